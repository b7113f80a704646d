import type { WriteStream } from 'node:tty';

/** Control characters but tabs and line ends: to a terminal, they are commands (write the clipboard, retitle, move). */
const COMMANDS = /(?![\t\n])\p{Cc}/gu;

type Write = (text: string) => boolean;
/** What writes to a guarded terminal without changes. */
const unguarded = new WeakMap<object, Write>();

/**
 * Lets a terminal show nothing but text from now on, whatever a page, a model, or a server sent. A file or a pipe gets
 * everything as it is, because it is data there.
 */
export function guardTerminal(stream: WriteStream): void {
  if (!stream.isTTY || unguarded.has(stream)) return;
  const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
  unguarded.set(stream, write);
  stream.write = (chunk: unknown, ...rest: unknown[]) =>
    write(typeof chunk === 'string' ? chunk.replace(COMMANDS, '') : chunk, ...rest);
}

/** Our own commands to a terminal. */
export function writeControl(stream: Pick<WriteStream, 'write'>, sequence: string): void {
  const write = unguarded.get(stream);
  if (write) write(sequence);
  else stream.write(sequence);
}
