import { declaredListType } from '../orderedLists.js';
import { rulesWith } from './styleRules.js';

const COUNTERS = /content\s*:[^;}]{0,80}\bcounters?\s*\(/gi;
const COUNTER = /\bcounters?\s*\([^()]{0,80},\s*([a-z-]{4,20})\s*\)/i;
/** Numbers with those of the items around: 1.2. */
const NESTED = /\bcounters\s*\(\s*[\w-]+\s*,\s*["']\.["']\s*(?:,\s*decimal\s*)?\)/i;
/** A counter that doesn't begin with the first letter. */
const BEGINS_LATER = /counter-(?:reset|set)\s*:\s*[\w-]+\s+-?[1-9]/gi;
const ITEM = /^(?:ol)?\.([\w-]+)\s*>?\s*li::?before$/i;
/** Types of lists that styles declare without counting themselves. */
const TYPES = /list-style(?:-type)?\s*:/gi;
/** A class of lists, or of all items in it. */
const TYPED = /^(?:ol)?\.([\w-]+)(?:\s*>?\s*li)?$/i;
/** Items of lists of a class, of lists in an element of a class, or of all lists. */
const NESTED_ITEM = /^(?:(?:[a-z]+)?\.([\w-]+)[\s>]+|ol[\s>]+)?(?:ol[\s>]+)*li::?before$/i;

/** How a page's own style sheets number the items of lists, by the lists' classes. */
export interface CountedLists {
  /** Types of lists with letters or Roman numerals. */
  types: ReadonlyMap<string, string>;
  /** Classes of lists, or around lists, with numbers such as 1.2; '' stands for all lists. */
  nested: ReadonlySet<string>;
}

export function countedLists(source: string): CountedLists {
  const types = new Map<string, string>();
  const nested = new Set<string>();
  for (const [selectors, style] of rulesWith(source, COUNTERS)) {
    const type = declaredListType(`list-style-type:${COUNTER.exec(style)?.[1] ?? ''}`);
    for (const selector of selectors) {
      const name = ITEM.exec(selector)?.[1];
      if (name !== undefined && type !== undefined) types.set(name, type);
      const around = NESTED.test(style) ? NESTED_ITEM.exec(selector) : null;
      if (around !== null) nested.add(around[1] ?? '');
    }
  }
  for (const [selectors, style] of rulesWith(source, TYPES)) {
    const type = declaredListType(style);
    for (const selector of type === undefined ? [] : selectors) {
      const name = TYPED.exec(selector)?.[1];
      if (name !== undefined && type !== undefined) types.set(name, type);
    }
  }
  // Letters of other items would be worse than numbers.
  for (const [selectors] of rulesWith(source, BEGINS_LATER))
    for (const selector of selectors) {
      nested.delete('');
      for (const [, name = ''] of selector.matchAll(/\.([\w-]+)/g)) {
        types.delete(name);
        nested.delete(name);
      }
    }
  return { types, nested };
}
