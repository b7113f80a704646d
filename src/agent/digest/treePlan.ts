import { contentCuts, type CutCandidate } from './contentCuts.js';

/** A node above the chunks: its children are leaves (by position) or nodes of the level below. */
export type TreeNode = { leaf: number } | { children: TreeNode[] };

/** Most children of one node: more make their merged notes thin. */
const MOST_CHILDREN = 15;
/** Fewer leaves are not worth merging for the answer's sake. */
const LEAST_MERGED = 2;

export interface TreeRoom {
  /** Tokens that the text of the answer's prompt may have, of a merge's prompt, and that each kind of notes takes at most. */
  answer: number;
  merge: number;
  notes: number;
  merged: number;
}

/**
 * What the answer reads: notes on the chunks while they fit, else groups of them that the content delimits. The last
 * group is left open where there is room: its notes go straight into the answer, which then does not wait for a merge.
 */
export function planTree(leaves: readonly CutCandidate[], room: TreeRoom): TreeNode[] {
  const nodes: TreeNode[] = leaves.map((_, leaf) => ({ leaf }));
  if (leaves.length * room.notes <= room.answer) return nodes;
  const size = Math.max(2, Math.min(MOST_CHILDREN, Math.floor(room.merge / room.notes)));
  const groups = grouped(nodes, leaves, size);
  const open = groups.at(-1)?.children ?? [];
  const closed = groups.slice(0, -1);
  const directly = Math.max(0, Math.floor((room.answer - closed.length * room.merged) / room.notes));
  if (closed.length * room.merged < room.answer && directly >= open.length) return [...closed.map(single), ...open];
  if ((closed.length + 1) * room.merged + LEAST_MERGED * room.notes <= room.answer) {
    const direct = Math.floor((room.answer - (closed.length + 1) * room.merged) / room.notes);
    const split = Math.max(LEAST_MERGED, open.length - direct);
    return [...closed.map(single), single({ children: open.slice(0, split), first: open.length }), ...open.slice(split)];
  }
  return planUpper(groups, room);
}

interface Group {
  children: TreeNode[];
  /** Position of its first child's candidate on the level of leaves. */
  first: number;
}

function planUpper(groups: readonly (Group & Partial<CutCandidate>)[], room: TreeRoom): TreeNode[] {
  let level: TreeNode[] = groups.map(single);
  let candidates: CutCandidate[] = groups.map((group) => ({ size: 1, level: group.level ?? 7, hash: group.hash ?? 0 }));
  const size = Math.max(2, Math.min(MOST_CHILDREN, Math.floor(room.merge / room.merged)));
  while (level.length * room.merged > room.answer && level.length > 1) {
    const upper = grouped(level, candidates, size);
    level = upper.map(single);
    candidates = upper.map((group) => ({ size: 1, level: group.level, hash: group.hash }));
  }
  return level;
}

function grouped(nodes: readonly TreeNode[], candidates: readonly CutCandidate[], size: number): (Group & CutCandidate)[] {
  const cuts = contentCuts(
    candidates.map(({ level, hash }) => ({ size: 1, level, hash })),
    size,
  );
  return [0, ...cuts].map((first, index) => {
    const { level, hash } = candidates[first] as CutCandidate;
    return { children: nodes.slice(first, cuts[index] ?? nodes.length), first, size: 1, level, hash };
  });
}

/** A group of one is that one. */
function single(group: Group): TreeNode {
  return group.children.length === 1 ? (group.children[0] as TreeNode) : { children: group.children };
}

export function countMerges(nodes: readonly TreeNode[]): number {
  return nodes.reduce((sum, node) => sum + ('leaf' in node ? 0 : 1 + countMerges(node.children)), 0);
}
