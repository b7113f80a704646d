import type { Comparison, Finding } from '../comparison.js';
import { checkAttribution } from './attribution.js';
import { checkCauses } from './causes.js';
import { checkOrder } from './order.js';
import { checkRoles } from './roles.js';
import { checkSlots } from './slots.js';

const LEAST_COVERAGE = 0.5;

/** Who did it to whom, what is more than what, what resulted from what, and who says so. */
export function checkRelations(comparison: Comparison): Finding[] {
  const [best] = comparison.alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE) return [];
  return [checkRoles, checkSlots, checkCauses, checkOrder, checkAttribution].flatMap((check) => {
    const finding = check(comparison, best);
    return finding === undefined ? [] : [finding];
  });
}
