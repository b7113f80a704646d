import { FIGURE } from './figureColumns.js';
import type { LineCell, PageLine } from './pageLine.js';

/** Addresses have so many lines. */
const MIN_LINES = 3;
const MAX_LINES = 9;
/** Lines of one text begin at most so far from each other, in em. */
const ALIGNED_EM = 0.5;
/** Lines of one text are at most so far apart, in em. */
const MAX_LEADING_EM = 1.8;
/** Texts side by side are about as wide as each other. */
const MAX_LENGTH_FACTOR = 2.5;

/** A street with its number, or a town with its code. */
const PLACE = /\d[^]*\p{L}{3}|\p{L}{3}[^]*\d/u;
/** A name of several words. */
const NAME = /^\P{N}*\p{L}\P{N}*\s\P{N}*\p{L}\P{N}*$/u;

/** Where a line has its number. */
const shapeOf = (text: string): string => (/^\d/.test(text) ? 'first' : /\d/.test(text) ? 'later' : 'none');

/**
 * Whether the lines of a column are those of an address: a name, and places with numbers. Unlike the values of a column
 * of data, they differ in where the number stands.
 */
function isAddress(cells: readonly LineCell[], size: number): boolean {
  const [name = '', ...places] = cells.map(({ text }) => text);
  return (
    cells.every(({ x }) => Math.abs(x - (cells[0] as LineCell).x) <= ALIGNED_EM * size) &&
    NAME.test(name) &&
    places.some((text) => PLACE.test(text)) &&
    new Set(places.map(shapeOf)).size > 1 &&
    !places.some((text) => FIGURE.test(text) || /:$/.test(text))
  );
}

const lengthOf = (cells: readonly LineCell[]): number => cells.reduce((sum, { text }) => sum + text.length, 0);

/** The lines of a letter with its addresses one after the other, if they stand side by side. */
export function apartAddresses(lines: readonly PageLine[]): PageLine[] {
  const result: PageLine[] = [];
  for (let from = 0; from < lines.length; from++) {
    let to = from;
    for (; to < lines.length && lines[to]?.cells?.length === 2; to++) {
      const [line, above] = [lines[to] as PageLine, lines[to - 1] as PageLine];
      if (to > from && !(line.y > above.y && line.y - above.y < MAX_LEADING_EM * line.size)) break;
    }
    const rows = lines.slice(from, to);
    const size = lines[from]?.size ?? 0;
    const sides = [0, 1].map((side) => rows.map(({ cells = [] }) => cells[side] as LineCell));
    const lengths = sides.map(lengthOf);
    if (
      rows.length < MIN_LINES ||
      rows.length > MAX_LINES ||
      Math.max(...lengths) > MAX_LENGTH_FACTOR * Math.min(...lengths) ||
      !sides.every((cells) => isAddress(cells, size))
    ) {
      result.push(...lines.slice(from, Math.max(to, from + 1)));
    } else
      for (const cells of sides) {
        const columnLeft = Math.min(...cells.map(({ x }) => x));
        const columnRight = Math.max(...cells.map(({ right }) => right));
        // Each of its lines is ended on purpose.
        for (const [index, { x, right, text }] of cells.entries())
          result.push({
            ...(rows[index] as PageLine),
            x,
            right,
            text,
            columnLeft,
            columnRight: columnRight + 40 * size,
            cells: undefined,
          });
      }
    from = Math.max(to, from + 1) - 1;
  }
  return result;
}
