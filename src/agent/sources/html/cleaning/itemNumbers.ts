import type { Placed } from './layoutBoxes.js';

/** A list whose styles number its items with the item around it, or such an item. */
export interface NumberedPlace extends Placed {
  /** Of a list: items so far. */
  items?: number;
  /** Of an item: its number, without a period at the end. */
  number?: string;
}

/**
 * Counts an element that was opened, if styles number it so: the list begins, or the item gets its number. Returns the
 * mark before the item, such as "1.2"; undefined for everything else. `around` are the elements around it, outermost
 * first; `nested` are the classes of such lists, and '' for all.
 */
export function countNested(
  entry: NumberedPlace,
  attributes: Readonly<Record<string, string>>,
  around: readonly NumberedPlace[],
  nested: ReadonlySet<string>,
): string | undefined {
  const list = around.at(-1);
  if (entry.name === 'ol' && !('start' in attributes || 'reversed' in attributes)) {
    const names = [attributes['class'], ...around.map(({ className }) => className)].map((own = '') =>
      own.split(/\s+/),
    );
    if (nested.has('') || names.flat().some((own) => own !== '' && nested.has(own))) entry.items = 0;
  }
  if (entry.name !== 'li' || list?.items === undefined || 'value' in attributes) return undefined;
  list.items += 1;
  const outer = around.findLast(({ number }) => number !== undefined)?.number;
  entry.number = outer === undefined ? `${list.items}` : `${outer}.${list.items}`;
  return outer === undefined ? `${entry.number}.` : entry.number;
}
