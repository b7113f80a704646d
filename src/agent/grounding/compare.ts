import { withoutAsides } from './sentence/asides.js';
import { isIdeograph, type ComparableToken } from './sentence/comparable.js';
import { align, hasWord, type Alignment, type Comparison } from './comparison.js';
import { focusOn } from './focus.js';
import { membersOf, restrictTo } from './sentence/members.js';
import type { ComparedSource } from './indexing/comparedSource.js';
import { isUnitWord } from './values/units.js';
import type { Statement } from './sentence/statement.js';

/** Number of sentences, best covered first, that are reduced to the member that contains the claim. */
const MOST_CUT = 4;

/** Compares a claim with the sentences nearest to it. */
export function compare(
  claim: Statement,
  index: ComparedSource,
  near: readonly number[],
  foreign: boolean,
): Comparison {
  const weights = claim.tokens.map((token, at) =>
    token.content &&
    !(isUnitWord(token.term) && claim.tokens[at - 1]?.stem.startsWith('#') === true && !index.has(token.stem)) &&
    (index.has(token.stem, token.prefix) || !isMarker(claim, token)) &&
    !isDenial(claim, token)
      ? weightOf(token, index)
      : 0,
  );
  const alignments = near
    .map((sentence) => align(claim, weights, sentence, index.statement(sentence)))
    .map((alignment) => ({ alignment, share: alignment.coverage + impliedIn(claim, weights, alignment, index) }))
    .sort((a, b) => b.share - a.share || a.alignment.sentence - b.alignment.sentence)
    .map(({ alignment }, rank) => (rank < MOST_CUT ? focusOn(claim, weights, alignment) : alignment));
  return { claim, index, weights, near, alignments, foreign };
}

/** What a pronoun takes from the sentence before counts this much. */
const IMPLIED = 0.3;
const PRONOUN = /^(?:it|he|she|they|this|these|then|its|his|her|their)$/u;

/** "It has not been found": the share of a claim that only the sentence before has, to which a pronoun may refer. */
function impliedIn(
  claim: Statement,
  weights: readonly number[],
  { sentence, statement, matched }: Alignment,
  index: ComparedSource,
): number {
  const before = index.neighbours(sentence).find((at) => at < sentence);
  if (before === undefined || !statement.tokens.some(({ term }) => PRONOUN.test(term))) return 0;
  const named = index.statement(before);
  let [total, implied] = [0, 0];
  claim.tokens.forEach((token, at) => {
    total += weights[at] as number;
    if (matched[at] === undefined && hasWord(named, token)) implied += weights[at] as number;
  });
  return total === 0 ? 0 : (IMPLIED * implied) / total;
}

/** A claim of several members, each with its nearest sentences; the claim itself if it has only one. */
export function partsOf(comparison: Comparison): Comparison[] {
  const { claim, index, near, foreign } = comparison;
  const members = membersOf(claim);
  if (members.length < 2) return [comparison];
  return members.map((member) => compare(restrictTo(claim, member, member.shared), index, near, foreign));
}

/** A claim's sentence without its relative clause and that clause alone, each with its nearest sentences; the claim itself if it has none. */
export function apartFromAsides(comparison: Comparison): Comparison[] {
  const { claim, index, near, foreign } = comparison;
  const parts = withoutAsides(claim);
  return parts.length < 2 ? [comparison] : parts.map((part) => compare(part, index, near, foreign));
}

/** A word of several ideographs is as informative as the rarest of them. */
function weightOf({ stem, term }: ComparableToken, index: ComparedSource): number {
  return isIdeograph(term) && term.length > 1
    ? Math.max(...Array.from(term, (letter) => index.weight(letter)))
    : index.weight(stem);
}

/** Words that say how much or how certainly, rather than what: they are compared by class. */
const WITHOUT_WEIGHT = [
  'allBut',
  'most',
  'fraction',
  'few',
  'about',
  'certain',
  'exclusive',
  'hedge',
  'regardless',
] as const;

/** In Chinese, "not" consists of characters that count as content. */
function isDenial(claim: Statement, token: ComparableToken): boolean {
  return (
    /^[不没沒未無无有]$/u.test(token.term) &&
    claim.marked('negation').some((span) => span.start <= token.start && token.end <= span.end)
  );
}

function isMarker(claim: Statement, token: ComparableToken): boolean {
  return WITHOUT_WEIGHT.some((marker) =>
    claim.marked(marker).some((span) => span.start <= token.start && token.end <= span.end),
  );
}
