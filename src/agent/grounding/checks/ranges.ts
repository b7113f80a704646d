import { formRange, type Anchor } from '../sentence/anchors.js';
import type { Comparison } from '../comparison.js';
import { slotOf, type Slot } from '../sentence/slots.js';
import type { Statement } from '../sentence/statement.js';
import type { AnchorPlace } from './places.js';

/** Only "to" or "and" is between the two in the source. */
export function isOtherEnd({ index }: Comparison, mine: AnchorPlace | undefined, rival: AnchorPlace): boolean {
  return (
    mine !== undefined &&
    mine.sentence === rival.sentence &&
    formRange(index.statement(rival.sentence), mine.anchor, rival.anchor)
  );
}

/** Whether the claim has a number at the same end of the range as the source; undefined if it doesn't show. */
export function isEndMeant(
  { claim }: Comparison,
  anchor: Anchor,
  mine: AnchorPlace | undefined,
  rival: AnchorPlace,
): boolean | undefined {
  const slot = slotIn(claim, anchor);
  const isEnd = mine !== undefined && mine.anchor.start > rival.anchor.start;
  if (slot === 'until' || slot === 'to') return isEnd;
  return slot === 'since' || slot === 'from' ? !isEnd : undefined;
}

export function slotIn(statement: Statement, { from, to }: Anchor): Slot | undefined {
  return slotOf(statement, from, to);
}
