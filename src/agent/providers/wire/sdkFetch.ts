import type { Endpoint } from './errors.js';
import { checkedEvents, type StreamNotes } from './eventStream.js';
import { fetchOk, type Fetch, type FetchInit } from './providerFetch.js';

export interface SdkFetchOptions {
  notes?: StreamNotes;
  /** Takes the header that tells what kind of server it is. */
  headers?: Map<string, string>;
  /** A whole answer, where a stream was asked for, as the events of a stream. Throws for what is none. */
  eventsOf?: (body: unknown) => string;
}

const asksForStream = ({ body }: FetchInit): boolean => typeof body === 'string' && /"stream":\s*true/.test(body);

/**
 * Our fetch in the shape that the SDKs take. Everything but a good answer is classified here, where the whole body is at
 * hand: the SDKs look only into a field `error`. Redirects come back as errors, so that neither key nor text follows them.
 */
export function sdkFetch(
  fetch: Fetch,
  endpoint: Endpoint,
  { notes = { done: false }, headers: seen, eventsOf }: SdkFetchOptions = {},
): typeof globalThis.fetch {
  const adapted = async (
    url: string | URL,
    init: Record<string, unknown> & { headers?: unknown },
  ): Promise<unknown> => {
    const headers = init.headers instanceof Headers ? Object.fromEntries(init.headers) : init.headers;
    const own = { ...init, headers } as FetchInit;
    const response = await fetchOk(fetch, String(url), own, endpoint);
    seen?.set('server', response.headers.get('server') ?? '');
    const type = response.headers.get('content-type') ?? '';
    const answer = { status: response.status, ok: true, headers: response.headers, url: String(url) };
    if (eventsOf && asksForStream(own) && type.includes('json')) {
      const events = eventsOf(JSON.parse(await response.text()));
      notes.done = true;
      const bytes = new TextEncoder().encode(events);
      // The SDKs iterate the body asynchronously and ask for nothing else of the web's stream interface.
      return { ...answer, body: checkedEvents(oneByOne([bytes]), endpoint, notes) };
    }
    if (!type.includes('event-stream') || !response.body) return response;
    return { ...answer, body: checkedEvents(response.body, endpoint, notes) };
  };
  return adapted as unknown as typeof globalThis.fetch;
}

// eslint-disable-next-line @typescript-eslint/require-await -- an array as an asynchronous body
async function* oneByOne(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, void> {
  yield* pieces;
}
