import { childrenOf, collapsedText, elementsNamed, type PageDocument, type PageElement } from '../dom.js';
import { INLINE_TAG } from './markupKinds.js';

const FONT: ReadonlySet<string> = new Set(['font']);
/** Larger than a page's text, in the sizes 1 to 7 or relative to it. */
const LARGE = /^(?:[5-7]|\+[2-6])$/;
const MAX_HEADLINE_CHARACTERS = 120;

/** Makes headings of the headlines of old pages: a large font that has a block of its own. */
export function nameOldHeadlines(document: PageDocument): void {
  for (const font of elementsNamed(document.body, FONT)) {
    if (!LARGE.test(font.getAttribute('size') ?? '')) continue;
    let line: PageElement = font;
    while (line.parentElement !== null && INLINE_TAG.test(line.parentElement.localName)) line = line.parentElement;
    const block = line.parentElement;
    const text = collapsedText(font);
    if (block === null || text === '' || text.length > MAX_HEADLINE_CHARACTERS) continue;
    if (block === document.body ? font !== line : collapsedText(block) !== text) continue;
    if (font.closest('h1,h2,h3,h4,h5,h6') !== null || font.querySelector('p,div,table,ul,ol,br') !== null) continue;
    const heading = document.createElement('h2');
    for (const child of childrenOf(font)) heading.appendChild(child);
    (/^(?:p|center)$/.test(block.localName) ? block : line).replaceWith(heading);
  }
}
