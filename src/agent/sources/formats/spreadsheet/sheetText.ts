import { message, type Message } from '../../../../protocol/index.js';
import { tableWithNotes } from '../markdownTable.js';
import { PlacedText } from '../placedText.js';

/** So many cells, empty ones included, are held in memory; a damaged or hostile sheet claims billions. */
const MAX_SHEET_CELLS = 4_000_000;

/** Counts the cells of a workbook's rows, and the rows that don't fit. */
export class CellBudget {
  rowsCut = 0;
  private left = MAX_SHEET_CELLS;

  /** Whether a row of `cells` cells may be kept. */
  allows(cells: number): boolean {
    this.left -= cells;
    if (this.left >= 0) return true;
    this.rowsCut++;
    return false;
  }

  get warnings(): Message[] {
    return this.rowsCut === 0 ? [] : [message('sources.cellsCut', { count: this.rowsCut })];
  }
}

/** Removes empty cells and rows around the content. */
function trimmed(rows: readonly string[][]): string[][] {
  const filled = rows.filter((row) => row.some((text) => text !== ''));
  const used = (column: number) => filled.some((row) => (row[column] ?? '') !== '');
  const widest = filled.reduce((most, { length }) => Math.max(most, length), 0);
  let first = 0;
  while (first < widest && !used(first)) first++;
  let end = widest;
  while (end > first && !used(end - 1)) end--;
  return filled.map((row) => row.slice(first, end));
}

/** Sheets of rows as Markdown, each in a section with its name. */
export function sheetsToText(
  sheets: readonly { name: string; rows: readonly string[][]; notes?: readonly string[] }[],
): PlacedText {
  const result = new PlacedText();
  for (const [index, { name, rows, notes = [] }] of sheets.entries()) {
    const { markdown } = tableWithNotes(trimmed(rows), ' ');
    if (markdown === '' && notes.length === 0) continue;
    result.begin('sheet', index + 1);
    result.add(`## ${name}`);
    result.add(markdown);
    for (const note of notes) result.add(note);
  }
  return result;
}
