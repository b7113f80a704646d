export const YEAR = /^(?:1[5-9]|20)\d\d$/;

/** What a value looks like: a date's digits and signs, whatever its day. */
const shapeOf = (text: string): string => text.replace(/\d/g, '0').replace(/\p{L}+/gu, 'a');

/** The end of a label of what follows, or of a line of code. */
const NO_NAME = /[:;{]$/;

/**
 * Whether a first row names the columns of the rows below: one of figures like those below would give them wrong names.
 * A figure in its first column names the row, or all of it ("2024"), unless all rows begin alike.
 */
export function namesColumns([first = [], ...below]: readonly (readonly string[])[]): boolean {
  if (first.some((text) => NO_NAME.test(text))) return false;
  return !first.some((name, column) => {
    if (!/\d/.test(name)) return false;
    const values = below.map((cells) => cells[column] ?? '').filter((text) => /\d/.test(text));
    if (column === 0)
      return values.length > 1 && values.every((text) => shapeOf(text) === shapeOf(name)) && shapeOf(name).length > 4;
    const most = (kind: RegExp): boolean => values.filter((text) => kind.test(text)).length >= values.length / 2;
    const alike = (kind: RegExp): boolean => kind.test(name) === most(kind);
    return values.length > 0 && alike(/\p{L}/u) && alike(YEAR);
  });
}

/** Rows whose first one names the columns: without names, if it doesn't. */
export const withColumnNames = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.length === 0 || namesColumns(rows) ? rows : [[], ...rows];
