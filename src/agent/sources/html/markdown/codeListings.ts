import { codeLanguageOf, codeText, isCodeTable, isCounting } from './codeBlocks.js';
import { childrenOf, elementsNamed, isElement, isText, nearest, type PageDocument, type PageElement } from '../dom.js';

/** Names of elements that contain code. */
const CODE_NAME =
  /(?:^|[\s_-])(?:code|codeblock|source(?:code)?|listing|highlight(?:er|table)?|chroma|hljs|prettyprint|fragment|syntaxhighlighter|crayon|blob|rouge|prism|linenums|pre|cm-content|codemirror|view-lines|ace_text-layer)(?:$|[\s_-])/i;
const LINE_NAME = /(?:^|[\s_-])line(?:$|[\s_-])/i;
/** How far above its lines a listing is named. */
const NAMED_LEVELS = 3;

const isBlank = (element: PageElement): boolean =>
  childrenOf(element).every((child) => isElement(child) || (isText(child) && child.data.trim() === ''));

/** Whether an element or one shortly above it is named after code. */
export function isNamedCode(element: PageElement): boolean {
  let at: PageElement | null = element;
  for (let level = 0; at !== null && level < NAMED_LEVELS; level++, at = at.parentElement)
    if (CODE_NAME.test(at.className)) return true;
  return false;
}

/** The cell with code in a table with a column of numbers next to it. */
function codeCell(table: PageElement): PageElement | undefined {
  const [numbers, code, ...others] = [...table.querySelectorAll('td,th')].filter(
    (cell) => cell.closest('table') === table,
  );
  if (numbers === undefined || code === undefined || others.length > 0 || !isCounting(numbers)) return undefined;
  return code.querySelector('pre,code') !== null || isNamedCode(code) ? code : undefined;
}

/** Whether an element's children are lines of code, each an element. */
function isLines(element: PageElement): boolean {
  const lines = [...element.children];
  if (lines.length < 2 || !isBlank(element) || !isNamedCode(element)) return false;
  if (element.localName === 'ol')
    return lines.every((line) => line.localName === 'li' && line.querySelector('p,ul,ol,div,table') === null);
  return lines.every((line) => LINE_NAME.test(line.className) && line.querySelector('p,ul,ol,table,h2,h3') === null);
}

/** Names of lines that a change adds or removes. */
const ADDED = /(?:^|[\s_-])(?:addition|added|insert(?:ed|ion)?|ins)(?:$|[\s_-])/i;
const REMOVED = /(?:^|[\s_-])(?:deletion|deleted|removed|del)(?:$|[\s_-])/i;

/** Whether a line of code begins with a sign, rather than with an indentation before it. */
const beginsWith = (code: PageElement, sign: string): boolean =>
  code.textContent.replace(/^(?:\s*\n\s*| )/, '').startsWith(sign);

/** Writes the signs of added and removed lines into a table of a change, where only styles show them. */
function markChanges(document: PageDocument, table: PageElement): void {
  const lines = [...table.querySelectorAll('tr')].flatMap((row) => {
    const code = [...row.querySelectorAll('td,th')].at(-1);
    if (code === undefined) return [];
    const names = `${row.className} ${code.className}`;
    return [{ code, sign: ADDED.test(names) ? '+' : REMOVED.test(names) ? '-' : ' ' }];
  });
  const lacking = lines.filter(({ sign, code }) => sign === ' ' || !beginsWith(code, sign));
  // Where each changed line has its sign, the others have their space.
  if (lacking.every(({ sign }) => sign === ' ')) return;
  for (const { code, sign } of lacking) code.insertBefore(document.createTextNode(sign), code.firstChild);
}

const TABLE: ReadonlySet<string> = new Set(['table']);
const CODE: ReadonlySet<string> = new Set(['pre', 'code']);
const outside = (element: PageElement): boolean => nearest(element, CODE) === undefined;

/**
 * Rewrites code that a page builds from tables, lists, or divisions as plain blocks of code without line numbers, so
 * that the page's main text keeps or drops it as one block.
 */
export function unifyListings(document: PageDocument): void {
  const replace = (listing: PageElement, content: PageElement): void => {
    const pre = document.createElement('pre');
    markChanges(document, content);
    const language = codeLanguageOf(listing) ?? codeLanguageOf(content);
    if (language !== undefined) pre.setAttribute('data-language', language);
    pre.appendChild(document.createTextNode(codeText(content)));
    listing.replaceWith(pre);
  };
  for (const table of elementsNamed(document.body, TABLE)) {
    if (!outside(table)) continue;
    const cell = codeCell(table);
    if (cell !== undefined) replace(table, cell);
    else if (isCodeTable(table)) replace(table, table);
  }
  const containers = new Set<PageElement>();
  for (const line of document.querySelectorAll('[class*=line i]'))
    if (line.localName === 'ol') containers.add(line);
    else if (line.parentElement !== null) containers.add(line.parentElement);
  for (const container of containers)
    if (container.localName !== 'body' && outside(container) && isLines(container)) replace(container, container);
}
