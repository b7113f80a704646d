import { sameAnchor } from './sentence/anchors.js';
import { foreignMismatches } from './checks/index.js';
import type { Claim } from './claim.js';
import { compare } from './compare.js';
import type { Comparison } from './comparison.js';
import { glossOf } from './gloss.js';
import { alikeAround } from './likeness.js';
import { wordsOf } from './sentence/meantWords.js';
import { countriesIn } from './names/countries.js';
import { inventedPlaces } from './names/foreignNames.js';
import { unjudgedAs, type Judgement } from './judgement.js';
import { NEAREST, type Located } from './locate.js';
import { unknownNames } from './names/names.js';
import { isPreposition } from './words/functionWords.js';
import type { SourceIndex } from './indexing/sourceIndex.js';
import type { ComparableToken } from './sentence/comparable.js';
import type { Statement } from './sentence/statement.js';

/**
 * A source with at most this many sentences is searched completely for the numbers and names of an answer in another
 * language.
 */
const SMALL_SOURCE = 120;
/**
 * Support (0..1) of a claim in another language: `anchored` if one sentence has all of its anchors, and up to `scattered`
 * less if others are elsewhere; `turned`: less if two names are in the other order; up to `alike` more if words near them
 * look alike; `mismatch` with one difference, approaching `repeated` with more.
 */
export const FOREIGN = {
  anchored: 0.75,
  scattered: 0.1,
  turned: 0.05,
  alike: 0.05,
  mismatch: { doubtful: 0.2, unsupported: 0.1 },
  repeated: 0.05,
};

/** Words of different languages can't be compared; numbers, dates, identifiers, units, and names can. */
export function judgeForeign(
  claim: Claim,
  statement: Statement,
  index: SourceIndex,
  ranking: readonly Located[],
): Judgement {
  const unjudged = unjudgedAs('other_language');
  const near = new Set(ranking.slice(0, NEAREST).flatMap(({ sentence }) => [sentence, ...index.neighbours(sentence)]));
  for (const anchor of statement.anchors)
    for (const sentence of index.withNumber(anchor.readings.map(Math.abs)).slice(0, NEAREST)) near.add(sentence);
  if (index.sentences.length <= SMALL_SOURCE) for (let at = 0; at < index.sentences.length; at++) near.add(at);
  const gloss = glossOf(statement, index);
  const comparison = compare(
    gloss.claim,
    gloss.index,
    [...near].sort((a, b) => a - b),
    true,
  );
  const findings = foreignMismatches(comparison);
  const found = unknownNames(claim, index, commonWords(comparison, index));
  const places = inventedPlaces(comparison);
  const names = { names: [...found.names, ...places], count: found.count + places.length };
  // Other languages inflect and translate names.
  const isNamedAlike = claim.language !== 'other' && /\p{Script=Latin}/u.test(index.textOf(0));
  const invented = isNamedAlike && names.names.length > 0;
  const features = {
    ...unjudged.features,
    names: invented ? names.names : [],
    nameWords: invented ? names.count : 0,
  };
  const { evidence, share } = evidenceOf(comparison);
  if (findings.length > 0 || invented) {
    const band = findings.some(({ cap }) => cap === 'unsupported') ? 'unsupported' : 'doubtful';
    const more = Math.max(0, findings.length - 1);
    return {
      ...unjudged,
      unjudged: undefined,
      // Only ranks the sentences of one band: each further difference halves what is left.
      support: FOREIGN.repeated + (FOREIGN.mismatch[band] - FOREIGN.repeated) / 2 ** more,
      band,
      features,
      findings,
      evidence: evidence.length > 0 ? evidence : findings.flatMap(({ counter }) => counter ?? []).slice(0, 1),
    };
  }
  const [sentence] = evidence;
  if (sentence === undefined) return unjudged;
  if (share === undefined) return { ...unjudged, evidence };
  return {
    ...unjudged,
    support:
      FOREIGN.anchored -
      FOREIGN.scattered * (1 - share) -
      (turnsNames(comparison, sentence) ? FOREIGN.turned : 0) +
      FOREIGN.alike * alikeAround(statement, index, comparison.near),
    evidence,
  };
}

/**
 * Tells which capitalized words of a claim are no names, or can't be looked up as such: those of dates, everyday words,
 * countries, what the source has in the claim's words or quotes itself, and names in other letters than the source's.
 */
function commonWords(comparison: Comparison, index: SourceIndex): (word: ComparableToken) => boolean {
  const { claim, alignments, near } = comparison;
  const common = new Set<number>();
  const add = (isMeant: (token: ComparableToken, at: number) => boolean): void => {
    claim.tokens.forEach((token, at) => {
      if (isMeant(token, at)) common.add(token.start);
    });
  };
  const addWithin = (spans: readonly { start: number; end: number }[]): void => {
    add(({ start }) => spans.some((span) => start >= span.start && start < span.end));
  };
  addWithin(claim.anchors.filter(({ kind }) => kind !== 'name'));
  addWithin([...claim.marked('negation'), ...claim.marked('exception')]);
  addWithin(
    [...claim.text.matchAll(QUOTED)].flatMap(({ index: start, 0: quoted }) =>
      near.some((sentence) => index.textOf(sentence).includes(quoted)) ? [{ start, end: start + quoted.length }] : [],
    ),
  );
  const meant = new Set(wordsOf(claim).flatMap(({ at, meanings }) => (meanings.length > 0 ? [at] : [])));
  const countries = countriesIn(claim.language);
  add(
    ({ term, start, end }, at) =>
      meant.has(at) ||
      isPreposition(term) ||
      !/\p{Script=Latin}/u.test(term) ||
      ACRONYM.test(claim.text.slice(start, end)) ||
      countries.has(claim.text.slice(start, end)) ||
      alignments.some(({ matched }) => matched[at] !== undefined) ||
      // "Archbishop Tutu": a title opens the sentence.
      (at === 0 && claim.tokens[1] !== undefined && index.has(claim.tokens[1].stem, claim.tokens[1].prefix)),
  );
  return ({ start }) => common.has(start);
}

/** Translated as well: "NATO", "OTAN". */
const ACRONYM = /^\p{Lu}{2,5}$/u;
const QUOTED = /(?<=["“„«‹「『]\s?)[^"”“»›」』]+(?=\s?["”“»›」』])/gu;

/** Languages whose sentences begin with the subject, so that two names in the other order mean something else. */
const SUBJECT_FIRST: ReadonlySet<string> = new Set(['en', 'fr', 'es', 'it', 'pt', 'nl', 'ru', 'zh']);

/** Two names are in another order than in the sentence of the source, and neither sentence is a passive, or both are. */
function turnsNames({ claim, index }: Comparison, sentence: number): boolean {
  const stated = index.statement(sentence);
  if (!SUBJECT_FIRST.has(claim.language) || !SUBJECT_FIRST.has(stated.language)) return false;
  const places = claim.anchors.flatMap((anchor) => {
    const place = stated.anchors.findIndex((other) => anchor.kind === 'name' && sameAnchor(anchor, other));
    return place < 0 ? [] : [place];
  });
  const turned = places.some((place, at) => place < (places[at - 1] ?? place));
  return turned !== (claim.has('passive') !== stated.has('passive')) && places.length > 1;
}

/** What counts for a sentence as the one that a claim repeats: a number or date, a name, and any other word. */
const MASS = { anchor: 2, name: 0.5, word: 1 };
/** Words that a sentence must share with a claim that has no anchors, and their share, by weight. */
const LEAST_WORDED = { words: 3, coverage: 0.5 };

/**
 * The sentence that a claim repeats, and the largest share of the claim's anchors that one sentence has, 0..1; undefined if
 * none has any, so that it was found by its words alone.
 */
function evidenceOf({ claim, alignments, weights }: Comparison): { evidence: number[]; share?: number } {
  const ranked = alignments.map((alignment) => {
    const { statement, matched } = alignment;
    const anchors = claim.anchors.filter((anchor) => statement.anchors.some((other) => sameAnchor(anchor, other)));
    const words = matched.filter(
      (place, at) =>
        place !== undefined &&
        (weights[at] as number) > 0 &&
        !claim.anchors.some(({ from, to }) => at >= from && at <= to),
    ).length;
    const mass = anchors.reduce(
      (sum, { kind }) => sum + (kind === 'name' ? MASS.name : MASS.anchor),
      MASS.word * words,
    );
    return { alignment, anchors: anchors.length, words, mass };
  });
  const [best] = ranked.sort((a, b) => b.mass - a.mass);
  if (best === undefined) return { evidence: [] };
  const evidence = [best.alignment.sentence];
  const anchored = Math.max(...ranked.map(({ anchors }) => anchors));
  if (anchored > 0) return { evidence, share: anchored / claim.anchors.length };
  return best.words >= LEAST_WORDED.words && best.alignment.coverage >= LEAST_WORDED.coverage
    ? { evidence }
    : { evidence: [] };
}
