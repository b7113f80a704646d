import type { ActionSuggestion, EventOf, StartAgent } from '../../protocol/index.js';
import { DEFAULT_QUERY, message, textOf } from '../../protocol/index.js';

/** The run that an action starts; undefined for actions that the host performs. */
export function followUpCommand(
  action: ActionSuggestion,
  runId: string,
  started: EventOf<'agent_start'>,
): StartAgent | undefined {
  const { query, session_id } = started.payload;
  switch (action.action_type) {
    case 'ask_follow_up':
      return { type: 'start_agent', query: action.query, follow_up: runId, session_id };
    case 'explain_term':
      return {
        type: 'start_agent',
        query: textOf(message('actions.termQuestion', { term: action.term })),
        follow_up: runId,
        session_id,
      };
    case 'summarize_link':
      return { type: 'start_agent', query: DEFAULT_QUERY, url: action.url, session_id };
    case 'compare_source':
      return {
        type: 'start_agent',
        query: textOf(message('actions.compareQuestion')),
        follow_up: runId,
        sources: [{ url: action.url }],
        session_id,
      };
    case 'continue_reading':
      return { type: 'start_agent', query, continue_run: runId, session_id };
    default:
      return undefined;
  }
}
