import { message } from '../../../protocol/messages/index.js';
import { areContrasted, bearerOf, referentOf, sameBearer, type Bearer } from '../sentence/bearers.js';
import type { Anchor } from '../sentence/anchors.js';
import { isArticle } from '../words/articles.js';
import { isAdjunct } from '../sentence/adjunct.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { otherWord, type Comparison, type Finding } from '../comparison.js';
import { isPassive } from '../sentence/passive.js';
import { areOpposites, pointAlike } from '../words/poles.js';
import { genderOfPronoun } from '../names/genders.js';
import { genderOf } from '../names/nameGender.js';
import { slotOf } from '../sentence/slots.js';
import { isPossessor } from '../sentence/possessors.js';
import { sameName } from '../names/sameName.js';
import { sameWord } from '../sentence/sides.js';
import type { ComparedSource } from '../indexing/comparedSource.js';
import { written, type Statement } from '../sentence/statement.js';
import { isVerb, isVerbIn } from '../sentence/verbs.js';

/** Maximum sentences to search for a predicate, best covered first. */
const MOST_SENTENCES = 4;
/** Share of a predicate's words that a sentence must contain, by weight. */
const LEAST_PREDICATE = 0.45;
/** How much less the second best sentence must contain, as a share of the best. */
const CLEARLY_LESS = 0.8;

interface Place {
  sentence: number;
  /** It has the claim's verb. */
  verb: boolean;
  /** Share of the predicate's words that it has, by weight. */
  share: number;
  /** Position of one of the predicate's words there. */
  at: number;
}

/**
 * "It sank" says of the ship before it what it says: a claim that puts something else in the place of a pronoun isn't
 * supported, whether the pronoun's sentence comes first or the last subject is another one.
 */
export function checkReferent(comparison: Comparison): Finding[] {
  const { claim, index } = comparison;
  const subject = subjectOf(claim);
  if (subject === undefined) return [];
  const place = placeOf(comparison, subject);
  if (place === undefined) return [];
  const statement = index.statement(place.sentence);
  // A passive turns the sides around.
  if (claim.has('passive') !== statement.has('passive')) return [];
  const bearer = bearerOf(statement, place.at);
  const meant = bearer?.designator === undefined ? undefined : otherOfSeveral(claim, bearer.designator, place, index);
  if (meant !== undefined) return [meant];
  const swappedNoun = bearer === undefined || !place.verb ? undefined : otherNoun(comparison, subject, bearer, place);
  if (swappedNoun !== undefined) return [swappedNoun];
  if (bearer === undefined || !isNamed(subject, index)) return [];
  const sought = bearer.pronoun === undefined ? undefined : genderOfPronoun(bearer.pronoun.term);
  const mine =
    subject.name === undefined || sought === undefined
      ? undefined
      : genderOf(subject.name, claim, index, place.sentence);
  if (mine !== undefined && mine !== sought)
    return [
      {
        cap: 'doubtful',
        penalty: 1.2,
        reason: message('grounding.otherWord', { said: bearer.pronoun?.term ?? '', claimed: asWritten(subject) }),
        counter: place.sentence,
      },
    ];
  const referent = referentOf(bearer, place.sentence, index);
  if (referent === undefined) return [];
  // "It will serve three new stops" for "the new stops are", "replaced Rolf after he moved": the sentence has the subject.
  const at = subject.words
    .map((word) => statement.tokens.findIndex((token) => sameWord(token, word) && !isPossessor(statement, token)))
    .filter((found) => found >= 0);
  const isBehind = place.verb && subject.name !== undefined && at.every((found) => found > bearer.at);
  if (bearer.pronoun !== undefined && at.length > 0 && !isBehind) return [];
  // Its own clause, or another one if the claim's verb isn't there to tell.
  if (
    bearer.pronoun === undefined &&
    at.some((found) => !place.verb || statement.clauses[found] === statement.clauses[place.at])
  )
    return [];
  if (
    bearer.pronoun === undefined &&
    (bearer.name === undefined || subject.name === undefined) &&
    !areOthers(subject, bearer, index)
  )
    return [];
  const same = sameBearer(subject, referent);
  const named = isNamedBefore(subject, place.sentence, index);
  const rival =
    bearer.pronoun === undefined || subject.name === undefined
      ? undefined
      : rivalOf(bearer.pronoun, referent, index, place.sentence);
  if (rival !== undefined && (same === true || sameName(rival.words, subject.name?.words ?? [])))
    return [
      {
        cap: 'doubtful',
        penalty: 0.5,
        reason: message('grounding.unclearReferent', { said: bearer.pronoun?.term ?? '' }),
        counter: place.sentence,
      },
    ];
  if (same !== false && named) return [];
  // Of a name and a noun, either may describe the other.
  if ((subject.name === undefined) !== (referent.name === undefined) && named && !isApart(subject, referent, index))
    return [];
  return [
    {
      cap: 'doubtful',
      penalty: 1,
      reason: message('grounding.sourceSays', { said: asWritten(referent), claimed: asWritten(subject) }),
      counter: place.sentence,
    },
  ];
}

/**
 * "The town sued the builder" for "the builder sued the town hall": the same verb and the same rest with another noun as its
 * subject, which the source has elsewhere.
 */
function otherNoun({ claim, index }: Comparison, subject: Bearer, bearer: Bearer, place: Place): Finding | undefined {
  const [mine, theirs] = [subject.words.at(-1), bearer.words.at(-1)];
  const verb = bearer.statement.tokens[place.at];
  if (mine === undefined || theirs === undefined || verb === undefined || place.share < LEAST_SAME) return undefined;
  if (subject.name !== undefined || bearer.name !== undefined || isPassive(bearer.statement, verb)) return undefined;
  if (!isApart(subject, bearer, index) || pointAlike(mine.term, theirs.term) || sameBearer(subject, bearer) !== false)
    return undefined;
  if (
    bearer.statement.tokens.some((token) => sameWord(token, mine)) ||
    claim.tokens.some((token) => sameWord(token, theirs))
  )
    return undefined;
  return otherWord(asWritten(bearer), asWritten(subject), place.sentence);
}

/** Share of a predicate that the sentence must have for its subject to decide. */
const LEAST_SAME = 0.9;

/** How many sentences before "the smaller one" introduce it. */
const INTRODUCED_BACK = 3;

/**
 * "The plant in Bodin is to be sold" for "the larger one, in Bodin, …, the smaller one, in Rana. The smaller one is to be
 * sold": the name that goes with the source's word for one of several.
 */
function otherOfSeveral(
  claim: Statement,
  designator: string,
  place: Place,
  index: ComparedSource,
): Finding | undefined {
  const { source } = index.sentences.at(place.sentence) ?? {};
  for (let at = place.sentence - 1; at >= place.sentence - INTRODUCED_BACK; at--) {
    if (index.sentences.at(at)?.source !== source || index.sentences.at(at) === undefined) return undefined;
    const { tokens, anchors } = index.statement(at);
    const from = tokens.findIndex(({ term }) => term === designator);
    if (from < 0) continue;
    const next = tokens.findIndex(({ term }, other) => other > from && areOpposites(term, designator));
    const names = anchors.filter(({ kind }) => kind === 'name');
    const meant = names.find((name) => name.from > from && (next < 0 || name.from < next));
    const mine = claim.anchors.find(
      ({ kind, words }) => kind === 'name' && names.some((name) => sameName(name.words, words)),
    );
    if (meant === undefined || mine === undefined) return undefined;
    if (claim.anchors.some(({ kind, words }) => kind === 'name' && sameName(meant.words, words))) return undefined;
    return {
      cap: 'doubtful',
      penalty: 1,
      reason: message('grounding.sourceSays', { said: meant.raw, claimed: mine.raw }),
      counter: place.sentence,
    };
  }
  return undefined;
}

/** Two subjects that aren't both names, told apart by an adjective or by the noun that goes with the source's name. */
function areOthers(subject: Bearer, bearer: Bearer, index: ComparedSource): boolean {
  if (areContrasted(subject, bearer)) return true;
  const mine = subject.words.at(-1);
  if (mine === undefined || subject.name !== undefined || bearer.name === undefined) return false;
  const { start } = bearer.name;
  const nouns = bearer.words.filter((word) => word.start < start);
  return (
    nouns.length > 0 && index.has(mine.stem, mine.prefix) && !nouns.some((noun) => pointAlike(noun.term, mine.term))
  );
}

/**
 * "The storm that flooded the market killed four people" joins two sentences: what its relative clause says and what its
 * verb says must be of the same subject in the source.
 */
export function checkMerged({ index }: Comparison, parts: readonly Comparison[]): Finding[] {
  const [first, second] = parts.map((part) => {
    const subject = subjectOf(part.claim);
    return subject === undefined ? undefined : placeOf(part, subject);
  });
  if (first === undefined || second === undefined || first.sentence === second.sentence) return [];
  const [one, other] = [first, second].map(({ sentence, at }) => {
    const bearer = bearerOf(index.statement(sentence), at);
    return bearer === undefined ? undefined : referentOf(bearer, sentence, index);
  });
  if (one === undefined || other === undefined || sameBearer(one, other) !== false) return [];
  if (one.name === undefined && other.name === undefined && one.designator === undefined && !isApart(one, other, index))
    return [];
  return [otherWord(asWritten(one), asWritten(other), first.sentence)];
}

/** A claim's subject: what stands before its verb or, in "it was X who", between the two. */
function subjectOf(claim: Statement): Bearer | undefined {
  const cleft = CLEFT.exec(claim.text);
  if (cleft !== null) {
    const end = claim.tokens.findIndex((token) => token.start >= cleft.index + cleft[0].length);
    return end < 0 ? undefined : bearerOf(claim, end);
  }
  let found: Bearer | undefined;
  for (let at = 1; at < claim.tokens.length && found === undefined; at++)
    if (isVerb(claim, at)) found = bearerOf(claim, at);
  return found?.words.length === 0 && found.designator === undefined ? undefined : found;
}

const CLEFT = /^\W*it (?:is|was)\s(?:\p{L}|[ .'’-])+?\s(?:who|that)\s/iu;

/** Where the source says what a claim says of its subject: where its verb stands, or else most of its words. */
function placeOf({ claim, index, weights, alignments }: Comparison, subject: Bearer): Place | undefined {
  const predicate = claim.tokens.flatMap((token, at) =>
    (weights[at] as number) > 0 && !subject.words.includes(token) && index.has(token.stem, token.prefix)
      ? [{ token, weight: weights[at] as number }]
      : [],
  );
  const total = predicate.reduce((sum, { weight }) => sum + weight, 0);
  const [verb] = predicate.filter(({ token }) => isVerbIn(claim, token) && sameSubject(claim, token, subject));
  const found = alignments.slice(0, MOST_SENTENCES).flatMap(({ sentence }) => {
    const { tokens, clauses } = index.statement(sentence);
    const placed = predicate.flatMap(({ token, weight }) => {
      const at = tokens.findIndex((other) => other.content && sameWord(token, other));
      return at < 0 ? [] : [{ token, weight, at }];
    });
    const weight = placed.reduce((sum, word) => sum + word.weight, 0);
    const own = placed.find(({ token }) => token === verb?.token);
    const inClause = (clause: number | undefined): number =>
      placed.reduce((sum, word) => sum + (clauses[word.at] === clause ? word.weight : 0), 0);
    const [richest] = [...placed].sort((a, b) => inClause(clauses[b.at]) - inClause(clauses[a.at]));
    const at = (own ?? richest)?.at;
    return at === undefined
      ? []
      : [{ sentence, at, weight, verb: own !== undefined && placed.length > 1, share: weight / total }];
  });
  const withVerb = found.filter((place) => place.verb);
  const [best, second] = (withVerb.length === 1 ? withVerb : found).sort((a, b) => b.weight - a.weight);
  return best === undefined ||
    best.weight < LEAST_PREDICATE * total ||
    (second?.weight ?? 0) > CLEARLY_LESS * best.weight
    ? undefined
    : best;
}

/** A verb of the claim says something of its subject, and isn't a passive. */
function sameSubject(claim: Statement, verb: ComparableToken, subject: Bearer): boolean {
  const own = bearerOf(claim, claim.tokens.indexOf(verb));
  return own !== undefined && own.at === subject.at && !isPassive(claim, verb);
}

/** The source has the subject's own words: it isn't another word for something. */
function isNamed({ name, words }: Bearer, index: ComparedSource): boolean {
  return (name?.words ?? words.map(({ stem }) => stem)).some((stem) => index.has(stem));
}

/** A sentence up to this one has the subject. */
function isNamedBefore({ words, name }: Bearer, sentence: number, index: ComparedSource): boolean {
  const head = name === undefined ? words.at(-1) : words.find(({ start }) => start >= name.start);
  const { source } = index.sentences.at(sentence) ?? {};
  return (
    head === undefined ||
    [...index.occurrences(head.stem, head.prefix).keys()].some(
      (at) => at <= sentence && index.sentences.at(at)?.source === source,
    )
  );
}

/** Maximum sentences to look a noun up in. */
const MOST_OCCURRENCES = 20;

/** A name that the source gives another noun ("the steamer Vesta"), or two nouns that one sentence has both. */
function isApart(one: Bearer, other: Bearer, index: ComparedSource): boolean {
  const [named, noun] = one.name === undefined ? [other, one] : [one, other];
  const head = noun.words.at(-1);
  if (head === undefined) return false;
  const places = [...index.occurrences(head.stem, head.prefix).keys()].slice(0, MOST_OCCURRENCES);
  if (named.name === undefined) {
    const rival = named.words.at(-1);
    const others = rival === undefined ? undefined : index.occurrences(rival.stem, rival.prefix);
    return others !== undefined && places.some((at) => others.has(at));
  }
  const { words } = named.name;
  const bearers = places.flatMap((at) => {
    const statement = index.statement(at);
    return statement.anchors.filter(({ kind, from }) => kind === 'name' && sameWord(statement.tokens[from - 1], head));
  });
  return bearers.length > 0 && !bearers.some((bearer) => sameName(bearer.words, words));
}

/** "The merchant ship Candia": an article before the name. */
function isThing({ tokens }: Statement, { from }: Anchor): boolean {
  return tokens.slice(Math.max(0, from - 3), from).some(({ term }) => isArticle(term));
}

/** What else a pronoun that stands for a thing may mean: another name in the sentence of the likeliest one. */
function rivalOf(
  pronoun: ComparableToken,
  { statement, name }: Bearer,
  index: ComparedSource,
  sentence: number,
): Anchor | undefined {
  if (name === undefined || genderOfPronoun(pronoun.term) !== undefined) return undefined;
  return statement.anchors.find(
    (other) =>
      other.kind === 'name' &&
      other !== name &&
      !sameName(other.words, name.words) &&
      !isAdjunct(statement, other) &&
      slotOf(statement, other.from, other.to) === undefined &&
      (isThing(statement, other) || genderOf(other, statement, index, sentence) === undefined),
  );
}

function asWritten({ statement, words, designator }: Bearer): string {
  return words.length === 0 ? (designator ?? '') : written(statement, words);
}
