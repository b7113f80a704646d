import { BLOCK_MODEL } from './blockModel.js';
import { treeLogOdds, type BoostedTrees } from './boostedTrees.js';
import { BLOCK_NETWORK } from './networkModel.js';
import { logOddsOf, type SmallNetwork } from './smallNetwork.js';

/** Two models whose log-odds are averaged: trees see thresholds, the network sees sums, and their errors differ. */
export interface BlockModels {
  trees: BoostedTrees;
  network: SmallNetwork;
}

/** The probability that a block with these features belongs to the page's own text. */
export function blockProbability(
  row: Float32Array,
  { trees, network }: BlockModels = { trees: BLOCK_MODEL, network: BLOCK_NETWORK },
): number {
  return 1 / (1 + Math.exp(-(treeLogOdds(trees, row) + logOddsOf(network, row)) / 2));
}
