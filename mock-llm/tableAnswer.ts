import { segmentBlocks, tableIn, type TableBlock } from '@regen-research/text';

/** A table of a text: the names of its columns and its rows, as written, in Markdown or as delimited text. */
export interface SourceTable extends TableBlock {
  isMarkdown: boolean;
}

/** The tables of a text, in order. */
export const tablesOf = (text: string): SourceTable[] =>
  segmentBlocks(text).flatMap((block) => {
    const table = tableIn(text, block);
    return table ? [{ ...table, isMarkdown: block.kind === 'table' }] : [];
  });

const cellsOf = (row: string): string[] => row.split(/(?<!\\)\|/).map((cell) => cell.trim());

/** Rows of a Markdown table below the names of its columns, all without their outer bars, as a table. */
export function asTable(names: string, rows: readonly string[]): string {
  const titles = cellsOf(names);
  const line = (cells: readonly string[]): string => `| ${titles.map((_, at) => cells[at] ?? '').join(' | ')} |`;
  return [titles, titles.map(() => '---'), ...rows.map(cellsOf)].map(line).join('\n');
}
