import { sameAnchor, type Anchor } from './sentence/anchors.js';
import type { StatedNumber } from './values/numbers.js';
import type { ComparedSource } from './indexing/comparedSource.js';
import type { Statement } from './sentence/statement.js';

/** Whether a number that isn't in the source as written occurs there in another form or as part of something else. */
export function isKnownNumber(
  number: StatedNumber,
  statement: Statement,
  index: ComparedSource,
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
  { anchors, text }: Statement,
  index: ComparedSource,
  near: readonly number[],
): boolean {
  const anchor = anchors.find(({ start }) => start === number.start);
  return anchor !== undefined && (isDerived(anchor, text, index, near) || isAmong(anchor, index, near));
}

function isAmong(anchor: Anchor, index: ComparedSource, near: readonly number[]): boolean {
  return near.some((sentence) => index.statement(sentence).anchors.some((other) => sameAnchor(anchor, other)));
}

/** Words after a number of years that count from another year. */
const COUNTED_FROM =
  /^\s(?:years?|jahre?n?|ans?|années?|años?|лет|года?)\s(?:later|after|afterwards|on|earlier|before|previously|später|danach|früher|zuvor|plus tard|après|avant|auparavant|después|más tarde|antes|спустя|назад|ранее)(?!\p{L})/iu;
/** How many sentences before "three years later" name the year. */
const YEARS_BACK = 3;

/** Before a difference: "cheaper by 60", "um vier Euro". */
const BY = /(?:(?<!\p{L})(?:by|um|de|en|на)\s(?:\p{L}+\s)?[$€£]?|了|[贵低高少多]|便宜)\s?$/u;

/**
 * Whether a number is the difference of two numbers in one sentence ("from 280 to 220" is 60 less), or a year is the one
 * that "three years later" gives.
 */
export function isDerived(anchor: Anchor, claim: string, index: ComparedSource, near: readonly number[]): boolean {
  const value = Math.abs(anchor.readings[0] ?? anchor.date?.year ?? Number.NaN);
  if (isFirstHalf(anchor, claim, index, near)) return true;
  const year = anchor.kind === 'year';
  if (!year && !BY.test(claim.slice(0, anchor.start))) return false;
  return near.some((sentence) => {
    const { anchors, text } = index.statement(sentence);
    const numbers = anchors.filter(({ kind, unit }) => kind === 'number' && unit !== 'fraction');
    if (!year)
      return numbers.some((one, at) =>
        numbers
          .slice(at + 1)
          .some(
            (other) =>
              (one.unit === other.unit || one.unit === undefined) &&
              (anchor.unit === undefined || other.unit === undefined || anchor.unit === other.unit) &&
              Math.abs(Math.abs((one.readings[0] ?? 0) - (other.readings[0] ?? 0)) - value) < 1e-9,
          ),
      );
    return numbers.some(
      ({ end, readings, unit }) =>
        unit === 'year' &&
        COUNTED_FROM.test(` ${text.slice(end).trimStart()}`) &&
        yearsBefore(sentence, index).some((from) => Math.abs(from - value) === readings[0]),
    );
  });
}

const FIRST_MONTHS = /(?<!\p{L})(?:first|ersten|premiers|primeros|перв(?:ые|ых))(?!\p{L})/iu;
const FIRST_HALF =
  /(?<!\p{L})(?:first half(?: of (?:the|this|last|next) year|-year| of \d{4})|erste[ns]? halbjahr\p{L}*|premier semestre|primer semestre|перв\p{L}+ полугоди\p{L})(?!\p{L})|上半年|上半期/iu;

/** "The first six months" for "the first half of the year"; another span of six months isn't that one. */
function isFirstHalf(
  { unit, readings, start, end }: Anchor,
  claim: string,
  index: ComparedSource,
  near: readonly number[],
): boolean {
  if (unit !== 'month' || readings[0] !== 6 || !FIRST_MONTHS.test(claim.slice(Math.max(0, start - 12), end + 20)))
    return false;
  return near.some((sentence) => FIRST_HALF.test(index.statement(sentence).text));
}

/** The years that a sentence and the few before it name. */
function yearsBefore(sentence: number, index: ComparedSource): number[] {
  const { source } = index.sentences.at(sentence) ?? {};
  return Array.from({ length: YEARS_BACK + 1 }, (_, back) => sentence - back)
    .filter((at) => index.sentences.at(at)?.source === source && index.sentences.at(at) !== undefined)
    .flatMap((at) => index.statement(at).anchors)
    .flatMap(({ kind, readings, date }) => (kind === 'year' ? (readings[0] ?? []) : (date?.year ?? [])));
}

/** 83% when the source has 0.83. */
function isKnownShare(number: StatedNumber, index: ComparedSource): boolean {
  return (
    /(?:%|percent|per cent|Prozent)$/i.test(number.raw) &&
    index.withNumber(number.readings.map((value) => value / 100)).length > 0
  );
}
