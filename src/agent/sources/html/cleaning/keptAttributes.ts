import { MAX_ATTRIBUTE_CHARACTERS } from '../limits.js';
import { declaredListType } from '../orderedLists.js';
import { escapeAttribute } from './escaping.js';
import { dropInvisible } from './invisibleText.js';
import { KEPT_ATTRIBUTES, META_ATTRIBUTES, OWN_ATTRIBUTES } from './markupKinds.js';

/** Attributes that mean something without a value. */
const BARE = new Set(['itemscope', 'checked', 'reversed']);

/** The attributes to write for an element, each after a space; `counted` are the list types by class. */
export function keptAttributes(
  name: string,
  attributes: Readonly<Record<string, string>>,
  counted: ReadonlyMap<string, string>,
): string {
  let written = '';
  for (const [key, value] of Object.entries(attributes)) {
    if (isKept(name, key, value) && (value !== '' || BARE.has(key)) && value.length <= MAX_ATTRIBUTE_CHARACTERS)
      written += attribute(key, value);
  }
  // How pages named places before any element could have an id.
  if (name === 'a' && !('id' in attributes) && /^[^\s]{1,200}$/.test(attributes['name'] ?? ''))
    written += attribute('id', attributes['name'] ?? '');
  if ((name === 'ol' || name === 'li') && !('type' in attributes)) {
    const classes = counted.size === 0 ? [] : (attributes['class'] ?? '').split(/\s+/);
    const type =
      declaredListType(attributes['style']) ?? classes.map((own) => counted.get(own)).find((own) => own !== undefined);
    if (type !== undefined) written += ` type="${type}"`;
  }
  return written;
}

function isKept(name: string, key: string, value: string): boolean {
  if (name === 'meta') return META_ATTRIBUTES.has(key);
  return (
    KEPT_ATTRIBUTES.has(key) ||
    OWN_ATTRIBUTES.get(name)?.includes(key) === true ||
    (key === 'rel' && value.includes('author'))
  );
}

const attribute = (key: string, value: string): string => ` ${key}="${escapeAttribute(dropInvisible(value))}"`;
