import { childNodesOf, isElement, localNameOf, openShadowRootOf, typeOf } from './domProperties.js';

/** Closed ones that something in them led to, by their hosts. */
const found = new WeakMap<Element, ShadowRoot>();

/** The shadow root of an element, even if it is closed to the page's own scripts, as far as this world may know it. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  return shadowRootInFirefox(element) ?? openShadowRootOf(element) ?? found.get(element) ?? closedShadowRoot(element);
}

/** Firefox has it on the element. Read from the class, because a form may have a field of this name. */
const inFirefox = Object.getOwnPropertyDescriptor(Element.prototype, 'openOrClosedShadowRoot')?.get;
const shadowRootInFirefox = (element: Element) => inFirefox?.call(element) as ShadowRoot | null | undefined;

function closedShadowRoot(element: Element): ShadowRoot | null {
  try {
    // Missing outside of an extension, where it may be a frame of the page with this name.
    const dom = (globalThis as { chrome?: { dom?: typeof chrome.dom } }).chrome?.dom;
    return dom ? dom.openOrClosedShadowRoot(element as HTMLElement) : null;
  } catch {
    // SVG and MathML have none.
    return null;
  }
}

/** Makes the shadow roots around a node known, which closed ones wouldn't be. */
export function revealShadowRoots(node: Node): void {
  let root = rootNodeOf(node);
  while (typeOf(root) === Node.DOCUMENT_FRAGMENT_NODE) {
    const shadow = root as ShadowRoot;
    found.set(shadow.host, shadow);
    root = rootNodeOf(shadow.host);
  }
}

const rootNodeOf = (node: Node): Node => Node.prototype.getRootNode.call(node);

/** The children that the browser shows: the shadow root's, with slots filled. */
export function shownChildren(element: Element): Iterable<Node> {
  const shadow = shadowRootOf(element);
  if (shadow) return childNodesOf(shadow);
  // Not the one of SVG, which fills nothing.
  if (localNameOf(element) !== 'slot' || !('assignedNodes' in element)) return childNodesOf(element);
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
