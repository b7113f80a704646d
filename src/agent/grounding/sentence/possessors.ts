import type { ComparableToken } from './comparable.js';
import type { Statement } from './statement.js';

/** "Szalay's colleague" isn't Szalay. */
export function isPossessor(
  { text }: Pick<Statement, 'text'>,
  { start, end }: Pick<ComparableToken, 'start' | 'end'>,
): boolean {
  return /['’]s?$/u.test(text.slice(start, end + 1));
}
