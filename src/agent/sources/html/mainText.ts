import { lettersAndDigits } from '@regen-research/text';
import { blockFeatures } from './features/blockFeatures.js';
import { blockProbability } from './model/blockProbability.js';
import type { BlockView } from './features/blockView.js';
import { viewBlocks } from './features/viewBlocks.js';
import { cutBlocks } from './blocks.js';
import { childrenOf, estimateWords, isElement, isText, isWithin, nearest, type PageElement } from './dom.js';
import { CLASS_GROUPS, type ClassGroup } from './features/classGroups.js';
import { THREAD_EVIDENCE, type ForumThread } from './threads/forum.js';
import { nameComments } from './threads/nameComments.js';
import { dropFormBoxes } from './formBoxes.js';
import { keepInside } from './insideText.js';
import { keepNotes } from './keptNotes.js';
import type { LoadedPage } from './loadPage.js';
import { INLINE_TAG } from './cleaning/markupKinds.js';
import type { MetaValues } from './metadata/metaValues.js';
import { pageFeatures } from './features/pageFeatures.js';
import type { StructuredData } from './metadata/structuredData.js';

/** What is known about a page before looking for its main text. */
export interface PageFindings {
  structured: StructuredData;
  meta: MetaValues;
  thread: ForumThread;
  title: string;
  url?: string;
}

/** Splits a page into blocks and views each in its context. */
export function viewPage(page: LoadedPage, { structured, meta, thread, title, url }: PageFindings): BlockView[] {
  const { document, statistics } = page;
  const blocks = cutBlocks(document.body, statistics);
  const description = meta.get('og:description') ?? meta.get('description') ?? '';
  return viewBlocks(blocks, statistics, {
    page: pageFeatures(blocks, document, structured, meta, url),
    title,
    declared: lettersAndDigits(`${structured.text ?? ''} ${description}`),
    declaredWords: structured.wordCount ?? estimateWords(structured.text ?? ''),
    posts: thread.posts.map(({ body }) => body),
    threadEvidence: thread.evidence,
    description,
  });
}

/** Standard deviation of the error that all blocks of a page have in common, in log-odds. */
const PAGE_DOUBT = 2;
/** Sampled values of that error, in standard deviations, and their weights. */
const DOUBTS = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2];
const DOUBT_WEIGHTS = DOUBTS.map((doubt) => Math.exp(-(doubt ** 2) / 2));

/**
 * The probability threshold for keeping blocks: the one with the best expected word F1, if every block belongs to the
 * text with its own probability and all probabilities may be wrong in the same direction. It is near one half on a
 * clear page and lower on a doubtful one, so that a listing or table without outstanding blocks isn't lost. At least
 * one block is always kept.
 */
export function keepingProbability(words: readonly number[], probabilities: readonly number[]): number {
  const order = probabilities
    .map((_, index) => index)
    .sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  const values = new Float64Array(order.length);
  for (const [at, doubt] of DOUBTS.entries()) {
    const odds = Math.exp(doubt * PAGE_DOUBT);
    // Adding to the log-odds is multiplying the odds.
    const doubted = order.map((index) => {
      const probability = probabilities[index] ?? 0;
      return (odds * probability) / (odds * probability + 1 - probability);
    });
    const expected = order.reduce((sum, index, rank) => sum + (words[index] ?? 0) * (doubted[rank] ?? 0), 0);
    let right = 0;
    let kept = 0;
    for (const [rank, index] of order.entries()) {
      right += (words[index] ?? 0) * (doubted[rank] ?? 0);
      kept += words[index] ?? 0;
      values[rank] = (values[rank] ?? 0) + ((DOUBT_WEIGHTS[at] ?? 0) * 2 * right) / (kept + expected + 1e-9);
    }
  }
  let best = 0;
  for (const [rank, value] of values.entries()) if (value > (values[best] ?? 0)) best = rank;
  return probabilities[order[best] ?? -1] ?? 0;
}

/** Navigation links are never text, which a small page's statistics can't show. */
const isMenu = ({ around, block }: BlockView): boolean =>
  around.tags.has('nav') && block.linkWords > MENU_LINKS * block.words;
const MENU_LINKS = 0.6;

/** An article may end after this many words of running text. */
const ARTICLE_WORDS = 60;
const NAMED = 0.6;
const FOLLOWERS = ['comment', 'related'] as const satisfies readonly ClassGroup[];
const FOLLOWER_COLUMNS = FOLLOWERS.map((name) => CLASS_GROUPS.indexOf(name));

const FORM: ReadonlySet<string> = new Set(['form']);

/** Some pages consist of a single form, which then says nothing. */
function isInOtherForm(element: PageElement, main: PageElement | undefined): boolean {
  const form = nearest(element, FORM);
  return form !== undefined && main !== undefined && !isWithin(main, form);
}

/** Whether a block is outside of the `article` element that contains the start of the text. */
const isOutsideArticle = ({ page, passed, around }: BlockView): boolean =>
  page.around[passed.anchor]?.tags.has('article') === true && !around.tags.has('article');

/**
 * What comes after an article: outside of its container, comments, other articles (named so by the page), and forms;
 * outside of its element, a section whose heading is a notice, such as a list of cookies.
 */
const followsArticle = (view: BlockView): boolean => {
  const { page, passed, inMain, around, block, headingBoilerplate } = view;
  if (page.page.declaredArticle !== 1 || page.threadEvidence >= THREAD_EVIDENCE || passed.prose < ARTICLE_WORDS)
    return false;
  const isFollower = FOLLOWER_COLUMNS.some((column) => (around.groups[column] ?? 0) > NAMED);
  if (!inMain && (isFollower || isInOtherForm(block.element, page.main?.element))) return true;
  return headingBoilerplate && isOutsideArticle(view);
};

/** Removes everything that isn't the page's own text, and returns the remaining body. */
export function keepMainText(page: LoadedPage, findings: PageFindings): PageElement {
  const views = viewPage(page, findings);
  const probabilities = blockFeatures(views).map((row) => blockProbability(row));
  const least = keepingProbability(
    views.map(({ block }) => block.words),
    probabilities,
  );
  const blocks = views.map(({ block }) => block);
  const likely = views.map(
    (view, index) => (probabilities[index] ?? 0) >= least && !isMenu(view) && !followsArticle(view),
  );
  const inside = dropFormBoxes(blocks, keepInside(blocks, likely), page);
  const kept = keepNotes(blocks, inside, page.document);
  for (const [index, view] of views.entries()) {
    if (!kept[index]) for (const node of view.block.nodes) node.remove();
  }
  nameComments(page.document, findings.thread.posts);
  dropEmpty(page.document.body);
  return page.document.body;
}

/** Removes empty list items, headings, and rows; returns whether the element contains any text. */
function dropEmpty(element: PageElement): boolean {
  let holdsText = false;
  let afterEmpty = false;
  for (const child of childrenOf(element)) {
    const isBlank = isText(child) && child.data.trim() === '';
    const repeats = afterEmpty;
    afterEmpty = (isElement(child) && isEmptyInLine(child)) || (isBlank && afterEmpty);
    if (isText(child)) holdsText ||= !isBlank;
    // An empty element inside a line may be the space between two words, or the place that a note is named by. One is
    // enough, and the time for converting a run of them grows with the square of its length.
    else if (isElement(child) && afterEmpty) {
      if (repeats && child.id === '' && childrenOf(child).every(isText) && !isTaskBox(child)) child.remove();
    } else if (!isElement(child) || child.localName === 'br') continue;
    else if (WITH_EMPTY_CELLS.has(child.localName) ? child.textContent.trim() !== '' : dropEmpty(child))
      holdsText = true;
    else child.remove();
  }
  return holdsText;
}

const isEmptyInLine = (element: PageElement): boolean =>
  (INLINE_TAG.test(element.localName) && element.textContent.trim() === '') || isTaskBox(element);

/** A box at the start of a list item, which says whether something is done. */
function isTaskBox(element: PageElement): boolean {
  const parent = element.parentElement;
  if (element.localName !== 'input' || parent === null) return false;
  const first = childrenOf(parent).find((child) => !isText(child) || child.data.trim() !== '');
  return first === element && (parent.localName === 'li' || parent.parentElement?.localName === 'li');
}

/** Empty elements are meaningful in these. */
const WITH_EMPTY_CELLS = new Set(['table', 'pre']);
