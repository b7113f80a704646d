import type { ComparableToken } from '../sentence/comparable.js';
import { isPermission, pointAlike } from '../words/poles.js';
import type { ComparedSource } from '../indexing/comparedSource.js';
import type { Statement } from '../sentence/statement.js';

/** Share of a negation's scope that occurs in another statement, 0..1. */
export function shared(
  scope: readonly ComparableToken[],
  other: Statement | readonly ComparableToken[],
  index: ComparedSource,
): number {
  const tokens = 'tokens' in other ? other.tokens : other;
  let [total, found] = [0, 0];
  for (const [rank, token] of scope.entries()) {
    // The closer to the negation, the more a word counts as denied.
    const weight = index.weight(token.stem) / (1 + rank / 2);
    total += weight;
    if (
      tokens.some(
        ({ stem, prefix, term, content }) =>
          stem === token.stem ||
          (prefix !== undefined && prefix === token.prefix) ||
          ((content || isPermission(term)) && pointAlike(term, token.term)),
      )
    )
      found += weight;
  }
  return total === 0 ? 0 : found / total;
}
