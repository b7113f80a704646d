import { childrenOf, estimateWords, isElement, isText, nearest, type PageElement, type PageNode } from './dom.js';
import { isInline, type TextStatistics } from './textStatistics.js';

/** A line, paragraph, cell, or listing: the smallest part of a page that is kept or dropped as a unit. */
export interface PageBlock {
  /** Its nodes, which are siblings in one container. */
  nodes: PageNode[];
  /** The element it fills, or the container of a loose run of text. */
  element: PageElement;
  text: string;
  words: number;
  linkWords: number;
}

/** Elements that aren't split, because that would lose their meaning. */
const WHOLE = new Set(['pre', 'math', 'dl', 'figcaption']);

const LINK: ReadonlySet<string> = new Set(['a']);

/** A data table, not one used for layout. */
function isDataTable(table: PageElement, statistics: ReadonlyMap<PageNode, TextStatistics>): boolean {
  if (table.querySelector('table,form,h1,h2,h3,article,section,ul')) return false;
  if (table.querySelector('th')) return true;
  const own = statistics.get(table);
  return own !== undefined && own.words > 0 && own.proseWords / own.words < 0.3 && own.linkWords / own.words < 0.4;
}

/** Splits a page into its blocks, in reading order. */
export function cutBlocks(root: PageElement, statistics: ReadonlyMap<PageNode, TextStatistics>): PageBlock[] {
  const blocks: PageBlock[] = [];
  const add = (nodes: PageNode[], element: PageElement): void => {
    const text = nodes
      .map((node) => node.textContent)
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
    if (text === '') return;
    const inLink = nearest(element, LINK) !== undefined;
    let linkWords = 0;
    for (const node of nodes) {
      if (inLink || (isElement(node) && node.localName === 'a')) linkWords += estimateWords(node.textContent);
      else if (isElement(node)) linkWords += statistics.get(node)?.linkWords ?? 0;
    }
    blocks.push({ nodes, element, text, words: estimateWords(text), linkWords });
  };
  const visit = (element: PageElement): void => {
    if (WHOLE.has(element.localName) || (element.localName === 'table' && isDataTable(element, statistics))) {
      add([element], element);
      return;
    }
    let run: PageNode[] = [];
    const flush = (): void => {
      if (run.length > 0) add(run, element);
      run = [];
    };
    for (const child of childrenOf(element)) {
      if (isText(child) || isInline(child, statistics)) run.push(child);
      else if (isElement(child)) {
        flush();
        visit(child);
      }
    }
    flush();
  };
  visit(root);
  return blocks;
}
