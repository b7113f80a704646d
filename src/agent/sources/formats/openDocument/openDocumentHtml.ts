import { COMMENT_REFERENCE, commentDefinition, commentMark, commentReference } from '../commentMarks.js';
import { escapeMarkup } from '../escapeMarkup.js';
import { listItemStart } from '../listItem.js';
import { openDocumentLabel } from './openDocumentNumbering.js';
import { descriptionHtml } from '../pictureDescription.js';
import type { OpenDocumentStyles } from './openDocumentStyles.js';
import { spanAttributes } from '../spanAttributes.js';
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
  type XmlNode,
} from '../xml/xml.js';

/** Elements without content. */
const PASSED_OVER = new Set([
  'text:tracked-changes',
  'text:sequence-decls',
  'text:table-of-content',
  'text:note-citation',
  'presentation:notes',
  'office:forms',
  'draw:image',
  'svg:title',
  'svg:desc',
  'text:ruby-text',
]);

/** The table that a row belongs to: a cell may contain another one. */
function tableAround(row: XmlElement): XmlElement | undefined {
  let around: XmlNode | null = row.parent;
  while (around !== null && !(isXmlElement(around) && around.name === 'table:table')) around = around.parent;
  return around ?? undefined;
}

/** How many rows and columns a cell covers. */
export function spansOf({ attribs }: XmlElement): { rows: number; columns: number } {
  const span = (name: string): number => Number(attribs[`table:number-${name}-spanned`] ?? 1) || 1;
  return { rows: span('rows'), columns: span('columns') };
}

/** Converts OpenDocument elements to HTML, which the next step can read. */
export class OpenDocumentHtml {
  /** Objects of other programs that could not be read. */
  lostObjects = 0;
  /** Names of the files that sections link to. */
  readonly linked: string[] = [];
  private notes: string[] = [];
  private comments: string[] = [];
  /** Style of the list being written, and how far it and those around it have counted. */
  private list: { style: string; counts: number[] } = { style: '', counts: [] };
  /** The last number of each numbered list, and how far the headings have counted. */
  private readonly numbers = new Map<string, number>();
  private headings: number[] = [];

  constructor(
    private readonly files: ReadonlyMap<string, Uint8Array>,
    private readonly styles: OpenDocumentStyles,
  ) {}

  /** Content as HTML, with its notes and comments at the end. */
  write(parent: XmlElement): string {
    const { html, comments } = this.writeApart(parent);
    const definitions = comments.map((comment, index) => commentDefinition(commentMark(index), comment));
    return html + definitions.join('');
  }

  /** Content as HTML without marks for its comments, and the comments. */
  writeUnmarked(parent: XmlElement): { html: string; comments: string[] } {
    const { html, comments } = this.writeApart(parent);
    return { html: html.replace(COMMENT_REFERENCE, ''), comments };
  }

  /** A comment's author and text. */
  commentText(annotation: XmlElement): string {
    this.comments = [];
    this.comment(annotation);
    return this.comments[0] ?? '';
  }

  private writeApart(parent: XmlElement): { html: string; comments: string[] } {
    this.notes = [];
    this.comments = [];
    const html = this.content(parent);
    return { html: html + this.notes.join(''), comments: this.comments };
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
        return `<h${level}>${this.headingLabel(element, level)}${this.content(element)}</h${level}>`;
      }
      case 'text:p':
        return `<p>${this.content(element)}</p>`;
      case 'text:list':
        return this.listOf(element);
      case 'text:list-item':
        return this.item(element);
      case 'text:list-header':
        return `<li data-mark="">${this.content(element)}</li>`;
      case 'text:section':
        return element.attribs['text:display'] === 'none' ? '' : this.section(element);
      case 'text:hidden-text':
      case 'text:hidden-paragraph':
        return element.attribs['text:is-hidden'] === 'true' ? '' : this.content(element);
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
      case 'office:annotation':
        return this.comment(element);
      case 'table:table':
        return this.table(element);
      case 'draw:frame': {
        const inner = this.content(element);
        if (inner === '' && firstChild(element, 'draw:image') !== undefined)
          return descriptionHtml(elementText(element, 'svg:desc') ?? elementText(element, 'svg:title') ?? '');
        return inner === '' ? '' : /<(?:p|h\d|ul|table|div)\b/.test(inner) ? `<div>${inner}</div>` : inner;
      }
      case 'draw:object-ole':
        this.lostObjects++;
        return '';
      case 'draw:object':
        return this.formula(element);
      default:
        return this.content(element);
    }
  }

  private listOf(element: XmlElement): string {
    const outer = this.list;
    const style = element.attribs['text:style-name'] ?? outer.style;
    const depth = outer.counts.length;
    const numbering = this.styles.lists.get(style)?.[depth];
    const key = `${style} ${depth}`;
    const continues = element.attribs['text:continue-numbering'] === 'true' || 'text:continue-list' in element.attribs;
    const before = continues ? this.numbers.get(key) : undefined;
    this.list = { style, counts: [...outer.counts, before ?? (numbering?.start ?? 1) - 1] };
    const items = this.content(element);
    this.numbers.set(key, this.list.counts[depth] ?? 0);
    this.list = outer;
    return numbering === undefined ? `<ul>${items}</ul>` : `<ol>${items}</ol>`;
  }

  private item(element: XmlElement): string {
    const { style, counts } = this.list;
    const levels = this.styles.lists.get(style) ?? [];
    const depth = counts.length - 1;
    const declared = Number(element.attribs['text:start-value']);
    counts[depth] = declared > 0 ? declared : (counts[depth] ?? 0) + 1;
    const { before = '', after = '' } = levels[depth] ?? {};
    const label = openDocumentLabel(levels, counts);
    const start = label === '' ? '<li>' : listItemStart(before + after === '' ? `${label}.` : label);
    return `${start}${this.content(element)}</li>`;
  }

  /** The number of a heading, with a space; '' if it has none. In a list, it is the list's. */
  private headingLabel(element: XmlElement, level: number): string {
    const numbering = this.styles.outline[level - 1];
    if (numbering === undefined || this.list.counts.length > 0 || element.attribs['text:is-list-header'] === 'true')
      return '';
    const declared = Number(element.attribs['text:start-value']);
    const next = (this.headings[level - 1] ?? numbering.start - 1) + 1;
    // A level that was skipped counts as begun, so that the headings below it have numbers of the same depth.
    const above = Array.from(
      { length: level - 1 },
      (_, at) => this.headings[at] ?? this.styles.outline[at]?.start ?? 1,
    );
    this.headings = [...above, declared > 0 ? declared : next];
    return `${escapeMarkup(openDocumentLabel(this.styles.outline, this.headings))} `;
  }

  private note(element: XmlElement): string {
    const number = this.notes.length + 1;
    const body = firstChild(element, 'text:note-body');
    // Its number is assigned before its text is read, which may contain further notes.
    this.notes.push('');
    this.notes[number - 1] = `<div id="fn${number}">${body === undefined ? '' : this.content(body)}</div>`;
    return `<sup><a href="#fn${number}">${number}</a></sup>`;
  }

  /** A comment, marked by a letter, because the notes have numbers. */
  private comment(element: XmlElement): string {
    const author = elementText(element, 'dc:creator');
    const text = childElements(element)
      .filter(({ name }) => name.startsWith('text:'))
      .map((part) => this.element(part))
      .join('');
    if (text === '') return '';
    const named = author === undefined ? text : text.replace(/^(?:<p>)?/, `$&${escapeMarkup(author)}: `);
    return commentReference(commentMark(this.comments.push(named) - 1));
  }

  private table(element: XmlElement): string {
    const rows = elements(element, 'table:table-row').filter((row) => tableAround(row) === element);
    const spans = rows.some((row) => childElements(row).some((cell) => spanAttributes(spansOf(cell)) !== ''));
    const written = rows.map((row, index) => {
      const tag = index === 0 ? 'th' : 'td';
      const cells = childElements(row)
        // A covered cell has its place only where nothing says that it is covered.
        .filter(({ name }) => name === 'table:table-cell' || (name === 'table:covered-table-cell' && !spans))
        .map((cell) => `<${tag}${spanAttributes(spansOf(cell))}>${this.content(cell)}</${tag}>`);
      return `<tr>${cells.join('')}</tr>`;
    });
    return `<table>${written.join('')}</table>`;
  }

  /** A section; the text of a linked one is stored with it, unless it was never loaded. */
  private section(element: XmlElement): string {
    const content = this.content(element);
    const source = firstChild(element, 'text:section-source')?.attribs['xlink:href'];
    if (source !== undefined && content.trim() === '') this.linked.push(source);
    return content;
  }

  /** A formula is in a separate file, as MathML; a chart, with its table. */
  private formula(element: XmlElement): string {
    const path = (element.attribs['xlink:href'] ?? '').replace(/^\.\//, '');
    // A flat file has it in the element.
    const object = path === '' ? element : parseXml(this.files.get(`${path}/content.xml`));
    const math = elements(object, 'math:math')[0];
    if (math === undefined) {
      // A chart stores the values that it shows.
      const values = elements(object, 'table:table')[0];
      if (values !== undefined) {
        const title = elements(object, 'chart:title').map((own) => `<p>${this.content(own)}</p>`);
        return `<div>${title.join('')}${this.table(values)}</div>`;
      }
      this.lostObjects++;
      return '';
    }
    return `<math>${innerMarkup(math).replace(/(<\/?)math:/g, '$1')}</math>`;
  }
}
