import { isAgentError, type AgentError } from '../../protocol/index.js';
import { badResponse, connectionFailed, fromHttp, retryAfter, streamBroken, type Endpoint } from './errors.js';

interface SdkErrorShape {
  status?: unknown;
  headers?: { get(name: string): string | null };
  error?: unknown;
  code?: unknown;
  type?: unknown;
}

/** What our own fetch threw, which the SDKs wrap. */
function classified(error: unknown): AgentError | undefined {
  let at = error;
  // SDK over SDK's connection error over ours.
  for (let depth = 0; at instanceof Error && depth < 4; depth++) {
    // OpenAI's errors have codes of their own, and `model_not_found` is one of ours too.
    if (isAgentError(at) && typeof at.retryable === 'boolean') return at;
    at = at.cause;
  }
  return undefined;
}

const messageIn = (body: unknown): string | undefined => {
  if (typeof body === 'string') return body;
  if (body === null || typeof body !== 'object') return undefined;
  const { message, error } = body as { message?: unknown; error?: unknown };
  return typeof message === 'string' ? message : messageIn(error);
};

const typeIn = (body: unknown): string => {
  if (body === null || typeof body !== 'object') return '';
  const { type, error } = body as { type?: unknown; error?: unknown };
  return [typeof type === 'string' ? type : '', typeIn(error)].join(' ').trim();
};

/**
 * An error of the OpenAI or Anthropic SDK, by its shape, as ours. The SDK's own error is not kept as the cause: it may hold the
 * server's echo of the key.
 */
export function sdkFailure(error: unknown, endpoint: Endpoint, begun: boolean): AgentError {
  const own = classified(error);
  if (own) return own;
  if (error instanceof SyntaxError) return badResponse(endpoint, 'Something that is not JSON');
  const { status, headers, error: body, code, type } = (error ?? {}) as SdkErrorShape;
  if (typeof status === 'number' || body !== undefined) {
    const names = [code, type, typeIn(body)].filter((name): name is string => typeof name === 'string' && name !== '');
    // Anthropic's body is {type: 'error', error: {type}}; the inner one is the name.
    const name =
      names
        .join(' ')
        .split(' ')
        .find((word) => word !== 'error' && word !== 'invalid_request_error') ?? '';
    return fromHttp(endpoint, {
      status: typeof status === 'number' ? status : 0,
      message: messageIn(body) ?? (error instanceof Error ? error.message : ''),
      name,
      retryAfterMs: retryAfter(headers, Date.now()),
    });
  }
  return begun
    ? streamBroken(endpoint)
    : connectionFailed(endpoint, error instanceof Error && error.cause !== undefined ? error.cause : error);
}
