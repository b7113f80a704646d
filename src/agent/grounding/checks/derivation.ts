import { otherWord, type Comparison, type Finding } from '../comparison.js';
import { areOpposites } from '../words/poles.js';

/**
 * Prefixes that turn a word into another one, often its counterpart: "Mieter" and "Vermieter", "lender" and
 * "sublender", "employer" and "employee".
 */
const DERIVING =
  /^(?:ver|un|ent|miss|zer|unter|über|gegen|in|im|ir|il|dis|mis|non|de|under|over|pre|post|anti|sub|dés|dé|mé|des|не|без|пере|недо|контр)-?$/u;
const COUNTERPARTS: readonly [RegExp, RegExp][] = [
  [/geber(?:in|innen|n|s)?$/u, /nehmer(?:in|innen|n|s)?$/u],
  [/(?:er|or)s?$/u, /ees?$/u],
  [/(?:eur|euse)s?$/u, /(?:é|ée)s?$/u],
  [/(?:dor|dora)(?:es|s)?$/u, /(?:tario|taria)s?$/u],
  [/frei\p{Ll}{0,2}$/u, /pflichtig\p{Ll}{0,2}$/u],
  [/los\p{Ll}{0,2}$/u, /voll\p{Ll}{0,2}$/u],
  [/less$/u, /ful$/u],
];
const SHORTEST_ROOT = 5;
const LEAST_COVERAGE = 0.3;
const NEGATIVE = /^(?:un|in|im|ir|il|dis|non|miss?|dés|dé|не|без)-?$/u;

/**
 * A word of the claim that differs from a word of the sentence by a prefix, or is its counterpart: it isn't the same
 * word.
 */
export function checkDerivation({ claim, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE) return [];
  const { statement, sentence } = best;
  for (const mine of claim.tokens) {
    if (!mine.content || statement.tokens.some(({ term }) => term === mine.term)) continue;
    const theirs = statement.tokens.find(
      (other) =>
        other.content &&
        !claim.tokens.some(({ term }) => term === other.term) &&
        areDerived(mine.term, other.term, claim.has('negation') || statement.has('negation')),
    );
    if (theirs === undefined) continue;
    return [otherWord(theirs.term, mine.term, sentence)];
  }
  return [];
}

/** If one of the two sentences has a negation, "unhappy" is "not happy". */
function areDerived(one: string, other: string, denied: boolean): boolean {
  // "Kaufte" and "verkaufte" are opposites, which another check handles.
  if (areOpposites(one, other)) return false;
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  const prefix = longer.endsWith(shorter) ? longer.slice(0, -shorter.length) : '';
  if (shorter.length >= SHORTEST_ROOT && DERIVING.test(prefix) && !(denied && NEGATIVE.test(prefix))) return true;
  return COUNTERPARTS.some(([giver, taker]) => {
    const [mine, theirs] = giver.test(one) ? [one, other] : [other, one];
    const [given, taken] = [giver.exec(mine), taker.exec(theirs)];
    return (
      given !== null &&
      taken !== null &&
      given.index >= SHORTEST_ROOT &&
      mine.slice(0, given.index) === theirs.slice(0, taken.index)
    );
  });
}
