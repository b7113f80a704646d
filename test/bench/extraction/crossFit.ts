import { blockProbability, type BlockModels } from '../../../src/agent/sources/html/blockProbability.js';
import { keepingProbability } from '../../../src/agent/sources/html/mainText.js';
import { BLOCK_FEATURES } from '../../../src/agent/sources/html/blockFeatures.js';
import { fitForest } from './boosting.js';
import { fitNetworks } from './networkFit.js';
import { mean, wordF1, wordsOf, type LabeledPage } from './corpus.js';
import { BOOSTING, NETWORK_SEEDS } from './modelOptions.js';
import { readAugmentedPages, readTrainingPage, trainingData, type TrainingPage } from './trainingPages.js';

/**
 * Word F1 of the blocks that a model keeps of a page; threads count like any other page, because posts aren't scored.
 */
function f1With(models: BlockModels, { page, rows, words }: TrainingPage): number {
  const probabilities = rows.map((row) => blockProbability(row, models));
  const least = keepingProbability(
    words.map(({ length }) => length),
    probabilities,
  );
  const kept = words.filter((_, index) => (probabilities[index] ?? 0) >= least).flat();
  const truth = wordsOf(page.text);
  return Math.max(wordF1(kept, truth), wordF1([...wordsOf(page.title), ...kept], truth));
}

/** For each set of pages, the word F1 by type with a model fitted only on the other sets. */
export function crossFit(
  corpus: string,
  labeled: readonly LabeledPage[],
): { set: string; type: string; pages: number; f1: number }[] {
  const sets = [...new Set(labeled.map(({ set }) => set ?? ''))];
  if (sets.length < 2) return [];
  const pages = labeled.map((page) => readTrainingPage(corpus, page));
  return sets.flatMap((set) => {
    const others = labeled.filter((page) => (page.set ?? '') !== set);
    const data = trainingData([
      ...pages.filter(({ page }) => (page.set ?? '') !== set),
      ...readAugmentedPages(corpus, others),
    ]);
    const trees = { ...fitForest(data, BOOSTING), columns: BLOCK_FEATURES.length };
    const models = { trees, network: fitNetworks(data, NETWORK_SEEDS) };
    const scored = pages
      .filter(({ page }) => (page.set ?? '') === set)
      .map((page) => ({ type: page.page.type, f1: f1With(models, page) }));
    return [...new Set(scored.map(({ type }) => type)), 'all'].map((type) => {
      const values = scored.filter((page) => type === 'all' || page.type === type).map(({ f1 }) => f1);
      return { set, type, pages: values.length, f1: mean(values) };
    });
  });
}
