import { isAgentError, type AgentError } from '../../../protocol/index.js';
import { readErrorBody } from './errorBody.js';
import { badResponse, connectionFailed, fromHttp, streamBroken, type Endpoint } from './errors.js';

/** SDK, the SDK's connection error, and ours. */
const DEEPEST_CAUSE = 4;

/** Our own fetch's error, which the SDKs wrap. */
function classified(error: unknown): AgentError | undefined {
  let at = error;
  for (let depth = 0; at instanceof Error && depth < DEEPEST_CAUSE; depth++) {
    // OpenAI's errors have their own codes, and `model_not_found` is one of ours, too.
    if (isAgentError(at) && typeof at.retryable === 'boolean') return at;
    at = at.cause;
  }
  return undefined;
}

/**
 * Converts an error of the OpenAI or Anthropic SDK. Our fetch has already classified statuses; what the SDKs throw
 * themselves are errors in the middle of a stream. The SDK's error isn't kept as the cause: it may contain the key as
 * echoed by the server.
 */
export function sdkFailure(error: unknown, endpoint: Endpoint, begun: boolean): AgentError {
  const own = classified(error);
  if (own) return own;
  if (error instanceof SyntaxError) return badResponse(endpoint, 'providers.what.notJson');
  const body = (error as { error?: unknown } | undefined)?.error;
  if (body !== undefined) {
    const told = readErrorBody(body);
    return fromHttp(endpoint, {
      ...told,
      status: 0,
      message: told.message || (error instanceof Error ? error.message : ''),
    });
  }
  return begun
    ? streamBroken(endpoint)
    : connectionFailed(endpoint, error instanceof Error && error.cause !== undefined ? error.cause : error);
}
