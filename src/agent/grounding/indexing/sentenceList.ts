import type { Span } from '@regen-research/text';
import { IntegerList } from './integers.js';

export interface IndexedSentence extends Span {
  /** Index into the sources. */
  source: number;
}

/** The sentences of sources, in order: as integers, because a text of megabytes has hundreds of thousands. */
export class SentenceList {
  private readonly sources = new IntegerList();
  private readonly starts = new IntegerList();
  private readonly ends = new IntegerList();

  get length(): number {
    return this.starts.length;
  }

  /** Undefined before the first and after the last one. */
  at(index: number): IndexedSentence | undefined {
    if (index < 0 || index >= this.length) return undefined;
    return { source: this.sources.at(index), start: this.starts.at(index), end: this.ends.at(index) };
  }

  /** Returns its index. */
  push({ source, start, end }: IndexedSentence): number {
    this.sources.push(source);
    this.starts.push(start);
    this.ends.push(end);
    return this.length - 1;
  }

  /** Of a single source: the first sentence that starts at this offset or after it; the length if there is none. */
  firstFrom(offset: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts.at(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Removes the sentences from `from` on, and returns those from `to` on. */
  cut(from: number, to: number): IndexedSentence[] {
    const behind = Array.from({ length: this.length - to }, (_, index) => this.at(to + index) as IndexedSentence);
    for (const list of [this.sources, this.starts, this.ends]) list.shorten(from);
    return behind;
  }
}
