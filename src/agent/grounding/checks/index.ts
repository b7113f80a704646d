import { apartFromAsides, partsOf } from '../compare.js';
import type { Comparison, Finding } from '../comparison.js';
import { checkAdditions } from './additions.js';
import { checkAnchors } from './anchors.js';
import { checkAnswered } from './answered.js';
import { checkDenier } from './attribution.js';
import { checkMerged, checkReferent } from './bearers.js';
import { checkBorrowed } from './borrowed.js';
import { checkCleft } from './clefts.js';
import { checkComparatives } from './comparatives.js';
import { checkConcession } from './concession.js';
import { checkCoreference } from './coreference.js';
import { checkCounterparts } from './counterparts.js';
import { checkCrossing } from './crossing.js';
import { checkDeadline } from './deadlines.js';
import { checkDeniedDenial } from './deniedDenial.js';
import { checkDeniedNext } from './deniedNext.js';
import { checkDeniedVerb } from './deniedVerb.js';
import { checkDerivation } from './derivation.js';
import { checkDirection } from './direction.js';
import { checkDisplaced } from './displaced.js';
import { checkLimit } from './limits.js';
import { checkExclusive } from './exclusive.js';
import { foreignPolarity } from './foreignPolarity.js';
import { checkFormerLatter } from './formerLatter.js';
import { checkEnumeration } from './enumerations.js';
import { checkMixed } from './mixed.js';
import { checkNouns } from './nouns.js';
import { checkObligation } from './obligation.js';
import { checkOpposed } from './opposed.js';
import { checkOtherVerb } from './otherVerb.js';
import { checkParallel } from './parallel.js';
import { checkPersons } from './persons.js';
import { checkPolarity, isCompared } from './polarity.js';
import { checkQuantities } from './quantities.js';
import { checkRanks } from './ranks.js';
import { checkReaches } from './reaches.js';
import { checkRealized, checkReceived } from './realized.js';
import { checkRelations } from './relations.js';
import { checkReplaced } from './replaced.js';
import { checkRestriction } from './restrictions.js';
import { checkSaidPart } from './saidPart.js';
import { checkSequence } from './sequence.js';
import { checkStrength } from './strength.js';
import { checkSubject } from './subject.js';
import { checkSubordinate } from './subordinate.js';
import { checkSubstitution } from './substitution.js';
import { checkTrend } from './trends.js';
import { checkTurned } from './turned.js';
import { checkReversedStandard, checkSpeaker } from './unspaced.js';
import { checkUnspacedRoles } from './unspacedRoles.js';

export { isCompared };

/** Who or what something is said of: a relative clause may say it of one and the rest of the sentence of another. */
const SUBJECT_CHECKS = [checkSubject, checkReferent, checkNouns];

const CHECKS = [
  checkBorrowed,
  checkCoreference,
  checkCounterparts,
  checkCrossing,
  checkAnswered,
  checkPolarity,
  checkStrength,
  checkObligation,
  checkSubordinate,
  checkRealized,
  checkReceived,
  checkRestriction,
  checkRelations,
  checkTurned,
  checkQuantities,
  checkComparatives,
  checkRanks,
  checkTrend,
  checkDirection,
  checkOpposed,
  checkDenier,
  checkDeniedNext,
  checkDeniedDenial,
  checkDeniedVerb,
  checkLimit,
  checkDeadline,
  checkDisplaced,
  checkSaidPart,
  checkDerivation,
  checkSubstitution,
  checkExclusive,
  checkReplaced,
  checkAdditions,
  checkEnumeration,
  checkFormerLatter,
  checkMixed,
  checkOtherVerb,
  checkParallel,
  checkReversedStandard,
];

/** If the evidence contains this share of a claim's words, a difference is a clear mismatch. */
const CERTAIN_COVERAGE = 0.85;

/**
 * Content words of its own, by weight, that a claim may have beside the sentence in whose words a difference was found: a
 * claim with more of them words it anew or sums up several sentences, and other words in a place mean little. These
 * checks compare the words around a difference; without a limit, they fire on true sentences as often as on false ones.
 */
const MOST_OWN = new Map<(comparison: Comparison) => Finding[], number>([
  [checkCrossing, 2.5],
  [checkParallel, 2.5],
  [checkSubstitution, 2.5],
  [checkComparatives, 4.5],
  [checkCounterparts, 4.5],
  [checkMixed, 4.5],
  [checkReferent, 4.5],
]);

/** What a check finds where the claim restates the sentence closely enough. */
function findingsOf(check: (comparison: Comparison) => Finding[], comparison: Comparison): Finding[] {
  const most = MOST_OWN.get(check);
  const found = check(comparison);
  if (most === undefined || found.length === 0) return found;
  const { claim, alignments } = comparison;
  const words = claim.tokens.filter(({ content }) => content).length;
  return found.filter(({ counter }) => {
    const alignment = alignments.find(({ sentence }) => sentence === counter) ?? alignments[0];
    return words * (1 - (alignment?.coverage ?? 0)) < most;
  });
}

/** If many words are the claim's own, an apparent difference may just be different wording. */
function softened({ alignments }: Comparison, finding: Finding): Finding {
  return (alignments[0]?.coverage ?? 0) < CERTAIN_COVERAGE ? { ...finding, cap: 'doubtful' } : finding;
}

/**
 * What a claim in another language says differently from its source, which is in the claim's words as far as they are
 * known: a word that it lacks may mean the same.
 */
export function foreignMismatches(comparison: Comparison): Finding[] {
  const anchors = checkAnchors(comparison);
  if (anchors.length > 0) return anchors;
  const denied = foreignPolarity(comparison);
  if (denied !== undefined) return [denied];
  return [...checkRelations(comparison), ...checkBorrowed(comparison), ...checkExclusive(comparison)].map(
    (finding) => ({
      ...finding,
      cap: 'doubtful',
    }),
  );
}

/** Everything in a claim that its source says differently, gravest first. */
export function mismatches(comparison: Comparison): Finding[] {
  const found = [
    checkAnchors,
    checkPersons,
    checkCleft,
    checkSpeaker,
    checkUnspacedRoles,
    checkSequence,
    checkConcession,
    checkReaches,
  ].flatMap((check) => check(comparison));
  for (const part of partsOf(comparison)) {
    found.push(...CHECKS.flatMap((check) => findingsOf(check, part)).map((finding) => softened(part, finding)));
    const apart = apartFromAsides(part);
    const subjects = apart.flatMap((single) => SUBJECT_CHECKS.flatMap((check) => findingsOf(check, single)));
    const joined = apart.length < 2 ? [] : checkMerged(part, apart);
    // Names were compared in the whole claim.
    const numbers =
      apart.length < 2 || found.length > 0
        ? []
        : apart.flatMap((single) => checkAnchors(single, ({ kind }) => kind !== 'name'));
    found.push(...[...subjects, ...joined, ...numbers].map((finding) => softened(part, finding)));
  }
  return found.sort((a, b) => b.penalty - a.penalty);
}
