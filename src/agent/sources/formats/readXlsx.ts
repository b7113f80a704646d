import { zipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { AgentError, message } from '../../../protocol/index.js';
import { coreProperties, type OfficePackage } from './officePackage.js';
import type { ParsedBody } from './parsedSource.js';
import { sheetsToText } from './sheetText.js';

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  // Dates have no time; both are kept as in the sheet, without a time zone.
  if (value instanceof Date)
    return value
      .toISOString()
      .replace(/T00:00:00\.000Z$/, '')
      .replace('T', ' ')
      .replace(/(?::00)?\.000Z$/, '');
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  return typeof value === 'string' || typeof value === 'boolean' ? String(value).trim() : '';
}

/** Reads an Excel workbook: each sheet as a table, and formulas as the values saved with them. */
export async function readXlsx(office: OfficePackage): Promise<ParsedBody> {
  // The library unpacks without a limit, so it gets files unpacked under ours, without compression.
  const archive = zipSync(Object.fromEntries(office.files), { level: 0 });
  let sheets: { name: string; rows: string[][] }[];
  try {
    const workbook = await readWorkbook(Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength));
    sheets = workbook.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }));
  } catch (cause) {
    throw new AgentError('parser_failed', message('sources.xlsxDamaged'), { cause });
  }
  const result = sheetsToText(sheets);
  const { title, author, date } = coreProperties(office);
  return { title, author, date, ...result.body(), warnings: [] };
}
