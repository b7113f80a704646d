/** A rectangle of a drawn table, by the lines and columns of its borders. */
interface Cell {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A border that leads nowhere is followed from each of its corners; more steps than this are no table's. */
const MAX_STEPS = 5_000_000;

/** East Asian letters are as wide as two others, in drawn tables as well. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** A line's characters by column; the second column of a wide one is empty. */
function columnsOf(line: string): string[] {
  const columns: string[] = [];
  for (const character of line.trimEnd()) {
    const last = columns.at(-1);
    if (/^\p{M}$/u.test(character) && last !== undefined) columns[columns.length - 1] = last + character;
    else columns.push(character, ...(WIDE.test(character) ? [''] : []));
  }
  return columns;
}

/** Follows the borders of a table's cells, as docutils does. */
class DrawnTable {
  private steps = 0;
  private readonly grid: string[][];
  private readonly width: number;

  constructor(lines: readonly string[]) {
    // The ruler below the header is another one of the rulers.
    this.grid = lines.map((line) => columnsOf(/^\+[=+]+\+\s*$/.test(line) ? line.replaceAll('=', '-') : line));
    this.width = Math.max(...this.grid.map(({ length }) => length));
  }

  /** All cells, by row and column; those that no closed border surrounds are missing. */
  cells(): Cell[] {
    const cells: Cell[] = [];
    /** The last line in each column that belongs to a cell. */
    const done = Array.from({ length: this.width }, () => -1);
    const corners: [top: number, left: number][] = [[0, 0]];
    for (let corner = corners.shift(); corner !== undefined; corner = corners.shift()) {
      const [top, left] = corner;
      if (top >= this.grid.length - 1 || left >= this.width - 1 || top <= (done[left] ?? 0)) continue;
      const cell = this.across(top, left);
      if (cell === undefined) continue;
      done.fill(cell.bottom - 1, left, cell.right);
      cells.push(cell);
      corners.push([top, cell.right], [cell.bottom, left]);
      corners.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    }
    return cells;
  }

  textOf({ top, left, bottom, right }: Cell): string {
    const lines = this.grid.slice(top + 1, bottom).map((line) =>
      line
        .slice(left + 1, right)
        .join('')
        .trim(),
    );
    return lines
      .filter((line) => line !== '')
      .map((line, index) => line.replace(/^[-*•]\s+/, index === 0 ? '' : '; '))
      .reduce((text, line) => (text === '' || line.startsWith('; ') ? text + line : `${text} ${line}`), '');
  }

  private at(line: number, column: number): string {
    if (++this.steps > MAX_STEPS) return '';
    return this.grid[line]?.[column] ?? '';
  }

  private across(top: number, left: number): Cell | undefined {
    if (this.at(top, left) !== '+') return undefined;
    for (let right = left + 1; right < this.width; right++) {
      const mark = this.at(top, right);
      if (mark === '+') {
        const cell = this.down(top, left, right);
        if (cell !== undefined) return cell;
      } else if (mark !== '-') return undefined;
    }
    return undefined;
  }

  private down(top: number, left: number, right: number): Cell | undefined {
    for (let bottom = top + 1; bottom < this.grid.length; bottom++) {
      const mark = this.at(bottom, right);
      if (mark === '+') {
        const cell = { top, left, bottom, right };
        if (this.isClosed(cell)) return cell;
      } else if (mark !== '|') return undefined;
    }
    return undefined;
  }

  private isClosed({ top, left, bottom, right }: Cell): boolean {
    if (this.at(bottom, left) !== '+') return false;
    for (let column = left + 1; column < right; column++) if (!/^[-+]$/.test(this.at(bottom, column))) return false;
    for (let line = top + 1; line < bottom; line++) if (!/^[|+]$/.test(this.at(line, left))) return false;
    return true;
  }
}

/** The rows of a drawn table; a cell that spans several fields stands in the first one. */
export function gridRows(lines: readonly string[]): string[][] {
  const table = new DrawnTable(lines);
  const cells = table.cells();
  const placesOf = (key: 'top' | 'left') => [...new Set(cells.map((cell) => cell[key]))].sort((a, b) => a - b);
  const tops = placesOf('top');
  const lefts = placesOf('left');
  // A table that isn't closed is still its lines.
  if (cells.length === 0)
    return lines
      .filter((line) => line.startsWith('|'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((text) => text.trim()),
      );
  const rows = tops.map(() => lefts.map(() => ''));
  for (const cell of cells) {
    const row = rows[tops.indexOf(cell.top)];
    if (row) row[lefts.indexOf(cell.left)] = table.textOf(cell);
  }
  return rows;
}
