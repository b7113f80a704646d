import type { Span } from './sentences.js';

/** Fewer lines, or cells in each, don't make a table: running text can have as many commas in a few lines by chance. */
const FEWEST = { rows: 4, cells: 3 };
/** In running text, a space follows. */
const DELIMITER = { ',': /,(?! )/g, ';': /;(?! )/g, '\t': /\t/g };
const QUOTED = /"[^"\n]*"/g;

/**
 * The lines of a paragraph that is a table written as text, such as CSV in an editor, its names first; undefined for
 * running text. Linear.
 */
export function delimitedRows(text: string, { start, end }: Span): Span[] | undefined {
  const rows: Span[] = [];
  for (const { 0: line, index } of text.slice(start, end).matchAll(/[^\r\n]+/g))
    if (line.trim() !== '') rows.push({ start: start + index, end: start + index + line.length });
  if (rows.length < FEWEST.rows) return undefined;
  const lines = rows.map((row) => text.slice(row.start, row.end).replace(QUOTED, ''));
  const isTable = Object.values(DELIMITER).some((delimiter) => {
    const [names, ...cells] = lines.map((line) => (line.match(delimiter)?.length ?? 0) + 1);
    return names !== undefined && names >= FEWEST.cells && cells.every((count) => count === names);
  });
  return isTable ? rows : undefined;
}

/** A row with its cells as words of their own: "2010,7088" would be one number. */
export const withCellsApart = (row: string): string => row.replace(/[,;\t](?! )/g, ' ');
