import { badResponse, type Endpoint } from './errors.js';
import type { Fetch, FetchInit } from './providerFetch.js';

/** An event is a few words of an answer. The SDKs search what they hold anew with every piece, so a generous limit costs seconds. */
const MOST_EVENT_BYTES = 512 * 1024;
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;

/** Passes the bytes on, and fails where an event grows without end: the SDKs buffer up to the next empty line without a limit. */
async function* cappedEvents(
  body: AsyncIterable<Uint8Array>,
  endpoint: Endpoint,
): AsyncGenerator<Uint8Array, void, void> {
  let length = 0;
  let atLineStart = false;
  for await (const bytes of body) {
    for (const byte of bytes) {
      if (byte === CARRIAGE_RETURN) continue;
      length = byte === NEWLINE && atLineStart ? 0 : length + 1;
      atLineStart = byte === NEWLINE;
    }
    if (length > MOST_EVENT_BYTES) throw badResponse(endpoint, 'An event without end');
    yield bytes;
  }
}

/**
 * Our fetch in the shape that the SDKs take. Redirects come back as they are, so that neither key nor text follows them, and a web
 * page under 200 is refused before an SDK reads it as an empty stream.
 */
export function sdkFetch(fetch: Fetch, endpoint: Endpoint): typeof globalThis.fetch {
  const adapted = async (
    url: string | URL,
    init: Record<string, unknown> & { headers?: unknown },
  ): Promise<unknown> => {
    const headers = init.headers instanceof Headers ? Object.fromEntries(init.headers) : init.headers;
    const response = await fetch(String(url), { ...init, headers, redirect: 'manual' } as FetchInit);
    if (!response.ok) return response;
    if (response.headers.get('content-type')?.includes('text/html')) throw badResponse(endpoint, 'A web page');
    if (!response.headers.get('content-type')?.includes('event-stream') || !response.body) return response;
    // The SDKs iterate the body asynchronously and ask for nothing else of the web's stream interface.
    return {
      status: response.status,
      ok: true,
      headers: response.headers,
      url: String(url),
      body: cappedEvents(response.body, endpoint),
    };
  };
  return adapted as unknown as typeof globalThis.fetch;
}
