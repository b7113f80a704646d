import type { WriteStream } from 'node:tty';
import { writeControl } from './terminal.js';

/** One line of progress that is rewritten in place; shows only notes if the stream isn't a terminal. */
export interface ProgressLine {
  show(message: string): void;
  clear(): void;
  /** A line that isn't overwritten. */
  note(message: string): void;
}

export function createProgressLine(stream: WriteStream): ProgressLine {
  let shown = false;
  const clear = () => {
    if (!shown) return;
    writeControl(stream, '\r\x1b[2K');
    shown = false;
  };
  return {
    show(message) {
      if (!stream.isTTY) return;
      clear();
      stream.write(message.slice(0, Math.max(20, stream.columns - 1)));
      shown = true;
    },
    clear,
    note(message) {
      clear();
      stream.write(`${message}\n`);
    },
  };
}
