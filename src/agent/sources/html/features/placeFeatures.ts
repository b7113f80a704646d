import { FAR, flag, share } from './blockMeasures.js';
import type { BlockView, FeatureTable } from './blockView.js';
import { CLASS_GROUPS } from './classGroups.js';
import { stepsToShared } from './surroundings.js';

const MAX_STEPS = 12;

const inTag =
  (...names: string[]) =>
  ({ around }: BlockView): number =>
    flag(names.some((name) => around.tags.has(name)));

const links = ({ page, index }: BlockView, from: number, to: number): number =>
  share(page.links(index + from, index + to), page.words(index + from, index + to));
const prose = ({ page, index }: BlockView, from: number, to: number): number =>
  share(page.prose(index + from, index + to), page.words(index + from, index + to));

/** The position relative to a range of blocks: -1 before it, 0 within it or if there is none, 1 after it. */
const sideOf = (index: number, first: number, last: number): number =>
  first < 0 ? 0 : index < first ? -1 : index > last ? 1 : 0;

/** A block's element and its ancestors. */
export const CONTAINER_FEATURES: FeatureTable = {
  heading: ({ level }) => level,
  p: ({ block }) => flag(block.element.localName === 'p'),
  pre: ({ block }) => flag(block.element.localName === 'pre'),
  dataTable: ({ block }) => flag(block.element.localName === 'table'),
  dl: ({ block }) => flag(block.element.localName === 'dl'),
  wholeLink: ({ block, around }) => flag(around.tags.has('a') || block.linkWords >= block.words),
  figcaption: inTag('figcaption'),
  li: inTag('li'),
  cell: inTag('td', 'table'),
  button: inTag('button', 'label'),
  figure: inTag('figure'),
  quote: inTag('blockquote'),
  details: inTag('details', 'summary'),
  form: inTag('form'),
  main: inTag('main'),
  article: inTag('article'),
  section: inTag('section'),
  nav: inTag('nav'),
  header: inTag('header'),
  footer: inTag('footer'),
  aside: inTag('aside'),
  address: inTag('address'),
  popup: inTag('popup', 'dialog'),
  depth: ({ around }) => around.depth,
  parentLinks: ({ parent }) => share(parent?.linkWords ?? 0, parent?.words ?? 0),
  aboveLinks: ({ above }) => share(above?.linkWords ?? 0, above?.words ?? 0),
  parentProse: ({ parent }) => share(parent?.proseWords ?? 0, parent?.words ?? 0),
  aboveProse: ({ above }) => share(above?.proseWords ?? 0, above?.words ?? 0),
  parentShare: ({ parent, page }) => share(parent?.words ?? 0, page.pageWords),
  aboveShare: ({ above, page }) => share(above?.words ?? 0, page.pageWords),
  repeats: ({ around }) => around.repeats,
  repeatWords: ({ around }) => Math.log1p(around.repeatWords),
  repeatProse: ({ around }) => around.repeatProse,
  repeatLinks: ({ around }) => around.repeatLinks,
  repeatPlace: ({ around }) => around.repeatPlace,
  familyShare: ({ around, page }) => share(around.repeats * around.repeatWords, page.pageWords),
  largestFamily: ({ around, page }) => share(around.repeats * around.repeatWords, page.familyWords),
  ...Object.fromEntries(
    CLASS_GROUPS.map((name, group) => [`in_${name}`, ({ around }: BlockView) => around.groups[group] ?? 0]),
  ),
};

/** A block's position among the others. */
export const PLACE_FEATURES: FeatureTable = {
  position: ({ index, page }) => index / page.blocks.length,
  wordsPassed: ({ index, page }) => share(page.words(0, index - 1), page.pageWords),
  prosePassed: ({ index, page }) => share(page.prose(0, index - 1), page.pageProse),
  proseLeft: ({ index, page }) => Math.log1p(page.prose(index, page.blocks.length)),
  proseBefore: ({ proseBefore }) => proseBefore,
  proseAfter: ({ proseAfter }) => proseAfter,
  fromTitle: ({ index, page }) => (page.titleAt < 0 ? -FAR : Math.max(-FAR, Math.min(FAR, index - page.titleAt))),
  title: ({ isTitle }) => flag(isTitle),
  repeated: ({ copies }) => Math.min(4, copies),
  again: ({ again }) => flag(again),
  inMain: ({ inMain }) => flag(inMain),
  sideOfMain: ({ index, page }) => sideOf(index, page.firstMain, page.lastMain),
  stepsToMain: ({ page, around }) => (page.main ? Math.min(MAX_STEPS, stepsToShared(around, page.main)) : MAX_STEPS),
  mainToShared: ({ page, around }) => (page.main ? Math.min(MAX_STEPS, stepsToShared(page.main, around)) : MAX_STEPS),
  headingBoilerplate: ({ headingBoilerplate }) => flag(headingBoilerplate),
  headingLevel: ({ heading }) => heading?.level ?? 0,
  sinceHeading: ({ heading, index }) => (heading ? Math.min(FAR, index - heading.index) : FAR),
  sectionWords: ({ section }) => Math.log1p(section.words),
  sectionLinks: ({ section }) => share(section.links, section.words),
  sectionProse: ({ section }) => share(section.prose, section.words),
  pathBlocks: ({ path }) => Math.log1p(path.blocks),
  pathShare: ({ path, page }) => share(path.words, page.pageWords),
  pathLinks: ({ path }) => share(path.links, path.words),
  pathProse: ({ path }) => share(path.prose, path.words),
  wordsPrevious: ({ page, index }) => Math.log1p(page.words(index - 1, index - 1)),
  wordsNext: ({ page, index }) => Math.log1p(page.words(index + 1, index + 1)),
  linksBefore: (view) => links(view, -3, -1),
  linksAfter: (view) => links(view, 1, 3),
  linksBeforeWide: (view) => links(view, -12, -1),
  linksAfterWide: (view) => links(view, 1, 12),
  proseBeforeNear: (view) => prose(view, -3, -1),
  proseAfterNear: (view) => prose(view, 1, 3),
  proseBeforeWide: (view) => prose(view, -12, -1),
  proseAfterWide: (view) => prose(view, 1, 12),
};

/** What the page's structured data and the search for posts say about a block. */
export const OPINION_FEATURES: FeatureTable = {
  declared: ({ page, key }) => (page.declared === '' || key.length < 12 ? 0 : page.declared.includes(key) ? 1 : -1),
  declaredLength: ({ page }) => Math.log1p(page.declared.length),
  inPost: ({ inPost }) => flag(inPost),
  threadEvidence: ({ page }) => page.threadEvidence,
};
