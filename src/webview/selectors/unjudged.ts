import { answerSentences, isEnded, marksIn, type Span } from '@regen-research/text';

/** A sentence of a growing answer that waits for its verdict. */
export interface UnjudgedSentence extends Span {
  /** Whether there is text after it. */
  followed: boolean;
}

/**
 * The sentences that start at or after `judgedTo` and seem complete, in order: another one follows, or they are
 * punctuated. The agent finds the sentences to judge with the same function. `sources`: those that the model may refer to.
 */
export function unjudgedSentences(
  text: string,
  judgedTo: number,
  sources: readonly { id: string }[],
): UnjudgedSentence[] {
  const end = text.trimEnd().length;
  return answerSentences(text, marksIn(text, sources))
    .filter(({ start, label }) => start >= judgedTo && !label)
    .map((span) => ({ start: span.start, end: span.end, followed: span.end < end }))
    .filter((span) => span.followed || isEnded(text.slice(span.start, span.end)));
}
