import type { IncomingMessage } from 'http';
import { Transform, pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { AgentError, isAgentError, BYTES_IN_MEGABYTE, message, type Message } from '../../../protocol/index.js';
import { MAX_CONTENT_CODINGS } from './limits.js';

export interface BodyLimits {
  /** Bytes over the wire. */
  maxCompressedBytes: number;
  /** Bytes after each step of decompression. */
  maxBytes: number;
  onBytes?(received: number): void;
  /** Ends a body that is still arriving after this time; what has arrived is the body then. Default: waits. */
  patienceMs?: number;
}

export interface Body {
  /** Decompressed, in its own ArrayBuffer, so that it can be transferred to a worker. */
  bytes: Uint8Array;
  /** Whether the rest was still to come. */
  isPartial: boolean;
}

/** Longest time of a timer. */
const MAX_TIMER_MS = 2 ** 31 - 1;

const DECOMPRESSED_CHUNK = 64 * 1024;

/** Passes bytes through, and fails with `too_large` at the first one beyond the limit. */
function capBytes(limit: number, sentence: Message, onBytes?: (total: number) => void): Transform {
  let total = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      total += chunk.byteLength;
      if (total > limit) {
        callback(new AgentError('too_large', sentence));
        return;
      }
      onBytes?.(total);
      callback(null, chunk);
    },
  });
}

type Stage = Transform | ((source: AsyncIterable<Buffer>) => AsyncIterable<Buffer>);

/** "deflate" means zlib in the standard and raw for some servers; the first byte tells. */
async function* inflateEither(source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const zlib = ((first.value[0] ?? 0) & 0x0f) === 0x08;
  const inner = zlib
    ? createInflate({ chunkSize: DECOMPRESSED_CHUNK })
    : createInflateRaw({ chunkSize: DECOMPRESSED_CHUNK });
  async function* whole(): AsyncIterable<Buffer> {
    yield first.value as Buffer;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  yield* pipeline(whole, inner, ignoreError) as AsyncIterable<Buffer>;
}

/** For pipelines whose last stage is iterated: the loop throws the same error. */
function ignoreError(): void {}

function decompressor(coding: string): Stage | undefined {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip({ chunkSize: DECOMPRESSED_CHUNK });
    case 'deflate':
      return inflateEither;
    case 'br':
      return createBrotliDecompress({ chunkSize: DECOMPRESSED_CHUNK });
    case 'identity':
      return undefined;
    default:
      throw new AgentError(
        'unsupported_content',
        message('sources.unknownCompression', { coding: coding.slice(0, 40) }),
      );
  }
}

/**
 * The body. Limits apply while the bytes arrive, so that a decompression bomb costs no memory; a body shorter than
 * announced is an error. Abort by destroying `response`.
 */
export async function readBody(response: IncomingMessage, limits: BodyLimits): Promise<Body> {
  const codings = (response.headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '');
  if (codings.length > MAX_CONTENT_CODINGS) {
    throw new AgentError('too_large', message('sources.compressedTooOften', { times: codings.length }));
  }
  const megabytes = Math.max(1, Math.round(limits.maxBytes / BYTES_IN_MEGABYTE));
  const tooLarge = message('sources.pageTooLarge', { megabytes });
  const announced = Number(response.headers['content-length'] ?? 0);
  if (announced > limits.maxCompressedBytes) throw new AgentError('too_large', tooLarge);
  const stages: Stage[] = [
    capBytes(limits.maxCompressedBytes, tooLarge, (total) => {
      limits.onBytes?.(total);
    }),
  ];
  for (const coding of codings.reverse()) {
    const stage = decompressor(coding);
    if (stage !== undefined) stages.push(stage, capBytes(limits.maxBytes, tooLarge));
  }
  const chunks: Buffer[] = [];
  let length = 0;
  // The types of pipeline's array form omit generator functions, which it accepts.
  const last = pipeline([response, ...(stages as Transform[])], ignoreError) as unknown as AsyncIterable<Buffer>;
  const cut = { isPartial: false };
  const patience = setTimeout(() => {
    cut.isPartial = true;
    response.destroy();
  }, limits.patienceMs ?? MAX_TIMER_MS);
  try {
    for await (const chunk of last) {
      chunks.push(chunk);
      length += chunk.byteLength;
      if (length > limits.maxBytes) throw new AgentError('too_large', tooLarge);
    }
  } catch (error) {
    // The stream that was ended has no other error; a limit still counts.
    if (!cut.isPartial || isAgentError(error)) throw error;
  } finally {
    clearTimeout(patience);
  }
  if (!cut.isPartial && !response.complete)
    throw Object.assign(new Error('the page was truncated'), { code: 'ECONNRESET' });
  const bytes = new Uint8Array(length);
  let position = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, position);
    position += chunk.byteLength;
  }
  return { bytes, isPartial: cut.isPartial };
}
