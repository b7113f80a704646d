/** A line of a table: Markdown, cells separated by bars, or cells in aligned columns. */
export interface TableLine {
  form: 'markdown' | 'bars' | 'columns';
  cells: string[];
}

/** A longer one is running text. UTF-16 units. */
const LONGEST_CELL = 60;
/** Two spaces after a period only separate sentences. */
const COLUMN_GAP = /(?<![.!?…:;,\s])(?:[ \t]*\t[ \t]*| {2,})(?=\S)/u;
const FEWEST = { bars: 2, spaces: 3, tabs: 2 };
/** UTF-16 units; longer lines aren't searched for cells. */
const LONGEST_LINE = 12 * LONGEST_CELL;

/** The cells of a line that may be one of a table's; undefined for running text. */
export function tableLine(line: string): TableLine | undefined {
  const text = line.trim();
  if (text.startsWith('|') && text.indexOf('|', 1) > 0)
    return { form: 'markdown', cells: text.replace(/^\||\|$/gu, '').split('|') };
  if (text.includes('\n') || text.length > LONGEST_LINE) return undefined;
  if (text.includes(' | ')) return lineOf('bars', text.split(/\s\|\s/u), FEWEST.bars);
  if (!/\t| {2}/.test(text)) return undefined;
  return lineOf('columns', text.split(COLUMN_GAP), text.includes('\t') ? FEWEST.tabs : FEWEST.spaces);
}

function lineOf(form: TableLine['form'], cells: string[], fewest: number): TableLine | undefined {
  return cells.length >= fewest && cells.every((cell) => cell.length <= LONGEST_CELL) ? { form, cells } : undefined;
}

/** Whether two lines in a row belong to one table. */
export function areOneTable(one: TableLine | undefined, other: TableLine | undefined): boolean {
  return one !== undefined && one.form === other?.form && one.cells.length === other.cells.length;
}
