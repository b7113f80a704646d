import { tableWithNotes } from './markdownTable.js';
import { PlacedText } from './placedText.js';

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
export function sheetsToText(sheets: readonly { name: string; rows: readonly string[][] }[]): PlacedText {
  const result = new PlacedText();
  for (const [index, { name, rows }] of sheets.entries()) {
    const { markdown } = tableWithNotes(trimmed(rows), ' ');
    if (markdown === '') continue;
    result.begin('sheet', index + 1);
    result.add(`## ${name}`);
    result.add(markdown);
  }
  return result;
}
