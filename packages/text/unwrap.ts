import { areOneTable, tableLine } from './tableLine.js';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Articles, prepositions, and conjunctions: nobody ends a line with one on purpose. */
const NEVER_LAST = words(`
  a an the of to for with from at by into and or nor than as
  der das dem den des ein eine einen einem einer von zu zum zur im und oder mit für bei
  le la les un une du de des et ou à au aux pour dans avec
  el los las una uno del al y o para con por en
  и в во на с со к ко о об от из у за для по не
`);

const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。！？｡」』]/u;
/** Below this many columns, evenly filled lines may be a menu or an address; ideographs take two columns. */
const LEAST_COLUMNS = { alphabetic: 40, ideographic: 18 };
/** Evenly filled lines of this length aren't verse. */
const LONGEST_VERSE_COLUMNS = { alphabetic: 56, ideographic: 24 };
/** A wrapped line that was edited later is rarely shorter than this share of the longest line. */
const LEAST_FILL = 0.6;
/** Minimum share of lines in wrapped prose that start in lowercase, even in German. */
const LEAST_LOWER_SHARE = 0.25;
/** Lines that can't start with closing marks are wrapped a little early. */
const IDEOGRAPHIC_SLACK = 2;
/** How much of a line the rules look at on either side. */
const LINE_CONTEXT = 80;

interface Line {
  /** Offsets of the content in the copy, without indentation, quotation markers, and trailing whitespace. */
  start: number;
  end: number;
  /** UTF-16 units from the actual start of the line, so that list markers and indentation count. */
  columns: number;
  /** The first and last characters of the content. */
  head: string;
  tail: string;
}

const endsWithMark = (line: Line): boolean => /[\p{P}]["'”’»)\]】」』*_~`]*$/u.test(line.tail);
const isTerminated = (line: Line): boolean =>
  /[.!?…。！？｡]["'”’»)\]】」』*_~`]*(?:\[[^\]]*\]|\(\d+\))*$/u.test(line.tail);
const opening = (line: Line): string => line.head.replace(/^["'“‘„«¿¡([*_~`「『]+/u, '');
const opensLower = (line: Line): boolean => /^\p{Ll}/u.test(opening(line));

/** Every line is a separate record: code, a log, `Name: value`, a transcript. */
const RECORDS: readonly RegExp[] = [
  /^\[?\d[\d:./-]{3,}/,
  /^\p{Lu}[\p{L}\p{N} .'’-]{0,30}:\s/u,
  /^(?:[$>%]\s|(?:const|let|var|def|class|import|from|return|if|for|while|function|public|private|#include)\b.*[;:{}()'"]$)/,
];
const CODE_LINE = /[;{}]$|^[}@$]|^\w+(?:\.\w+)*\(.*\)$|^[\w.]+\s*[:+-]?=\s*\S/;

function linesOf(text: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  for (let position = from; position <= to;) {
    const newline = text.indexOf('\n', position);
    const limit = newline < 0 || newline > to ? to : newline;
    let start = position;
    while (start < limit && /[\s>]/.test(text[start] as string)) start++;
    let end = limit;
    while (end > start && /\s/.test(text[end - 1] as string)) end--;
    const realStart = position === from ? text.lastIndexOf('\n', from - 1) + 1 : position;
    lines.push({
      start: start - from,
      end: end - from,
      columns: end - realStart,
      head: text.slice(start, Math.min(end, start + LINE_CONTEXT)),
      tail: text.slice(Math.max(start, end - LINE_CONTEXT), end),
    });
    position = limit + 1;
  }
  return lines;
}

/** How much the next line would have added to this one, had it not been wrapped. */
function firstPiece(line: Line): number {
  const first = line.head[0] ?? '';
  return IDEOGRAPHIC.test(first) ? 1 + IDEOGRAPHIC_SLACK : 1 + (/^\S+/.exec(line.head)?.[0].length ?? 0);
}

/** The column at which the lines wrap. Lines consisting of one long word or address exceed it and are ignored. */
function widthOf(lines: readonly Line[]): number {
  let width = 0;
  for (const line of lines)
    if (/\s/.test(line.head) || /\s/.test(line.tail) || IDEOGRAPHIC.test(line.head.slice(0, 8)))
      width = Math.max(width, line.columns);
  return width;
}

function isRecords(lines: readonly Line[]): boolean {
  if (RECORDS.some((pattern) => lines.every((line) => pattern.test(line.head)))) return true;
  return (
    lines.filter((line) => CODE_LINE.test(line.head.length < LINE_CONTEXT ? line.head : line.tail)).length * 2 >
    lines.length
  );
}

/** Whether the lines were filled up to a column rather than ended on purpose, as in verse, addresses, and menus. */
function isWrapped(lines: readonly Line[], width: number): boolean {
  let breaks = 0;
  let lower = 0;
  let filled = true;
  let marked = true;
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = lines[index] as Line;
    const next = lines[index + 1] as Line;
    if (line.head === '' || next.head === '') continue;
    breaks++;
    if (opensLower(next)) lower++;
    if (line.columns + firstPiece(next) <= width) filled = false;
    if (!endsWithMark(line)) marked = false;
  }
  if (lower > 0) return filled || lower >= LEAST_LOWER_SHARE * breaks;
  const script = IDEOGRAPHIC.test((lines[0] as Line).head.slice(0, 8)) ? 'ideographic' : 'alphabetic';
  // Verse: each line ends with punctuation, and the next one starts a new phrase. Prose may look like that by chance,
  // but its lines are too long for verse.
  if (breaks > 1 && marked && !(filled && width >= LONGEST_VERSE_COLUMNS[script])) return false;
  const least = LEAST_COLUMNS[script];
  const terminated = isTerminated(lines.findLast((line) => line.head !== '') ?? (lines[0] as Line));
  return filled ? terminated || width >= least : terminated && width >= least && evenlyFilled(lines, width);
}

function evenlyFilled(lines: readonly Line[], width: number): boolean {
  return lines.slice(0, -1).every((line) => isTerminated(line) || line.columns >= ((1 + LEAST_FILL) / 2) * width);
}

/**
 * `text.slice(from, to)` at the same length with wrapped lines joined: a line break (with the quotation marker or
 * indentation after it) is replaced with spaces if the text continues; a `\n` stays if the line was ended on purpose.
 * Linear.
 */
export function unwrapLines(text: string, from: number, to: number): string {
  const slice = text.slice(from, to);
  if (!slice.includes('\n')) return /(?<!\\)\\$/.test(slice.slice(-2)) ? `${slice.slice(0, -1)} ` : slice;
  const lines = linesOf(text, from, to);
  const width = widthOf(lines);
  const records = isRecords(lines);
  const rows = rowsAmong(slice, lines);
  const wrapped = !records && isWrapped(lines, width);
  const parts: string[] = [' '.repeat((lines[0] as Line).start)];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    const next = lines[index + 1];
    // Markdown's hard line breaks: two spaces, or one backslash.
    const backslash = /(?<!\\)\\$/.test(line.tail);
    parts.push(slice.slice(line.start, backslash ? line.end - 1 : line.end), backslash ? ' ' : '');
    const gap = (next?.start ?? slice.length) - line.end;
    if (next === undefined) parts.push(' '.repeat(gap));
    else {
      const explicit = backslash || /^ {2}/.test(slice.slice(line.end, line.end + 2));
      // A row's first cell may begin like the middle of a sentence.
      const bounded = rows[index] === true || rows[index + 1] === true;
      const soft = records || bounded ? false : isSoft(line, next, explicit, wrapped, width);
      parts.push(soft ? ' ' : '\n', ' '.repeat(gap - 1));
    }
  }
  return parts.join('');
}

/** For each line, whether it and a neighbor are rows of one table. */
function rowsAmong(slice: string, lines: readonly Line[]): readonly boolean[] {
  if (!MAY_BE_ROW.test(slice)) return [];
  const rows = lines.map(({ start, end }) => tableLine(slice.slice(start, end)));
  return rows.map((row, at) => areOneTable(rows[at - 1], row) || areOneTable(row, rows[at + 1]));
}

const MAY_BE_ROW = /\S(?: \| |[ \t]*\t| {2,})\S/;

function isSoft(line: Line, next: Line, explicit: boolean, wrapped: boolean, width: number): boolean {
  if (line.head === '' || next.head === '') return false;
  if (opensLower(next) || /[-‐(]$/.test(line.tail)) return true;
  if (explicit) return false;
  if (NEVER_LAST.has(/[\p{L}]+$/u.exec(line.tail)?.[0].toLowerCase() ?? '')) return true;
  if (isTerminated(line)) return true;
  if (!wrapped) return false;
  return line.columns >= LEAST_FILL * width || line.columns + firstPiece(next) > width;
}
