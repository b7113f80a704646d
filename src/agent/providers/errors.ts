import { AgentError, type ErrorCode } from '../../protocol/index.js';

/** Longest piece of a server's own message that is passed on. */
const MOST_MESSAGE_CHARACTERS = 300;
/** SDK over fetch over socket, and one to spare. */
const DEEPEST_CAUSE = 5;
/** What keys look like, should a server echo one that is not the configured one. */
const KEY_SHAPES = /\b(?:sk|key|pk|rk)-[\w*.-]{6,}|\bBearer\s+[\w.~+/=*-]{6,}/gi;

/** An AgentError of a provider, with what a retry needs to know. */
export class ProviderError extends AgentError {
  /** Milliseconds that the server asks to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { retryable?: boolean; cause?: unknown; retryAfterMs?: number } = {},
  ) {
    super(code, message, options);
    this.name = 'ProviderError';
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Who failed: enough to say it in a sentence. */
export interface Endpoint {
  /** The provider's name for people. */
  label: string;
  /** Host and port, without user or path. */
  host: string;
  model?: string;
  /** How to get a model that is missing, as a sentence. */
  howToGet?: string;
  /** How to start the server, as a sentence. */
  howToStart?: string;
  /** Taken out of every message. */
  secret?: string;
}

/** A server's message, short, in one line and without keys. */
export function presentable(message: string, secret?: string): string {
  const withoutSecret = secret === undefined || secret === '' ? message : message.replaceAll(secret, '…');
  const text = withoutSecret.replace(KEY_SHAPES, '…').replace(/\s+/g, ' ').trim();
  return text.length > MOST_MESSAGE_CHARACTERS ? `${text.slice(0, MOST_MESSAGE_CHARACTERS)}…` : text;
}

/** The connection could not be made, or broke before the answer began. */
export function connectionFailed(endpoint: Endpoint, error: unknown): ProviderError {
  const { label, host, howToStart } = endpoint;
  const code = systemCode(error);
  const why =
    code === 'ECONNREFUSED'
      ? `Nothing answers at ${host}`
      : code === 'ENOTFOUND' || code === 'EAI_AGAIN'
        ? `The host ${host} cannot be found`
        : code?.startsWith('CERT_') || code?.includes('CERTIFICATE') || code?.startsWith('ERR_TLS')
          ? `The certificate of ${host} is not trusted`
          : `The connection to ${host} failed${code === undefined ? '' : ` (${code})`}`;
  return new ProviderError(
    'provider_unavailable',
    `${label} is away: ${why}. ${howToStart ?? 'Check its address and your network.'}`,
    {
      retryable: true,
      cause: new Error(presentable(error instanceof Error ? error.message : String(error), endpoint.secret)),
    },
  );
}

/** The server took a small question and did not answer it in time. */
export function silent({ label, host, howToStart }: Endpoint): ProviderError {
  return new ProviderError(
    'provider_unavailable',
    `${label} at ${host} does not answer. ${howToStart ?? 'Check its address and your network.'}`,
    { retryable: true },
  );
}

/** The connection broke after the answer had begun, or ended without the last line. */
export function streamBroken({ label }: Endpoint, cause?: unknown): ProviderError {
  return new ProviderError(
    'stream_broken',
    `${label} ended its answer before it was finished. What came so far is kept; run it again.`,
    { retryable: true, cause },
  );
}

/** What came is not the protocol. */
export function badResponse({ label, host }: Endpoint, what: string): ProviderError {
  return new ProviderError(
    'bad_response',
    `${what} came from ${host} instead of ${label}'s answer. Check that its address is right and that no proxy stands in between.`,
  );
}

/** A model that the provider does not have. */
export function modelNotFound({ label, model, howToGet }: Endpoint): ProviderError {
  return new ProviderError(
    'model_not_found',
    `${label} has no model "${model ?? ''}". ${howToGet ?? 'Choose another one with "Select Model".'}`,
  );
}

export interface HttpFailure {
  status: number;
  /** The server's own words. */
  message: string;
  /** Machine-readable names that OpenAI and Anthropic give (`context_length_exceeded`, `not_found_error`). */
  name?: string;
  retryAfterMs?: number;
}

const CONTEXT =
  /context[ _]?(?:length|window|size)|exceeds?_context|prompt is too long|too many (?:input )?tokens|input (?:length|is too long)|maximum context/i;
const QUOTA = /insufficient_quota|billing|credit balance/i;
const CONTENT = /content_filter|content_policy|content management policy/i;
/** Anthropic's for an overloaded service. */
const OVERLOADED_STATUS = 529;

/** An HTTP status with its message, or an error event in mid-stream (`status` 0), as an error with the way out. */
export function fromHttp(endpoint: Endpoint, failure: HttpFailure): ProviderError {
  const { label, host, model, secret } = endpoint;
  const { status, name = '', retryAfterMs } = failure;
  const said = presentable(failure.message, secret);
  const words = `${name} ${failure.message}`;
  if (CONTEXT.test(words) || status === 413) {
    return new ProviderError(
      'context_overflow',
      `The text is longer than the context of "${model ?? label}" (${said}). Choose a model with a larger context, or raise the context size in the settings.`,
    );
  }
  if (status === 401 || status === 403 || name === 'authentication_error') {
    return new ProviderError(
      'unauthorized',
      `${label} refused the API key (${status || name}). Set a valid key with "Set API Key".`,
    );
  }
  if (QUOTA.test(words))
    return new ProviderError(
      'rate_limited',
      `${label} says that the account has no credit left. Add credit, or choose another provider.`,
    );
  if (status === 404) {
    if (/model/i.test(words)) return modelNotFound(endpoint);
    return new ProviderError(
      'bad_response',
      `${host} answers, but not as ${label} does (404). Check the base URL in the settings.`,
    );
  }
  if (status === 429 || name === 'rate_limit_error') {
    return new ProviderError(
      'rate_limited',
      `${label} is being asked too often (${said}). Wait a moment and run it again.`,
      { retryable: true, retryAfterMs },
    );
  }
  if (status === 503 || status === OVERLOADED_STATUS || name === 'overloaded_error') {
    return new ProviderError('overloaded', `${label} is overloaded (${said}). Wait a moment and run it again.`, {
      retryable: true,
      retryAfterMs,
    });
  }
  if (CONTENT.test(words)) return refused(endpoint);
  if (status >= 300 && status < 400) {
    return new ProviderError(
      'provider_error',
      `${host} redirects elsewhere (${status}), which is not followed, so that neither text nor key goes to another host. Set the base URL to the final address.`,
    );
  }
  return new ProviderError(
    'provider_error',
    `${label} reported an error${status === 0 ? '' : ` (${status})`}: ${said || 'no reason given'}.`,
    { retryable: status === 0 || status >= 500 },
  );
}

export function refused({ label }: Endpoint): ProviderError {
  return new ProviderError(
    'refused_by_model',
    `${label} declined to answer this. Rephrase the question, or choose another model.`,
  );
}

export function cancelled(cause?: unknown): AgentError {
  return new AgentError('cancelled', 'The run was stopped.', { cause });
}

/** Seconds or an HTTP date, or OpenAI's milliseconds. */
export function retryAfter(headers: { get(name: string): string | null } | undefined, now: number): number | undefined {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? NaN);
  if (Number.isFinite(milliseconds)) return Math.max(0, milliseconds);
  const value = headers?.get('retry-after') ?? null;
  if (value === null) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** `ECONNREFUSED` and the like, from the error or its causes. */
function systemCode(error: unknown): string | undefined {
  let at: unknown = error;
  for (let depth = 0; at instanceof Error && depth < DEEPEST_CAUSE; depth++) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string') return code;
    // Node tries ::1 and 127.0.0.1 for localhost, and reports both.
    at = at instanceof AggregateError ? (at.errors[0] as unknown) : at.cause;
  }
  return undefined;
}
