import type { Language, Token } from '@regen-research/text';
import { isMonth } from './dates.js';
import { ENGLISH_TENS, ENGLISH_UNITS, ideographNumbers, numberWordsOf } from './numberWords.js';
import { markedBy } from '../words/markers.js';
import { isUnspaced } from '../words/unspaced.js';

/** A number in a text; offsets refer to that text. */
export interface StatedNumber {
  start: number;
  end: number;
  /** As written, with its scale and percent sign. */
  raw: string;
  /** Possible values, likeliest first: "1.000" is one or a thousand. */
  readings: number[];
  /** Its digits without the scale: "3" of "3 to 5 million". */
  unscaled: number[];
  /** Scaled, fractional, or large: rounding it isn't an error, as it would be for a year or a count. */
  roundable: boolean;
  /** A small number word ("two", "twelve"), which writers add and drop freely. */
  smallWord: boolean;
}

/** Two roundable numbers this close are the same number. */
const TOLERANCE = 0.005;
const ROUNDABLE_FROM = 10_000;
const SMALL_WORD = 12;

const SCALES = new Map<string, number>([
  ...['hundred', 'hundert', 'cent', 'cien', 'ciento', '百'].map((word) => [word, 1e2] as const),
  ...['thousand', 'k', 'tausend', 'tsd', 'mille', 'mil', 'тыс', 'тысяча', 'тысячи', 'тысяч', '千'].map(
    (word) => [word, 1e3] as const,
  ),
  ...['万', '萬'].map((word) => [word, 1e4] as const),
  ...[
    'million',
    'millions',
    'm',
    'mn',
    'mio',
    'millionen',
    'millón',
    'millones',
    'млн',
    'миллион',
    'миллиона',
    'миллионов',
  ].map((word) => [word, 1e6] as const),
  ...['億', '亿'].map((word) => [word, 1e8] as const),
  ...[
    'billion',
    'billions',
    'bn',
    'b',
    'mrd',
    'milliarde',
    'milliarden',
    'milliard',
    'milliards',
    'млрд',
    'миллиард',
    'миллиарда',
    'миллиардов',
  ].map((word) => [word, 1e9] as const),
  ...['trillion', 'trillions', 'tn', '兆'].map((word) => [word, 1e12] as const),
]);

const NUMBER_WORDS = new Map<string, number>([
  ...ENGLISH_UNITS.map((word, value) => [word, value] as const),
  ...ENGLISH_TENS.map((word, index) => [word, 20 + 10 * index] as const),
]);
const WORD_SCALES = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

/** Possible values of digits with separators; empty if it isn't a number (a version, an address). */
export function readingsOf(digits: string, decimalComma = false): number[] {
  if (/^\d+$/.test(digits)) return [Number(digits)];
  const separators = digits.replace(/\d/g, '');
  const last = separators.at(-1) as string;
  const parts = digits.split(/[.,]/);
  const grouped = parts.slice(1).every((part) => part.length === 3) && (parts[0] as string).length <= 3;
  const mixed = new Set(separators).size > 1;
  if (mixed) {
    const cut = digits.lastIndexOf(last);
    return separators.indexOf(last) === separators.length - 1
      ? [Number(`${digits.slice(0, cut).replace(/[.,]/g, '')}.${digits.slice(cut + 1)}`)]
      : [];
  }
  const whole = Number(digits.replace(/[.,]/g, ''));
  if (separators.length > 1) return grouped ? [whole] : [];
  const fraction = Number(digits.replace(',', '.'));
  if (!grouped) return [fraction];
  return (last === ',') !== decimalComma ? [whole, fraction] : [fraction, whole];
}

/** The numbers of a text: digits in any common notation with their scale, and number words of its language. */
export function statedNumbers(
  text: string,
  tokens: readonly Token[],
  decimalComma = false,
  language: Language = 'en',
): StatedNumber[] {
  const found: StatedNumber[] = [];
  const spelled = language === 'en' ? undefined : numberWordsOf(language);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const unit = token.term.charCodeAt(0);
    if (unit >= 48 && unit <= 57) {
      const match = /^(\d[\d.,]*)(\p{L}+)?$/u.exec(token.term);
      const digits = match?.[1]?.replace(/[.,]+$/, '') ?? '';
      if (match === null) continue;
      const torn = match[2] === undefined ? restOfTorn(text, tokens, index, language) : undefined;
      const groups = torn !== undefined ? [torn] : match[2] === undefined ? spacedGroups(text, tokens, index) : [];
      const last = groups.at(-1) ?? token;
      const unscaled =
        torn !== undefined
          ? [readingOfTorn(text, token, torn)]
          : groups.length > 0
            ? [Number(digits + groups.map(({ term }) => term).join(''))]
            : readingsOf(digits, decimalComma);
      if (unscaled.length === 0) continue;
      index += groups.length;
      const scale = scaleOf(text, last, match[2], tokens[index + 1], tokens[index + 2]);
      const end = scale?.end ?? last.end;
      const factors = scale === undefined ? [1] : scale.certain ? [scale.factor] : [scale.factor, 1];
      const readings = factors.flatMap((factor) => unscaled.map((value) => value * factor));
      found.push({
        start: token.start,
        end,
        raw: rawOf(text, token.start, end),
        readings,
        unscaled,
        roundable:
          scale !== undefined || torn !== undefined || /[.,]/.test(digits) || (readings[0] as number) >= ROUNDABLE_FROM,
        smallWord: false,
      });
      continue;
    }
    if (spelled !== undefined && spelled.size > 0) {
      const phrase = spelledAt(tokens, index, spelled);
      if (phrase !== undefined) {
        const last = tokens[phrase.last] as Token;
        const scale = scaleOf(text, last, undefined, tokens[phrase.last + 1], tokens[phrase.last + 2]);
        const value = phrase.value * (scale?.factor ?? 1);
        const end = scale?.end ?? last.end;
        found.push({
          start: token.start,
          end,
          raw: rawOf(text, token.start, end),
          readings: [value],
          unscaled: [phrase.value],
          roundable: value >= ROUNDABLE_FROM,
          smallWord: value <= SMALL_WORD,
        });
        index = phrase.last + (scale === undefined ? 0 : 1);
        continue;
      }
    }
    if (spelled !== undefined || !NUMBER_WORDS.has(token.term)) continue;
    const { value, next } = readWords(text, tokens, index);
    const end = (tokens[next - 1] as Token).end;
    found.push({
      start: token.start,
      end,
      raw: rawOf(text, token.start, end),
      readings: [value],
      unscaled: [value],
      roundable: value >= ROUNDABLE_FROM,
      smallWord: value <= SMALL_WORD,
    });
    index = next - 1;
  }
  return isUnspaced(language) ? joinMyriads(text, withIdeographs(text, found)) : found;
}

/** The groups of three digits that follow after single spaces: "2 300 000". */
function spacedGroups(text: string, tokens: readonly Token[], index: number): Token[] {
  const groups: Token[] = [];
  let last = tokens[index] as Token;
  if (!/^[1-9]\d{0,2}$/.test(last.term)) return groups;
  for (let next = tokens[index + 1]; next !== undefined; next = tokens[index + groups.length + 1]) {
    if (!/^\d{3}$/.test(next.term) || !/^[ \u00a0\u202f\u2009’']$/u.test(text.slice(last.end, next.start))) break;
    groups.push(next);
    last = next;
  }
  return groups;
}

/** Followed by a further item, two numbers are a list. */
const NEXT_ITEM = /^,?\s(?:\d|(?:and|or|und|oder|et|ou|y|e|o)\s)/u;

/** The rest of a number that a program has torn apart behind its separator: "3, 700 women", "$1. 7 million". */
function restOfTorn(text: string, tokens: readonly Token[], index: number, language: Language): Token | undefined {
  const [before, first, next, behind] = [
    tokens[index - 1],
    tokens[index] as Token,
    tokens[index + 1],
    tokens[index + 2],
  ];
  if (next === undefined || !/^\d{1,3}$/.test(first.term) || !/^\d{1,3}$/.test(next.term)) return undefined;
  const isInList = before !== undefined && /^\d/.test(before.term) && /^,\s$/.test(text.slice(before.end, first.start));
  if (isInList || isMonth(before?.term ?? '') || NEXT_ITEM.test(text.slice(next.end, next.end + 8))) return undefined;
  const between = text.slice(first.end, next.start);
  if (between === ', ')
    return next.term.length === 3 && !first.term.startsWith('0') && !isNumberOf(text, before, first, language)
      ? next
      : undefined;
  const isMeasured = /^\s?%/.test(text.slice(next.end, next.end + 2)) || SCALES.has(behind?.term ?? '');
  return between === '. ' && isMeasured ? next : undefined;
}

/** "In room 7, 120 guests": the first number belongs to what stands before it, unless that only says how exact it is. */
function isNumberOf(text: string, before: Token | undefined, number: Token, language: Language): boolean {
  return (
    before?.content === true &&
    /^\s$/.test(text.slice(before.end, number.start)) &&
    markedBy('about', text.slice(before.start, before.end), language).length === 0
  );
}

function readingOfTorn(text: string, first: Token, rest: Token): number {
  return Number(text[first.end] === ',' ? `${first.term}${rest.term}` : `${first.term}.${rest.term}`);
}

/** "4万1000": what follows a myriad directly is added to it. */
function joinMyriads(text: string, numbers: readonly StatedNumber[]): StatedNumber[] {
  const joined: StatedNumber[] = [];
  for (const number of numbers) {
    const before = joined.at(-1);
    const [value = 0] = number.readings;
    const scale = before === undefined ? undefined : SCALES.get(before.raw.at(-1) ?? '');
    if (before?.end === number.start && scale !== undefined && scale >= 1e4 && value < scale) {
      const total = (before.readings[0] ?? 0) + value;
      const raw = rawOf(text, before.start, number.end);
      joined[joined.length - 1] = { ...before, end: number.end, raw, readings: [total], unscaled: [total] };
    } else joined.push(number);
  }
  return joined;
}

function withIdeographs(text: string, found: StatedNumber[]): StatedNumber[] {
  for (const { start, end, value } of ideographNumbers(text)) {
    if (found.some((other) => other.start < end && start < other.end)) continue;
    found.push({
      start,
      end,
      raw: text.slice(start, end),
      readings: [value],
      unscaled: [value],
      roundable: value >= ROUNDABLE_FROM,
      smallWord: value <= SMALL_WORD,
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The words of the longest number that starts at a token: "treinta y cinco". */
const LONGEST_PHRASE = 4;

function spelledAt(
  tokens: readonly Token[],
  index: number,
  words: ReadonlyMap<string, number>,
): { value: number; last: number } | undefined {
  let found: { value: number; last: number } | undefined;
  let phrase = '';
  for (let last = index; last < Math.min(tokens.length, index + LONGEST_PHRASE); last++) {
    phrase = last === index ? (tokens[last] as Token).term : `${phrase} ${(tokens[last] as Token).term}`;
    const value = words.get(phrase);
    if (value !== undefined) found = { value, last };
    else if (last === index && !/^\p{L}+$/u.test(phrase)) return undefined;
  }
  return found;
}

function scaleOf(
  text: string,
  token: Token,
  suffix: string | undefined,
  next: Token | undefined,
  behind: Token | undefined,
): { factor: number; end: number; certain: boolean } | undefined {
  if (suffix !== undefined) {
    const factor = SCALES.get(suffix);
    // "5m" may be meters, "3b" a paragraph.
    return factor === undefined ? undefined : { factor, end: token.end, certain: suffix.length > 1 };
  }
  if (next === undefined || !/^[\s-]?$/.test(text.slice(token.end, next.start))) return undefined;
  const factor = SCALES.get(next.term);
  // "120 K" are kelvins.
  if (next.term === 'k' && text[next.start] === 'K') return undefined;
  if (factor === undefined) return undefined;
  const isLetter = next.term === 'm' && text[next.start] === 'm';
  if (isLetter && isMetre(text, token, next, behind)) return undefined;
  return { factor, end: next.end, certain: next.term.length > 1 || (factor >= 1e4 && !isLetter) };
}

/** "3.10 m", "boats over 12 m pay": neither money nor a count of what the next word names. */
function isMetre(text: string, number: Token, letter: Token, next: Token | undefined): boolean {
  if (/[$€£¥]\s?[\d.,]*$/u.test(text.slice(Math.max(0, number.start - 3), number.end))) return false;
  const isBehind = next !== undefined && /^\s[\p{L}$€£¥]/u.test(text.slice(letter.end, letter.end + 2));
  return !isBehind || !COUNTABLE.test(next.term);
}

/** Plurals and currencies. */
const COUNTABLE =
  /^(?:people|euro|yen|yuan|dollar|pound|franc|kron\p{L}+|Einwohner|Menschen|habitantes|personnes|\p{L}{3,}s)$/iu;

/** Reads "two hundred and twenty-five thousand" from `index` on. */
function readWords(text: string, tokens: readonly Token[], index: number): { value: number; next: number } {
  let total = 0;
  let group = 0;
  let next = index;
  for (; next < tokens.length; next++) {
    const term = (tokens[next] as Token).term;
    if (next > index && !/^(?:\s+|-)$/.test(text.slice((tokens[next - 1] as Token).end, (tokens[next] as Token).start)))
      break;
    const scale = WORD_SCALES.get(term);
    const value = NUMBER_WORDS.get(term);
    if (scale === 100) group = Math.max(1, group) * 100;
    else if (scale !== undefined) {
      total += Math.max(1, group) * scale;
      group = 0;
    } else if (value !== undefined) {
      // "one two" is two numbers; "twenty one" and "hundred five" are one.
      if (
        next > index &&
        !(group % 100 === 0 && group > 0) &&
        !(value < 10 && group % 100 >= 20 && group % 10 === 0) &&
        group !== 0
      )
        break;
      if (next > index && group === 0 && total === 0) break;
      group += value;
    } else if (!(
      term === 'and' &&
      next > index &&
      group % 100 === 0 &&
      group > 0 &&
      NUMBER_WORDS.has(tokens[next + 1]?.term ?? '')
    ))
      break;
  }
  return { value: total + group, next };
}

function rawOf(text: string, start: number, end: number): string {
  const before = /[$€£¥]\s?$/.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? '';
  const after = /^\s?(?:%|‰|°[CF]?|[€£]|percent\b|per cent\b|Prozent\b)/.exec(text.slice(end, end + 12))?.[0] ?? '';
  return `${before}${text.slice(start, end)}${after}`;
}

/** The numbers of a source, for looking one up. */
export class NumberSet {
  private readonly sorted: Float64Array;
  private readonly exact: Set<number>;

  constructor(values: Iterable<number>) {
    this.exact = new Set(values);
    this.sorted = Float64Array.from(this.exact).sort();
  }

  has(number: StatedNumber): boolean {
    return number.readings.some((value) => this.exact.has(value) || (number.roundable && this.hasNear(value)));
  }

  private hasNear(value: number): boolean {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] as number) < value * (1 - TOLERANCE)) low = middle + 1;
      else high = middle;
    }
    const nearest = this.sorted[low];
    return nearest !== undefined && nearest <= value * (1 + TOLERANCE);
  }
}
