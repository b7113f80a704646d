import type { Range } from '../../protocol/index.js';

export interface Position {
  line: number;
  character: number;
}

/** Converts between offsets in a text and positions in a document. */
export interface PositionMap {
  positionAt(offset: number): Position;
  rangeOf(start: number, end: number): Range;
  offsetAt(position: Position): number;
}

/**
 * Lines end as in VS Code: at LF, CR LF, or a lone CR. `origin` is the text's start in its document, for a selection.
 * Out-of-range offsets and positions are clamped.
 */
export function createPositionMap(text: string, origin: Position = { line: 0, character: 0 }): PositionMap {
  const lineStarts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) lineStarts.push(match.index + match[0].length);

  const positionAt = (offset: number): Position => {
    const inside = Math.max(0, Math.min(text.length, offset));
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lineStarts[middle] as number) <= inside) low = middle;
      else high = middle - 1;
    }
    const character = inside - (lineStarts[low] as number);
    return low === 0
      ? { line: origin.line, character: origin.character + character }
      : { line: origin.line + low, character };
  };

  return {
    positionAt,
    rangeOf: (start, end) => ({ start: positionAt(start), end: positionAt(end) }),
    offsetAt: ({ line, character }) => {
      const index = line - origin.line;
      if (index < 0) return 0;
      const start = lineStarts[index];
      if (start === undefined) return text.length;
      const end = lineStarts[index + 1] ?? text.length;
      return Math.max(start, Math.min(end, start + character - (index === 0 ? origin.character : 0)));
    },
  };
}
