import { Postings } from './postings.js';

/** In which sentences numbers occur. */
export class NumberPostings {
  private readonly things = new Map<number, number>();
  private readonly postings = new Postings();

  add(value: number, sentence: number): void {
    let thing = this.things.get(value);
    if (thing === undefined) this.things.set(value, (thing = this.things.size));
    this.postings.add(thing, sentence);
  }

  get(value: number): Int32Array {
    return this.postings.get(this.things.get(value) ?? this.things.size);
  }

  *keys(): Generator<number, void> {
    for (const [value, thing] of this.things) if (this.postings.get(thing).length > 0) yield value;
  }

  /** See `Postings`. */
  move(from: number, to: number, by: number): void {
    this.postings.move(from, to, by);
  }
}
