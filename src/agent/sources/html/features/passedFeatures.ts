import { share } from './blockMeasures.js';
import type { BlockView, FeatureTable } from './blockView.js';
import { MARKERS } from './passed.js';
import { stepsToShared, type Surroundings } from './surroundings.js';

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
