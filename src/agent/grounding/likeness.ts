import type { Comparison } from './comparison.js';
import { sameAnchor } from './sentence/anchors.js';

const SHORTEST_ALIKE = 4;
/** Words this far from a number count half. */
const HALF_DISTANCE = 9;

/**
 * Across languages: the share of a claim's words, 0..1, that look like words near its numbers and names in the source:
 * "almendras" and "almonds", "метр" and "meter". It only ranks claims whose numbers and names are all in the source.
 */
export function alikeAround({ claim, index, near }: Comparison): number {
  const words = claim.tokens.filter(({ content, term }) => content && term.length >= SHORTEST_ALIKE).map(beginningOf);
  if (words.length === 0 || claim.anchors.length === 0) return 0;
  const shares = claim.anchors.map((anchor) => {
    let best = 0;
    for (const sentence of near) {
      const { anchors, tokens } = index.statement(sentence);
      const places = anchors.filter((other) => sameAnchor(anchor, other));
      if (places.length === 0) continue;
      const beginnings = tokens.map((token) => (token.content ? beginningOf(token) : undefined));
      for (const { from } of places) best = Math.max(best, shareAround(words, beginnings, from));
    }
    return best;
  });
  return Math.min(...shares);
}

function shareAround(words: readonly string[], beginnings: readonly (string | undefined)[], from: number): number {
  const nearest = words.map((word) =>
    Math.max(0, ...beginnings.map((other, at) => (other === word ? 1 / (1 + Math.abs(at - from) / HALF_DISTANCE) : 0))),
  );
  return nearest.reduce((sum, nearness) => sum + nearness, 0) / words.length;
}

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('абвгдезиклмнопрстуфхцыэ', (letter, at) => [letter, 'abvgdeziclmnoprstufhcye'[at] ?? '']),
);

/** How a word begins in related languages: without accents, and with one letter for one sound. */
function beginningOf({ term }: { term: string }): string {
  return term
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/\p{Script=Cyrillic}/gu, (letter) => LATIN[letter] ?? '')
    .replace(/ph/gu, 'f')
    .replace(/x/gu, 'ks')
    .replace(/[kqz]/gu, 'c')
    .replace(/(\p{L})\1/gu, '$1')
    .slice(0, SHORTEST_ALIKE);
}
