import { message } from '../../../protocol/messages/index.js';
import type { Finding } from '../comparison.js';
import type { Statement } from '../sentence/statement.js';

export interface TableRow {
  sentence: number;
  cells: Statement[];
}

export function otherCell(said: string, claimed: string, counter: number): Finding {
  return {
    cap: 'unsupported',
    penalty: 2.5,
    reason: message('grounding.otherCell', { said, claimed }),
    counter,
  };
}

/**
 * Number of words of a cell that the claim contains, if it contains all of them (for long headers, most); otherwise 0.
 */
export function nameIn(claim: Statement, cell: Statement | undefined): number {
  if (cell === undefined) return 0;
  // A unit after a title doesn't name it: "Weight (g)".
  const bracket = cell.text.search(/\s*[([]/u);
  const telling = cell.tokens.filter(
    (token) =>
      (bracket <= 0 || token.start < bracket) && (token.content || /\d/.test(token.term) || token.term.length === 1),
  );
  if (telling.length === 0) return 0;
  const found = telling.filter(
    (token) => claim.positions.has(token.stem) || (token.prefix !== undefined && claim.prefixes.has(token.prefix)),
  ).length;
  return found === telling.length ||
    (telling.length >= 2 && found >= Math.ceil(telling.length / 2) && !/\d/.test(cell.text))
    ? found
    : 0;
}
