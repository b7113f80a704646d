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
export function treeLogOdds(
  { depth, bias, features, thresholds, leaves }: BoostedTrees,
  row: readonly number[] | Float32Array,
): number {
  const width = 2 ** depth;
  const inner = width - 1;
  let sum = bias;
  for (let start = 0, end = 0; end < leaves.length; start += inner, end += width) {
    let node = 0;
    while (node < inner) {
      const at = start + node;
      node = 2 * node + ((row[features[at] as number] as number) < (thresholds[at] as number) ? 1 : 2);
    }
    sum += leaves[end + node - inner] as number;
  }
  return sum;
}
