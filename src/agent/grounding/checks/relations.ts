import type { Comparison, Finding } from '../comparison.js';
import { checkAttribution } from './attribution.js';
import { checkCauses } from './causes.js';
import { checkOrder } from './order.js';
import { checkRoles } from './roles.js';
import { checkSlots } from './slots.js';

const LEAST_COVERAGE = 0.5;
const LEAST_COVERAGE_OF_SPEECH = 0.35;

/** Who did it to whom, what is more than what, what resulted from what, and who says so. */
export function checkRelations(comparison: Comparison): Finding[] {
  const [best] = comparison.alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE_OF_SPEECH) return [];
  // A speaker named in another sentence takes words away from the sentence with the statement.
  const checks =
    best.coverage < LEAST_COVERAGE
      ? [checkAttribution]
      : [checkRoles, checkSlots, checkCauses, checkOrder, checkAttribution];
  return checks.flatMap((check) => {
    const finding = check(comparison, best);
    return finding === undefined ? [] : [finding];
  });
}
