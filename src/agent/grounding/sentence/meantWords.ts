import { meaningsIn } from '../words/meanings.js';
import type { Statement } from './statement.js';

const SHORTEST_ALIKE = 4;

/** A word as it is compared with words of another language, or of its kind. */
export interface Word {
  /** Position of its token. */
  at: number;
  /** Where it ends in the text: without spaces, behind its token. */
  end: number;
  beginning: string | undefined;
  meanings: readonly string[];
}

const compared = new WeakMap<Statement, Word[]>();

/** The words of a statement that have a known meaning or are long enough to look like others; computed once. */
export function wordsOf(statement: Statement): Word[] {
  let words = compared.get(statement);
  if (words === undefined) compared.set(statement, (words = findWords(statement)));
  return words;
}

function findWords({ text, tokens, language }: Statement): Word[] {
  const meant = new Map<number, { end: number; meanings: string[] }>();
  for (const { start, end, meanings } of meaningsIn(text, tokens, language)) {
    const known = meant.get(start);
    if (known === undefined) meant.set(start, { end, meanings: [...meanings] });
    else meant.set(start, { end: Math.max(known.end, end), meanings: [...known.meanings, ...meanings] });
  }
  return tokens.flatMap((token, at): Word[] => {
    const { end, meanings } = meant.get(token.start) ?? { end: token.end, meanings: [] };
    const beginning = token.content && token.term.length >= SHORTEST_ALIKE ? beginningOf(token) : undefined;
    return beginning === undefined && meanings.length === 0
      ? []
      : [{ at, end: Math.max(token.end, end), beginning, meanings }];
  });
}

/** Whether two words begin alike or mean the same. */
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
