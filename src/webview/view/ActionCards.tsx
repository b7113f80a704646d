import type { ActionSuggestion, ActionType } from '../../protocol/index.js';
import type { ActionOutcome, RunState } from '../state/model.js';
import { canReadOn } from '../selectors/status.js';
import { useController } from './context.js';
import { Icon, Spinner, type IconName } from './controls.js';

const ICONS: Record<ActionType, IconName> = {
  ask_follow_up: 'question',
  summarize_link: 'globe',
  open_link: 'external',
  open_source: 'open',
  compare_source: 'diff',
  explain_term: 'info',
  copy_answer: 'copy',
  insert_into_editor: 'insert',
  save_note: 'note',
  export_answer: 'export',
  continue_reading: 'list',
};
/** These change something and so are off in an untrusted workspace. */
const CHANGING = new Set<ActionType>(['insert_into_editor', 'save_note', 'export_answer']);

/** The answer's toolbar and the source's row have these. */
const ELSEWHERE = new Set<ActionType>(['copy_answer', 'insert_into_editor', 'export_answer', 'open_link']);

/** What the agent suggests to do next. Nothing of it happens by itself. */
export function ActionCards({ run, trusted }: { run: RunState; trusted: boolean }) {
  // Where reading can go on, it is offered above, beside what is missing.
  const actions = run.actions.filter(
    ({ action_type: type }) => !ELSEWHERE.has(type) && (type !== 'continue_reading' || !canReadOn(run)),
  );
  if (actions.length === 0) return null;
  return (
    <ul class="actions" aria-label="Suggested next steps">
      {actions.map((action) => (
        <li key={action.id}>
          <ActionCard
            runId={run.run_id}
            action={action}
            outcome={run.outcomes[action.id]}
            off={!trusted && CHANGING.has(action.action_type)}
          />
        </li>
      ))}
    </ul>
  );
}

interface ActionCardProps {
  runId: string;
  action: ActionSuggestion;
  outcome: ActionOutcome | undefined;
  off: boolean;
}

function ActionCard({ runId, action, outcome, off }: ActionCardProps) {
  const controller = useController();
  const running = outcome === 'running';
  const result = typeof outcome === 'object' ? outcome : null;
  return (
    <>
      <button
        type="button"
        class="action"
        aria-disabled={running}
        disabled={off}
        title={off ? 'Not in an untrusted workspace' : explanation(action)}
        onClick={() => {
          if (!running) controller.act(runId, action.id);
        }}
      >
        {running ? (
          <Spinner />
        ) : (
          <Icon name={result ? (result.success ? 'check' : 'error') : ICONS[action.action_type]} />
        )}
        <span>{action.label}</span>
      </button>
      {result && (!result.success || result.message) && (
        <p class={`action-result${result.success ? ' quiet' : ' bad'}`}>{result.message}</p>
      )}
    </>
  );
}

/** What will happen: the label is the model's word, this is ours. */
function explanation(action: ActionSuggestion): string {
  switch (action.action_type) {
    case 'ask_follow_up':
      return `Ask: ${action.query}`;
    case 'summarize_link':
      return `Read and summarize ${action.url}`;
    case 'open_link':
      return `Open ${action.url} in the browser`;
    case 'compare_source':
      return `Read ${action.url} as well and compare`;
    case 'explain_term':
      return `Explain “${action.term}”`;
    case 'open_source':
      return 'Open the source at this passage';
    case 'copy_answer':
      return 'Copy the answer';
    case 'insert_into_editor':
      return 'Insert the answer at the cursor';
    case 'save_note':
      return 'Save the answer in the notes folder';
    case 'export_answer':
      return `Export as ${action.format}`;
    case 'continue_reading':
      return 'Read what was left';
  }
}
