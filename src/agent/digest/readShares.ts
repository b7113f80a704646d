import type { SectionRead } from '../../protocol/index.js';
import type { DigestResult, DigestSource } from '../interfaces/index.js';
import type { Atom } from './atoms.js';

/** A span of a source that was read in one way. */
export interface Readable {
  sourceId: string;
  start: number;
  end: number;
  atoms: readonly Atom[];
}

export type ReadState = SectionRead['read'];

/** Beyond this many sections, only the outer headings are reported. */
const MOST_SECTIONS = 300;

/** How much of each source was read, by characters of its atoms; the three shares add up to 1. */
export function readShares<T extends Readable>(
  sources: readonly DigestSource[],
  chunks: readonly T[],
  stateOf: (chunk: T) => ReadState,
): DigestResult['read'] {
  const read: DigestResult['read'] = new Map();
  for (const { id, source } of sources) {
    const own = chunks.filter((chunk) => chunk.sourceId === id);
    const sums = { closely: 0, skimmed: 0, left: 0 };
    for (const chunk of own) sums[stateOf(chunk)] += chunk.end - chunk.start;
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
      sections: sectionsOf(own, stateOf),
    });
  }
  return read;
}

function sectionsOf<T extends Readable>(chunks: readonly T[], stateOf: (chunk: T) => ReadState): SectionRead[] {
  for (let depth = 6; depth > 0; depth--) {
    const sections = sectionsAtDepth(chunks, stateOf, depth);
    if (sections.length <= MOST_SECTIONS || depth === 1) return sections.slice(0, MOST_SECTIONS);
  }
  return [];
}

function sectionsAtDepth<T extends Readable>(
  chunks: readonly T[],
  stateOf: (chunk: T) => ReadState,
  depth: number,
): SectionRead[] {
  const sections: SectionRead[] = [];
  let path = '';
  for (const chunk of chunks) {
    const read = stateOf(chunk);
    for (const atom of chunk.atoms) {
      const headings = atom.headings.slice(0, depth);
      const atomPath = headings.join('\n');
      const last = sections.at(-1);
      if (last !== undefined && atomPath === path && last.read === read) {
        last.characters += atom.end - atom.start;
        continue;
      }
      path = atomPath;
      sections.push({ heading: headings.at(-1) ?? '', read, characters: atom.end - atom.start });
    }
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
