import { isRejection } from '../words/poles.js';
import type { Statement } from '../sentence/statement.js';
import { areSynonyms } from '../words/synonyms.js';

/** One says "rejected" and the other "did not allow". */
export function rejects(one: Statement, other: Statement): boolean {
  return one.tokens.some(({ term, stem }) => isRejection(term) && !other.positions.has(stem));
}

/** "Unchanged" for "not changed". */
export function hasNegativeForm(one: Statement, other: Statement): boolean {
  return one.tokens.some((token) => {
    const match = /^(?:un|in|im|ir|dis|non|not|de|a)-?(\p{L}{4,})$/u.exec(token.term);
    const rest = match?.[1];
    return (
      rest !== undefined &&
      !other.positions.has(token.stem) &&
      other.tokens.some(({ term }) => term.startsWith(rest.slice(0, 5)) || areSynonyms(term, rest))
    );
  });
}
