import type { Span } from './sentences.js';

/** Fewer lines, or cells in each, don't make a table: running text can have as many commas in a few lines by chance. */
const FEWEST = { rows: 4, cells: 3 };
/** Also matches what is quoted, whole, since nothing in it separates cells; a doubled quote ends one and opens the next. */
const delimiterPattern = (delimiter: string, behind = '') =>
  new RegExp(`(?<![^"${delimiter}])"[^"]*"|${delimiter}${behind}`, 'g');
/** In running text, a space follows. */
const DELIMITER = {
  ',': delimiterPattern(',', '(?! )'),
  ';': delimiterPattern(';', '(?! )'),
  '\t': delimiterPattern('\t'),
};

export interface DelimitedRows {
  /** The lines, the names of the columns first. */
  rows: Span[];
  delimiter: Delimiter;
}

export type Delimiter = keyof typeof DELIMITER;

export const DELIMITERS = Object.keys(DELIMITER) as Delimiter[];

/**
 * The lines of a paragraph that is a table written as text, such as CSV in an editor; undefined for running text. Linear.
 */
export function delimitedRows(text: string, { start, end }: Span): DelimitedRows | undefined {
  const block = text.slice(start, end);
  if (!hasLines(block)) return undefined;
  // Of running text, the first line is enough.
  const names = /\S[^\r\n]*/.exec(block)?.[0] ?? '';
  const possible = DELIMITERS.filter((sought) => cellsIn(names, sought) >= FEWEST.cells);
  if (possible.length === 0) return undefined;
  const rows: Span[] = [];
  for (const { 0: line, index } of block.matchAll(/[^\r\n]+/g))
    if (line.trim() !== '') rows.push({ start: start + index, end: start + index + line.length });
  if (rows.length < FEWEST.rows) return undefined;
  const lines = rows.map((row) => text.slice(row.start, row.end));
  const delimiter = possible.find((sought) => lines.every((line) => cellsIn(line, sought) === cellsIn(names, sought)));
  return delimiter && { rows, delimiter };
}

/** Before any pattern is searched: one line may be megabytes long. */
function hasLines(block: string): boolean {
  let at = -1;
  for (let line = 1; line < FEWEST.rows; line++) {
    at = block.indexOf('\n', at + 1);
    if (at < 0) return false;
  }
  return true;
}

function cellsIn(line: string, delimiter: Delimiter): number {
  return (line.match(DELIMITER[delimiter])?.filter((match) => match === delimiter).length ?? 0) + 1;
}

/** A row, of the same length, with tabs between its cells: "2010,7088" would be one number. */
export function withCellsApart(row: string, delimiter: Delimiter): string {
  return row.replace(DELIMITER[delimiter], (match) => (match === delimiter ? '\t' : match));
}
