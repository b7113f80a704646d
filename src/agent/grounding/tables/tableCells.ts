import { message } from '../../../protocol/messages/index.js';
import type { Finding } from '../comparison.js';
import { sameAnchor } from '../sentence/anchors.js';
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

const YES = /^\s*(?:yes|y|true|✓|✔|✅|ja|wahr|oui|vrai|sí|verdadero|да|是|有|はい|○)\s*$/iu;
const NO = /^\s*(?:no|n|false|✗|✘|❌|nein|falsch|non|faux|falso|нет|否|无|いいえ|×)\s*$/iu;

/** Whether a cell says yes or no; undefined if it says something else. */
export function answerIn(cell: Statement | undefined): boolean | undefined {
  const text = cell?.text ?? '';
  return YES.test(text) ? true : NO.test(text) ? false : undefined;
}

/**
 * Number of words of a cell that the claim contains, if it contains all of them (for long headers, most); otherwise 0.
 */
export function nameIn(claim: Statement, cell: Statement | undefined): number {
  if (cell === undefined) return 0;
  // "Q3" names the third quarter.
  const [period] = cell.anchors;
  if (period?.kind === 'calendar' && cell.text.trim().length === period.end - period.start)
    return claim.anchors.some((anchor) => sameAnchor(anchor, period)) ? 1 : 0;
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
