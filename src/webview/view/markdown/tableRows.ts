/*
 * A quote or sentence can be a row from the middle of a table. Markdown has no tables without a head, so such rows get
 * the head of their table, or an empty one, which isn't shown.
 */

const ROW = /^[ \t>]*\|.*\|/;
const RULE = /^[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?::?-+:?)?[ \t]*$/;

const cellsIn = (row: string): number =>
  row
    .trim()
    .replace(/^[ \t>]*\||\|$/g, '')
    .split(/(?<!\\)\|/).length;

const emptyHead = (cells: number): string => `|${' |'.repeat(cells)}\n|${' --- |'.repeat(cells)}`;

/** Puts `head`, a table's first two lines, or an empty head before rows that have none. */
export function withTableHeads(markdown: string, head?: string): string {
  const lines = markdown.split('\n');
  return lines
    .flatMap((line, index) => {
      const isFirst = ROW.test(line) && !ROW.test(lines[index - 1] ?? '');
      if (!isFirst || RULE.test(lines[index + 1] ?? '')) return [line];
      const cells = cellsIn(line);
      const fitting = head !== undefined && cellsIn(head.split('\n')[0] ?? '') === cells ? head : emptyHead(cells);
      return RULE.test(line) ? [emptyHead(cells).split('\n')[0] ?? '', line] : [fitting, line];
    })
    .join('\n');
}

/** The head of the table that the row at an offset of `text` belongs to; undefined if there is no such table. */
export function tableHeadAt(text: string, offset: number): string | undefined {
  if (!ROW.test(text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0] ?? '')) return undefined;
  const before = text.slice(0, offset).split('\n');
  const rule = before.findLastIndex((line) => RULE.test(line));
  if (rule < 1 || !before.slice(rule + 1, -1).every((line) => ROW.test(line))) return undefined;
  return before
    .slice(rule - 1, rule + 1)
    .map((line) => line.replace(/^[ \t>]+/, ''))
    .join('\n');
}
