import { childNodesOf, localNameOf, openShadowRootOf, typeOf } from './domProperties.js';

/** Checks a node's kind, because `instanceof` fails for nodes in frames, which have their own classes. */
export const isElement = (node: Node): node is Element => typeOf(node) === Node.ELEMENT_NODE;

/** The shadow root of an element, even if it is closed to the page's own scripts. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  // Firefox has it on the element instead.
  const inFirefox = (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  return inFirefox ?? openShadowRootOf(element) ?? closedShadowRoot(element);
}

function closedShadowRoot(element: Element): ShadowRoot | null {
  // Missing outside of an extension.
  const dom = (globalThis as { chrome?: { dom?: typeof chrome.dom } }).chrome?.dom;
  try {
    return dom ? dom.openOrClosedShadowRoot(element as HTMLElement) : null;
  } catch {
    // SVG and MathML have none.
    return null;
  }
}

/** The children that the browser shows: the shadow root's, with slots filled. */
export function shownChildren(element: Element): Iterable<Node> {
  const shadow = shadowRootOf(element);
  if (shadow) return childNodesOf(shadow);
  if (localNameOf(element) !== 'slot') return childNodesOf(element);
  const assigned = (element as HTMLSlotElement).assignedNodes({ flatten: true });
  return assigned.length > 0 ? assigned : childNodesOf(element);
}

/** All elements that the browser shows, in order, including those in shadow roots. */
export function* shownElements(root: Element): Generator<Element> {
  for (const node of shownChildren(root)) {
    if (!isElement(node)) continue;
    yield node;
    yield* shownElements(node);
  }
}
