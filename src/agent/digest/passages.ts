import { atCharacter, estimateTokens } from '@regen-research/text';
import type { DigestSource } from '../interfaces/index.js';
import { pieceEnd, type Atom } from './atoms.js';
import type { Chunk } from './chunks.js';
import type { Readable } from './readShares.js';
import { TimeSlicer } from '../streams/timeSlicer.js';

/** A passage for a first answer. */
export interface Passage extends Readable {
  /** Estimated, not calibrated for the model. */
  tokens: number;
}

/** Long enough to be understood by itself. Estimated tokens. */
export const PASSAGE_TOKENS = 160;
/** How far to look for the start of a paragraph, a line, or a sentence; UTF-16 units. */
const NEAR = 1_000;
/** Text on which the length of a passage is estimated; UTF-16 units. */
const SAMPLE = 640;
/** In this order: the earliest of the first kind that is near. */
const STARTS = [/\n\s*\n/g, /\n/g, /[.!?]["'”’)\]]*\s+|[。！？]/g, /\s+/g];

/**
 * Cuts chunks between their atoms into passages of at most `tokens` unless an atom is longer; text between two passages
 * belongs to the first, so that together they cover the chunks.
 */
export async function passagesOfChunks(
  chunks: readonly Chunk[],
  tokens: number,
  slicer: TimeSlicer,
): Promise<Passage[]> {
  const passages: Passage[] = [];
  await slicer.forEach(chunks, (chunk) => void passages.push(...passagesOf(chunk, tokens)));
  return passages;
}

function passagesOf(chunk: Chunk, tokens: number): Passage[] {
  const passages: Passage[] = [];
  let last: { passage: Passage; atoms: Chunk['atoms'][number][] } | undefined;
  for (const atom of chunk.atoms) {
    if (last && last.passage.tokens + atom.size <= tokens) {
      last.atoms.push(atom);
      last.passage.tokens += atom.size;
      continue;
    }
    const start = passages.length === 0 ? chunk.start : atom.start;
    if (last) last.passage.end = start;
    const atoms = [atom];
    const { sourceId, end } = chunk;
    last = { atoms, passage: { sourceId, start, end, atoms, tokens: atom.size } };
    passages.push(last.passage);
  }
  return passages;
}

/**
 * At most `count` passages of about `tokens`, evenly spread over the sources' text, without cutting it: in the time that
 * their own text takes.
 */
export async function passagesSpreadOver(
  sources: readonly DigestSource[],
  count: number,
  tokens: number,
  slicer: TimeSlicer,
): Promise<Passage[]> {
  const total = sources.reduce((sum, { source }) => sum + source.markdown.length, 0);
  const passages: Passage[] = [];
  for (const { id, source } of sources) {
    const text = source.markdown;
    const step = Math.max(NEAR + SAMPLE, total / count);
    let last = 0;
    for (let at = 0; at < text.length; at += step) {
      const start = at === 0 ? 0 : startNear(text, Math.max(last, Math.floor(at)));
      const sampled = estimateTokens(text, start, Math.min(text.length, start + SAMPLE));
      const end = pieceEnd(text, start, Math.ceil((SAMPLE * tokens) / Math.max(1, sampled)));
      if (end <= start) break;
      const size = estimateTokens(text, start, end);
      const atom: Atom = { start, end, size, level: 0, hash: 0, headings: [] };
      passages.push({ sourceId: id, start, end, atoms: [atom], tokens: size });
      last = end;
      if (slicer.due) await slicer.pause();
    }
  }
  return passages;
}

/** The beginning of a passage that fits into `tokens`; undefined if nothing does. */
export function beginningOf(passage: Passage, text: string, tokens: number): Passage | undefined {
  const { start, end } = passage;
  const length = Math.floor(((end - start) * Math.max(0, tokens)) / Math.max(1, passage.tokens));
  const cut = Math.min(end, length < 1 ? start : pieceEnd(text, start, length));
  if (text.slice(start, cut).trim() === '') return undefined;
  return { ...passage, end: cut, tokens: estimateTokens(text, start, cut) };
}

function startNear(text: string, at: number): number {
  const near = text.slice(at, at + NEAR);
  for (const pattern of STARTS) {
    pattern.lastIndex = 0;
    const found = pattern.exec(near);
    if (found) return at + found.index + found[0].length;
  }
  return atCharacter(text, at);
}

/** A part of a text, with the passage to which it belongs, if any. */
export type Piece = Readable & { passage: Passage | undefined };

/** Divides chunks where passages begin and end, also after the run was stopped. Both are in the order of the text. */
export async function piecesOf(chunks: readonly Chunk[], passages: readonly Passage[]): Promise<Piece[]> {
  const slicer = new TimeSlicer();
  const pieces: Piece[] = [];
  let own: Passage[] = [];
  let [next, last] = [0, ''];
  for (const { sourceId, start, end, atoms } of chunks) {
    if (sourceId !== last) {
      own = passages.filter((passage) => passage.sourceId === sourceId);
      [next, last] = [0, sourceId];
    }
    let atom = 0;
    for (let from = start; from < end;) {
      while ((own[next]?.end ?? Infinity) <= from) next++;
      const upcoming = own[next];
      const passage = upcoming !== undefined && upcoming.start <= from ? upcoming : undefined;
      const to = Math.min(end, passage?.end ?? upcoming?.start ?? end);
      while ((atoms[atom]?.end ?? Infinity) <= from) atom++;
      pieces.push({ sourceId, start: from, end: to, atoms: atomsWithin(atoms, atom, from, to), passage });
      from = to;
      if (slicer.due) await slicer.pause();
    }
  }
  return pieces;
}

/** The atoms from `first` on between two offsets; those that cross one are cut there. */
function atomsWithin(atoms: readonly Atom[], first: number, from: number, to: number): Atom[] {
  const within: Atom[] = [];
  for (let at = first; at < atoms.length && (atoms[at] as Atom).start < to; at++) {
    const atom = atoms[at] as Atom;
    within.push({ ...atom, start: Math.max(from, atom.start), end: Math.min(to, atom.end) });
  }
  return within;
}
