import type { Language } from '@regen-research/text';
import { relatesNothing } from './words/articles.js';
import type { ComparableToken } from './sentence/comparable.js';
import type { Comparison } from './comparison.js';
import { areOpposites, pointAlike } from './words/poles.js';
import { comparingBefore, wayOf, type Way } from './sentence/degrees.js';
import { sameWord } from './sentence/sides.js';
import { thanAt } from './sentence/standards.js';
import type { Statement } from './sentence/statement.js';

/** What a claim compares, by the words that only one of the two sides has. */
export interface Compared {
  word: ComparableToken;
  way: Way;
  subject: readonly ComparableToken[];
  standard: readonly ComparableToken[];
  /** What there is more of: "fuel" of "more fuel than". */
  object: readonly ComparableToken[];
}

/** Words after "than" that name the standard. */
const REACH = 6;
/** Maximum distance between a comparative and what it is said of, in tokens. */
const BESIDE = 4;

/** The comparison that a claim makes with "than"; undefined if it makes none or doesn't name both sides. */
export function comparedIn(claim: Statement): Compared | undefined {
  const than = thanAt(claim);
  if (than === undefined) return undefined;
  const before = claim.tokens.slice(0, than);
  const comparing = comparingBefore(before, than);
  if (comparing === undefined) return undefined;
  const { word, way } = comparing;
  const telling = (tokens: readonly ComparableToken[]): ComparableToken[] =>
    tokens.filter((token) => token !== word && token.content && !relatesNothing(token.term));
  const [subject, standard] = [telling(before), telling(claim.tokens.slice(than + 1, than + 1 + REACH))];
  const apart = (words: readonly ComparableToken[], others: readonly ComparableToken[]): ComparableToken[] =>
    words.filter((own) => !others.some((other) => sameWord(own, other)));
  // "Than the northern one": the noun of the subject is meant there as well.
  const shared = claim.tokens.slice(than).some(({ term }) => /^ones?$/u.test(term)) ? subject.at(-1) : undefined;
  const own = apart(subject, standard).filter((token) => token !== shared);
  const sides = { subject: own, standard: apart(standard, subject) };
  const object = telling(claim.tokens.slice(claim.tokens.indexOf(word), than));
  return sides.subject.length === 0 || sides.standard.length === 0 ? undefined : { word, way, ...sides, object };
}

/** "The larger of the two", "the smaller dam": a comparative without "than". */
const COMPARATIVE: Partial<Record<Language, RegExp>> = {
  en: /\p{L}{3,}er$|^(?:more|less)$/u,
  de: /\p{L}{3,}er(?:e[nrsm]?)?$|^(?:mehr|weniger)$/u,
  ru: /\p{L}{3,}(?:ше|же|че|ле|ее)$/u,
};

/**
 * Whether a comparative that the source uses of one of the two things agrees with a claim's comparison, and the sentence
 * that has it; undefined if there is none.
 */
export function attributeOf(
  { index, near, claim }: Comparison,
  { word, way, subject, standard }: Compared,
): { agrees: boolean; sentence: number; said: ComparableToken } | undefined {
  const comparative = COMPARATIVE[claim.language];
  if (comparative === undefined) return undefined;
  for (const sentence of near) {
    const statement = index.statement(sentence);
    if (thanAt(statement) !== undefined) continue;
    for (const [at, token] of statement.tokens.entries()) {
      if (!comparative.test(token.term) || wayOf(token.term) === undefined) continue;
      if (!pointAlike(word.term, token.term) && !areOpposites(word.term, token.term)) continue;
      const [mine, other] = [subject, standard].map((words) => distanceTo(statement, words, at)) as [number, number];
      if (Math.min(mine, other) > BESIDE || mine === other) continue;
      return { agrees: (wayOf(token.term) === way) === mine < other, sentence, said: token };
    }
  }
  return undefined;
}

function distanceTo({ tokens }: Statement, words: readonly ComparableToken[], from: number): number {
  return Math.min(
    ...tokens.map((token, at) => (words.some((word) => sameWord(word, token)) ? Math.abs(at - from) : Infinity)),
  );
}
