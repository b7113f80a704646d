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

/** Stable codes for all errors. Code branches on these, never on the message. */
export const ERROR_CODES = [
  // What a client sent
  'invalid_message',
  'invalid_url',
  'unknown_run',
  'unknown_action',
  'unknown_call',
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

/** An error whose `message` tells the user what to do. */
export class AgentError extends Error {
  readonly code: ErrorCode;
  /** The message's key and arguments, for translation. */
  readonly sentence: Message;
  /** Whether the same request may succeed later, unchanged. */
  readonly retryable: boolean;
  /** The title of the page that couldn't be read, if that much is known. */
  readonly pageTitle: string | undefined;

  constructor(
    code: ErrorCode,
    sentence: Message,
    options: { retryable?: boolean; pageTitle?: string; cause?: unknown } = {},
  ) {
    super(textOf(sentence), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AgentError';
    this.code = code;
    this.sentence = sentence;
    this.retryable = options.retryable ?? false;
    this.pageTitle = options.pageTitle;
  }
}

/** Checks the shape rather than the class, because lazily loaded bundles each contain a copy of the class. */
export function isAgentError(value: unknown): value is AgentError {
  if (!(value instanceof Error)) return false;
  const { code, retryable } = value as { code?: unknown; retryable?: unknown };
  // Foreign errors have a `code` as well, sometimes with the same name as ours.
  return typeof retryable === 'boolean' && ERROR_CODES.includes(code as ErrorCode);
}

/** Converts any thrown value to an AgentError; unclassified errors become `internal`. */
export function toAgentError(value: unknown): AgentError {
  if (isAgentError(value)) return value;
  if (value instanceof Error && value.name === 'AbortError')
    return new AgentError('cancelled', message('runs.stopped'), { cause: value });
  return new AgentError('internal', message('runs.internal', { reason: messageOf(value) }), { cause: value });
}

/** An error in the form that events use. */
export const failureOf = ({
  code,
  sentence,
  retryable,
}: AgentError): Told & Pick<AgentError, 'code' | 'retryable'> => ({
  ...told(sentence),
  code,
  retryable,
});

/** The message of any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
