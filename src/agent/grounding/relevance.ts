import { guessLanguage, differentLanguages, questionStems, tokenize } from '@regen-research/text';
import type { SourceIndex } from './sourceIndex.js';

/** A question with fewer informative words is too vague to be missed. */
const FEWEST_WORDS = 2;
/**
 * An answer is relevant to its question if it and its citations contain this share of the question's words, by weight.
 */
const LEAST_SHARE = 0.3;
const PREFIX_LETTERS = 5;

/**
 * Whether an answer seems unrelated to its question: hardly any of the question's informative words occur in it or in
 * the passages it cites. Ignores questions that ask for a summary or are in another language than the answer.
 */
export function seemsUnrelated(
  question: string,
  answer: string,
  cited: readonly string[],
  index: SourceIndex,
): boolean {
  const asked = [...new Set(questionStems(question))];
  if (asked.length < FEWEST_WORDS || differentLanguages(guessLanguage(question), guessLanguage(answer))) return false;
  const stems = new Set<string>();
  const beginnings = new Set<string>();
  for (const text of [answer, ...cited])
    for (const { stem } of tokenize(text)) {
      stems.add(stem);
      if (stem.length >= PREFIX_LETTERS) beginnings.add(stem.slice(0, PREFIX_LETTERS));
    }
  let [total, found] = [0, 0];
  for (const stem of asked) {
    const weight = index.weight(stem);
    total += weight;
    if (stems.has(stem) || (stem.length >= PREFIX_LETTERS && beginnings.has(stem.slice(0, PREFIX_LETTERS))))
      found += weight;
  }
  return total > 0 && found / total < LEAST_SHARE;
}
