import { cleanHtml, type CleanedHtml } from './cleaning/cleanHtml.js';
import { unifyListings } from './markdown/codeListings.js';
import { buildRoleTables } from './markdown/roleTables.js';
import { nameOldHeadlines } from './cleaning/oldHeadlines.js';
import { placeStreamedParts } from './cleaning/streamedPage.js';
import { elementsNamed, parseDocument, type PageDocument, type PageNode } from './dom.js';
import type { Hiding } from './cleaning/invisibleText.js';
import { measureText, type TextStatistics } from './textStatistics.js';

/** A page ready to be read: a bounded document and its text statistics. */
export interface LoadedPage {
  cleaned: CleanedHtml;
  document: PageDocument;
  statistics: Map<PageNode, TextStatistics>;
}

/** With more hidden than visible text, and more than this, a page is assumed to be revealed by its scripts. */
const REVEALED_CHARACTERS = 600;
/** Anything shorter than a sentence is a label. */
const SENTENCE_CHARACTERS = 60;

const NOSCRIPT: ReadonlySet<string> = new Set(['noscript']);
/** With this share of a page's words in `noscript`, that is its text. */
const NOSCRIPT_SHARE = 0.5;

export interface LoadOptions {
  /** Parse as XML: `<title/>` is closed. Default: detected from the text. */
  xhtml?: boolean;
}

/**
 * The ways in which a page hides most of its text: no menu is that large, so a reader does see it. Never includes
 * `unseen`.
 */
function revealed({ hiddenCharacters, visibleCharacters }: CleanedHtml): Set<Hiding> {
  const { later, faded, aside, layer } = hiddenCharacters;
  const keep = new Set<Hiding>();
  if (later > REVEALED_CHARACTERS && later > visibleCharacters) keep.add('later');
  if (faded > SENTENCE_CHARACTERS && faded > visibleCharacters) keep.add('faded');
  if (aside > SENTENCE_CHARACTERS && aside > visibleCharacters) keep.add('aside');
  let beneath = visibleCharacters;
  for (const hiding of keep) beneath += hiddenCharacters[hiding];
  if (layer > SENTENCE_CHARACTERS && layer > beneath) keep.add('layer');
  return keep;
}

/**
 * Cleans and parses a page. Frameworks that stream their pages hide all of it until a script runs; in that case it is
 * kept.
 */
export function loadPage(source: string, options: LoadOptions = {}): LoadedPage {
  const html = placeStreamedParts(source);
  let cleaned = cleanHtml(html, options);
  const keep = revealed(cleaned);
  if (keep.size > 0) cleaned = cleanHtml(html, { ...options, keep });
  const document = parseDocument(cleaned.html);
  unifyListings(document);
  buildRoleTables(document);
  nameOldHeadlines(document);
  let statistics = measureText(document.body);
  const fallbacks = elementsNamed(document.body, NOSCRIPT);
  if (fallbacks.length > 0) {
    const words = fallbacks.reduce((sum, element) => sum + (statistics.get(element)?.words ?? 0), 0);
    const keepsNoscript = words >= NOSCRIPT_SHARE * (statistics.get(document.body)?.words ?? 0);
    if (!keepsNoscript) {
      for (const element of fallbacks) element.remove();
      statistics = measureText(document.body);
    }
  }
  return { cleaned, document, statistics };
}
