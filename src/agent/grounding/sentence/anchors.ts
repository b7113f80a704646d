import type { Language } from '@regen-research/text';
import type { ComparableToken } from './comparable.js';
import { calendarWordsIn } from '../values/calendar.js';
import { datesOf, isMonth, spelledTimesOf, timesOf, type StatedDate } from '../values/dates.js';
import { fractionsIn } from '../values/fractions.js';
import { markedBy, type Marked } from '../words/markers.js';
import type { StatedNumber } from '../values/numbers.js';
import { sameName } from '../names/sameName.js';
import { mayBeOrdinal, ordinalsOf } from '../values/numberWords.js';
import { rateAt, unitAt } from '../values/units.js';
import { isUnspaced } from '../words/unspaced.js';

export type AnchorKind = 'number' | 'year' | 'date' | 'time' | 'identifier' | 'ordinal' | 'calendar' | 'name';

/**
 * Something that pins a sentence down: a number with its unit, a date, a version, or a name. Offsets refer to the
 * sentence's text.
 */
export interface Anchor extends Marked {
  kind: AnchorKind;
  /** As written, including sign, currency, and percent. */
  raw: string;
  /** Numbers: possible values of the digits, likeliest first, with the sign. */
  readings: number[];
  unit?: string;
  /** The time that the unit is per. */
  rate?: string;
  /** The number is preceded by a bound or "about". */
  bound?: 'atLeast' | 'atMost' | 'about';
  /** A number word up to twelve. */
  smallWord?: boolean;
  /** Digits as written, which show how exact a number is. */
  digits?: string;
  date?: StatedDate;
  /** Names: the stems of their words; identifiers: their letters and digits; calendar words: their value. */
  words: string[];
  /** First and last token. */
  from: number;
  to: number;
  /** "23 of the forty wells": the last token of the total that it is part of. */
  reach?: number;
}

/** Addresses, hosts, file names, and options must match to the last letter. */
const ADDRESS =
  /(?<![\p{L}\p{N}@._-])(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?:\/\/\S+?(?=[.,;:!?)\]]*(?:\s|$))|(?:[a-z0-9-]{2,}\.)+[a-z]{2,}(?:\/[\w./-]*\w)?)|--[a-z][\w-]+)(?![\w@])/gu;
const IDENTIFIER =
  /(?<![\p{L}\p{N}.,-])(?:(?:v|V)?\d+(?:\.\d+){2,}(?:\.x)?(?:[-+][A-Za-z][\w]*(?:\.\w+)*)?|(?:v|V)?\d+(?:\.\d+)+-(?:alpha|beta|rc|pre|preview|dev|snapshot)\d*(?:[.-]\d+)*|\d+(?:\.\d+)*\.x|(?=\p{Lu}[\p{L}\d_./-]*\d)\p{Lu}[\p{L}\d_]*(?:[-./][\p{L}\d]+(?:_[\p{L}\d]+)*)*|[\p{Ll}]+[-_]?\d[\p{L}\d_-]*)(?![\p{L}\p{N}])/gu;
const NUMBERED =
  /(?<=(?:№|#|\bNo\.|\bNr\.|\bn°|\b[Vv]ersion|\b[Rr]elease|\b[Bb]uild|\bArticle|\b[Ss]ection|\b[Cc]hapter|\bline|第)\s?)\d+(?:\.\d+)*/gu;
/** "Annex B": a letter numbers a part. */
const LETTERED =
  /(?<=(?<!\p{L})(?:Annex|Appendix|Schedule|Exhibit|Table|Figure|Gate|Platform|Block|Hall|Zone|Group|Room|Anhang|Anlage|Tabelle|Halle|Annexe|Anexo|Приложени[ея])\s)\p{Lu}(?![\p{L}\p{N}'’])/gu;
const HAS_LETTER_AND_DIGIT = /(?=.*\p{L})(?=.*\d)|\.\d+\.|\.x$/u;

/** The anchors of a sentence, in order; nested ones (the day inside a date) aren't listed separately. */
export function anchorsOf(
  text: string,
  tokens: readonly ComparableToken[],
  numbers: readonly StatedNumber[],
  language: Language,
  isName: (token: ComparableToken, position: number) => boolean,
): Anchor[] {
  const found: Anchor[] = [];
  const taken = (span: Marked): boolean => found.some((other) => other.start < span.end && span.start < other.end);
  const base = (kind: AnchorKind, span: Marked): Anchor => ({
    kind,
    start: span.start,
    end: span.end,
    raw: text.slice(span.start, span.end),
    readings: [],
    words: [],
    from: 0,
    to: 0,
  });
  const digits = /\d/.test(text);
  for (const date of datesOf(
    text,
    tokens.some(({ term }) => isMonth(term)),
  ))
    found.push({ ...base('date', date), date });
  if (/[@./]|--/.test(text))
    for (const match of text.matchAll(ADDRESS)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (!taken(span)) found.push({ ...base('identifier', span), words: [match[0].toLowerCase()] });
    }
  for (const match of text.matchAll(LETTERED))
    found.push({
      ...base('identifier', { start: match.index, end: match.index + 1 }),
      words: [match[0].toLowerCase()],
    });
  for (const word of calendarWordsIn(text))
    if (!taken(word)) found.push({ ...base('calendar', word), words: [word.value] });
  for (const time of spelledTimesOf(text))
    if (!taken(time)) found.push({ ...base('time', time), readings: [time.minutes] });
  if (digits) {
    for (const time of timesOf(text)) if (!taken(time)) found.push({ ...base('time', time), readings: [time.minutes] });
    for (const pattern of [IDENTIFIER, NUMBERED])
      for (const match of text.matchAll(pattern)) {
        const span = { start: match.index, end: match.index + match[0].length };
        if (taken(span) || (pattern === IDENTIFIER && !HAS_LETTER_AND_DIGIT.test(match[0]))) continue;
        if (/^\p{Ll}+\d/u.test(match[0]) && !/[-_\d]{2}/.test(match[0])) continue;
        found.push({
          ...base('identifier', span),
          words: [match[0].toLowerCase().replace(/^v(?=\d)/, '')],
        });
      }
  }
  for (const fraction of fractionsIn(text))
    if (!taken(fraction))
      found.push({
        ...base('number', fraction),
        readings: [fraction.value],
        unit: 'fraction',
        bound: fraction.bounded ? 'about' : undefined,
      });
  if (digits || isUnspaced(language) || tokens.some(({ term }) => mayBeOrdinal(term, language)))
    for (const ordinal of ordinalsOf(text, language))
      if (!taken(ordinal)) found.push({ ...base('ordinal', ordinal), readings: [ordinal.value] });
  if (numbers.length > 0) {
    const bounds = (['about', 'atLeast', 'atMost'] as const).flatMap((bound) =>
      markedBy(bound, text, language).map((span) => ({ ...span, bound })),
    );
    for (const number of numbers)
      if (!taken(number) && !isImpersonal(text, number)) found.push(numberAnchor(text, number, language, bounds));
  }
  addNames(text, tokens, isName, (span, words) => {
    if (!taken(span)) found.push({ ...base('name', span), words });
  });
  found.sort((a, b) => a.start - b.start);
  for (const anchor of found) {
    anchor.from = Math.max(
      0,
      tokens.findIndex((token) => token.end > anchor.start),
    );
    anchor.to = anchor.from;
    while (anchor.to + 1 < tokens.length && (tokens[anchor.to + 1] as ComparableToken).start < anchor.end) anchor.to++;
  }
  for (const [at, anchor] of found.entries()) {
    const next = found[at + 1];
    if (anchor.kind === 'number' && next?.kind === 'number' && RANGE.test(text.slice(anchor.end, next.start)))
      shareUnit(anchor, next);
    if (anchor.kind === 'number' && next?.kind === 'number' && PART_OF.test(text.slice(anchor.end, next.start)))
      anchor.reach = next.to;
  }
  return found;
}

/** "14 against 6 percent", "from 41 to 56 thousand": the text after the second number applies to the first as well. */
function shareUnit(first: Anchor, second: Anchor): void {
  if (first.unit !== undefined || first.smallWord !== second.smallWord) return;
  first.unit = second.unit;
  const scale = (second.readings[0] ?? 0) / Number(second.digits);
  if (scale >= 1_000 && Number(first.digits) === first.readings[0])
    first.readings = [...first.readings, first.readings[0] * scale];
}

/** Whether only a word such as "to" or "and" separates two numbers, dates, or times. */
export function formRange({ text }: { text: string }, one: Marked, other: Marked): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return RANGE.test(text.slice(first.end, second.start));
}

const RANGE =
  /^\s?(?:to|and|or|until|till|against|versus|vs\.?|instead of|rather than|bis|und|oder|auf|gegen|statt|à|et|ou|contre|a|al|y|e|o|hasta|до|и|или|по|против|[-–~至到から])\s?$/iu;

/** "One could skate there": a pronoun. */
function isImpersonal(text: string, { start, end }: Marked): boolean {
  if (!/^one$/i.test(text.slice(start, end))) return false;
  // "The western one".
  if (DETERMINED.test(text.slice(Math.max(0, start - 40), start)) && UNCOUNTED.test(text.slice(end, end + 12)))
    return true;
  return /^\s(?:can|cannot|could|may|might|must|should|would|has to|needs to)(?!\p{L})/iu.test(
    text.slice(end, end + 12),
  );
}

const DETERMINED =
  /(?<!\p{L})(?:the|an?|this|that|each|every|other|another|which|its|his|her|their)\s(?:\p{Ll}[\p{L}-]+\s){0,2}$/iu;
const UNCOUNTED =
  /^(?:[.,;:)]|$|\s(?:is|was|has|had|in|on|at|with|from|that|which|who|and|or|than|by|to|for)(?!\p{L}))/iu;

/** Between a number and its total. */
const PART_OF = /^\s(?:of|out of|von|der|des|de|sur|из)(?:\s(?:the|these|its|den|les|los|las|ses|sus))?\s$/iu;

/** "Overdrawn by 20 euros", "12 degrees below zero": a word is the sign. */
const OWED =
  /(?:overdrawn by|in the red by|balance of minus|im Minus mit|überzogen um|à découvert de|en descubierto por)\s(?:[$€£¥]\s?)?$/iu;
const BELOW_ZERO =
  /^\s?(?:°\s?[CF]?|degrees?(?: (?:Celsius|Fahrenheit))?|Grad(?: Celsius)?|degrés|grados|градус\p{L}*)?\s?(?:below (?:zero|freezing)|unter (?:null|dem Gefrierpunkt)|au-dessous de zéro|sous zéro|bajo cero|ниже нуля)/iu;

/** Between a bound and its number: "at most, then, 2". */
const BESIDE = /^(?:[^.,;]{0,3}|,\s\p{L}{1,12},\s)$/u;

/** "Al menos " is no sign. */
const LONGEST_SIGN = 10;

function numberAnchor(
  text: string,
  number: StatedNumber,
  language: Language,
  bounds: readonly (Marked & { bound: 'atLeast' | 'atMost' | 'about' })[],
): Anchor {
  const before = text.slice(Math.max(0, number.start - LONGEST_SIGN), number.start);
  const negative = /(?:^|[\s([=:|])[$€£]?[-−–]\s?[$€£]?$/u.test(before) && !/\d\s?[-−–]\s?$/u.test(before);
  const minus =
    /(?:(?<!\p{L}|(?<!\p{L})(?:al|lo|au|du|ou|o)\s)(?:minus|moins|menos|минус)\s|(?:零下|マイナス|负))$/iu.test(before);
  const owed =
    OWED.test(text.slice(Math.max(0, number.start - 28), number.start)) ||
    BELOW_ZERO.test(text.slice(number.end, number.end + 40));
  const sign = negative || minus || owed ? -1 : 1;
  const unit = unitAt(text, number.start, number.end, language);
  const plain = /^\d{4}$/.test(text.slice(number.start, number.end));
  const value = number.readings[0] ?? 0;
  const counted = unit !== undefined && !(unit === 'year' && text[number.end] === '年');
  const isYear = plain && !counted && value >= 1_200 && value <= 2_100;
  const near = bounds
    .filter((span) => span.end <= number.start && BESIDE.test(text.slice(span.end, number.start)))
    .at(-1);
  const afterwards = bounds.find(
    (span) =>
      span.start >= number.end &&
      span.start - number.end <= 2 &&
      /\p{Script=Han}/u.test(text.slice(span.start, span.end)),
  );
  const currency = /[$€£¥]\s?$/u.exec(before)?.[0] ?? '';
  const percent = /^\s?(?:%|percent\b|per cent\b|Prozent\b)/.exec(text.slice(number.end, number.end + 10))?.[0] ?? '';
  const literal = text.slice(number.start, number.end);
  // "4万1000" has two parts.
  const written = JOINED_MYRIADS.test(literal)
    ? String(value)
    : /\d[\d.,]*/.exec(literal.replace(TORN, ''))?.[0].replace(/[.,]+$/, '');
  return {
    kind: isYear ? 'year' : 'number',
    start: number.start,
    end: number.end,
    raw: `${sign < 0 ? '-' : ''}${currency}${text.slice(number.start, number.end)}${percent}`,
    readings: number.readings.map((reading) => reading * sign),
    unit: isYear ? undefined : unit,
    rate: rateAt(text, number.end),
    bound: near?.bound ?? afterwards?.bound,
    smallWord: number.smallWord,
    digits: written,
    words: [],
    from: 0,
    to: 0,
  };
}

/** The space of "3, 700". */
const TORN = /(?<=^\d+[.,])\s(?=\d)/u;
const JOINED_MYRIADS = /\d[万萬億亿]\d/u;

function addNames(
  text: string,
  tokens: readonly ComparableToken[],
  isName: (token: ComparableToken, position: number) => boolean,
  add: (span: Marked, words: string[]) => void,
): void {
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at] as ComparableToken;
    if (!isName(first, at)) continue;
    let last = at;
    while (
      last + 1 < tokens.length &&
      /^[ \u00a0.&-]{1,3}$/.test(
        text.slice((tokens[last] as ComparableToken).end, (tokens[last + 1] as ComparableToken).start),
      ) &&
      isName(tokens[last + 1] as ComparableToken, last + 1)
    )
      last++;
    const words = tokens.slice(at, last + 1).map((token) => token.stem);
    add({ start: first.start, end: (tokens[last] as ComparableToken).end }, words);
    at = last;
  }
}

/** How far a number may differ from the one it rounds. */
const ROUNDING = 0.05;
/** How far a number after "about" may differ. */
const APPROXIMATE = 0.1;

/** Number of significant digits: 10,400 has three. */
function significantDigits(digits: string | undefined): number {
  if (digits === undefined) return 0;
  const plain = digits.replace(/[.,\s]/g, '').replace(/^0+/, '');
  return /[.,]\d{1,2}$/.test(digits) ? plain.length : plain.replace(/0+$/, '').length;
}

/** Whether a number of the claim is a fair rendering of one in the source. */
export function sameNumber(claimed: Anchor, stated: Anchor): boolean {
  const ambiguous = claimed.readings.length > 1 && stated.readings.length > 1 && /[.,]/.test(claimed.digits ?? '');
  const mine = ambiguous ? claimed.readings.slice(0, 1) : claimed.readings;
  const theirs = ambiguous ? stated.readings.slice(0, 1) : stated.readings;
  for (const one of mine)
    for (const other of theirs) {
      if (one === other) return true;
      if (Math.abs(one - other) < 1e-9) return true;
      const off = Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other));
      if (off >= 1 || one * other < 0 || claimed.kind === 'year') continue;
      if (claimed.bound !== undefined && off <= APPROXIMATE) return true;
      if (
        Math.abs(one) >= 10 || /[.,]/.test(stated.digits ?? '')
          ? significantDigits(claimed.digits) < significantDigits(stated.digits) &&
            off <= ROUNDING &&
            (Math.abs(one) >= 1_000 || /[.,]/.test(stated.digits ?? ''))
          : false
      )
        return true;
    }
  return share(claimed, stated);
}

/** 0.83 and 83% are the same. */
function share(one: Anchor, other: Anchor): boolean {
  const percentOf = (anchor: Anchor): number | undefined =>
    anchor.unit === 'percent'
      ? anchor.readings[0]
      : anchor.unit === 'tenth'
        ? (anchor.readings[0] ?? 0) * 10
        : anchor.unit === 'fraction'
          ? (anchor.readings[0] ?? 0) * 100
          : undefined;
  const mine = percentOf(one);
  const theirs = percentOf(other);
  const equal = (percent: number, fraction: number | undefined): boolean =>
    fraction !== undefined && Math.abs(fraction) <= 1 && Math.abs(percent - fraction * 100) < 1e-6;
  if (mine !== undefined && theirs !== undefined) return Math.abs(mine - theirs) < 0.5;
  if (mine !== undefined) return other.unit === undefined && equal(mine, other.readings[0]);
  if (theirs !== undefined) return one.unit === undefined && equal(theirs, one.readings[0]);
  return false;
}

/** Whether two anchors name the same thing; units are compared separately. */
export function sameAnchor(claimed: Anchor, stated: Anchor): boolean {
  if (claimed.date !== undefined || stated.date !== undefined) return sameDate(claimed, stated);
  if (claimed.kind === 'name' || stated.kind === 'name')
    return claimed.kind === stated.kind && sameName(claimed.words, stated.words);
  if (claimed.kind === 'identifier' || stated.kind === 'identifier') return sameIdentifier(claimed, stated);
  if (claimed.kind === 'calendar' || stated.kind === 'calendar')
    return claimed.kind === stated.kind && claimed.words[0] === stated.words[0];
  if (claimed.kind === 'ordinal' && stated.kind === 'ordinal') return claimed.readings[0] === stated.readings[0];
  if (claimed.kind === 'ordinal' || stated.kind === 'ordinal') return false;
  if (claimed.kind === 'time' || stated.kind === 'time')
    return claimed.kind === stated.kind ? sameTime(claimed, stated) : isHourOf(claimed, stated);
  return sameNumber(claimed, stated);
}

/** 1:30 and 13:30 may be the same if only one specifies the half of the day. */
function sameTime(one: Anchor, other: Anchor): boolean {
  const [mine = 0, theirs = 0] = [one.readings[0], other.readings[0]];
  if (mine === theirs) return true;
  // Without seconds, 04:40 is 04:40:31 as well.
  if (Number.isInteger(mine) !== Number.isInteger(theirs) && Math.floor(mine) === Math.floor(theirs)) return true;
  const halfTold = (anchor: Anchor): boolean => /m\.?$/i.test(anchor.raw);
  const vague = (anchor: Anchor): boolean => /^(?:halb|half past|quarter|viertel)\s/i.test(anchor.raw);
  if (vague(one) || vague(other)) return Math.abs(mine - theirs) === 720;
  return halfTold(one) !== halfTold(other)
    ? false
    : Math.abs(mine - theirs) === 720 && !halfTold(one) && /[時点]/.test(one.raw);
}

/** "11 Uhr" and "11 часов": most languages count the hours of a day as they count those of a journey. */
function isHourOf(one: Anchor, other: Anchor): boolean {
  const [time, hours] = one.kind === 'time' ? [one, other] : [other, one];
  return hours.kind === 'number' && hours.unit === 'hour' && time.readings[0] === (hours.readings[0] ?? 0) * 60;
}

type DateFields = Pick<StatedDate, 'day' | 'month' | 'year'>;

function dateOf(anchor: Anchor): DateFields | undefined {
  return anchor.date ?? (anchor.kind === 'year' ? { year: anchor.readings[0] } : undefined);
}

function sameDate(one: Anchor, other: Anchor): boolean {
  const mine = dateOf(one);
  const theirs = dateOf(other);
  if (mine === undefined || theirs === undefined) return false;
  // A day that the source doesn't give isn't the source's.
  if (mine.day !== undefined && theirs.day === undefined) return false;
  let shared = 0;
  for (const field of ['day', 'month', 'year'] as const) {
    if (mine[field] === undefined || theirs[field] === undefined) continue;
    if (mine[field] !== theirs[field]) return false;
    shared++;
  }
  return shared > 0;
}

function sameIdentifier(one: Anchor, other: Anchor): boolean {
  if (one.kind === other.kind) return one.words[0] === other.words[0];
  const [identifier, number] = one.kind === 'identifier' ? [one, other] : [other, one];
  return number.digits !== undefined && identifier.words[0] === number.digits;
}
