import { Parser } from 'htmlparser2';
import { AgentError, message, type Message } from '../../../../protocol/index.js';
import { lowered, raised } from '../../scripts.js';
import { HiddenCells, type HiddenColumns } from './hiddenCells.js';
import { htmlToMarkdown } from '../markdownOfHtml.js';
import { spreadMerged, type MergedArea } from './mergedCells.js';
import { drawingHtml } from '../office/officeChart.js';
import {
  coreProperties,
  partNamed,
  partXml,
  relationshipsOf,
  targetOf,
  type OfficePackage,
} from '../office/officePackage.js';
import type { ParsedBody } from '../parsedSource.js';
import { displayNumber, numberFormats, type NumberFormat } from './sheetNumbers.js';
import { CellBudget, sheetsToText } from './sheetText.js';
import {
  childElements,
  decodeXml,
  directText,
  elements,
  firstChild,
  type XmlDocument,
  type XmlElement,
} from '../xml/xml.js';

/** Excel's own limit; a damaged reference must not fill memory. */
const MAX_COLUMNS = 16_384;

interface Workbook {
  strings: string[];
  formats: NumberFormat[];
  isFrom1904: boolean;
  budget: CellBudget;
}

interface Sheet {
  rows: string[][];
  /** Its file ends before its cells do. */
  isCut: boolean;
  /** Cells whose text the file doesn't have. */
  textsMissing: number;
  /** Formulas that the file has no value for. */
  withoutValue: number;
  /** Numbers of hidden rows with text, and ranges of hidden columns. */
  hiddenRows: number[];
  hiddenColumns: HiddenColumns[];
}

/** A run's text as it continues `before`. */
function runText(run: string, align: string | undefined, before: string): string {
  const blank = /\s+$/.exec(run)?.[0] ?? '';
  if (align === 'superscript') return raised(run, before) + blank;
  return align === 'subscript' ? lowered(run, before) + blank : run;
}

/** Characters that XML can't contain are stored by their codes: `_x000D_`. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** A string's text. Raised and lowered runs keep their meaning, and phonetic guides are left out. */
function richText(string: XmlElement): string {
  let text = '';
  for (const child of childElements(string)) {
    if (child.name === 't') text += directText(child);
    if (child.name !== 'r') continue;
    const run = childElements(child, 't').map(directText).join('');
    text += runText(run, firstChild(firstChild(child, 'rPr'), 'vertAlign')?.attribs['val'], text);
  }
  return unescaped(text).trim();
}

/** The column of a reference such as `AB12`, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/i.exec(reference)?.[0].toUpperCase() ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

const isOn = (value = ''): boolean => /^(?:1|true)$/.test(value);

/** A merged area by its reference, such as `A2:A5`. */
function areaOf(reference: string): MergedArea | undefined {
  const [, first = '', top = '', last = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/i.exec(reference) ?? [];
  const area = { left: columnOf(first), right: columnOf(last), top: Number(top), bottom: Number(bottom) };
  return top === '' || area.right >= MAX_COLUMNS ? undefined : area;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads a sheet's cells as a stream: a tree of a large sheet would take a hundred times its size. */
function readSheet(xml: string, { strings, formats, isFrom1904, budget }: Workbook): Sheet {
  const sheet: Sheet = { rows: [], isCut: false, textsMissing: 0, withoutValue: 0, hiddenRows: [], hiddenColumns: [] };
  let isHiddenRow = false;
  let row: string[] | undefined;
  /** Where a cell that doesn't name its place stands. */
  let nextColumn = 0;
  let rowNumber = 0;
  const rowNumbers = new Map<number, string[]>();
  let cell: { column: number; type: string; style: number; value: string; hasFormula: boolean } | undefined;
  let run: { text: string; align?: string } | undefined;
  let collects = false;
  let inPhonetic = false;
  const cellText = ({ type, style, value }: NonNullable<typeof cell>): string => {
    if (type === 's') {
      const text = strings[Number(value)];
      if (text === undefined) sheet.textsMissing++;
      return text ?? '';
    }
    if (type === 'b') return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value;
    if (type === 'd') return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace('T', ' ');
    if (type === 'inlineStr' || type === 'str') return unescaped(value).trim();
    const number = Number(value);
    if (type !== 'n' || value.trim() === '' || Number.isNaN(number)) return value.trim();
    return displayNumber(number, formats[style], isFrom1904);
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        switch (localName(name)) {
          case 'row':
            row = [];
            nextColumn = 0;
            isHiddenRow = isOn(attributes['hidden']);
            rowNumber = Number(attributes['r']) || rowNumber + 1;
            rowNumbers.set(rowNumber, row);
            sheet.rows.push(row);
            break;
          case 'c': {
            const column = attributes['r'] === undefined ? nextColumn : columnOf(attributes['r']);
            nextColumn = column + 1;
            const { t: type = 'n', s: style = '0' } = attributes;
            cell = { column, type, style: Number(style), value: '', hasFormula: false };
            break;
          }
          case 'f':
            if (cell !== undefined) cell.hasFormula = true;
            break;
          case 'v':
          case 't':
            collects = !inPhonetic;
            break;
          case 'r':
            run = { text: '' };
            break;
          case 'vertAlign':
            if (run !== undefined) run.align = attributes['val'];
            break;
          case 'rPh':
            inPhonetic = true;
            break;
          case 'col':
            if (isOn(attributes['hidden'])) sheet.hiddenColumns.push(...columnsFrom(attributes));
            break;
          case 'mergeCell': {
            const area = areaOf(attributes['ref'] ?? '');
            if (area !== undefined) spreadMerged((at) => rowNumbers.get(at), area);
          }
        }
      },
      ontext(text) {
        if (cell === undefined || !collects) return;
        if (run === undefined) cell.value += text;
        else run.text += text;
      },
      onclosetag(name, isImplied) {
        const local = localName(name);
        if (local === 'worksheet') sheet.isCut = isImplied;
        if (local === 'v' || local === 't') collects = false;
        if (local === 'rPh') inPhonetic = false;
        if (local === 'r' && run !== undefined && cell !== undefined) {
          cell.value += runText(run.text, run.align, cell.value);
          run = undefined;
        }
        if (local === 'row') {
          if (row !== undefined && !budget.allows(row.length)) {
            sheet.rows.pop();
            rowNumbers.delete(rowNumber);
          }
          if (isHiddenRow && row !== undefined && row.length > 0) sheet.hiddenRows.push(rowNumber);
          row = undefined;
        }
        if (local !== 'c' || cell === undefined) return;
        const text = cellText(cell);
        if (text === '' && cell.hasFormula && cell.type !== 'str') sheet.withoutValue++;
        if (row !== undefined && cell.column >= 0 && cell.column < MAX_COLUMNS && text !== '') {
          while (row.length < cell.column) row.push('');
          row[cell.column] = text;
        }
        cell = undefined;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return sheet;
}

/** The columns of a definition; none if it is damaged. */
function columnsFrom({ min, max }: Readonly<Record<string, string>>): HiddenColumns[] {
  const [first, last] = [Number(min), Number(max)];
  return first >= 1 ? [{ first: first - 1, last: (last >= first ? last : first) - 1 }] : [];
}

function noteHidden(
  hidden: HiddenCells,
  { name = '', state = 'visible' }: Readonly<Record<string, string>>,
  { rows, hiddenRows, hiddenColumns }: Sheet,
): void {
  if (state !== 'visible') {
    if (rows.some((row) => row.length > 0)) hidden.addSheet(name);
    return;
  }
  hidden.addColumns(name, hiddenColumns, rows);
  hidden.addRows(name, hiddenRows);
}

/** The comments on a sheet's cells, and the text of the boxes drawn over them. */
function notesOf(office: OfficePackage, sheet: string): string[] {
  const relationships = [...relationshipsOf(office, sheet).values()];
  const parts = (type: string) =>
    relationships.filter((own) => own.type === type).map(({ target }) => partXml(office, target));
  const textsIn = (element: XmlDocument | XmlElement, name: string) => elements(element, name).map(directText).join('');
  const comments = parts('comments').flatMap((part) =>
    elements(part, 'comment').map((comment) => `- ${comment.attribs['ref'] ?? ''}: ${textsIn(comment, 't').trim()}`),
  );
  const boxes = parts('drawing').flatMap((part) =>
    elements(part, 'a:p')
      .map((paragraph) => textsIn(paragraph, 'a:t').trim())
      .filter((text) => text !== ''),
  );
  return [...boxes, comments.map((comment) => comment.replace(/\s*\n\s*/g, ' ')).join('\n')].filter(Boolean);
}

/** The charts that a sheet consists of, with their values. */
function chartsOf(office: OfficePackage, sheet: string): string {
  const related = (part: string, type: string) =>
    [...relationshipsOf(office, part).values()].filter((own) => own.type === type).map(({ target }) => target);
  return related(sheet, 'drawing')
    .flatMap((drawing) => related(drawing, 'chart'))
    .map((chart) => htmlToMarkdown(drawingHtml(office, chart)).trim())
    .join('\n\n');
}

/**
 * Reads an Excel workbook: each sheet as a table. Numbers are displayed with what their format adds to their meaning
 * (percent, date, time), and formulas as the values saved with them. `onlyShown`: only the sheet in front,
 * without comments, as another document shows it.
 */
export function readXlsx(office: OfficePackage, { onlyShown = false } = {}): ParsedBody {
  const relationships = relationshipsOf(office, office.main);
  const partOf = (type: string) => targetOf(relationships, type) ?? '';
  const main = partXml(office, office.main);
  const workbook: Workbook = {
    strings: elements(partXml(office, partOf('sharedStrings')), 'si').map(richText),
    formats: numberFormats(partXml(office, partOf('styles'))),
    budget: new CellBudget(),
    isFrom1904: isOn(elements(main, 'workbookPr')[0]?.attribs['date1904']),
  };
  const front = Number(elements(main, 'workbookView')[0]?.attribs['activeTab'] ?? 0);
  const wanted = elements(main, 'sheet').filter((_sheet, index) => !onlyShown || index === front);
  const sheets: { name: string; rows: string[][]; notes: string[] }[] = [];
  const hidden = new HiddenCells();
  let missing = 0;
  let cut = 0;
  let textsMissing = 0;
  let withoutValue = 0;
  for (const { attribs } of wanted) {
    const relationship = relationships.get(attribs['r:id'] ?? '');
    if (relationship?.type === 'chartsheet') {
      const charts = chartsOf(office, relationship.target);
      if (charts !== '') sheets.push({ name: attribs['name'] ?? '', rows: [], notes: [charts] });
    }
    // Sheets of macros have no cells.
    if (relationship !== undefined && relationship.type !== 'worksheet') continue;
    const part = relationship === undefined ? undefined : partNamed(office, relationship.target);
    if (part === undefined) {
      missing++;
      continue;
    }
    const sheet = readSheet(decodeXml(part), workbook);
    withoutValue += sheet.withoutValue;
    textsMissing += sheet.textsMissing;
    if (sheet.isCut) cut++;
    noteHidden(hidden, attribs, sheet);
    sheets.push({
      name: attribs['name'] ?? '',
      rows: sheet.rows,
      notes: relationship === undefined || onlyShown ? [] : notesOf(office, relationship.target),
    });
  }
  if (sheets.length === 0 && missing > 0) throw new AgentError('parser_failed', message('sources.xlsxDamaged'));
  const warnings: Message[] = [...workbook.budget.warnings, ...hidden.warnings];
  if (missing > 0) warnings.push(message('sources.sheetsMissing', { missing, total: wanted.length }));
  if (cut > 0) warnings.push(message('sources.sheetsCut', { cut, total: wanted.length }));
  if (textsMissing > 0) warnings.push(message('sources.textsMissing', { count: textsMissing }));
  if (withoutValue > 0) warnings.push(message('sources.formulasWithoutValues', { count: withoutValue }));
  const { title, author, date } = coreProperties(office);
  return { title, author, date, ...sheetsToText(sheets).body(), warnings };
}
