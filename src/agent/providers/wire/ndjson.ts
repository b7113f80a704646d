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

/**
 * The values of a newline-delimited JSON stream, wherever its bytes are split. Accepts empty lines, CRLF, and a missing
 * last newline. Throws NdjsonError. Leaving the loop closes the body.
 */
export async function* readNdjson(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxLine = MAX_LINE_CHARACTERS,
): AsyncGenerator<unknown, void, void> {
  const decoder = new TextDecoder();
  let pending = '';
  for await (const bytes of body) {
    const text = decoder.decode(bytes, { stream: true });
    let from = 0;
    // Search only the new text, so that a long line isn't rescanned with every chunk.
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      const line = pending + text.slice(from, end);
      pending = '';
      from = end + 1;
      if (line.length > maxLine) throw new NdjsonError('line_too_long');
      if (line.trim() !== '') yield parseLine(line);
    }
    pending += text.slice(from);
    if (pending.length > maxLine) throw new NdjsonError('line_too_long');
  }
  pending += decoder.decode();
  if (pending.trim() !== '') yield parseLine(pending);
}
