import type { PageBlock } from './blocks.js';
import { isWithin, type PageElement } from './dom.js';
import type { LoadedPage } from './loadPage.js';

/** Containers that set something apart from the text around it. */
const BOX = /^(?:div|section|aside|figure)$/;
/** What a box says about its form; anything longer is text of the page. */
const MAX_BOX_WORDS = 30;
/** How much of a text stands elsewhere on a page that isn't itself such a box. */
const MIN_WORDS_ELSEWHERE = 60;
/** What is worth reading beside any form: how to reach somebody, what something costs, and when it is. */
const FACT =
  /\d{5}|\d[\d ()/-]{6,}\d|\p{Sc}\s?\d|\d\s?(?:\p{Sc}|[A-Z]{3}(?!\p{L}))|(?<!\d)(?:\d{1,2}[:.]\d{2}|(?:19|20)\d{2}|\d{1,2}\.\s?\d{1,2}\.)(?![\d,])/u;

/** A box around a form that searches may say what one finds, or what to bring. */
const ENDS_SENTENCE = /[.!?。！？]["'”’»)]*\s*$/;

/** The largest box around the place of a form that has few other words; undefined if there is none. */
function boxAround(place: PageElement, statistics: LoadedPage['statistics']): PageElement | undefined {
  let box: PageElement | undefined;
  for (let at = place.parentElement; at !== null && at.localName !== 'body'; at = at.parentElement) {
    if ((statistics.get(at)?.words ?? 0) > MAX_BOX_WORDS || at.querySelector('h1,table,pre') !== null) break;
    if (BOX.test(at.localName)) box = at;
  }
  const hasFact =
    box !== undefined &&
    (FACT.test(box.textContent) || box.querySelector('a[href^="mailto:"],a[href^="tel:"]') !== null);
  return hasFact ? undefined : box;
}

/**
 * Leaves out what the boxes of forms that only search or sign up say about them: titles, and what one gets for signing up.
 */
export function dropFormBoxes(
  blocks: readonly PageBlock[],
  kept: readonly boolean[],
  { document, statistics }: LoadedPage,
): boolean[] {
  const boxesOf = (purpose: string): PageElement[] =>
    [...document.querySelectorAll(`[data-control=${purpose}]`)]
      .map((place) => boxAround(place, statistics))
      .filter((box) => box !== undefined);
  const searches = boxesOf('search');
  const boxes = [...boxesOf('signUp'), ...searches];
  if (boxes.length === 0) return [...kept];
  const wordsIn = (chosen: (block: PageBlock, index: number) => boolean): number =>
    blocks.reduce((sum, block, index) => sum + (chosen(block, index) ? block.words : 0), 0);
  const isInBox = ({ element, text }: PageBlock): boolean =>
    boxes.some((box) => isWithin(element, box) && !(searches.includes(box) && ENDS_SENTENCE.test(text)));
  if (wordsIn((block, index) => kept[index] === true && !isInBox(block)) < MIN_WORDS_ELSEWHERE) return [...kept];
  return kept.map((own, index) => own && !isInBox(blocks[index] as PageBlock));
}
