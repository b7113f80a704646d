import { share } from './blockMeasures.js';
import type { BlockView, FeatureTable } from './blockView.js';

const MIN_LETTERS = 4;
const MAX_WORDS = 80;

/** The longer words of a text, each once; short ones are the same in all texts. */
export function topicWords(text: string): Set<string> {
  const words = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    if (word.length >= MIN_LETTERS) words.add(word);
    if (words.size >= MAX_WORDS) break;
  }
  return words;
}

/** The number of the page's running-text blocks that contain each word. */
export function countTopics(
  topics: readonly ReadonlySet<string>[],
  isProse: (index: number) => boolean,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [index, words] of topics.entries())
    if (isProse(index)) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function overlap(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of words) if (others.has(word)) shared += 1;
  return shared;
}

/** Share of a block's longer words that occur in other paragraphs of the page, too. */
function topicality({ page, topics, isOwnProse }: BlockView): number {
  let shared = 0;
  const own = isOwnProse ? 1 : 0;
  for (const word of topics) if ((page.topicCounts.get(word) ?? 0) > own) shared += 1;
  return topics.size > 0 ? shared / topics.size : -1;
}

/** How a block relates to the page's stated topic. */
export const TOPIC_FEATURES: FeatureTable = {
  inTitle: ({ page, topics }) => share(overlap(topics, page.titleTopics), topics.size),
  ofTitle: ({ page, topics }) => share(overlap(page.titleTopics, topics), page.titleTopics.size),
  headingOfTitle: ({ page, heading }) =>
    heading ? share(overlap(page.titleTopics, heading.topics), page.titleTopics.size) : -1,
  inDescription: ({ page, topics }) => share(overlap(topics, page.descriptionTopics), topics.size),
  topicality,
  headingTopicality: ({ heading }) => (heading ? topicality(heading) : -1),
};
