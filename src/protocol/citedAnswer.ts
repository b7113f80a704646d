import type { AgentEvent } from './events.js';
import type { SourceInfo } from './sources.js';
import type { GroundedSentence, Summary } from './summary.js';

/** The parts of an answer that citations need; available before the answer is complete. */
export type CitedAnswer = Pick<Summary, 'sentences' | 'citations' | 'sources'>;

/** The grounded sentences after one more event of their run; the same array if nothing changed. */
export function groundedAfter(sentences: readonly GroundedSentence[], event: AgentEvent): readonly GroundedSentence[] {
  if (event.type === 'sentence_grounded') {
    const { index } = event.payload;
    return [...sentences.slice(0, index), event.payload, ...sentences.slice(index + 1)];
  }
  const isVoid = event.type === 'partial_summary' && event.payload.restart && event.payload.chunk_index === undefined;
  return isVoid ? [] : sentences;
}

/** A growing answer in the form of a finished one. */
export function citedSoFar(grounded: readonly GroundedSentence[], sources: readonly SourceInfo[]): CitedAnswer {
  return {
    sources: [...sources],
    sentences: grounded.map((sentence) => ({ ...sentence, citations: sentence.citations.map(({ id }) => id) })),
    citations: grounded.flatMap(({ citations }) => citations),
  };
}
