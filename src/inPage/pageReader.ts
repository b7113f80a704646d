import type { FrameNumbers, PageReader } from './contract.js';
import { boxOf, contentTypeOf, rootOf } from './domProperties.js';
import { measure } from './measure.js';
import { scroll, scrollBack, shownRows } from './scrolling.js';
import { isLarge, serializePage } from './serializePage.js';
import { revealShadowRoots } from './shadowRoots.js';

/** By the element of a frame. */
const frameNumbers = new WeakMap<Element, number>();

/** Elements of the page when it was first read; undefined before. */
let firstRead: WeakSet<Element> | undefined;

const pageReader: PageReader & FrameNumbers = {
  measure,
  contentType: () => contentTypeOf(document),
  scroll,
  scrollBack,
  numberFrame(element, number) {
    frameNumbers.set(element as Element, number);
    revealShadowRoots(element as Element);
  },
  serialize(limits, mark) {
    // The browser's viewer shows it, in a page of its own.
    if (contentTypeOf(document) === 'application/pdf')
      return { html: '', missing: isLarge(boxOf(rootOf(document))) ? ['frames'] : [] };
    const known = firstRead;
    firstRead ??= new WeakSet();
    const seen = firstRead;
    return serializePage(document, {
      limits,
      mark(frame) {
        const number = frameNumbers.get(frame);
        return number === undefined ? undefined : `<!--${mark}:${number}-->`;
      },
      after: (element) => shownRows.after(element),
      isLateLayer(element, { position }) {
        if (known) return position === 'fixed' && !known.has(element);
        seen.add(element);
        return false;
      },
    });
  },
};

// Runs in a world of its own, in each frame, which the page's scripts can't see. A property of the window itself, because
// the page could have an element with this id.
Object.defineProperty(globalThis, 'regenPage', { value: pageReader });
