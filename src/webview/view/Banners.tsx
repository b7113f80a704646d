import type { ComponentChildren } from 'preact';
import { say, sayTold } from '../selectors/catalog/say.js';
import { busySentence, questionTitle } from '../selectors/status.js';
import type { SidebarState } from '../state/model.js';
import { useController } from './context.js';
import { Button, Icon, IconButton, type IconName } from './controls.js';
import { Remedies } from './Remedies.js';

interface BannerProps {
  kind: 'info' | 'warning' | 'error';
  children: ComponentChildren;
  onClose?: () => void;
  actions?: ComponentChildren;
}

const ICONS: Record<BannerProps['kind'], IconName> = { info: 'info', warning: 'warning', error: 'error' };

export function Banner({ kind, children, onClose, actions }: BannerProps) {
  return (
    <div class={`banner banner-${kind}`}>
      <Icon name={ICONS[kind]} />
      <div class="banner-text">
        <div>{children}</div>
        {actions && <div class="buttons">{actions}</div>}
      </div>
      {onClose && <IconButton icon="close" label={say('banner.dismiss')} onClick={onClose} />}
    </div>
  );
}

/** A run of another client of the session. */
export function ElsewhereBanner({ state }: { state: SidebarState }) {
  const controller = useController();
  const run = state.runs[state.elsewhere ?? ''];
  if (!run?.started) return null;
  return (
    <Banner
      kind="info"
      actions={
        <>
          <Button onClick={() => controller.join(run.run_id)}>{say('banner.showOther')}</Button>
          <Button onClick={() => controller.stop(run.run_id)}>{say('banner.stopOther')}</Button>
        </>
      }
    >
      {say('run.noOtherSources', { query: questionTitle(run.started.query) })}
    </Banner>
  );
}

export function BusyBanner({ state }: { state: SidebarState }) {
  const controller = useController();
  const { busy } = state;
  if (!busy) return null;
  const { command, run_id: runId } = busy;
  const shown = state.thread.includes(runId);
  return (
    <Banner
      kind="warning"
      onClose={() => controller.store.dispatch({ type: 'busy_closed' })}
      actions={
        <>
          {!shown && (
            <Button primary onClick={() => controller.join(runId)}>
              {say('banner.showRunning')}
            </Button>
          )}
          {command && (
            <Button primary={shown} onClick={() => controller.stopAndStart(runId, command)}>
              {say('banner.stopAndAsk')}
            </Button>
          )}
        </>
      }
    >
      {busySentence(state.runs[runId])}
    </Banner>
  );
}

/** An error that doesn't belong to a run. */
export function ProblemBanner({ state }: { state: SidebarState }) {
  const controller = useController();
  const { problem, failed_command: command } = state;
  if (!problem) return null;
  return (
    <Banner
      kind="error"
      onClose={() => controller.store.dispatch({ type: 'problem_closed' })}
      actions={
        <Remedies
          failure={problem}
          address={command?.type === 'start_agent' ? command.url : undefined}
          onRetry={command ? () => controller.retry(command) : undefined}
        />
      }
    >
      {sayTold(problem)}
    </Banner>
  );
}
