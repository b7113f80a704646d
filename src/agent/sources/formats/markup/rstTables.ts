import { gridRows } from './gridCells.js';

interface TableRead {
  rows: string[][];
  /** The line after the table. */
  next: number;
}

const SIMPLE = /^={2,}(?:\s+={2,})+\s*$/;
const GRID = /^\+(?:[-=]+\+)+\s*$/;

export function isTableStart(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  return SIMPLE.test(line) || GRID.test(line);
}

/** Columns under rulers of equal signs; a row whose first cell is empty continues the previous one. */
export function readSimpleTable(lines: readonly string[], at: number): TableRead {
  const columns = [...(lines[at] as string).matchAll(/=+/g)].map(({ index }) => index);
  const rows: string[][] = [];
  let rulers = 1;
  let next = at + 1;
  const last = lines.findLastIndex(
    (line, index) =>
      index > at &&
      SIMPLE.test(line) &&
      !lines
        .slice(at, index)
        .some((between, offset) => between.trim() === '' && SIMPLE.test(lines[at + offset + 1] ?? '')),
  );
  for (; next < lines.length && next <= Math.max(last, at); next++) {
    const line = lines[next] as string;
    if (SIMPLE.test(line)) {
      rulers++;
      const after = lines[next + 1] ?? '';
      if (rulers >= 2 && after.trim() === '') {
        next++;
        break;
      }
      continue;
    }
    if (line.trim() === '' || /^[\s-]+$/.test(line)) continue;
    const cells = columns.map((from, index) => line.slice(from, columns[index + 1] ?? undefined).trim());
    const before = rows.at(-1);
    if (cells[0] === '' && before !== undefined)
      cells.forEach((text, index) => (before[index] = `${before[index] ?? ''} ${text}`.trim()));
    else rows.push(cells);
  }
  return { rows, next };
}

/** A table drawn with `+`, `-`, and `|`. */
export function readGridTable(lines: readonly string[], at: number): TableRead {
  let next = at;
  while (next < lines.length && /^[+|]/.test(lines[next] as string)) next++;
  return { rows: gridRows(lines.slice(at, next)), next };
}
