import type { Marked } from '../words/markers.js';

/** A date, or as much of it as is known. */
export interface StatedDate extends Marked {
  year?: number;
  month?: number;
  day?: number;
}

/** A time of day in minutes since midnight, with seconds as a fraction. */
export interface StatedTime extends Marked {
  minutes: number;
}

/** By month, in English, German, French, Spanish, and Russian (nominative and genitive). */
const MONTHS: readonly string[] = [
  'january|jan|januar|jänner|janvier|enero|январь|января|январе',
  'february|feb|februar|février|febrero|февраль|февраля|феврале',
  'march|mar|märz|mars|marzo|март|марта|марте',
  'april|apr|avril|abril|апрель|апреля|апреле',
  'may|mai|mayo|май|мая|мае',
  'june|jun|juni|juin|junio|июнь|июня|июне',
  'july|jul|juli|juillet|julio|июль|июля|июле',
  'august|aug|août|agosto|август|августа|августе',
  'september|sept|sep|septembre|septiembre|сентябрь|сентября|сентябре',
  'october|oct|oktober|octobre|octubre|октябрь|октября|октябре',
  'november|nov|novembre|noviembre|ноябрь|ноября|ноябре',
  'december|dec|dezember|décembre|diciembre|декабрь|декабря|декабре',
];
const MONTH_OF = new Map(MONTHS.flatMap((names, at) => names.split('|').map((name) => [name, at + 1] as const)));
const MONTH = `(?<month>${MONTHS.join('|')})`;

const DATES = [
  new RegExp(
    `(?<![\\p{L}\\p{N}.])(?<day>\\d{1,2})(?:\\.|st|nd|rd|th|er)?[ \\u00a0](?:de |of )?${MONTH}(?!\\p{L})(?:\\.|,)?(?:[ \\u00a0](?:de |del |of )?(?<year>\\d{4})(?!\\d))?`,
    'giu',
  ),
  new RegExp(
    `(?<!\\p{L})${MONTH}(?!\\p{L})\\.?[ \\u00a0](?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:]|[.,]\\d)(?:,?[ \\u00a0](?<year>\\d{4})(?!\\d))?`,
    'giu',
  ),
  new RegExp(`(?<!\\p{L})${MONTH}(?!\\p{L}),?[ \\u00a0](?:de |del |of )?(?<year>\\d{4})(?!\\d)`, 'giu'),
  /(?<!\d)(?<year>\d{4})-(?<monthNumber>\d{2})-(?<day>\d{2})(?!\d)/gu,
  // Without a year, "7.1." at the end of a sentence is a version.
  /(?<![\d.])(?<day>\d{1,2})\.(?<monthNumber>\d{1,2})\.(?:(?<year>\d{4})|(?=\s*\S)|(?<=\d{2}\.\d{2}\.|(?:am|vom|zum|bis|den|ab|seit|der)\s[\d.]+))(?!\d)/gu,
  /(?:(?<year>\d{4})年)?(?<monthNumber>\d{1,2})月(?:(?<day>\d{1,2})[日号])?/gu,
];
/** A month by itself: in English, "May" and "March" only with a capital and a preposition. */
const MONTH_ALONE = new RegExp(`(?<!\\p{L})${MONTH}(?!\\p{L})`, 'giu');
const AMBIGUOUS = new Set([
  'may',
  'march',
  'mar',
  'mars',
  'mai',
  'sep',
  // French for seven.
  'sept',
  'dec',
  'jan',
  'jun',
  'jul',
  'nov',
  'oct',
  'apr',
  'aug',
  'feb',
]);
const BEFORE_MONTH =
  /(?:\b(?:in|of|since|until|till|by|from|to|and|between|early|late|mid|last|next|this|im|ab|bis|seit|en|de|du|au|à|fin|début|hasta|desde|и|в|с|до)\s|-)$/iu;

/** Whether a lowercase word is the name of a month. */
export function isMonth(term: string): boolean {
  return MONTH_OF.has(term);
}

/** The dates of a text in any notation of the seven languages; impossible dates are skipped. */
export function datesOf(text: string, hasMonth: boolean): StatedDate[] {
  const found: StatedDate[] = [];
  const add = (match: RegExpMatchArray & { index: number }): void => {
    const { day, year, month, monthNumber } = match.groups ?? {};
    const date: StatedDate = {
      start: match.index,
      end: match.index + match[0].length,
    };
    if (day !== undefined) date.day = Number(day);
    if (year !== undefined) date.year = Number(year);
    date.month = month === undefined ? Number(monthNumber) : MONTH_OF.get(month.toLowerCase());
    if (date.month === undefined || date.month < 1 || date.month > 12 || (date.day ?? 1) < 1 || (date.day ?? 1) > 31)
      return;
    if (found.some((other) => other.start < date.end && date.start < other.end)) return;
    found.push(date);
  };
  if (!hasMonth && !/\d[-.月]\d?/u.test(text)) return found;
  for (const pattern of DATES) for (const match of text.matchAll(pattern)) add(match);
  if (!hasMonth) return found.sort((a, b) => a.start - b.start);
  for (const match of text.matchAll(MONTH_ALONE)) {
    const word = match[0].toLowerCase();
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    if (AMBIGUOUS.has(word) && !(/^\p{Lu}/u.test(match[0]) && BEFORE_MONTH.test(before))) continue;
    add(match);
  }
  return found.sort((a, b) => a.start - b.start);
}

const TIME =
  /(?<![\d:.,])(?<hours>\d{1,2})(?:(?:[:.](?<minutes>\d{2}))?\s?(?<half>a\.?m\.?|p\.?m\.?)(?!\p{L})|:(?<exact>\d{2})(?::(?<seconds>\d{2}))?(?!\d|:)|(?:\.(?<german>\d{2}))?\s?(?:Uhr|o['’]clock|heures?(?= (?:du|et|à))|時|点(?!\d))|\s?h\s?(?<french>\d{2})?(?!\p{L}))/giu;

/** The times of day in a text: 13:05, 1 p.m., 13.05 Uhr, 13 h 05. */
export function timesOf(text: string): StatedTime[] {
  const found: StatedTime[] = [];
  for (const match of text.matchAll(TIME)) {
    const { hours, minutes, half, exact, german, french, seconds } = match.groups ?? {};
    let hour = Number(hours);
    if (half !== undefined) hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
    const minute = Number(minutes ?? exact ?? german ?? french ?? 0);
    if (hour > 24 || minute > 59) continue;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      minutes: hour * 60 + minute + Number(seconds ?? 0) / 60,
    });
  }
  return found;
}

const HOURS: readonly string[] = [
  'one|eins',
  'two|zwei',
  'three|drei',
  'four|vier',
  'five|fünf',
  'six|sechs',
  'seven|sieben',
  'eight|acht',
  'nine|neun',
  'ten|zehn',
  'eleven|elf',
  'twelve|zwölf',
];
const SPELLED_TIME = new RegExp(
  `(?<!\\p{L})(?:(?<half>half past|halb)|(?<past>quarter past|viertel nach)|(?<to>quarter to|viertel vor))\\s(?<hour>${HOURS.join('|')}|\\d{1,2})(?!\\p{L})`,
  'giu',
);

/** "Half past two", "halb drei", "quarter to nine": the half of the day is unknown. */
export function spelledTimesOf(text: string): StatedTime[] {
  if (!/hal[bf]|quarter|viertel/iu.test(text)) return [];
  return [...text.matchAll(SPELLED_TIME)].map((match) => {
    const { half, past, hour = '' } = match.groups ?? {};
    const named = HOURS.findIndex((words) => words.split('|').includes(hour.toLowerCase())) + 1 || Number(hour);
    // The German "halb" means half an hour before the hour named.
    const minutes = half === undefined ? (past === undefined ? -15 : 15) : /^halb/i.test(half) ? -30 : 30;
    return { start: match.index, end: match.index + match[0].length, minutes: named * 60 + minutes };
  });
}
