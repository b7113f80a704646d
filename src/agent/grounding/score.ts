import type { Finding } from './comparison.js';

/**
 * Weights that combine the measures of a sentence. They were fitted on pairs of a true and a minimally false sentence
 * together with answers of language models whose sentences people had judged (docs/GROUNDING.md).
 */
const WEIGHTS = { firmness: 0.2, difference: 0.2, penalty: 0.5, remainder: 0.55 };
/** More or less firmness than this says nothing further. */
const FIRMNESS = { least: -2, most: 3 };
/** How steeply a difference counts for less where the passage may not be the one that the sentence restates. */
const STEEPNESS = 2;

/** What a sentence was measured by. */
export interface Measured {
  /** Log odds of support by the words alone. */
  overlap: number;
  /** Log odds that one passage supports the sentence. */
  firmness: number;
  /** What the sentence leaves out or takes from elsewhere, 0..0.3. */
  remainder: number;
  findings: readonly Finding[];
}

/**
 * The log odds of support. A difference counts fully only where one passage says the rest: a sentence that summarizes
 * several differs from each of them.
 */
export function scoreOf({ overlap, firmness, remainder, findings }: Measured): number {
  const firm = Math.max(FIRMNESS.least, Math.min(FIRMNESS.most, firmness));
  const restated = 1 / (1 + Math.exp(-STEEPNESS * firmness));
  const difference = findings.length > 0 ? WEIGHTS.difference + WEIGHTS.penalty * penaltyOf(findings) : 0;
  return overlap - WEIGHTS.firmness * (FIRMNESS.most - firm) - WEIGHTS.remainder * remainder - restated * difference;
}

/** The gravest difference counts fully, each further one less. */
export function penaltyOf(findings: readonly Finding[]): number {
  return findings.reduce((sum, { penalty }, at) => sum + penalty / (at + 1), 0);
}
