import { nearness } from './fit.js';
import type { ComparedSource } from './indexing/comparedSource.js';
import { sameAnchor, type Anchor } from './sentence/anchors.js';
import { areAlike, wordsOf, type Word } from './sentence/meantWords.js';
import type { Statement } from './sentence/statement.js';

/**
 * Across languages: the share of a claim's words, 0..1, that look like words near its numbers and names in the source
 * ("almendras" and "almonds", "метр" and "meter") or mean the same ("gebaut", "built"). It only ranks claims whose numbers
 * and names are all in the source.
 */
export function alikeAround(claim: Statement, index: ComparedSource, near: readonly number[]): number {
  const words = wordsOf(claim);
  if (words.length === 0 || claim.anchors.length === 0) return 0;
  const shares = claim.anchors.map((anchor) => {
    let best = 0;
    for (const sentence of near) {
      const statement = index.statement(sentence);
      const places = statement.anchors.filter((other) => sameAnchor(anchor, other));
      if (places.length === 0) continue;
      const around = wordsOf(statement);
      for (const place of places) best = Math.max(best, shareAround(words, around, statement, place));
    }
    return best;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function shareAround(words: readonly Word[], around: readonly Word[], stated: Statement, anchor: Anchor): number {
  const nearest = words.map((word) =>
    Math.max(0, ...around.filter((other) => areAlike(word, other)).map((other) => nearness(stated, other.at, anchor))),
  );
  return nearest.reduce((sum, share) => sum + share, 0) / words.length;
}
