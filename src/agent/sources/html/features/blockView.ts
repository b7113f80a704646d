import type { Group } from './blockMeasures.js';
import type { PageBlock } from '../blocks.js';
import type { PageElement, PageNode } from '../dom.js';
import type { PAGE_FEATURES } from './pageFeatures.js';
import type { PagePart, PageParts } from './pageParts.js';
import type { Passed } from './passed.js';
import type { Surroundings } from './surroundings.js';
import type { TextStatistics } from '../textStatistics.js';

/** What the entire page says about its blocks. */
export interface PageContext {
  /** Features shared by all blocks. */
  page: Readonly<Record<(typeof PAGE_FEATURES)[number], number>>;
  /** The page's own title, as displayed. */
  title: string;
  /**
   * Longer texts that the page declares as its own, normalized: the body of an article, the description of a product.
   */
  declared: string;
  /** Words of the article as declared by the page, by its text or its count; 0 if it declares neither. */
  declaredWords: number;
  /** The bodies of the posts if the page looks like a thread, and how strongly it does. */
  posts: readonly PageElement[];
  threadEvidence: number;
  description: string;
}

/** Sums of a value over the blocks between two indexes (inclusive). */
export type RangeSum = (from: number, to: number) => number;

/** A page's blocks with the measurements that features look up repeatedly. */
export interface PageView extends PageContext {
  blocks: readonly PageBlock[];
  statistics: ReadonlyMap<PageNode, TextStatistics>;
  words: RangeSum;
  links: RangeSum;
  prose: RangeSum;
  pageWords: number;
  pageProse: number;
  bands: PageParts;
  parts: PageParts;
  titleTopics: ReadonlySet<string>;
  descriptionTopics: ReadonlySet<string>;
  topicCounts: ReadonlyMap<string, number>;
  /** The number of words in the largest family of similar siblings. */
  familyWords: number;
  main?: Surroundings;
  firstMain: number;
  lastMain: number;
  titleAt: number;
  around: readonly Surroundings[];
}

/** One block in its context. */
export interface BlockView {
  page: PageView;
  block: PageBlock;
  index: number;
  /** The start of its text, for tests that would be too expensive on all of it. */
  sample: string;
  key: string;
  /** 1 to 6, or 0 if the block isn't a heading. */
  level: number;
  around: Surroundings;
  section: Group;
  sectionIndex: number;
  path: Group;
  heading?: BlockView;
  headingBoilerplate: boolean;
  /** Distance, in blocks, to the nearest running text before and after. */
  proseBefore: number;
  proseAfter: number;
  inMain: boolean;
  isTitle: boolean;
  inPost: boolean;
  passed: Passed;
  /** How often the same text occurs on the page, and whether it occurred earlier. */
  copies: number;
  again: boolean;
  parent?: TextStatistics;
  above?: TextStatistics;
  band: PagePart;
  part: PagePart;
  topics: ReadonlySet<string>;
  isOwnProse: boolean;
  /**
   * What the heading above announces, as bits, and whether related content has been announced since the start of the
   * text.
   */
  underKinds: number;
  passedRelated: number;
}

/** Features by name, each computed from a block in its context. */
export type FeatureTable = Readonly<Record<string, (view: BlockView) => number>>;
