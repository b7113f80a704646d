/**
 * Tokens that chat templates use to start or end a turn. A server that knows its model's tokens never lets them
 * through.
 */
const TOKEN =
  /<[|｜][\w▁ ./-]{2,40}[|｜]>|\[\|\/?\w{3,20}\|\]|<\/?s>|<(?:end|start)_of_turn>|<\|?turn\|?>|<(?:bos|eos|eot|eod|eom|pad|unk|sep|cls|mask|end_of_utterance|0x[\da-f]{2})>|\[\/?(?:INST|EOS|BOS|EOT|PAD)\]/i;
/** The same at the very start of an answer, with the role that a template writes after them. */
const LEADING_TOKEN = new RegExp(`^\\s*(?:${TOKEN.source})`, 'i');
const LEADING_ROLE = /^(?:assistant|model)(?=\n)/;
const ROLE_BEGINNING = /^[a-z]{0,9}$/;
/** Tags around the entire answer, after the reasoning: a wrapper, not content. */
const LEADING_WRAPPER = /^\s*<(answer|final_answer|final|response|solution)>/i;
const ROLE = '(?:user|human|instruction)';
/** A line that starts another speaker's turn. */
const LABEL = new RegExp(`(?:^|\\n)[ \\t]*(?:#{1,4} ?|\\*\\*|\\[|<)?${ROLE}\\b[^\\n:]{0,2}:`, 'i');
/** The same without a colon: a heading, a tag, or a bare role whose template tokens were dropped. */
const ROLE_LINE = new RegExp(
  `\\n[ \\t]*(?:#{1,4} ?(?:[Uu]ser|[Hh]uman|[Ii]nstruction|[Aa]ssistant)[ \\t]*(?=\\n)|<(?:user|human)>|(?:user|human|assistant|model)(?=\\n))`,
);
/** The next question, in the wording of our own prompts; an answer about questions may contain it, too. */
const ASKS =
  'Question|Q|Frage|Pregunta|Pergunta|Domanda|Vraag|Fråga|Spørgsmål|Spørsmål|Kysymys|Pytanie|Otázka|Kérdés|Soru|Вопрос|Питання|Ερώτηση|سؤال|问题|问|問題|質問|질문';
const QUESTION = new RegExp(`\\n[ \\t]*(?:\\*\\*)?(?:${ASKS})(?:\\*\\*)?[:：]`);
const ABOUT_QUESTIONS = new RegExp(`\\bquestions\\b|\\bquiz|\\bFAQ|(?:\\n[ \\t*]*(?:${ASKS})\\**[:：][^]*){2}`, 'i');
/** A question and an answer in any language: two lines in a row that begin with a word and a colon, the first a question. */
const SPEAKER = '[ \\t]*(?:\\*\\*|\\[)?(\\p{L}{1,20})(?:\\*\\*|\\])?[:：]';
const EXCHANGE = new RegExp(
  `\\n${SPEAKER}[^\\n]{1,300}[?？؟]\\**[ \\t]*\\n+(?!\\s*(?:\\*\\*|\\[)?\\1\\b)${SPEAKER}`,
  'u',
);
const EXCHANGE_BEGINNING = new RegExp(
  `\\n${SPEAKER}(?:[^\\n]{0,300}|[^\\n]{1,300}[?？؟]\\**[ \\t]*\\n+[ \\t]*[*[]{0,2}\\p{L}{0,20}[*\\]]{0,2})$`,
  'u',
);
const LONGEST_EXCHANGE = 360;
/** A prefix of any of these, while the rest is still to come. */
const TOKEN_BEGINNING = /(?:<[|｜]?[\w▁ ./-]{0,40}[|｜]?|<\/s?|\[\|?\/?\w{0,20}\|?)$/i;
const LABEL_BEGINNING = /\n[ \t]*(?:#{0,4} ?|\*{1,2}|\[|<)\p{L}{0,20}(?:\*{0,2}|\])$/iu;
/** Never hold back more than this. */
const LONGEST_HELD = 48;

/**
 * Ends an answer if the model ends its turn without the server noticing: at a chat template token, or when it starts to
 * write the next question itself. Neither counts if the prompt contains the same text, which the answer may be quoting.
 * A token before the first word starts the turn and is dropped.
 */
export class EndOfTurn {
  private pending = '';
  /** The end of the answer text passed on so far. */
  private before = '';
  private begun = false;
  private wrapper: string | undefined;
  /** The next text comes right after a token. */
  private afterToken = false;
  ended = false;

  constructor(private readonly prompt: string) {}

  /** The text that belongs to the answer; empty after its end. */
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

  /** The answer is restarted. */
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
      // An answer that starts with a label is a dialogue by itself.
      if (label && (this.begun || label.index > 0) && !pattern.test(this.prompt)) ends.push(label.index);
    }
    const question = QUESTION.exec(text);
    const isLater = (index: number): boolean => this.begun || text.slice(0, index).trim() !== '';
    if (question && isLater(question.index) && !ABOUT_QUESTIONS.test(this.prompt)) ends.push(question.index);
    const exchange = EXCHANGE.exec(text);
    if (exchange && isLater(exchange.index) && !EXCHANGE.test(this.prompt)) ends.push(exchange.index);
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
    const exchange = EXCHANGE_BEGINNING.exec(this.pending.slice(-LONGEST_EXCHANGE))?.[0].length ?? 0;
    return Math.max(token, label, exchange);
  }
}
