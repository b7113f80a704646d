import { message } from '../../../protocol/messages/index.js';
import type { ComparableToken } from '../sentence/comparable.js';
import type { Alignment, Finding } from '../comparison.js';
import type { Marked } from '../words/markers.js';
import { sameWord } from '../sentence/sides.js';
import type { Statement } from '../sentence/statement.js';

/** Number of words after "without" or "only after" that say what is required. */
const NEAREST = 2;
const WITHOUT = /^(?:without|ohne|sans|sin|без)$/iu;

/** A "without", which denies only what follows it. */
export function isWithout({ text }: Statement, { start, end }: Marked): boolean {
  return WITHOUT.test(text.slice(start, end));
}

const EXCLUDED = /^(?:excluding|apart from|other than|save for|ausgenommen|exklusive|ohne|hors|excepté|salvo)/iu;

/** "Even to guests who haven't passed it": the limit doesn't hold. */
const EVEN = /(?<!\p{L})(?:even|auch|sogar|même|aussi|incluso|también|даже)(?!\p{L})/iu;

/** "May enter without notice", "may enter even if they gave no notice" for "may enter only after giving notice". */
export function conditionWaived(claim: Statement, { statement, sentence }: Alignment): Finding | undefined {
  const negations = claim.marked('negation');
  const without = negations.find((span) => isWithout(claim, span) || EVEN.test(claim.text.slice(0, span.start)));
  if (without === undefined || negations.length > 1 || statement.has('negation')) return undefined;
  const waived = wordsBehind(claim, without);
  // "Excluding VAT" is without it.
  const excluded = statement.marked('exception');
  const limit = [...statement.marked('exclusive'), ...statement.marked('condition')].find(
    (span) =>
      !excluded.some(({ start, end }) => start === span.start && EXCLUDED.test(statement.text.slice(start, end))) &&
      wordsBehind(statement, span).some((other) => waived.some((word) => sameWord(word, other))),
  );
  return limit === undefined
    ? undefined
    : {
        cap: 'unsupported',
        penalty: 1.2,
        reason: message('grounding.conditionDenied', { said: statement.text.slice(limit.start, limit.end) }),
        counter: sentence,
      };
}

function wordsBehind({ tokens }: Statement, { end }: Marked): ComparableToken[] {
  return tokens.filter(({ content, start }) => content && start >= end).slice(0, NEAREST);
}
