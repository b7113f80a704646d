import type { WriteStream } from 'node:tty';
import { writeControl } from './terminal.js';

/** Prints the answer. Text that turns out not to be the answer, such as a model's reasoning, is removed again. */
export interface AnswerText {
  /** Whether its last line is still open: erasing progress on that line would erase the answer's words, too. */
  readonly open: boolean;
  write(text: string): void;
  /** Discards everything written so far. */
  restart(): void;
  /** Ends the last line, and writes held-back text. */
  end(): void;
}

/**
 * A file or a pipe can't be rewritten, so it gets the answer once it is complete; a terminal shows it as it streams.
 */
export function createAnswerText(stream: Pick<WriteStream, 'write' | 'isTTY' | 'columns' | 'rows'>): AnswerText {
  let written = '';
  const isOpen = () => written !== '' && !written.endsWith('\n');
  return {
    get open() {
      return stream.isTTY && isOpen();
    },
    write(text) {
      written += text;
      if (stream.isTTY) stream.write(text);
    },
    restart() {
      if (stream.isTTY && written !== '') {
        const rows = rowsOf(written, stream.columns);
        // Lines that have scrolled away can't be erased.
        writeControl(stream, rows < stream.rows ? `${rows > 0 ? `\x1b[${rows}A` : ''}\r\x1b[J` : '\n\n');
      }
      written = '';
    },
    end() {
      if (written !== '' && !stream.isTTY) stream.write(written);
      if (isOpen()) stream.write('\n');
      written = '';
    },
  };
}

/** Number of terminal rows between the start of the text and the cursor. */
function rowsOf(text: string, columns = 80): number {
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil(line.length / columns)));
  return lines.reduce((sum, rows) => sum + rows, -1);
}
