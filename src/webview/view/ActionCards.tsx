import type { ActionSuggestion, ActionType } from '../../protocol/index.js';
import type { ActionState, RunState } from '../state/model.js';
import { say, sayMessage, sayTold } from '../selectors/catalog/say.js';
import { canReadOn } from '../selectors/status.js';
import { useRef } from 'preact/hooks';
import { useController } from './context.js';
import { Icon, Spinner, type IconName } from './controls.js';
import { useOneStop } from './roving.js';

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
/** These change something, so they are disabled in an untrusted workspace. */
const CHANGING = new Set<ActionType>(['insert_into_editor', 'save_note', 'export_answer']);

/** The answer's toolbar, its citations, and the source rows offer these. */
const ELSEWHERE = new Set<ActionType>([
  'copy_answer',
  'insert_into_editor',
  'export_answer',
  'save_note',
  'open_link',
  'open_source',
]);
/** Any more would be a menu rather than a suggestion. */
const MOST_ACTIONS = 3;

const STOPS = '.action:not(:disabled)';

/** Next steps that the agent suggests. None of them happens automatically. */
export function ActionCards({ run, trusted }: { run: RunState; trusted: boolean }) {
  const list = useRef<HTMLUListElement>(null);
  const moveInList = useOneStop(list, STOPS);
  // Until the end, what is above them isn't complete.
  if (run.end === null) return null;
  // If reading can continue, that is offered above, next to what is missing.
  const actions = run.actions.filter(
    ({ action_type: type }) => !ELSEWHERE.has(type) && (type !== 'continue_reading' || !canReadOn(run)),
  );
  if (actions.length === 0) return null;
  // Questions first: they are the most likely next step.
  const best = actions.toSorted((a, b) => Number(isQuestion(b)) - Number(isQuestion(a))).slice(0, MOST_ACTIONS);
  return (
    <ul ref={list} class="actions" aria-label={say('actions.label')} onKeyDown={moveInList}>
      {best.map((action) => (
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

const isQuestion = ({ action_type: type }: ActionSuggestion): boolean =>
  type === 'ask_follow_up' || type === 'explain_term';

interface ActionCardProps {
  runId: string;
  action: ActionSuggestion;
  outcome: ActionState | undefined;
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
        title={off ? say('actions.untrusted') : explanation(action)}
        onClick={() => {
          if (!running) controller.act(runId, action.id);
        }}
      >
        {running ? (
          <Spinner />
        ) : (
          <Icon name={result ? (result.success ? 'check' : 'error') : ICONS[action.action_type]} />
        )}
        <span>{action.label_details ? sayMessage(action.label_details) : action.label}</span>
      </button>
      {/* A run that it started is on screen. */}
      {result && (!result.success || (result.message && result.run_id === undefined)) && (
        <p class={`action-result${result.success ? ' quiet' : ' bad'}`}>{sayTold(result)}</p>
      )}
    </>
  );
}

/** What will happen: the label is the model's text; this is ours. */
function explanation(action: ActionSuggestion): string {
  switch (action.action_type) {
    case 'ask_follow_up':
      return say('actions.ask', { query: action.query });
    case 'summarize_link':
      return say('actions.summarize', { url: action.url });
    case 'open_link':
      return say('actions.openLink', { url: action.url });
    case 'compare_source':
      return say('actions.compare', { url: action.url });
    case 'explain_term':
      return say('actions.explain', { term: action.term });
    case 'open_source':
      return say('actions.openSource');
    case 'copy_answer':
      return say('actions.copy');
    case 'insert_into_editor':
      return say('actions.insert');
    case 'save_note':
      return say('actions.note');
    case 'export_answer':
      return say('actions.export', { format: action.format });
    case 'continue_reading':
      return say('actions.continue');
  }
}
