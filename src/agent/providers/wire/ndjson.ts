/**
 * Longest line, in characters. The last line of `/api/generate` contains a number for each token of the context: about
 * 2 MB at 256k tokens.
 */
export const MAX_LINE_CHARACTERS = 4 * 1024 * 1024;

/** A line that isn't JSON, or that never ends. */
export class NdjsonError extends Error {
  constructor(readonly kind: 'not_json' | 'line_too_long') {
    super(kind === 'not_json' ? 'A line is not JSON.' : `A line is longer than ${MAX_LINE_CHARACTERS} characters.`);
    this.name = 'NdjsonError';
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new NdjsonError('not_json');
  }
}

/** A line with which a value begins but doesn't end. */
const BEGINS = /^\s*[{[](?:.*[^}\]\s])?\s*$/s;
/** Where a value that was indented over several lines may end; trying only there keeps a long value linear. */
const CLOSES = /^[}\]]/;

/** Values out of lines: usually one per line, but a server that doesn't stream may indent its only value. */
class LineValues {
  /** The lines of a value that has begun. */
  private lines: string[] = [];
  private length = 0;

  constructor(private readonly maxLine: number) {}

  /** The value that ends with this line; undefined if none does. Throws NdjsonError. */
  add(line: string): { value: unknown } | undefined {
    this.length += line.length;
    if (this.length > this.maxLine) throw new NdjsonError('line_too_long');
    if (this.lines.length === 0 && !BEGINS.test(line)) return this.closed(line);
    this.lines.push(line);
    return CLOSES.test(line) ? this.whole() : undefined;
  }

  /** The value that ends with the body. Throws NdjsonError. */
  end(): { value: unknown } | undefined {
    return this.lines.length === 0 ? undefined : this.closed(this.lines.join('\n'));
  }

  private whole(): { value: unknown } | undefined {
    try {
      return this.closed(this.lines.join('\n'));
    } catch {
      // A bracket of an inner value.
      return undefined;
    }
  }

  private closed(text: string): { value: unknown } {
    const value = parseLine(text);
    this.lines = [];
    this.length = 0;
    return { value };
  }
}

/**
 * The values of a newline-delimited JSON stream, wherever its bytes are split. Accepts empty lines, CRLF, a missing
 * last newline, and values indented over several lines. Throws NdjsonError. Leaving the loop closes the body.
 */
export async function* readNdjson(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxLine = MAX_LINE_CHARACTERS,
): AsyncGenerator<unknown, void, void> {
  const decoder = new TextDecoder();
  const values = new LineValues(maxLine);
  let pending = '';
  for await (const bytes of body) {
    const text = decoder.decode(bytes, { stream: true });
    let from = 0;
    // Search only the new text, so that a long line isn't rescanned with every chunk.
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      const line = pending + text.slice(from, end);
      pending = '';
      from = end + 1;
      if (line.trim() === '') continue;
      const ended = values.add(line);
      if (ended) yield ended.value;
    }
    pending += text.slice(from);
    if (pending.length > maxLine) throw new NdjsonError('line_too_long');
  }
  pending += decoder.decode();
  const ended = (pending.trim() === '' ? undefined : values.add(pending)) ?? values.end();
  if (ended) yield ended.value;
}
