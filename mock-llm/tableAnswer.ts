import { segmentBlocks, tableIn, type Span } from '@regen-research/text';

/** A table of a text: its names and rows, as written. */
export interface SourceTable {
  names: Span;
  rows: Span[];
}

const DELIMITERS = [',', ';', '\t'];

/** The tables of a Markdown text, or of one that is a table itself. */
export const tablesOf = (text: string): SourceTable[] =>
  segmentBlocks(text).flatMap((block) => tableIn(text, block) ?? []);

const quotedCells = (row: string, delimiter: string): string[] =>
  (row.match(new RegExp(`(?:"(?:[^"]|"")*"|[^${delimiter}"])+|(?<=^|${delimiter})(?=${delimiter}|$)`, 'g')) ?? []).map(
    (cell) => cell.trim().replace(/^"([^]*)"$/, (_cell, inside: string) => inside.replaceAll('""', '"')),
  );

const BAR = /(?<!\\)\|/g;

/** How to take the rows of a table apart, whose names are these. */
function splitterFor(names: string): (row: string) => string[] {
  if (names.search(BAR) >= 0) return (row) => row.split(BAR).map((cell) => cell.trim());
  const [delimiter = ','] = DELIMITERS.toSorted((a, b) => quotedCells(names, b).length - quotedCells(names, a).length);
  return (row) => quotedCells(row, delimiter);
}

/** Names of columns and rows below them as a Markdown table. */
export function asTable(names: string, rows: readonly string[]): string {
  const cellsOf = splitterFor(names);
  const titles = cellsOf(names);
  const line = (cells: readonly string[]): string =>
    `| ${titles.map((_, column) => (cells[column] ?? '').replace(BAR, '\\|')).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map((row) => line(cellsOf(row)))].join('\n');
}
