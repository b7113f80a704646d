import { parseHTML } from 'linkedom';

/** The part of the DOM that we need for reading a page; linkedom provides it without any globals. */
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
 * Builds a document from the output of `cleanHtml`: its depth and size are bounded, and it has a `head` and a `body`,
 * without which linkedom's `document.body` would create an empty one.
 */
export function parseDocument(html: string): PageDocument {
  // linkedom's own types need the DOM library, which the engine doesn't use.
  const page: unknown = parseHTML(html);
  return (page as { document: PageDocument }).document;
}

/** The children of an element as an array, safe against changes while walking. */
export function childrenOf(element: PageElement): PageNode[] {
  const children: PageNode[] = [];
  for (let child = element.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The elements below one that have one of these names, in page order. */
export function elementsNamed(root: PageElement, names: ReadonlySet<string>): PageElement[] {
  const found: PageElement[] = [];
  const visit = (parent: PageElement): void => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (!isElement(child)) continue;
      if (names.has(child.localName)) found.push(child);
      visit(child);
    }
  };
  visit(root);
  return found;
}

/** A node's text with collapsed whitespace. */
export function collapsedText(node: PageNode | null): string {
  return (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** A node's text with collapsed whitespace if it is short; undefined otherwise, without reading all of it. */
export function shortText(node: PageNode, most: number): string | undefined {
  let text = '';
  const visit = (at: PageNode): boolean => {
    if (isText(at)) text += at.data.replace(/\s+/g, ' ');
    if (text.length > 2 * most) return false;
    for (let child = at.firstChild; child; child = child.nextSibling) if (!visit(child)) return false;
    return true;
  };
  const isWhole = visit(node);
  text = text.replace(/\s+/g, ' ').trim();
  return isWhole && text.length <= most ? text : undefined;
}

/** The number of words in a text of ASCII characters, without an array of them; undefined for any other text. */
function asciiWords(text: string): number | undefined {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return undefined;
    const isPart = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
    if (isPart || code === 0x5f) {
      if (!inWord) words += 1;
      inWord = true;
    } else inWord = false;
  }
  return words;
}

/** The number of words in a text; in unspaced scripts, two characters count as a word. */
export function estimateWords(text: string): number {
  const ascii = asciiWords(text);
  if (ascii !== undefined) return ascii;
  const cjk = text.match(/[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/g)?.length ?? 0;
  const spaced = text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0;
  return cjk > 0 ? spaced + Math.round(cjk / 2) : spaced;
}

/** A function of an element that is computed once for each, for the attributes of elements that don't change. */
export function once<Value>(compute: (element: PageElement) => Value): (element: PageElement) => Value {
  const known = new WeakMap<PageElement, { value: Value }>();
  return (element) => {
    let entry = known.get(element);
    if (entry === undefined) known.set(element, (entry = { value: compute(element) }));
    return entry.value;
  };
}

/** The lowercase words of an element's class and id: `js-postBody` and `post_body` both yield `post`, `body`. */
export const nameWords = once((element): readonly string[] => {
  const names = `${element.className} ${element.id}`;
  return (
    names
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  );
});

/** Whether an element's names contain one of these words. */
export const hasNameWord = (element: PageElement, words: ReadonlySet<string>): boolean =>
  nameWords(element).some((word) => words.has(word));

/** The nearest element with one of these names that an element is or is in; compiling a selector takes far longer. */
export function nearest(element: PageElement, names: ReadonlySet<string>): PageElement | undefined {
  for (let at: PageElement | null = element; at; at = at.parentElement) if (names.has(at.localName)) return at;
  return undefined;
}

/** Whether an element is the container or below it. */
export function isWithin(element: PageElement, container: PageElement): boolean {
  for (let at: PageElement | null = element; at; at = at.parentElement) if (at === container) return true;
  return false;
}
