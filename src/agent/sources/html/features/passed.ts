import type { PageBlock } from '../blocks.js';
import { isProse } from './blockMeasures.js';
import { CLASS_GROUPS, type ClassGroup } from './classGroups.js';
import { isDateLine, isNotice } from './textPatterns.js';
import type { Surroundings } from './surroundings.js';

/** What comes between the start of the text and a block; shows whether the text has ended. */
export interface Passed {
  /** The block where the text seems to start; the first block if unknown. */
  anchor: number;
  words: number;
  links: number;
  prose: number;
  /** Number of blocks of kinds that are found around texts rather than in them. */
  notices: number;
  dates: number;
  headings: number;
  mainHeadings: number;
  forms: number;
  groups: Readonly<Record<(typeof MARKERS)[number], number>>;
  /** Words of running text since the last such block. */
  proseSinceMarker: number;
}

/** Class groups of content that follows a text. */
export const MARKERS = [
  'comment',
  'share',
  'related',
  'byline',
  'signup',
  'promo',
  'tags',
  'review',
  'card',
] as const satisfies readonly ClassGroup[];
const MARKED = 0.5;
const MARKER_COLUMNS = MARKERS.map((name) => CLASS_GROUPS.indexOf(name));
const OUTSIDE = ['nav', 'aside', 'footer', 'form', 'popup', 'dialog'];

/** The first running text after the title, or else on the page. */
export function findAnchor(blocks: readonly PageBlock[], around: readonly Surroundings[], titleAt: number): number {
  const begins = (block: PageBlock, index: number): boolean =>
    isProse(block) && !OUTSIDE.some((tag) => around[index]?.tags.has(tag) === true);
  const behindTitle = blocks.findIndex((block, index) => index > titleAt && begins(block, index));
  if (behindTitle >= 0) return behindTitle;
  return Math.max(0, blocks.findIndex(begins));
}

/** Counts what precedes each block, starting at the anchor. Before it, all counts are zero. */
export function countPassed(
  blocks: readonly PageBlock[],
  around: readonly Surroundings[],
  levels: readonly number[],
  anchor: number,
): Passed[] {
  let words = 0;
  let links = 0;
  let prose = 0;
  let notices = 0;
  let dates = 0;
  let headings = 0;
  let mainHeadings = 0;
  let forms = 0;
  let proseSinceMarker = 0;
  const groups = Object.fromEntries(MARKERS.map((name) => [name, 0])) as Record<(typeof MARKERS)[number], number>;
  return blocks.map((block, index) => {
    const passed: Passed = {
      anchor,
      words,
      links,
      prose,
      notices,
      dates,
      headings,
      mainHeadings,
      forms,
      groups: { ...groups },
      proseSinceMarker,
    };
    if (index < anchor) return passed;
    const own = around[index];
    const level = levels[index] ?? 0;
    const before = notices + dates + forms;
    words += block.words;
    links += block.linkWords;
    if (isProse(block)) {
      prose += block.words;
      proseSinceMarker += block.words;
    }
    if (isNotice(block.text, block.words)) notices += 1;
    if (isDateLine(block.text, block.words)) dates += 1;
    if (level > 0) headings += 1;
    if (level === 1) mainHeadings += 1;
    if (own?.tags.has('form') === true) forms += 1;
    let marked = notices + dates + forms > before;
    for (const [at, column] of MARKER_COLUMNS.entries()) {
      const name = MARKERS[at];
      if (name !== undefined && (own?.groups[column] ?? 0) > MARKED) {
        groups[name] += 1;
        marked = true;
      }
    }
    if (marked) proseSinceMarker = 0;
    return passed;
  });
}
