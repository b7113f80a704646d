import type { PageBlock } from '../blocks.js';
import { isProse, type Group } from './blockMeasures.js';
import type { Passed } from './passed.js';
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

/** A block, as far as its place on the page is known. */
interface PlacedBlock {
  block: PageBlock;
  index: number;
  around: Surroundings;
  level: number;
  isTitle: boolean;
  passed: Passed;
}

/** Cuts a page into parts that each contain no more than `most` of its words. */
export function findParts(
  blocks: readonly PlacedBlock[],
  most: number,
  pageWords: number,
  wordsOf: (surroundings: Surroundings) => number,
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
    if (isProse(view.block)) part.prose += view.block.words;
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
