import type { PageBlock } from '../blocks.js';
import { flag, isProse } from './blockMeasures.js';
import type { PageDocument } from '../dom.js';
import type { MetaValues } from '../metadata/metaValues.js';
import type { StructuredData } from '../metadata/structuredData.js';
import { hasPrice } from './textPatterns.js';

const LIST_TYPE = /^(?:CollectionPage|ItemList|SearchResultsPage|OfferCatalog|ProductCollection)$/;
const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|Recipe)$/;

function pathOf(url: string | undefined): string[] {
  try {
    return new URL(url ?? '').pathname.split('/').filter((part) => part !== '');
  } catch {
    return [];
  }
}

/** Whether a page declares itself one article, by Open Graph or schema.org. */
export const declaresArticle = ({ types }: StructuredData, meta: MetaValues): boolean =>
  meta.get('og:type') === 'article' || [...types].some((type) => ARTICLE_TYPE.test(type));

export const PAGE_FEATURES = [
  'pageWords',
  'pageLinks',
  'pageProse',
  'pageParagraphs',
  'pagePrices',
  'pageArticles',
  'pageCode',
  'declaredArticle',
  'declaredProduct',
  'declaredList',
  'pathLength',
  'pathWords',
] as const;

/** The kind of page, by its declarations, address, and the shape of its text; the same for all of its blocks. */
export function pageFeatures(
  blocks: readonly PageBlock[],
  document: PageDocument,
  structured: StructuredData,
  meta: MetaValues,
  url: string | undefined,
): Record<(typeof PAGE_FEATURES)[number], number> {
  let words = 0;
  let links = 0;
  let prose = 0;
  let paragraphs = 0;
  let prices = 0;
  for (const block of blocks) {
    words += block.words;
    links += block.linkWords;
    if (isProse(block)) {
      prose += block.words;
      paragraphs += 1;
    }
    if (block.words <= 12 && hasPrice(block.text)) prices += 1;
  }
  const types = [...structured.types];
  const openGraph = meta.get('og:type') ?? '';
  const path = pathOf(url);
  const counted = { article: 0, pre: 0, product: 0 };
  for (const element of document.querySelectorAll('article,pre,[itemtype$="/Product"]')) {
    if (element.localName === 'article' || element.localName === 'pre') counted[element.localName] += 1;
    if (element.getAttribute('itemtype')?.endsWith('/Product') === true) counted.product += 1;
  }
  return {
    pageWords: Math.log1p(words),
    pageLinks: words > 0 ? links / words : 0,
    pageProse: words > 0 ? prose / words : 0,
    pageParagraphs: Math.log1p(paragraphs),
    pagePrices: Math.log1p(prices),
    pageArticles: Math.min(10, counted.article),
    pageCode: Math.log1p(counted.pre),
    declaredArticle: flag(declaresArticle(structured, meta)),
    declaredProduct: flag(
      structured.types.has('Product') ||
        structured.types.has('ProductGroup') ||
        openGraph.includes('product') ||
        counted.product > 0,
    ),
    declaredList: flag(types.some((type) => LIST_TYPE.test(type))),
    pathLength: Math.min(6, path.length),
    // Article addresses contain a sentence; section addresses, a word.
    pathWords: Math.min(12, (path.at(-1) ?? '').split(/[-_]/).length),
  };
}
