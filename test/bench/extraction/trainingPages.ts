import { blockFeatures, BLOCK_FEATURES } from '../../../src/agent/sources/html/features/blockFeatures.js';
import type { BlockView } from '../../../src/agent/sources/html/features/blockView.js';
import { cutBlocks } from '../../../src/agent/sources/html/blocks.js';
import type { PageNode } from '../../../src/agent/sources/html/dom.js';
import { readForum } from '../../../src/agent/sources/html/threads/forum.js';
import { loadPage, type LoadedPage } from '../../../src/agent/sources/html/loadPage.js';
import { viewPage } from '../../../src/agent/sources/html/mainText.js';
import { readMetaValues } from '../../../src/agent/sources/html/metadata/metaValues.js';
import { readMetadata } from '../../../src/agent/sources/html/metadata/metadata.js';
import { declaresArticle } from '../../../src/agent/sources/html/features/pageFeatures.js';
import { readStructuredData } from '../../../src/agent/sources/html/metadata/structuredData.js';
import { measureText } from '../../../src/agent/sources/html/textStatistics.js';
import { blockLabels } from './alignment.js';
import { augment } from './augment.js';
import { generator, type TrainingData } from './boosting.js';
import { readPage, wordsOf, type LabeledPage } from './corpus.js';

/** A page's blocks with their features, and the share of each that is in the true text. */
export interface TrainingPage {
  page: LabeledPage;
  rows: Float32Array[];
  labels: number[];
  words: string[][];
  truthWords: number;
  /** The page's weight: a modified page counts less than a real one. */
  weight: number;
}

/** Kinds with few labeled pages count more, because the web has more of them. */
const TYPE_WEIGHTS: Readonly<Record<string, number>> = { listing: 1.6, service: 2, product: 2, collection: 2 };
/** On these pages, what surrounds a text can't be distinguished from what repeats in it. */
const NOT_AUGMENTED = new Set(['listing', 'collection']);
const COPIES = 2;
const COPY_WEIGHT = 0.3;
const DONOR_PARAGRAPHS = 60;

/** Views a page the way the reader does. */
function viewsOf(page: LoadedPage, { url }: LabeledPage): BlockView[] {
  const structured = readStructuredData(page.cleaned.structuredData);
  const meta = readMetaValues(page.document);
  const { title } = readMetadata(page.document, structured, meta, url);
  const thread = readForum(page.document, page.statistics, {
    url,
    structuredData: page.cleaned.structuredData,
    declaredArticle: declaresArticle(structured, meta),
  });
  return viewPage(page, { structured, meta, thread, title, url });
}

export function readTrainingPage(corpus: string, labeled: LabeledPage): TrainingPage {
  const views = viewsOf(loadPage(readPage(corpus, labeled.id)), labeled);
  const words = views.map(({ block }) => wordsOf(block.text));
  const truth = wordsOf(labeled.text);
  return {
    page: labeled,
    rows: blockFeatures(views),
    labels: blockLabels(words, truth),
    words,
    truthWords: truth.length,
    weight: 1,
  };
}

/** The share of each of a page's nodes that is in the true text. */
function labeledNodes(page: LoadedPage, truth: string): Map<PageNode, number> {
  const blocks = cutBlocks(page.document.body, page.statistics);
  const shares = blockLabels(
    blocks.map(({ text }) => wordsOf(text)),
    wordsOf(truth),
  );
  return new Map(
    blocks.flatMap(({ nodes }, index) => nodes.map((node): [PageNode, number] => [node, shares[index] ?? 0])),
  );
}

/** A page with foreign parts, taken from other pages, around its text. */
function readAugmentedPage(corpus: string, labeled: LabeledPage, donor: string[], seed: number): TrainingPage {
  const page = loadPage(readPage(corpus, labeled.id));
  const shares = labeledNodes(page, labeled.text);
  augment(page, shares, { donor, seed, isThread: labeled.type === 'forum' });
  const views = viewsOf({ ...page, statistics: measureText(page.document.body) }, labeled);
  const words = views.map(({ block }) => wordsOf(block.text));
  const labels = views.map(({ block }) => shares.get(block.nodes.find((node) => shares.has(node)) as PageNode) ?? 0);
  const truthWords = words.reduce((sum, own, index) => sum + ((labels[index] ?? 0) >= 0.5 ? own.length : 0), 0);
  return { page: labeled, rows: blockFeatures(views), labels, words, truthWords, weight: COPY_WEIGHT };
}

/**
 * Modified copies of pages, each with paragraphs from the others: on the web, the surroundings of a text vary more than
 * in a sample.
 */
export function readAugmentedPages(corpus: string, pages: readonly LabeledPage[]): TrainingPage[] {
  const paragraphs = pages.map(({ text }) =>
    text.split(/\n+/).filter((line) => line.length < 900 && line.split(' ').length >= 15),
  );
  const random = generator(1);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  return pages.flatMap((page, at) => {
    if (NOT_AUGMENTED.has(page.type)) return [];
    return Array.from({ length: COPIES }, (_, copy) => {
      const others = paragraphs.filter((lines, index) => index !== at && lines.length > 0);
      const donor = Array.from({ length: DONOR_PARAGRAPHS }, () => pick(pick(others) ?? []) ?? '');
      return readAugmentedPage(corpus, page, donor, at * COPIES + copy + 1);
    });
  });
}

/** A block's weight is its contribution to its page's F1, so that every page counts about the same. */
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
  for (const { page, rows, labels, words, truthWords, weight } of pages) {
    const weights = words.map((own) => Math.min(0.3, (own.length + 1.5) / (truthWords + 60)));
    const sum = weights.reduce((all, own) => all + own, 0);
    const scale = (weight * (TYPE_WEIGHTS[page.type] ?? 1)) / Math.max(1, sum / 3);
    for (const [index, row] of rows.entries()) {
      data.rows.set(row, at * columns);
      data.labels[at] = labels[index] ?? 0;
      data.weights[at] = (weights[index] ?? 0) * scale;
      at += 1;
    }
  }
  return data;
}
