export interface Parted {
  type: 'text' | 'reasoning';
  text: string;
}

const OPENING = '<think>';
const CLOSING = '</think>';

/** The length of the longest end of `text` that begins `tag`: it may be the tag once more has come. */
function heldBack(text: string, tag: string): number {
  for (let length = Math.min(text.length, tag.length - 1); length > 0; length--)
    if (tag.startsWith(text.slice(-length))) return length;
  return 0;
}

/**
 * Parts the reasoning from the answer of servers that leave `<think>…</think>` in the text (older Ollama, llama.cpp and vLLM without a
 * reasoning parser). Only at the very beginning of an answer: later the tags are text about them.
 */
export class ThinkTagSplitter {
  private state: 'start' | 'reasoning' | 'after' | 'text' = 'start';
  private pending = '';

  push(piece: string): Parted[] {
    if (this.state === 'text') return piece === '' ? [] : [{ type: 'text', text: piece }];
    if (this.state === 'after') return this.afterReasoning(piece);
    this.pending += piece;
    if (this.state === 'start') {
      const trimmed = this.pending.trimStart();
      if (trimmed.length < OPENING.length && OPENING.startsWith(trimmed)) return [];
      if (!trimmed.startsWith(OPENING)) return this.text(this.pending);
      this.state = 'reasoning';
      this.pending = trimmed.slice(OPENING.length);
    }
    const end = this.pending.indexOf(CLOSING);
    if (end >= 0) {
      const reasoning = this.pending.slice(0, end);
      const rest = this.pending.slice(end + CLOSING.length);
      this.pending = '';
      this.state = 'after';
      return [
        ...(reasoning === '' ? [] : [{ type: 'reasoning' as const, text: reasoning }]),
        ...this.afterReasoning(rest),
      ];
    }
    const keep = heldBack(this.pending, CLOSING);
    const ready = this.pending.slice(0, this.pending.length - keep);
    this.pending = this.pending.slice(ready.length);
    return ready === '' ? [] : [{ type: 'reasoning', text: ready }];
  }

  /** What was held back, at the end of the stream. */
  flush(): Parted[] {
    const rest = this.pending;
    this.pending = '';
    return rest === '' ? [] : [{ type: this.state === 'reasoning' ? 'reasoning' : 'text', text: rest }];
  }

  /** The empty lines between reasoning and answer belong to neither. */
  private afterReasoning(piece: string): Parted[] {
    const text = piece.trimStart();
    return text === '' ? [] : this.text(text);
  }

  private text(text: string): Parted[] {
    this.state = 'text';
    this.pending = '';
    return text === '' ? [] : [{ type: 'text', text }];
  }
}
