import { hasWord, otherWord, type Comparison, type Finding } from '../comparison.js';
import { wordsOf, type Word } from '../sentence/meantWords.js';
import type { Statement } from '../sentence/statement.js';
import { areExclusive } from '../words/meanings.js';
import { windowAt } from './opposites.js';

/** The nearest sentence must have this share of a claim, by weight. */
const LEAST_COVERAGE = 0.4;
/** Letters that each part of a compound has at least. */
const SHORTEST_PART = 3;

/**
 * "The fire destroyed the museum" for "the fire destroyed the library": a word of the claim that no sentence near it has,
 * and in its place in the nearest one another thing of its kind that the claim doesn't have.
 */
export function checkExclusive({ claim, index, near, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE) return [];
  const { statement, matched, sentence } = best;
  const around = near.map((at) => index.statement(at));
  const mine = wordsOf(claim);
  for (const word of mine) {
    if (matched[word.at] !== undefined && !isUnspaced(claim, word)) continue;
    if (around.some((other) => contains(other, claim, word))) continue;
    const [low, high] = windowAt(matched, word.at, statement.tokens.length);
    const said = wordsOf(statement).find(
      (other) =>
        other.at >= low &&
        other.at <= high &&
        areExclusive(word.meanings, other.meanings) &&
        !contains(claim, statement, other),
    );
    if (said === undefined) continue;
    return [otherWord(textOf(statement, said), textOf(claim, word), sentence)];
  }
  return [];
}

/** Written without spaces, a word is several tokens, each of which may be part of other words. */
function isUnspaced({ tokens }: Statement, { at, end }: Word): boolean {
  return end > (tokens[at]?.end ?? end);
}

/** Whether a statement has a word of another one, another word for the same, or a compound of it ("Waldrand" for "Wald"). */
function contains(statement: Statement, of: Statement, word: Word): boolean {
  const token = of.tokens[word.at];
  if (
    isUnspaced(of, word)
      ? statement.text.includes(textOf(of, word))
      : token !== undefined &&
        (hasWord(statement, token) || statement.tokens.some(({ term }) => isPartOf(token.stem, term)))
  )
    return true;
  return wordsOf(statement).some((other) => other.meanings.some((meaning) => word.meanings.includes(meaning)));
}

function isPartOf(stem: string, compound: string): boolean {
  return (
    stem.length >= SHORTEST_PART &&
    compound.length - stem.length >= SHORTEST_PART &&
    (compound.startsWith(stem) || compound.endsWith(stem))
  );
}

function textOf({ text, tokens }: Statement, { at, end }: Word): string {
  return text.slice(tokens[at]?.start, end);
}
