import { sameAnchor } from './anchors.js';
import type { StatedNumber } from './numbers.js';
import type { SourceIndex } from './sourceIndex.js';
import type { Statement } from './statement.js';

/** Whether a number that isn't in the source as written occurs there in another form or as part of something else. */
export function isKnownNumber(
  number: StatedNumber,
  statement: Statement,
  index: SourceIndex,
  near: readonly number[],
): boolean {
  return (
    isKnownShare(number, index) || isPartOfAnchor(number, statement) || isKnownAnchor(number, statement, index, near)
  );
}

/** The 2 of "2:30 pm" isn't a separate number. */
function isPartOfAnchor(number: StatedNumber, { anchors }: Statement): boolean {
  return anchors.some(
    ({ kind, unit, start, end }) =>
      (kind === 'time' || kind === 'date' || kind === 'identifier' || kind === 'calendar' || unit === 'fraction') &&
      start <= number.start &&
      number.end <= end,
  );
}

/** The 21 thousand of "from 21 to 34 thousand". */
function isKnownAnchor(
  number: StatedNumber,
  { anchors }: Statement,
  index: SourceIndex,
  near: readonly number[],
): boolean {
  const anchor = anchors.find(({ start }) => start === number.start);
  return (
    anchor !== undefined &&
    near.some((sentence) => index.statement(sentence).anchors.some((other) => sameAnchor(anchor, other)))
  );
}

/** 83% when the source has 0.83. */
function isKnownShare(number: StatedNumber, index: SourceIndex): boolean {
  return (
    /(?:%|percent|per cent|Prozent)$/i.test(number.raw) &&
    index.withNumber(number.readings.map((value) => value / 100)).length > 0
  );
}
