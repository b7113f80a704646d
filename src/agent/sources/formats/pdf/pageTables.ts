import { FIGURE } from './figureColumns.js';
import { withColumnNames } from '../columnNames.js';
import { markdownTable } from '../markdownTable.js';
import type { LineCell, PageLine } from './pageLine.js';
import { withOneHeader, type Column, type TableRow } from './tableHeader.js';

/** Rows further apart than so many heights of their letters belong to different tables. */
const MAX_ROW_GAP_EM = 3.2;
/** Fewer rows set apart may be an address, a signature, or a heading. */
const MIN_ROWS = 3;
/** Letters of a cell in a column of prose. */
const LONG_CELL_CHARACTERS = 45;
/** Two columns are as often a list of words with what they mean, or two texts side by side. */
const MAX_PAIR_CHARACTERS = 30;
/** Closer lines are those of paragraphs side by side, set at different heights. */
const MIN_ROW_GAP_EM = 0.95;
/** A row's parts on less than this share of a line's height are the rest of the row above. */
const WRAPPED_EM = 1.45;

/** Lines of a cell begin below each other, within this share of their height. */
const ALIGNED_EM = 0.3;

/** Letters of a line across the columns that is a label of the rows below rather than prose. */
const MAX_LABEL_CHARACTERS = 60;
/** No page has room for more. */
const MAX_ROWS = 200;
/** Share of rows that continue the label above. */
const MAX_UNLABELED = 0.6;
/** How often a table is shortened by lines that don't fit. */
const MAX_ATTEMPTS = 4;
/** Lines of one table differ in the size of their letters by less than this factor. */
const MAX_SIZE_FACTOR = 1.3;

/** Marks before the items of a list, whose text isn't a column of its own. */
const ITEM_MARK = /^(?:[•◦▪‣●○■–∙·*-]|[([]?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)\]]{1,2}|[([]\d{1,3}[)\]])$/i;

/** Lines of a page that are the rows of a table. */
export interface PageTable {
  /** Index of its first line, and of the one after its last. */
  from: number;
  to: number;
  markdown: string;
}

const overlaps = (cell: Column, column: Column): boolean =>
  Math.min(cell.right, column.right) - Math.max(cell.x, column.x) > 0;

const cellsOf = (line: PageLine): readonly LineCell[] =>
  line.cells ?? [{ x: line.x, right: line.right, text: line.text }];

/** The columns of the rows with most cells: their cells, projected onto one line. */
function columnsOf(rows: readonly PageLine[]): Column[] {
  const counts = rows.map((row) => cellsOf(row).length).sort((a, b) => a - b);
  const usual = counts[Math.floor(counts.length / 2)] ?? 0;
  const columns: Column[] = [];
  const full = rows.filter((row) => cellsOf(row).length >= usual).flatMap(cellsOf);
  for (const { x, right } of [...full].sort((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last !== undefined && x < last.right) last.right = Math.max(last.right, right);
    else columns.push({ x, right });
  }
  return columns;
}

/** A row's texts by column; undefined if its cells don't fit the columns. */
function placed(row: PageLine, columns: readonly Column[]): string[] | undefined {
  const texts = columns.map(() => '');
  let before = -1;
  for (const cell of cellsOf(row)) {
    let at = columns.findIndex((column, index) => index > before && overlaps(cell, column));
    // Beside the figures that it belongs to, such as a heading narrower than they are.
    if (at < 0) {
      const middle = (cell.x + cell.right) / 2;
      const distances = columns.map(({ x, right }) => Math.abs(middle - (x + right) / 2));
      at = distances.indexOf(Math.min(...distances));
    }
    if (at <= before) return undefined;
    texts[at] = cell.text;
    before = at;
  }
  return texts;
}

/** Whether two lines may be rows of one table. */
const isNear = (line: PageLine, above: PageLine): boolean =>
  line.y - above.y > MIN_ROW_GAP_EM * Math.min(line.size, above.size) &&
  line.y - above.y < MAX_ROW_GAP_EM * Math.max(line.size, above.size) &&
  Math.max(line.size, above.size) < MAX_SIZE_FACTOR * Math.min(line.size, above.size) &&
  line.columnLeft === above.columnLeft &&
  line.angle === above.angle;

const isRow = ({ cells = [] }: PageLine): boolean => cells.length > 1;

/** Whether a single line is the rest of a cell of the row above, other than the first. */
const endsCell = (line: PageLine, above: PageLine): boolean =>
  !isRow(line) &&
  isNear(line, above) &&
  line.y - above.y < WRAPPED_EM * line.size &&
  /^\p{Ll}/u.test(line.text) &&
  cellsOf(above)
    .slice(isRow(above) ? 1 : 0)
    .some(({ x }) => Math.abs(x - line.x) < ALIGNED_EM * line.size);

/** The lines from one on that are set apart in cells, one by one or around single lines. */
function rowsFrom(lines: readonly PageLine[], from: number): number {
  let to = from + 1;
  for (let at = from + 1; at < Math.min(lines.length, from + MAX_ROWS); at++) {
    const line = lines[at] as PageLine;
    if (!isNear(line, lines[at - 1] as PageLine)) break;
    if (isRow(line)) to = at + 1;
    else if (at > to) break;
  }
  while (to < lines.length && endsCell(lines[to] as PageLine, lines[to - 1] as PageLine)) to++;
  return to;
}

/** Whether a line is a sentence across the columns. */
const isProse = (line: PageLine, columns: readonly Column[]): boolean =>
  !isRow(line) &&
  line.text.length > MAX_LABEL_CHARACTERS &&
  columns.filter((column) => overlaps(line, column)).length > 1;

/** Text that continues in the next line, rather than a value of its own. */
const isWrapped = (cells: readonly string[]): boolean =>
  cells[0] === '' && cells.every((text) => text === '' || /^\p{Ll}/u.test(text));

/** Whether the last column counts the formulas beside it: (12), (13). */
function areNumbered(rows: readonly (readonly string[])[]): boolean {
  const numbers = rows.map((cells) => cells.at(-1) ?? '').filter((text) => text !== '');
  const counts = numbers.map((text) => Number(/^\((?:\d{1,2}\.)?(\d{1,3})[a-z]?\)$/.exec(text)?.[1]));
  return (
    counts.length > 0 &&
    counts.every((count, index) => (index === 0 ? count > 0 : count === (counts[index - 1] ?? 0) + 1))
  );
}

/**
 * Whether rows set apart are those of a table: lists and paragraphs stand side by side as well. Two columns are one only
 * if the second has figures; more than two, if they have figures or hardly a gap.
 */
function looksLikeData(rows: readonly (readonly string[])[], width: number): boolean {
  if (width === 2 && areNumbered(rows)) return false;
  const marks = rows.filter(([first = '']) => ITEM_MARK.test(first)).length;
  const unlabeled = rows.filter(([first]) => first === '').length;
  if (marks > rows.length / 2 || unlabeled > rows.length * MAX_UNLABELED) return false;
  const values = rows.slice(1).flatMap((cells) => cells.slice(1));
  const filled = values.filter((text) => text !== '');
  const figures = filled.filter((text) => /\d/.test(text)).length / Math.max(1, filled.length);
  const fullness = filled.length / Math.max(1, values.length);
  const long = filled.filter((text) => text.length > (width === 2 ? MAX_PAIR_CHARACTERS : LONG_CELL_CHARACTERS));
  if (long.length > filled.length * 0.25) return false;
  return (figures >= 0.5 && fullness >= 0.5) || (width > 2 && fullness >= 0.8);
}

/** Whether two rows are the names of columns, and a figure below each. */
function isNamedRow(rows: readonly (readonly string[])[], width: number): boolean {
  const [names = [], figures = []] = rows;
  return (
    rows.length === 2 &&
    width > 2 &&
    names.slice(1).every((name) => name !== '' && name.length <= MAX_PAIR_CHARACTERS && !/\d/.test(name)) &&
    figures.slice(1).every((figure) => FIGURE.test(figure))
  );
}

/** The rows' texts by column, or the first line that fits none. */
function placedRows(lines: readonly PageLine[]): { rows: string[][]; width: number } | { misfit: number } {
  const columns = columnsOf(lines.filter(isRow));
  const rows: TableRow[] = [];
  let above: PageLine | undefined;
  for (const [index, line] of lines.entries()) {
    const cells = columns.length < 2 || isProse(line, columns) ? undefined : placed(line, columns);
    if (cells === undefined) return { misfit: index };
    const last = rows.at(-1);
    const isTight = above !== undefined && line.y - above.y < WRAPPED_EM * line.size;
    if (last !== undefined && isTight && isWrapped(cells))
      for (const [column, text] of cells.entries()) last.cells[column] = `${last.cells[column] ?? ''} ${text}`.trim();
    else rows.push({ cells, line });
    above = line;
  }
  return { rows: withOneHeader(rows, columns), width: columns.length };
}

/** The table that begins with the first of these lines. A line that doesn't fit ends it. */
function tableAt(lines: readonly PageLine[]): { length: number; markdown: string } | undefined {
  let length = lines.length;
  for (let attempt = 0; attempt < MAX_ATTEMPTS && length > 1; attempt++) {
    const found = placedRows(lines.slice(0, length));
    if ('rows' in found) {
      const { rows, width } = found;
      return (rows.length >= MIN_ROWS && looksLikeData(rows, width)) || isNamedRow(rows, width)
        ? { length, markdown: markdownTable(withColumnNames(rows)) }
        : undefined;
    }
    length = found.misfit;
    while (length > 0 && !isRow(lines[length - 1] as PageLine)) length--;
  }
  return undefined;
}

/** The tables of a page that are plain from the places of their cells: rows of cells below each other. */
export function findPageTables(lines: readonly PageLine[]): PageTable[] {
  const tables: PageTable[] = [];
  for (let from = 0; from < lines.length; from++) {
    if (!isRow(lines[from] as PageLine)) continue;
    const table = tableAt(lines.slice(from, rowsFrom(lines, from)));
    if (table === undefined) continue;
    tables.push({ from, to: from + table.length, markdown: table.markdown });
    from += table.length - 1;
  }
  return tables;
}
