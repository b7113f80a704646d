/**
 * Boosted regression trees for one probability. Each is a complete binary tree of the same depth, stored level by
 * level; a row goes left if its value is below the threshold. `bias` and the leaves are log-odds.
 */
export interface BoostedTrees {
  depth: number;
  /** Number of features in a row. */
  columns: number;
  bias: number;
  features: readonly number[];
  thresholds: readonly number[];
  leaves: readonly number[];
}

/** The log-odds of a row of features. */
export function treeLogOdds(trees: BoostedTrees, row: readonly number[] | Float32Array): number {
  const leaves = 2 ** trees.depth;
  const inner = leaves - 1;
  let sum = trees.bias;
  for (let tree = 0, count = trees.leaves.length / leaves; tree < count; tree++) {
    let node = 0;
    while (node < inner) {
      const at = tree * inner + node;
      node = 2 * node + ((row[trees.features[at] ?? 0] ?? 0) < (trees.thresholds[at] ?? 0) ? 1 : 2);
    }
    sum += trees.leaves[tree * leaves + node - inner] ?? 0;
  }
  return sum;
}
