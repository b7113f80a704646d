/** Cells that are merged into one; columns and rows from the first to the last, both included. */
export interface MergedArea {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Larger areas are decoration. */
const MAX_MERGED_CELLS = 400;

/**
 * Writes what a merged cell says into each row and column that it covers: without it, they would have no label. Numbers
 * are written once, because they would be counted twice.
 */
export function spreadMerged(
  rowAt: (row: number) => string[] | undefined,
  { left, right, top, bottom }: MergedArea,
): void {
  const label = rowAt(top)?.[left] ?? '';
  if (!/\p{L}/u.test(label) || (right - left + 1) * (bottom - top + 1) > MAX_MERGED_CELLS) return;
  for (let at = top; at <= bottom; at++) {
    const row = rowAt(at);
    // A title that is merged over the whole table isn't a label.
    if (row === undefined || (top === bottom && row.every((text, column) => text === '' || column === left))) continue;
    for (let column = left; column <= right; column++) {
      while (row.length < column) row.push('');
      row[column] ||= label;
    }
  }
}
