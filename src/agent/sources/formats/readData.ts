import Papa from 'papaparse';
import type { ParsedBody } from './parsedSource.js';

/** Lines longer than this were written for machines. */
const READABLE_LINE = 400;

/** JSON of a page: broken into lines where it has none; JSON Lines and what does not parse stay as they are. */
export function readJson(text: string): ParsedBody {
  const longest = text.split('\n').reduce((most, line) => Math.max(most, line.length), 0);
  if (longest <= READABLE_LINE) return { markdown: text, warnings: [] };
  try {
    return { markdown: JSON.stringify(JSON.parse(text), null, 2), warnings: [] };
  } catch {
    return { markdown: text, warnings: [] };
  }
}

function cell(value: string): string {
  return value
    .trim()
    .replace(/\\/g, '\\\\')
    .replaceAll('|', '\\|')
    .replace(/\s*\n\s*/g, ' ');
}

/** CSV of a page (comma, semicolon, tab or bar, as the text shows) as a Markdown table. */
export function readCsv(text: string): ParsedBody {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const header = data[0];
  if (header === undefined) return { markdown: '', warnings: [] };
  const row = (cells: string[]) => `| ${header.map((_, column) => cell(cells[column] ?? '')).join(' | ')} |`;
  const lines = [row(header), `|${' --- |'.repeat(header.length)}`, ...data.slice(1).map(row)];
  const wider = data.filter((cells) => cells.length > header.length).length;
  return {
    markdown: lines.join('\n'),
    warnings: wider === 0 ? [] : [`${wider} rows have more cells than the header; the cells beyond were left out.`],
  };
}
