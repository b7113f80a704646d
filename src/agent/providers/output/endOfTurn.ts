/** Tokens by which chat templates end or begin a turn; a server that knows its model's never lets them through. */
const TOKEN =
  /<[|｜][\w▁ ./-]{2,40}[|｜]>|\[\|\/?\w{3,20}\|\]|<\/?s>|<(?:end|start)_of_turn>|<\|?turn\|?>|<(?:bos|eos|eot|eod|eom|pad|end_of_utterance)>|\[\/?(?:INST|EOS|BOS|EOT|PAD)\]/i;
/** The same at the very beginning of an answer, and the role that a template writes after it. */
const LEADING_TOKEN = new RegExp(`^\\s*(?:${TOKEN.source})`, 'i');
const LEADING_ROLE = /^(?:assistant|model)(?=\n)/;
const ROLE_BEGINNING = /^[a-z]{0,9}$/;
/** Around the whole answer, after the reasoning: a wrapper rather than a part of it. */
const LEADING_WRAPPER = /^\s*<(answer|final_answer|final|response|solution)>/i;
const ROLE = '(?:user|human|instruction)';
/** A line that begins somebody else's turn. */
const LABEL = new RegExp(`(?:^|\\n)[ \\t]*(?:#{1,4} ?|\\*\\*|\\[|<)?${ROLE}\\b[^\\n:]{0,2}:`, 'i');
/** The same without a colon: a heading, a tag, or the bare role of a template whose tokens were dropped. */
const ROLE_LINE = new RegExp(
  `\\n[ \\t]*(?:#{1,4} ?(?:[Uu]ser|[Hh]uman|[Ii]nstruction|[Aa]ssistant)[ \\t]*(?=\\n)|<(?:user|human)>|(?:user|human|assistant|model)(?=\\n))`,
);
/** The next question, in the words of our own prompts; an answer about questions has them too. */
const QUESTION = /\n[ \t]*(?:\*\*)?(?:Question|Q)(?:\*\*)?:/;
const ABOUT_QUESTIONS = /\bquestions\b|\bquiz|\bFAQ|(?:\n[ \t*]*(?:Question|Q)\**:[^]*){2}/i;
/** The beginning of any of these, while the rest is still to come. */
const TOKEN_BEGINNING = /(?:<[|｜]?[\w▁ ./-]{0,40}[|｜]?|<\/s?|\[\|?\/?\w{0,20}\|?)$/i;
const LABEL_BEGINNING = /\n[ \t]*(?:#{0,4} ?|\*{1,2}|\[|<)[a-z]{0,11}(?:\*{0,2}|\])$/i;
/** Nothing longer than this is held back. */
const LONGEST_HELD = 48;

/**
 * Ends an answer where the model ends its turn without the server noticing: at a token of a chat template, or where it
 * begins to write the next question itself. Neither counts where the prompt has the same, because then it may be quoted.
 * A token before the first word begins the turn and is left out.
 */
export class EndOfTurn {
  private pending = '';
  /** All that was passed on of the answer so far ends with this. */
  private before = '';
  private begun = false;
  private wrapper: string | undefined;
  /** What comes first stands right behind a token. */
  private afterToken = false;
  ended = false;

  constructor(private readonly prompt: string) {}

  /** The text that belongs to the answer; none after its end. */
  push(piece: string): string {
    if (this.ended) return '';
    this.pending += piece;
    if (!this.begun) this.skipBeginning();
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
    this.before = ready === '' ? this.before : ready.slice(-1);
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
    this.before = '';
    this.begun = false;
    this.wrapper = undefined;
    this.afterToken = false;
    this.ended = false;
  }

  private skipBeginning(): void {
    for (;;) {
      const token = LEADING_TOKEN.exec(this.pending);
      const wrapper = LEADING_WRAPPER.exec(this.pending);
      const skipped = token ?? wrapper ?? (this.afterToken ? LEADING_ROLE.exec(this.pending) : null);
      if (!skipped || (!this.afterToken && this.prompt.includes(skipped[0].trim()))) return;
      this.wrapper ??= wrapper?.[1];
      this.afterToken = token !== null;
      this.pending = this.pending.slice(skipped[0].length);
    }
  }

  private endIn(text: string): number | undefined {
    const token = TOKEN.exec(text);
    const ends = [token && this.endsTurn(token, text) ? token.index : undefined];
    for (const pattern of [LABEL, ROLE_LINE]) {
      const label = pattern.exec(text);
      // An answer that begins with a label is a dialogue of its own.
      if (label && (this.begun || label.index > 0) && !pattern.test(this.prompt)) ends.push(label.index);
    }
    const question = QUESTION.exec(text);
    if (question && this.begun && !ABOUT_QUESTIONS.test(this.prompt)) ends.push(question.index);
    const closing = this.wrapper === undefined ? -1 : text.toLowerCase().indexOf(`</${this.wrapper.toLowerCase()}>`);
    if (closing >= 0) ends.push(closing);
    const found = ends.filter((end) => end !== undefined);
    return found.length === 0 ? undefined : Math.min(...found);
  }

  private endsTurn({ 0: token, index }: RegExpExecArray, text: string): boolean {
    return !this.prompt.includes(token) && (index === 0 ? this.before : text[index - 1]) !== '`';
  }

  private heldBack(): number {
    if (this.afterToken && !this.begun && ROLE_BEGINNING.test(this.pending)) return this.pending.length;
    const tail = this.pending.slice(-LONGEST_HELD);
    const token = TOKEN_BEGINNING.exec(tail)?.[0].length ?? 0;
    const label = LABEL_BEGINNING.exec(tail)?.[0].length ?? 0;
    return Math.max(token, label);
  }
}
