import type { PageBlock } from './blocks.js';
import { isElement, isWithin, nearest, type PageElement } from './dom.js';

/** Elements that contain data, code, or list items. */
const STRUCTURE = 'table,pre,ol,ul,dl,code,[data-tex]';
/** Parts of these belong with the element that contains the whole. */
const PART = /^(?:p|li|ul|ol|dl|dt|dd|td|th|tr|tbody|thead|table|pre|code|figure|blockquote|h[1-6]|span)$/;
const TABLE: ReadonlySet<string> = new Set(['table']);
/** What stands around a text. */
const AROUND: ReadonlySet<string> = new Set(['nav', 'aside', 'footer', 'form']);
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
 * container, and code that directly follows a text. They lack the sentences that identify text, but a text that
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
            nearest(block.element, AROUND) === undefined &&
            block.linkWords <= MAX_LINK_SHARE * block.words
          )
            keep[previous + 1 + offset] = true;
    }
    previous = index;
  }
  for (const [index, { element }] of blocks.entries()) {
    const before = blocks[index - 1];
    if (
      element.localName === 'pre' &&
      before &&
      keep[index - 1] &&
      containerOf(before.element) === containerOf(element)
    )
      keep[index] = true;
  }
  keepWholeTables(blocks, keep);
  return keep;
}

/** A table with headers that also holds these is a page's layout. */
const LAYOUT = 'table,form,h1,h2,h3,article,section';

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
