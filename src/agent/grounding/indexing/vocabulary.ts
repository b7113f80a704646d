import { Postings, union } from './postings.js';

/** A stem as it occurs with one prefix, or without. */
interface Form {
  prefix: string | undefined;
  /** Its number in the postings. */
  thing: number;
}

interface Word {
  /** How often the stem occurs, also as a word without content. */
  uses: number;
  /** As words with content: almost always one. */
  forms: Form[];
}

/**
 * The words of sources, and in which sentences they occur. A stem with its prefix is one entry of the postings, from which
 * both what a stem and what a prefix occurs in follow.
 */
export class Vocabulary {
  private readonly words = new Map<string, Word>();
  private readonly byPrefix = new Map<string, number[]>();
  private readonly postings = new Postings();
  private things = 0;

  /** `prefix`: of this form of the word. Only words with content are found by sentence. */
  add(
    { stem, prefix, content }: { stem: string; prefix: string | undefined; content: boolean },
    sentence: number,
  ): void {
    let word = this.words.get(stem);
    if (word === undefined) this.words.set(stem, (word = { uses: 0, forms: [] }));
    word.uses++;
    if (!content) return;
    // Without a function for each word: an index of megabytes has a million.
    let form = word.forms[0];
    for (let other = 1; form !== undefined && form.prefix !== prefix; other++) form = word.forms[other];
    if (form === undefined) word.forms.push((form = this.newForm(prefix)));
    this.postings.add(form.thing, sentence);
  }

  private newForm(prefix: string | undefined): Form {
    const thing = this.things++;
    if (prefix !== undefined) {
      const others = this.byPrefix.get(prefix);
      if (others) others.push(thing);
      else this.byPrefix.set(prefix, [thing]);
    }
    return { prefix, thing };
  }

  /** The stem occurs once less; `move` removes its sentences. */
  lose(stem: string): void {
    const word = this.words.get(stem);
    if (word) word.uses--;
  }

  /** See `Postings`. */
  move(from: number, to: number, by: number): void {
    this.postings.move(from, to, by);
  }

  has(stem: string): boolean {
    return (this.words.get(stem)?.uses ?? 0) > 0;
  }

  /** The sentences in which the stem occurs as a word with content. */
  withStem(stem: string): Int32Array {
    return union((this.words.get(stem)?.forms ?? []).map(({ thing }) => this.postings.get(thing)));
  }

  withPrefix(prefix: string): Int32Array {
    return union((this.byPrefix.get(prefix) ?? []).map((thing) => this.postings.get(thing)));
  }
}
