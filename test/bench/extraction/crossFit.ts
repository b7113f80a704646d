import { blockProbability, type BlockModels } from '../../../src/agent/sources/html/model/blockProbability.js';
import { keepingProbability } from '../../../src/agent/sources/html/mainText.js';
import { BLOCK_FEATURES } from '../../../src/agent/sources/html/features/blockFeatures.js';
import { fitForest } from './boosting.js';
import { fitNetworks } from './networkFit.js';
import { mean, wordF1, wordsOf, type LabeledPage } from './corpus.js';
import { BOOSTING, NETWORK_SEEDS } from './modelOptions.js';
import { readAugmentedPages, readTrainingPage, trainingData, type TrainingPage } from './trainingPages.js';

/** Parts that the sites are divided into; a model is fitted on all but one of them. */
const SITE_PARTS = 3;

/** Word F1 by set and type of pages that the model wasn't fitted on. */
export interface CrossFitted {
  fittedOn: 'other sets' | 'other sites';
  set: string;
  type: string;
  pages: number;
  f1: number;
}

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

const setOf = ({ set }: LabeledPage): string => set ?? '';

function siteOf({ id, url }: LabeledPage): string {
  try {
    return new URL(url).hostname.replace(/^www\./, '');
  } catch {
    return id;
  }
}

/** Divides pages so that those of a site stay together. */
function sitePartOf(labeled: readonly LabeledPage[]): (page: LabeledPage) => number {
  const sites = [...new Set(labeled.map(siteOf))].sort();
  const parts = new Map(sites.map((site, index) => [site, index % SITE_PARTS]));
  return (page) => parts.get(siteOf(page)) ?? 0;
}

/**
 * The word F1 of each set with a model fitted only on the other sets, and of each page with a model fitted on pages of
 * both sets from other sites only.
 */
export function crossFit(corpus: string, labeled: readonly LabeledPage[]): CrossFitted[] {
  const sets = [...new Set(labeled.map(setOf))];
  if (sets.length < 2) return [];
  const partOf = sitePartOf(labeled);
  const pages = labeled.map((page) => readTrainingPage(corpus, page));
  // The foreign paragraphs in a copy come from pages that are never measured with a model fitted on that copy.
  const copies = sets.flatMap((set) =>
    Array.from({ length: SITE_PARTS }, (_, part) =>
      labeled.filter((page) => setOf(page) === set && partOf(page) === part),
    ).flatMap((own) => readAugmentedPages(corpus, own)),
  );
  const measured = (isTest: (page: LabeledPage) => boolean): { page: LabeledPage; f1: number }[] => {
    const data = trainingData([...pages, ...copies].filter(({ page }) => !isTest(page)));
    const trees = { ...fitForest(data, BOOSTING), columns: BLOCK_FEATURES.length };
    const models = { trees, network: fitNetworks(data, NETWORK_SEEDS) };
    return pages.filter(({ page }) => isTest(page)).map((own) => ({ page: own.page, f1: f1With(models, own) }));
  };
  const results = {
    'other sets': sets.flatMap((set) => measured((page) => setOf(page) === set)),
    'other sites': Array.from({ length: SITE_PARTS }, (_, part) => measured((page) => partOf(page) === part)).flat(),
  };
  return (['other sets', 'other sites'] as const).flatMap((fittedOn) =>
    sets.flatMap((set) => {
      const own = results[fittedOn].filter(({ page }) => setOf(page) === set);
      return [...new Set(own.map(({ page }) => page.type)), 'all'].map((type) => {
        const values = own.filter(({ page }) => type === 'all' || page.type === type).map(({ f1 }) => f1);
        return { fittedOn, set, type, pages: values.length, f1: mean(values) };
      });
    }),
  );
}
