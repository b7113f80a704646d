import type { Measured } from './contract.js';
import { bodyOf, isElement, isText, localNameOf, nodesIn, readyStateOf } from './domProperties.js';
import { FOREIGN_FRAME } from './serializePage.js';
import { shadowRootOf } from './shadowRoots.js';

const UNSEEN = new Set(['script', 'style', 'noscript', 'template']);
/** More nodes than this don't grow noticeably. */
const MAX_NODES = 100_000;

/** How much text the document shows. */
export function measure(): Measured {
  let left = MAX_NODES;
  const lengthOf = (root: Node): number => {
    let length = 0;
    for (const node of nodesIn(root, (element) => UNSEEN.has(localNameOf(element)))) {
      if (left-- <= 0) break;
      if (isText(node)) length += node.data.trim().length;
      const shadow = isElement(node) && shadowRootOf(node);
      if (shadow) length += lengthOf(shadow);
    }
    return length;
  };
  const body = bodyOf(document) as HTMLElement | null;
  return { length: body && !isSmallFrame() ? lengthOf(body) : 0, isParsed: readyStateOf(document) !== 'loading' };
}

/** Whether this is a frame whose text doesn't count. */
function isSmallFrame(): boolean {
  if (self === top) return false;
  let isOwn = false;
  try {
    isOwn = window.frameElement !== null;
  } catch {
    // Of another origin.
  }
  if (isOwn) return innerWidth < 1;
  return innerWidth < FOREIGN_FRAME.width || innerHeight < FOREIGN_FRAME.height;
}
