import { partsOf } from '../compare.js';
import type { Comparison, Finding } from '../comparison.js';
import { checkAdditions } from './additions.js';
import { checkAnchors } from './anchors.js';
import { checkDenier } from './attribution.js';
import { checkBorrowed } from './borrowed.js';
import { checkCoreference } from './coreference.js';
import { checkCrossing } from './crossing.js';
import { checkNouns } from './nouns.js';
import { checkParallel } from './parallel.js';
import { checkPersons } from './persons.js';
import { checkPolarity, isCompared } from './polarity.js';
import { checkQuantities, checkTrend } from './quantities.js';
import { checkRelations } from './relations.js';
import { checkStrength } from './strength.js';
import { checkSubject } from './subject.js';
import { checkSubstitution } from './substitution.js';

export { isCompared };

const CHECKS = [
  checkBorrowed,
  checkSubject,
  checkCoreference,
  checkNouns,
  checkCrossing,
  checkPolarity,
  checkStrength,
  checkRelations,
  checkQuantities,
  checkTrend,
  checkDenier,
  checkSubstitution,
  checkAdditions,
  checkParallel,
];

/** If the evidence contains this share of a claim's words, a difference is a clear mismatch. */
const CERTAIN_COVERAGE = 0.85;

/** If many words are the claim's own, an apparent difference may just be different wording. */
function softened({ alignments }: Comparison, finding: Finding): Finding {
  return (alignments[0]?.coverage ?? 0) < CERTAIN_COVERAGE ? { ...finding, cap: 'doubtful' } : finding;
}

/** Everything in a claim that its source says differently, gravest first. */
export function mismatches(comparison: Comparison): Finding[] {
  if (comparison.foreign) return checkAnchors(comparison);
  const parts = partsOf(comparison);
  const found = [
    ...checkAnchors(comparison),
    ...checkPersons(comparison),
    ...parts.flatMap((part) => CHECKS.flatMap((check) => check(part)).map((finding) => softened(part, finding))),
  ];
  return found.sort((a, b) => b.penalty - a.penalty);
}
