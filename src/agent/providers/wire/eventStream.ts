import { parseErrorBody } from './errorBody.js';
import { badResponse, type Endpoint } from './errors.js';

/** An event is a few words of an answer. The SDKs search what they hold again with every piece, so a generous limit costs seconds. */
const MOST_EVENT_BYTES = 512 * 1024;
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const OPENING_BRACE = 0x7b;
const LETTER_D = 0x64;
const LETTER_E = 0x65;

/** What a stream of server-sent events showed that the SDKs keep to themselves. */
export interface StreamNotes {
  /** `data: [DONE]` came: the answer is complete, whatever else was left out. */
  done: boolean;
}

const DONE_LINE = /^data:\s*\[DONE\]\s*$/;
/** Older llama.cpp reports an error as a field of its own, which the specification has readers ignore. */
const ERROR_LINE = /^error:\s*(.*)$/s;
/** A gateway that fails in mid-stream may write its error as it would have without a stream. */
const BARE_JSON = /^\{.*\}$/s;
/** Words where JSON should be. */
const PLAIN_DATA = /^data:\s*((?!true\b|false\b|null\b|NaN\b)\p{L}.*)$/su;

/** What a line that is no event of the protocol says; undefined for all others. */
function errorIn(line: string): string | undefined {
  return ERROR_LINE.exec(line)?.[1] ?? BARE_JSON.exec(line)?.[0] ?? PLAIN_DATA.exec(line)?.[1];
}

/** An error as both SDKs expect one. */
function asErrorEvent(said: string): string {
  const error = parseErrorBody(said.trim());
  const wrapped = error !== null && typeof error === 'object' && 'error' in error ? error : { error };
  return `event: error\ndata: ${JSON.stringify(wrapped)}\n\n`;
}

/** Whether a line begins as a field of the protocol with JSON in it, which nearly all lines do. */
function isOrdinary(bytes: Uint8Array): boolean {
  if (bytes[0] === OPENING_BRACE || bytes[0] === LETTER_E) return false;
  // "data:" and a space or none, then the JSON of a chunk.
  return bytes[0] !== LETTER_D || bytes[5] === OPENING_BRACE || bytes[6] === OPENING_BRACE;
}

/**
 * Passes the lines of server-sent events on as they are complete. Fails where an event grows without end, because the SDKs
 * buffer up to the next empty line without a limit.
 */
export async function* checkedEvents(
  body: AsyncIterable<Uint8Array>,
  endpoint: Endpoint,
  notes: StreamNotes,
): AsyncGenerator<Uint8Array, void, void> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let pending: Uint8Array[] = [];
  let lineBytes = 0;
  let eventBytes = 0;
  const lineOf = (last: Uint8Array): Uint8Array => {
    const bytes = pending.length === 0 ? last : Buffer.concat([...pending, last]);
    pending = [];
    const length = lineBytes + last.length;
    lineBytes = 0;
    const empty = bytes[0] === NEWLINE || (bytes[0] === CARRIAGE_RETURN && bytes[1] === NEWLINE);
    eventBytes = empty ? 0 : eventBytes + length;
    if (isOrdinary(bytes)) return bytes;
    const line = decoder.decode(bytes).trimEnd();
    if (DONE_LINE.test(line)) notes.done = true;
    const said = errorIn(line);
    return said === undefined ? bytes : encoder.encode(asErrorEvent(said));
  };
  for await (const bytes of body) {
    const ready: Uint8Array[] = [];
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      ready.push(lineOf(bytes.subarray(from, end + 1)));
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
