import type { IncomingMessage } from 'node:http';

/** A prompt of a million tokens is about 4 MB; JSON and its escapes at most double that. */
const MOST_BYTES = 16 * 1024 * 1024;

export type Body = { ok: true; value: unknown } | { ok: false; status: 400 | 413; message: string };

/** The request's body as JSON; undefined if empty. */
export async function readJsonBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES)
      return { ok: false, status: 413, message: `The request is larger than ${MOST_BYTES} bytes.` };
    chunks.push(chunk);
  }
  if (size === 0) return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown };
  } catch {
    return { ok: false, status: 400, message: 'The request is not JSON.' };
  }
}
