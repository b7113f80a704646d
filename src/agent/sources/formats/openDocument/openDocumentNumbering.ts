import { numeral } from '../../html/orderedLists.js';
import type { LevelNumbering } from './openDocumentStyles.js';

/**
 * The label of the last of these numbers, one a level from the outermost on: `2.1`, or `b)`. '' if its level isn't
 * numbered.
 */
export function openDocumentLabel(levels: readonly (LevelNumbering | undefined)[], counts: readonly number[]): string {
  const last = counts.length - 1;
  const own = levels[last];
  if (own === undefined) return '';
  const numbers: string[] = [];
  for (let at = Math.max(0, last - own.shown + 1); at <= last; at++) {
    const level = levels[at];
    if (level !== undefined) numbers.push(numeral(counts[at] ?? level.start, level.type));
  }
  return (own.before + numbers.join('.') + own.after).trim();
}
