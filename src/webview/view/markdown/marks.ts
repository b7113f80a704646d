import type { SummarySentence } from '../../../protocol/index.js';

/*
 * The sentences of an answer are ranges of its Markdown; on the screen they are ranges of text nodes. Marks that survive
 * rendering carry the one over to the other: two rare symbols around a number. Symbols, because CommonMark counts them
 * as punctuation, so that `**bold.**` stays bold with a mark beside it.
 */
const OPEN = '\u2B4D';
const CLOSE = '\u2B4E';
const MARK = new RegExp(`${OPEN}([se])(\\d+)${CLOSE}`, 'g');
const STRAY = new RegExp(`[${OPEN}${CLOSE}]`, 'g');

/** What makes a line a heading, list item, quotation or table row: a mark before it would undo that. */
const BLOCK_START = /^(?:[ \t]*(?:[-*+]|\d{1,9}[.)]|#{1,6}|>|\|)[ \t]*)+/;

/** The answer with a mark where each sentence starts and ends. */
export function withMarks(text: string, sentences: readonly SummarySentence[]): string {
  let marked = '';
  let at = 0;
  for (const [index, { start, end }] of sentences.entries()) {
    if (start < at || end < start || end > text.length) continue;
    const from = Math.min(end, afterBlockStart(text, start));
    marked += `${clean(text.slice(at, from))}${OPEN}s${index}${CLOSE}${clean(text.slice(from, end))}${OPEN}e${index}${CLOSE}`;
    at = end;
  }
  return marked + clean(text.slice(at));
}

const clean = (text: string): string => text.replace(STRAY, ' ');

function afterBlockStart(text: string, start: number): number {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (text.slice(lineStart, start).trim() !== '' && !/^[\s>#*+\-|\d.)]*$/.test(text.slice(lineStart, start)))
    return start;
  return start + (BLOCK_START.exec(text.slice(start, start + 64))?.[0].length ?? 0);
}

/** Text without marks, for attributes such as an address that a sentence ended in. */
export function withoutMarks(text: string): string {
  return text.replace(MARK, '');
}

/**
 * Replaces the marks in rendered nodes: what lies between a sentence's marks is wrapped by `wrap`, and `endOf` is put
 * where it ends. Works on whole text nodes, so a sentence across bold text or links has several wrappers.
 */
export function replaceMarks(
  root: ParentNode & Node,
  wrap: (index: number) => HTMLElement,
  endOf: (index: number) => Node | null,
): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
  let open: number | null = null;
  for (const node of nodes) {
    const { data } = node;
    if (open === null && !data.includes(OPEN)) continue;
    const pieces = document.createDocumentFragment();
    let at = 0;
    const put = (text: string) => {
      if (text === '') return;
      // White space between blocks stays bare: a wrapper there would be an invalid child of a list or table.
      if (open === null || (text.trim() === '' && !(node.parentElement?.matches(INLINE_PARENTS) ?? true))) {
        pieces.append(text);
        return;
      }
      const wrapper = wrap(open);
      wrapper.append(text);
      pieces.append(wrapper);
    };
    for (const match of data.matchAll(MARK)) {
      put(data.slice(at, match.index));
      const index = Number(match[2]);
      if (match[1] === 's') open = index;
      else {
        open = null;
        const end = endOf(index);
        if (end) pieces.append(end);
      }
      at = match.index + match[0].length;
    }
    put(data.slice(at));
    node.replaceWith(pieces);
  }
}

const INLINE_PARENTS = 'p, li, td, th, h1, h2, h3, h4, h5, h6, em, strong, a, code, s, span, blockquote, dd, dt';
