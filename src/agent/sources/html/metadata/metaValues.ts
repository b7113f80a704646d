import type { PageDocument } from '../dom.js';

/** Contents of the page's meta elements by lowercase name; the first one of a name counts. */
export type MetaValues = ReadonlyMap<string, string>;

/** Reads all meta elements at once: each lookup would traverse the whole page. */
export function readMetaValues(document: PageDocument): MetaValues {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const content = (element.getAttribute('content') ?? '').replace(/\s+/g, ' ').trim();
    if (content === '') continue;
    for (const attribute of ['property', 'name', 'itemprop']) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (name && !values.has(name)) values.set(name, content);
    }
  }
  return values;
}
