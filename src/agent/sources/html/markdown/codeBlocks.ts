import { childrenOf, isElement, isText, collapsedText, type PageElement, type PageNode } from '../dom.js';

const LANGUAGE_CLASS =
  /(?:^|\s)(?:(?:language|lang|highlight-source|highlight|code)-|brush:\s*|sourceCode\s+)([\w+#.-]+)/i;
/** A static site generator's frame around code: `<figure class="highlight python">`. */
const FRAME_CLASS = /^highlight\s+([a-z][\w+#-]{0,20})(?:\s|$)/i;
const NOT_A_LANGUAGE = new Set([
  'default',
  'none',
  'text',
  'plaintext',
  'plain',
  'block',
  'box',
  'snippet',
  'wrapper',
  'container',
  'toolbar',
  'notranslate',
  'example',
  'content',
  'highlight',
  'source',
  'area',
  'view',
  'header',
  'group',
  'tabs',
  'code',
  'line-numbers',
  'chroma',
]);

/** Names that highlighters commonly give to line numbers and to buttons on code. */
const GUTTER =
  /(?:^|[\s_-])(?:line-?numbers?(?:-rows)?|line-?nos?|linenos?|lineno(?:div)?|gutter|ln|lnt|lnum|line-num|num-line|hljs-ln-n(?:umbers)?|hljs-ln-line-number|blob-num|rouge-gutter|gl|LineNr|line_number|cm-linenumber|copy(?:-[\w-]*)?)(?:\s|$)/i;

/** The language of a code block, as its highlighter wrote it on the element or on one near it. */
export function codeLanguageOf(code: PageElement): string | undefined {
  const near = [code.querySelector('code'), code, code.parentElement, code.parentElement?.parentElement];
  const frame = code.closest('figure[class^=highlight],div[class^=highlight]');
  const declared = near.map((element) =>
    element
      ? (element.getAttribute('data-language') ??
        element.getAttribute('data-lang') ??
        LANGUAGE_CLASS.exec(element.className)?.[1])
      : undefined,
  );
  for (const name of [...declared, FRAME_CLASS.exec(frame?.className ?? '')?.[1]])
    if (name && !NOT_A_LANGUAGE.has(name.toLowerCase()) && !/\s/.test(name)) return name.toLowerCase();
  return undefined;
}

/** What a page shows over code: explanations, and that it was copied. */
const OVER_CODE = /(?:^|[\s_-])(?:popup|popover|tooltip)(?:$|[\s_-])/i;
/** The name of a language or file over code, and its buttons. */
const MAX_LABEL_CHARACTERS = 40;

/** The only code in a block whose other elements are a short label of it. */
function labeledCode(block: PageElement): PageElement | undefined {
  if (block.localName !== 'pre') return undefined;
  const [code, ...others] = [...block.querySelectorAll('code')].filter(
    (candidate) => candidate.closest('[class*=popup],[class*=tooltip]') === null,
  );
  if (code === undefined || others.length > 0 || code.querySelector('pre') !== null) return undefined;
  const hasOwnText = childrenOf(block).some((child) => isText(child) && child.data.trim() !== '');
  const label = block.textContent.trim().length - code.textContent.trim().length;
  return hasOwnText || label > MAX_LABEL_CHARACTERS ? undefined : code;
}

const isNumber = (element: PageElement): boolean => /^\s*\d{0,6}\s*$/.test(element.textContent);

function isGutter(element: PageElement): boolean {
  if (element.localName === 'button') return true;
  if (element.hasAttribute('data-line-number') && isNumber(element)) return true;
  // The same names are on code that has line numbers.
  return (
    GUTTER.test(element.className) &&
    (/^[\s\d]*$/.test(element.textContent) || /(?:^|[\s_-])copy/i.test(element.className))
  );
}

/** Whether an element contains only numbers that count: 1, 2, 3, one below the other. */
export function isCounting(element: PageElement): boolean {
  const text = codeText(element, true).trim();
  if (!/^\d+(?:\s+\d+)*$/.test(text)) return false;
  const numbers = text.split(/\s+/).map(Number);
  return numbers.every((number, index) => number === (numbers[0] ?? 0) + index);
}

/** Whether an element contains only the line numbers of code next to it. */
export function isLineNumbers(element: PageElement): boolean {
  if (!isCounting(element)) return false;
  const cell = element.closest('td,th');
  const other = cell?.parentElement?.querySelector('td pre,td code,.code');
  return (
    cell !== null && other !== null && other !== undefined && collapsedText(cell) !== collapsedText(cell.parentElement)
  );
}

/** A number in an element of its own at the start of a line. */
interface LeadingNumber {
  start: number;
  end: number;
  number: number;
}

/** Removes numbers that start nearly every line and count: the page's numbering, in whatever elements. */
function withoutCounting(text: string, leading: readonly LeadingNumber[]): string {
  const lines = text.trimEnd().split('\n').length;
  if (leading.length < 2 || leading.length < lines * COUNTED_LINES) return text;
  const [first] = leading;
  if (!leading.every(({ number }, index) => number === (first?.number ?? 0) + index)) return text;
  let kept = '';
  let at = 0;
  for (const { start, end } of leading) {
    kept += text.slice(at, start);
    at = end;
  }
  return kept + text.slice(at);
}

/** Lines that wrap aren't numbered. */
const COUNTED_LINES = 0.8;

const LINE_CLASS = /(?:^|[\s_-])line(?:\s|$)/i;

/** Whether an element is followed by one of its kind, as an empty line is, but nothing that is set over the code. */
function isOneOfLines({ localName, className, nextSibling }: PageElement): boolean {
  let next = nextSibling;
  while (next && isText(next) && next.data.trim() === '') next = next.nextSibling;
  return next !== null && isElement(next) && next.localName === localName && next.className === className;
}

/** Code with its line breaks, even if lines are separate elements, and without line numbers. */
export function codeText(element: PageElement, withGutter = false): string {
  let text = '';
  const leading: LeadingNumber[] = [];
  const gutters: PageElement[] = [];
  // Lines that only a style sheet sets below each other.
  const isUnbroken = element.localName === 'pre' && !element.textContent.includes('\n');
  const visit = (node: PageNode): void => {
    if (isText(node)) {
      text += node.data;
      return;
    }
    if (!isElement(node)) return;
    if (node.localName === 'br') {
      text += '\n';
      return;
    }
    if (node !== element && OVER_CODE.test(node.className)) return;
    if (!withGutter && isGutter(node)) {
      if (node.localName !== 'button') gutters.push(node);
      return;
    }
    const line = /^(?:div|p|li|tr)$/.test(node.localName) || (isUnbroken && LINE_CLASS.test(node.className));
    if (line && text !== '' && !text.endsWith('\n')) text += '\n';
    // Cells of a table in preformatted text.
    if (/^t[dh]$/.test(node.localName) && text !== '' && !/\s$/.test(text)) text += ' ';
    const start = text.length;
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
    const own = text.slice(start);
    if (!line && node !== element && (start === 0 || text[start - 1] === '\n') && /^\s*\d{1,6}\s*$/.test(own))
      leading.push({ start, end: text.length, number: Number(own) });
    if (line && (!text.endsWith('\n') || (own === '' && text !== '' && isOneOfLines(node)))) text += '\n';
  };
  visit(labeledCode(element) ?? element);
  const code = (withGutter ? text : withoutCounting(text, leading))
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u00a0', ' ')
    .replace(/^\n+|\s+$/g, '');
  // The space between each number and its line.
  return gutters.length > 0 && /^(?: .*(?:\n+|$))+$/.test(code) ? code.replace(/^ /gm, '') : code;
}

/** A change numbers its lines as they were and as they are, perhaps with a column of signs. */
const MAX_NUMBERS = 3;

/** A table whose rows are lines of code, each with a line number. */
export function isCodeTable(table: PageElement): boolean {
  const rows = [...table.querySelectorAll('tr')];
  if (rows.length === 0 || table.querySelector('pre')) return false;
  return rows.every((row) => {
    const numbers = [...row.querySelectorAll('td,th')].slice(0, -1);
    return numbers.length > 0 && numbers.length <= MAX_NUMBERS && numbers.every(isGutter);
  });
}
