import { parseErrorBody } from './errorBody.js';
import { badResponse, type Endpoint } from './errors.js';
import { checkedEvents, type NameOf, type StreamNotes } from './eventStream.js';
import { fetchOk, type Fetch, type FetchInit } from './providerFetch.js';

export interface SdkFetchOptions {
  notes?: StreamNotes;
  /** Receives the header that identifies the server. */
  headers?: Map<string, string>;
  /** The name of an event that came without one, from its data. */
  nameOf?: NameOf;
  /** Converts a complete answer, sent in place of a stream, to stream events. Throws if it isn't an answer. */
  eventsOf?: (body: unknown) => string;
  /** Converts a model list to the SDK's shape. Throws for an error sent with status 200. */
  listOf?: (body: unknown) => unknown;
}

/** Binary data, which would be unreadable in an error message: U+FFFD stands for bytes that aren't UTF-8. */
// eslint-disable-next-line no-control-regex -- it searches for control characters
const NOT_TEXT = /[\0-\x08\x0e-\x1f\ufffd]/;
/** Longest non-streamed answer to accept, in bytes. */
const MOST_WHOLE_BYTES = 8 * 1024 * 1024;

const asksForStream = ({ body }: FetchInit): boolean => typeof body === 'string' && /"stream":\s*true/.test(body);

/**
 * Our fetch with the signature that the SDKs expect. Classifies all errors here, where the complete body is available:
 * the SDKs look only at a field `error`. Redirects become errors, so that neither key nor text follows them.
 */
export function sdkFetch(
  fetch: Fetch,
  endpoint: Endpoint,
  { notes = { done: false }, headers: seen, eventsOf, listOf, nameOf }: SdkFetchOptions = {},
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
    if (kind === 'events' || !eventsOf) return { ...answer, body: checkedEvents(body, endpoint, notes, nameOf) };
    const events = eventsOf(parseErrorBody(await textOf(body, endpoint)));
    notes.done = true;
    // The SDKs only iterate the body asynchronously and use nothing else of the web stream interface.
    return { ...answer, body: checkedEvents(oneByOne([new TextEncoder().encode(events)]), endpoint, notes) };
  };
  return adapted as unknown as typeof globalThis.fetch;
}

/** Fields of server-sent events, plus the one that older llama.cpp adds. */
const EVENT_FIELD = /^\s*(?:data|event|id|retry|error)?:/;
const LONGEST_FIELD = 16;

/**
 * Recognizes an event stream by its first characters: servers label streams with any content type, and errors with that
 * of a stream.
 */
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
  // An empty body is a stream that was cut off.
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
  const text = Buffer.concat(pieces).toString();
  if (NOT_TEXT.test(text)) throw badResponse(endpoint, 'providers.what.notJson');
  return text;
}

// eslint-disable-next-line @typescript-eslint/require-await -- presents an array as an asynchronous body
async function* oneByOne(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, void> {
  yield* pieces;
}
