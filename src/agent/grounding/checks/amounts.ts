import type { Language } from '@regen-research/text';
import { message } from '../../../protocol/messages/index.js';
import type { Anchor } from '../sentence/anchors.js';
import { otherWord, type Comparison, type Finding } from '../comparison.js';
import { contextOf, massOf } from '../fit.js';
import type { Slot } from '../sentence/slots.js';
import type { Statement } from '../sentence/statement.js';
import { wayOf } from '../sentence/degrees.js';
import { changesMeaning, fitUnits } from '../values/units.js';
import { bestOf, type AnchorPlace } from './places.js';
import { slotIn } from './ranges.js';

/** How much better the same number with another unit must fit, as a share of the context's mass. */
const LEAST_MARGIN = 0.16;

/** The same number with another unit, or of something else. */
export function wrongUnit(comparison: Comparison, anchor: Anchor, own: readonly AnchorPlace[]): Finding | undefined {
  if (anchor.kind !== 'number') return undefined;
  const sameUnit = own.some(({ anchor: other }) => anchor.unit !== undefined && anchor.unit === other.unit);
  const others = own.filter(({ anchor: other }) => other.unit !== undefined);
  // "Fourteen months, five more than planned" beside "5 hours" elsewhere: the best sentence may leave the unit out.
  const best = comparison.alignments[0]?.sentence;
  const elided = own.some(({ anchor: { unit }, sentence }) => unit === undefined && sentence === best);
  const fits = (sameUnit || anchor.unit === undefined || others.length === 0 || elided ? own : others).some(
    ({ anchor: other, sentence }) => {
      if (anchor.rate !== undefined && other.rate !== undefined && anchor.rate !== other.rate) return false;
      if (anchor.unit === other.unit || fitUnits(anchor.unit ?? '', other.unit ?? '')) return true;
      if (isShare(anchor) && isShare(other)) return true;
      if (anchor.unit === undefined || other.unit === undefined) {
        const unit = anchor.unit ?? other.unit ?? '';
        const statement = comparison.index.statement(sentence);
        const implied = anchor.unit === undefined ? undefined : impliedUnit(statement, other);
        if (implied !== undefined && statement.anchors.every((number) => number.unit !== unit)) return false;
        // 0.83 and 83%; otherwise a bare number is neither money nor a share.
        return (
          !changesMeaning(unit) ||
          sharesFraction(anchor, other) ||
          (!isCountOfShare(comparison.claim, anchor, other) && isElided(comparison, anchor, other, statement))
        );
      }
      return false;
    },
  );
  const otherUnit = fits && sameUnit ? unitThatFits(comparison, anchor, own) : undefined;
  if (otherUnit !== undefined)
    return {
      cap: 'doubtful',
      penalty: 1,
      reason: message('grounding.otherUnit', { said: withUnit(otherUnit.anchor), claimed: withUnit(anchor) }),
      counter: otherUnit.sentence,
    };
  const timed = fits ? sameUnitElsewhere(comparison, anchor, own) : undefined;
  if (timed !== undefined)
    return {
      cap: 'doubtful',
      penalty: 1,
      reason: message('grounding.sourceSays', { said: timed.anchor.raw, claimed: anchor.raw }),
      counter: timed.sentence,
    };
  if (fits) return undefined;
  const place = own[0] as AnchorPlace;
  return {
    cap: 'unsupported',
    penalty: 1.2,
    reason: message('grounding.otherUnit', {
      said: withUnit(place.anchor),
      claimed: withUnit(anchor),
    }),
    counter: place.sentence,
  };
}

/** "A fee of 5 %" where the source has "a fee of $5" and "5 % tax": the same number with another unit is nearer to the words. */
function unitThatFits(comparison: Comparison, anchor: Anchor, own: readonly AnchorPlace[]): AnchorPlace | undefined {
  const others = own.filter(({ anchor: { unit } }) => unit !== undefined && unit !== anchor.unit);
  if (others.length === 0) return undefined;
  const context = contextOf(comparison, anchor);
  const mine = bestOf(
    comparison,
    context,
    own.filter(({ anchor: { unit } }) => unit === anchor.unit),
  );
  const other = bestOf(comparison, context, others);
  return other.fit - mine.fit >= LEAST_MARGIN * massOf(context) ? other.place : undefined;
}

/** "Three years" for "two years" where the source has "three cities": the number that has the unit is meant. */
function sameUnitElsewhere(
  { index, near }: Comparison,
  anchor: Anchor,
  own: readonly AnchorPlace[],
): AnchorPlace | undefined {
  if (anchor.smallWord !== true || anchor.unit === undefined) return undefined;
  // "11% after four": the unit is left out.
  const counts = own.every(
    ({ sentence, anchor: { unit, end } }) =>
      unit === undefined && /^\s?\p{L}/u.test(index.statement(sentence).text.slice(end)),
  );
  if (!counts) return undefined;
  for (const sentence of near)
    for (const other of index.statement(sentence).anchors)
      if (other.kind === 'number' && other.unit === anchor.unit) return { sentence, anchor: other };
  return undefined;
}

export function isShare(anchor: Anchor): boolean {
  return anchor.unit === 'percent' || anchor.unit === 'tenth' || anchor.unit === 'fraction';
}

function sharesFraction(one: Anchor, other: Anchor): boolean {
  const bare = one.unit === undefined ? one : other;
  return Math.abs(bare.readings[0] ?? 2) <= 1 && (one.unit === 'percent' || other.unit === 'percent');
}

/** "Eight of the volumes" isn't "8 percent of the volumes"; "the three sectors" may count what the source lists. */
function isCountOfShare({ text }: Statement, claimed: Anchor, stated: Anchor): boolean {
  return (
    claimed.unit === undefined &&
    stated.unit === 'percent' &&
    /^\s(?:of|der|des|de|из)\s/iu.test(text.slice(claimed.end))
  );
}

/** "1.7 million euros, of which 0.4 million": after a scale, the unit given for another number may be left out. */
function isElided({ claim, index, near }: Comparison, claimed: Anchor, stated: Anchor, statement: Statement): boolean {
  if (stated.unit === undefined && leavesUnitOut(statement, stated, claimed.unit)) return true;
  if (claimed.unit === undefined && leavesUnitOut(claim, claimed, stated.unit)) return true;
  if (!/\p{L}$/u.test((claimed.unit === undefined ? claimed : stated).raw)) return false;
  return (
    claimed.unit === undefined ||
    statement.anchors.some(({ unit }) => unit === claimed.unit) ||
    // "Assets stood at 912 million dollars. Benefits of 61 million were paid": no noun follows.
    (statement.tokens[stated.to + 1]?.content !== true &&
      near.some((beside) =>
        index.statement(beside).anchors.some(({ unit, raw }) => unit === claimed.unit && /\p{L}/u.test(raw)),
      ))
  );
}

/** "12 euros, reduced 7", "55 dollars, 20 less for members": no countable noun follows, and a number beside has the unit. */
function leavesUnitOut({ text, anchors, tokens }: Statement, number: Anchor, unit: string | undefined): boolean {
  const next = tokens[number.to + 1];
  const uncounted =
    /^\s*(?:[.,;)]|$)/u.test(text.slice(number.end)) ||
    next?.content === false ||
    wayOf(next?.term ?? '') !== undefined;
  return (
    uncounted &&
    anchors.some((other) => other.unit === unit && (other.end < number.start || isPaired(text, number, other)))
  );
}

/** "1.9 million euros, of which the state paid 600,000": the part has the unit of the whole. */
function isPartOf(text: string, part: Anchor, { unit, end }: Anchor): boolean {
  return unit !== undefined && end < part.start && OF_WHICH.test(text.slice(end, part.start));
}

const OF_WHICH =
  /^\s?\p{L}*[\s,;(]*(?:of (?:which|that|this)|von denen|davon|wovon|dont|de (?:los|las) (?:cuales|que)|из (?:которых|них))(?!\p{L})[^.;]{0,40}$/iu;

/** "Line 7 every 10 minutes, line 3 every 15": the unit of the number before that follows the same word. */
function impliedUnit({ text, anchors, tokens }: Statement, number: Anchor): string | undefined {
  if (!/^\s*(?:[.,;)]|$)/u.test(text.slice(number.end))) return undefined;
  const whole = anchors.find((other) => isPartOf(text, number, other));
  if (whole !== undefined) return whole.unit;
  const lead = tokens[number.from - 1]?.term;
  return anchors.findLast(
    ({ unit, end, from }) => unit !== undefined && end < number.start && tokens[from - 1]?.term === lead,
  )?.unit;
}

/** "2.90 instead of 2.60 euros", "48,200 or 51,900 euros": the unit comes after the second number. */
function isPaired(text: string, number: Anchor, other: Anchor): boolean {
  return (
    other.start > number.end &&
    other.start - number.end <= LONGEST_PAIRING &&
    !/[.;]\s/u.test(text.slice(number.end, other.start))
  );
}

const LONGEST_PAIRING = 16;

/** "Marta Olsen (93)" where the source only has "93 branches": the number beside a name counts something else there. */
export function besideName(
  { claim, index }: Comparison,
  anchor: Anchor,
  own: readonly AnchorPlace[],
): Finding | undefined {
  if (anchor.kind !== 'number' || anchor.unit !== undefined) return undefined;
  const behind = claim.text.slice(anchor.end);
  const before = claim.text.slice(0, anchor.start);
  if (
    !(/\p{Lu}\p{L}+\s?\($/u.test(before) && behind.startsWith(')')) &&
    !(/\p{Lu}\p{L}+, $/u.test(before) && /^, \p{Ll}/u.test(behind))
  )
    return undefined;
  const counted = own.map(({ sentence, anchor: other }) => {
    const { tokens, text } = index.statement(sentence);
    const next = tokens[other.to + 1];
    return other.unit === undefined && next?.content === true && text.slice(other.end, next.start) === ' '
      ? next
      : undefined;
  });
  const [place] = own;
  const [noun] = counted;
  if (
    place === undefined ||
    noun === undefined ||
    counted.some((next) => next === undefined || claim.positions.has(next.stem))
  )
    return undefined;
  const { text } = index.statement(place.sentence);
  return {
    cap: 'unsupported',
    penalty: 1.2,
    reason: message('grounding.sourceSays', { said: text.slice(place.anchor.start, noun.end), claimed: anchor.raw }),
    counter: place.sentence,
  };
}

function withUnit(anchor: Anchor): string {
  const { raw, unit, rate } = anchor;
  const measured = unit === undefined || /[%$€£¥]/u.test(raw) ? raw : `${raw} ${unit}`;
  return rate === undefined ? measured : `${measured}/${rate}`;
}

/** "Cut to 40" for "cut by 40", "um" for "auf": how much isn't how many are left. */
export function otherSlot(
  { claim, index }: Comparison,
  anchor: Anchor,
  own: readonly AnchorPlace[],
): Finding | undefined {
  const mine = slotIn(claim, anchor);
  // Down by half is down to half.
  if (
    anchor.unit === 'fraction' ||
    anchor.kind !== 'number' ||
    !AMOUNTS.includes(mine) ||
    !SLOTTED.includes(claim.language)
  )
    return undefined;
  const theirs = own.map(({ sentence, anchor: other }) => slotIn(index.statement(sentence), other));
  const [place] = own;
  if (place === undefined || !theirs.every((slot) => AMOUNTS.includes(slot) && slot !== mine)) return undefined;
  // "From 30 to 40" and "to 40 from 30" have the same ends; only "by" tells something else.
  if (mine !== 'by' && !theirs.includes('by')) return undefined;
  return otherWord(withSlot(index.statement(place.sentence), place.anchor), withSlot(claim, anchor), place.sentence);
}

const AMOUNTS: readonly (Slot | undefined)[] = ['by', 'to', 'from'];
/** Where "by" and "to" are different words. */
const SLOTTED: readonly Language[] = ['en', 'de', 'ru'];

function withSlot({ text, tokens }: Statement, { from, end }: Anchor): string {
  return text.slice(tokens[from - 1]?.start ?? 0, end);
}
