import type { PageBlock } from './blocks.js';
import { hasNameWord, isElement, isWithin, nearest, type PageElement } from './dom.js';

/** Elements that contain data, code, or list items. */
const STRUCTURE = 'table,pre,ol,ul,dl,code,[data-tex]';
/** Parts of these belong with the element that contains the whole. */
const PART = /^(?:p|li|ul|ol|dl|dt|dd|td|th|tr|tbody|thead|table|pre|code|figure|blockquote|h[1-6]|span)$/;
const TABLE: ReadonlySet<string> = new Set(['table']);
/** What stands around a text. */
const AROUND: ReadonlySet<string> = new Set(['nav', 'aside', 'footer', 'form']);

/** Whether an element is in such a part of a page that doesn't contain the text beside it as well. */
function isAround(element: PageElement, beside: PageElement | undefined): boolean {
  const part = nearest(element, AROUND);
  return part !== undefined && (beside === undefined || !isWithin(beside, part));
}
/** A list with more links than this is a list of teasers. */
const MAX_LINK_SHARE = 0.5;
/** Content between two paragraphs of one text is shorter than a separate text. */
const MAX_WORDS = 600;

/** Inline code that the page breaks into lines isn't a separate block. */
function isStructure({ element, nodes }: PageBlock): boolean {
  return (
    element.closest(STRUCTURE) !== null ||
    nodes.some((node) => isElement(node) && (/^(?:code|pre)$/.test(node.localName) || node.hasAttribute('data-tex')))
  );
}

function containerOf(element: PageElement): PageElement | null {
  let at: PageElement | null = element;
  while (at && PART.test(at.localName)) at = at.parentElement;
  return at;
}

/**
 * Adds blocks to keep besides those classified as text: tables, code, and lists between two of them in the same
 * container, and code and tables of data that directly follow a text. They lack the sentences that identify text, but a text that
 * continues after them usually refers to them.
 */
export function keepInside(blocks: readonly PageBlock[], kept: readonly boolean[]): boolean[] {
  const keep = [...kept];
  let previous = -1;
  for (const [index, isKept] of kept.entries()) {
    if (!isKept) continue;
    const container = containerOf((blocks[index] as PageBlock).element);
    if (previous >= 0 && index > previous + 1 && container !== null) {
      const between = blocks.slice(previous + 1, index);
      const words = between.reduce((sum, block) => sum + block.words, 0);
      if (words <= MAX_WORDS && containerOf((blocks[previous] as PageBlock).element) === container)
        for (const [offset, block] of between.entries())
          if (
            isWithin(block.element, container) &&
            isStructure(block) &&
            !isAround(block.element, blocks[previous]?.element) &&
            block.linkWords <= MAX_LINK_SHARE * block.words
          )
            keep[previous + 1 + offset] = true;
    }
    previous = index;
  }
  for (const [index, block] of blocks.entries()) {
    const { element } = block;
    const before = blocks[index - 1];
    if (
      before &&
      (element.localName === 'pre' || isDataTable(block, before)) &&
      keep[index - 1] &&
      containerOf(before.element) === containerOf(element)
    )
      keep[index] = true;
  }
  keepWholeTables(blocks, keep);
  keepNotices(blocks, keep);
  keepCaptions(blocks, keep);
  keepHeadings(blocks, keep);
  return keep;
}

/** A table with headers that also holds these is a page's layout. */
const LAYOUT = 'table,form,h1,h2,h3,article,section';
/** Lists of pages are set as tables, too. */
const MAX_TABLE_LINKS = 0.2;

/** Whether a block is a table with headers whose cells are no links. */
function isDataTable({ element, words, linkWords }: PageBlock, before: PageBlock): boolean {
  return (
    element.localName === 'table' &&
    linkWords <= MAX_TABLE_LINKS * words &&
    !isAround(element, before.element) &&
    element.querySelector('th') !== null &&
    element.querySelector(LAYOUT) === null
  );
}

/** Keeps every cell of a table with headers if most of it is kept: a cell with a few words has no features of a text. */
function keepWholeTables(blocks: readonly PageBlock[], keep: boolean[]): void {
  const tables = new Map<PageElement, { indexes: number[]; words: number; kept: number }>();
  for (const [index, { element, words }] of blocks.entries()) {
    const table = nearest(element, TABLE);
    if (!table || table === element) continue;
    const cells = tables.get(table) ?? { indexes: [], words: 0, kept: 0 };
    cells.indexes.push(index);
    cells.words += words;
    if (keep[index]) cells.kept += words;
    tables.set(table, cells);
  }
  for (const [table, { indexes, words, kept }] of tables)
    if (kept >= words / 2 && table.querySelector('th') && !table.querySelector(LAYOUT))
      for (const index of indexes) keep[index] = true;
}

/** What authors call a box with a notice in the middle of their text; sites use the second kind of words for labels, too. */
const NOTICE_WORDS = new Set(['admonition']);
const ASIDE_WORDS = new Set(
  'note tip hint warning caution important danger info attention admonition callout'.split(' '),
);
const MAX_NOTICE_WORDS = 150;

/** The box of a notice that a block is in. */
function noticeAround(element: PageElement): PageElement | undefined {
  for (let at: PageElement | null = element; at; at = at.parentElement) {
    const words =
      at.localName === 'aside' ? ASIDE_WORDS : /^(?:div|section)$/.test(at.localName) ? NOTICE_WORDS : undefined;
    if (at.getAttribute('role') === 'note' || (words !== undefined && hasNameWord(at, words))) return at;
  }
  return undefined;
}

/** Keeps notices between two paragraphs of one text, also as `aside`, as which sites mark what isn't part of a text. */
function keepNotices(blocks: readonly PageBlock[], keep: boolean[]): void {
  const notices = new Map<PageElement, { indexes: number[]; words: number; linkWords: number }>();
  for (const [index, { element, words, linkWords }] of blocks.entries()) {
    const box = noticeAround(element);
    if (box === undefined) continue;
    const notice = notices.get(box) ?? { indexes: [], words: 0, linkWords: 0 };
    notices.set(box, notice);
    notice.indexes.push(index);
    notice.words += words;
    notice.linkWords += linkWords;
  }
  for (const [box, { indexes, words, linkWords }] of notices) {
    const around = box.parentElement;
    const [before, after] = [
      keep.lastIndexOf(true, (indexes[0] ?? 0) - 1),
      keep.indexOf(true, (indexes.at(-1) ?? 0) + 1),
    ];
    const isInside =
      around !== null &&
      [before, after].every((index) => index >= 0 && isWithin((blocks[index] as PageBlock).element, around));
    if (isInside && words <= MAX_NOTICE_WORDS && linkWords <= MAX_LINK_SHARE * words)
      for (const index of indexes) keep[index] = true;
  }
}

const FIGURE: ReadonlySet<string> = new Set(['figure']);

/** Keeps what is written below a figure of which something else is kept, such as the labels of a drawing. */
function keepCaptions(blocks: readonly PageBlock[], keep: boolean[]): void {
  const figures = new Set<PageElement>();
  for (const [index, { element }] of blocks.entries()) {
    const figure = keep[index] && element.closest('figcaption') === null ? nearest(element, FIGURE) : undefined;
    if (figure !== undefined) figures.add(figure);
  }
  for (const [index, { element }] of blocks.entries()) {
    const figure = nearest(element, FIGURE);
    if (figure !== undefined && figures.has(figure) && element.closest('figcaption') !== null) keep[index] = true;
  }
}

const HEADING = /^h[2-6]$/;

/** Headings that look alike have the same name and a container with the same classes. */
const kindOf = ({ localName, parentElement }: PageElement): string => `${localName} ${parentElement?.className ?? ''}`;
const MIN_ALIKE = 2;
/** "Note" or "Step 3" may be said more than once. */
const MAX_LABEL_WORDS = 3;

/**
 * Keeps a heading right above a kept text of its section, because it has no sentences either: in the middle of a text,
 * and where others that look alike are kept.
 */
function keepHeadings(blocks: readonly PageBlock[], keep: boolean[]): void {
  const alike = new Map<string, number>();
  for (const [index, { element }] of blocks.entries())
    if (keep[index] && HEADING.test(element.localName))
      alike.set(kindOf(element), (alike.get(kindOf(element)) ?? 0) + 1);
  const texts = new Map<string, number>();
  for (const { text } of blocks) texts.set(text, (texts.get(text) ?? 0) + 1);
  for (const [index, { element, text, words }] of blocks.entries()) {
    const section = element.parentElement;
    const [before, after] = [blocks[keep.lastIndexOf(true, index - 1)], blocks[index + 1]];
    if (keep[index] || !keep[index + 1] || index === 0 || !HEADING.test(element.localName) || section === null)
      continue;
    if (before === undefined || after === undefined || !isWithin(after.element, section)) continue;
    // Posts of a thread repeat its subject.
    if (words > MAX_LABEL_WORDS && (texts.get(text) ?? 0) > 1) continue;
    keep[index] = isWithin(before.element, section) || (alike.get(kindOf(element)) ?? 0) >= MIN_ALIKE;
  }
}
