import { elements, firstChild, type XmlDocument } from './xml.js';

/** How a cell's number is displayed, as far as its meaning depends on it. */
export type NumberKind = 'number' | 'percent' | 'date' | 'time' | 'dateTime' | 'duration';

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

/** The kind of a format code such as `yyyy\-mm\-dd`, `0.0%`, or `[h]:mm`; the first of its sections counts. */
export function kindOfFormat(code: string): NumberKind {
  const [section = ''] = code.replace(/"[^"]*"|\\.|[_*]./g, '').split(';');
  if (/\[(?:h+|m+|s+)\]/i.test(section)) return 'duration';
  const plain = section.replace(/\[[^\]]*\]/g, '').replace(/general|standard/gi, '');
  const hasDay = /[yd]|m{3,}/i.test(plain) || (/m/i.test(plain) && !/[hs]/i.test(plain));
  const hasHour = /[hs]/i.test(plain);
  if (hasDay) return hasHour ? 'dateTime' : 'date';
  if (hasHour) return 'time';
  return plain.includes('%') ? 'percent' : 'number';
}

/** The kind of number of each cell style, by its index. */
export function numberKinds(styles: XmlDocument): NumberKind[] {
  const codes = new Map(
    elements(styles, 'numFmt').map(({ attribs }) => [Number(attribs['numFmtId']), attribs['formatCode'] ?? '']),
  );
  return elements(firstChild(elements(styles, 'styleSheet')[0], 'cellXfs') ?? styles, 'xf').map(({ attribs }) => {
    const id = Number(attribs['numFmtId'] ?? 0);
    const code = codes.get(id);
    if (code !== undefined) return kindOfFormat(code);
    return PREDEFINED.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'number';
  });
}

const MILLISECONDS_IN_DAY = 86_400_000;
/** Day 0 of the two calendars of workbooks, in milliseconds since 1970. */
const DAY_ZERO = { from1900: Date.UTC(1899, 11, 30), from1904: Date.UTC(1904, 0, 1) };
const SIGNIFICANT_DIGITS = 15;

const exact = (value: number): string => String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));

/** `12:30`, or `12:30:05` if there are seconds. */
function clock(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  const rest = seconds % 60 === 0 ? '' : `:${pad(seconds % 60)}`;
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}${rest}`;
}

/** A cell's number as text. Dates and times count days; `isFrom1904` tells from when. */
export function displayNumber(value: number, kind: NumberKind, isFrom1904: boolean): string {
  if (kind === 'number' || !Number.isFinite(value)) return exact(value);
  if (kind === 'percent') return `${exact(value * 100)}%`;
  const seconds = Math.round(value * 86_400);
  if (kind === 'duration') return seconds < 0 ? `-${clock(-seconds)}` : clock(seconds);
  const inDay = ((seconds % 86_400) + 86_400) % 86_400;
  if (kind === 'time' && value < 1) return clock(inDay);
  const zero = isFrom1904 ? DAY_ZERO.from1904 : DAY_ZERO.from1900;
  const day = new Date(zero + Math.floor(seconds / 86_400) * MILLISECONDS_IN_DAY);
  if (Number.isNaN(day.getTime())) return exact(value);
  const date = day.toISOString().slice(0, 10);
  return inDay === 0 ? date : `${date} ${clock(inDay)}`;
}
