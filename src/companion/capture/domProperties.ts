/**
 * Reads the DOM past names that the page gave to its forms' fields and elements: a field named "attributes" takes the
 * place of its form's own property, also in a content script's world.
 */
function property<T, K extends keyof T & string>(type: { prototype: T }, name: K): (of: T) => T[K] {
  const { get } = Object.getOwnPropertyDescriptor(type.prototype, name) as { get(this: T): T[K] };
  return (of) => get.call(of);
}

export const typeOf = property(Node, 'nodeType');
export const childNodesOf = property(Node, 'childNodes');
export const parentOf = property(Node, 'parentNode');
/** Null for documents only. */
export const textOf = property(Node, 'textContent') as (element: Element) => string;
export const localNameOf = property(Element, 'localName');
export const attributesOf = property(Element, 'attributes');
export const openShadowRootOf = property(Element, 'shadowRoot');
export const rootOf = property(Document, 'documentElement');
export const bodyOf = property(Document, 'body');
export const titleOf = property(Document, 'title');

export const attributeOf = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);

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
