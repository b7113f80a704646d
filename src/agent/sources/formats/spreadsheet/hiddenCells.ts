import { message, type Message } from '../../../../protocol/index.js';
import { namesInBrief } from '../namesInBrief.js';

/** Positions of columns, counted from 0. */
export interface HiddenColumns {
  first: number;
  last: number;
}

/** The rows, columns, and sheets that a workbook hides, named as spreadsheets do: `Old`, `Rates!3:5`, `'Rates 2026'!B`. */
export class HiddenCells {
  private readonly places: string[] = [];

  addSheet(name: string): void {
    this.places.push(quoted(name));
  }

  /** Columns counted from 0, as far as the rows have text: a sheet may hide all that are beyond it. */
  addColumns(sheet: string, columns: readonly HiddenColumns[], rows: readonly (readonly string[])[]): void {
    if (columns.length === 0) return;
    const width = rows.reduce((most, row) => Math.max(most, row.findLastIndex(Boolean) + 1), 0);
    for (const { first, last } of columns) {
      if (first >= width) continue;
      const [from, to] = [columnName(first), columnName(Math.min(last, width - 1))];
      this.places.push(`${quoted(sheet)}!${from === to ? from : `${from}:${to}`}`);
    }
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
