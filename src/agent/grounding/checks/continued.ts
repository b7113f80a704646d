import { hasWord, type Alignment, type Comparison } from '../comparison.js';
import type { Statement } from '../sentence/statement.js';

const PRONOUN = /^(?:it|this|them|these|davor|dagegen|dies|das|es|cela|ça|ceci|y|lo|ello|esto|eso|это|этого|этому)$/u;
/** Minimum words that the claim has from the next sentence: who, and what they do. */
const LEAST_OWN = 2;

/**
 * "It isn't true that bleach cures. Doctors warn against it.": a claim that they warn against bleach doesn't repeat the first
 * sentence, which only says what "it" is.
 */
export function isContinued(
  { claim, index }: Pick<Comparison, 'claim' | 'index'>,
  { sentence }: Pick<Alignment, 'sentence'>,
): boolean {
  const statement = index.statement(sentence);
  const next = index.neighbours(sentence).find((at) => at > sentence);
  const own = claim.tokens.filter((token) => token.content && !hasWord(statement, token));
  if (next === undefined || own.length < LEAST_OWN) return false;
  const following = index.statement(next);
  if (deniesBack(following)) return false;
  return following.tokens.some(({ term }) => PRONOUN.test(term)) && own.every((token) => hasWord(following, token));
}

/** "A scholar has shown that this is wrong": what is denied is the sentence before. */
export function deniesBack({ text, marked }: Statement): boolean {
  return marked('denial').some(({ start }) => BACK.test(text.slice(0, start)));
}

const BACK = /(?<!\p{L})(?:this|that|it|das|dies|cela|ça|esto|eso|это)\s*$/iu;
