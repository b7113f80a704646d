import type { PageBlock } from './blocks.js';
import { isWithin, type PageElement, type PageNode } from './dom.js';
import { headingKindsOf } from './headingKinds.js';
import { findMainContainer } from './mainContainer.js';
import type { PAGE_FEATURES } from './pageFeatures.js';
import { BAND_SHARE, findParts, SECTION_SHARE, type PagePart, type PageParts } from './pageParts.js';
import { countPassed, findAnchor, type Passed } from './passedFeatures.js';
import { createSurroundings, type Surroundings } from './surroundings.js';
import { hasBoilerplateWords } from './textPatterns.js';
import { countTopics, topicWords } from './topicFeatures.js';
import type { TextStatistics } from './textStatistics.js';

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

/** What the blocks of a group have in common: a heading, a template, a container. */
export interface Group {
  blocks: number;
  words: number;
  links: number;
  prose: number;
}

/** Sums of a value over the blocks between two indexes (inclusive). */
type RangeSum = (from: number, to: number) => number;

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

/** Maximum distance, in blocks; greater ones are treated the same. */
export const FAR = 40;
const PROSE_WORDS = 20;
const SAMPLE_CHARACTERS = 2_000;

export const flag = (condition: boolean): number => (condition ? 1 : 0);
export const share = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

/** Text normalized for comparison. */
export const normalized = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Running text, as opposed to a label, a name, or a list of links. */
export const isProse = ({ words, linkWords }: PageBlock): boolean => words >= PROSE_WORDS && linkWords < 0.4 * words;

const levelOf = ({ element }: PageBlock): number =>
  /^h[1-6]$/.test(element.localName) ? Number(element.localName[1]) : 0;

function rangeSum(count: number, value: (index: number) => number): RangeSum {
  const sums = new Float64Array(count + 1);
  for (let index = 0; index < count; index++) sums[index + 1] = (sums[index] ?? 0) + value(index);
  return (from, to) => {
    const first = Math.max(0, from);
    const last = Math.min(count, to + 1);
    return last > first ? (sums[last] ?? 0) - (sums[first] ?? 0) : 0;
  };
}

function groupBy<Key>(blocks: readonly PageBlock[], keys: readonly Key[]): Map<Key, Group> {
  const groups = new Map<Key, Group>();
  for (const [index, block] of blocks.entries()) {
    const key = keys[index] as Key;
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { blocks: 0, words: 0, links: 0, prose: 0 }));
    group.blocks += 1;
    group.words += block.words;
    group.links += block.linkWords;
    if (isProse(block)) group.prose += block.words;
  }
  return groups;
}

/** Each block's distance to running text, in blocks, in one direction. */
function distances(blocks: readonly PageBlock[], step: 1 | -1): number[] {
  const result = new Array<number>(blocks.length).fill(FAR);
  let since = FAR;
  for (let index = step > 0 ? 0 : blocks.length - 1; index >= 0 && index < blocks.length; index += step) {
    result[index] = Math.min(FAR, since);
    const block = blocks[index];
    since = block && isProse(block) ? 1 : since + 1;
  }
  return result;
}

function hasAncestor(element: PageElement, elements: ReadonlySet<PageElement>): boolean {
  if (elements.size === 0) return false;
  for (let at: PageElement | null = element; at; at = at.parentElement) if (elements.has(at)) return true;
  return false;
}

/** Builds the views of a page's blocks. Nearly linear in their number. */
export function viewBlocks(
  blocks: readonly PageBlock[],
  statistics: ReadonlyMap<PageNode, TextStatistics>,
  context: PageContext,
): BlockView[] {
  const count = blocks.length;
  const at = (index: number): PageBlock => blocks[index] as PageBlock;
  const words = rangeSum(count, (index) => at(index).words);
  const prose = rangeSum(count, (index) => (isProse(at(index)) ? at(index).words : 0));
  const pageWords = words(0, count);
  const surroundingsOf = createSurroundings(statistics, pageWords);
  const around = blocks.map(({ element }) => surroundingsOf(element));
  const main = findMainContainer(blocks, statistics);
  const inMain = blocks.map(({ element }) => main !== undefined && isWithin(element, main));
  const keys = blocks.map(({ text }) => normalized(text));
  const levels = blocks.map(levelOf);
  let section = 0;
  const sections = levels.map((level) => (level > 0 ? (section += 1) : section));
  const bySection = groupBy(blocks, sections);
  const paths = around.map(({ path }) => path);
  const byPath = groupBy(blocks, paths);
  const copies = new Map<string, number>();
  for (const key of keys) copies.set(key, (copies.get(key) ?? 0) + 1);
  const titleKey = normalized(context.title);
  const titles = keys.map((key) => key !== '' && key === titleKey);
  const bodies = new Set(context.posts);
  const titleAt = titles.includes(true) ? titles.lastIndexOf(true) : levels.indexOf(1);
  const passed = countPassed(blocks, around, levels, findAnchor(blocks, around, titleAt));
  const topics = blocks.map(({ text }) => topicWords(text.slice(0, SAMPLE_CHARACTERS)));
  const wordsOf = ({ element }: Surroundings): number => statistics.get(element)?.words ?? 0;
  const places = blocks.map((block, index) => ({
    block,
    index,
    around: around[index] as Surroundings,
    level: levels[index] ?? 0,
    isTitle: titles[index] === true,
    passed: passed[index] as Passed,
  }));
  const partsOf = (most: number): PageParts =>
    findParts(places, most, pageWords, wordsOf, (view) => isProse(view.block));
  const bands = partsOf(BAND_SHARE);
  const parts = partsOf(SECTION_SHARE);
  const page: PageView = {
    ...context,
    bands,
    parts,
    titleTopics: topicWords(context.title),
    descriptionTopics: topicWords(context.description),
    topicCounts: countTopics(topics, (index) => isProse(at(index))),
    familyWords: around.reduce((most, own) => Math.max(most, own.repeats * own.repeatWords), 1),
    blocks,
    statistics,
    words,
    links: rangeSum(count, (index) => at(index).linkWords),
    prose,
    pageWords,
    pageProse: prose(0, count),
    main: main && surroundingsOf(main),
    firstMain: inMain.indexOf(true),
    lastMain: inMain.lastIndexOf(true),
    titleAt,
    around,
  };
  const proseBefore = distances(blocks, 1);
  const proseAfter = distances(blocks, -1);
  const before = new Set<string>();
  let heading: BlockView | undefined;
  let headingBoilerplate = false;
  let underKinds = 0;
  let passedRelated = 0;
  return blocks.map((block, index) => {
    const parent = block.element.parentElement ?? block.element;
    const key = keys[index] ?? '';
    const view: BlockView = {
      page,
      block,
      index,
      sample: block.text.slice(0, SAMPLE_CHARACTERS),
      key,
      level: levels[index] ?? 0,
      around: around[index] as Surroundings,
      section: bySection.get(sections[index] ?? 0) as Group,
      sectionIndex: sections[index] ?? 0,
      path: byPath.get(paths[index] ?? '') as Group,
      heading,
      headingBoilerplate,
      proseBefore: proseBefore[index] ?? FAR,
      proseAfter: proseAfter[index] ?? FAR,
      inMain: inMain[index] === true,
      isTitle: titles[index] === true,
      inPost: hasAncestor(block.element, bodies),
      passed: passed[index] as Passed,
      copies: copies.get(key) ?? 1,
      again: before.has(key),
      parent: statistics.get(parent),
      above: statistics.get(parent.parentElement ?? parent),
      band: bands.of[index] as PagePart,
      part: parts.of[index] as PagePart,
      topics: topics[index] as ReadonlySet<string>,
      isOwnProse: isProse(block),
      underKinds,
      passedRelated,
    };
    if (view.level > 0) {
      heading = view;
      view.heading = view;
      headingBoilerplate = block.words <= 12 && hasBoilerplateWords(block.text);
      view.headingBoilerplate = headingBoilerplate;
      underKinds = headingKindsOf(block.text, block.words);
      view.underKinds = underKinds;
      if ((underKinds & 1) === 1 && index > view.passed.anchor) passedRelated = 1;
    }
    before.add(key);
    return view;
  });
}
