import type { TimeSlicer } from '../streams/timeSlicer.js';

/** A possible start of a new part: its size, and the cost of cutting before it (lower is better). */
export interface CutCandidate {
  size: number;
  /** Its heading level, 1 being the highest; 7 if it isn't a heading. */
  level: number;
  /** Hash of its start. */
  hash: number;
}

/**
 * A cut must be the best candidate within this many maximum-size parts on either side, so that it depends on nothing
 * further away. Less reach wastes more space; more reach moves more cuts after an edit.
 */
const REACH = 5;
/** Parts are planned to fill this share of the maximum size: there isn't a good place to cut everywhere. */
const FILL = 0.94;
/** How far from its ideal place a cut may be, as a share of the maximum size: parts read at the same time end together. */
const SWAY = 0.12;
/** Candidates that are compared between two looks at the clock. */
const STEPS = 512;

/**
 * Indexes at which new parts start (excluding 0). A candidate is cut if it is better than every other one in reach, so
 * that an edit moves only the cuts near it; text between two cuts that is still larger than `max` is divided further,
 * again at the best candidates. A single candidate larger than `max` isn't split.
 */
export async function contentCuts(
  candidates: readonly CutCandidate[],
  max: number,
  slicer: TimeSlicer,
): Promise<number[]> {
  const text = await costed(candidates, slicer);
  if (text.total <= max) return [];
  const cuts: number[] = [];
  let from = 0;
  for (const to of [...(await localBests(text, REACH * max, slicer)), candidates.length]) {
    divide(text, from, to, max, cuts);
    if (to < candidates.length) cuts.push(to);
    from = to;
    if (slicer.due) await slicer.pause();
  }
  return cuts;
}

/** Where candidates start and what a cut before them costs, as plain numbers: tens of thousands are compared at once. */
interface Costed {
  /** With the end of the text. */
  offsets: Float64Array;
  costs: Float64Array;
  total: number;
}

async function costed(candidates: readonly CutCandidate[], slicer: TimeSlicer): Promise<Costed> {
  const offsets = new Float64Array(candidates.length + 1);
  const costs = new Float64Array(candidates.length);
  let total = 0;
  await slicer.forEach(candidates, (candidate, index) => {
    costs[index] = costOf(candidate);
    offsets[index + 1] = total += candidate.size;
  });
  return { offsets, costs, total };
}

/** Share of a text that its first part gets when it is read in parts that become smaller. */
const TAPER = 0.65;

/**
 * Index at which to divide a text so that its first part is the larger one, at the best candidate nearby; undefined if
 * there is none.
 */
export function taperingCut(candidates: readonly CutCandidate[]): number | undefined {
  const total = sizeOf(candidates);
  let best: number | undefined;
  let offset = 0;
  candidates.forEach((candidate, index) => {
    const isNear = index > 0 && Math.abs(offset / total - TAPER) <= SWAY;
    if (isNear && (best === undefined || better(candidate, candidates[best] as CutCandidate))) best = index;
    offset += candidate.size;
  });
  return best;
}

/** A part that was cut before may grow by this factor, so that one more paragraph doesn't divide it. */
export const GROWTH = 1.05;
/**
 * With this many more parts than necessary, remembered cuts are discarded: many small edits would leave many small
 * parts.
 */
const MOST_FRAGMENTS = 2;

/** Identifies a candidate by its start. */
export function anchorOf(candidate: Omit<CutCandidate, 'size'>): string {
  return `${candidate.level}.${candidate.hash.toString(36)}`;
}

/** A remembered cut: the candidates before and after it. */
export interface RememberedCut {
  before: string;
  after: string;
}

/**
 * Reuses the cuts of an earlier version of the text if the candidate before or after them still exists; text between
 * them that exceeds `max` is cut by content. undefined if few cuts are left.
 */
export async function cutsAsBefore(
  candidates: readonly CutCandidate[],
  max: number,
  remembered: readonly RememberedCut[],
  slicer: TimeSlicer,
): Promise<number[] | undefined> {
  const wanted = new Set(remembered.flatMap(({ before, after }) => [before, after]));
  const places = new Map<string, number>();
  // A duplicate doesn't identify a place.
  const note = (name: string, index: number): void => void places.set(name, places.has(name) ? -1 : index);
  let previous = '';
  let total = 0;
  await slicer.forEach(candidates, (candidate, index) => {
    const anchor = anchorOf(candidate);
    total += candidate.size;
    if (wanted.has(anchor)) {
      note(`after ${anchor}`, index);
      note(`before ${anchor}`, index + 1);
      note(`${previous} ${anchor}`, index);
    }
    previous = anchor;
  });
  const kept = new Set<number>();
  for (const { before, after } of remembered) {
    const cut = [`${before} ${after}`, `after ${after}`, `before ${before}`]
      .map((name) => places.get(name) ?? -1)
      .find((place) => place > 0 && place < candidates.length);
    if (cut !== undefined) kept.add(cut);
  }
  if (remembered.length === 0 || kept.size < remembered.length / 2) return undefined;
  const cuts: number[] = [];
  let from = 0;
  for (const to of [...[...kept].sort((a, b) => a - b), candidates.length]) {
    const start = from;
    const part = candidates.slice(from, to);
    if (sizeOf(part) > max * GROWTH) cuts.push(...(await contentCuts(part, max, slicer)).map((index) => index + start));
    if (to < candidates.length) cuts.push(to);
    from = to;
    if (slicer.due) await slicer.pause();
  }
  return cuts.length + 1 > MOST_FRAGMENTS * Math.ceil(total / max) + 1 ? undefined : cuts;
}

function sizeOf(candidates: readonly CutCandidate[]): number {
  return candidates.reduce((sum, { size }) => sum + size, 0);
}

/** The cost of cutting before it: its level, then its hash, which is an unsigned integer of 32 bits. */
function costOf({ level, hash }: CutCandidate): number {
  return level * 2 ** 32 + hash;
}

function better(one: CutCandidate, other: CutCandidate): boolean {
  return costOf(one) < costOf(other);
}

/**
 * Candidates strictly better than all within `reach` before them and at least as good as all within `reach` after.
 * Linear: a monotonic window in each direction.
 */
async function localBests({ offsets, costs, total }: Costed, reach: number, slicer: TimeSlicer): Promise<number[]> {
  const count = costs.length;
  const beaten = new Uint8Array(count);
  const stack = new Uint32Array(count);
  for (const isForward of [true, false]) {
    let height = 0;
    for (let step = 0; step < count; step++) {
      const index = isForward ? step : count - 1 - step;
      const cost = costs[index] as number;
      while (height > 0) {
        const top = costs[stack[height - 1] as number] as number;
        if (isForward ? cost >= top : cost > top) break;
        height--;
      }
      if (height > 0) {
        const apart = (offsets[index] as number) - (offsets[stack[height - 1] as number] as number);
        if (Math.abs(apart) < reach) beaten[index] = 1;
      }
      stack[height++] = index;
      if (step % STEPS === 0 && slicer.due) await slicer.pause();
    }
  }
  const bests: number[] = [];
  for (let index = 1; index < count; index++) {
    if (beaten[index] === 1) continue;
    const offset = offsets[index] as number;
    // The ends of the text already are cuts.
    if (offset >= reach / 2 && total - offset >= reach / 2) bests.push(index);
  }
  return bests;
}

/** Divides the text between two cuts into parts of about the same size, at the best candidates near the ideal places. */
function divide({ offsets, costs }: Costed, from: number, to: number, max: number, cuts: number[]): void {
  const end = offsets[to] as number;
  let parts = Math.ceil((end - (offsets[from] as number)) / (max * FILL));
  for (; end - (offsets[from] as number) > max && to - from > 1; parts--) {
    const start = offsets[from] as number;
    parts = Math.max(parts, Math.ceil((end - start) / max));
    const ideal = start + (end - start) / parts;
    const lowest = Math.max(ideal - SWAY * max, end - (parts - 1) * max);
    const highest = Math.min(ideal + SWAY * max, start + max);
    let best = -1;
    let last = from + 1;
    for (let index = from + 1; index < to; index++) {
      const offset = offsets[index] as number;
      if (offset > highest) break;
      last = index;
      if (offset < lowest) continue;
      if (best < 0 || (costs[index] as number) < (costs[best] as number)) best = index;
    }
    from = best < 0 ? last : best;
    cuts.push(from);
  }
}
