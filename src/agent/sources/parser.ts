import { detectTextFormat } from './formats/detectFormat.js';
import { looksBinary, readMagic } from './formats/magicBytes.js';
import { parsePlain } from './formats/parsePlain.js';
import type { ParsedSource, ParseInput, ParseProgress } from './formats/parsedSource.js';
import { decodeUnicode } from './charset.js';
import type { WorkerPool } from './workerPool.js';

/** Plain text up to this size is decoded and hashed within 5 ms; on a busy machine, two changes of threads take longer. */
const HOST_CHARACTERS = 640 * 1024;

/** Sample size for detecting the format of a larger text, as far as the deadline depends on it. */
const HEAD_CHARACTERS = 4_096;

const MEGABYTE = 1024 * 1024;
/** A page that takes longer is hostile; the largest real ones get another second per megabyte. */
const PAGE_DEADLINE_MS = 2_000;
/** A thousand pages of PDF, a book, a large table. */
const DOCUMENT_DEADLINE_MS = 60_000;

/** A separate buffer, which can be transferred to a worker without taking other data along. */
function transferable(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (
    bytes.buffer instanceof ArrayBuffer &&
    bytes.byteOffset === 0 &&
    bytes.byteLength === bytes.buffer.byteLength &&
    !Buffer.isBuffer(bytes)
  )
    return bytes as Uint8Array<ArrayBuffer>;
  return new Uint8Array(bytes);
}

function deadlineOf(input: ParseInput, format: string | undefined): number {
  const size = input.bytes?.byteLength ?? input.text?.length ?? 0;
  return format === 'html' ? PAGE_DEADLINE_MS + Math.floor(size / MEGABYTE) * 1_000 : DOCUMENT_DEADLINE_MS;
}

/** Parses where it is cheapest: plain text on this thread, everything else in a worker. */
export class Parser {
  private readonly pool: WorkerPool;

  constructor(pool: WorkerPool) {
    this.pool = pool;
  }

  async parse(input: ParseInput, signal: AbortSignal, onProgress: ParseProgress): Promise<ParsedSource> {
    const { format, text } = this.look(input);
    if (
      text !== undefined &&
      (format === 'markdown' ||
        format === 'text' ||
        format === 'code' ||
        (input.document && (format === 'json' || (format === 'csv' && input.bytes === undefined))))
    ) {
      return parsePlain(text, format, input.document);
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
