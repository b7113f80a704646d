import { KeptPieces, unmarked, withBlankMarks } from '../keptPieces.js';
import { elements, firstChild, type XmlDocument } from '../xml/xml.js';

/** How a cell's number is displayed, as far as its meaning depends on it. */
export type NumberKind = 'number' | 'percent' | 'date' | 'time' | 'dateTime' | 'duration';

/** A number format, as far as it changes what is read. */
export interface NumberFormat {
  kind: NumberKind;
  /** Text before and after the number, such as a currency or a unit. */
  before: string;
  after: string;
  /** The number is written with at least so many digits before the decimal point. */
  digits: number;
  /** Digits after the point, for an amount of money; undefined to write the number as it is. */
  decimals?: number;
  /** What the number is divided by to be shown: 1,000 for `0.0,"K"`. */
  scale: number;
  /** A time is shown with its seconds, without which its minutes would be read as hours: `mm:ss`. */
  showsSeconds?: boolean;
  /** Digits of the parts of a second that a time is shown with. */
  partsOfSecond?: number;
  /** Negative numbers have a section of their own with other text, so they are written without the text. */
  plainBelowZero?: boolean;
  /** What stands before, between, and after the digits of a whole number, such as one of a telephone. */
  mask?: readonly string[];
  /** Formats of the numbers that they are for; the first that applies is used. */
  choices?: readonly Choice[];
}

/** A section of a format: for which numbers it is, and how it shows them, which may be words only. */
interface Choice {
  applies: (value: number) => boolean;
  shown: NumberFormat | string;
}

const PLAIN: NumberFormat = { kind: 'number', before: '', after: '', digits: 1, scale: 1 };

/** Predefined formats that have no code in the file (ECMA-376, 18.8.30), except for plain numbers. */
const PREDEFINED: readonly [from: number, to: number, kind: NumberKind][] = [
  [9, 10, 'percent'],
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'dateTime'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 45, 'time'],
  [46, 46, 'duration'],
  [47, 47, 'time'],
  [50, 58, 'date'],
];

/** Those of them that show seconds. */
const WITH_SECONDS = new Set([19, 21, 45, 46, 47]);
/** The one that shows their tenths. */
const TENTHS = 47;

/** The kind of a format code such as `yyyy\-mm\-dd`, `0.0%`, or `[h]:mm`; the first of its sections counts. */
function kindOfFormat(code: string): NumberKind {
  const [section = ''] = code.replace(/"[^"]*"|\\.|[_*]./g, '').split(';');
  if (/\[(?:h+|m+|s+)\]/i.test(section)) return 'duration';
  const plain = section.replace(/\[[^\]]*\]/g, '').replace(/general|standard/gi, '');
  const hasDay = /[yd]|m{3,}/i.test(plain) || (/m/i.test(plain) && !/[hs]/i.test(plain));
  const hasHour = /[hs]/i.test(plain);
  if (hasDay) return hasHour ? 'dateTime' : 'date';
  if (hasHour) return 'time';
  return plain.includes('%') ? 'percent' : 'number';
}

/** The placeholders of a number: `#,##0.00`. */
const PLACEHOLDERS = /[#0?](?:[#0?, ]*[#0?])?(?:\.[#0?]*)?,*/;
const CURRENCY = /[$€£¥₹]|\b[A-Z]{3}\b/;

const COMPARISONS: Readonly<Record<string, (value: number, than: number) => boolean>> = {
  '<': (value, than) => value < than,
  '<=': (value, than) => value <= than,
  '>': (value, than) => value > than,
  '>=': (value, than) => value >= than,
  '=': (value, than) => value === than,
  '<>': (value, than) => value !== than,
};
const CONDITION = /\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]/;
/** For which numbers the sections of a format are that state no condition; zero belongs to the first of two. */
const BY_PLACE: readonly Choice['applies'][] = [(value) => value > 0, (value) => value < 0, (value) => value === 0];
const BY_PLACE_OF_TWO: typeof BY_PLACE = [(value) => value >= 0, (value) => value < 0];

/** The words that a section shows instead of a number; undefined if it shows the number, or nothing. */
function wordsOf(section: string): string | undefined {
  const plain = section.replace(/\[[^\]]*\]/g, '');
  const words = plain.replace(/"([^"]*)"|\\(.)/g, '$1$2').trim();
  return /[#0?@]|general|standard/i.test(plain.replace(/"[^"]*"|\\./g, '')) || !/\p{L}/u.test(words)
    ? undefined
    : words;
}

/**
 * The sections of a format whose words or conditions depend on the number: `[<1000]0;0.0,"k"`, `"Yes";;"No"`; undefined
 * if it has none.
 */
function choicesOf(code: string): Choice[] | undefined {
  const sections = code.match(/(?:"[^"]*"|\\.|[^;"\\])+|(?<=^|;)(?=;|$)/g) ?? [];
  const hasCondition = CONDITION.test(code);
  if (sections.length < 2 || sections.length > 4 || kindOfFormat(code) !== 'number') return undefined;
  const words = sections.map(wordsOf);
  if (!hasCondition && words.every((own) => own === undefined)) return undefined;
  const byPlace = sections.length === 2 ? BY_PLACE_OF_TWO : BY_PLACE;
  const [first = ''] = sections;
  const formatAt = (section: string, index: number): NumberFormat => {
    if (hasCondition || index !== 1) return formatOf(section.replace(CONDITION, ''));
    // The section of negative numbers writes their sign in its own way, as in a format of two sections.
    return words[0] === undefined ? formatOf(`${first};${section}`) : PLAIN;
  };
  return sections.map((section, index): Choice => {
    const [, sign = '', than = ''] = CONDITION.exec(section) ?? [];
    const compare = COMPARISONS[sign];
    const otherwise = hasCondition ? () => true : byPlace[index];
    const applies = compare === undefined ? otherwise : (value: number) => compare(value, Number(than));
    return { applies: applies ?? (() => false), shown: words[index] ?? formatAt(section, index) };
  });
}

/** A format by its code; only plain numbers keep the text around them. */
export function formatOf(code: string): NumberFormat {
  const choices = choicesOf(code);
  if (choices !== undefined) return { ...PLAIN, choices };
  const kind = kindOfFormat(code);
  const [first = '', second] = code.replace(/"[^"]*"|\\./g, (text) => text.replaceAll(';', ' ')).split(';');
  if (kind === 'time' || kind === 'duration') {
    const parts = /s\]?\.(0{1,3})/i.exec(first)?.[1] ?? '';
    return { ...PLAIN, kind, showsSeconds: /s/i.test(first), partsOfSecond: parts.length };
  }
  if (kind !== 'number' || /general|standard|@|E[+-]|[#0?]\s*\//i.test(first)) return { ...PLAIN, kind };
  const wordsIn = (part: string) => part.replace(/\[(?!\$)[^\]]*\]|[_*].|[\s()\\"#0?.,-]/g, '');
  // Quoted text and escaped characters are shown; a currency is in brackets; alignment isn't shown.
  const literals = new KeptPieces();
  const { keep } = literals;
  const [section = ''] = unmarked(code)
    .replace(/"([^"]*)"/g, (_whole, text: string) => keep(text))
    .replace(/\\(.)/g, (_whole, text: string) => keep(text))
    .replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/g, (_whole, text: string) => keep(text))
    .replace(/\[[^\]]*\]|_.|\*./g, '')
    .split(';');
  // Digits in marks aren't placeholders.
  const shape = withBlankMarks(section);
  const found = PLACEHOLDERS.exec(shape);
  if (found === null) return PLAIN;
  // A number in several groups, such as one of a telephone.
  if (/[#0?]/.test(shape.slice(found.index + found[0].length))) {
    if (/[#?.,]/.test(shape)) return PLAIN;
    const ends = [...shape.matchAll(/0/g)].map(({ index }) => index);
    const starts = [0, ...ends.map((end) => end + 1)];
    return { ...PLAIN, mask: starts.map((start, index) => literals.restore(section.slice(start, ends[index]))) };
  }
  const before = literals.restore(section.slice(0, found.index));
  const after = literals.restore(section.slice(found.index + found[0].length));
  const [whole = '', fraction] = found[0].replace(/,+$/, '').split('.');
  const commas = /,*$/.exec(found[0])?.[0].length ?? 0;
  const isMoney = CURRENCY.test(before + after);
  return {
    kind,
    before,
    after,
    digits: whole.replace(/[^0]/g, '').length,
    decimals: isMoney ? (fraction ?? '').replace(/[^0]/g, '').length : undefined,
    // A number in thousands without saying so is better read whole.
    scale: after.trim() === '' ? 1 : 1_000 ** commas,
    plainBelowZero: second !== undefined && wordsIn(second) !== wordsIn(first),
  };
}

/** The format of each cell style, by its index. */
export function numberFormats(styles: XmlDocument): NumberFormat[] {
  const codes = new Map(
    elements(styles, 'numFmt').map(({ attribs }) => [Number(attribs['numFmtId']), attribs['formatCode'] ?? '']),
  );
  return elements(firstChild(elements(styles, 'styleSheet')[0], 'cellXfs') ?? styles, 'xf').map(({ attribs }) => {
    const id = Number(attribs['numFmtId'] ?? 0);
    const code = codes.get(id);
    if (code !== undefined) return formatOf(code);
    const kind = PREDEFINED.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'number';
    return { ...PLAIN, kind, showsSeconds: WITH_SECONDS.has(id), partsOfSecond: id === TENTHS ? 1 : 0 };
  });
}

const MILLISECONDS_IN_DAY = 86_400_000;
/** Day 0 of the two calendars of workbooks, in milliseconds since 1970. */
const DAY_ZERO = { from1900: Date.UTC(1899, 11, 30), from1904: Date.UTC(1904, 0, 1) };
const SIGNIFICANT_DIGITS = 15;

const exact = (value: number): string => String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));

/** `12:30`, or `12:30:05` and `12:30:05.2` if there are seconds and parts of them, or the format shows them. */
function clock(seconds: number, { showsSeconds, partsOfSecond = 0 }: Partial<NumberFormat> = {}): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  const whole = Math.floor(seconds);
  const parts = partsOfSecond === 0 ? '' : (seconds - whole).toFixed(partsOfSecond).slice(1);
  const rest = whole % 60 === 0 && showsSeconds !== true ? '' : `:${pad(whole % 60)}${parts}`;
  return `${pad(Math.floor(whole / 3600))}:${pad(Math.floor(whole / 60) % 60)}${rest}`;
}

/** A negative number's sign at an end of the text before it, beside which no second one is written. */
const WRITTEN_SIGN = /^\s*[-−(]|[-−(]\s*$/;

/** A plain number with the text around it. No digit is rounded away. */
function withText(value: number, { before, after, digits, decimals, scale, plainBelowZero }: NumberFormat): string {
  if (value < 0 && (plainBelowZero === true || WRITTEN_SIGN.test(before))) return exact(value);
  const size = exact(Math.abs(value) / scale);
  const [whole = '', fraction = ''] = size.includes('e') ? [size] : size.split('.');
  const written = whole.padStart(digits, '0');
  const point = fraction.padEnd(fraction === '' && Number(whole) === 0 ? 0 : (decimals ?? 0), '0');
  return `${value < 0 ? '-' : ''}${before}${written}${point === '' ? '' : `.${point}`}${after}`.trim();
}

/** A whole number in the groups of a mask; undefined if it isn't one. */
function inGroups(value: number, mask: readonly string[] | undefined): string | undefined {
  if (mask === undefined || !Number.isSafeInteger(value) || value < 0) return undefined;
  const count = mask.length - 1;
  const digits = String(value).padStart(count, '0');
  const extra = digits.length - count;
  const written = mask.slice(1).map((after, index) => {
    const at = index + extra;
    return (index === 0 ? digits.slice(0, at + 1) : digits.slice(at, at + 1)) + after;
  });
  return ((mask[0] ?? '') + written.join('')).trim();
}

/** A cell's number as text. Dates and times count days; `isFrom1904` tells from when. */
export function displayNumber(value: number, format: NumberFormat = PLAIN, isFrom1904 = false): string {
  const { kind } = format;
  if (!Number.isFinite(value)) return exact(value);
  const choice = format.choices?.find(({ applies }) => applies(value));
  if (choice !== undefined)
    return typeof choice.shown === 'string' ? choice.shown : displayNumber(value, choice.shown, isFrom1904);
  if (kind === 'number') return inGroups(value, format.mask) ?? withText(value, format);
  if (kind === 'percent') return `${exact(value * 100)}%`;
  const { partsOfSecond = 0 } = format;
  const seconds = Number((value * 86_400).toFixed(partsOfSecond));
  if (kind === 'duration') return seconds < 0 ? `-${clock(-seconds, format)}` : clock(seconds, format);
  const inDay = ((seconds % 86_400) + 86_400) % 86_400;
  if (kind === 'time' && value < 1) return clock(inDay, format);
  const zero = isFrom1904 ? DAY_ZERO.from1904 : DAY_ZERO.from1900;
  const day = new Date(zero + Math.floor(seconds / 86_400) * MILLISECONDS_IN_DAY);
  if (Number.isNaN(day.getTime())) return exact(value);
  const date = day.toISOString().slice(0, 10);
  return inDay === 0 ? date : `${date} ${clock(inDay)}`;
}
