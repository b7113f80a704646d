import type { Element, ElementContent, Properties, Root } from 'hast';
import { inOneCell, isLayoutTable, takeStrays } from './cells.js';
import { codeText, isCodeTable, isLineNumbers, codeLanguageOf } from './codeBlocks.js';
import { childrenOf, isElement, isText, collapsedText, type PageElement, type PageNode } from '../dom.js';
import { INLINE_TAG } from '../cleaning/markupKinds.js';
import { isNoteMark } from './footnotes.js';
import { numberingOf, withListMarks } from '../orderedLists.js';
import { repeatSpanned } from './spannedCells.js';
import { textOf } from './treeNodes.js';

const NOTE_NUMBER = /^[[(]?(?:\d{1,3}|[*†‡§]{1,3})[\])]?$/;

/** Protocols allowed in links. */
const LINK_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

/** Elements without readable text. */
const SILENT = new Set(['img', 'picture', 'source', 'meta', 'link', 'head', 'title', 'button']);

/** Notes that are displayed beside the line that they stand in. */
const SIDE_NOTE =
  /(?:^|\s)(?:side-?note|margin-?note|sidenote-content|(?:[\w-]+[-_])?note_content|footnote-(?:text|content)|tooltip-?text)(?:\s|$)/i;

/** Whether an element is the number of a note that stands in its place, in brackets: before it, or at its beginning. */
function isSideNoteMark(node: PageElement): boolean {
  if (!/^(?:sup|span)$/.test(node.localName) || !NOTE_NUMBER.test(collapsedText(node))) return false;
  const { parentElement: outer } = node;
  if (outer === null) return false;
  const around = [...outer.children];
  const at = around.indexOf(node);
  if (SIDE_NOTE.test(outer.className)) return around.slice(0, at).every((own) => NOTE_NUMBER.test(collapsedText(own)));
  const next = node.localName === 'sup' ? around[at + 1] : undefined;
  const inner = next === undefined ? [] : [next, ...next.children];
  return inner.some(({ className }) => SIDE_NOTE.test(className));
}

/** Text of the links from headings and code to themselves. */
const PERMALINK = /^(?:[#¶§🔗⚓\uE000-\uF8FF]+|permalink)$/iu;
/** The same in words that other links have as well. */
const OWN_LINK = /^(?:link|copy|copy link|edit|anchor)$/i;
const HEADING = /^h[1-6]$/;
/** What leads away from a name that documentation explains, in brackets after it. */
const ASIDE_LINK = /^\[\p{L}{2,12}\]$/u;
/** Numbers beside lines that aren't code. */
const LINE_NUMBER = /(?:^|[\s_-])line-?n(?:um(?:ber)?s?|os?)(?:\s|$)/i;

/** Whether a link belongs to a heading or leads to its own place, rather than being part of a text. */
function isOwnLink(link: PageElement, href: string): boolean {
  if (href === '' || href.startsWith('#')) return true;
  let around = link.parentElement;
  for (let level = 0; around !== null && level < HEADING_LEVELS; level++, around = around.parentElement) {
    if (HEADING.test(around.localName) || [...around.children].some((child) => HEADING.test(child.localName)))
      return true;
    if (/^(?:p|li|td|dd|blockquote)$/.test(around.localName)) return false;
  }
  return false;
}

/** A heading's links are in a group of their own beside it. */
const HEADING_LEVELS = 2;

function absolute(href: string, base: string | undefined): string | undefined {
  try {
    const url = new URL(href, base);
    return LINK_PROTOCOLS.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

const KEPT: readonly string[] = ['colspan', 'rowspan', 'checked', 'id', 'type'];
const PROPERTY: Readonly<Record<string, string>> = { colspan: 'colSpan', rowspan: 'rowSpan' };

function propertiesOf(element: PageElement): Properties {
  const properties: Properties = {};
  for (const name of KEPT) {
    const value = element.getAttribute(name);
    if (value !== null) properties[PROPERTY[name] ?? name] = name === 'checked' ? true : value;
  }
  return properties;
}

/** Adds nodes, joining texts: later steps are quadratic in the number of adjacent texts. */
function append(children: ElementContent[], nodes: readonly ElementContent[]): void {
  for (const node of nodes) {
    const last = children.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else children.push(node);
  }
}

/** The last item of a list, to which a list between its items belongs. */
function lastItem(children: readonly ElementContent[]): Element | undefined {
  return children.findLast((child): child is Element => child.type === 'element' && child.tagName === 'li');
}

const LIST = /^[ou]l$/;

/** The list that a list consists of, as programs write one that starts with a lower level; undefined for others. */
function onlyList(list: PageElement): PageElement | undefined {
  const only = (element: PageElement, name: RegExp): PageElement | undefined => {
    const [child, ...others] = childrenOf(element).filter((own) => isElement(own) || collapsedText(own) !== '');
    return child !== undefined && others.length === 0 && isElement(child) && name.test(child.localName)
      ? child
      : undefined;
  };
  const item = LIST.test(list.localName) ? only(list, /^li$/) : undefined;
  return item === undefined ? undefined : only(item, LIST);
}

const isItem = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'li';
const isInLine = (node: ElementContent): boolean =>
  node.type === 'text' || (node.type === 'element' && INLINE_TAG.test(node.tagName));

/** A list, after the words that pages write in it before its first item. */
function listBlocks(list: Element): ElementContent[] {
  const first = list.children.findIndex(isItem);
  const before = list.children.slice(0, Math.max(0, first));
  if (!before.every(isInLine) || before.every((node) => textOf(node).trim() === '')) return [list];
  return [paragraph(before), { ...list, children: list.children.slice(first) }];
}

/** Without whitespace at the edges. */
function trimmed(children: ElementContent[]): ElementContent[] {
  const first = children[0];
  const last = children.at(-1);
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return children;
}

const EMPTY_BRACKETS = /^\s*\[[\s|]*\]\s*$/;

const isPre = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'pre';

/** A paragraph with blocks of code in it: paragraphs around them. */
function aroundCode(children: readonly ElementContent[], properties: Properties): ElementContent[] {
  const blocks: ElementContent[] = [];
  let inline: ElementContent[] = [];
  const flush = (): void => {
    if (inline.length > 0) blocks.push({ type: 'element', tagName: 'p', properties, children: inline });
    inline = [];
  };
  for (const child of children) {
    if (!isPre(child)) {
      inline.push(child);
      continue;
    }
    flush();
    blocks.push(child);
  }
  flush();
  return blocks;
}

const paragraph = (children: ElementContent[]): Element => ({
  type: 'element',
  tagName: 'p',
  properties: {},
  children,
});

/** Converts part of a page to a hast tree for Markdown: absolute links, plain code, no images, and no layout tables. */
export function toHast(root: PageElement, base: string | undefined): Root {
  const convert = (node: PageNode, inLayout: boolean): ElementContent[] => {
    if (isText(node)) return [{ type: 'text', value: node.data }];
    if (!isElement(node) || SILENT.has(node.localName)) return [];
    const name = node.localName;
    const list = onlyList(node);
    if (list !== undefined) return convert(list, inLayout);
    const tex = node.getAttribute('data-tex');
    if (tex !== null)
      return [
        {
          type: 'element',
          tagName: 'span',
          properties: { dataTex: tex },
          children: [{ type: 'text', value: node.textContent }],
        },
      ];
    if (name === 'pre' && isLineNumbers(node)) return [];
    if (isSideNoteMark(node)) return [];
    // Hard spaces in a command must not be copied; line breaks in the source don't matter.
    if (name === 'code' && node.querySelector('*') === null)
      return [
        {
          type: 'element',
          tagName: 'code',
          properties: {},
          children: [{ type: 'text', value: node.textContent.replace(/\s+/g, ' ') }],
        },
      ];
    const brokenCode = name === 'code' && node.querySelector('br') !== null ? codeText(node) : undefined;
    if (brokenCode !== undefined && !brokenCode.includes('\n'))
      return [{ type: 'element', tagName: 'code', properties: {}, children: [{ type: 'text', value: brokenCode }] }];
    // Lines of code that the page separates itself, or numbers in a table.
    const isCode =
      name === 'pre' ||
      (brokenCode !== undefined && node.closest('td,th') === null) ||
      (name === 'table' && isCodeTable(node));
    if (isCode) {
      const language = codeLanguageOf(node);
      const code: Element = {
        type: 'element',
        tagName: 'code',
        properties: language ? { className: [`language-${language}`] } : {},
        children: [{ type: 'text', value: codeText(node) }],
      };
      return [{ type: 'element', tagName: 'pre', properties: {}, children: [code] }];
    }
    // The number of a poem's line would be glued to its last word.
    if (name === 'span' && LINE_NUMBER.test(node.className) && /^\s*\d{1,4}\s*$/.test(node.textContent)) return [];
    const layout = name === 'table' ? isLayoutTable(node) : inLayout;
    const children: ElementContent[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling) {
      const isInner = LIST.test(name) && isElement(child) && LIST.test(child.localName);
      append((isInner ? lastItem(children)?.children : undefined) ?? children, convert(child, layout));
    }
    if (name === 'a') {
      const text = collapsedText(node);
      if (text === '' && children.every((child) => child.type === 'text'))
        return node.id === '' ? [] : [{ type: 'element', tagName: 'span', properties: { id: node.id }, children: [] }];
      const href = node.getAttribute('href') ?? '';
      if (PERMALINK.test(text) || (OWN_LINK.test(text) && isOwnLink(node, href))) return [];
      if (ASIDE_LINK.test(text) && node.closest('dt,h1,h2,h3,h4,h5,h6') !== null) return [];
      const target = href === '' ? undefined : href.startsWith('#') ? href : absolute(href, base);
      // Its note is in another file, but its number isn't part of the word or number before it.
      const isRaised = collapsedText(node.querySelector('sup')) === text;
      if ((isNoteMark(node) || isRaised) && NOTE_NUMBER.test(text) && !href.startsWith('#') && !node.closest('sup'))
        return [{ type: 'text', value: `[${text.replace(/[[\]()]/g, '')}]` }];
      if (target === undefined) return children;
      const properties: Properties = { href: target };
      if (node.id !== '') properties['id'] = node.id;
      if (target.startsWith('#') && isNoteMark(node)) properties['dataNote'] = true;
      return [{ type: 'element', tagName: 'a', properties, children }];
    }
    // The brackets around a heading's links, which are left out.
    if (name === 'span' && node.querySelector('a') !== null && EMPTY_BRACKETS.test(children.map(textOf).join('')))
      return [];
    if ((name === 'span' || name === 'small') && SIDE_NOTE.test(node.className))
      return [{ type: 'text', value: ' (' }, ...trimmed(children), { type: 'text', value: ')' }];
    if (name === 'ol') {
      const { start, marks } = numberingOf(node);
      if (marks !== undefined)
        return [{ type: 'element', tagName: 'div', properties: {}, children: withListMarks(children, marks) }];
      return listBlocks({ type: 'element', tagName: 'ol', properties: { ...propertiesOf(node), start }, children });
    }
    if (name === 'ul') return listBlocks({ type: 'element', tagName: name, properties: propertiesOf(node), children });
    if (!layout && /^t[dh]$/.test(name)) {
      const label = node.textContent.trim() === '' ? node.querySelector('[data-alt]')?.getAttribute('data-alt') : null;
      const content: ElementContent[] = label ? [{ type: 'text', value: label }] : inOneCell(children);
      return [{ type: 'element', tagName: name, properties: propertiesOf(node), children: content }];
    }
    if (name === 'table' && !layout) {
      // Markdown's tables have no caption.
      const isCaption = (child: ElementContent) => child.type === 'element' && child.tagName === 'caption';
      const captions = children
        .filter(isCaption)
        .map((caption): ElementContent => ({ ...(caption as Element), tagName: 'p' }));
      // Pages may write the last row before the others.
      const isFoot = (child: ElementContent) => child.type === 'element' && child.tagName === 'tfoot';
      const rest = children.filter((child) => !isCaption(child) && !isFoot(child)).concat(children.filter(isFoot));
      const table: Element = { type: 'element', tagName: 'table', properties: propertiesOf(node), children: rest };
      const strays = takeStrays(table);
      repeatSpanned(table);
      return [...captions, table, ...(strays.length === 0 ? [] : [paragraph(strays)])];
    }
    if (name === 'p' && children.some(isPre)) return aroundCode(children, propertiesOf(node));
    const tagName = layout && /^(?:table|tbody|thead|tfoot|tr|td|th)$/.test(name) ? 'div' : name;
    return [{ type: 'element', tagName, properties: propertiesOf(node), children }];
  };
  const children: ElementContent[] = [];
  for (let child = root.firstChild; child; child = child.nextSibling) append(children, convert(child, false));
  return { type: 'root', children };
}
