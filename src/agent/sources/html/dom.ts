import { parseHTML } from 'linkedom';

/** The part of the DOM that reading a page needs; linkedom provides it without any global. */
export interface PageNode {
  readonly nodeType: number;
  readonly parentNode: PageElement | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  textContent: string;
  remove(): void;
}

export interface PageText extends PageNode {
  data: string;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  readonly children: Iterable<PageElement>;
  readonly parentElement: PageElement | null;
  id: string;
  className: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
  appendChild(node: PageNode): PageNode;
  insertBefore(node: PageNode, before: PageNode | null): PageNode;
  replaceWith(...nodes: PageNode[]): void;
  cloneNode(deep: boolean): PageElement;
}

export interface PageDocument {
  readonly documentElement: PageElement;
  readonly body: PageElement;
  readonly title: string;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  createElement(name: string): PageElement;
  createTextNode(text: string): PageText;
}

export const isElement = (node: PageNode): node is PageElement => node.nodeType === 1;
export const isText = (node: PageNode): node is PageText => node.nodeType === 3;

/**
 * Builds a document from HTML that `cleanHtml` wrote: its depth and size are bounded, and it has a `head` and a `body`,
 * without which linkedom's `document.body` would make an empty one.
 */
export function parseDocument(html: string): PageDocument {
  // linkedom's own types need the DOM library, which the engine does without.
  const page: unknown = parseHTML(html);
  return (page as { document: PageDocument }).document;
}

/** The children of an element as an array, safe against changes while walking. */
export function childrenOf(element: PageElement): PageNode[] {
  const children: PageNode[] = [];
  for (let child = element.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The text of a node with white space collapsed. */
export function textOf(node: PageNode | null): string {
  return (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The number of words in a text; scripts without spaces count two characters a word. */
export function countWords(text: string): number {
  const cjk = text.match(/[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/g)?.length ?? 0;
  const spaced = text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0;
  return cjk > 0 ? spaced + Math.round(cjk / 2) : spaced;
}

/** The lower-case words of an element's class and id: `js-postBody` and `post_body` both give `post`, `body`. */
export function nameWords(element: PageElement): string[] {
  const names = `${element.className} ${element.id}`;
  return (
    names
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  );
}

/** Whether the names of an element hold one of these words. */
export const hasWord = (element: PageElement, words: ReadonlySet<string>): boolean =>
  nameWords(element).some((word) => words.has(word));

/** Whether an element is the container or below it. */
export function isWithin(element: PageElement, container: PageElement): boolean {
  for (let at: PageElement | null = element; at; at = at.parentElement) if (at === container) return true;
  return false;
}
