import { Bm25 } from './bm25.js';
import { guessLanguage } from './language.js';
import { maskMarkup } from './markup.js';
import { questionStems } from './question.js';
import { contentStems } from './tokens.js';

/** Weight of a neighbor's match: an answer is often next to the words of the question. */
const NEIGHBOR = 0.25;
/** The question's share of a score; the rest is how much a block has in common with the whole text. */
const QUESTION_SHARE = 0.8;

/**
 * How much each block of a text deserves close reading, 0 to 1 per block: by its match with the question (BM25) and by
 * how many of the text's recurring words it contains, with a slight preference for earlier blocks. Without a question,
 * only the latter counts. Linear.
 */
export function salience(blocks: readonly string[], question = ''): number[] {
  const masked = blocks.map(maskMarkup);
  const language = guessLanguage(masked.join('\n').slice(0, 20_000));
  const stems = masked.map((block) => contentStems(block, language));
  const general = normalized(centrality(stems));
  const asked = questionStems(question);
  if (asked.length === 0) return general;
  const own = new Bm25(stems).score(asked);
  const matched = own.map((score, index) => score + NEIGHBOR * Math.max(own[index - 1] ?? 0, own[index + 1] ?? 0));
  if (!matched.some((score) => score > 0)) return general;
  return normalized(matched).map(
    (score, index) => QUESTION_SHARE * score + (1 - QUESTION_SHARE) * (general[index] as number),
  );
}

function centrality(blocks: readonly (readonly string[])[]): number[] {
  const spread = new Map<string, number>();
  const distinct = blocks.map((stems) => new Set(stems));
  for (const stems of distinct) for (const stem of stems) spread.set(stem, (spread.get(stem) ?? 0) + 1);
  const reach = Math.max(3, 0.08 * blocks.length);
  return distinct.map((stems, index) => {
    let sum = 0;
    for (const stem of stems) {
      const count = spread.get(stem) ?? 1;
      // Words in a single block say little about the whole; words in every block say nothing about this one.
      if (count > 1) sum += Math.sqrt(count) * Math.log(1 + blocks.length / count);
    }
    return stems.size === 0 ? 0 : (sum / Math.sqrt(stems.size)) * (1 + 0.5 * Math.exp(-index / reach));
  });
}

function normalized(scores: readonly number[]): number[] {
  const most = scores.reduce((highest, score) => Math.max(highest, score), 0);
  return scores.map((score) => (most === 0 ? 0 : score / most));
}
