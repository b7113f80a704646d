import { AgentError, message } from '../../../../protocol/index.js';
import { readDocx } from '../docx/readDocx.js';
import { drawingsIn, drawingText } from '../drawingText.js';
import { escapeMarkup } from '../escapeMarkup.js';
import { includesUnread } from '../unreadFiles.js';
import { htmlToMarkdown } from '../markdownOfHtml.js';
import { officePackageOf } from '../office/officePackage.js';
import type { ParsedBody } from '../parsedSource.js';
import { findMarkdownTitle } from '../parsePlain.js';
import { readFlatOpenDocument } from '../openDocument/readOpenDocument.js';
import { readXmlSpreadsheet } from '../spreadsheet/readXmlSpreadsheet.js';
import {
  childElements,
  elements,
  elementText,
  htmlText,
  isXmlElement,
  markupOf,
  ownText,
  parseXml,
  type XmlDocument,
  type XmlElement,
} from './xml.js';
import { XmlDocumentHtml } from './xmlDocumentHtml.js';
import { xmlKind } from './xmlKinds.js';

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

const WORD_2003 = 'http://schemas.microsoft.com/office/word/2003/wordml';

/** A document in the XML of Word 2003, whose names became those of the later format. */
function readWord2003(text: string): Promise<ParsedBody> {
  const document = text
    .replaceAll(WORD_2003, 'http://schemas.openxmlformats.org/wordprocessingml/2006/main')
    .replace(/(<\/?w:)wordDocument\b/g, '$1document')
    // Sections and their parts are around the paragraphs.
    .replace(/<\/?wx:[^<>]*>/g, '');
  const files = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': document,
  };
  const encoder = new TextEncoder();
  const office = officePackageOf(new Map(Object.entries(files).map(([name, part]) => [name, encoder.encode(part)])));
  if (office?.kind !== 'word') throw new AgentError('parser_failed', message('sources.docxDamaged'));
  return readDocx(office);
}

/** The labels of a picture, in order. */
function readDrawing(document: XmlDocument): ParsedBody {
  const lines = drawingsIn(document).flatMap(drawingText);
  const html = lines.map((line) => `<p>${escapeMarkup(line)}</p>`).join('');
  return { title: elementText(document, 'title'), markdown: htmlToMarkdown(html), warnings: [] };
}

/** Outlines as their lines, one below another, with their links and notes. */
function outlineHtml(parent: XmlElement): string {
  const items = childElements(parent, 'outline').map((outline) => {
    const { text, title, htmlUrl, xmlUrl, url, _note: note = '' } = outline.attribs;
    const name = escapeMarkup(htmlText(text ?? title ?? ''));
    const link = htmlUrl ?? xmlUrl ?? url ?? '';
    const line = /^https?:/.test(link) ? `<a href="${escapeMarkup(link)}">${name === '' ? link : name}</a>` : name;
    return `<li>${line}${note === '' ? '' : `<p>${escapeMarkup(htmlText(note))}</p>`}${outlineHtml(outline)}</li>`;
  });
  return items.length === 0 ? '' : `<ul>${items.join('')}</ul>`;
}

/** An outline, such as a list of feeds. */
function readOutline(document: XmlDocument): ParsedBody {
  const title = elementText(document, 'title');
  const head = title === undefined || title === '' ? '' : `<h1>${escapeMarkup(title)}</h1>`;
  const body = elements(document, 'body')[0];
  return { title, markdown: htmlToMarkdown(head + (body === undefined ? '' : outlineHtml(body))), warnings: [] };
}

/**
 * Reads XML that is a document: a workbook of Excel 2003, a flat file of OpenDocument or Word, the labels of an SVG
 * picture, an outline, or text in a vocabulary such as DocBook, JATS, TEI, DITA, or FictionBook.
 */
export async function readXml(text: string): Promise<ParsedBody> {
  const kind = xmlKind(text);
  if (kind === 'openDocument') return readFlatOpenDocument(text);
  if (kind === 'word2003') return readWord2003(text);
  const document = parseXml(text);
  if (kind === 'spreadsheet') return readXmlSpreadsheet(document);
  if (kind === 'wordPackage') return readWordPackage(document);
  if (kind === 'drawing') return readDrawing(document);
  if (kind === 'outline') return readOutline(document);
  const root = document.children.find(isXmlElement);
  const writer = new XmlDocumentHtml();
  const markdown = root === undefined ? '' : htmlToMarkdown(writer.write(root));
  const { included } = writer;
  const author = ['author', 'contrib'].map((name) => elements(document, name)[0]).find((own) => own !== undefined);
  return {
    title: elementText(document, 'book-title') ?? elementText(document, 'article-title') ?? findMarkdownTitle(markdown),
    author: author === undefined ? undefined : (ownText(author) ?? '').replace(/\s+/g, ' ') || undefined,
    markdown,
    warnings: includesUnread(included),
  };
}
