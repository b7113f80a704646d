/** Text after the last sentence of a source. */
const SOURCE_END = ' \n';
/** Sentences are joined into parts of this length: many short strings take twice the memory of their text. UTF-16 units. */
const PART = 64 * 1024;
/** Maximum places of the same words to try. */
const MOST_TRIES = 20;

/** All terms of an index's sentences separated by single spaces: a verbatim sentence is a substring. */
export class TermText {
  private text = '';
  private starts: number[] = [];
  /** What isn't in `text` yet, in parts and, after them, in sentences. */
  private parts: string[] = [];
  private pending: string[] = [];
  private length = 0;
  /** The length without what is pending. */
  private joined = 0;

  /** Appends a sentence, by its tokens. */
  add(tokens: readonly { term: string }[]): void {
    this.starts.push(this.length);
    for (const { term } of tokens) {
      this.pending.push(' ', term);
      this.length += term.length + 1;
    }
    this.joinIfLong();
  }

  endSource(): void {
    this.pending.push(SOURCE_END);
    this.length += SOURCE_END.length;
    this.joinIfLong();
  }

  /** Makes what was added searchable. */
  settle(): void {
    this.text += this.taken();
  }

  /**
   * In the text of a single source, replaces the sentences from `from` up to, but not including, `to` with those that
   * `addAll` adds.
   */
  replace(from: number, to: number, addAll: () => void): void {
    const end = this.text.length - SOURCE_END.length;
    const [before, after] = [this.starts[from] ?? end, this.starts[to] ?? end];
    const behind = this.starts.splice(from).slice(to - from);
    this.length = before;
    addAll();
    const longer = this.length - after;
    for (const start of behind) this.starts.push(start + longer);
    this.text = `${this.text.slice(0, before)}${this.taken()}${this.text.slice(after)}`;
    this.length = this.joined = this.text.length;
  }

  /** The sentences, by number, that contain these terms in a row; `prefer` chooses among several places. */
  find(terms: readonly string[], prefer?: (sentence: number) => boolean): number[] {
    const sought = ` ${terms.join(' ')} `;
    let first: number[] = [];
    // The last term of a sentence is followed by the space before the next one, or by the end of a source.
    for (
      let at = this.text.indexOf(sought), tries = 0;
      at >= 0 && tries < MOST_TRIES;
      at = this.text.indexOf(sought, at + 1), tries++
    ) {
      const found: number[] = [];
      for (
        let sentence = this.sentenceAt(at);
        sentence < this.starts.length && (this.starts[sentence] as number) < at + sought.length - 1;
        sentence++
      )
        found.push(sentence);
      if (prefer === undefined || found.some(prefer)) return found;
      if (first.length === 0) first = found;
    }
    return first;
  }

  private joinIfLong(): void {
    if (this.length - this.joined >= PART) this.join();
  }

  private join(): void {
    this.parts.push(this.pending.join(''));
    this.pending = [];
    this.joined = this.length;
  }

  /** What was added since the last time. */
  private taken(): string {
    this.join();
    const text = this.parts.join('');
    this.parts = [];
    return text;
  }

  private sentenceAt(position: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) <= position) low = middle;
      else high = middle;
    }
    return low;
  }
}
