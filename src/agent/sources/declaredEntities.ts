/** The document type may follow a long comment. */
const MAX_SUBSET_END = 64_000;
const MAX_VALUE_CHARACTERS = 2_000;
/** More text than this from entities would be an attack. */
const MAX_GROWTH = 100_000;
const SUBSET = /<!doctype\b[^<>[\]]{0,1000}\[([^]*?)\]\s*>/iy;
const ENTITY = /<!ENTITY\s+([\w.-]{1,60})\s+(?:"([^"]*)"|'([^']*)')\s*>/g;

/**
 * A text of XML with the short texts that its document type declares in the places of their names; they would be lost
 * or shown as `&name;` otherwise. Texts within texts aren't replaced, so that they can't grow without an end.
 */
export function withDeclaredEntities(source: string): string {
  const head = source.slice(0, MAX_SUBSET_END);
  const opening = new RegExp(SUBSET);
  opening.lastIndex = Math.max(0, head.search(/<!doctype\b/i));
  const [subset, declarations = ''] = opening.exec(head) ?? [];
  if (subset === undefined || !declarations.includes('<!ENTITY')) return source;
  const values = new Map<string, string>();
  for (const [, name = '', double, single] of declarations.matchAll(ENTITY)) {
    const value = double ?? single ?? '';
    if (value.length <= MAX_VALUE_CHARACTERS && !values.has(name)) values.set(name, value);
  }
  let growth = 0;
  return source.replace(subset, '').replace(/&([\w.-]{1,60});/g, (reference, name: string) => {
    const value = values.get(name);
    if (value === undefined || growth + value.length > MAX_GROWTH) return reference;
    growth += value.length;
    return value;
  });
}
