import { AgentError, message, type Message } from '../../../../protocol/index.js';
import { escapeMarkup } from '../escapeMarkup.js';
import { columnName, HiddenCells, type HiddenColumns } from '../spreadsheet/hiddenCells.js';
import { includesUnread } from '../unreadFiles.js';
import { htmlToMarkdown } from '../markdownOfHtml.js';
import { openZip } from '../openZip.js';
import { findMarkdownTitle } from '../parsePlain.js';
import { OpenDocumentHtml, spansOf } from './openDocumentHtml.js';
import { readStyles } from './openDocumentStyles.js';
import { spreadMerged, type MergedArea } from '../spreadsheet/mergedCells.js';
import { textOfMargins, type MarginLine } from '../pageMargins.js';
import type { ParsedBody } from '../parsedSource.js';
import { PlacedText } from '../placedText.js';
import { CellBudget, sheetsToText } from '../spreadsheet/sheetText.js';
import {
  childElements,
  elements,
  elementText,
  firstChild,
  ownText,
  parseXml,
  type XmlDocument,
  type XmlElement,
} from '../xml/xml.js';

/** Repeated empty cells and rows fill a sheet to its edge; filled ones are repeated at most this often. */
const MAX_REPEATS = 1_000;
const MAX_EMPTY_REPEATS = 64;
/** No sheet has more rows, or columns. */
const MOST_ROWS = 2 ** 20;

const repeatsOf = (element: XmlElement, name: string): number =>
  Math.min(MOST_ROWS, Math.max(1, Math.floor(Number(element.attribs[name])) || 1));

const oneLine = (markdown: string): string => markdown.replace(/\s*\n+\s*/g, ' ').trim();

function readSlides(presentation: XmlElement, html: OpenDocumentHtml): { body: PlacedText; warnings: Message[] } {
  const result = new PlacedText();
  const pages = childElements(presentation, 'draw:page');
  let silent = 0;
  for (const [index, page] of pages.entries()) {
    result.begin('slide', index + 1);
    const frames = childElements(page).filter(
      ({ name, attribs }) =>
        name !== 'office:annotation' &&
        name !== 'presentation:notes' &&
        !/^(?:date-time|footer|page-number|header)$/.test(attribs['presentation:class'] ?? ''),
    );
    const title = frames.find(({ attribs }) => attribs['presentation:class'] === 'title');
    const heading = title === undefined ? '' : htmlToMarkdown(html.write(title)).replace(/\s*\n\s*/g, ' ');
    if (heading !== '') result.add(`## ${heading}`);
    const text = frames
      .filter((frame) => frame !== title)
      .map((frame) => htmlToMarkdown(`<div>${html.write(frame)}</div>`));
    for (const block of text) result.add(block);
    if (heading === '' && text.every((block) => block === '')) silent++;
    const notes = firstChild(page, 'presentation:notes');
    const spoken = notes === undefined ? '' : htmlToMarkdown(`<div>${html.write(notes)}</div>`);
    if (spoken !== '') {
      result.add('**Notes**');
      result.add(spoken);
    }
    const comments = childElements(page, 'office:annotation').map((own) => html.commentText(own));
    result.add(comments.map((comment) => `- ${oneLine(htmlToMarkdown(comment))}`).join('\n'));
  }
  const warnings = silent === 0 ? [] : [message('sources.slidesWithoutText', { silent, total: pages.length })];
  return { body: result, warnings };
}

/** A cell's stored value, for cells without text, as programs write them that display nothing. */
function storedValue({ attribs }: XmlElement): string {
  const value = attribs['office:value'] ?? '';
  const number = Number(value);
  if (attribs['office:value-type'] === 'percentage' && value !== '' && !Number.isNaN(number))
    return `${Number((number * 100).toPrecision(15))}%`;
  const written =
    attribs['office:date-value'] ??
    attribs['office:time-value'] ??
    attribs['office:boolean-value']?.toUpperCase() ??
    attribs['office:string-value'] ??
    value;
  const currency = attribs['office:currency'];
  return written === '' || currency === undefined ? written : `${written} ${currency}`;
}

const isHidden = ({ attribs }: XmlElement): boolean => /^(?:collapse|filter)$/.test(attribs['table:visibility'] ?? '');

/** The cells of a sheet, and the comments on them. */
function readSheet(
  table: XmlElement,
  html: OpenDocumentHtml,
  budget: CellBudget,
  hidden: HiddenCells,
): { rows: string[][]; notes: string[] } {
  const rows: string[][] = [];
  const comments: string[] = [];
  const merged: MergedArea[] = [];
  const name = table.attribs['table:name'] ?? '';
  const hiddenRows: number[] = [];
  const hiddenColumns: HiddenColumns[] = [];
  let rowNumber = 1;
  let columnNumber = 0;
  for (const column of elements(table, 'table:table-column')) {
    const last = columnNumber + repeatsOf(column, 'table:number-columns-repeated') - 1;
    if (isHidden(column)) hiddenColumns.push({ first: columnNumber, last });
    columnNumber = last + 1;
  }
  for (const row of elements(table, 'table:table-row')) {
    const cells: string[] = [];
    let column = 0;
    for (const cell of childElements(row)) {
      if (cell.name !== 'table:table-cell' && cell.name !== 'table:covered-table-cell') continue;
      const written = html.writeUnmarked(cell);
      const place = `${columnName(column)}${rowNumber}`;
      comments.push(...written.comments.map((comment) => `- ${place}: ${oneLine(htmlToMarkdown(comment))}`));
      const text = oneLine(htmlToMarkdown(written.html)) || storedValue(cell);
      const repeats = repeatsOf(cell, 'table:number-columns-repeated');
      column += repeats;
      const most = text === '' ? MAX_EMPTY_REPEATS : MAX_REPEATS;
      const { columns, rows: down } = spansOf(cell);
      if (columns + down > 2)
        merged.push({
          left: cells.length,
          right: cells.length + columns - 1,
          top: rows.length,
          bottom: rows.length + down - 1,
        });
      for (let index = 0; index < Math.min(most, repeats); index++) cells.push(text);
    }
    const isEmpty = cells.every((text) => text === '');
    const repeats = repeatsOf(row, 'table:number-rows-repeated');
    if (isHidden(row) && !isEmpty) hiddenRows.push(rowNumber);
    rowNumber += repeats;
    const kept = isEmpty ? 1 : Math.min(MAX_REPEATS, repeats);
    for (let index = 0; index < kept; index++) if (budget.allows(cells.length)) rows.push(cells);
  }
  for (const area of merged) spreadMerged((at) => rows[at], area);
  hidden.addColumns(name, hiddenColumns, rows);
  hidden.addRows(name, hiddenRows);
  const boxes = childElements(table, 'table:shapes').map((shapes) => htmlToMarkdown(html.write(shapes)).trim());
  return { rows, notes: [...boxes, comments.join('\n')].filter(Boolean) };
}

/** Reads a text, presentation, or sheet of OpenDocument (LibreOffice). Throws `parser_failed` if it has no content. */
export function readOpenDocument(bytes: Uint8Array): ParsedBody {
  return readOpenFiles(openZip(bytes, (name) => name.endsWith('.xml')));
}

/** Reads a document of OpenDocument that is a single XML file. */
export function readFlatOpenDocument(text: string): ParsedBody {
  const file = new TextEncoder().encode(text);
  return readOpenFiles(new Map(['content.xml', 'styles.xml', 'meta.xml'].map((name) => [name, file])));
}

/** The paragraphs of the headers and footers of pages. */
function marginLines(styles: XmlDocument): MarginLine[] {
  const margins = [...elements(styles, 'style:header'), ...elements(styles, 'style:footer')];
  return margins
    .flatMap((margin) => elements(margin, 'text:p'))
    .map((paragraph) => {
      const numbers = [...elements(paragraph, 'text:page-number'), ...elements(paragraph, 'text:page-count')];
      for (const number of numbers) number.children = [];
      return { text: ownText(paragraph) ?? '', hasPageNumber: numbers.length > 0 };
    });
}

function unreadParts({ lostObjects, linked }: OpenDocumentHtml): Message[] {
  const objects = lostObjects === 0 ? [] : [message('sources.embeddedUnread', { count: lostObjects })];
  return [...objects, ...includesUnread(linked)];
}

function readOpenFiles(files: ReadonlyMap<string, Uint8Array>): ParsedBody {
  const encryption = elements(parseXml(files.get('META-INF/manifest.xml')), 'manifest:encryption-data');
  if (encryption.length > 0) throw new AgentError('encrypted', message('sources.officeEncrypted'));
  const body = elements(parseXml(files.get('content.xml')), 'office:body')[0];
  const content = body === undefined ? undefined : childElements(body)[0];
  if (content === undefined) throw new AgentError('parser_failed', message('sources.openDocumentDamaged'));
  const meta = parseXml(files.get('meta.xml'));
  const about = {
    title: elementText(meta, 'dc:title'),
    author: elementText(meta, 'meta:initial-creator') ?? elementText(meta, 'dc:creator'),
    date: elementText(meta, 'dc:date'),
    language: elementText(meta, 'dc:language'),
  };
  const html = new OpenDocumentHtml(files, readStyles(files));
  if (content.name === 'office:spreadsheet') {
    const budget = new CellBudget();
    const hidden = new HiddenCells();
    const sheets = childElements(content, 'table:table').map((table) => ({
      name: table.attribs['table:name'] ?? '',
      ...readSheet(table, html, budget, hidden),
    }));
    const warnings = [...budget.warnings, ...hidden.warnings, ...unreadParts(html)];
    return { ...about, ...sheetsToText(sheets).body(), warnings };
  }
  if (content.name === 'office:presentation' || content.name === 'office:drawing') {
    const { body: slides, warnings } = readSlides(content, html);
    return {
      ...about,
      title: about.title ?? findMarkdownTitle(slides.markdown),
      ...slides.body(),
      warnings: [...warnings, ...unreadParts(html)],
    };
  }
  const own = html.write(content);
  const text = htmlToMarkdown(own);
  const margins = textOfMargins(marginLines(parseXml(files.get('styles.xml'))), text);
  const markdown = htmlToMarkdown(own + margins.map((line) => `<p>${escapeMarkup(line)}</p>`).join(''));
  return { ...about, title: about.title ?? findMarkdownTitle(text), markdown, warnings: unreadParts(html) };
}
