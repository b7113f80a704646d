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

/** Each row's bin in each column, by column. */
function binned({ rows, columns, labels }: TrainingData, cuts: readonly (readonly number[])[]): Uint8Array[] {
  const count = labels.length;
  return cuts.map((own, column) => {
    const bins = new Uint8Array(count);
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
}

/** The places of a node's rows: the first one, and one behind the last. */
type Range = readonly [from: number, to: number];
/** Sums of gradients and curvatures by bin, in turns. */
type Histogram = Float64Array;
interface Split {
  gain: number;
  column: number;
  bin: number;
}

/** The best place to split a node's rows, by the sums of each column. */
function bestSplit(
  histograms: readonly Histogram[],
  chosen: readonly number[],
  cuts: readonly (readonly number[])[],
  lambda: number,
): Split | undefined {
  let best: Split | undefined;
  for (const [at, sums] of histograms.entries()) {
    const column = chosen[at] ?? 0;
    let g = 0;
    let h = 0;
    for (let cell = 0; cell < sums.length; cell += 2) {
      g += sums[cell] ?? 0;
      h += sums[cell + 1] ?? 0;
    }
    const base = (g * g) / (h + lambda);
    let leftG = 0;
    let leftH = 0;
    for (let bin = 0, count = cuts[column]?.length ?? 0; bin < count; bin++) {
      leftG += sums[2 * bin] ?? 0;
      leftH += sums[2 * bin + 1] ?? 0;
      const rightH = h - leftH;
      if (leftH < lambda || rightH < lambda) continue;
      const rightG = g - leftG;
      const gain = (leftG * leftG) / (leftH + lambda) + (rightG * rightG) / (rightH + lambda) - base;
      if (gain > (best?.gain ?? 0)) best = { gain, column, bin };
    }
  }
  return best;
}

/** The rows of a tree, ordered so that those of each node are next to each other. */
class NodeRows {
  private readonly rows: Int32Array;
  private readonly spare: Int32Array;
  private size = 0;

  constructor(
    private readonly gradients: Float64Array,
    private readonly curvatures: Float64Array,
    private readonly bins: readonly Uint8Array[],
  ) {
    this.rows = new Int32Array(gradients.length);
    this.spare = new Int32Array(gradients.length);
  }

  /** Starts a tree with a random share of the rows, and returns their number. */
  sample(random: () => number, share: number): number {
    this.size = 0;
    for (let row = 0; row < this.rows.length; row++) if (random() < share) this.rows[this.size++] = row;
    return this.size;
  }

  histogram(column: number, from: number, to: number): Histogram {
    const { rows, gradients, curvatures } = this;
    const bins = this.bins[column] as Uint8Array;
    const sums = new Float64Array(2 * (BINS + 2));
    for (let at = from; at < to; at++) {
      const row = rows[at] ?? 0;
      const cell = 2 * (bins[row] ?? 0);
      sums[cell] = (sums[cell] ?? 0) + (gradients[row] ?? 0);
      sums[cell + 1] = (sums[cell + 1] ?? 0) + (curvatures[row] ?? 0);
    }
    return sums;
  }

  /** Moves the rows that go left to the front of a node's, and returns where the others begin. */
  divide({ column, bin }: Split, from: number, to: number): number {
    const { rows, spare } = this;
    const bins = this.bins[column] as Uint8Array;
    let left = from;
    let right = 0;
    for (let at = from; at < to; at++) {
      const row = rows[at] ?? 0;
      if ((bins[row] ?? 0) <= bin) rows[left++] = row;
      else spare[right++] = row;
    }
    rows.set(spare.subarray(0, right), left);
    return left;
  }

  /** The value of a leaf with these rows, before the learning rate. */
  value(from: number, to: number, lambda: number): number {
    let g = 0;
    let h = lambda;
    for (let at = from; at < to; at++) {
      g += this.gradients[this.rows[at] ?? 0] ?? 0;
      h += this.curvatures[this.rows[at] ?? 0] ?? 0;
    }
    return g / h;
  }
}

/** Fits boosted regression trees to the logistic loss (Friedman 2001), using second derivatives and histograms. */
export function fitForest(data: TrainingData, options: BoostingOptions): Forest {
  const { columns, labels, weights } = data;
  const { trees, depth, rate, rowShare, columnShare, smoothing, seed } = options;
  const count = labels.length;
  const random = generator(seed);
  const cuts = Array.from({ length: columns }, (_, column) => cutsOf(data, column));
  const bins = binned(data, cuts);
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
  const own = new NodeRows(gradients, curvatures, bins);
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
    const features = new Array<number>(inner).fill(0);
    const thresholds = new Array<number>(inner).fill(Infinity);
    const splits = new Array<number>(inner).fill(255);
    const ranges: Range[] = [[0, own.sample(random, rowShare)]];
    const histogramsOf = ([from, to]: Range): Histogram[] => chosen.map((column) => own.histogram(column, from, to));
    /** Of a child, the sums that the node's other child doesn't have. */
    const rest = (whole: readonly Histogram[], part: readonly Histogram[]): Histogram[] =>
      whole.map((sums, at) => sums.map((sum, cell) => sum - (part[at]?.[cell] ?? 0)));
    const known: (Histogram[] | undefined)[] = ranges.map(histogramsOf);
    for (let node = 0; node < inner; node++) {
      const [from, to] = ranges[node] as Range;
      const sums = known[node] ?? [];
      known[node] = undefined;
      const split = bestSplit(sums, chosen, cuts, lambda);
      if (!split) {
        ranges[2 * node + 1] = [from, to];
        ranges[2 * node + 2] = [to, to];
        known[2 * node + 1] = sums;
        continue;
      }
      features[node] = split.column;
      thresholds[node] = cuts[split.column]?.[split.bin] ?? Infinity;
      splits[node] = split.bin;
      const middle = own.divide(split, from, to);
      const left: Range = [from, middle];
      const right: Range = [middle, to];
      ranges[2 * node + 1] = left;
      ranges[2 * node + 2] = right;
      if (2 * node + 1 >= inner) continue;
      // Only the smaller child is counted; the other one has the rest.
      const isLeftSmaller = middle - from < to - middle;
      const small = histogramsOf(isLeftSmaller ? left : right);
      known[2 * node + (isLeftSmaller ? 1 : 2)] = small;
      known[2 * node + (isLeftSmaller ? 2 : 1)] = rest(sums, small);
    }
    const leaves = ranges.slice(inner).map(([from, to]) => rate * own.value(from, to, lambda));
    for (let row = 0; row < count; row++) {
      let node = 0;
      while (node < inner) node = 2 * node + ((bins[features[node] ?? 0]?.[row] ?? 0) <= (splits[node] ?? 0) ? 1 : 2);
      scores[row] = (scores[row] ?? 0) + (leaves[node - inner] ?? 0);
    }
    forest.features.push(...features);
    forest.thresholds.push(...thresholds);
    forest.leaves.push(...leaves);
  }
  return forest;
}
