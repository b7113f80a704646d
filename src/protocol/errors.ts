import { message, textOf, told, type Message, type Told } from './messages/index.js';

/** Why a source can't be read. */
export const SOURCE_ERROR_CODES = [
  'blocked_address',
  'fetch_failed',
  'http_error',
  'too_many_redirects',
  'too_large',
  'source_timeout',
  'unsupported_content',
  'empty_content',
  'needs_javascript',
  'login_required',
  'consent_wall',
  'encrypted',
  'scanned',
  'not_found',
  'read_failed',
  'parser_failed',
] as const;

/** Stable names of everything that can go wrong. Code branches on these, never on the sentence. */
export const ERROR_CODES = [
  // What a client sent
  'invalid_message',
  'invalid_url',
  'unknown_run',
  'unknown_action',
  'action_refused',
  'action_failed',
  'confirmation_needed',
  'too_many_requests',
  'agent_busy',
  ...SOURCE_ERROR_CODES,
  // Talking to a model
  'provider_unavailable',
  'no_provider',
  'model_not_found',
  'first_token_timeout',
  'idle_timeout',
  'stream_broken',
  'bad_response',
  'rate_limited',
  'overloaded',
  'unauthorized',
  'consent_needed',
  'refused_by_model',
  'context_overflow',
  'output_limit',
  'provider_error',
  // The run
  'cancelled',
  'interrupted',
  'store_failed',
  'port_in_use',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** An error whose `message` is a sentence that a person can act on. */
export class AgentError extends Error {
  readonly code: ErrorCode;
  /** The sentence by key and arguments, for a reader of another language. */
  readonly sentence: Message;
  /** Whether the same request may succeed later without being changed. */
  readonly retryable: boolean;

  constructor(code: ErrorCode, sentence: Message, options: { retryable?: boolean; cause?: unknown } = {}) {
    super(textOf(sentence), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AgentError';
    this.code = code;
    this.sentence = sentence;
    this.retryable = options.retryable ?? false;
  }
}

/**
 * Classifies by shape rather than by class, because lazily loaded bundles each carry a copy of the class.
 */
export function isAgentError(value: unknown): value is AgentError {
  if (!(value instanceof Error)) return false;
  const { code, retryable } = value as { code?: unknown; retryable?: unknown };
  // Others' errors have a code as well, some of them with our names.
  return typeof retryable === 'boolean' && ERROR_CODES.includes(code as ErrorCode);
}

/** Any thrown value as an AgentError; what nobody classified is `internal`. */
export function toAgentError(value: unknown): AgentError {
  if (isAgentError(value)) return value;
  if (value instanceof Error && value.name === 'AbortError')
    return new AgentError('cancelled', message('runs.stopped'), { cause: value });
  return new AgentError('internal', message('runs.internal', { reason: messageOf(value) }), { cause: value });
}

/** An error as events carry it. */
export const failureOf = ({
  code,
  sentence,
  retryable,
}: AgentError): Told & Pick<AgentError, 'code' | 'retryable'> => ({
  ...told(sentence),
  code,
  retryable,
});

/** What any thrown value says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
