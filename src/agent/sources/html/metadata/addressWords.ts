import { titleWords } from './siteName.js';

/** With a smaller difference, an address is as similar to one title as to the other. */
const DIFFERENCE = 0.15;
/** A single word, such as a section's name, is in most titles of the site. */
const MIN_WORDS = 2;

function lastWords(url: string | undefined): string[] {
  try {
    const parts = new URL(url ?? '').pathname.split('/').map(decodeURIComponent);
    const last = parts.findLast((part) => /\p{L}{2}/u.test(part)) ?? '';
    return titleWords(last.replace(/\.\w{2,5}$/, '').replace(/_/g, ' '));
  } catch {
    return [];
  }
}

/** The words at the end of a page's address, which sites make from its title: "/news/old-harbor-opens-again". */
export class AddressWords {
  private readonly words: ReadonlySet<string>;

  constructor(url: string | undefined) {
    this.words = new Set(lastWords(url));
  }

  /** Whether the address is clearly more similar to one title than to another. */
  prefers(title: string, other: string): boolean {
    return this.words.size >= MIN_WORDS && this.likeness(title) - this.likeness(other) >= DIFFERENCE;
  }

  /** The most similar one of several titles; the first one unless another is clearly more similar. */
  mostSimilar(first: string, others: readonly string[]): string {
    return others.reduce((best, other) => (this.prefers(other, best) ? other : best), first);
  }

  /** The share of words that both have (Dice). */
  private likeness(title: string): number {
    const own = new Set(titleWords(title));
    const shared = [...own].filter((word) => this.words.has(word)).length;
    return (2 * shared) / (own.size + this.words.size);
  }
}
