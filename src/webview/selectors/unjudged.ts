import { segmentBlocks, sentencesOfBlock, type Span } from '@regen-research/text';

/** Kinds of blocks whose sentences aren't judged: they state nothing. */
const STATES_NOTHING = new Set(['heading', 'code', 'rule', 'html']);
/** A table's first row names its columns. */
const HEADER_ROWS = 1;
/** A sentence that more text is unlikely to continue. */
const ENDED = /[.!?…。！？｡]["'”’»)\]】」』*_~`]*$/u;

/** A sentence of a growing answer that waits for its verdict. */
export interface UnjudgedSentence extends Span {
  /** Whether there is text after it. */
  followed: boolean;
}

/**
 * The sentences that start at or after `judgedTo` and seem complete, in order: another one follows, or they are
 * punctuated. The agent decides which sentences it judges; these are the ones to expect.
 */
export function unjudgedSentences(text: string, judgedTo: number): UnjudgedSentence[] {
  const spans = segmentBlocks(text)
    .filter(({ kind, end }) => end > judgedTo && !STATES_NOTHING.has(kind))
    .flatMap((block) => sentencesOfBlock(text, block).slice(block.kind === 'table' ? HEADER_ROWS : 0))
    .filter(({ start }) => start >= judgedTo);
  const end = text.trimEnd().length;
  return spans
    .map((span) => ({ ...span, followed: span.end < end }))
    .filter((span) => span.followed || ENDED.test(text.slice(span.start, span.end)));
}
