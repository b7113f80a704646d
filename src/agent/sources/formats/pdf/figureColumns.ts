import type { LineCell, PageLine } from './pageLine.js';

/** A figure of a table, perhaps with signs of money or of percent. */
export const FIGURE = /^[\s\d.,:%()€$£¥+−–-]*\d[\s\d.,:%()€$£¥+−–-]*$/;
/** Fewer rows may stand below each other by chance. */
const MIN_ROWS = 3;
/** Figures of one column begin or end at most so far from each other, in em. */
const ALIGNED_EM = 0.5;
/** Rows are at most so far apart, in em. */
const MAX_GAP_EM = 3.2;

const follows = (line: PageLine, above: PageLine): boolean =>
  line.y > above.y &&
  line.y - above.y < MAX_GAP_EM * line.size &&
  line.columnLeft === above.columnLeft &&
  line.pieces?.length === above.pieces?.length;

const middleOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Whether pieces below each other are figures of one column, except for its heading. */
function isColumn(pieces: readonly LineCell[], size: number): boolean {
  const figures = pieces.filter(({ text }) => FIGURE.test(text));
  if (figures.length < pieces.length - 1 || figures.length < 2) return false;
  return [(piece: LineCell) => piece.x, (piece: LineCell) => piece.right].some((edgeOf) => {
    const edge = middleOf(figures.map(edgeOf));
    return figures.every((piece) => Math.abs(edgeOf(piece) - edge) <= ALIGNED_EM * size);
  });
}

/**
 * Takes lines for the rows of a table whose columns are closer than those of other tables: figures below figures, with
 * gaps that are wider than those between words.
 */
export function withFigureColumns(lines: readonly PageLine[]): PageLine[] {
  const result = [...lines];
  for (let from = 0; from < lines.length; from++) {
    const { pieces = [], size } = lines[from] as PageLine;
    let to = from + 1;
    while (to < lines.length && follows(lines[to] as PageLine, lines[to - 1] as PageLine)) to++;
    const rows = lines.slice(from, to);
    if (
      pieces.length > 1 &&
      rows.length >= MIN_ROWS &&
      pieces.slice(1).every((_piece, column) =>
        isColumn(
          rows.map((row) => row.pieces?.[column + 1] as LineCell),
          size,
        ),
      )
    )
      for (const [index, row] of rows.entries()) result[from + index] = { ...row, cells: row.pieces };
    from = to - 1;
  }
  return result;
}
