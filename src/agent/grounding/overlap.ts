import { oppositesOf } from './words/antonyms.js';
import type { Claim } from './claim.js';
import { matchAt, FORM_MATCH, type Occurrences } from './locate.js';
import type { SourceIndex } from './indexing/sourceIndex.js';
import type { WordPlaces } from './indexing/wordPlaces.js';

const NEIGHBOUR_MATCH = 0.95;
/** Words this far apart still count as a pair. */
const PAIR_REACH = 3;

/** The weighted share of nearby word pairs that occur in one sentence of the source or in two adjacent ones. */
export function pairSupport(claim: Claim, index: SourceIndex, { places, weights }: Occurrences): number {
  let total = 0;
  let found = 0;
  for (let one = 0; one < claim.words.length; one++) {
    for (let other = one + 1; other <= one + PAIR_REACH && other < claim.words.length; other++) {
      if (claim.words[one]?.stem === claim.words[other]?.stem) continue;
      const weight = Math.min(weights[one] as number, weights[other] as number);
      total += weight;
      found += weight * togetherness(places[one] as WordPlaces, places[other] as WordPlaces, index);
    }
  }
  if (total > 0) return found / total;
  const first = places[0] as WordPlaces;
  return first.size === 0 ? 0 : first.hasExact ? 1 : FORM_MATCH;
}

function togetherness(one: WordPlaces, other: WordPlaces, index: SourceIndex): number {
  let best = 0;
  for (const [sentence, exact] of one) {
    const anchor = exact === 1 ? 1 : FORM_MATCH;
    if (anchor <= best) continue;
    best = Math.max(best, anchor * matchAt(other, sentence));
    if (best >= anchor * NEIGHBOUR_MATCH) continue;
    const { source } = index.sentences.at(sentence) as { source: number };
    for (const neighbour of [sentence - 1, sentence + 1]) {
      if (index.sentences.at(neighbour)?.source === source)
        best = Math.max(best, anchor * NEIGHBOUR_MATCH * matchAt(other, neighbour));
    }
    if (best === 1) break;
  }
  return best;
}

/** The share of the claim's two-stem sequences that occur in one of the sentences; undefined for a single word. */
export function bigramSupport(claim: Claim, index: SourceIndex, sentences: ReadonlySet<number>): number | undefined {
  const { stems: claimed } = claim;
  if (claimed.length < 2) return undefined;
  const runs = new Set<string>();
  for (const sentence of sentences) {
    const stems = index.stemsOf(sentence);
    for (let at = 1; at < stems.length; at++) runs.add(`${stems[at - 1]} ${stems[at]}`);
  }
  let found = 0;
  for (let at = 1; at < claimed.length; at++) if (runs.has(`${claimed[at - 1]} ${claimed[at]}`)) found++;
  return found / (claimed.length - 1);
}

export function oppositesIn(
  claim: Claim,
  index: SourceIndex,
  sentences: ReadonlySet<number>,
): { word: string; opposite: string }[] {
  const present = new Set([...sentences].flatMap((sentence) => index.stemsOf(sentence)));
  const found: { word: string; opposite: string }[] = [];
  for (const { stem, start, end } of claim.words) {
    const opposites = oppositesOf(stem);
    if (opposites === undefined || present.has(stem)) continue;
    // "Send and receive" for "send" reverses nothing.
    const opposite = [...opposites].find((other) => present.has(other) && !claim.stems.includes(other));
    if (opposite !== undefined)
      found.push({
        word: claim.text.slice(start, end),
        opposite: asWritten(opposite, index, sentences),
      });
  }
  return found;
}

/** The form of a stem in the source. */
function asWritten(stem: string, index: SourceIndex, sentences: ReadonlySet<number>): string {
  for (const sentence of sentences) {
    if (!index.stemsOf(sentence).includes(stem)) continue;
    const form = index.wordsOf(sentence).find((token) => token.stem === stem);
    if (form !== undefined) return form.term;
  }
  return stem;
}
