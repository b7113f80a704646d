/**
 * Splits a growing text into complete Markdown blocks and the one still open, processing only new text: a long answer
 * isn't parsed again with every token. A text that doesn't continue the previous one starts over.
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
    // Only a blank line ends a block for certain.
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
