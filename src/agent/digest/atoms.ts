import { atCharacter, blocksIn, estimateTokens, headingText, type Span } from '@regen-research/text';
import type { Source } from '../interfaces/index.js';
import type { CutCandidate } from './contentCuts.js';
import { TimeSlicer } from '../streams/timeSlicer.js';

/** The smallest unit of a chunk: a block, or a piece of one that is too long. `size` is in estimated tokens. */
export interface Atom extends CutCandidate {
  start: number;
  end: number;
  /** Headings above it, outermost first, including its own. */
  headings: readonly string[];
}

/**
 * Blocks smaller than this are combined, so that a list of a million items doesn't become a million atoms. Estimated
 * tokens.
 */
const SMALL_BLOCK = 30;
/** Small blocks are combined up to this size. */
const FULL_ATOM = 120;
/**
 * One in this many small blocks, once there are several, starts an atom because of its hash: an inserted item then
 * doesn't shift all that follow.
 */
const SMALL_BLOCKS = 4;
/** Longer blocks are split between sentences or lines, so that chunks fill well. Estimated tokens. */
const LARGEST_ATOM = 400;
/** More whitespace than this before a block is part of its atom, because it takes room in a prompt; UTF-16 units. */
const LONG_GAP = 16;
/** How much text is searched for blocks by itself (UTF-16 units): none is longer. */
const SLICE = 96_000;
/** How far beyond that to look for a good place to end. */
const NEAR = SLICE / 4;
/** A cut is identified by this much of the text after it: edits further on don't move it. */
const HASHED = 64;
/** Formats whose lines have no Markdown meaning. */
const PLAIN_FORMATS: ReadonlySet<string> = new Set(['code', 'json', 'csv']);
const NO_HEADING = 7;
/** Declarations rank below all headings. */
const SYMBOL_LEVEL = 6;
const LONGEST_HEADING = 160;

/** With the level of the heading that it begins with, if any. */
interface LeveledSpan extends Span {
  level?: number;
}

/** The atoms of the first `limit` units of a source, synchronously: enough for the first prompt. */
export function atomsOfHead(source: Source, limit: number): Atom[] {
  const state = new HeadingStack(source);
  const text = source.markdown;
  const stop = text.length <= limit ? text.length : sliceEnd(text, 0, limit);
  const atoms: Atom[] = [];
  for (const block of blocksOf(source, 0, stop)) finish(addBlock(atoms, text, block, state));
  if (stop === text.length) finish(addEnd(atoms, text, state));
  return atoms;
}

const known = new WeakMap<Source, Promise<readonly Atom[]>>();

/**
 * All atoms of a source, in slices. A little whitespace between atoms isn't part of any atom. A source is divided once, even if
 * several parts of a run, or several runs, need its atoms; whoever asks can leave without affecting the others.
 */
export async function atomsOf(source: Source, slicer: TimeSlicer): Promise<readonly Atom[]> {
  let atoms = known.get(source);
  if (!atoms) known.set(source, (atoms = dividedIntoAtoms(source)));
  const divided = await atoms;
  await slicer.pause();
  return divided;
}

async function dividedIntoAtoms(source: Source): Promise<Atom[]> {
  const slicer = new TimeSlicer();
  const state = new HeadingStack(source);
  const atoms: Atom[] = [];
  const text = source.markdown;
  for (let start = 0; start < text.length;) {
    const end = text.length - start <= SLICE ? text.length : sliceEnd(text, start, SLICE);
    for (const block of blocksOf(source, start, end)) {
      const steps = addBlock(atoms, text, block, state);
      while (steps.next().done !== true) if (slicer.due) await slicer.pause();
      if (slicer.due) await slicer.pause();
    }
    start = end;
  }
  finish(addEnd(atoms, text, state));
  return atoms;
}

function finish(steps: Generator<undefined, void>): void {
  while (steps.next().done !== true);
}

/** Long whitespace at the end of a text. */
function* addEnd(atoms: Atom[], text: string, state: HeadingStack): Generator<undefined, void> {
  const last = atoms.at(-1);
  if (last && text.length - last.end > LONG_GAP)
    yield* addBlock(atoms, text, { start: text.length, end: text.length }, state);
}

/**
 * Before a heading soon after `length` units, or else after a blank line, or else after any line: slice ends depend on
 * the content, too.
 */
function sliceEnd(text: string, start: number, length: number): number {
  const from = start + length;
  const near = text.slice(from, from + NEAR);
  const heading = near.search(/\n#{1,3} /);
  if (heading >= 0) return from + heading + 1;
  const blank = near.indexOf('\n\n');
  if (blank >= 0) return from + blank + 2;
  const line = near.indexOf('\n');
  if (line >= 0) return from + line + 1;
  return Math.min(text.length, atCharacter(text, from + NEAR));
}

function* blocksOf(source: Source, start: number, end: number): Generator<LeveledSpan, void> {
  const text = source.markdown.slice(start, end);
  const isPlain = PLAIN_FORMATS.has(source.format);
  for (const block of isPlain ? paragraphsOf(text) : blocksIn(text)) {
    const level = 'kind' in block && block.kind === 'heading' ? (block.level ?? 1) : undefined;
    yield { start: block.start + start, end: block.end + start, level };
  }
}

/**
 * Runs of lines that aren't blank. Line by line: a regular expression would be quadratic in the length of a blank line.
 */
function* paragraphsOf(text: string): Generator<LeveledSpan, void> {
  let open: LeveledSpan | undefined;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (text.slice(start, end).trim() !== '') open = { start: open?.start ?? start, end };
    else if (open) {
      yield open;
      open = undefined;
    }
    start = end + 1;
  }
  if (open) yield open;
}

/** The part of an atom after `start`, which is before its end. */
export function atomAfter(source: Source, atom: Atom, start: number): Atom {
  if (atom.start >= start) return atom;
  const text = source.markdown;
  return { ...atom, start, level: NO_HEADING, hash: hashOf(text, start), size: estimateTokens(text, start, atom.end) };
}

class HeadingStack {
  private stack: { level: number; text: string }[] = [];
  private texts: readonly string[] = [];
  private readonly symbols: Map<number, string>;

  constructor(source: Source) {
    this.symbols = new Map(source.symbols?.map((symbol) => [symbol.start, symbol.name]));
  }

  enter(text: string, block: LeveledSpan): number {
    const symbol = this.symbols.get(block.start);
    const level = block.level ?? (symbol === undefined ? NO_HEADING : SYMBOL_LEVEL);
    if (level === NO_HEADING) return level;
    while ((this.stack.at(-1)?.level ?? 0) >= level) this.stack.pop();
    this.stack.push({
      level,
      text: symbol ?? headingText(text.slice(block.start, block.end)).slice(0, LONGEST_HEADING),
    });
    this.texts = this.stack.map((heading) => heading.text);
    return level;
  }

  get current(): readonly string[] {
    return this.texts;
  }
}

/** In steps: a line of a hundred thousand letters has hundreds of pieces. */
function* addBlock(atoms: Atom[], text: string, block: LeveledSpan, state: HeadingStack): Generator<undefined, void> {
  const level = state.enter(text, block);
  const headings = state.current;
  const before = atoms.at(-1)?.end ?? 0;
  const begun = block.start - before > LONG_GAP ? before : block.start;
  const atom = (start: number, end: number, own: number): Atom => ({
    start,
    end,
    level: own,
    hash: hashOf(text, start === begun ? block.start : start),
    size: estimateTokens(text, start, end),
    headings,
  });
  const whole = atom(begun, block.end, level);
  const last = atoms.at(-1);
  if (last !== undefined && belongsTo(last, whole)) {
    last.end = whole.end;
    last.size += whole.size;
    last.level = Math.min(last.level, level);
    last.headings = headings;
  } else if (whole.size <= LARGEST_ATOM) atoms.push(whole);
  else
    for (const { start, end } of pieces(text, { start: begun, end: block.end }, whole.size)) {
      atoms.push(atom(start, end, start === begun ? level : NO_HEADING));
      yield;
    }
}

/** Consecutive small blocks, and consecutive headings, form one atom. */
function belongsTo(last: Atom, next: Atom): boolean {
  if (last.size + next.size > FULL_ATOM) return false;
  if (next.level < NO_HEADING) return last.level < NO_HEADING;
  return (
    last.level === NO_HEADING && next.size < SMALL_BLOCK && (last.size < SMALL_BLOCK || next.hash % SMALL_BLOCKS !== 0)
  );
}

/** Cuts after line and sentence ends, or else at whitespace, or else anywhere. `tokens`: the block's size. */
function* pieces(text: string, block: LeveledSpan, tokens: number): Generator<LeveledSpan, void> {
  const target = Math.max(200, Math.floor(((block.end - block.start) * LARGEST_ATOM) / tokens));
  let start = block.start;
  while (block.end - start > target) {
    const end = pieceEnd(text, start, target);
    yield { start, end };
    start = end;
  }
  if (start < block.end) yield { start, end: block.end };
}

/** A good place to end a piece of at most `target` units: after a line or sentence end, or else at whitespace. */
export function pieceEnd(text: string, start: number, target: number): number {
  const window = text.slice(start, start + target);
  const least = target / 3;
  const line = window.lastIndexOf('\n');
  let length = line >= least ? line + 1 : lastSentenceEnd(window);
  if (length < least) length = window.lastIndexOf(' ') + 1;
  if (length < least) length = window.length;
  return Math.min(text.length, atCharacter(text, start + length));
}

function lastSentenceEnd(window: string): number {
  let end = 0;
  for (const match of window.matchAll(/[.!?]["'”’)\]]*\s|[。！？]/g)) end = match.index + match[0].length;
  return end;
}

/** FNV-1a of the start of the text, with the last bits mixed into the first. */
function hashOf(text: string, start: number): number {
  let hash = 0x811c9dc5;
  const end = Math.min(text.length, start + HASHED);
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return hash >>> 0;
}
