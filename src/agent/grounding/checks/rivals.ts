import { sameAnchor, type Anchor } from '../sentence/anchors.js';
import type { Comparison } from '../comparison.js';
import { areDerivedNames } from '../names/sameName.js';
import { contextOf, massOf } from '../fit.js';
import { isShare } from './amounts.js';
import { BESIDE, besideOf, bestOf, hasBeside, type AnchorPlace } from './places.js';

/** Other values that an anchor of a claim may have been mistaken for: of its kind, and nowhere else in the claim. */
export function rivalsOf({ claim }: Comparison, anchor: Anchor, places: readonly AnchorPlace[]): AnchorPlace[] {
  return places.filter(
    ({ anchor: other }) =>
      comparable(anchor, other) &&
      !sameAnchor(anchor, other) &&
      !(other.unit === 'fraction' && other.bound !== undefined) &&
      !claim.anchors.some((stated) => stated !== anchor && sameAnchor(stated, other)),
  );
}

function comparable(one: Anchor, other: Anchor): boolean {
  if (one.kind === 'date' || one.kind === 'year') return other.kind === 'date' || other.kind === 'year';
  if (one.kind !== other.kind) return areNumbered(one, other) || areNumbered(other, one);
  if (one.kind === 'identifier') return areAlike(one, other);
  if (one.kind === 'name') return !areDerivedNames(one.raw, other.raw);
  if (one.kind === 'calendar') return one.words[0]?.split(':')[0] === other.words[0]?.split(':')[0];
  if ((one.unit === 'fraction') !== (other.unit === 'fraction')) return isShare(one) && isShare(other);
  // A measure isn't the counterpart of a count of a few things.
  const counts = ({ smallWord, unit }: Anchor): boolean => smallWord === true && unit === undefined;
  if ((counts(one) && other.unit !== undefined) || (counts(other) && one.unit !== undefined)) return false;
  if (counts(one) && !Number.isInteger(other.readings[0])) return false;
  return one.kind !== 'number' || one.unit === undefined || other.unit === undefined || one.unit === other.unit;
}

/** A version isn't mistaken for the number of a report that begins with letters. */
export function areAlike(one: Anchor, other: Anchor): boolean {
  const isNumber = ({ words }: Anchor): boolean => /^\d/u.test(words[0] ?? '');
  return isNumber(one) === isNumber(other);
}

/** "Release 2.3 adds Greek, 2.2 had brought small capitals; 2.3.1 mends them": a bare number with a point is numbered alike. */
function areNumbered(one: Anchor, other: Anchor): boolean {
  const [form, digits] = [/^\d+(?:\.\d+)*$/u.exec(one.words[0] ?? '')?.[0], other.digits];
  return (
    one.kind === 'identifier' &&
    other.kind === 'number' &&
    other.unit === undefined &&
    form !== undefined &&
    digits !== undefined &&
    form.includes('.') === digits.includes('.')
  );
}

/**
 * How much better the claim's words fit its own numbers, dates, and names than the nearest other one, -1..1, for the
 * anchor that fits worst; undefined if none has a rival.
 */
export function leastMargin(comparison: Comparison): number | undefined {
  const { claim, index, near } = comparison;
  const places = near.flatMap((sentence) =>
    index.statement(sentence).anchors.map((anchor): AnchorPlace => ({ sentence, anchor })),
  );
  const margins = claim.anchors.flatMap((anchor) => {
    const own = places.filter((place) => sameAnchor(anchor, place.anchor));
    const rivals = rivalsOf(comparison, anchor, places);
    const context = contextOf(comparison, anchor);
    const mass = massOf(context);
    if (own.length === 0 || rivals.length === 0 || mass === 0) return [];
    const beside = besideOf(claim, anchor);
    const extra = (place: AnchorPlace): number => (hasBeside(comparison, place, beside) ? BESIDE * mass : 0);
    return [(bestOf(comparison, context, own, extra).fit - bestOf(comparison, context, rivals, extra).fit) / mass];
  });
  return margins.length === 0 ? undefined : Math.min(...margins);
}
