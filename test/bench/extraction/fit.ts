/**
 * Fits the model that tells a page's own text from the rest, and writes blockModel.ts and networkModel.ts:
 *
 *   npx tsx test/bench/extraction/fit.ts FOLDER [SET]
 *
 * FOLDER has the layout of WCXB (Murrough Foley, Web Content eXtraction Benchmark, CC-BY-4.0); the committed model was
 * fitted on 637 pages of its development split. To measure a set with nothing fitted on it, fit on the other SET first.
 * The model contains only thresholds on features, and nothing of the pages themselves.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { BLOCK_FEATURES } from '../../../src/agent/sources/html/features/blockFeatures.js';
import { fitForest, type Forest } from './boosting.js';
import { fitNetworks } from './networkFit.js';
import type { SmallNetwork } from '../../../src/agent/sources/html/model/smallNetwork.js';
import { BOOSTING, NETWORK_SEEDS } from './modelOptions.js';
import { readCorpus } from './corpus.js';
import { readAugmentedPages, readTrainingPage, trainingData } from './trainingPages.js';

const NETWORK = new URL('../../../src/agent/sources/html/model/networkModel.ts', import.meta.url);
const MODEL = new URL('../../../src/agent/sources/html/model/blockModel.ts', import.meta.url);

const short = (value: number): number => Number(value.toPrecision(4));

/** Infinity marks a node that doesn't split: every row goes left. */
const asText = (values: readonly number[]): string =>
  `[${values.map((value) => (Number.isFinite(value) ? short(value) : 1e9)).join(',')}]`;

function moduleText(forest: Forest): string {
  return `import type { BoostedTrees } from './boostedTrees.js';

/** Fitted by test/bench/extraction/fit.ts; never edited by hand. A change of the features or their order wants a new fit. */
export const BLOCK_MODEL: BoostedTrees = {
  depth: ${forest.depth},
  columns: ${BLOCK_FEATURES.length},
  bias: ${short(forest.bias)},
  features: ${asText(forest.features)},
  thresholds: ${asText(forest.thresholds)},
  leaves: ${asText(forest.leaves)},
};
`;
}

function networkText(network: SmallNetwork): string {
  const { centers, scales, hidden, hiddenBias, output, linear, bias } = network;
  const lists = Object.entries({ centers, scales, hidden, hiddenBias, output, linear });
  return `import type { SmallNetwork } from './smallNetwork.js';

/** Fitted by test/bench/extraction/fit.ts; never edited by hand. */
export const BLOCK_NETWORK: SmallNetwork = {
${lists.map(([name, values]) => `  ${name}: ${asText(values)},`).join('\n')}
  bias: ${short(bias)},
};
`;
}

async function main(corpus: string | undefined, set: string | undefined): Promise<void> {
  if (corpus === undefined) throw new Error('usage: fit.ts FOLDER [SET]');
  const pages = readCorpus(corpus).filter((page) => set === undefined || page.set === set);
  const data = trainingData([
    ...pages.map((page) => readTrainingPage(corpus, page)),
    ...readAugmentedPages(corpus, pages),
  ]);
  const forest = fitForest(data, BOOSTING);
  const network = fitNetworks(data, NETWORK_SEEDS);
  const options = (await resolveConfig(fileURLToPath(MODEL))) ?? {};
  writeFileSync(MODEL, await format(moduleText(forest), { ...options, parser: 'typescript' }));
  writeFileSync(NETWORK, await format(networkText(network), { ...options, parser: 'typescript' }));
}

main(process.argv[2], process.argv[3]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
