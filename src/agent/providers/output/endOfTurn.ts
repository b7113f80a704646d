/** Tokens by which chat templates end or begin a turn; a server that knows its model's never lets them through. */
const TOKEN =
  /<[|｜][\w▁ .-]{2,40}[|｜]>|<\/s>|<(?:end|start)_of_turn>|<(?:eos|eot|eod|end_of_utterance)>|\[\/?INST\]/i;
/** A line that begins somebody else's turn. */
const LABEL = /(?:^|\n)[ \t]*(?:#{1,4} ?|\*\*)?(?:user|human|instruction)\b[^\n:]{0,2}:/i;
/** The beginning of either, while the rest is still to come. */
const TOKEN_BEGINNING = /(?:<[|｜]?[\w▁ .-]{0,40}[|｜]?|<\/s?|\[\/?I?N?S?T?)$/i;
const LABEL_BEGINNING = /\n[ \t]*(?:#{0,4} ?|\*{1,2})[a-z]{0,11}\*{0,2}$/i;
/** Nothing longer than this is held back. */
const LONGEST_HELD = 48;

/**
 * Ends an answer where the model ends its turn without the server noticing: at a token of a chat template, or where it
 * begins to write the next question itself. Neither counts where the prompt has the same, because then it may be quoted.
 */
export class EndOfTurn {
  private pending = '';
  private begun = false;
  ended = false;

  constructor(private readonly prompt: string) {}

  /** The text that belongs to the answer; none after its end. */
  push(piece: string): string {
    if (this.ended) return '';
    this.pending += piece;
    const end = this.endIn(this.pending);
    if (end !== undefined) {
      this.ended = true;
      const kept = this.pending.slice(0, end).trimEnd();
      this.pending = '';
      return kept;
    }
    const keep = this.heldBack();
    const ready = this.pending.slice(0, this.pending.length - keep);
    this.pending = this.pending.slice(ready.length);
    this.begun ||= ready.trim() !== '';
    return ready;
  }

  flush(): string {
    const rest = this.ended ? '' : this.pending;
    this.pending = '';
    return rest;
  }

  /** The answer begins again. */
  restart(): void {
    this.pending = '';
    this.begun = false;
    this.ended = false;
  }

  private endIn(text: string): number | undefined {
    const token = TOKEN.exec(text);
    const label = LABEL.exec(text);
    const ends = [
      token && !this.prompt.includes(token[0]) && text[token.index - 1] !== '`' ? token.index : undefined,
      // An answer that begins with a label is a dialogue of its own.
      label && (this.begun || label.index > 0) && !LABEL.test(this.prompt) ? label.index : undefined,
    ].filter((end) => end !== undefined);
    return ends.length === 0 ? undefined : Math.min(...ends);
  }

  private heldBack(): number {
    const tail = this.pending.slice(-LONGEST_HELD);
    const token = TOKEN_BEGINNING.exec(tail)?.[0].length ?? 0;
    const label = LABEL_BEGINNING.exec(tail)?.[0].length ?? 0;
    return Math.max(token, label);
  }
}
