import { isAgentError, type AgentError } from '../../../protocol/index.js';
import { readErrorBody } from './errorBody.js';
import { badResponse, connectionFailed, fromHttp, streamBroken, type Endpoint } from './errors.js';

/** SDK over the SDK's connection error over ours. */
const DEEPEST_CAUSE = 4;

/** What our own fetch threw, which the SDKs wrap. */
function classified(error: unknown): AgentError | undefined {
  let at = error;
  for (let depth = 0; at instanceof Error && depth < DEEPEST_CAUSE; depth++) {
    // OpenAI's errors have codes of their own, and `model_not_found` is one of ours too.
    if (isAgentError(at) && typeof at.retryable === 'boolean') return at;
    at = at.cause;
  }
  return undefined;
}

/**
 * An error of the OpenAI or Anthropic SDK as ours. Statuses were classified by our own fetch; what the SDKs throw themselves
 * are errors in mid-stream. The SDK's own error is not kept as the cause: it may hold the server's echo of the key.
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
