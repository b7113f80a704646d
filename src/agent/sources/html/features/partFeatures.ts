import { share } from './blockMeasures.js';
import type { BlockView, FeatureTable } from './blockView.js';
import type { PagePart, PageParts } from './pageParts.js';

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
