import { maskMarkup, tableLine } from '@regen-research/text';
import type { SourceIndex } from '../indexing/sourceIndex.js';
import { statementOf, type Statement } from '../sentence/statement.js';
import type { TableRow } from './tableCells.js';
import { titlesOf, valuesOf } from './tableLines.js';

/** Maximum rows per claim. */
const MOST_ROWS = 400;
export interface Table {
  titles: Statement[];
  rows: TableRow[];
  /** The titles have a line of their own: the header. */
  titled: boolean;
}

/** The table whose header or first row is a sentence. */
export function tableAt(index: SourceIndex, header: number): Table {
  const language = index.languageOf(header);
  const parsed = (cells: readonly string[]): Statement[] =>
    cells.map((cell) => statementOf(maskMarkup(cell), language, index.capitalised));
  const first = cellsOf(index, header);
  const titles = titlesOf(first);
  const rows: TableRow[] = [];
  const add = (sentence: number, cells: readonly string[]): void => void rows.push({ sentence, cells: parsed(cells) });
  if (titles !== undefined) add(header, valuesOf(first));
  for (let sentence = header + 1; index.headerOf(sentence) === header && rows.length < MOST_ROWS; sentence++) {
    const cells = cellsOf(index, sentence);
    add(sentence, titles === undefined ? cells : valuesOf(cells));
  }
  return { titles: parsed(titles ?? first), rows, titled: titles === undefined };
}

function cellsOf(index: SourceIndex, sentence: number): string[] {
  return tableLine(index.textOf(sentence))?.cells ?? [];
}

/** The titles of a Markdown table in an answer, one of whose rows starts at an offset. */
export function titlesAbove(text: string, row: number): string[] | undefined {
  if (text[row] !== '|') return undefined;
  let head: string | undefined;
  let line = text.lastIndexOf('\n', row) + 1;
  for (let above = 0; above < MOST_ROWS && line > 0; above++) {
    const start = line < 2 ? 0 : text.lastIndexOf('\n', line - 2) + 1;
    const before = text.slice(start, line - 1).trim();
    if (!before.startsWith('|')) break;
    head = before;
    line = start;
  }
  return head === undefined ? undefined : tableLine(head)?.cells;
}
