import { cleanHtml, type CleanedHtml } from './cleanHtml.js';
import { parseDocument, type PageDocument, type PageNode } from './dom.js';
import { measureText, type TextStatistics } from './textStatistics.js';

/** A page ready to be read: a bounded document and the measures of its text. */
export interface LoadedPage {
  cleaned: CleanedHtml;
  document: PageDocument;
  statistics: Map<PageNode, TextStatistics>;
  /** Whether the text stands in `noscript`, and is kept from there. */
  keepsNoscript: boolean;
}

/** Hidden text above which a page whose visible text is less is taken to be revealed by its scripts. */
const REVEALED_CHARACTERS = 600;

/** Of a page's words, the share in `noscript` from which that is its text. */
const NOSCRIPT_SHARE = 0.5;

export interface LoadOptions {
  /** Read as XML does: `<title/>` is closed. Found out from the text where absent. */
  xhtml?: boolean;
}

/** Cleans and parses a page. Frameworks that stream their pages hide all of it until a script runs; then it is kept. */
export function loadPage(html: string, options: LoadOptions = {}): LoadedPage {
  let cleaned = cleanHtml(html, options);
  if (cleaned.hiddenCharacters > REVEALED_CHARACTERS && cleaned.hiddenCharacters > cleaned.visibleCharacters)
    cleaned = cleanHtml(html, { ...options, keepHidden: true });
  const document = parseDocument(cleaned.html);
  let statistics = measureText(document.body);
  let keepsNoscript = false;
  const fallbacks = [...document.querySelectorAll('noscript')];
  if (fallbacks.length > 0) {
    const words = fallbacks.reduce((sum, element) => sum + (statistics.get(element)?.words ?? 0), 0);
    keepsNoscript = words >= NOSCRIPT_SHARE * (statistics.get(document.body)?.words ?? 0);
    if (!keepsNoscript) {
      for (const element of fallbacks) element.remove();
      statistics = measureText(document.body);
    }
  }
  return { cleaned, document, statistics, keepsNoscript };
}
