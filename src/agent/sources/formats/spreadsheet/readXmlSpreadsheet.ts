import { spreadMerged, type MergedArea } from './mergedCells.js';
import type { ParsedBody } from '../parsedSource.js';
import { sheetsToText } from './sheetText.js';
import { childElements, elements, firstChild, ownText, type XmlDocument, type XmlElement } from '../xml/xml.js';

/** A cell's column is taken from its index only up to this. */
const MAX_COLUMNS = 16_384;

/** Digits of a share, without those that only its storage has. */
const SHARE_DIGITS = 10;

/** The styles that show a share of one as a percentage. */
function percentStyles(document: XmlDocument): Set<string> {
  return new Set(
    elements(document, 'Style')
      .filter((style) => /percent|%/i.test(firstChild(style, 'NumberFormat')?.attribs['Format'] ?? ''))
      .map((style) => style.attribs['ID'] ?? ''),
  );
}

function cellText(cell: XmlElement, isPercent: boolean): string {
  const data = firstChild(cell, 'Data');
  const text = (data === undefined ? undefined : ownText(data)) ?? '';
  const type = data?.attribs['Type'];
  if (type === 'DateTime') return text.replace(/T00:00:00(?:\.0+)?$/, '').replace('T', ' ');
  const share = Number(text);
  return type === 'Number' && isPercent && Number.isFinite(share)
    ? `${Number((share * 100).toPrecision(SHARE_DIGITS))}%`
    : text;
}

/** Sheets of the XML that Excel 2003 wrote, and many programs still do; merged cells as in other workbooks. */
export function readXmlSpreadsheet(document: XmlDocument): ParsedBody {
  const percent = percentStyles(document);
  const sheets = elements(document, 'Worksheet').map((sheet) => {
    const merged: MergedArea[] = [];
    const rows = elements(sheet, 'Row').map((row, top) => {
      const cells: string[] = [];
      for (const cell of childElements(row, 'Cell')) {
        const index = Number(cell.attribs['Index'] ?? 0);
        while (cells.length < Math.min(index, MAX_COLUMNS) - 1) cells.push('');
        const left = cells.length;
        cells.push(cellText(cell, percent.has(cell.attribs['StyleID'] ?? '')));
        const across = Math.min(MAX_COLUMNS, Number(cell.attribs['MergeAcross'] ?? 0) || 0);
        const down = Number(cell.attribs['MergeDown'] ?? 0) || 0;
        while (cells.length <= left + across) cells.push('');
        if (across + down > 0) merged.push({ left, right: left + across, top, bottom: top + down });
      }
      return cells;
    });
    for (const area of merged) spreadMerged((at) => rows[at], area);
    return { name: sheet.attribs['Name'] ?? '', rows };
  });
  return { ...sheetsToText(sheets).body(), warnings: [] };
}
