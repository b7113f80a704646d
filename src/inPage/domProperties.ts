/**
 * Reads the DOM past names that the page gave to its forms' fields and elements: a field named "attributes" takes the
 * place of its form's own property, and a picture named "body" that of its document's, also in a world of our own.
 */
function property<T, K extends keyof T & string>(type: { prototype: T }, name: K): (of: T) => T[K] {
  const { get } = Object.getOwnPropertyDescriptor(type.prototype, name) as { get(this: T): T[K] };
  return (of) => get.call(of);
}

export const typeOf = property(Node, 'nodeType');
export const childNodesOf = property(Node, 'childNodes');
export const parentOf = property(Node, 'parentNode');
export const isConnected = property(Node, 'isConnected');
/** Null for documents only. */
export const textOf = property(Node, 'textContent') as (element: Element) => string;
export const localNameOf = property(Element, 'localName');
export const attributesOf = property(Element, 'attributes');
export const childElementsOf = property(Element, 'children');
export const previousElementOf = property(Element, 'previousElementSibling');
export const openShadowRootOf = property(Element, 'shadowRoot');
export const scrollTopOf = property(Element, 'scrollTop');
export const clientHeightOf = property(Element, 'clientHeight');
export const rootOf = property(Document, 'documentElement');
export const bodyOf = property(Document, 'body');
export const titleOf = property(Document, 'title');
export const contentTypeOf = property(Document, 'contentType');
export const readyStateOf = property(Document, 'readyState');
/** Null for a document without a window. */
export const windowOf = property(Document, 'defaultView');

/** Checks a node's kind, because `instanceof` fails for nodes in frames, which have their own classes. */
export const isElement = (node: Node): node is Element => typeOf(node) === Node.ELEMENT_NODE;
/** Includes the sections of XHTML. */
export const isText = (node: Node): node is Text =>
  typeOf(node) === Node.TEXT_NODE || typeOf(node) === Node.CDATA_SECTION_NODE;

export const attributeOf = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);

export const matches = (element: Element, selector: string): boolean =>
  Element.prototype.matches.call(element, selector);

export const boxOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);

function finder(type: { prototype: Document } | { prototype: Element }): (root: Node, selector: string) => Element[] {
  const find = Object.getOwnPropertyDescriptor(type.prototype, 'querySelectorAll') as {
    value(this: Node, selector: string): Iterable<Element>;
  };
  return (root, selector) => [...find.value.call(root, selector)];
}

/** Elements in a document. */
export const findInPage: (page: Document, selector: string) => Element[] = finder(Document);
/** Elements in an element. */
export const findIn: (element: Element, selector: string) => Element[] = finder(Element);

export const contains = (element: Element, selector: string): boolean => findIn(element, selector).length > 0;

/** Texts and elements under `root`, in order, without those in elements that are `left` out. */
export function* nodesIn(root: Node, left: (element: Element) => boolean): Generator<Node> {
  const walker = Document.prototype.createTreeWalker.call(
    document,
    root,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION | NodeFilter.SHOW_ELEMENT,
    (node) => (isElement(node) && left(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node;
}

/** The page that a frame shows; null if another site has it. */
export function pageIn(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement | HTMLObjectElement).contentDocument ?? null;
  } catch {
    return null;
  }
}
