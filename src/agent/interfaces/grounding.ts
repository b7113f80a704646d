import type { Citation, GroundedSentence, SummarySentence } from '../../protocol/index.js';
import type { DigestSource } from './digest.js';

export interface GroundingRequest {
  /** The answer's Markdown as the model wrote it, including its own `[n]` marks. */
  text: string;
  /** Spans of its sentences, if known: each is judged, whatever its content. */
  sentences?: readonly { start: number; end: number }[];
  sources: { id: string; text: string; language?: string }[];
  /** The question. If empty or absent, every answer counts as relevant. */
  question?: string;
  /** The text ends where the model was stopped, so its last sentence may be incomplete. */
  isCutOff?: boolean;
}

export interface GroundingResult {
  /** Sentences that state something; greetings, lead-ins, and code are skipped. Offsets refer to the request's text. */
  sentences: SummarySentence[];
  citations: Citation[];
  /** The question's words appear neither in the answer nor in the passages it cites. */
  mayNotAnswer?: boolean;
}

/** Matches every sentence of an answer against the text of its sources. Yields to the event loop in large sources. */
export type Ground = (request: GroundingRequest, signal: AbortSignal) => Promise<GroundingResult>;

/** A final answer, as in a `GroundingRequest`. */
export type AnswerEnd = Required<Pick<GroundingRequest, 'text' | 'question' | 'isCutOff'>>;

/** Grounds one answer while it is being written. */
export interface AnswerGrounding {
  /** Adds text to the answer. */
  push(text: string): void;
  /** Replaces the text so far. */
  restart(text: string): void;
  /** Grounds the final answer, as `Ground` does, and adds the locations of its citations. Call once. */
  finish(end: AnswerEnd): Promise<GroundingResult>;
  /** Cancels unfinished work. Idempotent. */
  close(): void;
}

/**
 * Grounds answers off the event loop: sources are indexed while the model reads, and each sentence is judged once it is
 * complete.
 */
export interface Grounder {
  /** `onSentences`: completed sentences, in order. A sentence reported again replaces its earlier version. */
  open(sources: readonly DigestSource[], onSentences: (sentences: GroundedSentence[]) => void): AnswerGrounding;
  /**
   * Does ahead what the first answer about these sources would wait for: loads the code, judges a first sentence, and
   * indexes the sources. Rejects with the signal's reason.
   */
  prepare(sources: readonly DigestSource[], signal: AbortSignal): Promise<void>;
  /** Idempotent. */
  close(): Promise<void>;
}
