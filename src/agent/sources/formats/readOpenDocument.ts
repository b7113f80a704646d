import { AgentError, message, type Message } from '../../../protocol/index.js';
import { escapeMarkup } from './escapeMarkup.js';
import { htmlToMarkdown } from './markdownOfHtml.js';
import { openZip } from './openZip.js';
import { findMarkdownTitle } from './parsePlain.js';
import { readStyles, type OpenDocumentStyles } from './openDocumentStyles.js';
import type { ParsedBody } from './parsedSource.js';
import { PlacedText } from './placedText.js';
import { CellBudget, sheetsToText } from './sheetText.js';
import {
  childElements,
  elements,
  elementText,
  firstChild,
  innerMarkup,
  isXmlElement,
  isXmlText,
  parseXml,
  type XmlElement,
} from './xml.js';

/** Repeated empty cells and rows fill a sheet to its edge; filled ones are repeated at most this often. */
const MAX_REPEATS = 1_000;

/** Elements without content. */
const PASSED_OVER = new Set([
  'text:tracked-changes',
  'office:annotation',
  'text:sequence-decls',
  'text:table-of-content',
  'text:note-citation',
  'presentation:notes',
  'office:forms',
  'draw:image',
  'text:ruby-text',
]);

const count = (element: XmlElement, name: string): number =>
  Math.max(1, Math.min(MAX_REPEATS, Number(element.attribs[name] ?? 1) || 1));

/** Converts OpenDocument elements to HTML, which the next step can read. */
class OpenDocumentHtml {
  private notes: string[] = [];
  /** Style and depth of the list being written, and the last number of each numbered list. */
  private list = { style: '', depth: 0 };
  private readonly numbers = new Map<string, number>();

  constructor(
    private readonly files: ReadonlyMap<string, Uint8Array>,
    private readonly styles: OpenDocumentStyles,
  ) {}

  /** Content as HTML, with its notes at the end. */
  write(parent: XmlElement): string {
    this.notes = [];
    const html = this.content(parent);
    return html + this.notes.join('');
  }

  private content(parent: XmlElement): string {
    return parent.children
      .map((child) => (isXmlText(child) ? escapeMarkup(child.data) : isXmlElement(child) ? this.element(child) : ''))
      .join('');
  }

  private element(element: XmlElement): string {
    if (PASSED_OVER.has(element.name)) return '';
    switch (element.name) {
      case 'text:h': {
        const level = Math.max(1, Math.min(6, Number(element.attribs['text:outline-level'] ?? 1) || 1));
        return `<h${level}>${this.content(element)}</h${level}>`;
      }
      case 'text:p':
        return `<p>${this.content(element)}</p>`;
      case 'text:list':
        return this.listOf(element);
      case 'text:list-item':
      case 'text:list-header':
        return `<li>${this.content(element)}</li>`;
      case 'text:section':
        return element.attribs['text:display'] === 'none' ? '' : this.content(element);
      case 'text:s':
        return ' ';
      case 'text:tab':
        return ' ';
      case 'text:line-break':
        return '<br>';
      case 'text:a':
        return `<a href="${escapeMarkup(element.attribs['xlink:href'] ?? '')}">${this.content(element)}</a>`;
      case 'text:span': {
        const tag = this.styles.texts.get(element.attribs['text:style-name'] ?? '');
        if (tag === 'hidden') return '';
        return tag === undefined ? this.content(element) : `<${tag}>${this.content(element)}</${tag}>`;
      }
      case 'text:note':
        return this.note(element);
      case 'table:table':
        return this.table(element);
      case 'draw:frame': {
        const inner = this.content(element);
        return inner === '' ? '' : /<(?:p|h\d|ul|table|div)\b/.test(inner) ? `<div>${inner}</div>` : inner;
      }
      case 'draw:object':
        return this.formula(element);
      default:
        return this.content(element);
    }
  }

  private listOf(element: XmlElement): string {
    const outer = this.list;
    const style = element.attribs['text:style-name'] ?? outer.style;
    this.list = { style, depth: outer.depth + 1 };
    const numbering = this.styles.lists.get(style)?.[outer.depth];
    const items = this.content(element);
    this.list = outer;
    if (numbering === undefined) return `<ul>${items}</ul>`;
    const key = `${style} ${outer.depth}`;
    const [first] = childElements(element, 'text:list-item');
    const declared = Number(first?.attribs['text:start-value']);
    const continues = element.attribs['text:continue-numbering'] === 'true' || 'text:continue-list' in element.attribs;
    const before = continues ? this.numbers.get(key) : undefined;
    const start = declared > 0 ? declared : before === undefined ? numbering.start : before + 1;
    this.numbers.set(key, start + childElements(element, 'text:list-item').length - 1);
    return `<ol type="${escapeMarkup(numbering.type)}" start="${start}">${items}</ol>`;
  }

  private note(element: XmlElement): string {
    const number = this.notes.length + 1;
    const body = firstChild(element, 'text:note-body');
    // Its number is assigned before its text is read, which may contain further notes.
    this.notes.push('');
    this.notes[number - 1] = `<div id="fn${number}">${body === undefined ? '' : this.content(body)}</div>`;
    return `<sup><a href="#fn${number}">${number}</a></sup>`;
  }

  private table(element: XmlElement): string {
    const rows = elements(element, 'table:table-row').map((row, index) => {
      const cells = childElements(row)
        .filter(({ name }) => name === 'table:table-cell' || name === 'table:covered-table-cell')
        .map((cell) => `<${index === 0 ? 'th' : 'td'}>${this.content(cell)}</${index === 0 ? 'th' : 'td'}>`);
      return `<tr>${cells.join('')}</tr>`;
    });
    return `<table>${rows.join('')}</table>`;
  }

  /** A formula is in a separate file, as MathML; a chart, with its table. */
  private formula(element: XmlElement): string {
    const path = (element.attribs['xlink:href'] ?? '').replace(/^\.\//, '');
    const object = parseXml(this.files.get(`${path}/content.xml`));
    const math = elements(object, 'math:math')[0];
    if (math === undefined) {
      // A chart stores the values that it shows.
      const values = elements(object, 'table:table')[0];
      return values === undefined ? '' : this.table(values);
    }
    return `<math>${innerMarkup(math).replace(/(<\/?)math:/g, '$1')}</math>`;
  }
}

function readSlides(presentation: XmlElement, html: OpenDocumentHtml): { body: PlacedText; warnings: Message[] } {
  const result = new PlacedText();
  const pages = childElements(presentation, 'draw:page');
  let silent = 0;
  for (const [index, page] of pages.entries()) {
    result.begin('slide', index + 1);
    const frames = childElements(page).filter(
      ({ attribs }) => !/^(?:date-time|footer|page-number|header)$/.test(attribs['presentation:class'] ?? ''),
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

function sheetRows(table: XmlElement, html: OpenDocumentHtml, budget: CellBudget): string[][] {
  const rows: string[][] = [];
  for (const row of elements(table, 'table:table-row')) {
    const cells: string[] = [];
    for (const cell of childElements(row)) {
      if (cell.name !== 'table:table-cell' && cell.name !== 'table:covered-table-cell') continue;
      const text = htmlToMarkdown(html.write(cell)).replace(/\s*\n+\s*/g, ' ') || storedValue(cell);
      const repeats =
        text === ''
          ? Math.min(64, count(cell, 'table:number-columns-repeated'))
          : count(cell, 'table:number-columns-repeated');
      for (let index = 0; index < repeats; index++) cells.push(text);
    }
    const isEmpty = cells.every((text) => text === '');
    const repeats = isEmpty ? 1 : count(row, 'table:number-rows-repeated');
    for (let index = 0; index < repeats; index++) if (budget.allows(cells.length)) rows.push(cells);
  }
  return rows;
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
    const sheets = childElements(content, 'table:table').map((table) => ({
      name: table.attribs['table:name'] ?? '',
      rows: sheetRows(table, html, budget),
    }));
    return { ...about, ...sheetsToText(sheets).body(), warnings: budget.warnings };
  }
  if (content.name === 'office:presentation' || content.name === 'office:drawing') {
    const { body: slides, warnings } = readSlides(content, html);
    return { ...about, title: about.title ?? findMarkdownTitle(slides.markdown), ...slides.body(), warnings };
  }
  const markdown = htmlToMarkdown(html.write(content));
  return { ...about, title: about.title ?? findMarkdownTitle(markdown), markdown, warnings: [] };
}
