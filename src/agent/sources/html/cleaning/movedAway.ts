import { withoutBetween } from '../../withoutBetween.js';
import { movesAway } from './invisibleText.js';

/** More than this is a framework. */
const MAX_SHEET_CHARACTERS = 300_000;
/** A class or an id on its own, with or without an element's name. */
const SIMPLE_SELECTOR = /^(?:[a-z][\w-]*)?([.#][\w-]+)$/i;
/** Properties that can bring an element back. */
const PLACING = /(?:^|[\s;])(?:position|left|top|text-indent|inset)\s*:/i;

/** The texts of a page's `style` elements. */
export function* sheetsOf(source: string): Generator<string> {
  const opening = /<style/gi;
  const closing = /<\/style/gi;
  while (opening.test(source)) {
    const start = source.indexOf('>', opening.lastIndex);
    closing.lastIndex = start;
    const end = start < 0 ? null : closing.exec(source);
    if (end === null) return;
    yield source.slice(start + 1, end.index);
    opening.lastIndex = end.index;
  }
}

/**
 * The classes and ids, as `.class` and `#id`, that the page's own style sheets move off screen. Only rules that hold for
 * every screen count, and only if no other rule, such as `.menu.open`, places the element again.
 */
export function classesMovedAway(source: string): ReadonlySet<string> {
  const moved = new Set<string>();
  const placed = new Set<string>();
  let budget = MAX_SHEET_CHARACTERS;
  for (const sheet of sheetsOf(source)) {
    budget -= sheet.length;
    if (budget < 0) break;
    if (!/-\d{4}/.test(sheet)) continue;
    let text = '';
    const open: string[] = [];
    for (const piece of withoutBetween(sheet, '/*', '*/').split(/([{}])/)) {
      // What ends with a semicolon is an import, or declarations around a nested rule.
      if (piece === '{') open.push(text.slice(text.lastIndexOf(';') + 1).trim());
      else if (piece === '}') {
        const selectors = open.pop() ?? '';
        if (!PLACING.test(text)) continue;
        for (const selector of selectors.startsWith('@') ? [] : selectors.split(',')) {
          const name = SIMPLE_SELECTOR.exec(selector.trim())?.[1];
          if (name !== undefined && open.length === 0 && movesAway(text)) moved.add(name);
          else if (!movesAway(text)) for (const [mentioned] of selector.matchAll(/[.#][\w-]+/g)) placed.add(mentioned);
        }
      }
      text = piece;
    }
  }
  for (const name of placed) moved.delete(name);
  return moved;
}
