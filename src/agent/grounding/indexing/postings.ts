import { IntegerList } from './integers.js';

/** If less than this share of an array is unused, it isn't copied. */
const MOST_UNUSED = 0.125;

/**
 * The sentences in which things occur, each once and in rising order. Things are numbered from 0. All sentences are in one
 * array of integers, because the index of a text of megabytes has millions.
 */
export class Postings {
  /** The sentences of thing `n` are in `entries` from `starts[n]` up to `starts[n + 1]`. */
  private starts = new Int32Array(1);
  private entries = new Int32Array(0);
  /** What isn't in `entries` yet: the things, and for each sentence its number and the end of its things. */
  private added = { things: new IntegerList(), sentences: new IntegerList() };
  private sentence = -1;
  private count = 0;

  /** The sentences in which a thing occurs; empty if there are none. */
  get(thing: number): Int32Array {
    this.settle();
    return thing + 1 < this.starts.length
      ? this.entries.subarray(this.starts[thing], this.starts[thing + 1])
      : this.entries.subarray(0, 0);
  }

  /** Sentences are added in rising order, except that an edit adds some between others. */
  add(thing: number, sentence: number): void {
    if (sentence !== this.sentence) this.endSentence();
    this.sentence = sentence;
    this.count = Math.max(this.count, thing + 1);
    this.added.things.push(thing);
  }

  /** Removes the sentences from `from` up to `to`, and adds `by` to the numbers of those after them. */
  move(from: number, to: number, by: number): void {
    this.settle();
    const { starts, entries } = this;
    let kept = 0;
    let begin = 0;
    for (let thing = 0; thing + 1 < starts.length; thing++) {
      const end = starts[thing + 1] as number;
      for (let at = begin; at < end; at++) {
        const sentence = entries[at] as number;
        if (sentence < from) entries[kept++] = sentence;
        else if (sentence >= to) entries[kept++] = sentence + by;
      }
      starts[thing + 1] = kept;
      begin = end;
    }
  }

  private endSentence(): void {
    if (this.sentence < 0) return;
    this.added.sentences.push(this.sentence);
    this.added.sentences.push(this.added.things.length);
    this.sentence = -1;
  }

  /** Sorts what was added by thing. Linear. */
  private settle(): void {
    if (this.added.things.length === 0) return;
    this.endSentence();
    const { entries, starts, count } = this;
    const { things, sentences } = this.added;
    this.added = { things: new IntegerList(), sentences: new IntegerList() };
    const known = starts.length - 1;
    const next = new Int32Array(count + 1);
    const advance = (thing: number, by: number): number => (next[thing] = (next[thing] as number) + by);
    for (let thing = 0; thing < known; thing++)
      advance(thing + 1, (starts[thing + 1] as number) - (starts[thing] as number));
    for (let at = 0; at < things.length; at++) advance(things.at(at) + 1, 1);
    for (let thing = 0; thing < count; thing++) advance(thing + 1, next[thing] as number);
    const begin = next.slice();
    const sorted = new Int32Array(next[count] as number);
    for (let thing = 0; thing < known; thing++) {
      const own = entries.subarray(starts[thing], starts[thing + 1]);
      sorted.set(own, next[thing]);
      advance(thing, own.length);
    }
    for (let of = 0, at = 0; of < sentences.length; of += 2) {
      const sentence = sentences.at(of);
      for (const end = sentences.at(of + 1); at < end; at++) sorted[advance(things.at(at), 1) - 1] = sentence;
    }
    this.take(begin, sorted);
  }

  /** `sorted`: the sentences by thing, perhaps repeated, and those of an edit after all others. */
  private take(begin: Int32Array<ArrayBuffer>, sorted: Int32Array<ArrayBuffer>): void {
    let kept = 0;
    for (let thing = 0; thing + 1 < begin.length; thing++) {
      const own = sorted.subarray(begin[thing], begin[thing + 1]);
      if (!isRising(own)) own.sort();
      begin[thing] = kept;
      let last = -1;
      for (const sentence of own) {
        if (sentence !== last) sorted[kept++] = sentence;
        last = sentence;
      }
    }
    begin[begin.length - 1] = kept;
    this.starts = begin;
    this.entries = kept < sorted.length * (1 - MOST_UNUSED) ? sorted.slice(0, kept) : sorted;
  }
}

function isRising(sentences: Int32Array): boolean {
  for (let at = 1; at < sentences.length; at++)
    if ((sentences[at] as number) < (sentences[at - 1] as number)) return false;
  return true;
}

/** All sentences of several things, each once and in rising order. */
export function union(lists: readonly Int32Array[]): Int32Array {
  const [only] = lists;
  if (lists.length === 1 && only) return only;
  const all = new Int32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const list of lists) {
    all.set(list, length);
    length += list.length;
  }
  all.sort();
  return all.filter((sentence, at) => at === 0 || sentence !== all[at - 1]);
}
