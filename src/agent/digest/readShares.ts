import type { SectionRead } from '../../protocol/index.js';
import type { DigestResult, DigestSource } from '../interfaces/index.js';
import type { Atom } from './atoms.js';
import { TimeSlicer } from '../streams/timeSlicer.js';

/** A span of a source that was read in one way. */
export interface Readable {
  sourceId: string;
  start: number;
  end: number;
  atoms: readonly Atom[];
}

export type ReadState = SectionRead['read'];

/** Beyond this many sections, only the outer headings are reported, and neighbors together. */
const MOST_SECTIONS = 300;

/**
 * How much of each source was read, by characters of its atoms; the three shares add up to 1. In slices, also after the
 * run was stopped: what was read until then is part of its result.
 */
export async function readShares<T extends Readable>(
  sources: readonly DigestSource[],
  chunks: readonly T[],
  stateOf: (chunk: T) => ReadState,
): Promise<DigestResult['read']> {
  const slicer = new TimeSlicer();
  const read: DigestResult['read'] = new Map();
  for (const { id, source } of sources) {
    const own: T[] = [];
    const sums = { closely: 0, skimmed: 0, left: 0 };
    await slicer.forEach(chunks, (chunk) => {
      if (chunk.sourceId !== id) return;
      own.push(chunk);
      sums[stateOf(chunk)] += chunk.end - chunk.start;
    });
    const total = sums.closely + sums.skimmed + sums.left;
    if (total === 0) {
      read.set(id, {
        closely: source.markdown.trim() === '' ? 1 : 0,
        skimmed: 0,
        left: source.markdown.trim() === '' ? 0 : 1,
        sections: [],
      });
      continue;
    }
    const closely = sums.closely / total;
    const skimmed = sums.left === 0 ? 1 - closely : sums.skimmed / total;
    read.set(id, {
      closely,
      skimmed,
      left: sums.left / total,
      sections: await sectionsOf(own, stateOf, slicer),
    });
  }
  return read;
}

async function sectionsOf<T extends Readable>(
  chunks: readonly T[],
  stateOf: (chunk: T) => ReadState,
  slicer: TimeSlicer,
): Promise<SectionRead[]> {
  let deepest = 1;
  await slicer.forEach(chunks, ({ atoms }) => {
    for (const { headings } of atoms) deepest = Math.max(deepest, headings.length);
  });
  for (let depth = deepest; depth > 1; depth--) {
    const sections = await sectionsAtDepth(chunks, stateOf, depth, slicer);
    if (sections.length <= MOST_SECTIONS) return sections;
  }
  return condensed(await sectionsAtDepth(chunks, stateOf, 1, slicer));
}

/**
 * So few sections that a list of them can be read. What was read closely stays by itself if that is enough; neighbors
 * that are joined count as most of their text was read.
 */
function condensed(sections: SectionRead[]): SectionRead[] {
  if (sections.length <= MOST_SECTIONS) return sections;
  const around = joined(sections, (last, next) => last.read !== 'closely' && next.read !== 'closely');
  if (around.length <= MOST_SECTIONS) return around;
  const total = sections.reduce((sum, { characters }) => sum + characters, 0);
  return joined(around, (last) => last.characters < total / MOST_SECTIONS);
}

/** Joins neighbors; `isOne`: whether the joined one so far and the next one belong together. */
function joined(
  sections: readonly SectionRead[],
  isOne: (last: SectionRead, next: SectionRead) => boolean,
): SectionRead[] {
  const groups: (SectionRead & { sums: Record<ReadState, number> })[] = [];
  for (const section of sections) {
    let last = groups.at(-1);
    if (last === undefined || !isOne(last, section)) {
      last = { ...section, characters: 0, sums: { closely: 0, skimmed: 0, left: 0 } };
      groups.push(last);
    }
    last.characters += section.characters;
    last.sums[section.read] += section.characters;
    if (last.sums[section.read] > last.sums[last.read]) last.read = section.read;
  }
  return groups.map(({ heading, read, characters }) => ({ heading, read, characters }));
}

/** Stops soon after there are too many. */
async function sectionsAtDepth<T extends Readable>(
  chunks: readonly T[],
  stateOf: (chunk: T) => ReadState,
  depth: number,
  slicer: TimeSlicer,
): Promise<SectionRead[]> {
  const sections: SectionRead[] = [];
  let path: string | undefined;
  // Atoms below the same heading share their list of headings: a long text has many more atoms than headings.
  let known: readonly string[] | undefined;
  for (const chunk of chunks) {
    const read = stateOf(chunk);
    for (const { headings, start, end } of chunk.atoms) {
      let last = sections.at(-1);
      if (headings !== known) {
        known = headings;
        const outer = headings.slice(0, depth);
        const outerPath = outer.join('\n');
        if (outerPath !== path) last = undefined;
        path = outerPath;
      }
      if (last?.read === read) last.characters += end - start;
      else if (
        sections.push({
          heading: headings[Math.min(depth, headings.length) - 1] ?? '',
          read,
          characters: end - start,
        }) > MOST_SECTIONS &&
        depth > 1
      )
        return sections;
    }
    if (slicer.due) await slicer.pause();
  }
  return sections;
}

/** Share of all sources' text in `state`, 0..1. */
export function shareOf<T extends Readable>(
  chunks: readonly T[],
  stateOf: (chunk: T) => ReadState,
  state: ReadState,
): number {
  let total = 0;
  let sum = 0;
  for (const chunk of chunks) {
    total += chunk.end - chunk.start;
    if (stateOf(chunk) === state) sum += chunk.end - chunk.start;
  }
  return total === 0 ? 1 : sum / total;
}
