/** The sentences in which something occurs, in rising order and each once. */
export class Postings<Key> {
  private readonly lists = new Map<Key, number[]>();

  get(key: Key): readonly number[] | undefined {
    return this.lists.get(key);
  }

  has(key: Key): boolean {
    return this.lists.has(key);
  }

  keys(): Iterable<Key> {
    return this.lists.keys();
  }

  add(key: Key, sentence: number): void {
    const list = this.lists.get(key);
    if (list === undefined) this.lists.set(key, [sentence]);
    else {
      // Sentences are almost always added in order.
      let at = list.length;
      while (at > 0 && (list[at - 1] as number) > sentence) at--;
      if (list[at - 1] !== sentence) list.splice(at, 0, sentence);
    }
  }

  /** Removes the sentences from `from` up to `to`, and adds `by` to the numbers of those after them. */
  move(from: number, to: number, by: number): void {
    for (const [key, list] of this.lists) {
      let kept = firstAtLeast(list, from);
      for (let at = kept; at < list.length; at++) {
        const sentence = list[at] as number;
        if (sentence >= to) list[kept++] = sentence + by;
      }
      list.length = kept;
      if (kept === 0) this.lists.delete(key);
    }
  }
}

/** The position of the first number that is at least this large, in a rising list. */
function firstAtLeast(list: readonly number[], least: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
