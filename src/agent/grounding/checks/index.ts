import { partsOf, type Comparison, type Finding } from '../comparison.js';
import { checkAnchors } from './anchors.js';
import { checkBorrowed } from './borrowed.js';
import { checkParallel } from './parallel.js';
import { checkPolarity } from './polarity.js';
import { checkRelations } from './relations.js';
import { checkStrength } from './strength.js';
import { checkSubstitution } from './substitution.js';

const CHECKS = [checkBorrowed, checkPolarity, checkStrength, checkRelations, checkSubstitution, checkParallel];

/** Everything in a claim that its source has otherwise, the gravest first. */
export function mismatches(comparison: Comparison): Finding[] {
  if (comparison.foreign) return checkAnchors(comparison);
  const parts = partsOf(comparison);
  const found = [
    ...checkAnchors(comparison),
    ...parts.flatMap((part) => CHECKS.flatMap((check) => check(part))),
  ];
  return found.sort((a, b) => b.penalty - a.penalty);
}
