import type { AgentEvent } from './events.js';
import type { SourceInfo } from './sources.js';
import type { GroundedSentence, Summary } from './summary.js';

/** What of an answer its citations need: there before the answer is whole. */
export type CitedAnswer = Pick<Summary, 'sentences' | 'citations' | 'sources'>;

/** The sentences that are grounded after one more event of their run; the same array where nothing changed. */
export function groundedAfter(sentences: readonly GroundedSentence[], event: AgentEvent): readonly GroundedSentence[] {
  if (event.type === 'sentence_grounded') {
    const { index } = event.payload;
    return [...sentences.slice(0, index), event.payload, ...sentences.slice(index + 1)];
  }
  const isVoid = event.type === 'partial_summary' && event.payload.restart && event.payload.chunk_index === undefined;
  return isVoid ? [] : sentences;
}

/** A growing answer as its end will say it. */
export function citedSoFar(grounded: readonly GroundedSentence[], sources: readonly SourceInfo[]): CitedAnswer {
  return {
    sources: [...sources],
    sentences: grounded.map((sentence) => ({ ...sentence, citations: sentence.citations.map(({ id }) => id) })),
    citations: grounded.flatMap(({ citations }) => citations),
  };
}
