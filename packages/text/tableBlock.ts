import type { Block } from './blocks.js';
import { delimitedRows, type Delimiter } from './delimitedRows.js';
import { sentencesOfBlock, type Span } from './sentences.js';

export interface TableBlock {
  /** The line with the names of the columns. */
  names: Span;
  rows: Span[];
  /** Between the cells of delimited text; undefined for Markdown. */
  delimiter?: Delimiter;
}

/** The lines of a table, in Markdown or as delimited text, without their outer bars; undefined for any other block. */
export function tableIn(text: string, block: Block): TableBlock | undefined {
  const delimited = block.kind === 'paragraph' ? delimitedRows(text, block) : undefined;
  const [names, ...rows] = block.kind === 'table' ? sentencesOfBlock(text, block) : (delimited?.rows ?? []);
  return (
    names && {
      names: withoutBars(text, names),
      rows: rows.map((row) => withoutBars(text, row)),
      delimiter: delimited?.delimiter,
    }
  );
}

function withoutBars(text: string, { start, end }: Span): Span {
  const row = text.slice(start, end);
  const before = /^[|\s]*/.exec(row)?.[0].length ?? 0;
  const after = /[^|\s][|\s]*$/.exec(row)?.index ?? row.length - 1;
  return { start: start + before, end: start + Math.max(before, after + 1) };
}
