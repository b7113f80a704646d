/**
 * Cuts a text that only grows into the Markdown blocks that are finished and the one still open, at the cost of what is
 * new: a long answer is not parsed again with every token. A text that does not continue the last one starts over.
 */
export class BlockSplitter {
  private text = '';
  private finished: string[] = [];
  private finishedEnd = 0;

  constructor(private readonly blockEnds: (text: string) => number[]) {}

  split(text: string): { finished: readonly string[]; open: string } {
    if (!text.startsWith(this.text)) {
      this.finished = [];
      this.finishedEnd = 0;
    }
    this.text = text;
    const rest = text.slice(this.finishedEnd);
    // Only a blank line ends a block for good; until there is one, nothing can have been finished.
    if (rest.includes('\n')) {
      const ends = this.blockEnds(rest);
      if (ends.length > 1) {
        let from = 0;
        const blocks = ends.slice(0, -1).map((end) => {
          const block = rest.slice(from, end);
          from = end;
          return block;
        });
        this.finished = [...this.finished, ...blocks];
        this.finishedEnd += from;
      }
    }
    return { finished: this.finished, open: text.slice(this.finishedEnd) };
  }
}
