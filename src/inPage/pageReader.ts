import type { FrameNumbers, PageReader } from './contract.js';
import { contentTypeOf } from './domProperties.js';
import { measure } from './measure.js';
import { scroll, scrollBack } from './scrolling.js';
import { serializePage } from './serializePage.js';
import { revealShadowRoots } from './shadowRoots.js';

/** By the element of a frame. */
const frameNumbers = new WeakMap<Element, number>();

const pageReader: PageReader & FrameNumbers = {
  measure,
  contentType: () => contentTypeOf(document),
  scroll,
  scrollBack,
  numberFrame(element, number) {
    frameNumbers.set(element as Element, number);
    revealShadowRoots(element as Element);
  },
  serialize: (limits, mark) =>
    serializePage(document, limits, (frame) => {
      const number = frameNumbers.get(frame);
      return number === undefined ? undefined : `<!--${mark}:${number}-->`;
    }),
};

// Runs in a world of its own, in each frame, which the page's scripts can't see. A property of the window itself, because
// the page could have an element with this id.
Object.defineProperty(globalThis, 'regenPage', { value: pageReader });
