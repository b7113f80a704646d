import { areOneTable, tableLine, type TableLine } from '@regen-research/text';

/** "Built: 1742": a cell that brings its title. */
const FIELD = /^\s*(?<title>\p{L}[\p{L} ]{0,30}?)\s?[:：]\s*(?<value>\S.*)$/u;
/** Between rows: only punctuation and space, such as the line below a header. */
const BETWEEN = /^[\s|:+=-]*$/u;
/** UTF-16 units; the line below a header is as long as the table is wide. */
const LONGEST_BETWEEN = 2_000;

/**
 * Whether a line continues the table of the line before it; `between` is the text that separates them. Rows in Markdown
 * may differ in length.
 */
export function continuesTable(before: string, line: TableLine, between: string): boolean {
  if (between.length > LONGEST_BETWEEN || !BETWEEN.test(between)) return false;
  const previous = tableLine(before);
  if (previous?.form === 'markdown') return line.form === 'markdown';
  if (previous === undefined || !areOneTable(previous, line)) return false;
  const [titles, own] = [titlesOf(previous.cells), titlesOf(line.cells)];
  return titles === undefined ? own === undefined : titles.join() === own?.join();
}

/** The titles of "Name: Old Bridge | Built: 1742"; undefined unless every cell has one. */
export function titlesOf(cells: readonly string[]): string[] | undefined {
  const titles = cells.flatMap((cell) => FIELD.exec(cell)?.groups?.title ?? []);
  return titles.length > 0 && titles.length === cells.length ? titles : undefined;
}

/** The values of "Name: Old Bridge | Built: 1742", without the titles. */
export function valuesOf(cells: readonly string[]): string[] {
  return cells.map((cell) => FIELD.exec(cell)?.groups?.value ?? cell);
}
