import type { PageBlock } from './blocks.js';
import { isElement, collapsedText, type PageDocument, type PageElement } from './dom.js';
import { isNoteMark } from './markdown/footnotes.js';

/** Anything longer is a section of the page that a link leads to. */
const MAX_NOTE_CHARACTERS = 600;
/**
 * Notes with more than this share of the words they belong to are a bibliography or small print, and are judged like
 * any other part.
 */
const MAX_SHARE = 0.25;

/** A number in brackets that leads to a place named as a note. */
const isBracketedNumber = (link: PageElement): boolean =>
  /^\s*[[(]\d{1,3}[\])]\s*$/.test(link.textContent) && /^#.*(?:ftn|fn|note)/i.test(link.getAttribute('href') ?? '');

/** The note references in a block: superscript links, or links named as such, that lead to a place on the page. */
function notesOf({ nodes }: PageBlock): string[] {
  return nodes.flatMap((node) =>
    isElement(node)
      ? [...(node.localName === 'a' ? [node] : []), ...node.querySelectorAll('a[href^="#"]')]
          .filter(
            (link) =>
              link.closest('sup') !== null ||
              link.querySelector('sup') !== null ||
              isNoteMark(link) ||
              isBracketedNumber(link),
          )
          .map((link) => link.getAttribute('href')?.slice(1) ?? '')
      : [],
  );
}

/**
 * Keeps the notes that a kept text refers to: they belong to it wherever they are, and are too short to be recognized
 * by themselves.
 */
export function keepNotes(blocks: readonly PageBlock[], kept: readonly boolean[], document: PageDocument): boolean[] {
  const wanted = new Set(blocks.filter((_, index) => kept[index]).flatMap(notesOf));
  if (wanted.size === 0) return [...kept];
  const notes = new Set<PageElement>();
  for (const element of document.querySelectorAll('[id]'))
    if (wanted.has(element.id)) {
      // A place can be named by its first link as well.
      const note = element.localName === 'a' ? (element.closest('p,li,dd,td,div') ?? element) : element;
      if (collapsedText(note).length <= MAX_NOTE_CHARACTERS) notes.add(note);
    }
  const isNote = ({ element }: PageBlock): boolean => {
    for (let at: PageElement | null = element; at; at = at.parentElement) if (notes.has(at)) return true;
    return false;
  };
  const added = blocks.map((block, index) => kept[index] !== true && isNote(block));
  const words = (chosen: readonly boolean[]): number =>
    blocks.reduce((sum, block, index) => sum + (chosen[index] === true ? block.words : 0), 0);
  return words(added) <= MAX_SHARE * words(kept) ? kept.map((own, index) => own || added[index] === true) : [...kept];
}
