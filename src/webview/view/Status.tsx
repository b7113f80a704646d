import type { RunState } from '../state/model.js';
import { count } from '../selectors/amounts.js';
import { statusLine } from '../selectors/status.js';
import { useController } from './context.js';
import { bringIntoView } from './followEnd.js';
import { Icon, Spinner, type IconName } from './controls.js';

/** The one line of true progress. It keeps its place and height when the run ends, so that nothing jumps. */
export function Status({ run }: { run: RunState }) {
  const controller = useController();
  const { text, share, aside } = statusLine(run);
  const running = run.end === null;
  const changes = run.summary?.changes?.sections.length;
  const icon = run.end?.reason === 'completed' ? 'check' : run.end?.reason === 'failed' ? 'error' : 'stop';
  return (
    <div class={`status${running ? ' running' : ''}`}>
      <div class="status-row">
        {running ? <Spinner /> : <Icon name={icon} />}
        <span class="status-text" title={text}>
          {text}
        </span>
        {aside && <span class="quiet status-aside">{aside}</span>}
        {running && (
          <RowButton
            icon="stop"
            label="Stop"
            title="Stop; what was written is kept"
            onClick={() => controller.stop(run.run_id)}
          />
        )}
        {changes !== undefined ? (
          <RowButton
            icon="diff"
            label={count(changes, 'change')}
            title="What changed since this was answered last"
            onClick={showChanges}
          />
        ) : (
          run.end?.cached && (
            <RowButton
              icon="refresh"
              rare
              label="Ask again"
              title="Ask the model again instead of the cache"
              onClick={() => controller.runAgain(run, true)}
            />
          )
        )}
      </div>
      <div
        class="bar"
        role={share === null ? undefined : 'progressbar'}
        aria-label={share === null ? undefined : text}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      >
        {share !== null && <div class="bar-done" style={{ width: `${share * 100}%` }} />}
      </div>
    </div>
  );
}

interface RowButtonProps {
  icon: IconName;
  label: string;
  title: string;
  /** Where there is little room, its icon alone. */
  rare?: boolean;
  onClick: (event: MouseEvent) => void;
}

/** What can be done about a run, at the end of its line. */
function RowButton({ icon, label, title, rare = false, onClick }: RowButtonProps) {
  return (
    <button
      type="button"
      class={`text-button${rare ? ' rare' : ''}`}
      aria-label={label}
      title={title}
      onClick={onClick}
    >
      <Icon name={icon} /> <span>{label}</span>
    </button>
  );
}

/** The list of changes stands below the answer, so that the answer does not move when it comes. */
function showChanges({ currentTarget }: MouseEvent): void {
  const list =
    currentTarget instanceof Element
      ? currentTarget.closest('.turn')?.querySelector<HTMLElement>('.changes > summary')
      : null;
  list?.focus({ preventScroll: true });
  if (list) bringIntoView(list, 'center');
}
