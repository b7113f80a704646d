import { Readability } from '@mozilla/readability';
import { cutBlocks } from './blocks.js';
import { normalized } from './blockView.js';
import { parseDocument, type PageElement } from './dom.js';
import { MAX_READABILITY_ELEMENTS } from './limits.js';
import type { LoadedPage } from './loadPage.js';
import { measureText } from './textStatistics.js';

/** Which text Mozilla's Readability would keep: a strong hint on articles, a poor guide elsewhere. */
export interface ReadabilityHint {
  /** The normalised text of the blocks it kept. */
  kept: ReadonlySet<string>;
  words: number;
}

/** Runs Readability on a copy of the page. Empty where it finds nothing, throws, or the page is too large for it. */
export function askReadability(page: LoadedPage): ReadabilityHint {
  const kept = new Set<string>();
  if (page.cleaned.elements > MAX_READABILITY_ELEMENTS) return { kept, words: 0 };
  const copy = parseDocument(page.cleaned.html);
  if (!page.keepsNoscript) for (const element of [...copy.querySelectorAll('noscript')]) element.remove();
  // Its types are the DOM library's, which the engine does without.
  const input = copy as never;
  let content: PageElement | null | undefined;
  try {
    content = new Readability<unknown>(input, { keepClasses: true, serializer: (node): unknown => node }).parse()
      ?.content as PageElement | null | undefined;
  } catch {
    // It fails on documents of unusual shape; the other features have to do.
    return { kept, words: 0 };
  }
  if (!content) return { kept, words: 0 };
  let words = 0;
  for (const block of cutBlocks(content, measureText(content))) {
    kept.add(normalized(block.text));
    words += block.words;
  }
  return { kept, words };
}
