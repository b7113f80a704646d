import { message } from '../../../protocol/messages/index.js';
import type { Alignment, Comparison, Finding } from '../comparison.js';
import { sameAnchor, type AnchorKind } from '../sentence/anchors.js';
import { isCapital, type ComparableToken } from '../sentence/comparable.js';
import { thanAt } from '../sentence/standards.js';
import { wordsOf } from '../sentence/meantWords.js';
import { isWithout } from './waived.js';
import { writtenAt, type Statement } from '../sentence/statement.js';
import type { Marked } from '../words/markers.js';
import { areOpposites, isRejection, polesOf } from '../words/poles.js';
import { isUnspaced } from '../words/unspaced.js';

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
    const found = places.map((alignment) => differenceOf(comparison, clause, alignment));
    if (places.length > 0 && found.every((finding) => finding !== undefined)) return found[0];
  }
  return deniedAlone(comparison);
}

/** A claim that has a number or name of its source denies something, and no sentence near it denies anything. */
function deniedAlone({ claim, index, near }: Comparison): Finding | undefined {
  const everywhere = new Set(claim.clauses);
  const denial = isTimed(claim, everywhere) ? undefined : denialIn(claim, everywhere);
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

function differenceOf(comparison: Comparison, clause: number, alignment: Alignment): Finding | undefined {
  const { claim, index } = comparison;
  const { statement, sentence, matched } = alignment;
  const places = matched.filter(
    (place, at): place is number =>
      place !== undefined && claim.clauses[at] === clause && claim.tokens[at]?.content === true,
  );
  const clauses = new Set(places.flatMap((place) => besideAsides(statement, statement.clauses[place] as number)));
  const own = new Set([clause]);
  if (isTimed(claim, own) || isTimed(statement, clauses)) return undefined;
  const claimed = denialIn(claim, own);
  const stated = denialIn(statement, clauses);
  const opposite = areTurned(alignment, claim) ? undefined : oppositeOf(claim, clause, alignment, clauses);
  const denies = (claimed === undefined) !== (stated === undefined);
  // "Isn't open" for "closed".
  if (denies === (opposite !== undefined)) return undefined;
  if (opposite !== undefined)
    return { cap: 'doubtful', penalty: 1, reason: message('grounding.opposite', opposite), counter: sentence };
  // It may deny in other words, or in another clause.
  if (!deniesNothing(claimed === undefined ? claim : index.statement(sentence)) || claim.has('exclusive'))
    return undefined;
  if (claimed === undefined ? isLeftOut(statement, stated, claim) : isOtherWord(claim, claimed, statement))
    return undefined;
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
    ...statement.tokens.filter(({ term, content }) => content && isRejection(term)),
  ].filter((span) => !isInTitle(statement, span) && !INSTEAD.test(writtenAt(statement, span)));
}

/** Tells what isn't meant besides what is, as "not 60 but 80" does. */
const INSTEAD = /^(?:instead of|rather than)$/iu;

/** "No Tomorrow", "Never Say Never": a capitalized denial before another capital is part of a title, if nothing else capitalizes it. */
function isInTitle({ text, tokens, language }: Statement, span: Marked): boolean {
  const at = tokens.findIndex(({ start }) => start === span.start);
  const next = tokens[at + 1];
  const token = tokens[at];
  if (token === undefined || !isCapital(text, token)) return false;
  const opens = /(?:^|[.!?:]\s+)$/u.test(text.slice(0, token.start));
  return !opens && (language !== 'de' || at > 0) && (next === undefined || isCapital(text, next));
}

/** The denial of some clauses; in Japanese, a second one takes back the first ("ないと開きません"). */
function denialIn(statement: Statement, clauses: ReadonlySet<number>): Marked | undefined {
  const denials = denialsOf(statement).filter((span) => isIn(statement, span, clauses));
  return statement.language === 'ja' && denials.length === 2 ? undefined : denials[0];
}

const TIMES: ReadonlySet<string> = new Set<AnchorKind>(['year', 'date', 'time', 'calendar']);
/** "До 1934 года" is a year, and "до 5 лет" isn't. */
const FIRST_YEAR = 1_000;
/** Between "until" and its time. */
const BESIDE_TIME = /^\s?(?:\p{L}{1,4}\s)?$/u;

/** "Not until 1934" is "since 1934", and "closed until May" is "opens in May". */
function isTimed(statement: Statement, clauses: ReadonlySet<number>): boolean {
  const times = statement.anchors.filter(
    ({ kind, unit, readings: [value = 0] }) =>
      TIMES.has(kind) || unit === 'hour' || (unit === 'year' && value >= FIRST_YEAR),
  );
  return statement
    .marked('until')
    .some(
      (span) =>
        isIn(statement, span, clauses) &&
        times.some(
          ({ start, end }) =>
            (start >= span.end && BESIDE_TIME.test(statement.text.slice(span.end, start))) ||
            (isUnspaced(statement.language) && end === span.start),
        ),
    );
}

/** What "without" denies need not be told. */
function isLeftOut(statement: Statement, denial: Marked | undefined, claim: Statement): boolean {
  return (
    denial !== undefined &&
    isWithout(statement, denial) &&
    !deniedBy(statement, denial).some((at) => claim.positions.has((statement.tokens[at] as ComparableToken).stem))
  );
}

/**
 * A claim denies words whose meaning is known in both languages, and the sentence doesn't have them: it may say the same
 * otherwise, as "expires" for "is no longer valid". "Without" denies what may be from another sentence.
 */
function isOtherWord(claim: Statement, denial: Marked, statement: Statement): boolean {
  const denied = deniedBy(claim, denial);
  const words = wordsOf(claim);
  return (
    denied.length > 0 &&
    denied.every(
      (at) =>
        !statement.positions.has((claim.tokens[at] as ComparableToken).stem) &&
        (isWithout(claim, denial) || words.some((word) => word.at === at && word.meanings.length > 0)),
    )
  );
}

/** The content words next to a denial: the one behind it in its clause, or before it if there is none, or in Japanese. */
function deniedBy({ tokens, clauses, language }: Statement, denial: Marked): number[] {
  const from = tokens.findIndex(({ end }) => end > denial.start);
  const isMeant = ({ content, start, end }: ComparableToken, at: number): boolean =>
    content && clauses[at] === clauses[from] && (end <= denial.start || start >= denial.end);
  const behind = tokens.findIndex((token, at) => at >= from && isMeant(token, at));
  const before = tokens.findLastIndex((token, at) => at < from && isMeant(token, at));
  const near = language === 'ja' ? [before] : behind < 0 ? [before] : [behind];
  return near.filter((at) => at >= 0);
}

/** "A is slower than B" for "B is faster than A", and "A lost to B" for "B beat A". */
function areTurned({ statement, matched }: Alignment, claim: Statement): boolean {
  const isNamed = ({ text, tokens }: Statement, at: number): boolean => isCapital(text, tokens[at] as ComparableToken);
  const names = matched.filter(
    (place, at): place is number => place !== undefined && isNamed(claim, at) && isNamed(statement, place),
  );
  if (names.some((place, at) => place < (names[at - 1] ?? place))) return true;
  const [mine, theirs] = [thanAt(claim), thanAt(statement)];
  if (mine === undefined || theirs === undefined) return false;
  return claim.tokens.some((_, at) => {
    const place = matched[at];
    return at > mine && place !== undefined && claim.tokens[at]?.content === true && place < theirs;
  });
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
    if (said === undefined) continue;
    if (!areTwoSided(token.term, said.term) || !isOtherSide(claim, at, statement, said, matched))
      return { said: said.term, claimed: token.term };
  }
  return undefined;
}

/** The topics of opposites that tell the same from either side: who buys and who sells, who wins and who loses. */
const TWO_SIDED = new Set(['bought', 'beat'].flatMap((word) => polesOf(word).map(({ topic }) => topic)));

function areTwoSided(one: string, other: string): boolean {
  return polesOf(one).some(
    ({ topic, side }) =>
      TWO_SIDED.has(topic) && polesOf(other).some((pole) => pole.topic === topic && pole.side !== side),
  );
}

/** "Keane sold it" for "the club bought it from Keane": a word is before the one and behind the other. */
function isOtherSide(
  claim: Statement,
  verb: number,
  statement: Statement,
  said: ComparableToken,
  matched: Alignment['matched'],
): boolean {
  const other = statement.tokens.indexOf(said);
  return claim.tokens.some(({ content, stem }, at) => {
    const place = matched[at];
    return content && !stem.startsWith('#') && place !== undefined && at < verb !== place < other;
  });
}
