import type { NodeStore } from '../interfaces/index.js';
import { anchorOf, contentCuts, cutsAsBefore, type CutCandidate, type RememberedCut } from './contentCuts.js';
import type { TimeSlicer } from '../streams/timeSlicer.js';

/** A text is recognized by its lowest hashes: an edit leaves most of them unchanged. */
const SKETCH = 3;
const VERSION = 1;

/**
 * Remembers where texts were cut, so that an edited text is cut in the same places and only the edited parts are read
 * again. Cutting by content alone would move a few cuts with each edit.
 */
export class CutMemory {
  constructor(
    private readonly nodes: NodeStore,
    private readonly slicer: TimeSlicer,
  ) {}

  /** Cuts `candidates` into parts of at most `max`. `kind` says what is being cut; cuts of other kinds are ignored. */
  async cut(kind: string, candidates: readonly CutCandidate[], max: number): Promise<number[]> {
    // A text that fits into one part needs no memory.
    if (candidates.reduce((sum, { size }) => sum + size, 0) <= max) return [];
    const byContent = await contentCuts(candidates, max, this.slicer);
    let cuts: number[] | undefined;
    for (const key of await this.keysOf(kind, candidates, max)) {
      const stored = await this.nodes.get(key);
      if (stored === (await this.written(candidates, byContent))) return byContent;
      // Texts from the same site share boilerplate, and therefore a sketch, but few of their cuts.
      cuts = stored === undefined ? undefined : await cutsAsBefore(candidates, max, remembered(stored), this.slicer);
      if (cuts !== undefined) break;
    }
    cuts ??= byContent;
    await this.remember(kind, candidates, max, cuts);
    return cuts;
  }

  /** Stores cuts, including those chosen some other way. */
  async remember(
    kind: string,
    candidates: readonly CutCandidate[],
    max: number,
    cuts: readonly number[],
  ): Promise<void> {
    const value = await this.written(candidates, cuts);
    for (const key of await this.keysOf(kind, candidates, max)) {
      if ((await this.nodes.get(key)) !== value) await this.nodes.put(key, value);
    }
  }

  private async keysOf(kind: string, candidates: readonly CutCandidate[], max: number): Promise<string[]> {
    const lowest: number[] = [];
    await this.slicer.forEach(candidates, ({ hash }) => {
      if (hash >= (lowest[SKETCH - 1] ?? Infinity) || lowest.includes(hash)) return;
      lowest.push(hash);
      lowest.sort((a, b) => a - b).splice(SKETCH);
    });
    return lowest.map((hash) => `cuts:${VERSION}:${kind}:${max}:${hash.toString(36)}`);
  }

  private async written(candidates: readonly CutCandidate[], cuts: readonly number[]): Promise<string> {
    const pairs: string[][] = [];
    await this.slicer.forEach(cuts, (cut) => {
      pairs.push([cut - 1, cut].map((index) => anchorOf(candidates[index] as CutCandidate)));
    });
    return JSON.stringify(pairs);
  }
}

function remembered(stored: string): RememberedCut[] {
  try {
    const value: unknown = JSON.parse(stored);
    if (!Array.isArray(value)) return [];
    return value.flatMap((pair: unknown) => {
      const [before, after] = Array.isArray(pair) ? (pair as unknown[]) : [];
      return typeof before === 'string' && typeof after === 'string' ? [{ before, after }] : [];
    });
  } catch {
    // Ignore what can't be parsed.
    return [];
  }
}
