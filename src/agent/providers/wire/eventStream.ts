import { parseErrorBody } from './errorBody.js';
import { badResponse, type Endpoint } from './errors.js';

/**
 * An event is a few words of an answer. The SDKs rescan their buffer with every chunk, so a generous limit costs
 * seconds.
 */
const MOST_EVENT_BYTES = 512 * 1024;
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const OPENING_BRACE = 0x7b;
const LETTER_D = 0x64;

/** What a stream of server-sent events revealed that the SDKs don't expose. */
export interface StreamNotes {
  /** `data: [DONE]` was received: the answer is complete, whatever else is missing. */
  done: boolean;
}

/** The name of an event that came without one, from its data; undefined to leave it without. */
export type NameOf = (data: unknown) => string | undefined;

const DONE_LINE = /^data:\s*\[DONE\]\s*$/;
/** Older versions of llama.cpp report errors in a separate field, which the specification tells clients to ignore. */
const ERROR_LINE = /^error:\s*(.*)$/s;
/** A gateway that fails in the middle of a stream may write its error as it would without a stream. */
const BARE_JSON = /^\{.*\}$/s;
/** Text in place of JSON. */
const PLAIN_DATA = /^data:\s*((?!true\b|false\b|null\b|NaN\b)\p{L}.*)$/su;

/** The error in a line that isn't an event of the protocol; undefined for all other lines. */
function errorIn(line: string): string | undefined {
  return ERROR_LINE.exec(line)?.[1] ?? BARE_JSON.exec(line)?.[0] ?? PLAIN_DATA.exec(line)?.[1];
}

/** An error in the shape that both SDKs expect. */
function asErrorEvent(said: string): string {
  const error = parseErrorBody(said.trim());
  const wrapped = error !== null && typeof error === 'object' && 'error' in error ? error : { error };
  return `event: error\ndata: ${JSON.stringify(wrapped)}\n\n`;
}

/** An empty line, a comment, or a field of the protocol; the specification has readers ignore all others, but no server sends any. */
const EVENT_LINE = /^\s*(?:$|:|(?:data|event|id|retry)(?::|$))/;

/** Whether a line starts as a protocol field with JSON, as nearly all lines do. */
function isOrdinary(bytes: Uint8Array): boolean {
  if (bytes[0] === NEWLINE || bytes[0] === CARRIAGE_RETURN) return true;
  // "data:", an optional space, then the JSON of a chunk.
  return bytes[0] === LETTER_D && (bytes[5] === OPENING_BRACE || bytes[6] === OPENING_BRACE);
}

/**
 * Passes on complete lines of server-sent events. Fails at an invalid line, and if an event grows endlessly, because
 * the SDKs buffer up to the next empty line without a limit.
 */
export async function* checkedEvents(
  body: AsyncIterable<Uint8Array>,
  endpoint: Endpoint,
  notes: StreamNotes,
  nameOf?: NameOf,
): AsyncGenerator<Uint8Array, void, void> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let pending: Uint8Array[] = [];
  let lineBytes = 0;
  let eventBytes = 0;
  let isNamed = false;
  const lineOf = (last: Uint8Array): Uint8Array => {
    const bytes = pending.length === 0 ? last : Buffer.concat([...pending, last]);
    pending = [];
    const length = lineBytes + last.length;
    lineBytes = 0;
    const empty = bytes[0] === NEWLINE || (bytes[0] === CARRIAGE_RETURN && bytes[1] === NEWLINE);
    eventBytes = empty ? 0 : eventBytes + length;
    if (empty) isNamed = false;
    if (isOrdinary(bytes)) {
      const name = empty || isNamed || !nameOf ? undefined : nameOf(parseErrorBody(decoder.decode(bytes).slice(5)));
      if (name === undefined) return bytes;
      isNamed = true;
      return Buffer.concat([encoder.encode(`event: ${name}\n`), bytes]);
    }
    const line = decoder.decode(bytes).trimEnd();
    if (line.startsWith('event:')) isNamed = true;
    if (DONE_LINE.test(line)) notes.done = true;
    const said = errorIn(line);
    if (said !== undefined) return encoder.encode(asErrorEvent(said));
    if (!EVENT_LINE.test(line)) throw badResponse(endpoint, 'providers.what.notJson');
    return bytes;
  };
  for await (const bytes of body) {
    const ready: Uint8Array[] = [];
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      try {
        ready.push(lineOf(bytes.subarray(from, end + 1)));
      } catch (error) {
        // The text before it is kept.
        if (ready.length > 0) yield Buffer.concat(ready);
        throw error;
      }
      from = end + 1;
    }
    if (from < bytes.length) {
      pending.push(bytes.subarray(from));
      lineBytes += bytes.length - from;
    }
    if (eventBytes + lineBytes > MOST_EVENT_BYTES) throw badResponse(endpoint, 'providers.what.endlessLine');
    if (ready.length > 0) yield ready.length === 1 ? (ready[0] as Uint8Array) : Buffer.concat(ready);
  }
  if (pending.length > 0) yield lineOf(new Uint8Array(0));
}
