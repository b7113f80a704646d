import type { Citation, SummarySentence } from '../../protocol/index.js';

export interface GroundingRequest {
  /** The answer's Markdown as the model wrote it, its own `[n]` marks included. */
  text: string;
  /** Where its sentences stand, where they are known: each is judged, whatever it says. */
  sentences?: readonly { start: number; end: number }[];
  sources: { id: string; text: string; language?: string }[];
  /** What was asked; empty or absent where no question was, so that every answer bears on it. */
  question?: string;
}

export interface GroundingResult {
  /** Those that say something: greetings, lead-ins and code are none. Offsets refer to the request's text. */
  sentences: SummarySentence[];
  citations: Citation[];
  /** The question's words stand neither in the answer nor in what it cites. */
  mayNotAnswer?: boolean;
}

/** Matches every sentence of an answer to the words of its sources. Yields to the event loop in large sources. */
export type Ground = (request: GroundingRequest, signal: AbortSignal) => Promise<GroundingResult>;
