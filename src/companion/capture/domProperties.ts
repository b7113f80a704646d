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
/** Null for documents only. */
export const textOf = property(Node, 'textContent') as (element: Element) => string;
export const localNameOf = property(Element, 'localName');
export const attributesOf = property(Element, 'attributes');
export const openShadowRootOf = property(Element, 'shadowRoot');
export const rootOf = property(Document, 'documentElement');
export const bodyOf = property(Document, 'body');
export const titleOf = property(Document, 'title');
