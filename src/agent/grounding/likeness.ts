import { nearness } from './fit.js';
import type { SourceIndex } from './indexing/sourceIndex.js';
import { sameAnchor, type Anchor } from './sentence/anchors.js';
import type { Statement } from './sentence/statement.js';
import { meaningsIn } from './words/meanings.js';

const SHORTEST_ALIKE = 4;

/** A word as it is compared with words of another language. */
export interface Word {
  /** Position of its token. */
  at: number;
  /** Where it ends in the text: without spaces, behind its token. */
  end: number;
  beginning: string | undefined;
  meanings: readonly string[];
}

/**
 * Across languages: the share of a claim's words, 0..1, that look like words near its numbers and names in the source
 * ("almendras" and "almonds", "метр" and "meter") or mean the same ("gebaut", "built"). It only ranks claims whose numbers
 * and names are all in the source.
 */
export function alikeAround(claim: Statement, index: SourceIndex, near: readonly number[]): number {
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

const compared = new WeakMap<Statement, Word[]>();

export function wordsOf(statement: Statement): Word[] {
  let words = compared.get(statement);
  if (words === undefined) compared.set(statement, (words = findWords(statement)));
  return words;
}

function findWords({ text, tokens, language }: Statement): Word[] {
  const meant = meaningsIn(text, tokens, language);
  return tokens.flatMap((token, at): Word[] => {
    const meanings = meant.flatMap((word) => (word.start === token.start ? word.meanings : []));
    const end = Math.max(token.end, ...meant.flatMap((word) => (word.start === token.start ? word.end : [])));
    const beginning = token.content && token.term.length >= SHORTEST_ALIKE ? beginningOf(token) : undefined;
    return beginning === undefined && meanings.length === 0 ? [] : [{ at, end, beginning, meanings }];
  });
}

function shareAround(words: readonly Word[], around: readonly Word[], stated: Statement, anchor: Anchor): number {
  const nearest = words.map((word) =>
    Math.max(0, ...around.filter((other) => areAlike(word, other)).map((other) => nearness(stated, other.at, anchor))),
  );
  return nearest.reduce((sum, share) => sum + share, 0) / words.length;
}

export function areAlike(one: Word, other: Word): boolean {
  return (
    (one.beginning !== undefined && one.beginning === other.beginning) ||
    one.meanings.some((meaning) => other.meanings.includes(meaning))
  );
}

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('абвгдезиклмнопрстуфхцыэ', (letter, at) => [letter, 'abvgdeziclmnoprstufhcye'[at] ?? '']),
);

/** How a word begins in related languages. */
function beginningOf({ term }: { term: string }): string {
  return lettersOf(term).slice(0, SHORTEST_ALIKE);
}

/** A word without accents, in Latin letters, and with one letter for one sound. */
export function lettersOf(term: string): string {
  return term
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/\p{Script=Cyrillic}/gu, (letter) => LATIN[letter] ?? '')
    .replace(/ph/gu, 'f')
    .replace(/x/gu, 'ks')
    .replace(/[kqz]/gu, 'c')
    .replace(/(\p{L})\1/gu, '$1');
}
