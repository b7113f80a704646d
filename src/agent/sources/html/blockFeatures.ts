import type { BlockView } from './blockView.js';
import { CONTAINER_FEATURES, OPINION_FEATURES, PLACE_FEATURES } from './placeFeatures.js';
import { PASSED_FEATURES } from './passedFeatures.js';
import { PAGE_FEATURES } from './pageFeatures.js';
import { TEXT_FEATURES } from './textFeatures.js';
import { PART_FEATURES } from './pageParts.js';
import { TOPIC_FEATURES } from './topicFeatures.js';
import { HEADING_FEATURES } from './headingKinds.js';

const TABLE = Object.entries({
  ...TEXT_FEATURES,
  ...CONTAINER_FEATURES,
  ...PLACE_FEATURES,
  ...PASSED_FEATURES,
  ...OPINION_FEATURES,
  ...PART_FEATURES,
  ...TOPIC_FEATURES,
  ...HEADING_FEATURES,
});

/** The names of a block's features, in the order of `blockFeatures`. */
export const BLOCK_FEATURES: readonly string[] = [...TABLE.map(([name]) => name), ...PAGE_FEATURES];

/** The features of each block, in the order of `BLOCK_FEATURES`. */
export function blockFeatures(views: readonly BlockView[]): Float32Array[] {
  return views.map((view) => {
    const row = new Float32Array(BLOCK_FEATURES.length);
    for (const [column, [, feature]] of TABLE.entries()) row[column] = feature(view);
    for (const [offset, name] of PAGE_FEATURES.entries()) row[TABLE.length + offset] = view.page.page[name];
    return row;
  });
}
