import { declaredListType } from '../orderedLists.js';
import { rulesWith } from './styleRules.js';

const COUNTERS = /content\s*:[^;}]{0,80}\bcounters?\s*\(/gi;
const COUNTER = /\bcounters?\s*\([^()]{0,80},\s*([a-z-]{4,20})\s*\)/i;
/** A counter that doesn't begin with the first letter. */
const BEGINS_LATER = /counter-(?:reset|set)\s*:\s*[\w-]+\s+-?[1-9]/gi;
const ITEM = /^(?:ol)?\.([\w-]+)\s*>?\s*li::?before$/i;

/** The classes of lists whose items a page's own style sheets number with letters or Roman numerals, with their types. */
export function countedLists(source: string): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const [selectors, style] of rulesWith(source, COUNTERS)) {
    const type = declaredListType(`list-style-type:${COUNTER.exec(style)?.[1] ?? ''}`);
    for (const selector of type === undefined ? [] : selectors) {
      const name = ITEM.exec(selector)?.[1];
      if (name !== undefined && type !== undefined) types.set(name, type);
    }
  }
  // Letters of other items would be worse than numbers.
  for (const [selectors] of rulesWith(source, BEGINS_LATER))
    for (const selector of selectors) for (const [, name = ''] of selector.matchAll(/\.([\w-]+)/g)) types.delete(name);
  return types;
}
