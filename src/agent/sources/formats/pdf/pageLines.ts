import { withFractionsApart } from '../../scripts.js';
import { codeOf } from './codeLines.js';
import { FIGURE, withFigureColumns } from './figureColumns.js';
import type { LineCell, PageLine } from './pageLine.js';
import { placeScripts } from './scriptRuns.js';
import { apartAddresses } from './sideBySide.js';
import { withDropCaps } from './dropCaps.js';
import { joinSpacedLetters } from './spacedLetters.js';
import type { TextRun } from './textRun.js';

interface Segment {
  runs: TextRun[];
  x: number;
  right: number;
  y: number;
  size: number;
}

/** A gap of this many em may separate two columns; in justified text, spaces are smaller. */
const COLUMN_GAP_EM = 1;
/** A wider space separates columns or cells rather than words. */
const MAX_SPACE_EM = 2.5;
/** A gap of this many em is wider than a space between words, which may still be one in justified text. */
const PIECE_EM = 0.45;
/** A gap of this many em is a space; a smaller one is kerning. */
const SPACE_EM = 0.15;
/** Lines that begin at the same height within so many heights of their letters are one row. */
const SAME_LINE_EM = 0.2;
/** With fewer lines on either side, it isn't a column. */
const MIN_COLUMN_LINES = 4;
/** Lines of running text fill their column; table cells don't. */
const MIN_COLUMN_FILL = 0.5;
/** Lines with less are numbers or dates of a table. */
const MIN_COLUMN_CHARACTERS = 12;
/** Narrower columns (in em) are rivers of whitespace that happen to line up. */
const MIN_COLUMN_EM = 10;
/** Columns are split again, for layouts with three or four. */
const MAX_DEPTH = 2;

const WIDE_SCRIPT = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/;

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Runs on one baseline (including superscripts), split at gaps as wide as a gutter. */
function toSegments(runs: readonly TextRun[]): Segment[] {
  const rows: TextRun[][] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    const base = row?.[0];
    if (
      row !== undefined &&
      base !== undefined &&
      run.y - base.y < 0.45 * Math.max(Math.min(run.size, base.size), Math.max(run.size, base.size) * 0.6)
    )
      row.push(run);
    else rows.push([run]);
  }
  const segments: Segment[] = [];
  for (const row of rows) {
    let current: Segment | undefined;
    for (const run of row.sort((a, b) => a.x - b.x)) {
      if (current !== undefined && run.x - current.right < COLUMN_GAP_EM * Math.max(run.size, current.size)) {
        current.runs.push(run);
        current.right = Math.max(current.right, run.right);
        if (run.size > current.size) [current.size, current.y] = [run.size, run.y];
      } else {
        current = { runs: [run], x: run.x, right: run.right, y: run.y, size: run.size };
        segments.push(current);
      }
    }
  }
  return segments
    .filter(({ runs }) => runs.some(({ text }) => text.trim() !== ''))
    .sort((a, b) => a.y - b.y || a.x - b.x);
}

/** Segments that share a baseline; `segments` are sorted by it. */
function toRows(segments: readonly Segment[]): Segment[][] {
  const rows: Segment[][] = [];
  for (const segment of segments) {
    const first = rows.at(-1)?.[0];
    if (first !== undefined && Math.abs(segment.y - first.y) < 0.45 * Math.min(segment.size, first.size))
      rows.at(-1)?.push(segment);
    else rows.push([segment]);
  }
  return rows;
}

function extentOf(segments: readonly Segment[]): { x: number; right: number } {
  return { x: Math.min(...segments.map(({ x }) => x)), right: Math.max(...segments.map(({ right }) => right)) };
}

/** The side of the gutter that a segment is on; `across` for titles, wide tables, and the like. */
function sideOf(segment: Segment, gutter: number): 'left' | 'right' | 'across' {
  if (segment.right <= gutter) return 'left';
  if (segment.x >= gutter) return 'right';
  // A formula that is slightly too long for its column still belongs to it.
  const over = (segment.right - gutter) / (segment.right - segment.x);
  return over < 0.1 ? 'left' : over > 0.9 ? 'right' : 'across';
}

/** Share of the lines beside others at the same height, in a table and in two columns at most. */
const MIN_TABLE_SHARE = 0.8;
const MAX_TEXT_SHARE = 0.5;

/** The share of the shorter side's lines that are at the height of one on the other side. */
function sharedRows(left: readonly Segment[], right: readonly Segment[]): number {
  const [few = [], many = []] = [toRows(left), toRows(right)].sort((a, b) => a.length - b.length);
  const isAt = (y: number, size: number): boolean =>
    many.some(([other]) => other !== undefined && Math.abs(other.y - y) < SAME_LINE_EM * size);
  return few.filter(([first]) => first !== undefined && isAt(first.y, first.size)).length / Math.max(1, few.length);
}

/** Whether most lines of a side end in a figure of their own. */
function isFigures(side: readonly Segment[]): boolean {
  const rows = toRows(side);
  const last = (row: readonly Segment[]): Segment | undefined => [...row].sort((a, b) => a.x - b.x).at(-1);
  return rows.filter((row) => FIGURE.test(joinRuns(last(row)?.runs ?? []))).length > rows.length / 2;
}

/** The gutter between two columns of text; undefined for a single column. */
function findGutter(segments: readonly Segment[]): number | undefined {
  const left = Math.min(...segments.map(({ x }) => x));
  const right = Math.max(...segments.map((segment) => segment.right));
  const width = right - left;
  const step = Math.max(2, width / 200);
  let best: { x: number; crossing: number; run: number } | undefined;
  let run = 0;
  let previous = -1;
  for (let x = left + width * 0.2; x <= left + width * 0.8; x += step) {
    const crossing = segments.reduce((count, segment) => (segment.x < x && segment.right > x ? count + 1 : count), 0);
    run = crossing === previous ? run + 1 : 0;
    previous = crossing;
    // Of equally empty positions, the middle of the widest.
    if (best === undefined || crossing < best.crossing || (crossing === best.crossing && run > best.run))
      best = { x: x - (run * step) / 2, crossing, run };
  }
  if (best === undefined) return undefined;
  const gutter = best.x;
  const sides = { left: [] as Segment[], right: [] as Segment[], across: [] as Segment[] };
  for (const segment of segments) sides[sideOf(segment, gutter)].push(segment);
  if (
    Math.min(sides.left.length, sides.right.length) === 0 ||
    sides.across.length > Math.max(sides.left.length, sides.right.length)
  )
    return undefined;
  const shared = sharedRows(sides.left, sides.right);
  // The figures of a table, beside what they belong to.
  if (shared >= MIN_TABLE_SHARE && [sides.left, sides.right].some(isFigures)) return undefined;
  for (const side of [sides.left, sides.right]) {
    const rows = toRows(side);
    // A table beside a text, whose lines are at other heights.
    if (shared <= MAX_TEXT_SHARE && rows.length >= MIN_COLUMN_LINES && isFigures(side)) continue;
    const from = Math.min(...side.map(({ x }) => x));
    const to = Math.max(...side.map((segment) => segment.right));
    if (rows.length < MIN_COLUMN_LINES || to - from < MIN_COLUMN_EM * median(side.map(({ size }) => size)))
      return undefined;
    if (median(rows.map((row) => extentOf(row).right - extentOf(row).x)) < MIN_COLUMN_FILL * (to - from))
      return undefined;
    if (
      median(
        rows.map((row) =>
          row.reduce((total, { runs }) => total + runs.reduce((length, { text }) => length + text.length, 0), 0),
        ),
      ) < MIN_COLUMN_CHARACTERS
    )
      return undefined;
  }
  return gutter;
}

/** Dots that lead from a title to its page number, or to where something is written. */
const LEADERS = /(?:[.·…]\s?){5,}/g;

function joinRuns(runs: readonly TextRun[]): string {
  const rightToLeft = runs.filter(({ text }) => /[\u0590-\u08ff]/.test(text)).length > runs.length / 2;
  let text = '';
  let previous: TextRun | undefined;
  for (const run of rightToLeft ? [...runs].reverse() : runs) {
    if (previous !== undefined) {
      const gap = rightToLeft ? previous.x - run.right : run.x - previous.right;
      const wide = WIDE_SCRIPT.test(text.at(-1) ?? '') && WIDE_SCRIPT.test(run.text[0] ?? '');
      if (
        gap > (wide ? 0.6 : SPACE_EM) * Math.min(run.size, previous.size) &&
        !text.endsWith(' ') &&
        !run.text.startsWith(' ')
      )
        text += ' ';
    }
    text += run.text;
    previous = run;
  }
  return withFractionsApart(text.replace(LEADERS, ' ').replace(/\s+/g, ' ').trim());
}

/** The pieces of a line between gaps that are wider than a space. */
function piecesOf(runs: readonly TextRun[]): LineCell[] {
  const pieces: TextRun[][] = [];
  let right = -Infinity;
  for (const run of runs.filter(({ text }) => text.trim() !== '')) {
    if (run.x - right > PIECE_EM * run.size) pieces.push([run]);
    else pieces.at(-1)?.push(run);
    right = run.right;
  }
  return pieces.map((own) => ({ x: own[0]?.x ?? 0, right: own.at(-1)?.right ?? 0, text: joinRuns(own) }));
}

/** Segments of one column as lines, top to bottom. */
function toLines(segments: readonly Segment[]): PageLine[] {
  const rows = toRows(segments);
  const columnLeft = extentOf(segments).x;
  const rights = rows.map((row) => extentOf(row).right).sort((a, b) => a - b);
  // Not the outermost: a formula or a table may stick out.
  const columnRight = rights[Math.floor(rights.length * 0.8)] ?? 0;
  return rows.map((row) => {
    const ordered = row.sort((a, b) => a.x - b.x);
    const first = ordered[0] as Segment;
    const runs = ordered.flatMap((segment) => segment.runs);
    const pieces = piecesOf(runs);
    return {
      text: joinRuns(runs),
      ...extentOf(ordered),
      y: first.y,
      size: Math.max(...ordered.map(({ size }) => size)),
      columnLeft,
      columnRight,
      code: codeOf(runs),
      ...(ordered.length > 1 && { cells: ordered.map(({ x, right, runs }) => ({ x, right, text: joinRuns(runs) })) }),
      ...(pieces.length > 1 && { pieces }),
    };
  });
}

/** Two columns that were broken to be of one height end at most so many lines apart. */
const BALANCED_LINES = 1.2;
/** A gap of so many lines ends them. */
const END_LINES = 1.4;
/** Lines further apart than so many heights of their letters don't follow each other. */
const FAR_LINES = 6;
/** Of what stands below columns, at most this share fills the left one. */
const MAX_FULL_BELOW = 0.35;

/**
 * Divides the left one of two columns from what stands below both, such as a table or a list that is no wider than the
 * left one. Both columns must end at the same height, and what follows must be set off and look different.
 */
function belowColumns(left: Segment[], right: readonly Segment[]): { columns: Segment[]; below: Segment[] } {
  const rows = toRows(left);
  const others = toRows(right);
  const size = median(left.map((segment) => segment.size));
  const heightOf = (row: readonly Segment[] | undefined): number => row?.[0]?.y ?? 0;
  // Without the page number.
  const far = others.findIndex(
    (row, index) => index > 0 && heightOf(row) - heightOf(others[index - 1]) > FAR_LINES * size,
  );
  const end = heightOf(others.at(far < 0 ? -1 : far - 1));
  const start = rows.findIndex((row) => heightOf(row) > end + 0.5 * size);
  const whole = { columns: left, below: [] };
  if (start < MIN_COLUMN_LINES || others.length < MIN_COLUMN_LINES) return whole;
  const above = rows.slice(0, start);
  const leading = median(above.slice(1).map((row, index) => heightOf(row) - heightOf(above[index])));
  const last = heightOf(above.at(-1));
  if (end - last > BALANCED_LINES * leading || heightOf(rows[start]) - last < END_LINES * leading) return whole;
  const column = extentOf(above.flat());
  const isFull = (row: readonly Segment[]): boolean =>
    extentOf(row).right - extentOf(row).x > 0.8 * (column.right - column.x);
  const below = rows.slice(start);
  if (below.filter(isFull).length > MAX_FULL_BELOW * below.length) return whole;
  return { columns: above.flat(), below: below.flat() };
}

function inReadingOrder(segments: readonly Segment[], depth: number): PageLine[] {
  if (segments.length === 0) return [];
  const gutter = depth > MAX_DEPTH ? undefined : findGutter(segments);
  if (gutter === undefined) return toLines(segments);
  const lines: PageLine[] = [];
  let band = { left: [] as Segment[], right: [] as Segment[] };
  let across: Segment[] = [];
  const flushBand = () => {
    const { columns, below } = belowColumns(band.left, band.right);
    lines.push(...inReadingOrder(columns, depth + 1), ...inReadingOrder(band.right, depth + 1));
    lines.push(...inReadingOrder(below, depth + 1));
    band = { left: [], right: [] };
  };
  const flushAcross = () => {
    if (across.length > 0) lines.push(...toLines(across));
    across = [];
  };
  for (const segment of segments) {
    const side = sideOf(segment, gutter);
    if (side === 'across') {
      flushBand();
      across.push(segment);
    } else {
      flushAcross();
      band[side].push(segment);
    }
  }
  flushBand();
  flushAcross();
  return lines;
}

function isText({ text, x, right, size }: TextRun): boolean {
  return text.trim() !== '' || (text !== '' && right > x && right - x < MAX_SPACE_EM * size);
}

/** Text is drawn again to look bold, or with a shadow, within this share of its size. */
const REDRAWN_EM = 0.1;

/** Runs without those that repeat another one in its place. */
function withoutRedrawn(runs: readonly TextRun[]): TextRun[] {
  const byText = new Map<string, TextRun[]>();
  return runs.filter((run) => {
    const same = byText.get(run.text) ?? [];
    const near = REDRAWN_EM * run.size;
    const isRedrawn = same
      .slice(-8)
      .some(
        (other) => Math.abs(other.x - run.x) <= near && Math.abs(other.y - run.y) <= near && other.angle === run.angle,
      );
    if (!isRedrawn) byText.set(run.text, [...same.slice(-8), run]);
    return !isRedrawn;
  });
}

/** No line of text has more runs, and comparing each with each would take too long. */
const MAX_ROW_RUNS = 2_000;

/** Runs without the spaces that others fill: letters that are drawn later stand in what was a gap. */
function withoutFilledGaps(runs: readonly TextRun[]): TextRun[] {
  const rows = new Map<number, TextRun[]>();
  for (const run of runs) {
    if (run.text.trim() === '') continue;
    const row = rows.get(Math.round(run.y));
    if (row === undefined) rows.set(Math.round(run.y), [run]);
    else row.push(run);
  }
  return runs.filter((run) => {
    if (run.text.trim() !== '') return true;
    const middle = (run.x + run.right) / 2;
    const fills = (other: TextRun): boolean => other.x > run.x - 1 && other.x < middle && other.right < run.right;
    return ![-1, 0, 1].some((step) => {
      const row = rows.get(Math.round(run.y) + step) ?? [];
      return row.length < MAX_ROW_RUNS && row.some(fills);
    });
  });
}

/** A run's position after rotating the page so that its text runs left to right. */
function turned(run: TextRun): TextRun {
  const radians = ((run.angle ?? 0) * Math.PI) / 180;
  const x = run.x * Math.cos(radians) + run.y * Math.sin(radians);
  return { ...run, x, right: x + run.right - run.x, y: run.y * Math.cos(radians) - run.x * Math.sin(radians) };
}

/**
 * The lines of a page in reading order: what spans the page first, then column by column down to the next such line.
 * Rotated text follows the rest, read in its own direction.
 */
export function readPageLines(runs: readonly TextRun[]): PageLine[] {
  const directions = new Map<number, TextRun[]>();
  for (const run of withoutRedrawn(runs.filter(isText))) {
    const angle = run.angle ?? 0;
    const own = directions.get(angle);
    if (own === undefined) directions.set(angle, [turned(run)]);
    else own.push(turned(run));
  }
  return [...directions]
    .sort(([left], [right]) => Number(left !== 0) - Number(right !== 0))
    .flatMap(([angle, own]) =>
      apartAddresses(
        withFigureColumns(
          inReadingOrder(toSegments(placeScripts(withDropCaps(withoutFilledGaps(joinSpacedLetters(own))))), 0).filter(
            ({ text }) => text !== '',
          ),
        ),
      ).map((line) => (angle === 0 ? line : { ...line, angle })),
    );
}

/** The font size of most of the text. */
export function bodySize(lines: readonly PageLine[]): number {
  const weights = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    weights.set(rounded, (weights.get(rounded) ?? 0) + text.length);
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}
