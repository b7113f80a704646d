import type { Comparison, Finding } from '../comparison.js';
import { checkAnchors } from './anchors.js';
import { checkParallel } from './parallel.js';
import { checkPolarity } from './polarity.js';
import { checkRelations } from './relations.js';
import { checkStrength } from './strength.js';
import { checkSubstitution } from './substitution.js';

/** Everything in a claim that its source has otherwise, the gravest first. */
export function mismatches(comparison: Comparison): Finding[] {
  if (comparison.foreign) return checkAnchors(comparison);
  const found = [checkAnchors, checkPolarity, checkStrength, checkRelations, checkSubstitution, checkParallel].flatMap(
    (check) => check(comparison),
  );
  return found.sort((a, b) => b.penalty - a.penalty);
}
