import { estimateWords, isElement, isText, type PageElement, type PageNode } from './dom.js';

/** Statistics of an element's content, computed once for the entire page. */
export interface TextStatistics {
  words: number;
  linkWords: number;
  /** Words in text runs of at least `LONG_RUN_WORDS`: prose, rather than labels, names, and menus. */
  proseWords: number;
  elements: number;
  depth: number;
  hasBlock: boolean;
  /** Whether its name or the text beside it makes it part of a line, apart from blocks inside. */
  inLine: boolean;
}

const LONG_RUN_WORDS = 8;

/** Inline elements. */
const INLINE = new Set([
  'a',
  'abbr',
  'acronym',
  'b',
  'bdi',
  'bdo',
  'big',
  'br',
  'cite',
  'code',
  'data',
  'del',
  'dfn',
  'em',
  'font',
  'i',
  'img',
  'input',
  'ins',
  'kbd',
  'label',
  'mark',
  'meta',
  'nobr',
  'q',
  'rp',
  'rt',
  'ruby',
  's',
  'samp',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'time',
  'tt',
  'u',
  'var',
  'wbr',
  'picture',
  'source',
  'link',
]);

function hasOwnText(parent: PageElement): boolean {
  for (let child = parent.firstChild; child; child = child.nextSibling)
    if (isText(child) && child.data.trim() !== '') return true;
  return false;
}

/**
 * Measures every element below `root`; marks of notes count as text rather than links. Elements created later aren't in
 * the map.
 */
export function measureText(root: PageElement): Map<PageNode, TextStatistics> {
  const statistics = new Map<PageNode, TextStatistics>();
  const visit = (element: PageElement, inLink: boolean, depth: number, inLine: boolean): TextStatistics => {
    const own: TextStatistics = { words: 0, linkWords: 0, proseWords: 0, elements: 1, depth, hasBlock: false, inLine };
    let run = 0;
    let hasText: boolean | undefined;
    /** An element of the page's own is part of a line if there is text beside it. */
    const isInLine = ({ localName }: PageElement): boolean =>
      INLINE.has(localName) || (localName.includes('-') && (hasText ??= hasOwnText(element)));
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (isText(child)) {
        const words = estimateWords(child.data);
        own.words += words;
        if (inLink) own.linkWords += words;
        else run += words;
      } else if (isElement(child)) {
        const below = visit(
          child,
          inLink || (child.localName === 'a' && element.localName !== 'sup'),
          depth + 1,
          isInLine(child),
        );
        own.words += below.words;
        own.linkWords += below.linkWords;
        own.elements += below.elements;
        const block = below.hasBlock || !below.inLine;
        if (block) {
          own.hasBlock = true;
          own.proseWords += below.proseWords + (run >= LONG_RUN_WORDS ? run : 0);
          run = 0;
        } else {
          run += below.words - below.linkWords;
        }
      }
    }
    if (run >= LONG_RUN_WORDS && (own.hasBlock || !inLine)) own.proseWords += run;
    statistics.set(element, own);
    return own;
  };
  visit(root, false, 0, false);
  return statistics;
}

/** Whether a node is inline: text, or an inline element without blocks inside. */
export function isInline(node: PageNode, statistics: ReadonlyMap<PageNode, TextStatistics>): boolean {
  if (isText(node)) return true;
  if (!isElement(node)) return false;
  const { inLine, hasBlock } = statistics.get(node) ?? { inLine: INLINE.has(node.localName), hasBlock: false };
  return inLine && !hasBlock;
}
