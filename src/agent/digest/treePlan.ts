import { contentCuts, type CutCandidate } from './contentCuts.js';
import type { CutMemory } from './cutMemory.js';
import type { TimeSlicer } from '../streams/timeSlicer.js';

/** A node above the chunks: its children are leaves (by position) or nodes of the level below. */
export type TreeNode = { leaf: number } | { children: TreeNode[] };

/** Maximum children of a node: with more, merged notes become too thin. */
const MOST_CHILDREN = 15;
/** Merging fewer leaves doesn't speed up the answer. */
const LEAST_MERGED = 2;
/** The last group is divided only if this many of its leaves can stay open. */
const LEAST_OPEN = 2;

export interface TreeRoom {
  /**
   * Token limits: for the text in the answer's prompt, for the text in a merge's prompt, and for each kind of notes.
   */
  answer: number;
  merge: number;
  notes: number;
  merged: number;
}

/**
 * What the answer reads: notes on the chunks while they fit, or else content-defined groups of them. If there is room,
 * the last group is left open: its notes go directly into the answer, which then doesn't wait for a merge. `kind`
 * distinguishes trees over different selections of the same chunks.
 */
export async function planTree(
  leaves: readonly CutCandidate[],
  room: TreeRoom,
  memory: CutMemory,
  kind: string,
  slicer: TimeSlicer,
): Promise<TreeNode[]> {
  const nodes: TreeNode[] = leaves.map((_, leaf) => ({ leaf }));
  if (leaves.length * room.notes <= room.answer) return nodes;
  const size = Math.max(2, Math.min(MOST_CHILDREN, Math.floor(room.merge / room.notes)));
  const groups = groupsOf(nodes, leaves, await memory.cut(kind, leaves, size));
  const last = groups.at(-1);
  const open = last?.children ?? [];
  const closed = groups.slice(0, -1);
  const directly = Math.floor((room.answer - closed.length * room.merged) / room.notes);
  if (directly >= open.length) return [...closed.map(single), ...open];
  const direct = Math.floor((room.answer - (closed.length + 1) * room.merged) / room.notes);
  if (last !== undefined && direct >= LEAST_OPEN) {
    const split = Math.max(LEAST_MERGED, open.length - direct);
    await memory.remember(kind, leaves, size, [...groups.slice(1).map(({ first }) => first), last.first + split]);
    return [...closed.map(single), { children: open.slice(0, split) }, ...open.slice(split)];
  }
  return planUpper(groups, room, slicer);
}

interface Group {
  children: TreeNode[];
  /** Position of its first child. */
  first: number;
  /** Of its first child, as in `CutCandidate`. */
  level: number;
  hash: number;
}

async function planUpper(groups: readonly Group[], room: TreeRoom, slicer: TimeSlicer): Promise<TreeNode[]> {
  let level: TreeNode[] = groups.map(single);
  let candidates: CutCandidate[] = groups.map(({ level: heading, hash }) => ({ size: 1, level: heading, hash }));
  const size = Math.max(2, Math.min(MOST_CHILDREN, Math.floor(room.merge / room.merged)));
  while (level.length * room.merged > room.answer && level.length > 1) {
    const upper = groupsOf(level, candidates, await contentCuts(candidates, size, slicer));
    level = upper.map(single);
    candidates = upper.map(({ level: heading, hash }) => ({ size: 1, level: heading, hash }));
  }
  return level;
}

function groupsOf(nodes: readonly TreeNode[], candidates: readonly CutCandidate[], cuts: readonly number[]): Group[] {
  return [0, ...cuts].map((first, index) => {
    const { level, hash } = candidates[first] as CutCandidate;
    return { children: nodes.slice(first, cuts[index] ?? nodes.length), first, level, hash };
  });
}

/** A group of one is just that node. */
function single(group: Group): TreeNode {
  return group.children.length === 1 ? (group.children[0] as TreeNode) : { children: group.children };
}

export function countMerges(nodes: readonly TreeNode[]): number {
  return nodes.reduce((sum, node) => sum + ('leaf' in node ? 0 : 1 + countMerges(node.children)), 0);
}
