import { namesColumns, withColumnNames } from './columnNames.js';

/** A cell's text on one line, with separated paragraphs and lines. */
function cell(value: string): string {
  return value
    .trim()
    .replace(/\\/g, '\\\\')
    .replaceAll('|', '\\|')
    .replace(/\s*\n\s*/g, ' ');
}

/**
 * Rows of plain text as a Markdown table; the first one is its header, and short rows are padded. '' if there are no
 * rows.
 */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [header] = rows;
  if (header === undefined) return '';
  const width = rows.reduce((most, { length }) => Math.max(most, length), 1);
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, column) => cell(cells[column] ?? '')).join(' | ')} |`;
  return [line(header), `|${' --- |'.repeat(width)}`, ...rows.slice(1).map(line)].join('\n');
}

/** The most common number of cells, and the share of the rows that have it; rows with one cell are titles and notes. */
export function usualWidth(rows: readonly (readonly string[])[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  // Of widths that are as common, the smaller one is that of incomplete rows.
  const [width, count] = [...counts].sort(
    (a, b) => b[1] * Math.min(b[0], 2) - a[1] * Math.min(a[0], 2) || b[0] - a[0],
  )[0] ?? [0, 0];
  return { width, share: rows.length === 0 ? 0 : count / rows.length };
}

/** A few values in wider rows would be lost among empty cells. */
const MAX_PADDED_COLUMNS = 100;

/**
 * Rows of a sheet as Markdown. Rows before the header, such as a title, and notes after the last row become paragraphs
 * around the table, with their cells joined by `separator`. No cell is left out. `title` is the first line before the
 * table.
 */
export function tableWithNotes(
  rows: readonly (readonly string[])[],
  separator: string,
): { title?: string; markdown: string } {
  const { width } = usualWidth(rows);
  const filled = (cells: readonly string[]) => cells.filter((text) => text !== '').length;
  const isRow = (cells: readonly string[]) => width < 2 || filled(cells) > Math.max(1, Math.floor(width / 3));
  // Before a wider table, a pair of a label and a value says something about all of it.
  const widest = rows.reduce((most, cells) => Math.max(most, filled(cells)), 0);
  const isLabeled = (cells: readonly string[]) => widest > 2 && filled(cells) <= 2 && (cells[0] ?? '').endsWith(':');
  // A figure after an empty cell belongs to its column, as in a total; a note begins in the first one.
  const isInColumn = (cells: readonly string[]) =>
    width <= MAX_PADDED_COLUMNS && cells.some((text, column) => column > 0 && text !== '' && cells[column - 1] === '');
  const full = Math.max(
    0,
    rows.findIndex((cells) => cells.length >= width && isRow(cells) && !isLabeled(cells)),
  );
  // Names above rows with a cell more than they name.
  const above = rows[full - 1] ?? [];
  const isNamed =
    filled(above) > 1 &&
    filled(above) === above.length &&
    !above.some((text) => /\d/.test(text)) &&
    !namesColumns(rows.slice(full));
  const first = isNamed ? full - 1 : full;
  const last = rows.findLastIndex((cells) => isRow(cells) || isInColumn(cells));
  const note = (cells: readonly string[]) => cells.filter((text) => text !== '').join(separator);
  const blocks = [
    ...rows.slice(0, first).map(note),
    markdownTable(withColumnNames(rows.slice(first, last + 1))),
    ...rows.slice(last + 1).map(note),
  ];
  return {
    title: first > 0 ? note(rows[0] ?? []) : undefined,
    markdown: blocks.filter((block) => block !== '').join('\n\n'),
  };
}
