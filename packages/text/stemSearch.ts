import type { Language } from './language.js';
import { contentStems } from './tokens.js';

/** Without these, a text is searched as it is. */
const NOT_ASCII = /[^\x20-\x7e\s]/;
const SPACE = /\s/;

/**
 * Finds a few stems in much text. Splitting a text into words and stemming each of them takes many times longer than
 * searching it for the beginnings of those words.
 */
export class StemSearch {
  private readonly pattern: RegExp | undefined;

  constructor(private readonly wanted: ReadonlySet<string>) {
    const beginnings = [...new Set([...wanted].map(beginningOf))].filter((beginning) => beginning !== '');
    if (beginnings.length > 0) this.pattern = new RegExp(beginnings.map(escaped).join('|'), 'g');
  }

  /**
   * The wanted stems among `contentStems(text)`, in order, with repetitions. Asks for the text's language only if a word
   * may be wanted.
   */
  find(text: string, language: () => Language): string[] {
    if (this.pattern === undefined) return [];
    const isWanted = (stem: string): boolean => this.wanted.has(stem);
    const isAscii = !NOT_ASCII.test(text);
    // Ligatures, full-width letters, and the like change length when they are normalized.
    if (!isAscii && text.normalize('NFKC') !== text) return contentStems(text, language()).filter(isWanted);
    const lower = text.toLowerCase();
    const searched = isAscii ? lower : lower.replaceAll('ё', 'е');
    const found: string[] = [];
    const { pattern } = this;
    pattern.lastIndex = 0;
    for (let hit = pattern.exec(searched); hit !== null; hit = pattern.exec(searched)) {
      // No word contains white space, so the piece between two spaces has the same words as it has in the whole text.
      let start = hit.index;
      while (start > 0 && !SPACE.test(lower[start - 1] as string)) start--;
      let end = hit.index + hit[0].length;
      while (end < lower.length && !SPACE.test(lower[end] as string)) end++;
      found.push(...contentStems(lower.slice(start, end), language()).filter(isWanted));
      pattern.lastIndex = end;
    }
    return found;
  }
}

/** What every word with this stem begins with: the stemmer replaces at most the last letter of what it leaves. */
function beginningOf(stem: string): string {
  const end = stem.length - (/[\ud800-\udbff][\udc00-\udfff]$/.test(stem) ? 2 : 1);
  return end <= 0 ? stem : stem.slice(0, end);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
