/**
 * The sentences in which a word occurs, in rising order: 1 where the word itself does, 0 where only one that starts like it
 * does. In a text of megabytes, a word occurs in thousands.
 */
export class WordPlaces {
  private constructor(
    private readonly sentences: Int32Array,
    private readonly exact: Uint8Array,
  ) {}

  /** `exact` and `begun` are in rising order. */
  static of(exact: Int32Array, begun: Int32Array): WordPlaces {
    const sentences = new Int32Array(exact.length + begun.length);
    const isExact = new Uint8Array(sentences.length);
    let count = 0;
    for (let at = 0, other = 0; at < exact.length || other < begun.length;) {
      const [one, two] = [exact[at] ?? Infinity, begun[other] ?? Infinity];
      sentences[count] = Math.min(one, two);
      isExact[count++] = one <= two ? 1 : 0;
      if (one <= two) at++;
      if (two <= one) other++;
    }
    return new WordPlaces(sentences.subarray(0, count), isExact.subarray(0, count));
  }

  get size(): number {
    return this.sentences.length;
  }

  get hasExact(): boolean {
    return this.exact.includes(1);
  }

  get(sentence: number): 0 | 1 | undefined {
    let [low, high] = [0, this.sentences.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sentences[middle] as number) < sentence) low = middle + 1;
      else high = middle;
    }
    return this.sentences[low] === sentence ? (this.exact[low] as 0 | 1) : undefined;
  }

  has(sentence: number): boolean {
    return this.get(sentence) !== undefined;
  }

  /** The sentences. */
  keys(): Int32Array {
    return this.sentences;
  }

  *[Symbol.iterator](): Generator<[number, 0 | 1], void> {
    for (let at = 0; at < this.sentences.length; at++) yield [this.sentences[at] as number, this.exact[at] as 0 | 1];
  }

  forEach(use: (sentence: number, exact: 0 | 1) => void): void {
    for (let at = 0; at < this.sentences.length; at++) use(this.sentences[at] as number, this.exact[at] as 0 | 1);
  }
}
