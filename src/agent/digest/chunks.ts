import type { Source } from '../interfaces/index.js';
import { atomAfter, atomsOf, atomsOfHead, type Atom } from './atoms.js';
import type { CutMemory } from './cutMemory.js';
import type { TimeSlicer } from './timeSlicer.js';

/**
 * Consecutive text of one source that is read in one call. The chunks of a source are a partition of its text: each begins
 * where the one before ends, the first at 0, and the last ends with the text.
 */
export interface Chunk {
  /** 0, 1, … over all sources, in reading order. */
  index: number;
  sourceId: string;
  start: number;
  end: number;
  /** Estimated tokens, not corrected for the model. */
  tokens: number;
  /** Where it begins, outermost heading first. */
  headings: readonly string[];
  /** How well a group of chunks would begin here. */
  level: number;
  hash: number;
  atoms: readonly Atom[];
}

/** The first prompt of a document: enough for a first impression, little enough to be read at once. Estimated tokens. */
const OPENING_TOKENS = { least: 120, most: 420 };
/** The opening is sought in so much text (UTF-16 units), so that it does not wait for the rest to be cut. */
const HEAD = 12_000;

/** The small first chunk of a source; undefined where the source is empty. */
export function openingOf(sourceId: string, source: Source): Chunk | undefined {
  const atoms = atomsOfHead(source, HEAD);
  let tokens = 0;
  let best = 0;
  for (let index = 0; index < atoms.length; index++) {
    const atom = atoms[index] as Atom;
    // A heading belongs to what follows it; a higher heading than any in the opening ends it early.
    if (index > 0 && tokens >= OPENING_TOKENS.least && atom.level <= 2) break;
    if (tokens + atom.size > OPENING_TOKENS.most && index > 0) break;
    tokens += atom.size;
    if (atom.level > 6 || index === atoms.length - 1) best = index + 1;
  }
  const taken = atoms.slice(0, best === 0 ? 1 : best);
  return taken.length === 0 ? undefined : chunkOf(sourceId, 0, taken);
}

/** Cuts the sources where their content says so; `opening` is the first chunk of the first source and is taken as it is. */
export async function cutSources(
  sources: readonly { id: string; source: Source }[],
  opening: Chunk | undefined,
  max: number,
  memory: CutMemory,
  slicer: TimeSlicer,
): Promise<Chunk[]> {
  const chunks: Chunk[] = opening === undefined ? [] : [opening];
  for (const { id, source } of sources) {
    const begun = opening?.sourceId === id ? opening.end : 0;
    // A block that the opening ends in goes on with the next chunk.
    const atoms = (await atomsOf(source, slicer)).flatMap((atom) => atomAfter(source, atom, begun) ?? []);
    const cuts = await memory.cut('chunks', atoms, max);
    await slicer.pause();
    [0, ...cuts].forEach((from, part) => {
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

/** A source as one chunk, for what is read in one call; undefined where it is empty. */
export function wholeChunk(sourceId: string, index: number, source: Source): Chunk | undefined {
  const atoms = atomsOfHead(source, source.markdown.length);
  return atoms.length === 0 ? undefined : { ...chunkOf(sourceId, index, atoms), start: 0, end: source.markdown.length };
}

/** The space between two chunks belongs to the first of them, so that no character stands between chunks. */
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

/** A heading to show: the innermost one that the chunk begins under, or the first one in it. */
export function headingOf(chunk: Chunk): string | undefined {
  return chunk.headings.at(-1) ?? chunk.atoms.find((atom) => atom.headings.length > 0)?.headings.at(-1);
}
