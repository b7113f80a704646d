import {
  AgentError,
  message,
  messageOf,
  type ErrorCode,
  type Message,
  type MessageKey,
} from '../../../protocol/index.js';

/** Longest piece of a server's own message that is passed on. */
const MOST_MESSAGE_CHARACTERS = 300;
/** SDK over fetch over socket, and one to spare. */
const DEEPEST_CAUSE = 5;
/** What keys look like, should a server echo one that is not the configured one. */
const KEY_SHAPES = /\b(?:sk|key|pk|rk)-[\w*.-]{6,}|\bBearer\s+[\w.~+/=*-]{6,}/gi;

/** What a server's refusal tells beyond its class. */
export interface FailureDetail {
  retryable?: boolean;
  cause?: unknown;
  /** Milliseconds that the server asks to wait. */
  retryAfterMs?: number;
  /** The server is up and its model is not yet: worth waiting for. */
  loading?: boolean;
  /** No prompt was too large, but several together were: fewer at a time. */
  poolFull?: boolean;
  /** What the server answered, for whoever knows a way around it. */
  failure?: HttpFailure;
  /** Tokens as the server counted the prompt, and as many as it takes. */
  promptTokens?: number;
  contextTokens?: number;
}

/** An AgentError of a provider, with what a retry or a resize needs to know. */
export class ProviderError extends AgentError {
  readonly retryAfterMs?: number;
  readonly loading: boolean;
  readonly poolFull: boolean;
  readonly promptTokens?: number;
  readonly contextTokens?: number;
  readonly failure?: HttpFailure;

  constructor(code: ErrorCode, sentence: Message, detail: FailureDetail = {}) {
    super(code, sentence, detail);
    this.name = 'ProviderError';
    this.retryAfterMs = detail.retryAfterMs;
    this.loading = detail.loading ?? false;
    this.poolFull = detail.poolFull ?? false;
    this.promptTokens = detail.promptTokens;
    this.contextTokens = detail.contextTokens;
    this.failure = detail.failure;
  }
}

/** Who failed: enough to say it in a sentence. */
export interface Endpoint {
  /** The provider's name for people. */
  label: string;
  /** Host and port, without user or path. */
  host: string;
  model?: string;
  /** How to get a model that is missing. */
  howToGet?: Message;
  /** How to start the server. */
  howToStart?: readonly Message[];
  /** Taken out of every message. */
  secret?: string;
}

const wayOut = ({ howToStart }: Endpoint) => howToStart ?? message('providers.checkNetwork');

/** A server's message, short, in one line and without keys. */
export function presentable(text: string, secret?: string): string {
  const withoutSecret = secret === undefined || secret === '' ? text : text.replaceAll(secret, '…');
  const line = withoutSecret.replace(KEY_SHAPES, '…').replace(/\s+/g, ' ').trim();
  return line.length > MOST_MESSAGE_CHARACTERS ? `${line.slice(0, MOST_MESSAGE_CHARACTERS)}…` : line;
}

function reasonOf(code: string | undefined, host: string): Message {
  if (code === 'ECONNREFUSED') return message('providers.nothingListens', { host });
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return message('providers.hostNotFound', { host });
  if (code === undefined) return message('providers.connectionFailedPlain', { host });
  if (code.startsWith('CERT_') || code.includes('CERTIFICATE') || code.startsWith('ERR_TLS'))
    return message('providers.certificate', { host });
  return message('providers.connectionFailed', { host, code });
}

/** The connection could not be made, or broke before the answer began. */
export function connectionFailed(endpoint: Endpoint, error: unknown): ProviderError {
  const { label, host } = endpoint;
  const why = reasonOf(systemCode(error), host);
  return new ProviderError(
    'provider_unavailable',
    message('providers.unreachable', { label, why, wayOut: wayOut(endpoint) }),
    {
      retryable: true,
      cause: new Error(presentable(messageOf(error), endpoint.secret)),
    },
  );
}

/** The server took a small question and did not answer it in time. */
export function silent(endpoint: Endpoint): ProviderError {
  const { label, host } = endpoint;
  return new ProviderError(
    'provider_unavailable',
    message('providers.silent', { label, host, wayOut: wayOut(endpoint) }),
    { retryable: true },
  );
}

/** The connection broke after the answer had begun, or ended without the last line. */
export function streamBroken({ label }: Pick<Endpoint, 'label'>, cause?: unknown): ProviderError {
  return new ProviderError('stream_broken', message('providers.streamBroken', { label }), { retryable: true, cause });
}

type What = Extract<MessageKey, `providers.what.${string}`>;

/** What came is not the protocol. */
export function badResponse({ label, host }: Endpoint, what: What): ProviderError {
  return new ProviderError('bad_response', message('providers.notTheProtocol', { label, host, what: message(what) }));
}

/** A model that the provider does not have. */
export function modelNotFound({ label, model = '', howToGet }: Endpoint): ProviderError {
  const how = howToGet ?? message('providers.chooseAnother');
  return new ProviderError('model_not_found', message('providers.modelMissing', { label, model, howToGet: how }));
}

/** What a server answered instead of what it was asked for. */
export interface HttpFailure {
  /** 0 for an error in mid-stream. */
  status: number;
  /** The server's own words. */
  message: string;
  /** The parameter that the server complains of. */
  parameter?: string;
  /** Machine-readable names (`context_length_exceeded`, `not_found_error`). */
  name?: string;
  retryAfterMs?: number;
  promptTokens?: number;
  contextTokens?: number;
}

const CONTEXT =
  /context[ _]?(?:length|window|size)|exceeds?_context|prompt is too long|too many (?:input )?tokens|input (?:length|is too long)|maximum context|(?:exceeds?|longer than|larger than).{0,40}\b(?:context|n_ctx|max_model_len)/i;
/** llama.cpp's, where the slots share one pool: it names no prompt, because none is too large. */
const POOL_FULL = /^context size has been exceeded\.?$/i;
const LOADING =
  /\bloading model\b|\bmodel (?:is )?(?:still |currently |being )?load(?:ing|ed\b.{0,12}wait)|not (?:yet )?(?:ready|loaded)\b/i;
const QUOTA = /insufficient_quota|billing|credit balance/i;
const CONTENT = /content_filter|content_policy|content management policy/i;
/** The server will never do this. */
const NOT_IMPLEMENTED = 501;
/** Anthropic's for an overloaded service. */
const OVERLOADED_STATUS = 529;

/** An HTTP status with its message, or an error event in mid-stream, as an error with the way out. */
export function fromHttp(endpoint: Endpoint, failure: HttpFailure): ProviderError {
  const { label, host, model, secret } = endpoint;
  const { status, name = '', retryAfterMs, promptTokens, contextTokens } = failure;
  const said = presentable(failure.message, secret).replace(/[.\s]+$/, '') || message('providers.noReason');
  const words = `${name} ${failure.message}`;
  const named = (...names: string[]) => name.split(' ').some((word) => names.includes(word));
  if (POOL_FULL.test(failure.message.trim()) && promptTokens === undefined)
    return new ProviderError('context_overflow', message('providers.poolFull', { label, said }), { poolFull: true });
  if (CONTEXT.test(words) || status === 413) {
    return new ProviderError(
      'context_overflow',
      message('providers.contextOverflow', { model: model ?? label, said }),
      { promptTokens, contextTokens },
    );
  }
  if (status === 401 || status === 403 || named('authentication_error', 'invalid_api_key'))
    return new ProviderError('unauthorized', message('providers.unauthorized', { label, said }));
  if (QUOTA.test(words)) return new ProviderError('rate_limited', message('providers.noCredit', { label, said }));
  if (status === 404) {
    if (/model/i.test(words)) return modelNotFound(endpoint);
    return new ProviderError('bad_response', message('providers.notItsApi', { label, host, said }));
  }
  if (status === 429 || named('rate_limit_error'))
    return new ProviderError('rate_limited', message('providers.rateLimited', { label, said }), {
      retryable: true,
      retryAfterMs,
    });
  if (status === 503 && LOADING.test(words))
    return new ProviderError('overloaded', message('providers.loading', { label }), { retryable: true, loading: true });
  if (status === 503 || status === OVERLOADED_STATUS || named('overloaded_error'))
    return new ProviderError('overloaded', message('providers.overloaded', { label, said }), {
      retryable: true,
      retryAfterMs,
    });
  if (CONTENT.test(words)) return refused(endpoint);
  if (status >= 300 && status < 400)
    return new ProviderError('provider_error', message('providers.redirected', { host, status }));
  return new ProviderError(
    'provider_error',
    status === 0
      ? message('providers.error', { label, said })
      : message('providers.errorStatus', { label, status, said }),
    { retryable: status === 0 || (status >= 500 && status !== NOT_IMPLEMENTED), failure },
  );
}

export function refused({ label }: Endpoint): ProviderError {
  return new ProviderError('refused_by_model', message('providers.refused', { label }));
}

export function cancelled(cause?: unknown): AgentError {
  return new AgentError('cancelled', message('runs.stopped'), { cause });
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
