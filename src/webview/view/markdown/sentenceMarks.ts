import type { SummarySentence } from '../../../protocol/index.js';

/*
 * The sentences of an answer are ranges of its Markdown; on screen they are ranges of text nodes. Nothing is added to
 * the Markdown to map one to the other: the finished tree is compared with it word by word, in reading order, and the
 * nodes of each sentence are wrapped. Tables, lists, and math therefore look the same as while streaming.
 */

export interface SentenceMarkers {
  /** Creates a wrapper for a piece of this sentence. */
  wrap(index: number): HTMLElement;
  /** Creates what to insert at the end of the sentence, if anything. */
  endOf(index: number): Node | null;
}

/**
 * Marks the sentences of `markdown` in rendered nodes; `start` is its position in the text that their offsets refer to.
 */
export function markSentences(
  root: ParentNode & Node,
  markdown: string,
  start: number,
  sentences: readonly Pick<SummarySentence, 'start' | 'end'>[],
  markers: SentenceMarkers,
): void {
  const within = sentences
    .map((sentence, index) => ({ index, start: sentence.start - start, end: sentence.end - start }))
    .filter(({ start: from, end }) => end > 0 && from < markdown.length && from < end);
  if (within.length === 0) return;
  const sentenceAt = (at: number | null): number | null =>
    at === null ? null : (within.find(({ start: from, end }) => at >= from && at < end)?.index ?? null);
  const nodes = alignNodes(root, markdown).map(({ node, pieces }) => ({
    node,
    parts: pieces.map(({ text, at }): Part => ({ text, sentence: sentenceAt(at), placed: at !== null })),
  }));
  joinUnplaced(nodes.flatMap(({ parts }) => parts));
  const last = new Map<number, Node>();
  for (const { node, parts } of nodes) put(node, parts, markers, last);
  for (const [index, piece] of last) {
    // A sentence that continues in the next block ends there.
    const { end = 0 } = within.find((sentence) => sentence.index === index) ?? {};
    const mark = end <= markdown.length ? markers.endOf(index) : null;
    if (mark) placeAfter(piece, mark);
  }
}

/**
 * After display math, a mark is in the formula's own line, like an equation's number. Elsewhere, it isn't part of the
 * emphasis, link, or superscript with which its sentence ends: it looks the same everywhere, and opens only its own quote.
 */
function placeAfter(piece: Node, mark: Node): void {
  const isDisplay = piece instanceof HTMLElement && piece.firstElementChild?.matches('.math-display') === true;
  if (!isDisplay) {
    let end = piece;
    while (end.nextSibling === null && end.parentElement?.matches(EMPHASIS)) end = end.parentElement;
    return void end.parentNode?.insertBefore(mark, end.nextSibling);
  }
  piece.classList.add('numbered');
  piece.append(mark);
}

interface Part {
  text: string;
  sentence: number | null;
  /** Whether it was found in the Markdown; whitespace isn't searched for. */
  placed: boolean;
}

/** Text without a position of its own, such as whitespace, belongs to the sentence on both sides of it. */
function joinUnplaced(parts: readonly Part[]): void {
  let before: number | null = null;
  for (const [index, part] of parts.entries()) {
    if (part.placed) before = part.sentence;
    else if (before !== null && parts.slice(index).find(({ placed }) => placed)?.sentence === before)
      part.sentence = before;
  }
}

function put(
  node: Text | HTMLElement,
  parts: readonly Part[],
  markers: SentenceMarkers,
  last: Map<number, Node>,
): void {
  if (parts.every(({ sentence }) => sentence === null)) return;
  const wrapped = (sentence: number): HTMLElement => {
    const wrapper = markers.wrap(sentence);
    last.set(sentence, wrapper);
    return wrapper;
  };
  if (!(node instanceof Text)) {
    const wrapper = wrapped(parts[0]?.sentence ?? 0);
    node.replaceWith(wrapper);
    wrapper.append(node);
    return;
  }
  const made = document.createDocumentFragment();
  for (let from = 0; from < parts.length;) {
    const sentence = parts[from]?.sentence ?? null;
    let to = from;
    let text = '';
    while (to < parts.length && parts[to]?.sentence === sentence) text += parts[to++]?.text ?? '';
    from = to;
    const target = sentence === null ? made : wrapped(sentence);
    target.append(text);
    if (target !== made) made.append(target);
  }
  node.replaceWith(made);
}

interface Piece {
  text: string;
  /** Its position in the Markdown; null if not found. */
  at: number | null;
}

/** All text nodes, and each formula as one node, letter by letter with their positions in the Markdown. */
function alignNodes(root: Node, markdown: string): { node: Text | HTMLElement; pieces: Piece[] }[] {
  const source = withoutMachinery(markdown);
  let cursor = 0;
  /** The positions of a word's letters at or after the cursor; empty if not found. */
  const find = (word: string): number[] => {
    const exact = source.indexOf(word, cursor);
    // Only markup separates two words, unless a letter is escaped.
    const isNext = exact >= 0 && exact - cursor <= NEAR && !/[\p{L}\p{N}\\&]/u.test(source.slice(cursor, exact));
    const letters = isNext ? null : placesOf(word, source, cursor);
    const useLetters = letters !== null && (exact < 0 || (letters[0] ?? 0) < exact);
    const places = useLetters
      ? letters
      : exact >= 0
        ? Array.from({ length: word.length }, (_, index) => exact + index)
        : [];
    if (useLetters) cursor = (places.at(-1) ?? cursor) + 1;
    else if (exact >= 0) cursor = exact + word.length;
    return places;
  };
  return textNodes(root).map((node) => {
    if (!(node instanceof Text)) return { node, pieces: [{ text: '', at: find(node.dataset.tex ?? '')[0] ?? null }] };
    const words = node.data.match(/\s+|\S+/g) ?? [];
    return {
      node,
      pieces: words.flatMap((word): Piece[] => {
        if (word.trim() === '') return [{ text: word, at: null }];
        const places = find(word);
        return places.length === 0
          ? [{ text: word, at: null }]
          : word.split('').map((text, index) => ({ text, at: places[index] ?? null }));
      }),
    };
  });
}

/** Markup between two words is rarely longer, in characters. */
const NEAR = 48;
/** Maximum distance between the letters of an escaped word in the Markdown, in characters. */
const MAX_STRETCH = 8;

/** Escapes and character references differ from what is displayed: search letter by letter, in UTF-16 units. */
function placesOf(word: string, source: string, from: number): number[] | null {
  const window = source.slice(from, from + NEAR + word.length * MAX_STRETCH);
  const first = word.charAt(0);
  for (let start = window.indexOf(first); start >= 0 && start <= NEAR; start = window.indexOf(first, start + 1)) {
    const places: number[] = [];
    let at = start;
    for (let index = 0; index < word.length; index++) {
      const next = window.indexOf(word.charAt(index), at);
      if (next < 0 || next - at > MAX_STRETCH) break;
      places.push(from + next);
      at = next + 1;
    }
    if (places.length === word.length) return places;
  }
  return null;
}

/**
 * Blanks what is never displayed, so that no word is found in it: link addresses, code languages, table rules, list
 * numbers.
 */
function withoutMachinery(markdown: string): string {
  const blank = (match: string) => '\0'.repeat(match.length);
  return markdown
    .replace(/(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)/g, blank)
    .replace(/^[ \t]*(?:`{3,}|~{3,}).*$/gm, blank)
    .replace(/^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?=[ \t])/gm, blank)
    .replace(/^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?::?-+:?)?[ \t]*$/gm, blank);
}

/** Text in which sentences may be marked: not whitespace between blocks, where a wrapper would be an invalid child. */
function textNodes(root: Node): (Text | HTMLElement)[] {
  const nodes: (Text | HTMLElement)[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
    acceptNode(node) {
      if (node instanceof HTMLElement && node.dataset.tex !== undefined) return NodeFilter.FILTER_ACCEPT;
      if (node instanceof HTMLButtonElement || node.parentElement?.closest('[data-tex]'))
        return NodeFilter.FILTER_REJECT;
      if (!(node instanceof Text)) return NodeFilter.FILTER_SKIP;
      return node.data.trim() !== '' || node.parentElement?.matches(INLINE_PARENTS)
        ? NodeFilter.FILTER_ACCEPT
        : NodeFilter.FILTER_REJECT;
    },
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text | HTMLElement);
  return nodes;
}

const EMPHASIS = 'em, strong, a, code, s, sup, .with-punctuation';

const INLINE_PARENTS = 'p, li, td, th, h1, h2, h3, h4, h5, h6, em, strong, a, code, s, sup, span';
