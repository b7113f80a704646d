import type { Measured } from './measures.js';

/**
 * A discovered context is retested with a prompt this many times larger, because the server may have been restarted
 * with more. What was guessed from a rejection without numbers is half of what was rejected.
 */
const GROWTH_TO_TEST = 2.1;
/** A context that can be larger by less than this isn't worth a test. */
export const LEAST_GROWTH = 1.3;
/**
 * Number of missing chunks that make a test worthwhile. It costs a prompt, unless the server rejects it, which takes no
 * time.
 */
const WORTH_A_TEST = { refused: 4, cut: 12 };

/**
 * Size of the prompt that tests whether a server has more context than was discovered, in tokens; undefined if it isn't
 * worthwhile.
 */
export function sizeToTest(
  missingChunks: number,
  { context, contextFrom }: Measured,
  fullContext: number,
): number | undefined {
  if (context === undefined) return undefined;
  if (missingChunks < WORTH_A_TEST[contextFrom === 'cut' ? 'cut' : 'refused']) return undefined;
  const tokens = Math.min(fullContext, context * GROWTH_TO_TEST);
  return tokens >= context * LEAST_GROWTH ? tokens : undefined;
}
