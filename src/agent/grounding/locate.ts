import { differentLanguages } from '@regen-research/text';
import type { Claim } from './claim.js';
import type { ComparableToken } from './sentence/comparable.js';
import type { SourceIndex } from './indexing/sourceIndex.js';
import { synonymsOf } from './words/synonyms.js';
import { union } from './indexing/postings.js';
import { WordPlaces } from './indexing/wordPlaces.js';

export interface Located {
  /** Index of a sentence of the source. */
  sentence: number;
  score: number;
}

/** Where each content word of a claim occurs; computed once, shared by locating and judging. */
export interface Occurrences {
  /** By position in `claim.words`. */
  places: WordPlaces[];
  /** By position: how informative the word is. */
  weights: number[];
}

/** Number of sentences, by similarity, that a claim is compared with. */
export const NEAREST = 5;
const PREFIX_MATCH = 0.6;
const PAIR_SHARE = 0.35;
const NUMBER_SHARE = 0.25;
const NEIGHBOUR_SHARE = 0.25;
const RERANKED = 10;
const CHARACTER_SHARE = 0.5;
const GRAM = 4;
/** Bonus for a model's own mark: it decides between near equals, never against the words. */
const HINT = 0.1;

export function occurrencesOf(claim: Claim, index: SourceIndex): Occurrences {
  const known = new Map<string, WordPlaces>();
  // Synonyms of another language would make the languages look alike.
  const paraphrased = index.languages.some((language) => !differentLanguages(language, claim.language));
  const places = claim.words.map((word) => {
    const key = `${word.stem} ${word.prefix ?? ''}`;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = occurrencesOfWord(word, index, paraphrased)));
    return found;
  });
  return {
    places,
    weights: claim.words.map((word) => index.weight(word.stem)),
  };
}

/** Where a word occurs, or, if it doesn't, where a synonym does. */
function occurrencesOfWord(word: ComparableToken, index: SourceIndex, paraphrased: boolean): WordPlaces {
  const found = index.occurrences(word.stem, word.prefix);
  if (found.size > 0 || !paraphrased) return found;
  const synonyms = synonymsOf(word).map(({ stem, prefix }) => index.occurrences(stem, prefix).keys());
  return WordPlaces.of(found.keys(), union(synonyms));
}

/**
 * The sentences of the source that a claim most likely comes from, best first, at most ten: by the informative words,
 * adjacent pairs, and numbers that they share, helped by their neighbors, then reordered by similarity of their
 * letters. Empty if nothing is shared.
 */
export function locate(
  claim: Claim,
  index: SourceIndex,
  occurrences: Occurrences,
  hinted?: (sentence: number) => boolean,
): Located[] {
  const own = new Float64Array(index.sentences.length);
  const add = (sentence: number, score: number): void => {
    own[sentence] = (own[sentence] as number) + score;
  };
  const counted = new Set<string>();
  claim.words.forEach((word, at) => {
    if (counted.has(word.stem)) return;
    counted.add(word.stem);
    const weight = occurrences.weights[at] as number;
    (occurrences.places[at] as WordPlaces).forEach((sentence, exact) =>
      add(sentence, weight * (exact === 1 ? 1 : PREFIX_MATCH)),
    );
  });
  for (let at = 1; at < claim.words.length; at++) {
    const one = occurrences.places[at - 1] as WordPlaces;
    const other = occurrences.places[at] as WordPlaces;
    if (one === other) continue;
    const weight = PAIR_SHARE * Math.min(occurrences.weights[at - 1] as number, occurrences.weights[at] as number);
    const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
    fewer.forEach((sentence, exact) => {
      if (exact === 1 && more.get(sentence) === 1) add(sentence, weight);
    });
  }
  for (const number of claim.numbers) {
    const sentences = index.withNumber(number.readings);
    for (const sentence of sentences)
      add(sentence, NUMBER_SHARE * Math.log(1 + index.sentences.length / sentences.length));
  }
  // A neighbor adds at most a share of the highest score. In a long text, thousands of sentences share a word.
  const highest = highestOf(own, RERANKED);
  const least = (highest.at(-1) ?? 0) - NEIGHBOUR_SHARE * (highest[0] ?? 0);
  const scored: Located[] = [];
  for (let sentence = 0; sentence < own.length; sentence++) {
    const score = own[sentence] as number;
    if (score <= 0 || score < least) continue;
    const beside = index.neighbours(sentence).map((other) => own[other] as number);
    scored.push({ sentence, score: score + NEIGHBOUR_SHARE * Math.max(0, ...beside) });
  }
  return rerank(claim, index, bestOf(scored, RERANKED), hinted);
}

/** The highest scores, at most `count`, in falling order. */
function highestOf(scores: Float64Array, count: number): number[] {
  const highest: number[] = [];
  for (const score of scores) {
    if (score <= 0) continue;
    if (highest.length === count && score <= (highest[count - 1] as number)) continue;
    let at = highest.length;
    while (at > 0 && (highest[at - 1] as number) < score) at--;
    highest.splice(at, 0, score);
    if (highest.length > count) highest.pop();
  }
  return highest;
}

function bestOf(scored: Located[], count: number): Located[] {
  return scored.sort((a, b) => b.score - a.score || a.sentence - b.sentence).slice(0, count);
}

function rerank(
  claim: Claim,
  index: SourceIndex,
  best: Located[],
  hinted: ((sentence: number) => boolean) | undefined,
): Located[] {
  const highest = best[0]?.score ?? 0;
  if (highest <= 0) return [];
  const grams = gramsOf(claim.text);
  return bestOf(
    best.map(({ sentence, score }) => ({
      sentence,
      score:
        score / highest +
        CHARACTER_SHARE * cosine(grams, gramsOf(index.textOf(sentence))) +
        (hinted?.(sentence) === true ? HINT : 0),
    })),
    RERANKED,
  );
}

function gramsOf(text: string): Map<string, number> {
  const normal = ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const grams = new Map<string, number>();
  for (let at = 0; at + GRAM <= normal.length; at++) {
    const gram = normal.slice(at, at + GRAM);
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

function cosine(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let product = 0;
  for (const [gram, count] of one) product += count * (other.get(gram) ?? 0);
  return product === 0 ? 0 : product / Math.sqrt(squares(one) * squares(other));
}

function squares(grams: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of grams.values()) sum += count * count;
  return sum;
}

/** Weight of a word that only starts like another. */
export const FORM_MATCH = 0.8;

/** How well a sentence contains each word, 0..1, by the word's position. */
export function matchAt(places: WordPlaces, sentence: number): number {
  const exact = places.get(sentence);
  return exact === undefined ? 0 : exact === 1 ? 1 : FORM_MATCH;
}
