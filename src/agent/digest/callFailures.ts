import { AgentError, message, toAgentError, type ErrorCode } from '../../protocol/index.js';

/**
 * Thrown if a prompt doesn't fit the context, according to the server's count or rejection: the estimated chunks must
 * be cut again.
 */
export class ContextOverflow extends Error {}

/**
 * Thrown if a prompt of notes is too long although the context is as large as assumed: the next one gets fewer notes.
 */
export class NotesOverflow extends Error {}

/** A call that ended before the model wrote anything but its reasoning. */
export class OnlyReasoning extends AgentError {
  /** `isCut`: at the output limit, so that more output might help. */
  constructor(readonly isCut: boolean) {
    super('output_limit', message('digest.onlyReasoning'), { retryable: true });
  }
}

/** Errors that would make every other call fail, too. */
const FATAL: ReadonlySet<ErrorCode> = new Set([
  'provider_unavailable',
  'first_token_timeout',
  'no_provider',
  'model_not_found',
  'unauthorized',
  'consent_needed',
  'cancelled',
  'internal',
]);
export function isFatal(error: unknown): boolean {
  if (error instanceof NotesOverflow) return false;
  return error instanceof ContextOverflow || FATAL.has(toAgentError(error).code);
}
