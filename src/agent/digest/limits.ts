/** Sizes that one run uses; constant throughout the run. */
export interface Limits {
  contextTokens: number;
  /** Largest chunk, estimated tokens. */
  chunkTokens: number;
  notesTokens: number;
  mergedTokens: number;
  answerTokens: number;
  /** Added to every output limit for models that reason first. */
  reasoningTokens: number;
}

/** Instructions, tags, titles, and the chat template, without the question. */
export const FRAME_TOKENS = 265;
const WORDS_PER_TOKEN = 0.6;

/** Number of words to request so that a text has this many tokens. */
export function wordsFor(tokens: number): number {
  return Math.round((tokens * WORDS_PER_TOKEN) / 10) * 10;
}
