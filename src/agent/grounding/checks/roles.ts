import { message } from '../../../protocol/messages/index.js';
import type { Alignment, Comparison, Finding } from '../comparison.js';
import { isAdjunct } from '../adjunct.js';
import type { Marked } from '../markers.js';
import { participantsOf, type Participant } from '../participants.js';
import { areOpposites } from '../poles.js';
import type { Statement } from '../statement.js';
import { windowAt } from './polarity.js';

/** Two names in the order of doer and done-to; a passive, an opposite verb or an opposite comparison turns it round. */
export function checkRoles({ claim }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence, matched } = best;
  const participants = participantsOf(claim, best);
  for (let one = 0; one + 1 < participants.length; one++)
    for (let other = one + 1; other < participants.length; other++) {
      const [first, second] = [participants[one] as Participant, participants[other] as Participant];
      if (first.kind !== second.kind) continue;
      const crossed = first.stated.start > second.stated.start;
      if (joined(claim, first.claimed, second.claimed) || joined(statement, first.stated, second.stated)) continue;
      if (isAdjunct(claim, first.claimed) || isAdjunct(statement, crossed ? second.stated : first.stated)) continue;
      const passive =
        passiveBetween(claim, first.claimed, second.claimed) !== passiveBetween(statement, first.stated, second.stated);
      const opposite = claim.tokens.some((token, at) => {
        if (statement.positions.has(token.stem)) return false;
        const [low, high] = windowAt(matched, at, statement.tokens.length);
        return statement.tokens
          .slice(low, high + 1)
          .some((stated) => areOpposites(token.term, stated.term) && !claim.positions.has(stated.stem));
      });
      if ((Number(crossed) + Number(passive) + Number(opposite)) % 2 === 0 || (opposite && !crossed && !passive))
        continue;
      return {
        cap: 'doubtful',
        penalty: 1,
        reason: message('grounding.swapped', {
          one: claim.text.slice(first.claimed.start, first.claimed.end),
          other: claim.text.slice(second.claimed.start, second.claimed.end),
        }),
        counter: sentence,
      };
    }
  return undefined;
}

/** A passive stands between two names: the second did it. */
function passiveBetween(statement: Statement, one: Marked, other: Marked): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return statement
    .marked('passive')
    .some((span) => span.end > first.end && span.start < second.start && span.end <= second.start + 1);
}

/** Only "and", commas or "between … and" stand between them: the order says nothing. */
function joined({ text }: Statement, one: Marked, other: Marked): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  const between = text.slice(first.end, second.start);
  return (
    between.length < 40 &&
    /^\s*(?:,\s*)?(?:(?:and|or|und|oder|et|ou|y|o|и|или|&|,|as well as|sowie)[\s,]+(?:\p{Ll}+\s)?)?$/u.test(between)
  );
}
