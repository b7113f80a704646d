import type { ActionProposal, ActionSuggestion, Summary } from '../../protocol/index.js';
import type { Source } from './source.js';

export interface SuggestionRequest {
  query: string;
  /** Content of the model's `actions` block; unchecked. */
  proposed: string | undefined;
  summary: Summary;
  sources: { id: string; source: Source }[];
}

/** What may be done next: the model's proposals that pass the checks, and those that follow from the sources. */
export type SuggestActions = (request: SuggestionRequest) => ActionProposal[];

export interface ActionOutcome {
  message: string;
  uri?: string;
  text?: string;
}

/** What of an answer an action may need. */
export interface ActionContext {
  runId: string;
  query: string;
  summary: Summary;
}

/**
 * Does, in the host, what reaches outside the engine. What changes files or opens the world asks the user first; a host
 * without a user to ask refuses with `confirmation_needed`. Throws AgentError.
 */
export interface ActionHost {
  perform(action: ActionSuggestion, context: ActionContext): Promise<ActionOutcome>;
}
