import { clauseAt, tokenAt } from '../comparison.js';
import type { ComparableToken } from '../sentence/comparable.js';
import type { Marked } from '../words/markers.js';
import { isPassive } from '../sentence/passive.js';
import type { Statement } from '../sentence/statement.js';
import { isWithout } from './waived.js';
import { isUnspaced } from '../words/unspaced.js';

/** Maximum words after a negation that it denies. */
const REACH = 6;
/** Number of the words nearest to a negation that count as denied. */
export const NEAREST_DENIED = 2;

/** The content words that a negation denies: those after it in its clause, or those before it if nothing follows. */
export function scopeOf(statement: Statement, span: Marked): ComparableToken[] {
  const at = tokenAt(statement.tokens, span.start);
  if (at < 0) return [];
  const clause = statement.clauses[at];
  const reach = isUnspaced(statement.language) ? 2 * REACH : REACH;
  const behind: ComparableToken[] = [];
  const before: ComparableToken[] = [];
  for (
    let next = at;
    next < statement.tokens.length && next <= at + reach && statement.clauses[next] === clause;
    next++
  ) {
    const token = statement.tokens[next] as ComparableToken;
    if (token.content && token.start >= span.end && !LONGER.test(token.term)) behind.push(token);
  }
  for (let last = at - 1; last >= 0 && last >= at - reach && statement.clauses[last] === clause; last--) {
    const token = statement.tokens[last] as ComparableToken;
    if (token.content) before.push(token);
  }
  if (statement.language === 'ja') return before;
  if (statement.language === 'de') return [...behind, ...before];
  // "The tax was ruled out by the mayor": what is denied comes before.
  if (isPassive(statement, span) && isParticiple(statement, span)) return [...before, ...behind];
  // "Running it there is no longer possible": what is denied comes before.
  const [only, further] = behind;
  if (before.length > 0 && further === undefined && POSSIBLE.test(only?.term ?? '')) return before;
  return behind.length > 0 ? behind : before;
}

const LONGER = /^(?:longer|more|mehr|plus|más|больше)$/u;

const POSSIBLE =
  /^(?:possible|allowed|permitted|available|true|necessary|required|autorisée?s?|nécessaires?|posibles?|permitid[oa]s?|necesari[oa]s?|возможн\p{L}*|нужн\p{L}*)$/u;

/** "Ruled out" and "rejected" are participles; "no" isn't. */
function isParticiple({ text }: Statement, span: Marked): boolean {
  return /(?:ed|den|ten|gt|hnt|és?|ées?|dits?|dites?|ad[oa]s?|id[oa]s?)(?:\s(?:out|down))?$/iu.test(
    text.slice(span.start, span.end),
  );
}

/** All content words of the negation's clause. */
export function clauseWordsOf(statement: Statement, span: Marked): ComparableToken[] {
  const clause = clauseAt(statement, span);
  if (isWithout(statement, span)) return scopeOf(statement, span).slice(0, NEAREST_DENIED);
  return statement.tokens.filter((token, at) => token.content && statement.clauses[at] === clause);
}

/** "Not uncommon": the next word cancels the denial. */
export function isUndone(statement: Statement, span: Marked, claim?: Statement): boolean {
  const [first] = scopeOf(statement, span);
  return (
    first !== undefined &&
    claim?.positions.has(first.stem) !== true &&
    /^un(?!der|til|ion|it|iq|iv|ifo|ter|d$|ser|sere|e?s?$)\p{L}{4,}/u.test(first.term)
  );
}
