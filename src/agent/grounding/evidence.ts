import type { Claim } from './claim.js';
import { matchAt, type Located, type Occurrences } from './locate.js';
import type { WordPlaces } from './indexing/wordPlaces.js';
import type { ComparedSource } from './indexing/comparedSource.js';

/** Maximum sentences of the source per claim. */
export const MOST_EVIDENCE = 3;
/** Minimum share of the claim's words that a further sentence must add. */
const LEAST_ADDED = 0.12;

/** The best sentence, followed by those that add enough uncovered words. */
export function evidenceFor(
  claim: Claim,
  index: ComparedSource,
  occurrences: Occurrences,
  ranking: readonly Located[],
): number[] {
  const top = ranking[0];
  if (top === undefined) return [];
  const words = new Map<string, { weight: number; places: WordPlaces; covered: number }>();
  claim.words.forEach((word, at) => {
    words.set(word.stem, {
      weight: occurrences.weights[at] as number,
      places: occurrences.places[at] as WordPlaces,
      covered: 0,
    });
  });
  const mass = [...words.values()].reduce((sum, word) => sum + word.weight, 0);
  const likeness = new Map(ranking.map(({ sentence, score }) => [sentence, score]));
  const evidence: number[] = [];
  for (let next: number | undefined = top.sentence; next !== undefined;) {
    evidence.push(next);
    for (const word of words.values()) word.covered = Math.max(word.covered, matchAt(word.places, next));
    if (evidence.length === MOST_EVIDENCE) break;
    const gains = new Float64Array(index.sentences.length);
    for (const word of words.values()) {
      if (word.covered === 1) continue;
      for (const sentence of word.places.keys()) {
        const gain = word.weight * Math.max(0, matchAt(word.places, sentence) - word.covered);
        gains[sentence] = (gains[sentence] as number) + gain;
      }
    }
    next = undefined;
    let most = 0;
    for (let sentence = 0; sentence < gains.length; sentence++) {
      const gain = gains[sentence] as number;
      if (gain <= 0 || gain < LEAST_ADDED * mass) continue;
      // With equal gains, the likelier sentence wins.
      const preference = gain * (1 + 0.01 * (likeness.get(sentence) ?? 0));
      if (preference > most) {
        most = preference;
        next = sentence;
      }
    }
  }
  return evidence;
}
