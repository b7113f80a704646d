import { REACH, type SmallNetwork } from '../../../src/agent/sources/html/model/smallNetwork.js';
import { generator, type TrainingData } from './boosting.js';

const UNITS = 24;
const EPOCHS = 7;
const BATCH = 256;
const RATE = 0.003;
/** Share of features hidden from each row while fitting, so that no unit relies on a single feature. */
const DROPPED = 0.3;
const DECAY = 0.001;
const MAX_WEIGHT = 8;

const add = (sums: Float64Array, at: number, amount: number): void => {
  sums[at] = (sums[at] ?? 0) + amount;
};

/** Fits a small network to the weighted logistic loss with Adam (Kingma and Ba 2014) and dropout on the features. */
function fitNetwork({ rows, columns, labels, weights }: TrainingData, seed: number): SmallNetwork {
  const count = labels.length;
  const random = generator(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const centers = new Float64Array(columns);
  const scales = new Float64Array(columns);
  for (let at = 0; at < rows.length; at++) add(centers, at % columns, (rows[at] ?? 0) / count);
  for (let at = 0; at < rows.length; at++)
    add(scales, at % columns, ((rows[at] ?? 0) - (centers[at % columns] ?? 0)) ** 2 / count);
  for (let column = 0; column < columns; column++) scales[column] = Math.sqrt(scales[column] ?? 0) + 0.001;
  // All parameters in one array: hidden weights, hidden biases, output, linear, bias.
  const biasAt = UNITS * columns;
  const outputAt = biasAt + UNITS;
  const linearAt = outputAt + UNITS;
  const size = linearAt + columns + 1;
  const parameters = new Float64Array(size);
  for (let at = 0; at < biasAt; at++) parameters[at] = normal() / Math.sqrt(columns);
  for (let at = outputAt; at < linearAt; at++) parameters[at] = normal() / Math.sqrt(UNITS);
  const gradient = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  const order = Array.from({ length: count }, (_, row) => row);
  const meanWeight = weights.reduce((sum, weight) => sum + weight, 0) / count;
  const input = new Float64Array(columns);
  const active = new Float64Array(UNITS);
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let at = count - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    const rate = RATE * (1 - epoch / EPOCHS);
    for (let start = 0; start < count; start += BATCH) {
      const end = Math.min(count, start + BATCH);
      for (let at = 0; at < size; at++)
        gradient[at] = at < biasAt || at >= linearAt ? DECAY * (parameters[at] ?? 0) : 0;
      for (let at = start; at < end; at++) {
        const row = order[at] ?? 0;
        let sum = parameters[size - 1] ?? 0;
        for (let column = 0; column < columns; column++) {
          const value = ((rows[row * columns + column] ?? 0) - (centers[column] ?? 0)) / (scales[column] ?? 0);
          input[column] = random() < DROPPED ? 0 : Math.max(-REACH, Math.min(REACH, value)) / (1 - DROPPED);
          sum += (input[column] ?? 0) * (parameters[linearAt + column] ?? 0);
        }
        for (let unit = 0; unit < UNITS; unit++) {
          let activation = parameters[biasAt + unit] ?? 0;
          const from = unit * columns;
          for (let column = 0; column < columns; column++)
            activation += (input[column] ?? 0) * (parameters[from + column] ?? 0);
          active[unit] = Math.max(0, activation);
          sum += (active[unit] ?? 0) * (parameters[outputAt + unit] ?? 0);
        }
        const weight = Math.min(MAX_WEIGHT, (weights[row] ?? 0) / meanWeight) / (end - start);
        const error = weight * (1 / (1 + Math.exp(-sum)) - (labels[row] ?? 0));
        add(gradient, size - 1, error);
        for (let column = 0; column < columns; column++) add(gradient, linearAt + column, error * (input[column] ?? 0));
        for (let unit = 0; unit < UNITS; unit++) {
          if (active[unit] === 0) continue;
          add(gradient, outputAt + unit, error * (active[unit] ?? 0));
          const back = error * (parameters[outputAt + unit] ?? 0);
          add(gradient, biasAt + unit, back);
          const from = unit * columns;
          for (let column = 0; column < columns; column++) add(gradient, from + column, back * (input[column] ?? 0));
        }
      }
      step += 1;
      for (let at = 0; at < size; at++) {
        first[at] = 0.9 * (first[at] ?? 0) + 0.1 * (gradient[at] ?? 0);
        second[at] = 0.999 * (second[at] ?? 0) + 0.001 * (gradient[at] ?? 0) ** 2;
        add(
          parameters,
          at,
          -(
            (rate * (first[at] ?? 0)) /
            (1 - 0.9 ** step) /
            (Math.sqrt((second[at] ?? 0) / (1 - 0.999 ** step)) + 1e-8)
          ),
        );
      }
    }
  }
  const part = (from: number, to: number): number[] => Array.from(parameters.subarray(from, to));
  return {
    centers: Array.from(centers),
    scales: Array.from(scales),
    hidden: part(0, biasAt),
    hiddenBias: part(biasAt, outputAt),
    output: part(outputAt, linearAt),
    linear: part(linearAt, size - 1),
    bias: parameters[size - 1] ?? 0,
  };
}

/** Fits networks with different seeds and combines them into one that returns the mean of their log-odds. */
export function fitNetworks(data: TrainingData, seeds: readonly number[]): SmallNetwork {
  const networks = seeds.map((seed) => fitNetwork(data, seed));
  const share = 1 / networks.length;
  const [first] = networks;
  if (first === undefined) throw new Error('No seed to fit a network with');
  return {
    centers: first.centers,
    scales: first.scales,
    hidden: networks.flatMap(({ hidden }) => hidden),
    hiddenBias: networks.flatMap(({ hiddenBias }) => hiddenBias),
    output: networks.flatMap(({ output }) => output.map((weight) => weight * share)),
    linear: first.linear.map((_, at) => networks.reduce((sum, { linear }) => sum + (linear[at] ?? 0) * share, 0)),
    bias: networks.reduce((sum, { bias }) => sum + bias * share, 0),
  };
}
