import type { ActionSuggestion, LabeledAction, Summary } from '../../protocol/index.js';
import type { Requester } from './runs.js';
import type { Source } from './source.js';

export interface SuggestionRequest {
  query: string;
  /** Content of the model's `actions` block; not validated. */
  proposed: string | undefined;
  summary: Summary;
  sources: { id: string; source: Source }[];
}

/** Suggested next steps: the model's proposals that pass validation, and those derived from the sources. */
export type SuggestActions = (request: SuggestionRequest) => LabeledAction[];

export interface ActionOutcome {
  message: string;
  uri?: string;
  text?: string;
}

/** What an action may need from an answer. */
export interface ActionContext {
  runId: string;
  query: string;
  summary: Summary;
  /**
   * Who requested it. A program isn't the person at the keyboard, so what the person could simply do needs
   * confirmation.
   */
  askedBy: Requester['trust'];
}

/**
 * Performs, in the host, whatever reaches outside the engine. Asks the user before changing files or opening anything;
 * a host without a user refuses with `confirmation_needed`. Throws AgentError.
 */
export interface ActionHost {
  perform(action: ActionSuggestion, context: ActionContext): Promise<ActionOutcome>;
}
