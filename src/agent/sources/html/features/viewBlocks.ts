import { lettersAndDigits } from '@regen-research/text';
import type { PageBlock } from '../blocks.js';
import { FAR, isProse, type Group } from './blockMeasures.js';
import type { BlockView, PageContext, PageView, RangeSum } from './blockView.js';
import { isWithin, type PageElement, type PageNode } from '../dom.js';
import { headingKindsOf } from './headingKinds.js';
import { findMainContainer } from './mainContainer.js';
import { BAND_SHARE, findParts, SECTION_SHARE, type PagePart, type PageParts } from './pageParts.js';
import { countPassed, findAnchor, type Passed } from './passed.js';
import { createSurroundings, type Surroundings } from './surroundings.js';
import { hasBoilerplateWords } from './textPatterns.js';
import type { TextStatistics } from '../textStatistics.js';
import { countTopics, topicWords } from './topicFeatures.js';

/** Length of the sample of a block's text that its words are looked up in, in characters. */
const SAMPLE_CHARACTERS = 2_000;

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
  const keys = blocks.map(({ text }) => lettersAndDigits(text));
  const levels = blocks.map(levelOf);
  let section = 0;
  const sections = levels.map((level) => (level > 0 ? (section += 1) : section));
  const bySection = groupBy(blocks, sections);
  const paths = around.map(({ path }) => path);
  const byPath = groupBy(blocks, paths);
  const copies = new Map<string, number>();
  for (const key of keys) copies.set(key, (copies.get(key) ?? 0) + 1);
  const titleKey = lettersAndDigits(context.title);
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
  const partsOf = (most: number): PageParts => findParts(places, most, pageWords, wordsOf);
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
