import type { Source } from '../interfaces/index.js';
import { atomAfter, atomsOf, atomsOfHead, type Atom } from './atoms.js';
import { taperingCut } from './contentCuts.js';
import type { CutMemory } from './cutMemory.js';
import type { TimeSlicer } from '../streams/timeSlicer.js';

/**
 * Consecutive text of one source that is read in one call. A source's chunks partition its text: the first starts at 0,
 * each starts where the previous one ends, and the last ends with the text.
 */
export interface Chunk {
  /** 0, 1, … over all sources, in reading order. */
  index: number;
  sourceId: string;
  start: number;
  end: number;
  /** Estimated tokens, not calibrated for the model. */
  tokens: number;
  /** Headings at its start, outermost first. */
  headings: readonly string[];
  /** How good a place this is to start a group of chunks. */
  level: number;
  hash: number;
  atoms: readonly Atom[];
}

/** The first prompt of a document: enough for a first impression, and quick to read. Estimated tokens. */
const OPENING_TOKENS = { least: 120, most: 420 };
/** How much text to search for the opening (UTF-16 units), so that it doesn't wait for the rest to be cut. */
const HEAD = 12_000;

/** The small first chunk of a source; undefined if the source is empty. */
export function openingOf(sourceId: string, source: Source): Chunk | undefined {
  const atoms = atomsOfHead(source, HEAD);
  let tokens = 0;
  let best = 0;
  for (let index = 0; index < atoms.length; index++) {
    const atom = atoms[index] as Atom;
    // A heading belongs to the text after it; a heading of a higher level than any in the opening ends the opening
    // early.
    if (index > 0 && tokens >= OPENING_TOKENS.least && atom.level <= 2) break;
    if (tokens + atom.size > OPENING_TOKENS.most && index > 0) break;
    tokens += atom.size;
    if (atom.level > 6 || index === atoms.length - 1) best = index + 1;
  }
  const taken = atoms.slice(0, best === 0 ? 1 : best);
  return taken.length === 0 ? undefined : chunkOf(sourceId, 0, taken);
}

/**
 * Cuts the sources at boundaries in their content; `opening` is the first chunk of the first source, used as is. The end
 * of the last source is cut into parts of falling size, of at least `least` tokens each: the answer waits for the notes
 * on the part that is read last, and notes on less text are written sooner.
 */
export async function cutSources(
  sources: readonly { id: string; source: Source }[],
  opening: Chunk | undefined,
  { max, least }: { max: number; least: number },
  memory: CutMemory,
  slicer: TimeSlicer,
): Promise<Chunk[]> {
  const chunks: Chunk[] = opening === undefined ? [] : [opening];
  for (const [position, { id, source }] of sources.entries()) {
    const begun = opening?.sourceId === id ? opening.end : 0;
    const atoms = atomsAfter(source, await atomsOf(source, slicer), begun);
    const cuts = await memory.cut('chunks', atoms, max);
    if (position === sources.length - 1) cuts.push(...taperingCuts(atoms, cuts.at(-1) ?? 0, least));
    await slicer.forEach([0, ...cuts], (from, part) => {
      const taken = atoms.slice(from, cuts[part] ?? atoms.length);
      if (taken.length > 0) chunks.push(chunkOf(id, chunks.length, taken));
    });
    closeUp(
      chunks.filter((chunk) => chunk.sourceId === id),
      source,
    );
    await slicer.pause();
  }
  return chunks;
}

/** A block that the opening splits continues in the next chunk. */
function atomsAfter(source: Source, atoms: readonly Atom[], start: number): readonly Atom[] {
  const first = atoms.findIndex(({ end }) => end > start);
  if (first < 0) return [];
  const after = atoms.slice(first);
  after[0] = atomAfter(source, after[0] as Atom, start);
  return after;
}

/** Cuts of everything from `from` on. */
function taperingCuts(atoms: readonly Atom[], from: number, least: number): number[] {
  const cuts: number[] = [];
  for (;;) {
    const rest = atoms.slice(from);
    if (rest.reduce((sum, { size }) => sum + size, 0) < 2 * least) return cuts;
    const cut = taperingCut(rest);
    if (cut === undefined) return cuts;
    cuts.push((from += cut));
  }
}

/** A source as one chunk, for reading in one call; undefined if it is empty. */
export function wholeChunk(sourceId: string, index: number, source: Source): Chunk | undefined {
  const atoms = atomsOfHead(source, source.markdown.length);
  return atoms.length === 0 ? undefined : { ...chunkOf(sourceId, index, atoms), start: 0, end: source.markdown.length };
}

/** Whitespace between two chunks belongs to the first one, so that no character is left out. */
function closeUp(chunks: readonly Chunk[], { markdown }: Source): void {
  chunks.forEach((chunk, index) => {
    if (index === 0) chunk.start = 0;
    chunk.end = chunks[index + 1]?.start ?? markdown.length;
  });
}

function chunkOf(sourceId: string, index: number, atoms: readonly Atom[]): Chunk {
  const first = atoms[0] as Atom;
  return {
    index,
    sourceId,
    start: first.start,
    end: (atoms.at(-1) as Atom).end,
    tokens: atoms.reduce((sum, atom) => sum + atom.size, 0),
    headings: first.headings,
    level: first.level,
    hash: first.hash,
    atoms,
  };
}

/** A heading to display: the innermost one at the chunk's start, or the first one inside it. */
export function headingOf(chunk: Chunk): string | undefined {
  return chunk.headings.at(-1) ?? chunk.atoms.find((atom) => atom.headings.length > 0)?.headings.at(-1);
}
