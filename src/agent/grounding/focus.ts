import { sameAnchor, type Anchor } from './sentence/anchors.js';
import type { ComparableToken } from './sentence/comparable.js';
import { align, hasWord, pointsTo, type Alignment, type Borrowed } from './comparison.js';
import { membersOf, POLAR, restrictTo, type Member } from './sentence/members.js';
import { hasOpposite } from './words/poles.js';
import { sameWord } from './sentence/sides.js';
import { thanAt } from './sentence/standards.js';
import { phraseAt, placesOf, type Statement } from './sentence/statement.js';
import { isVerb, isVerbIn } from './sentence/verbs.js';
import { isUnspaced } from './words/unspaced.js';

/** A member contains a claim if it has this share of the part of the claim that the whole sentence contains. */
const CARRIES = 0.97;
const PREFIX_MATCH = 0.8;

interface Reach {
  member: Member;
  /** Share of the claim that the member contains or implies, 0..1. */
  gain: number;
  /** What it contains itself, by weight. */
  own: number;
  /** Tokens of other members that are implied here and occur in the claim. */
  kept: Set<number>;
}

/**
 * A claim is compared with the member of a sentence that contains it, so that other members ("… but not B") don't
 * affect it. A sentence isn't reduced if several of its members are needed.
 */
export function focusOn(claim: Statement, weights: readonly number[], alignment: Alignment): Alignment {
  const { statement, sentence, coverage } = alignment;
  const members = membersOf(statement);
  if (members.length < 2) return alignment;
  const reaches = members
    .map((member) => reachOf(claim, weights, statement, member))
    .sort((a, b) => (Math.abs(a.gain - b.gain) < 1e-9 ? b.own - a.own : b.gain - a.gain));
  const [best] = reaches;
  if (best === undefined) return alignment;
  const { member, kept } = best;
  if (best.gain < CARRIES * coverage) {
    const own = takenFromBeside(claim, statement, member);
    if (own !== undefined) return { ...alignment, borrowed: own };
    // The member with the claim's verb may not be the one with most of its words.
    const [other] = reaches
      .slice(1)
      .filter((reach) => !reach.member.gapped && hasVerbOf(claim, statement, reach.member));
    return other === undefined
      ? alignment
      : { ...alignment, borrowed: takenFromBeside(claim, statement, other.member) };
  }
  const { from, to } = member;
  return {
    ...align(claim, weights, sentence, restrictTo(statement, member, kept)),
    within: {
      start: from === 0 ? 0 : (statement.tokens[from]?.start ?? 0),
      end: statement.tokens[to + 1]?.start ?? statement.text.length,
    },
    borrowed: takenFromGap(claim, statement, best),
  };
}

function reachOf(claim: Statement, weights: readonly number[], statement: Statement, member: Member): Reach {
  const stated = statement.anchors;
  const own = ownTokens(statement, member);
  const reach: Reach = { member, gain: 0, own: 0, kept: new Set() };
  let total = 0;
  claim.tokens.forEach((token, at) => {
    const weight = weights[at] as number;
    total += weight;
    const places = placesOf(statement, token);
    const share = statement.positions.has(token.stem) ? 1 : PREFIX_MATCH;
    if (places.some((place) => place >= member.from && place <= member.to)) {
      reach.gain += weight * share;
      // If members differ only in function words ("before", "after"), these decide.
      reach.own += (weight + 0.01) * share;
      return;
    }
    // If the member has its own version of something (another number, another name), that something isn't implied in
    // it.
    const understood = places.filter(
      (place) =>
        member.shared.has(place) &&
        !hasRival(
          claim,
          stated,
          stated.find(({ from, to }) => place >= from && place <= to),
          member,
        ),
    );
    if (understood.length > 0) {
      if (weight > 0 || token.term === 'than') for (const place of understood) reach.kept.add(place);
      reach.gain += weight * share;
    }
    // The opposite or a synonym of the word is in its place: this is the member that is meant.
    else if (weight > 0 && hasOpposite(token.term) && own.some((other) => pointsTo(token, other))) reach.gain += weight;
  });
  reach.gain = total === 0 ? 0 : reach.gain / total;
  return reach;
}

function hasVerbOf(claim: Statement, statement: Statement, member: Member): boolean {
  const verbs = claim.tokens.filter((token) => token.content && isVerbIn(claim, token));
  const own = ownTokens(statement, member);
  // In unspaced scripts, verbs aren't recognized by their form.
  return (
    !isUnspaced(claim.language) && verbs.length > 0 && verbs.every((verb) => own.some((other) => sameWord(verb, other)))
  );
}

function ownTokens({ tokens }: Statement, { from, to }: Member): readonly ComparableToken[] {
  return tokens.slice(from, to + 1);
}

function hasRival(
  claim: Statement,
  stated: readonly Anchor[],
  anchor: Anchor | undefined,
  { from, to }: Member,
): boolean {
  return (
    anchor !== undefined &&
    stated.some(
      (other) =>
        other.kind === anchor.kind &&
        other.unit === anchor.unit &&
        other.from >= from &&
        other.to <= to &&
        !claim.anchors.some((mine) => sameAnchor(mine, other)),
    )
  );
}

/** Whether a claim contains a word, its opposite, or a synonym. */
function isMet(claim: Statement, token: ComparableToken): boolean {
  return hasWord(claim, token) || claim.tokens.some((mine) => pointsTo(mine, token));
}

/**
 * "The one in Holt wire": the claim has the first word of a part without its own verb, followed by the rest of the
 * previous part.
 */
function takenFromGap(claim: Statement, statement: Statement, { member, kept }: Reach): Borrowed | undefined {
  if (kept.size === 0) return undefined;
  const own = ownTokens(statement, member).filter(({ content }) => content);
  const [first] = own;
  const last = own.at(-1);
  const claimed = statement.tokens[Math.max(...kept)];
  if (first === undefined || last === undefined || claimed === undefined) return undefined;
  if (isUnspaced(statement.language)) {
    // A different subject is in the place of the previous part's.
    const lead = own.findIndex((token) => isMet(claim, token));
    const isAnchor = statement.anchors.some(({ start, end }) => first.start >= start && first.start < end);
    if (lead < LEAST_LEAD || isAnchor) return undefined;
    const [from, to] = [own[0]?.start ?? 0, own[lead - 1]?.end ?? 0];
    return { said: statement.text.slice(from, to), claimed: claimed.term };
  }
  if (
    !member.gapped ||
    POLAR.test(last.term) ||
    !isMet(claim, first) ||
    own.slice(1).some((token) => isMet(claim, token)) ||
    own.length < 2
  )
    return undefined;
  return named(claim, statement, last, claimed);
}

/** Both as the phrases that they are part of. `claimed` may be a token of either sentence. */
function named(claim: Statement, statement: Statement, said: ComparableToken, claimed: ComparableToken): Borrowed {
  const phrase = (of: Statement, token: ComparableToken): string => phraseAt(of, token, (at) => isVerb(of, at));
  const mine = claim.tokens.includes(claimed) ? claimed : claim.tokens.find((token) => sameWord(token, claimed));
  return {
    said: phrase(statement, said),
    claimed: mine === undefined ? phrase(statement, claimed) : phrase(claim, mine),
  };
}

/** Minimum ideographs of a different subject. */
const LEAST_LEAD = 2;

/**
 * Only the first or only the last words of a claim come from another member, and the member with the rest has different
 * ones in their place: "flour is bought, eggs come from farms" doesn't support "flour comes from farms".
 */
function takenFromBeside(claim: Statement, statement: Statement, member: Member): Borrowed | undefined {
  // "The nappers recalled more than the readers" compares what two members say.
  if (thanAt(claim) !== undefined) return undefined;
  const { from, to, shared } = member;
  const content = claim.tokens.filter((token) => token.content);
  const inside = (token: ComparableToken): boolean =>
    placesOf(statement, token).some((place) => (place >= from && place <= to) || shared.has(place)) ||
    ownTokens(statement, member).some((other) => other.content && pointsTo(token, other));
  const places = content.map((token) => ({
    token,
    inside: inside(token),
    known: placesOf(statement, token).length > 0,
  }));
  const outside = places.filter((place) => !place.inside && place.known);
  if (outside.length === 0 || outside.length > MOST_BORROWED || outside.length === places.length) return undefined;
  const own = ownTokens(statement, member).filter((token) => token.content);
  const met = own.map((token) => isMet(claim, token));
  const leads = places.slice(0, outside.length).every((place) => outside.includes(place));
  const ends = places.slice(-outside.length).every((place) => outside.includes(place));
  const [first, last] = [own[0], own.at(-1)];
  const claimed = outside[0]?.token;
  if (claimed === undefined || first === undefined || last === undefined) return undefined;
  const isStrange = (token: ComparableToken): boolean =>
    (!token.stem.startsWith('#') || claimed.stem.startsWith('#')) &&
    // A single kana is an ending or a particle.
    !/^\p{Script=Hiragana}$/u.test(token.term) &&
    statement.tokens.some((other) => other.content && !isMet(claim, other) && other !== token);
  const limits = (['exclusive', 'hedge', 'done'] as const).some((marker) =>
    statement.marked(marker).some(({ start }) => start === first.start),
  );
  // "The act was praised by critics" has the object of "critics praised the play" in front.
  const unspaced = isUnspaced(statement.language);
  const turned = !unspaced && claim.has('passive') !== statement.has('passive') && !claim.has('negation');
  const [opens, closes] = turned ? [ends, leads] : [leads, ends];
  if (opens && !limits && met[0] === false && met.includes(true) && isStrange(first))
    return named(claim, statement, first, claimed);
  if (closes && met.at(-1) === false && met.includes(true) && isStrange(last))
    return named(claim, statement, last, claimed);
  return undefined;
}

/** Words that make up one subject or object. */
const MOST_BORROWED = 3;
