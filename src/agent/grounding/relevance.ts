import { guessLanguage, differentLanguages, questionStems, tokenize } from '@regen-research/text';
import type { SourceIndex } from './sourceIndex.js';

/** A question of fewer telling words asks for too little to be missed. */
const FEWEST_WORDS = 2;
/** An answer bears on its question where it and what it cites have this share of the question's words, by weight. */
const LEAST_SHARE = 0.3;
const PREFIX_LETTERS = 5;

/**
 * Whether an answer seems to have nothing to do with its question: hardly any of the question's telling words stand in it or in the
 * passages that it cites. Says nothing of a question for a summary, or in another language than the answer.
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
