/** Sizes that one run uses; constant throughout the run. */
export interface Limits {
  contextTokens: number;
  /** Largest chunk, estimated tokens. */
  chunkTokens: number;
  /** For notes on a chunk of the largest size. */
  notesTokens: number;
  mergedTokens: number;
  answerTokens: number;
  /** Added to every output limit for models that reason first. */
  reasoningTokens: number;
}

/** Instructions, tags, titles, and the chat template, without the question. */
export const FRAME_TOKENS = 210;
const WORDS_PER_TOKEN = 0.6;

/** Notes on less text are shorter, but not shorter than this: tokens. */
const LEAST_NOTES = 60;

/** Output tokens for the notes on a chunk of this many estimated tokens: in proportion to the largest chunk. */
export function notesTokensFor({ notesTokens, chunkTokens }: Limits, tokens: number): number {
  const share = Math.min(1, tokens / chunkTokens);
  return Math.max(Math.min(LEAST_NOTES, notesTokens), Math.round(notesTokens * share));
}

/** The smallest text on which notes aren't shorter than on a smaller one; estimated tokens. */
export function leastNotedTokens({ notesTokens, chunkTokens }: Limits): number {
  return Math.ceil((Math.min(LEAST_NOTES, notesTokens) / notesTokens) * chunkTokens);
}

/** Number of words to request so that a text has this many tokens. */
export function wordsFor(tokens: number): number {
  return Math.round((tokens * WORDS_PER_TOKEN) / 10) * 10;
}
