/**
 * A network with one hidden layer of rectified units plus a direct linear path, for one probability. `hidden` contains
 * the weights unit by unit; features are centered, scaled, and clipped to ±`REACH` first.
 */
export interface SmallNetwork {
  centers: readonly number[];
  scales: readonly number[];
  hidden: readonly number[];
  hiddenBias: readonly number[];
  output: readonly number[];
  linear: readonly number[];
  bias: number;
}

/** Features are clipped beyond this many standard deviations. */
export const REACH = 4;

/** The log-odds of a row of features. */
export function logOddsOf(network: SmallNetwork, row: Float32Array): number {
  const { centers, scales, hidden, hiddenBias, output, linear } = network;
  const columns = centers.length;
  const scaled = new Float64Array(columns);
  let sum = network.bias;
  for (let column = 0; column < columns; column++) {
    const value = ((row[column] ?? 0) - (centers[column] ?? 0)) / (scales[column] ?? 1);
    scaled[column] = Math.max(-REACH, Math.min(REACH, value));
    sum += (scaled[column] ?? 0) * (linear[column] ?? 0);
  }
  for (let unit = 0; unit < hiddenBias.length; unit++) {
    let activation = hiddenBias[unit] ?? 0;
    const start = unit * columns;
    for (let column = 0; column < columns; column++)
      activation += (scaled[column] as number) * (hidden[start + column] as number);
    if (activation > 0) sum += activation * (output[unit] ?? 0);
  }
  return sum;
}
