import { isCompared } from './checks/polarity.js';
import { scopeOf } from './checks/negationScope.js';
import { hasWord, type Alignment, type Comparison } from './comparison.js';
import { opensWithPronoun } from './fit.js';
import type { Statement } from './sentence/statement.js';
import { isPersonal } from './words/functionWords.js';
import type { Marker } from './words/markers.js';

/** What a claim has in common with its whole source. */
export interface Shared {
  /** `SupportFeatures.pair`, 0..1. */
  pair: number;
  /** Number of sentences that the claim's words come from. */
  sentences: number;
}

/**
 * Weights of a logistic regression on 885 true and 164 false sentences in which no check found a difference, from ten sets
 * of contrast pairs. In cross-validation, leaving out one set at a time, it separates them with an AUC of .78; support alone
 * reaches .73. `ends` was fitted later, with the base, on 1,550 true and 430 false ones from nineteen sets.
 */
const WEIGHTS = {
  base: -1.07,
  coverage: 2.06,
  density: 1.1,
  reordered: -0.28,
  further: -0.46,
  ends: -0.4,
  pair: 1.31,
  anchor: 0.58,
  denial: 0.87,
  added: -0.77,
  leftOut: -0.49,
};
/** A claim with a word of these classes says more than a passage without one. */
const ADDED: readonly Marker[] = ['cause', 'effect', 'universal', 'done', 'certain', 'most'];
/** A passage with a word of these classes says less than a claim without one. */
const LEFT_OUT: readonly Marker[] = ['negation', 'none', 'hedge'];
const MOST_COUNTED = 2;
/** Number of the nearest sentences that may have the denial of a claim. */
const NEAREST = 3;
/** Content words; a longer claim may summarize several sentences. */
const SUMMARIZES = 6;
/** A heading only names what is below it, so it must contain at least this share of a claim to support it. */
const LEAST_OF_HEADING = 0.9;

/**
 * How firmly one passage supports a claim that passes all checks: the log odds that the claim is true. They are high if one
 * sentence of the source has the claim's words close together and in order, and low if the words are scattered over several
 * sentences or a long one.
 */
export function firmnessOf(comparison: Comparison, shared: Shared): number {
  const { claim, index, weights, alignments } = comparison;
  const [best] = alignments;
  if (best === undefined || (best.coverage < LEAST_OF_HEADING && index.isHeading(best.sentence))) return WEIGHTS.base;
  const passage = index.statement(best.sentence);
  const places = best.matched.filter(
    (place, at): place is number => place !== undefined && (weights[at] as number) > 0,
  );
  const { tokens } = best.statement;
  const [low, high] = [Math.min(...places), Math.max(...places)];
  const between = tokens.filter(({ content }, at) => content && at > low && at < high && !places.includes(at)).length;
  const length = weights.filter((weight) => weight > 0).length;
  const further = Math.max(0, shared.sentences - 1) * Math.min(1, SUMMARIZES / Math.max(1, length));
  const reordered = places.some((place, at) => place < (places[at - 1] ?? place));
  const added = ADDED.filter((marker) => claim.has(marker) && !passage.has(marker)).length;
  const leftOut = LEFT_OUT.filter((marker) => passage.has(marker) && !claim.has(marker)).length;
  return (
    WEIGHTS.base +
    WEIGHTS.coverage * best.coverage +
    WEIGHTS.density * (places.length / Math.max(1, places.length + between)) +
    WEIGHTS.reordered * Number(reordered) +
    WEIGHTS.further * further +
    WEIGHTS.pair * shared.pair +
    WEIGHTS.anchor * Number(claim.anchors.some(({ kind }) => kind !== 'name')) +
    WEIGHTS.denial * Number(denies(claim) && (isCompared(comparison) || isDenied(comparison))) +
    WEIGHTS.added * Math.min(MOST_COUNTED, added) +
    WEIGHTS.leftOut * Math.min(MOST_COUNTED, leftOut) +
    WEIGHTS.ends * endsElsewhere(comparison, best)
  );
}

/**
 * How many of a claim's first and last words only another sentence has, 0..2: who did it, or what, may have been taken from
 * there. A pronoun may stand for the first word if the sentence before has it, and go on with the last one in the next.
 */
function endsElsewhere({ claim, index, weights }: Comparison, { sentence, matched }: Alignment): number {
  const isWeighty = (weight: number): boolean => weight > 0;
  const isElsewhere = (at: number): boolean => {
    const token = claim.tokens[at];
    return token !== undefined && matched[at] === undefined && index.has(token.stem, token.prefix);
  };
  const refersTo = (at: number, [earlier, later]: readonly [number?, number?]): boolean => {
    const token = claim.tokens[at];
    if (token === undefined || earlier === undefined || later === undefined) return false;
    const statement = index.statement(later);
    return (
      hasWord(index.statement(later === sentence ? earlier : later), token) &&
      (opensWithPronoun(statement) || statement.tokens.some(({ term }) => isPersonal(term)))
    );
  };
  const [first, last] = [weights.findIndex(isWeighty), weights.findLastIndex(isWeighty)];
  const beside = index.neighbours(sentence);
  const before = beside.find((at) => at < sentence);
  const after = beside.find((at) => at > sentence);
  return (
    Number(isElsewhere(first) && !refersTo(first, [before, sentence])) +
    Number(isElsewhere(last) && !refersTo(last, [sentence, after]))
  );
}

/** Whether one of the nearest sentences denies something of the claim: without one, the words of the claim alone deny it. */
function isDenied({ claim, alignments }: Comparison): boolean {
  return alignments
    .slice(0, NEAREST)
    .some(({ statement }) =>
      [...statement.marked('negation'), ...statement.marked('denial')].some((span) =>
        scopeOf(statement, span).some((token) => hasWord(claim, token)),
      ),
    );
}

function denies(statement: Statement): boolean {
  return statement.has('negation') || statement.has('denial');
}
