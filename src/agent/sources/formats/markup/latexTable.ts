import { markdownTable } from '../markdownTable.js';
import { argumentAt } from './latexText.js';

/** No table of a paper has more columns or rows that one cell covers. */
const MAX_SPAN = 100;

const SPANNING = /\\multi(column|row)\s*(?:\[[^\]]*\])?\s*\{\s*(-?\d+)\s*\}/;

/** A cell, and how many columns and rows it covers. */
function spannedCell(cell: string): { content: string; columns: number; rows: number } {
  let content = cell.trim();
  const spans = { columns: 1, rows: 1 };
  for (let level = 0; level < 2; level++) {
    const match = SPANNING.exec(content);
    if (match === null) break;
    const [whole, kind, count] = match;
    spans[kind === 'column' ? 'columns' : 'rows'] = Math.min(MAX_SPAN, Math.max(1, Math.abs(Number(count))));
    // Its alignment, or its width, which may be `*`, with or without braces; then its text.
    const rest = content
      .slice(match.index + whole.length)
      .replace(/^\s*(?:\[[^\]]*\])?\s*(?:\*|\{[^{}]*\}|\{(?:[^{}]|\{[^{}]*\})*\})\s*(?:\[[^\]]*\])?\s*/, '');
    const text = argumentAt(rest, 0);
    if (text === undefined) break;
    content = content.slice(0, match.index) + text.content;
  }
  return { content, ...spans };
}

/** The rows of a table; a long one repeats its header for further pages, and what a cell says counts for all its rows. */
export function latexTable(body: string, plainCell: (cell: string) => string): string {
  /** By column, what a cell above says in the empty cells below it. */
  const above = new Map<number, { text: string; rows: number }>();
  const rows = body
    .replace(/\\endfirsthead[\s\S]*?\\endhead/g, '')
    .replace(/\\end(?:firsthead|head|foot|lastfoot)\b/g, '')
    .replace(/\\(?:hline|toprule|midrule|bottomrule|cline\{[^}]*\}|cmidrule(?:\([^)]*\))?\{[^}]*\})/g, '')
    .split(/\\\\(?:\[[^\]]*\])?|\\tabularnewline/)
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .map((row) => {
      const cells: string[] = [];
      for (const written of row.split(/(?<!\\)&/)) {
        const { content, columns, rows: down } = spannedCell(written);
        const own = plainCell(content).replace(/\s+/g, ' ').trim();
        const column = cells.length;
        const cover = above.get(column);
        if (cover !== undefined && --cover.rows === 0) above.delete(column);
        const text = own === '' ? (cover?.text ?? '') : own;
        if (down > 1) above.set(column, { text, rows: down - 1 });
        cells.push(text, ...Array.from({ length: columns - 1 }, () => ''));
      }
      return cells;
    });
  return markdownTable(rows);
}
