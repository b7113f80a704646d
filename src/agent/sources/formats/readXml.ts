import { AgentError, message } from '../../../protocol/index.js';
import { readDocx } from './docx/readDocx.js';
import { drawingsIn, drawingText } from './drawingText.js';
import { escapeMarkup } from './escapeMarkup.js';
import { htmlToMarkdown } from './markdownOfHtml.js';
import { officePackageOf } from './officePackage.js';
import type { ParsedBody } from './parsedSource.js';
import { findMarkdownTitle } from './parsePlain.js';
import { readFlatOpenDocument } from './readOpenDocument.js';
import { sheetsToText } from './sheetText.js';
import {
  childElements,
  elements,
  elementText,
  firstChild,
  isXmlElement,
  markupOf,
  ownText,
  parseXml,
  type XmlDocument,
} from './xml.js';
import { XmlDocumentHtml } from './xmlDocumentHtml.js';
import { xmlKind } from './xmlKinds.js';

/** A cell's column is taken from its index only up to this. */
const MAX_COLUMNS = 16_384;

/** Sheets of the XML that Excel 2003 wrote, and many programs still do. */
function readSpreadsheet(document: XmlDocument): ParsedBody {
  const sheets = elements(document, 'Worksheet').map((sheet) => ({
    name: sheet.attribs['Name'] ?? '',
    rows: elements(sheet, 'Row').map((row) => {
      const cells: string[] = [];
      for (const cell of childElements(row, 'Cell')) {
        const index = Number(cell.attribs['Index'] ?? 0);
        while (cells.length < Math.min(index, MAX_COLUMNS) - 1) cells.push('');
        const data = firstChild(cell, 'Data');
        const text = (data === undefined ? undefined : ownText(data)) ?? '';
        cells.push(
          data?.attribs['Type'] === 'DateTime' ? text.replace(/T00:00:00(?:\.0+)?$/, '').replace('T', ' ') : text,
        );
        for (let merged = Number(cell.attribs['MergeAcross'] ?? 0); merged > 0 && cells.length < MAX_COLUMNS; merged--)
          cells.push('');
      }
      return cells;
    }),
  }));
  return { ...sheetsToText(sheets).body(), warnings: [] };
}

/** A Word document whose package is one XML file. */
async function readWordPackage(document: XmlDocument): Promise<ParsedBody> {
  const files = new Map<string, Uint8Array>();
  for (const part of elements(document, 'pkg:part')) {
    const [data] = childElements(part, 'pkg:xmlData');
    if (data !== undefined)
      files.set(
        (part.attribs['pkg:name'] ?? '').replace(/^\//, ''),
        new TextEncoder().encode(data.children.map(markupOf).join('')),
      );
  }
  const office = officePackageOf(files);
  if (office?.kind !== 'word') throw new AgentError('parser_failed', message('sources.docxDamaged'));
  return readDocx(office);
}

/** The labels of a picture, in order. */
function readDrawing(document: XmlDocument): ParsedBody {
  const lines = drawingsIn(document).flatMap(drawingText);
  const html = lines.map((line) => `<p>${escapeMarkup(line)}</p>`).join('');
  return { title: elementText(document, 'title'), markdown: htmlToMarkdown(html), warnings: [] };
}

/**
 * Reads XML that is a document: a workbook of Excel 2003, a flat file of OpenDocument or Word, the labels of an SVG
 * picture, or text in a vocabulary such as DocBook, JATS, TEI, DITA, or FictionBook.
 */
export async function readXml(text: string): Promise<ParsedBody> {
  const kind = xmlKind(text);
  if (kind === 'openDocument') return readFlatOpenDocument(text);
  const document = parseXml(text);
  if (kind === 'spreadsheet') return readSpreadsheet(document);
  if (kind === 'wordPackage') return readWordPackage(document);
  if (kind === 'drawing') return readDrawing(document);
  const root = document.children.find(isXmlElement);
  const markdown = root === undefined ? '' : htmlToMarkdown(new XmlDocumentHtml().write(root));
  const author = ['author', 'contrib'].map((name) => elements(document, name)[0]).find((own) => own !== undefined);
  return {
    title: elementText(document, 'book-title') ?? elementText(document, 'article-title') ?? findMarkdownTitle(markdown),
    author: author === undefined ? undefined : (ownText(author) ?? '').replace(/\s+/g, ' ') || undefined,
    markdown,
    warnings: [],
  };
}
