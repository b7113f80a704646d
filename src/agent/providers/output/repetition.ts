/** Check again after this many more characters. */
const EVERY = 400;
/** A loop is visible within this much text from the end. UTF-16 units. */
const WINDOW = 8_000;
/** Repeated this often, and at least this long in total, it isn't a stylistic device. */
const LEAST_TIMES = 6;
const LEAST_LENGTH = 300;
/** A rule or an empty table may repeat; words may not. */
const WORDS = /\p{L}/u;

/**
 * The shortest period at the end of `text`, and where the periodic part starts. Computed with the failure function from
 * the end.
 */
function periodicEnd(text: string): { period: number; start: number } | undefined {
  const length = text.length;
  const at = (index: number) => text.charCodeAt(length - 1 - index);
  const failure = new Int32Array(length);
  let best: { period: number; start: number } | undefined;
  for (let index = 1, matched = 0; index < length; index++) {
    while (matched > 0 && at(index) !== at(matched)) matched = failure[matched - 1] as number;
    if (at(index) === at(matched)) matched++;
    failure[index] = matched;
    const period = index + 1 - matched;
    const covered = index + 1;
    if (covered >= LEAST_LENGTH && covered >= period * LEAST_TIMES) best = { period, start: length - covered };
  }
  return best;
}

/** The text up to `end`, completed to the end of the sentence: a loop of `period` units can start anywhere in it. */
function toSentenceEnd(text: string, end: number, period: number): string {
  const kept = text.slice(0, end).trimEnd();
  if (/[.!?…:][\p{Pe}\p{Pf}"']*$/u.test(kept)) return kept;
  const rest = text.slice(kept.length, end + period);
  return kept + (/^[^.!?…\n]*(?:[.!?…]|(?=\n))/.exec(rest)?.[0] ?? '').trimEnd();
}

/** List numbers change while a model loops. */
const withoutNumbers = (text: string): string => text.replace(/^(\s*)\d+[.)]/gm, '$1#.');

/** Detects a model that is stuck in a loop. */
export class Repetition {
  private text = '';
  private checked = 0;

  push(piece: string): void {
    this.text += piece;
  }

  restart(text = ''): void {
    this.text = text;
    this.checked = text.length;
  }

  /** If the text loops, returns it with the repeated part once. */
  cut(): string | undefined {
    if (this.text.length - this.checked < EVERY) return undefined;
    this.checked = this.text.length;
    const from = Math.max(0, this.text.length - WINDOW);
    const end = this.text.slice(from);
    const plain = periodicEnd(end);
    if (plain) {
      const { period, start } = plain;
      if (!WORDS.test(end.slice(start, start + period))) return undefined;
      return toSentenceEnd(this.text, from + start + period, period);
    }
    const listed = withoutNumbers(end);
    const numbered = listed === end ? undefined : periodicEnd(listed);
    if (!numbered || !WORDS.test(listed.slice(numbered.start, numbered.start + numbered.period))) return undefined;
    // The lines before the loop, and its first round.
    const kept = listed.slice(0, numbered.start + numbered.period).split('\n').length;
    return this.text.slice(0, from) + end.split('\n').slice(0, kept).join('\n').trimEnd();
  }
}
