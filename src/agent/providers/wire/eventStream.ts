import { badResponse, type Endpoint } from './errors.js';

/** An event is a few words of an answer. The SDKs search what they hold again with every piece, so a generous limit costs seconds. */
const MOST_EVENT_BYTES = 512 * 1024;
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;

/** What a stream of server-sent events showed that the SDKs keep to themselves. */
export interface StreamNotes {
  /** `data: [DONE]` came: the answer is complete, whatever else was left out. */
  done: boolean;
}

const ERROR_LINE = /^error:\s*(.*)$/s;
const DONE_LINE = /^data:\s*\[DONE\]\s*$/;

/** Older llama.cpp tells an error as a field of its own, which the specification has readers ignore. */
function asData(line: string): string {
  const said = ERROR_LINE.exec(line)?.[1]?.trim() ?? '';
  let error: unknown = said;
  try {
    error = JSON.parse(said);
  } catch {
    // Plain words.
  }
  const wrapped = error !== null && typeof error === 'object' && 'error' in error ? error : { error };
  return `data: ${JSON.stringify(wrapped)}`;
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
    // Nearly all lines are data with an answer in it, which need no second look.
    if (length < 32 || bytes[0] === 0x65) {
      const line = decoder.decode(bytes);
      if (DONE_LINE.test(line)) notes.done = true;
      // The empty line makes the error an event of its own.
      if (line.startsWith('error:')) return encoder.encode(`${asData(line.trimEnd())}\n\n`);
    }
    return bytes;
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
