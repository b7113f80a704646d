import type { Language } from '@regen-research/text';
import { message } from '../../../protocol/messages/index.js';
import { sameAnchor, type Anchor } from '../sentence/anchors.js';
import type { ComparableToken } from '../sentence/comparable.js';
import type { Alignment, Comparison, Finding } from '../comparison.js';
import { sameWord } from '../sentence/sides.js';
import { slotOf, type Slot } from '../sentence/slots.js';
import type { Statement } from '../sentence/statement.js';
import { isWithout } from './waived.js';

interface Filled {
  slot: Slot;
  /** The first word, by its position. */
  from: number;
  token: ComparableToken;
  anchor?: Anchor;
}

/** "From A to B", "by A to B", "before A": a claim must not move what follows one preposition to another. */
export function checkSlots({ claim }: Comparison, { statement, sentence }: Alignment): Finding | undefined {
  const stated = filledIn(statement);
  const claimed = filledIn(claim);
  for (const mine of claimed) {
    const own = stated.filter((other) => sameFilling(mine, other));
    if (own.length === 0 || own.some(({ slot }) => slot === mine.slot)) continue;
    const [other] = own as [Filled];
    const rival = stated.find(
      (candidate) =>
        candidate.slot === mine.slot &&
        candidate.anchor?.kind === mine.anchor?.kind &&
        !claimed.some((filled) => filled.slot === mine.slot && sameFilling(filled, candidate)),
    );
    const opposite =
      areOppositeSlots(mine, other, claim.language) ||
      (isTurned(mine, other) && FROM_IS_FROM.includes(claim.language) && hasSameWords(claim, statement));
    if (rival === undefined && !opposite) continue;
    // "Not without consent" is "only with consent".
    if (opposite && denials(claim) % 2 !== denials(statement) % 2) continue;
    return {
      cap: mine.anchor?.kind === 'number' || opposite ? 'unsupported' : 'doubtful',
      penalty: 1.2,
      reason: message('grounding.otherWord', { said: withLead(statement, other), claimed: withLead(claim, mine) }),
      counter: sentence,
    };
  }
  return undefined;
}

/** Negations other than "without". */
function denials(statement: Statement): number {
  return statement.marked('negation').some((span) => !isWithout(statement, span)) ? 1 : 0;
}

/**
 * With and without, or from and to: for the latter, the position doesn't have to contain another word. In languages
 * where "from" is also "of", only numbers count.
 */
function areOppositeSlots({ slot, anchor }: Filled, { slot: other }: Filled, language: Language): boolean {
  const both = [slot, other].sort().join(' ');
  return (
    both === 'with without' || (both === 'from to' && anchor?.kind === 'number' && FROM_IS_FROM.includes(language))
  );
}

/** "Leases it to A" for "leases it from A". */
function isTurned({ slot, anchor }: Filled, { slot: other }: Filled): boolean {
  return anchor?.kind === 'name' && [slot, other].sort().join(' ') === 'from to';
}

/** The claim adds no words, so no other verb reverses the sides. */
function hasSameWords(claim: Statement, statement: Statement): boolean {
  return claim.tokens.every(({ content, stem }) => !content || statement.positions.has(stem));
}

const FROM_IS_FROM: readonly Language[] = ['en', 'de', 'ru', 'zh', 'ja'];

/** Everything that follows a preposition: complete anchors, and other words individually. */
function filledIn(statement: Statement): Filled[] {
  const filled: Filled[] = [];
  const { tokens, anchors } = statement;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as ComparableToken;
    const anchor = anchors.find(({ from, to }) => at >= from && at <= to);
    if (anchor === undefined && !token.content) continue;
    const slot = slotOf(statement, at, anchor?.to ?? at);
    if (slot !== undefined) filled.push({ slot, from: at, token, anchor });
    at = anchor?.to ?? at;
  }
  return filled;
}

function sameFilling(one: Filled, other: Filled): boolean {
  if (one.anchor === undefined || other.anchor === undefined)
    return one.anchor === other.anchor && sameWord(one.token, other.token);
  return sameAnchor(one.anchor, other.anchor);
}

function withLead({ tokens, text }: Statement, { from, token, anchor }: Filled): string {
  const before = tokens[from - 1];
  const written = text.slice(anchor?.start ?? token.start, anchor?.end ?? token.end);
  return before === undefined || before.content ? written : `${text.slice(before.start, before.end)} ${written}`;
}
