import { DomUtils } from 'htmlparser2';
import { escapeMarkup } from '../escapeMarkup.js';
import { listItemStart } from '../listItem.js';
import { childElements, innerMarkup, isXmlElement, isXmlText, ownText, type XmlElement, type XmlNode } from './xml.js';
import { spanAttributes } from '../spanAttributes.js';

/** Names that DocBook, JATS, TEI, DITA, FictionBook, and others have for the same thing. */
const SECTION =
  /^(?:sec|section|sect[1-5]|chapter|part|div[1-7]?|body|back|book-part|appendix|app|preface|article|topic|concept|task|reference|refsect[1-3]|simplesect|level[1-6]?|abstract|ack|ref-list|fn-group|glossary|bibliography)$/;
const TITLE = /^(?:title|head|article-title|book-title|headline|hl1|h[1-6])$/;
const PARAGRAPH =
  /^(?:p|para|simpara|formalpara|shortdesc|ab|v|l|subtitle|text-author|byline|caption|label|cmd|info|stepresult|attrib|bibl|biblioentry|mixed-citation|element-citation|citation|hedline|dateline|signed|note|tip|warning|caution|important)$/;
const LIST = /^(?:list|itemizedlist|simplelist|ul|steps-unordered|choices|listBibl)$/;
const ORDERED = /^(?:orderedlist|ol|steps|substeps|procedure)$/;
const ITEM = /^(?:list-item|listitem|item|li|step|substep|choice|member)$/;
const CODE = /^(?:programlisting|screen|preformat|codeblock|literallayout|code|synopsis|pre|eg|msgblock)$/;
const QUOTE = /^(?:disp-quote|blockquote|epigraph|cit|cite|lq|poem|stanza|verse-group|lg)$/;
const TAGS: Readonly<Record<string, string>> = {
  emphasis: 'em',
  italic: 'em',
  i: 'em',
  em: 'em',
  bold: 'strong',
  b: 'strong',
  strong: 'strong',
  sup: 'sup',
  superscript: 'sup',
  sub: 'sub',
  subscript: 'sub',
  monospace: 'code',
  literal: 'code',
  codeph: 'code',
  command: 'code',
  filename: 'code',
  'styled-content': 'span',
  strike: 'del',
  del: 'del',
  thead: 'thead',
  tbody: 'tbody',
  tfoot: 'tfoot',
  tr: 'tr',
  row: 'tr',
  td: 'td',
  th: 'th',
  entry: 'td',
  cell: 'td',
  table: 'table',
  informaltable: 'table',
  dl: 'dl',
  variablelist: 'dl',
  'def-list': 'dl',
  term: 'dt',
  dt: 'dt',
  dd: 'dd',
  def: 'dd',
};
/** Parts with a document's title. */
const HEADS = /^(?:front|info|articleinfo|bookinfo|book-meta|titlePage)$/;
/** What a document or a section says of itself: its title is part of the text. */
const ABOUT = /^(?:info|articleinfo|bookinfo|chapterinfo|sectioninfo)$/;
/** What isn't part of the text. */
const LEFT_OUT =
  /^(?:binary|teiHeader|description|journal-meta|permissions|history|article-id|article-categories|contrib-group|aff|author-notes|counts|custom-meta-group|kwd-group|pub-date|volume|issue|fpage|lpage|elocation-id|self-uri|funding-group|processing-meta|prolog|metadata|indexterm|index|toc|col|colspec|spanspec|graphic|inline-graphic|image|imagedata|media|object-id|titleabbrev|remark|docdata)$/;
/** What has a caption rather than a heading. */
const UNDER_LABEL = /^(?:table|table-wrap|informaltable|fig|figure|example|formalpara|variablelist|caption)$/;
/** Deepest heading of Markdown. */
const MAX_LEVEL = 6;

/** The version of an editor, beside that of the source. */
const CORRECTED = /^(?:corr|reg|expan)$/;

const localName = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1);
const attribute = (element: XmlElement, name: string): string | undefined =>
  Object.entries(element.attribs).find(([key]) => key === name || key.endsWith(`:${name}`))?.[1];

/** What an element contains directly. */
interface Content {
  /** Text, so that the elements beside it are part of a line. */
  hasText: boolean;
  /** A title of its own, so that the sections in it are below one. */
  isTitled: boolean;
}

/** Writes an XML document of a known vocabulary as HTML. */
export class XmlDocumentHtml {
  /** Names of the files that the document would include. */
  readonly included: string[] = [];
  private readonly notes: string[] = [];
  /** Each parent's, which would otherwise be looked at again for each of its children. */
  private readonly contents = new Map<XmlElement, Content>();

  write(root: XmlElement): string {
    return this.content(root, 1) + this.notes.join('');
  }

  private content(parent: XmlElement, level: number): string {
    return parent.children.map((child) => this.node(child, level)).join('');
  }

  private node(node: XmlNode, level: number): string {
    if (isXmlText(node)) return escapeMarkup(node.data);
    if (isXmlElement(node)) return this.element(node, level);
    return 'children' in node ? node.children.map((child) => this.node(child, level)).join('') : '';
  }

  private element(element: XmlElement, level: number): string {
    const name = localName(element);
    if (LEFT_OUT.test(name)) return '';
    if (name === 'include') {
      this.included.push(attribute(element, 'href') ?? '?');
      return '';
    }
    if (ABOUT.test(name))
      return childElements(element)
        .filter((own) => /^(?:title|subtitle|abstract)$/.test(localName(own)))
        .map((own) => this.element(own, level))
        .join('');
    const inner = (): string => this.content(element, level);
    if (name === 'math') return `<math>${innerMarkup(element).replace(/(<\/?)\w+:/g, '$1')}</math>`;
    if (name === 'tex-math') return `<math alttext="${escapeMarkup(texOf(element))}"></math>`;
    // Several versions of one formula or table.
    if (name === 'alternatives') return this.alternative(element, level);
    // What an edition corrects, and how.
    if (name === 'choice') {
      const corrected = childElements(element).find((own) => CORRECTED.test(localName(own)));
      if (corrected !== undefined) return this.content(corrected, level);
    }
    if (name === 'label' && labelledBy(element) !== undefined) return '';
    // The sections of a CALS table are in a group.
    if (name === 'tgroup') return inner();
    if (name === 'quote' || name === 'q') return `“${inner()}”`;
    if (CODE.test(name))
      return this.isInline(element)
        ? `<code>${inner()}</code>`
        : `<pre>${escapeMarkup(DomUtils.textContent(element))}</pre>`;
    if (TITLE.test(name)) return this.title(element, level);
    if (name === 'footnote' || (name === 'note' && attribute(element, 'place') !== undefined))
      return this.note(element, level);
    if (name === 'xref' || name === 'a' || /^(?:ext-link|ulink|link|ref|ptr|hyperlink|uri)$/.test(name))
      return this.link(element, level);
    if (SECTION.test(name))
      return `<div${idOf(element)}>${this.content(element, level + Number(this.contentOf(elementAround(element)).isTitled))}</div>`;
    if (ORDERED.test(name) || (LIST.test(name) && /^(?:order|number|arabic|alpha|roman)/.test(listTypeOf(element))))
      return `<ol${numberingOf(element)}>${inner()}</ol>`;
    if (LIST.test(name)) return `<ul>${inner()}</ul>`;
    if (ITEM.test(name)) {
      if (isDefinition(element)) return `<dd>${inner()}</dd>`;
      const [label] = childElements(element);
      const own = label !== undefined && localName(label) === 'label' ? DomUtils.textContent(label) : '';
      return `${own.trim() === '' ? '<li>' : listItemStart(own)}${inner()}</li>`;
    }
    if (QUOTE.test(name) && !this.isInline(element)) return `<blockquote>${inner()}</blockquote>`;
    if (name === 'fn') return `<div${idOf(element)}>${inner()}</div>`;
    if (PARAGRAPH.test(name))
      return this.isInline(element) ? inner() : `<p${idOf(element)}>${labelOf(element)}${inner()}</p>`;
    const tag = name === 'entry' && isInHeader(element) ? 'th' : TAGS[name];
    if (tag !== undefined) return `<${tag}${/^t[dh]$/.test(tag) ? spansOf(element) : ''}>${inner()}</${tag}>`;
    return this.isInline(element) ? inner() : `<div${idOf(element)}>${inner()}</div>`;
  }

  private title(element: XmlElement, level: number): string {
    const own = childElements(element);
    // Titles of several lines have paragraphs.
    const text =
      own.length > 1 && own.every((line) => localName(line) === 'p')
        ? own.map((line) => this.content(line, level)).join(' ')
        : this.content(element, level).replace(/<\/?p[^>]*>/g, ' ');
    const parent = elementAround(element);
    const holder = parent === undefined ? '' : localName(parent);
    // A note's number is written by its reference.
    if (/^\W*\w{1,3}\W*$/.test(text) && isNotes(parent)) return '';
    if (UNDER_LABEL.test(holder)) return `<p><strong>${text}</strong></p>`;
    const depth = Math.min(MAX_LEVEL, level);
    return `<h${depth}>${labelOf(element)}${text}</h${depth}>`;
  }

  private note(element: XmlElement, level: number): string {
    const number = this.notes.push('');
    this.notes[number - 1] = `<div id="fn${number}">${this.content(element, level)}</div>`;
    return `<sup><a href="#fn${number}">${number}</a></sup>`;
  }

  private link(element: XmlElement, level: number): string {
    const inner = this.content(element, level);
    const target = attribute(element, 'href') ?? attribute(element, 'url') ?? attribute(element, 'target') ?? '';
    if (/^https?:/.test(target)) return `<a href="${escapeMarkup(target)}">${inner}</a>`;
    const place = attribute(element, 'rid') ?? (target.startsWith('#') ? target.slice(1) : undefined);
    const isNote =
      attribute(element, 'type') === 'note' || /^(?:fn|table-fn)$/.test(attribute(element, 'ref-type') ?? '');
    if (place === undefined) return inner;
    // A raised number is a mark, whatever it refers to.
    const around = elementAround(element);
    const isRaised = around !== undefined && TAGS[localName(around)] === 'sup';
    const marked = `<a href="#${escapeMarkup(place)}">${inner.replace(/<\/?sup>/g, '')}</a>`;
    if (isRaised) return marked;
    return isNote || inner.startsWith('<sup>') ? `<sup>${marked}</sup>` : inner;
  }

  private contentOf(parent: XmlElement | undefined): Content {
    if (parent === undefined) return { hasText: false, isTitled: false };
    let content = this.contents.get(parent);
    if (content === undefined) {
      content = {
        hasText: parent.children.some((child) => isXmlText(child) && child.data.trim() !== ''),
        isTitled: childElements(parent).some(
          (child) => TITLE.test(localName(child)) || HEADS.test(localName(child)) || ABOUT.test(localName(child)),
        ),
      };
      this.contents.set(parent, content);
    }
    return content;
  }

  /** Whether an element is part of a line of text. */
  private isInline(element: XmlElement): boolean {
    return this.contentOf(elementAround(element)).hasText;
  }

  private alternative(element: XmlElement, level: number): string {
    const versions = childElements(element);
    const best = ['tex-math', 'math', 'table', 'textual-form']
      .map((name) => versions.find((own) => localName(own) === name))
      .find((own) => own !== undefined);
    return best === undefined ? '' : this.element(best, level);
  }
}

const idOf = (element: XmlElement): string => {
  const id = attribute(element, 'id');
  return id === undefined ? '' : ` id="${escapeMarkup(id)}"`;
};
/** How many columns and rows a cell covers, as attributes: in HTML's, TEI's, or the CALS tables' words. */
function spansOf(cell: XmlElement): string {
  const columns = Number(attribute(cell, 'colspan') ?? attribute(cell, 'cols') ?? columnsNamed(cell));
  const rows = Number(
    attribute(cell, 'rowspan') ?? attribute(cell, 'rows') ?? 1 + Number(attribute(cell, 'morerows') ?? 0),
  );
  return spanAttributes({ rows, columns });
}

/** The columns from the one that a cell names as its first to its last. */
function columnsNamed(cell: XmlElement): number {
  const first = attribute(cell, 'namest');
  const last = attribute(cell, 'nameend');
  if (first === undefined || last === undefined) return 1;
  let group = elementAround(cell);
  while (group !== undefined && !childElements(group).some((own) => localName(own) === 'colspec'))
    group = elementAround(group);
  const names = (group === undefined ? [] : childElements(group))
    .filter((own) => localName(own) === 'colspec')
    .map((own) => attribute(own, 'colname'));
  return names.indexOf(last) - names.indexOf(first) + 1;
}

const listTypeOf = (element: XmlElement): string =>
  attribute(element, 'list-type') ?? attribute(element, 'type') ?? attribute(element, 'rend') ?? '';
/** How an ordered list counts, as attributes: in DocBook's words (`loweralpha`) or JATS' (`alpha-lower`). */
function numberingOf(list: XmlElement): string {
  const style = `${attribute(list, 'numeration') ?? ''} ${listTypeOf(list)}`;
  const letter = /alpha/.test(style) ? 'a' : /roman/.test(style) ? 'i' : '';
  const type = letter === '' ? '' : ` type="${style.includes('upper') ? letter.toUpperCase() : letter}"`;
  const start = attribute(list, 'startingnumber') ?? attribute(list, 'start') ?? '';
  return /^\d{1,6}$/.test(start) ? `${type} start="${start}"` : type;
}

/** The element around a node; undefined at the top. */
function elementAround(element: XmlElement | undefined): XmlElement | undefined {
  const parent = (element?.parent ?? undefined) as XmlNode | undefined;
  return parent !== undefined && isXmlElement(parent) ? parent : undefined;
}

/** Whether an element is a note of FictionBook, in a body of its own. */
function isNotes(element: XmlElement | undefined): boolean {
  const body = elementAround(element);
  return body !== undefined && attribute(body, 'name') === 'notes';
}

/** The element next to another, before or after it; undefined at the end. Only the text between them is passed. */
function elementBeside(element: XmlElement, side: 'prev' | 'next'): XmlElement | undefined {
  let at: XmlNode | null = element[side];
  while (at !== null && !isXmlElement(at)) at = at[side];
  return at ?? undefined;
}

/** The element after a label that it is the number of: a title, or a paragraph; undefined if it stands alone. */
function labelledBy(label: XmlElement): XmlElement | undefined {
  const next = elementBeside(label, 'next');
  const name = next === undefined ? '' : localName(next);
  return name !== 'label' && (TITLE.test(name) || PARAGRAPH.test(name)) ? next : undefined;
}

/** The label before an element, with a space; '' if it has none. That of an item is the item's number. */
function labelOf(element: XmlElement): string {
  const around = elementAround(element);
  if (around === undefined || ITEM.test(localName(around))) return '';
  const label = elementBeside(element, 'prev');
  return label !== undefined && localName(label) === 'label' && labelledBy(label) === element
    ? `${escapeMarkup(DomUtils.textContent(label).trim())} `
    : '';
}

/** Whether a cell of a CALS table is in its header. */
function isInHeader(cell: XmlElement): boolean {
  const section = elementAround(elementAround(cell));
  return section !== undefined && localName(section) === 'thead';
}

/** Whether an item is the text of a term. */
function isDefinition(element: XmlElement): boolean {
  const parent = elementAround(element);
  return parent !== undefined && localName(parent) === 'varlistentry';
}

/** The TeX of a formula, without the document that some publishers write around it. */
function texOf(element: XmlElement): string {
  const text = ownText(element) ?? '';
  const body = /\\begin\{document\}([\s\S]*)\\end\{document\}/.exec(text)?.[1] ?? text;
  return body.replace(/^[\s$]+|[\s$]+$/g, '');
}
