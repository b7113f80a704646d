import type { BoostingOptions } from './boosting.js';

/** Selected by cross-validation on the pages that the model is fitted on. */
export const BOOSTING: BoostingOptions = {
  trees: 300,
  depth: 5,
  rate: 0.06,
  rowShare: 0.4,
  columnShare: 0.15,
  smoothing: 5,
  seed: 7,
};

/** Networks with different seeds, which are averaged into one. */
export const NETWORK_SEEDS = [1, 2];
