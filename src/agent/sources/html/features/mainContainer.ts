import type { PageBlock } from '../blocks.js';
import type { PageElement } from '../dom.js';
import type { TextStatistics } from '../textStatistics.js';
import type { PageNode } from '../dom.js';

/** Minimum words for a block to vote for its containers. */
const VOTING_WORDS = 10;
const LEVELS = 4;

/**
 * The element that contains the page's running text, based on Readability's score (Arc90, 2009): each paragraph gives
 * points for its length to its ancestors, halved at each level, and links reduce them. Undefined on a page without
 * paragraphs.
 */
export function findMainContainer(
  blocks: readonly PageBlock[],
  statistics: ReadonlyMap<PageNode, TextStatistics>,
): PageElement | undefined {
  const points = new Map<PageElement, number>();
  for (const { element, nodes, words, linkWords, text } of blocks) {
    if (words < VOTING_WORDS) continue;
    const commas = text.match(/[,，、;；]/g)?.length ?? 0;
    const given = (1 + Math.min(6, words / 15) + Math.min(4, commas)) * (1 - linkWords / words);
    let at: PageElement | null = nodes[0] === element ? element.parentElement : element;
    for (let level = 0; at && level < LEVELS && at.localName !== 'html'; level++) {
      points.set(at, (points.get(at) ?? 0) + given / 2 ** level);
      at = at.parentElement;
    }
  }
  let best: PageElement | undefined;
  let most = 0;
  for (const [element, sum] of points) {
    const measured = statistics.get(element);
    const value = sum * (1 - (measured && measured.words > 0 ? measured.linkWords / measured.words : 0));
    if (value > most) {
      best = element;
      most = value;
    }
  }
  return best;
}
