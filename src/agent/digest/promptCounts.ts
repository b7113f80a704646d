import type { ModelFacts } from '../interfaces/index.js';
import type { Measured } from './measures.js';

/**
 * Counts below this come from servers that report only uncached tokens, or from misread fields, unless a sample of a prompt
 * shows that the model's tokens are that long; ignore them.
 */
export const PLAUSIBLE_RATIO = { least: 0.4, most: 4 };
/** A truncated prompt fills at least about half of the context, which is never smaller than 1,024 tokens. */
const LEAST_KEPT = 500;
/** How much of a prompt is counted again by itself: clearly less than any server truncates. Estimated tokens. */
const SAMPLE_TOKENS = 800;
/** No server has a context too small for these; their token counts calibrate larger prompts. Estimated tokens. */
export const SMALL_PROMPT = 1_100;
/** If the count is below this share of what small prompts predict, the server truncated the prompt. */
const CUT_SHARE = 0.72;
/** If the server itself reported a large enough context, only a gross mismatch means truncation. */
const GROSS_CUT_SHARE = 0.4;
/** If a prompt of a size that was accepted before counts for less than this, the server has less context now. */
const PROVEN_CUT_SHARE = 0.55;

/** Whether a server counted so little of a prompt that it must have truncated it. */
export function wasTruncated(
  estimated: number,
  promptTokens: number,
  { smallRatio, largestPrompt = 0, omitsCached }: Measured,
  { countsWholePrompt, contextSource }: ModelFacts,
): boolean {
  if (!countsWholePrompt || omitsCached || estimated <= SMALL_PROMPT || promptTokens < LEAST_KEPT) return false;
  const expected = estimated * (smallRatio ?? PLAUSIBLE_RATIO.least);
  if (contextSource === 'told') return expected > largestPrompt && promptTokens < expected * GROSS_CUT_SHARE;
  return promptTokens < expected * (expected <= largestPrompt ? PROVEN_CUT_SHARE : CUT_SHARE);
}

/** The smallest plausible count per estimated token. */
export function leastRatio({ smallRatio = Infinity }: Measured): number {
  return Math.min(PLAUSIBLE_RATIO.least, smallRatio * CUT_SHARE);
}

/** Text from the middle of a prompt, where its own text is: the instructions around it may count differently. */
export function sampleOf(prompt: string, estimated: number): string {
  const length = Math.floor(prompt.length * Math.min(1, SAMPLE_TOKENS / estimated));
  const start = Math.floor((prompt.length - length) / 2);
  return prompt.slice(start, start + length).toWellFormed();
}
