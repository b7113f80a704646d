import type { Citation, GroundedSentence, SummarySentence } from '../../protocol/index.js';
import type { DigestSource } from './digest.js';

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

/** The grounding of one answer while it is written. */
export interface AnswerGrounding {
  /** More of the answer's text. */
  push(text: string): void;
  /** The text so far is void, and is this instead. */
  restart(text: string): void;
  /** Grounds the answer as it is kept, as `Ground` does, with the places of its citations. Call once. */
  finish(text: string, question: string): Promise<GroundingResult>;
  /** Gives up what isn't finished. Idempotent. */
  close(): void;
}

/** Grounds answers off the event loop: sources are indexed while the model reads, and a sentence is judged when it is complete. */
export interface Grounder {
  /** `onSentences`: sentences that are complete, in order; one that was told before replaces what was told. */
  open(sources: readonly DigestSource[], onSentences: (sentences: GroundedSentence[]) => void): AnswerGrounding;
  /** Idempotent. */
  close(): Promise<void>;
}
