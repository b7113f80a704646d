import { message, type Message } from '../../../protocol/index.js';
import { namesInBrief } from './namesInBrief.js';

/** The rows, columns, and sheets that a workbook hides, named as spreadsheets do: `Old`, `Rates!3:5`, `'Rates 2026'!B`. */
export class HiddenCells {
  private readonly places: string[] = [];

  addSheet(name: string): void {
    this.places.push(quoted(name));
  }

  addColumns(sheet: string, first: string, last: string): void {
    this.places.push(`${quoted(sheet)}!${first === last ? first : `${first}:${last}`}`);
  }

  /** Row numbers in order. */
  addRows(sheet: string, rows: readonly number[]): void {
    let first: number | undefined;
    for (const [index, row] of rows.entries()) {
      first ??= row;
      if (rows[index + 1] === row + 1) continue;
      this.places.push(`${quoted(sheet)}!${first === row ? row : `${first}:${row}`}`);
      first = undefined;
    }
  }

  get warnings(): Message[] {
    if (this.places.length === 0) return [];
    return [message('sources.hiddenCells', { places: namesInBrief(this.places) })];
  }
}

/** A sheet's name as formulas have it: in quotation marks if it isn't one word. */
const quoted = (sheet: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;

/** Letters of a column: A to Z, AA, AB, and so on. */
export const columnName = (index: number): string =>
  (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));
