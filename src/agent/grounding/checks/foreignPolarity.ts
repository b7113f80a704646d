import { message } from '../../../protocol/messages/index.js';
import type { Alignment, Comparison, Finding } from '../comparison.js';
import { sameAnchor } from '../sentence/anchors.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { writtenAt, type Statement } from '../sentence/statement.js';
import type { Marked } from '../words/markers.js';
import { areOpposites, isRejection } from '../words/poles.js';

/** Words of a clause that a sentence must have to be what the clause repeats. */
const LEAST_SHARED = 2;
/** And the share of them, by weight. */
const LEAST_SHARE = 0.35;
/** Weight of a word of a name; of another one, 1. */
const NAMED = 0.5;
/** A clause of at most this many words between commas belongs to the one beside it: "the probe, Helios-7B, cannot …". */
const LONGEST_ASIDE = 3;

/**
 * Across languages: one of a clause of a claim and the sentence that it repeats has a negation, or a word whose opposite
 * the other has. `comparison` is with the source in the claim's words.
 */
export function foreignPolarity(comparison: Comparison): Finding | undefined {
  for (const clause of new Set(comparison.claim.clauses)) {
    const places = nearestTo(comparison, clause);
    const found = places.map((alignment) => differenceOf(comparison.claim, clause, alignment));
    if (places.length > 0 && found.every((finding) => finding !== undefined)) return found[0];
  }
  return deniedAlone(comparison);
}

/** A claim that has a number or name of its source denies something, and no sentence near it denies anything. */
function deniedAlone({ claim, index, near }: Comparison): Finding | undefined {
  const [denial] = claim.marked('negation');
  const sentence = near.find((at) =>
    claim.anchors.some((anchor) => index.statement(at).anchors.some((other) => sameAnchor(anchor, other))),
  );
  return denial === undefined ||
    sentence === undefined ||
    claim.has('exclusive') ||
    !near.every((at) => deniesNothing(index.statement(at)))
    ? undefined
    : differing('grounding.negationAdded', writtenAt(claim, denial), sentence);
}

function differing(
  key: 'grounding.negationAdded' | 'grounding.negationDropped',
  word: string,
  counter: number,
): Finding {
  return { cap: 'doubtful', penalty: 1, reason: message(key, { word }), counter };
}

/** The sentences that have most of a clause's words, if they have enough of them. */
function nearestTo({ claim, alignments, weights }: Comparison, clause: number): Alignment[] {
  const names = claim.anchors.filter(({ kind }) => kind === 'name');
  // What a text is about is named in many of its sentences.
  const weightOf = (at: number): number => (names.some(({ from, to }) => at >= from && at <= to) ? NAMED : 1);
  const massOf = (isCounted: (at: number) => boolean): number => {
    const counted = new Map<string, number>();
    claim.tokens.forEach(({ stem }, at) => {
      if (claim.clauses[at] === clause && (weights[at] as number) > 0 && isCounted(at)) counted.set(stem, weightOf(at));
    });
    return [...counted.values()].reduce((sum, weight) => sum + weight, 0);
  };
  const total = massOf(() => true);
  const masses = alignments.map(({ matched }) => massOf((at) => matched[at] !== undefined));
  const most = Math.max(0, ...masses);
  return most < Math.max(LEAST_SHARED, LEAST_SHARE * total) ? [] : alignments.filter((_, at) => masses[at] === most);
}

function differenceOf(claim: Statement, clause: number, alignment: Alignment): Finding | undefined {
  const { statement, sentence, matched } = alignment;
  const places = matched.filter(
    (place, at): place is number =>
      place !== undefined && claim.clauses[at] === clause && claim.tokens[at]?.content === true,
  );
  const clauses = new Set(places.flatMap((place) => besideAsides(statement, statement.clauses[place] as number)));
  const claimed = denialsOf(claim).find((span) => isIn(claim, span, new Set([clause])));
  const stated = denialsOf(statement).find((span) => isIn(statement, span, clauses));
  const opposite = oppositeOf(claim, clause, alignment, clauses);
  const denies = (claimed === undefined) !== (stated === undefined);
  // "Isn't open" for "closed".
  if (denies === (opposite !== undefined)) return undefined;
  if (opposite !== undefined)
    return { cap: 'doubtful', penalty: 1, reason: message('grounding.opposite', opposite), counter: sentence };
  // It may deny in other words, or in another clause.
  if (!deniesNothing(claimed === undefined ? claim : statement) || claim.has('exclusive')) return undefined;
  return claimed === undefined
    ? differing('grounding.negationDropped', writtenAt(statement, stated), sentence)
    : differing('grounding.negationAdded', writtenAt(claim, claimed), sentence);
}

/** A clause, and those beside it if it is short. */
function besideAsides({ clauses }: Statement, clause: number): number[] {
  const length = clauses.filter((other) => other === clause).length;
  return length <= LONGEST_ASIDE ? [clause - 1, clause, clause + 1] : [clause];
}

function denialsOf(statement: Statement): Marked[] {
  return [
    ...statement.marked('negation'),
    ...statement.marked('denial'),
    ...statement.tokens.filter(({ term }) => isRejection(term)),
  ];
}

function isIn({ tokens, clauses }: Statement, span: Marked, among: ReadonlySet<number>): boolean {
  return tokens.some(
    (token, at) => token.end > span.start && token.start < span.end && among.has(clauses[at] as number),
  );
}

function deniesNothing(statement: Statement): boolean {
  return (
    denialsOf(statement).length === 0 &&
    !(['exclusive', 'exception', 'none', 'few'] as const).some((marker) => statement.has(marker))
  );
}

/** A word of the clause and its opposite in the sentence's, each of which the other side doesn't have. */
function oppositeOf(
  claim: Statement,
  clause: number,
  { statement, matched }: Alignment,
  clauses: ReadonlySet<number>,
): { said: string; claimed: string } | undefined {
  const isUnmet = (token: ComparableToken): boolean => !isRejection(token.term) && !claim.positions.has(token.stem);
  for (const [at, token] of claim.tokens.entries()) {
    if (matched[at] !== undefined || claim.clauses[at] !== clause) continue;
    const said = statement.tokens.find(
      (other, place) =>
        clauses.has(statement.clauses[place] as number) && isUnmet(other) && areOpposites(token.term, other.term),
    );
    if (said !== undefined) return { said: said.term, claimed: token.term };
  }
  return undefined;
}
