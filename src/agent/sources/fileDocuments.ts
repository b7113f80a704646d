import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentHost } from '../interfaces/index.js';
import {
  AgentError,
  BYTES_IN_MEGABYTE,
  DEFAULT_MAX_SOURCE_MEGABYTES,
  message,
  messageOf,
  type Message,
} from '../../protocol/index.js';
import { filePathOf } from '../system/filePath.js';
import { decodeText } from './charset.js';
import { createPositionMap } from './positions.js';

/** The same limit as for a page. */
const MAX_FILE_BYTES = DEFAULT_MAX_SOURCE_MEGABYTES * BYTES_IN_MEGABYTE;

const megabytes = DEFAULT_MAX_SOURCE_MEGABYTES;

const tooLarge = (sentence: Message): AgentError => new AgentError('too_large', sentence);

/** Not a `Buffer`, which may share its memory with others: the parser can pass this on without a copy. */
async function readAll(handle: FileHandle, size: number, signal: AbortSignal): Promise<Uint8Array> {
  // The system's own files say that they are empty.
  if (size > 0) {
    // At once: each read waits for a thread, and `readFile` makes ten of 5 MB.
    const bytes = new Uint8Array(size);
    const { bytesRead } = await handle.read(bytes, 0, size, 0);
    signal.throwIfAborted();
    if (bytesRead === size) return bytes;
    // It may have become shorter.
  }
  const options = { signal } as Parameters<typeof handle.readFile>[0];
  const { buffer, byteOffset, byteLength } = (await handle.readFile(options)) as Uint8Array;
  return new Uint8Array(buffer, byteOffset, byteLength);
}

async function readFileBytes(file: string, signal: AbortSignal): Promise<Uint8Array> {
  try {
    // Non-blocking, so that a named pipe without a writer doesn't hang the program.
    const handle = await open(file, constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK));
    try {
      const stat = await handle.stat();
      if (stat.isDirectory()) throw new AgentError('read_failed', message('sources.isFolder', { file }));
      if (!stat.isFile()) throw new AgentError('read_failed', message('sources.notRegularFile', { file }));
      if (stat.size > MAX_FILE_BYTES) throw tooLarge(message('sources.fileTooLarge', { name: file, megabytes }));
      return await readAll(handle, stat.size, signal);
    } finally {
      // Nobody waits for that, and it changes nothing about what was read.
      handle.close().catch(() => undefined);
    }
  } catch (error) {
    if (error instanceof AgentError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new AgentError('not_found', message('sources.noFile', { file }), { cause: error });
    if (code === 'EACCES' || code === 'EPERM')
      throw new AgentError('read_failed', message('sources.noPermission', { file }), {
        cause: error,
      });
    throw new AgentError('read_failed', message('sources.fileUnreadable', { file, reason: code ?? messageOf(error) }), {
      cause: error,
    });
  }
}

/** Reads a complete stream, such as standard input, up to the size limit for files. Throws `too_large`. */
export async function readStream(input: AsyncIterable<Buffer | string>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    length += bytes.byteLength;
    if (length > MAX_FILE_BYTES) throw tooLarge(message('sources.inputTooLarge', { megabytes }));
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Documents from the file system: paths and `file:` URIs. */
export function createFileDocuments(): DocumentHost {
  return {
    open: async (uri, range, signal) => {
      const file = filePathOf(uri);
      const bytes = await readFileBytes(file, signal);
      const shown = { uri: pathToFileURL(file).href, title: path.basename(file) };
      if (range === undefined) return { ...shown, bytes };
      const { text } = await decodeText(bytes);
      const positions = createPositionMap(text);
      return {
        ...shown,
        text: text.slice(positions.offsetAt(range.start), positions.offsetAt(range.end)),
        start: range.start,
      };
    },
  };
}
