import { share, type BlockView, type FeatureTable, type Group } from './blockView.js';
import type { Surroundings } from './surroundings.js';

/** A part of the page: what people see as one section, band, or column. */
export interface PagePart extends Group {
  /** Its position among the page's parts. */
  index: number;
  headings: number;
  hasTitle: boolean;
  hasAnchor: boolean;
}

/** The parts of a page at one size, and the part that contains each block. */
export interface PageParts {
  of: readonly PagePart[];
  count: number;
  titlePart: number;
}

/** Maximum share of the page's words in an element that still counts as a part. */
export const BAND_SHARE = 0.6;
export const SECTION_SHARE = 0.15;

/** The outermost element around a block that contains no more than a share of the page's words. */
function partOf(own: Surroundings, limit: number, wordsOf: (surroundings: Surroundings) => number): Surroundings {
  let part = own;
  for (let at: Surroundings | undefined = own; at && wordsOf(at) <= limit; at = at.parent) part = at;
  return part;
}

/** Cuts a page into parts that each contain no more than `most` of its words. */
export function findParts(
  blocks: readonly Pick<BlockView, 'around' | 'level' | 'isTitle' | 'block' | 'index' | 'passed'>[],
  most: number,
  pageWords: number,
  wordsOf: (surroundings: Surroundings) => number,
  isProse: (view: Pick<BlockView, 'block'>) => boolean,
): PageParts {
  const parts = new Map<Surroundings, PagePart>();
  const known = new Map<Surroundings, Surroundings>();
  let titlePart = -1;
  const of = blocks.map((view) => {
    const root = known.get(view.around) ?? partOf(view.around, most * pageWords, wordsOf);
    known.set(view.around, root);
    let part = parts.get(root);
    if (!part) {
      part = {
        index: parts.size,
        blocks: 0,
        words: 0,
        links: 0,
        prose: 0,
        headings: 0,
        hasTitle: false,
        hasAnchor: false,
      };
      parts.set(root, part);
    }
    part.blocks += 1;
    part.words += view.block.words;
    part.links += view.block.linkWords;
    if (isProse(view)) part.prose += view.block.words;
    if (view.level > 0) part.headings += 1;
    if (view.isTitle) {
      part.hasTitle = true;
      titlePart = part.index;
    }
    if (view.passed.anchor === view.index) part.hasAnchor = true;
    return part;
  });
  return { of, count: parts.size, titlePart };
}

const features = (prefix: string, partOfBlock: (view: BlockView) => [PagePart, PageParts]): FeatureTable => ({
  [`${prefix}Share`]: (view) => share(partOfBlock(view)[0].words, view.page.pageWords),
  [`${prefix}Links`]: (view) => share(partOfBlock(view)[0].links, partOfBlock(view)[0].words),
  [`${prefix}Prose`]: (view) => share(partOfBlock(view)[0].prose, partOfBlock(view)[0].words),
  [`${prefix}Length`]: (view) => Math.min(60, partOfBlock(view)[0].words / partOfBlock(view)[0].blocks),
  [`${prefix}Headings`]: (view) => share(partOfBlock(view)[0].headings, partOfBlock(view)[0].blocks),
  [`${prefix}Place`]: (view) => partOfBlock(view)[0].index / partOfBlock(view)[1].count,
  [`${prefix}Title`]: (view) => (partOfBlock(view)[0].hasTitle ? 1 : 0),
  [`${prefix}Anchor`]: (view) => (partOfBlock(view)[0].hasAnchor ? 1 : 0),
  [`${prefix}FromTitle`]: (view) =>
    partOfBlock(view)[1].titlePart < 0
      ? 0
      : Math.max(-10, Math.min(10, partOfBlock(view)[0].index - partOfBlock(view)[1].titlePart)),
});

/** The content of the page's bands and sections that contain a block. */
export const PART_FEATURES: FeatureTable = {
  ...features('band', (view) => [view.band, view.page.bands]),
  ...features('part', (view) => [view.part, view.page.parts]),
};
