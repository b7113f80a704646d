import { blockFeatures, BLOCK_FEATURES } from '../../../src/agent/sources/html/blockFeatures.js';
import { readForum } from '../../../src/agent/sources/html/forum.js';
import { loadPage } from '../../../src/agent/sources/html/loadPage.js';
import { viewPage } from '../../../src/agent/sources/html/mainText.js';
import { readMetaValues } from '../../../src/agent/sources/html/metaValues.js';
import { readMetadata } from '../../../src/agent/sources/html/metadata.js';
import { readStructuredData } from '../../../src/agent/sources/html/structuredData.js';
import { blockLabels } from './alignment.js';
import type { TrainingData } from './boosting.js';
import { readPage, wordsOf, type LabeledPage } from './corpus.js';

/** A page's blocks with their features, and the share of each that stands in the true text. */
export interface TrainingPage {
  page: LabeledPage;
  rows: Float32Array[];
  labels: number[];
  words: string[][];
  truthWords: number;
}

/** Kinds of which few pages are labeled count more, since the web has more of them. */
const TYPE_WEIGHTS: Readonly<Record<string, number>> = { listing: 1.6, service: 2, product: 2, collection: 2 };

export function readTrainingPage(corpus: string, labeled: LabeledPage): TrainingPage {
  const page = loadPage(readPage(corpus, labeled.id));
  const structured = readStructuredData(page.cleaned.structuredData);
  const meta = readMetaValues(page.document);
  const { title } = readMetadata(page.document, structured, meta, labeled.url);
  const thread = readForum(page.document, page.statistics, {
    url: labeled.url,
    structuredData: page.cleaned.structuredData,
  });
  const views = viewPage(page, { structured, meta, thread, title, url: labeled.url });
  const words = views.map(({ block }) => wordsOf(block.text));
  const truth = wordsOf(labeled.text);
  return {
    page: labeled,
    rows: blockFeatures(views),
    labels: blockLabels(words, truth),
    words,
    truthWords: truth.length,
  };
}

/** A block weighs what it is worth in the F1 of its page, so that every page counts about the same. */
export function trainingData(pages: readonly TrainingPage[]): TrainingData {
  const columns = BLOCK_FEATURES.length;
  const count = pages.reduce((sum, { rows }) => sum + rows.length, 0);
  const data: TrainingData = {
    rows: new Float32Array(count * columns),
    columns,
    labels: new Float32Array(count),
    weights: new Float32Array(count),
  };
  let at = 0;
  for (const { page, rows, labels, words, truthWords } of pages) {
    const weights = words.map((own) => Math.min(0.3, (own.length + 1.5) / (truthWords + 60)));
    const sum = weights.reduce((all, weight) => all + weight, 0);
    const scale = (TYPE_WEIGHTS[page.type] ?? 1) / Math.max(1, sum / 3);
    for (const [index, row] of rows.entries()) {
      data.rows.set(row, at * columns);
      data.labels[at] = labels[index] ?? 0;
      data.weights[at] = (weights[index] ?? 0) * scale;
      at += 1;
    }
  }
  return data;
}
