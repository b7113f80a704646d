import type { TextRun } from './textRun.js';

/** Maximum characters on a scanned page, from a stamp or a page number. */
const SCANNED_CHARACTERS = 16;
/** With this share of unmappable letters, a page is read with text recognition. */
const MAX_UNREADABLE = 0.3;
/** What pdf.js makes of letters whose font doesn't say which they are. */
// eslint-disable-next-line no-control-regex -- pdf.js gives glyph numbers as control characters.
const NAMELESS = /[\0-\u0008\u000e-\u001f\ufffd]/g;
/** Fewer are bullets of a font of symbols. */
const MIN_NAMELESS = 4;

/** With this share, the others are numbers of glyphs as well, of which one is the space. */
const MAX_NAMELESS_SHARE = 0.08;

/** A run's text without letters that its font doesn't name, and how many those are. */
export function namedLetters(text: string): { named: string; nameless: number } {
  const nameless = text.match(NAMELESS)?.length ?? 0;
  return nameless > text.length * MAX_NAMELESS_SHARE ? { named: '', nameless: text.length } : { named: text, nameless };
}

/** How many letters a page has, and how many of them can't be read. */
interface Count {
  letters: number;
  unreadable: number;
  nameless: number;
  isWords: boolean;
}

/** Counts the letters of a document's pages, which tell the scans and the fonts without names from texts. */
export class PageLetters {
  private readonly counts = new Map<number, Count>();

  add(page: number, runs: readonly TextRun[], nameless: number): void {
    const text = runs.map((run) => run.text.trim()).join('');
    const letters = text.replaceAll('\ufffd', '').length + nameless;
    const unreadable = (text.match(/[\ue000-\uf8ff]/g)?.length ?? 0) + nameless;
    const words = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    this.counts.set(page, { letters, unreadable, nameless, isWords: words > letters / 2 });
  }

  /** Pages that may be images: with hardly a letter, or with letters that can't be read. */
  get silent(): number[] {
    return [...this.counts]
      .filter(([, count]) => count.letters < SCANNED_CHARACTERS || isUnreadable(count))
      .map(([page]) => page);
  }

  /** Whether a page has a few words, which it may do without being an image. */
  isShort(page: number): boolean {
    return this.counts.get(page)?.isWords === true;
  }

  get areScanned(): boolean {
    return this.total('letters') < SCANNED_CHARACTERS * this.counts.size;
  }

  get areUnreadable(): boolean {
    return this.total('unreadable') > this.total('letters') * MAX_UNREADABLE;
  }

  /** How many letters are missing from the text of these pages; 0 for a few. */
  missingFrom(isRead: (page: number) => boolean): number {
    const counts = [...this.counts].filter(([page]) => isRead(page));
    const missing = counts.reduce((sum, [, { nameless }]) => sum + nameless, 0);
    return missing < MIN_NAMELESS ? 0 : missing;
  }

  private total(name: 'letters' | 'unreadable'): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count[name], 0);
  }
}

const isUnreadable = ({ letters, unreadable }: Count): boolean => unreadable > letters * MAX_UNREADABLE;
