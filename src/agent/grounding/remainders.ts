import { leastMargin } from './checks/rivals.js';
import type { Comparison } from './comparison.js';

/** Of what a claim and its nearest sentence don't share, how much each part counts against it. */
const WEIGHTS = { leftOut: 0.1, elsewhere: 0.2, margin: 0.6 };

/**
 * A small deduction, 0..0.3, that orders claims without findings: for content words that the nearest sentence has among
 * the claim's words and the claim lacks, and for words of the claim that come from other sentences.
 */
export function remainderOf(comparison: Comparison): number {
  const { claim, index, weights, alignments } = comparison;
  const [best] = alignments;
  if (best === undefined) return 0;
  const { statement, matched } = best;
  const places = matched.filter((place, at): place is number => place !== undefined && (weights[at] as number) > 0);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  const between = statement.tokens.filter(
    ({ content }, at) => content && at >= low && at <= high && !places.includes(at),
  ).length;
  let [total, elsewhere] = [0, 0];
  claim.tokens.forEach(({ stem, prefix }, at) => {
    const weight = weights[at] as number;
    total += weight;
    if (weight > 0 && matched[at] === undefined && index.has(stem, prefix)) elsewhere += weight;
  });
  return (
    (WEIGHTS.leftOut * between) / Math.max(1, places.length + between) +
    (total === 0 ? 0 : (WEIGHTS.elsewhere * elsewhere) / total) -
    WEIGHTS.margin * (leastMargin(comparison) ?? 0)
  );
}
