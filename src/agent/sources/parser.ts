import { createHash } from 'node:crypto';
import { detectTextFormat, isToldByBeginning } from './formats/detectFormat.js';
import { looksBinary, readMagic } from './formats/magicBytes.js';
import { parsePlain, plainSource, type PlainFormat } from './formats/parsePlain.js';
import type { ParsedSource, ParseInput, ParseProgress } from './formats/parsedSource.js';
import { decodeUnicode, decodeUtf8Patiently, SLICE_BYTES } from './charset.js';
import { textSlices } from '../streams/textSlices.js';
import { TimeSlicer } from '../streams/timeSlicer.js';
import type { WorkerPool } from './workerPool.js';

/** Plain text up to this size is decoded and hashed within 5 ms; on a busy machine, two changes of threads take longer. */
const HOST_CHARACTERS = 640 * 1024;

/** Sample size for detecting the format of a larger text, as far as the deadline depends on it. */
const HEAD_CHARACTERS = 16_384;

const MEGABYTE = 1024 * 1024;
/** A page that takes longer is hostile; the largest real ones get another second per megabyte. */
const PAGE_DEADLINE_MS = 2_000;
/** A thousand pages of PDF, a book, a large table. */
const DOCUMENT_DEADLINE_MS = 60_000;

/** Whether these bytes have a buffer to themselves. It is the parser's then: whoever read them doesn't need them again. */
function isSeparate(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return (
    bytes.buffer instanceof ArrayBuffer &&
    bytes.byteOffset === 0 &&
    bytes.byteLength === bytes.buffer.byteLength &&
    !Buffer.isBuffer(bytes)
  );
}

/** A separate buffer, which can be transferred to a worker without taking other data along. */
function transferable(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return isSeparate(bytes) ? bytes : new Uint8Array(bytes);
}

function deadlineOf(input: ParseInput, format: string | undefined): number {
  const size = input.bytes?.byteLength ?? input.text?.length ?? 0;
  return format === 'html' ? PAGE_DEADLINE_MS + Math.floor(size / MEGABYTE) * 1_000 : DOCUMENT_DEADLINE_MS;
}

/** Whether a text is read as it is, without conversion. */
function isPlain(format: string | undefined, { document, bytes }: ParseInput): format is PlainFormat {
  if (format === 'markdown' || format === 'text' || format === 'code') return true;
  return document && (format === 'json' || (format === 'csv' && bytes === undefined));
}

/**
 * Reads a large text of a file or an editor as it is, in slices of the event loop: sending megabytes to another thread
 * and back takes as long, and several times the memory. Undefined if its bytes aren't UTF-8.
 */
async function parseLarge(
  input: ParseInput,
  format: PlainFormat,
  signal: AbortSignal,
): Promise<ParsedSource | undefined> {
  const slicer = new TimeSlicer(signal);
  // Its format was looked for in this turn.
  await slicer.rest();
  const { bytes } = input;
  const text = bytes === undefined ? input.text : await decodeUtf8Patiently(bytes, input.charset, slicer);
  if (text === undefined) return undefined;
  const hash = createHash('sha256');
  for (const part of bytes === undefined ? textSlices(text, SLICE_BYTES) : byteSlices(bytes)) {
    hash.update(part);
    await slicer.pause();
  }
  // Freed now: the garbage collector doesn't see how large it is, and may keep it for as long as the model reads.
  if (bytes !== undefined && isSeparate(bytes)) bytes.buffer.transfer(0);
  return plainSource(text, format, true, hash.digest('hex'));
}

function* byteSlices(bytes: Uint8Array): Generator<Uint8Array, void> {
  for (let from = 0; from < bytes.byteLength; from += SLICE_BYTES) yield bytes.subarray(from, from + SLICE_BYTES);
}

/** Parses where it is cheapest: plain text on this thread, everything else in a worker. */
export class Parser {
  private readonly pool: WorkerPool;

  constructor(pool: WorkerPool) {
    this.pool = pool;
  }

  async parse(input: ParseInput, signal: AbortSignal, onProgress: ParseProgress): Promise<ParsedSource> {
    const { format, text } = this.look(input);
    if (isPlain(format, input)) {
      if (text !== undefined) return parsePlain(text, format, input.document);
      if (input.document && (input.format !== undefined || isToldByBeginning(input))) {
        const read = await parseLarge(input, format, signal);
        if (read) return read;
      }
    }
    const bytes = input.bytes === undefined ? undefined : transferable(input.bytes);
    return this.pool.parse(
      { ...input, bytes },
      {
        signal,
        deadlineMs: deadlineOf(input, format),
        onProgress,
        transfer: bytes === undefined ? [] : [bytes.buffer],
      },
    );
  }

  /** The detectable format, and the text if it is small enough to be handled here. */
  private look(input: ParseInput): { format: string | undefined; text: string | undefined } {
    const { bytes, text = '' } = input;
    const whole = (bytes ?? text).length <= HOST_CHARACTERS;
    let head: string;
    if (bytes === undefined) head = whole ? text : text.slice(0, HEAD_CHARACTERS);
    else if (bytes.byteLength === 0 || readMagic(bytes) !== undefined || looksBinary(bytes))
      return { format: undefined, text: undefined };
    else {
      // A sample may end inside a character; legacy encodings are left to the worker.
      const decoded = decodeUnicode(whole ? bytes : bytes.subarray(0, HEAD_CHARACTERS), input.charset)?.text;
      head = decoded ?? Buffer.from(bytes.subarray(0, HEAD_CHARACTERS)).toString('latin1');
      if (decoded === undefined) return { format: input.format ?? detectTextFormat(head, input), text: undefined };
    }
    return { format: input.format ?? detectTextFormat(head, input), text: whole ? head : undefined };
  }
}
