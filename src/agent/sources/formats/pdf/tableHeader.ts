import { YEAR } from '../columnNames.js';
import type { PageLine } from './pageLine.js';

/** A row of a table: its texts by column, and the line it stands in. */
export interface TableRow {
  cells: string[];
  line: PageLine;
}

/** Where a column is on the page. */
export interface Column {
  x: number;
  right: number;
}

/** The second line of a name is this close to the first, in heights of its letters. */
const TIGHT_EM = 1.45;
const HAS_FIGURE = /\d/;

const filledIn = (cells: readonly string[]): string[] => cells.slice(1).filter((text) => text !== '');
const isNames = (cells: readonly string[]): boolean => {
  const filled = filledIn(cells);
  return filled.length > 0 && !filled.some((text) => HAS_FIGURE.test(text));
};
const isFigures = (cells: readonly string[]): boolean => {
  const filled = filledIn(cells);
  return filled.length > 0 && filled.filter((text) => HAS_FIGURE.test(text)).length >= filled.length / 2;
};

/** The names above groups of equally many columns, one for each column; undefined if they don't stand over them. */
function groupNames({ cells, line }: TableRow, columns: readonly Column[]): string[] | undefined {
  const names = line.cells ?? [{ x: line.x, right: line.right, text: line.text }];
  const width = (columns.length - 1) / names.length;
  if (cells[0] !== '' || !Number.isInteger(width) || width < 2) return undefined;
  const isOver = names.every(({ x, right }, index) => {
    const first = columns[1 + index * width];
    const last = columns[(index + 1) * width];
    const middle = (x + right) / 2;
    return first !== undefined && last !== undefined && middle >= first.x && middle <= last.right;
  });
  return isOver ? ['', ...names.flatMap(({ text }) => Array.from({ length: width }, () => text))] : undefined;
}

/**
 * Rows whose first two are one header as one row: names that go on in a second line ("Fees" "in euros"), and names of
 * groups of columns above those of the columns ("2023" above "In" and "Out").
 */
export function withOneHeader(rows: readonly TableRow[], columns: readonly Column[]): string[][] {
  const texts = rows.map(({ cells }) => cells);
  const [first, second, third] = rows;
  if (first === undefined || second === undefined || third === undefined) return texts;
  if (!isNames(second.cells) || !isFigures(third.cells)) return texts;
  const groups = groupNames(first, columns);
  const isGroup =
    groups !== undefined && filledIn(first.cells).every((text) => !HAS_FIGURE.test(text) || YEAR.test(text));
  const isTight = second.line.y - first.line.y < TIGHT_EM * second.line.size && isNames(first.cells);
  if (!isGroup && !isTight) return texts;
  const upper = isGroup ? groups : first.cells;
  return [second.cells.map((text, column) => `${upper[column] ?? ''} ${text}`.trim()), ...texts.slice(2)];
}
