import { parseErrorBody } from './errorBody.js';
import { badResponse, type Endpoint } from './errors.js';
import { checkedEvents, type StreamNotes } from './eventStream.js';
import { fetchOk, type Fetch, type FetchInit } from './providerFetch.js';

export interface SdkFetchOptions {
  notes?: StreamNotes;
  /** Takes the header that tells what kind of server it is. */
  headers?: Map<string, string>;
  /** A whole answer, where a stream was asked for, as the events of a stream. Throws for what is none. */
  eventsOf?: (body: unknown) => string;
  /** The body of a list of models in the SDK's shape. Throws for an error under 200. */
  listOf?: (body: unknown) => unknown;
}

/** Longest answer without a stream that is taken, bytes. */
const MOST_WHOLE_BYTES = 8 * 1024 * 1024;

const asksForStream = ({ body }: FetchInit): boolean => typeof body === 'string' && /"stream":\s*true/.test(body);

/**
 * Our fetch in the shape that the SDKs take. Everything but a good answer is classified here, where the whole body is at
 * hand: the SDKs look only into a field `error`. Redirects come back as errors, so that neither key nor text follows them.
 */
export function sdkFetch(
  fetch: Fetch,
  endpoint: Endpoint,
  { notes = { done: false }, headers: seen, eventsOf, listOf }: SdkFetchOptions = {},
): typeof globalThis.fetch {
  const adapted = async (
    url: string | URL,
    init: Record<string, unknown> & { headers?: unknown },
  ): Promise<unknown> => {
    const headers = init.headers instanceof Headers ? Object.fromEntries(init.headers) : init.headers;
    const own = { ...init, headers } as FetchInit;
    const response = await fetchOk(fetch, String(url), own, endpoint);
    seen?.set('server', response.headers.get('server') ?? '');
    const answer = { status: response.status, ok: true, headers: response.headers, url: String(url) };
    if (listOf && own.method?.toUpperCase() === 'GET' && /\/models$/.test(new URL(String(url)).pathname)) {
      const body = listOf(parseErrorBody(await response.text()));
      return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
    }
    if (!asksForStream(own) || !response.body) return response;
    const { kind, body } = await kindOf(response.body);
    if (kind === 'events' || !eventsOf) return { ...answer, body: checkedEvents(body, endpoint, notes) };
    const events = eventsOf(parseErrorBody(await textOf(body, endpoint)));
    notes.done = true;
    // The SDKs iterate the body asynchronously and ask for nothing else of the web's stream interface.
    return { ...answer, body: checkedEvents(oneByOne([new TextEncoder().encode(events)]), endpoint, notes) };
  };
  return adapted as unknown as typeof globalThis.fetch;
}

/** Fields of server-sent events, and the one that older llama.cpp adds. */
const EVENT_FIELD = /^\s*(?:data|event|id|retry|error)?:/;
const LONGEST_FIELD = 16;

/** Tells a stream of events by how it begins: servers give it any content type, and errors the type of a stream. */
async function kindOf(
  body: AsyncIterable<Uint8Array>,
): Promise<{ kind: 'events' | 'whole'; body: AsyncIterable<Uint8Array> }> {
  const iterator = body[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let beginning = '';
  while (beginning.trimStart().length < LONGEST_FIELD && !EVENT_FIELD.test(beginning)) {
    const next = await iterator.next();
    if (next.done) break;
    pieces.push(next.value);
    beginning += Buffer.from(next.value.subarray(0, LONGEST_FIELD)).toString('latin1');
  }
  // Nothing at all is a stream that broke off.
  const kind = EVENT_FIELD.test(beginning) || beginning.trim() === '' ? 'events' : 'whole';
  return { kind, body: continued(pieces, iterator) };
}

async function* continued(
  pieces: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* pieces;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

async function textOf(body: AsyncIterable<Uint8Array>, endpoint: Endpoint): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > MOST_WHOLE_BYTES) throw badResponse(endpoint, 'providers.what.endlessLine');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

// eslint-disable-next-line @typescript-eslint/require-await -- an array as an asynchronous body
async function* oneByOne(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, void> {
  yield* pieces;
}
