import type { BlockView } from './blockView.js';
import { CONTAINER_FEATURES, OPINION_FEATURES, PLACE_FEATURES } from './placeFeatures.js';
import { PASSED_FEATURES } from './passedFeatures.js';
import { PAGE_FEATURES } from './pageFeatures.js';
import { TEXT_FEATURES } from './textFeatures.js';
import { PART_FEATURES } from './partFeatures.js';
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

const FEATURES = TABLE.map(([, feature]) => feature);

/** The features of each block of a page, in the order of `BLOCK_FEATURES`. */
export function blockFeatures(views: readonly BlockView[]): Float32Array[] {
  const ofPage = PAGE_FEATURES.map((name) => views[0]?.page.page[name] ?? 0);
  return views.map((view) => {
    const row = new Float32Array(BLOCK_FEATURES.length);
    for (let column = 0; column < FEATURES.length; column++) row[column] = FEATURES[column]?.(view) ?? 0;
    row.set(ofPage, FEATURES.length);
    return row;
  });
}
