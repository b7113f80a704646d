import type { SummarySentence } from '../../protocol/index.js';

/** Any more aren't key points. */
const MOST_KEY_POINTS = 7;
/** Number of points taken from prose if the answer has no list. */
const POINTS_FROM_TEXT = 4;

const listItem = /^\s{0,3}(?:[-*+]|\d{1,2}[.)])\s+(.+)$/gm;

/** The answer's list items or, if it has none, its best supported sentences, in order. */
export function keyPoints(text: string, sentences: SummarySentence[]): string[] {
  const items = [...text.matchAll(listItem)].map((match) => (match[1] ?? '').trim()).filter((item) => item !== '');
  if (items.length > 0) return items.slice(0, MOST_KEY_POINTS);
  return [...sentences]
    .sort((a, b) => (b.support ?? 0) - (a.support ?? 0))
    .slice(0, POINTS_FROM_TEXT)
    .sort((a, b) => a.start - b.start)
    .map((sentence) => sentence.text.trim());
}
