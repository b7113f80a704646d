import { clientHeightOf, isElement, parentOf, scrollTopOf, titleOf, typeOf } from './domProperties.js';
import { serializeElements } from './serializePage.js';
import { shadowRootOf } from './shadowRoots.js';
import { ShownRows } from './shownRows.js';

type ScrollPart = (this: Element, options: ScrollToOptions) => void;
const { scrollBy: scrollPartBy, scrollTo: scrollPartTo }: Record<'scrollBy' | 'scrollTo', ScrollPart> =
  Element.prototype;

/** As they were before the page was scrolled. */
let before: { title: string; parts: Set<Element> } | undefined;

/** As much of a row as anybody reads. */
const ROW_LIMIT_BYTES = 100_000;
/** For the rows of one screen. */
const ROWS_LIMIT_MS = 500;

/** Rows of lists that keep only those in view. */
export const shownRows = new ShownRows(document, (rows) =>
  serializeElements(document, rows, { bytes: ROW_LIMIT_BYTES, endsAt: Date.now() + ROWS_LIMIT_MS }),
);

/** See PageReader. */
export function scroll(): 'moved' | 'rows' | 'end' {
  shownRows.collect();
  const found = shownRows.any ? 'rows' : 'moved';
  shownRows.remember();
  before ??= { title: titleOf(document), parts: new Set() };
  const pageBefore = scrollY;
  scrollBy({ top: innerHeight, behavior: 'instant' });
  if (scrollY > pageBefore) {
    shownRows.scrolled(scrollY - pageBefore);
    return found;
  }
  for (let part: Node | null = elementInTheMiddle(); part; part = parentOf(part) ?? hostOf(part)) {
    if (!isElement(part) || !/auto|scroll/.test(getComputedStyle(part).overflowY)) continue;
    const partBefore = scrollTopOf(part);
    scrollPartBy.call(part, { top: clientHeightOf(part), behavior: 'instant' });
    if (scrollTopOf(part) <= partBefore) continue;
    before.parts.add(part);
    shownRows.scrolled(scrollTopOf(part) - partBefore);
    return found;
  }
  return 'end';
}

/** A document has no host, but may have a picture of that name. */
const hostOf = (root: Node): Element | null =>
  typeOf(root) === Node.DOCUMENT_FRAGMENT_NODE ? (root as ShadowRoot).host : null;

function elementInTheMiddle(): Element | null {
  const [x, y] = [innerWidth / 2, innerHeight / 2];
  let element = Document.prototype.elementFromPoint.call(document, x, y);
  for (let root = element && shadowRootOf(element); root; root = shadowRootOf(element)) {
    const inner: Element | null = root.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return element;
}

/**
 * Undoes `scroll`: a list that keeps only the visible rows shows its beginning again, and a page that has added the next
 * article has its own title.
 */
export function scrollBack(): void {
  shownRows.collect();
  scrollTo({ top: 0, behavior: 'instant' });
  for (const part of before?.parts ?? []) scrollPartTo.call(part, { top: 0, behavior: 'instant' });
  if (before?.title) Reflect.set(Document.prototype, 'title', before.title, document);
}
