import type { PageBlock } from '../blocks.js';
import { isProse, share, type BlockView, type FeatureTable } from './blockView.js';
import { CLASS_GROUPS, type ClassGroup } from './classGroups.js';
import { isDateLine, isNotice } from './textPatterns.js';
import { stepsToShared, type Surroundings } from './surroundings.js';

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
const MARKERS = [
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

const MAX_STEPS = 12;
const steps = (from: Surroundings | undefined, to: Surroundings | undefined): number =>
  from && to ? Math.min(MAX_STEPS, stepsToShared(from, to)) : MAX_STEPS;
const anchorOf = ({ passed, page }: BlockView): Surroundings | undefined => page.around[passed.anchor];

/** A block's distance from the start of the text, in the tree and in what comes between. */
export const PASSED_FEATURES: FeatureTable = {
  fromAnchor: ({ index, passed }) => Math.max(-60, Math.min(60, index - passed.anchor)),
  stepsToAnchor: (view) => steps(view.around, anchorOf(view)),
  anchorToShared: (view) => steps(anchorOf(view), view.around),
  anchorPath: (view) => (anchorOf(view)?.path === view.around.path ? 1 : 0),
  anchorDepth: (view) => Math.max(-8, Math.min(8, view.around.depth - (anchorOf(view)?.depth ?? 0))),
  passedWords: ({ passed }) => Math.log1p(passed.words),
  passedLinks: ({ passed }) => share(passed.links, passed.words),
  passedLinkWords: ({ passed }) => Math.log1p(passed.links),
  passedProse: ({ passed }) => Math.log1p(passed.prose),
  passedNotices: ({ passed }) => Math.min(20, passed.notices),
  passedDates: ({ passed }) => Math.min(20, passed.dates),
  passedHeadings: ({ passed }) => Math.min(30, passed.headings),
  passedMainHeadings: ({ passed }) => Math.min(5, passed.mainHeadings),
  passedForms: ({ passed }) => Math.min(5, passed.forms),
  proseSinceMarker: ({ passed }) => Math.log1p(passed.proseSinceMarker),
  passedDeclared: ({ passed, page }) => (page.declaredWords > 0 ? Math.min(3, passed.words / page.declaredWords) : -1),
  ...Object.fromEntries(
    MARKERS.map((name) => [`passed_${name}`, ({ passed }: BlockView) => Math.min(20, passed.groups[name])]),
  ),
};
