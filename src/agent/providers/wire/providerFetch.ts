import { isAgentError, message, textOf } from '../../../protocol/index.js';
import { parseErrorBody, readErrorBody } from './errorBody.js';
import {
  badResponse,
  cancelled,
  connectionFailed,
  fromHttp,
  retryAfter,
  type Endpoint,
  type HttpFailure,
} from './errors.js';

export interface FetchInit {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  /** `manual`: a key must never follow a redirect to another host. */
  redirect?: 'manual' | 'follow' | 'error';
}

export interface FetchResponse {
  status: number;
  ok: boolean;
  headers: { get(name: string): string | null };
  body: AsyncIterable<Uint8Array> | null;
  text(): Promise<string>;
}

export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** Maximum size of an error body that is read. */
const MOST_ERROR_CHARACTERS = 64 * 1024;

async function failureIn(response: FetchResponse): Promise<Omit<HttpFailure, 'status' | 'retryAfterMs'>> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > MOST_ERROR_CHARACTERS) break;
  }
  if (/^\s*</.test(text)) return { message: textOf(message('providers.webPageError')) };
  return readErrorBody(parseErrorBody(text));
}

/** Fetches, and converts everything but a success to a classified error. Redirects aren't followed. */
export async function fetchOk(fetch: Fetch, url: string, init: FetchInit, endpoint: Endpoint): Promise<FetchResponse> {
  let response: FetchResponse;
  try {
    response = await fetch(url, { ...init, redirect: 'manual' });
  } catch (error) {
    if (init.signal?.aborted) throw cancelled(init.signal.reason);
    // The gateway's refusal: nothing was sent.
    if (isAgentError(error)) throw error;
    throw connectionFailed(endpoint, error);
  }
  if (!response.ok) {
    const told = await failureIn(response).catch(() => ({ message: '' }));
    throw fromHttp(endpoint, {
      ...told,
      status: response.status,
      retryAfterMs: retryAfter(response.headers, Date.now()),
    });
  }
  if (response.headers.get('content-type')?.includes('text/html'))
    throw badResponse(endpoint, 'providers.what.webPage');
  return response;
}
