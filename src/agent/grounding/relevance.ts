import {
  guessLanguage,
  differentLanguages,
  questionLanguage,
  questionStems,
  tokenize,
  topicKey,
} from '@regen-research/text';
import { saysNothing } from './claim.js';
import type { ComparedSource } from './indexing/comparedSource.js';

/** A question with fewer informative words is too vague to be missed. */
const FEWEST_WORDS = 2;
/**
 * An answer is relevant to its question if it and its citations contain this share of the question's words, by weight.
 */
const LEAST_SHARE = 0.3;

/** Maximum words of an answer that only names what was asked for. */
const MOST_BARE = 4;
/** What a question asks for, and what an answer to it contains. */
const SOUGHT: readonly [RegExp, RegExp][] = [
  [
    /^\W*(?:who|whose|whom|wer|wen|wem|qui|quién|quiénes|кто)(?!\p{L})/iu,
    /(?<=\p{L}[,;]?\s|["“„«])\p{Lu}\p{Ll}|(?<!\p{L})(?:by|von|par|por)(?!\p{L})/u,
  ],
  [
    /^\W*(?:when|wann|quand|cuándo|когда|how (?:many|much|long|old|far)|wie ?viele?|combien|cuánt\p{L}+|сколько)(?!\p{L})/iu,
    /\d|(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|no|none|half|all|many|few|several)(?!\p{L})/iu,
  ],
];

/**
 * "Middlesbrough.": a few words from the source, not a sentence, for a question about a place, a person, a time, or a
 * number.
 */
function isBareAnswer(question: string, answer: string, index: ComparedSource): boolean {
  const words = tokenize(answer);
  return (
    /^\W*(?:who|where|when|which|what|how|wer|wo|wann|welche|was|wie|qui|où|quand|quel|que|combien|quién|dónde|cuándo|cuál|qué|cuánt|кто|где|когда|какой|сколько)/iu.test(
      question,
    ) &&
    words.length <= MOST_BARE &&
    words.some(({ content, stem }) => content && index.has(stem))
  );
}

/** The question asks for a person and the answer names none, or for a time or number and it has none. */
function lacksSought(question: string, answer: string): boolean {
  return SOUGHT.some(([asks, has]) => asks.test(question) && !has.test(answer));
}

/**
 * Whether an answer seems unrelated to its question: hardly any of the question's informative words occur in it or in
 * the passages it cites. Ignores questions that ask for a summary or are in another language than the answer.
 */
export function seemsUnrelated(
  question: string,
  answer: string,
  cited: readonly string[],
  index: ComparedSource,
): boolean {
  const asked = [...new Set(questionStems(question))];
  if (asked.length === 0 || differentLanguages(questionLanguage(question), guessLanguage(answer))) return false;
  // "The text doesn't say" answers any question; so may a word or two.
  if (saysNothing(answer) || isBareAnswer(question, answer, index)) return false;
  // A single informative word may be paraphrased, unless what was asked for is missing, too.
  if (asked.length < FEWEST_WORDS && !lacksSought(question, answer)) return false;
  const stated = new Set<string>();
  for (const text of [answer, ...cited]) for (const { stem } of tokenize(text)) stated.add(topicKey(stem));
  let [total, found] = [0, 0];
  for (const stem of asked) {
    const weight = index.weight(stem);
    total += weight;
    if (stated.has(topicKey(stem))) found += weight;
  }
  return total > 0 && found / total < LEAST_SHARE;
}
