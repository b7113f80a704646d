import type { ComponentChildren } from 'preact';
import { noticeText } from '../selectors/notices.js';
import type { SidebarState } from '../state/model.js';
import { busySentence } from '../selectors/status.js';
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
      {onClose && <IconButton icon="close" label="Dismiss" onClick={onClose} />}
    </div>
  );
}

export function ConnectionBanner({ state }: { state: SidebarState }) {
  if (!state.ready || state.link !== 'lost') return null;
  return <Banner kind="info">The connection to the agent was lost; it is being opened again. Nothing is lost.</Banner>;
}

export function NoticeBanner({ state }: { state: SidebarState }) {
  const controller = useController();
  const { notice } = state;
  return (
    notice && (
      <Banner kind={notice.level} onClose={() => controller.store.dispatch({ type: 'notice_closed' })}>
        {noticeText(notice)}
      </Banner>
    )
  );
}

export function ElsewhereBanner({ state }: { state: SidebarState }) {
  const controller = useController();
  const run = state.runs[state.elsewhere ?? ''];
  if (!run?.started) return null;
  return (
    <Banner
      kind="info"
      actions={
        <>
          <Button onClick={() => controller.join(run.run_id)}>Show it</Button>
          <Button onClick={() => controller.stop(run.run_id)}>Stop it</Button>
        </>
      }
    >
      Another question is being answered: “{run.started.query}”
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
              Join it
            </Button>
          )}
          {command && (
            <Button primary={shown} onClick={() => controller.stopAndStart(runId, command)}>
              Stop it, ask mine
            </Button>
          )}
        </>
      }
    >
      {busySentence(state.runs[runId])}
    </Banner>
  );
}

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
          address={command?.url}
          onRetry={command ? () => controller.retry(command) : undefined}
        />
      }
    >
      {problem.message}
    </Banner>
  );
}
