/** Rows of numbers, with the value to predict for each and its weight. */
export interface TrainingData {
  rows: Float32Array;
  columns: number;
  /** Between 0 and 1. */
  labels: Float32Array;
  weights: Float32Array;
}

export interface BoostingOptions {
  trees: number;
  depth: number;
  rate: number;
  /** Share of the rows and of the columns that each tree sees. */
  rowShare: number;
  columnShare: number;
  /** Added to the second derivatives of a leaf, in units of the mean weight. */
  smoothing: number;
  seed: number;
}

/** Complete binary trees, level by level: a row goes left if its value is below the threshold. */
export interface Forest {
  depth: number;
  bias: number;
  features: number[];
  thresholds: number[];
  leaves: number[];
}

const BINS = 48;

export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The thresholds that divide a column into bins of about equal size. */
function cutsOf({ rows, columns }: TrainingData, column: number): number[] {
  const count = rows.length / columns;
  const sample: number[] = [];
  const step = Math.max(1, Math.floor(count / 20_000));
  for (let row = 0; row < count; row += step) sample.push(rows[row * columns + column] ?? 0);
  sample.sort((left, right) => left - right);
  const cuts = new Set<number>();
  for (let bin = 1; bin < BINS; bin++) {
    const at = Math.floor((bin / BINS) * sample.length);
    const value = sample[at] ?? 0;
    const below = sample.findLast((other) => other < value);
    if (below !== undefined) cuts.add((value + below) / 2);
  }
  const most = sample.at(-1) ?? 0;
  const second = sample.findLast((other) => other < most);
  if (second !== undefined) cuts.add((most + second) / 2);
  return [...cuts].sort((left, right) => left - right);
}

/** Fits boosted regression trees to the logistic loss (Friedman 2001), using second derivatives and histograms. */
export function fitForest(data: TrainingData, options: BoostingOptions): Forest {
  const { rows, columns, labels, weights } = data;
  const { trees, depth, rate, rowShare, columnShare, smoothing, seed } = options;
  const count = labels.length;
  const random = generator(seed);
  const cuts = Array.from({ length: columns }, (_, column) => cutsOf(data, column));
  const binned = Array.from({ length: columns }, (_, column) => {
    const bins = new Uint8Array(count);
    const own = cuts[column] ?? [];
    for (let row = 0; row < count; row++) {
      const value = rows[row * columns + column] ?? 0;
      let low = 0;
      let high = own.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value < (own[middle] ?? 0)) high = middle;
        else low = middle + 1;
      }
      bins[row] = low;
    }
    return bins;
  });
  let positive = 0;
  let all = 0;
  for (let row = 0; row < count; row++) {
    positive += (weights[row] ?? 0) * (labels[row] ?? 0);
    all += weights[row] ?? 0;
  }
  const bias = Math.log(positive / (all - positive));
  const lambda = (smoothing * all) / count;
  const scores = new Float64Array(count).fill(bias);
  const gradients = new Float64Array(count);
  const curvatures = new Float64Array(count);
  const inner = 2 ** depth - 1;
  const forest: Forest = { depth, bias, features: [], thresholds: [], leaves: [] };
  for (let tree = 0; tree < trees; tree++) {
    for (let row = 0; row < count; row++) {
      const probability = 1 / (1 + Math.exp(-(scores[row] ?? 0)));
      const weight = weights[row] ?? 0;
      gradients[row] = weight * ((labels[row] ?? 0) - probability);
      curvatures[row] = weight * Math.max(1e-4, probability * (1 - probability));
    }
    const chosen: number[] = [];
    for (let column = 0; column < columns; column++) if (random() < columnShare) chosen.push(column);
    const seen: number[] = [];
    for (let row = 0; row < count; row++) if (random() < rowShare) seen.push(row);
    const features = new Array<number>(inner).fill(0);
    const thresholds = new Array<number>(inner).fill(Infinity);
    const splits = new Array<number>(inner).fill(255);
    const node = new Int16Array(count);
    for (let level = 0; level < depth; level++) {
      const width = 2 ** level;
      const gains = new Float64Array(width);
      const first = width - 1;
      for (const column of chosen) {
        const own = cuts[column] ?? [];
        if (own.length === 0) continue;
        const bins = binned[column] as Uint8Array;
        const size = BINS + 2;
        const sumG = new Float64Array(width * size);
        const sumH = new Float64Array(width * size);
        for (const row of seen) {
          const cell = ((node[row] ?? 0) - first) * size + (bins[row] ?? 0);
          sumG[cell] = (sumG[cell] ?? 0) + (gradients[row] ?? 0);
          sumH[cell] = (sumH[cell] ?? 0) + (curvatures[row] ?? 0);
        }
        for (let place = 0; place < width; place++) {
          let g = 0;
          let h = 0;
          for (let bin = 0; bin < size; bin++) {
            g += sumG[place * size + bin] ?? 0;
            h += sumH[place * size + bin] ?? 0;
          }
          const base = (g * g) / (h + lambda);
          let leftG = 0;
          let leftH = 0;
          for (let bin = 0; bin < own.length; bin++) {
            leftG += sumG[place * size + bin] ?? 0;
            leftH += sumH[place * size + bin] ?? 0;
            const rightH = h - leftH;
            if (leftH < lambda || rightH < lambda) continue;
            const rightG = g - leftG;
            const gain = (leftG * leftG) / (leftH + lambda) + (rightG * rightG) / (rightH + lambda) - base;
            if (gain > (gains[place] ?? 0)) {
              gains[place] = gain;
              features[first + place] = column;
              thresholds[first + place] = own[bin] ?? 0;
              splits[first + place] = bin;
            }
          }
        }
      }
      for (let row = 0; row < count; row++) {
        const at = node[row] ?? 0;
        const bin = binned[features[at] ?? 0]?.[row] ?? 0;
        node[row] = 2 * at + (bin <= (splits[at] ?? 0) ? 1 : 2);
      }
    }
    const leafG = new Float64Array(2 ** depth);
    const leafH = new Float64Array(2 ** depth);
    for (const row of seen) {
      const leaf = (node[row] ?? 0) - inner;
      leafG[leaf] = (leafG[leaf] ?? 0) + (gradients[row] ?? 0);
      leafH[leaf] = (leafH[leaf] ?? 0) + (curvatures[row] ?? 0);
    }
    const leaves = Array.from(leafG, (g, leaf) => (rate * g) / ((leafH[leaf] ?? 0) + lambda));
    for (let row = 0; row < count; row++) scores[row] = (scores[row] ?? 0) + (leaves[(node[row] ?? 0) - inner] ?? 0);
    forest.features.push(...features);
    forest.thresholds.push(...thresholds);
    forest.leaves.push(...leaves);
  }
  return forest;
}
