import type { Marked } from '../words/markers.js';

/** A share written in words: "two thirds", "ein Viertel", "三分之二". */
export interface StatedFraction extends Marked {
  value: number;
  /** "More than half": not an exact share. */
  bounded: boolean;
}

/** By denominator: the words for one part of it. */
const PARTS: [number, string][] = [
  [2, 'half|halves|Hälfte|moitié|mitad|половин[ауые]'],
  [3, 'thirds?|Dritteln?|tiers|tercios?|треть|трети|третей'],
  [4, 'quarters?|Vierteln?|quarts?|cuartos?|четверть|четверти|четвертей|четвертью'],
  [5, 'fifths?|Fünfteln?|cinquièmes?|quintos?|quinta parte|пят(?:ая|ую|ых|ой)(?: част[ьи])?'],
  [6, 'sixths?|Sechsteln?|sixièmes?|sextos?'],
  [8, 'eighths?|Achteln?|huitièmes?|octavos?'],
  [10, 'tenths?|Zehnteln?|dixièmes?|décimos?|décima parte'],
];
const COUNTS: [number, string][] = [
  [1, 'an?|one|ein(?:em|es)?|une?|un|una|la|el|le|l|die|der|du|одна|одну'],
  [2, 'two|zwei|deux|dos|две|двух'],
  [3, 'three|drei|trois|tres|три'],
  [4, 'four|vier|quatre|cuatro|четыре'],
  [5, 'five|fünf|cinq|cinco|пять'],
  [7, 'seven|sieben|sept|siete|семь'],
  [9, 'nine|neun|neuf|nueve|девять'],
];
const FRACTION = new RegExp(
  `(?<![\\p{L}\\d])(?:(?<count>\\d|${COUNTS.map(([, words]) => words).join('|')})[ -]|l['’]|d['’])?(?:${PARTS.map(([parts, words]) => `(?<p${parts}>${words})`).join('|')})(?![\\p{L}\\d])`,
  'giu',
);
/** "Four in ten", "vier von zehn", "une sur cinq": of every so many. A total other than these is a count. */
const TOTALS: [number, string][] = [
  [2, 'two|zwei|deux|dos|двух'],
  [3, 'three|drei|trois|tres|tr[ëe]х|трёх'],
  [4, 'four|vier|quatre|cuatro|четырёх|четырех'],
  [5, 'five|fünf|cinq|cinco|пяти'],
  [6, 'six|sechs|seis|шести'],
  [8, 'eight|acht|huit|ocho|восьми'],
  [10, 'ten|zehn|dix|diez|десяти|10'],
  [100, 'hundred|hundert|cent|cien|ста|100'],
];
const RATIO = new RegExp(
  `(?<![\\p{L}\\d.,])(?<count>\\d{1,2}|${COUNTS.map(([, words]) => words).join('|')}|six|eight|sechs|acht|huit|seis|ocho)\\s(?:(?:out of|in)(?: every)?|von|sur|de cada|из)\\s(?:${TOTALS.map(([parts, words]) => `(?<t${parts}>${words})`).join('|')})(?![\\p{L}\\d]|[.,]\\d|\\s(?:years?|months?|weeks?|days?|hours?|minutes?|cases?|thousand|million))`,
  'giu',
);
const COUNT_OF = COUNTS.map(([value, words]) => [value, new RegExp(`^(?:${words})$`, 'iu')] as const);
const TOTAL_OF = TOTALS.map(([value, words]) => [value, new RegExp(`^(?:${words})$`, 'iu')] as const);
const DIGITS = '一二三四五六七八九十';
const UNSPACED =
  /(?<parts>[二三四五六七八九十]|\d{1,2})分[之の](?<count>[一二三四五六七八九]|\d{1,2})|(?<half>一半|半数|半分)/gu;

const BOUND =
  /(?:than|over|under|about|nearly|almost|least|most|als|fast|über|unter|knapp|rund|etwa|plus|moins|de|que|más|menos|casi|чем|около|более|менее|почти)\s(?:(?:a|the|la|le|die|der|l['’])\s?)?$/iu;

/** A cheap test for any of the words. */
const HINT =
  /hal[fv]|third|quarter|fifth|sixth|eighth|tenth|hälfte|dritt|viert|fünft|sechst|acht|zehnt|moiti|tiers|quart|cinqui|sixi|huiti|dixi|mitad|terci|cuart|quint|sext|octav|décim|полов|трет|четв|пят|分[之の]|一半|半/iu;

/** The shares in a text that are written in words, 0..1. A bare "third" or "fifth" is a rank; "half past" is a time. */
export function fractionsIn(text: string): StatedFraction[] {
  const found = ratiosIn(text);
  if (!HINT.test(text)) return found;
  for (const match of text.matchAll(UNSPACED)) {
    const { parts, count, half } = match.groups ?? {};
    const value = half === undefined ? ideograph(count ?? '1') / ideograph(parts ?? '2') : 0.5;
    found.push({ start: match.index, end: match.index + match[0].length, value, bounded: false });
  }
  for (const match of text.matchAll(FRACTION)) {
    const groups = match.groups ?? {};
    const parts = PARTS.find(([number]) => groups[`p${number}`] !== undefined)?.[0] ?? 2;
    const { count } = groups;
    const end = match.index + match[0].length;
    if (found.some((other) => match.index < other.end && other.start < end)) continue;
    const behind = text.slice(end, end + 12);
    if (count === undefined && parts !== 2 && !/^(?:треть|четверть)/iu.test(match[0])) continue;
    // "The third quarter", "half an hour", "half past two" aren't shares.
    if (
      parts === 4 &&
      /(?:first|second|third|fourth|last|this|next|ersten|zweiten|dritten|vierten|premier|deuxième|troisième|primer|segundo|tercer)\s$/iu.test(
        text.slice(0, match.index + (count?.length ?? 0) + 1),
      )
    )
      continue;
    if (/^(?:\s(?:past|an? |hour|dozen|Stunde|heure|hora|часа)|-|\s(?:of|de|des) \d{4})/iu.test(behind)) continue;
    if (parts !== 2 && /^(?:the|die|der|le|la|el)$/iu.test(count ?? '') && !/^\s(?:of|der|des|de)\s/iu.test(behind))
      continue;
    const many = /^\d$/.test(count ?? '') ? Number(count) : (valueOf(count ?? 'one', COUNT_OF) ?? 1);
    if (many / parts < 1)
      found.push({ start: match.index, end, value: many / parts, bounded: BOUND.test(text.slice(0, match.index)) });
  }
  return found;
}

const RATIO_HINT = /\s(?:in|of|von|sur|cada|из)\s/iu;

/** "Four in ten". */
function ratiosIn(text: string): StatedFraction[] {
  if (!RATIO_HINT.test(text)) return [];
  return [...text.matchAll(RATIO)].flatMap((match) => {
    const groups = match.groups ?? {};
    const parts = TOTALS.find(([number]) => groups[`t${number}`] !== undefined)?.[0] ?? 1;
    const { count = '' } = groups;
    const many = /^\d/.test(count) ? Number(count) : (valueOf(count, COUNT_OF) ?? valueOf(count, TOTAL_OF) ?? parts);
    const bounded = BOUND.test(text.slice(0, match.index));
    return many < parts
      ? [{ start: match.index, end: match.index + match[0].length, value: many / parts, bounded }]
      : [];
  });
}

function valueOf(word: string, words: readonly (readonly [number, RegExp])[]): number | undefined {
  return words.find(([, pattern]) => pattern.test(word))?.[0];
}

/** A number from 1 to 10 as one ideograph, or in digits. */
export function ideograph(digits: string): number {
  const at = DIGITS.indexOf(digits);
  return at >= 0 ? at + 1 : Number(digits);
}
