import type { Citation, SummarySentence } from '../../protocol/index.js';

export interface GroundingRequest {
  /** The answer's Markdown as the model wrote it, its own `[n]` marks included. */
  text: string;
  sources: { id: string; text: string; language?: string }[];
  /** What was asked; empty or absent where no question was, so that every answer bears on it. */
  question?: string;
}

export interface GroundingResult {
  /** The answer without chatter and marks; offsets of `sentences` refer to it. */
  text: string;
  sentences: SummarySentence[];
  citations: Citation[];
  /** Verified citations. */
  verified: number;
  /** Mean support of the sentences that state something, 0..1; one that couldn't be judged counts as 0. */
  confidence: number;
  /** The question's words stand neither in the answer nor in what it cites. */
  mayNotAnswer?: boolean;
}

/** Matches every sentence of an answer to the words of its sources. Yields to the event loop in large sources. */
export type Ground = (request: GroundingRequest, signal: AbortSignal) => Promise<GroundingResult>;
