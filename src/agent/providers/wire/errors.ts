import { shortened } from '@regen-research/text';
import {
  AgentError,
  message,
  messageOf,
  type ErrorCode,
  type Message,
  type MessageArgument,
  type MessageKey,
} from '../../../protocol/index.js';

/** Longest part of a server's own message to pass on. */
const MOST_MESSAGE_CHARACTERS = 300;
/** SDK, fetch, and socket, plus one to spare. */
const DEEPEST_CAUSE = 5;
/** What keys look like, in case a server echoes one that isn't the configured one. */
const KEY_SHAPES = /\b(?:sk|key|pk|rk)-[\w*.-]{6,}|\bBearer\s+[\w.~+/=*-]{6,}/gi;

/** Details of an error response beyond its class. */
export interface FailureDetail {
  retryable?: boolean;
  cause?: unknown;
  /** Delay requested by the server, in milliseconds. */
  retryAfterMs?: number;
  /** The server is up but its model is still loading: worth waiting for. */
  loading?: boolean;
  /** No single prompt was too large, but several together were: send fewer at a time. */
  poolFull?: boolean;
  /** The server's response, for callers that can work around it. */
  failure?: HttpFailure;
  /** The prompt's size as the server counted it, and the maximum, in tokens. */
  promptTokens?: number;
  contextTokens?: number;
}

/** An AgentError of a provider, with what a retry or a resize needs. */
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

/** Who failed, for the error message. */
export interface Endpoint {
  /** Display name of the provider. */
  label: MessageArgument;
  /** Host and port, without user or path, or what was given instead of a URL. */
  host: string;
  model?: string;
  /** How to get a missing model. */
  howToGet?: Message;
  /** How to start the server. */
  howToStart?: readonly Message[];
  /** Removed from every message. */
  secret?: string;
  /** The environment variable with its API key; absent if it needs none. */
  keyVariable?: string;
  /** How to get access, if it needs no key. */
  howToSignIn?: Message;
}

const wayOut = ({ howToStart }: Endpoint) => howToStart ?? message('providers.checkNetwork');

/** The forms in which a server may repeat a key: as it is, in a URL, and in JSON. */
const formsOf = (secret: string): string[] => [
  ...new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]),
];

/** A server's message: shortened, on one line, without keys. */
export function presentable(text: string, secret = ''): string {
  const forms = secret === '' ? [] : formsOf(secret);
  const withoutSecret = forms.reduce((rest, form) => rest.replaceAll(form, '…'), text);
  const line = withoutSecret.replace(KEY_SHAPES, '…').replace(/\s+/g, ' ').trim();
  return shortened(line, MOST_MESSAGE_CHARACTERS);
}

function reasonOf(code: string | undefined, host: string): Message {
  if (code === 'ECONNREFUSED') return message('providers.nothingListens', { host });
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return message('providers.hostNotFound', { host });
  if (code === undefined) return message('providers.connectionFailedPlain', { host });
  if (code.startsWith('CERT_') || code.includes('CERTIFICATE') || code.startsWith('ERR_TLS'))
    return message('providers.certificate', { host });
  return message('providers.connectionFailed', { host, code });
}

/** The provider takes a key, and none is set. */
export function keyMissing({ label, keyVariable = '' }: Endpoint): ProviderError {
  return new ProviderError('unauthorized', message('providers.keyMissing', { label, variable: keyVariable }));
}

/** The connection failed, or broke before the answer started. */
export function connectionFailed(endpoint: Endpoint, error: unknown): ProviderError {
  const { label, host } = endpoint;
  const code = systemCode(error);
  // In a setting of the editor: the command line rejects it in its variable before.
  if (code === 'ERR_INVALID_URL')
    return new ProviderError('provider_unavailable', message('providers.notAUrl', { label, url: host }));
  const why = reasonOf(code, host);
  return new ProviderError(
    'provider_unavailable',
    message('providers.unreachable', { label, why, wayOut: wayOut(endpoint) }),
    {
      retryable: true,
      cause: new Error(presentable(messageOf(error), endpoint.secret)),
    },
  );
}

/** The server accepted a small request but didn't answer it in time. */
export function silent(endpoint: Endpoint): ProviderError {
  const { label, host } = endpoint;
  return new ProviderError(
    'provider_unavailable',
    message('providers.silent', { label, host, wayOut: wayOut(endpoint) }),
    { retryable: true },
  );
}

/** The connection broke in the middle of the answer, or ended without the last line. */
export function streamBroken({ label }: Pick<Endpoint, 'label'>, cause?: unknown): ProviderError {
  return new ProviderError('stream_broken', message('providers.streamBroken', { label }), { retryable: true, cause });
}

type What = Extract<MessageKey, `providers.what.${string}`>;

/** The response doesn't follow the protocol. */
export function badResponse({ label, host }: Endpoint, what: What): ProviderError {
  return new ProviderError('bad_response', message('providers.notTheProtocol', { label, host, what: message(what) }));
}

/** A model that the provider doesn't have. */
export function modelNotFound({ label, model = '', howToGet }: Endpoint): ProviderError {
  const how = howToGet ?? message('providers.chooseAnother');
  return new ProviderError('model_not_found', message('providers.modelMissing', { label, model, howToGet: how }));
}

/** An error response from the server. */
export interface HttpFailure {
  /** 0 for an error in the middle of a stream. */
  status: number;
  /** The server's own message. */
  message: string;
  /** The parameter that the server rejected. */
  parameter?: string;
  /** Machine-readable names (`context_length_exceeded`, `not_found_error`). */
  name?: string;
  retryAfterMs?: number;
  promptTokens?: number;
  contextTokens?: number;
}

const CONTEXT =
  /context[ _]?(?:length|window|size)|exceeds?_context|prompt is too long|too many (?:input )?tokens|input (?:length|is too long)|maximum context|(?:exceeds?|longer than|larger than).{0,40}\b(?:context|n_ctx|max_model_len)/i;
/** llama.cpp with slots that share one context: it names no prompt, because none is too large. */
const POOL_FULL = /^context size has been exceeded\.?$/i;
const LOADING =
  /\bloading model\b|\bmodel (?:is )?(?:still |currently |being )?load(?:ing|ed\b.{0,12}wait)|not (?:yet )?(?:ready|loaded)\b/i;
const QUOTA = /insufficient_quota|billing|credit balance/i;
const CONTENT = /content_filter|content_policy|content management policy/i;
/** The server will never support this. */
const NOT_IMPLEMENTED = 501;
/** Anthropic's status for an overloaded service. */
const OVERLOADED_STATUS = 529;

/** Converts an HTTP status with its message, or an error event in a stream, to an error that says what to do. */
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
    return new ProviderError('unauthorized', noAccess(endpoint, said));
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
  if (status === 503 && LOADING.test(words)) return stillLoading(endpoint);
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

/** The key is wrong or missing, or the provider has no key setting. */
function noAccess({ label, secret, keyVariable: variable, howToSignIn }: Endpoint, said: string | Message): Message {
  if (variable === undefined)
    return message('providers.denied', { label, said, wayOut: howToSignIn ?? message('providers.chooseAnother') });
  return message(secret === undefined ? 'providers.keyMissingServer' : 'providers.unauthorized', {
    label,
    said,
    variable,
  });
}

/** The server is up, but its model isn't. */
export function stillLoading({ label }: Endpoint): ProviderError {
  return new ProviderError('overloaded', message('providers.loading', { label }), { retryable: true, loading: true });
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
    // For localhost, Node tries ::1 and 127.0.0.1, and reports both.
    at = at instanceof AggregateError ? (at.errors[0] as unknown) : at.cause;
  }
  return undefined;
}
