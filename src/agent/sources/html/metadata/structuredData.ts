import { isJsonObject, type JsonObject } from '../../jsonObject.js';

/** The page's JSON-LD, parsed defensively because it is untrusted. */
export interface StructuredData {
  types: ReadonlySet<string>;
  headline?: string;
  author?: string;
  /** Whether the declared author is an organization. */
  isOrganization?: boolean;
  /** Its authors individually, if declared as a list. */
  authors?: readonly string[];
  published?: string;
  /** The article's declared word count. */
  wordCount?: number;
  /** The longest text declared as the page's own; may contain HTML. */
  text?: string;
}

const MAX_NODES = 2_000;
const MAX_DEPTH = 8;
const CONTENT_TYPE =
  /Article|Posting|Report|WebPage|CreativeWork|Recipe|HowTo|Review|VideoObject|Course|Question|Product|Event/;

function parse(block: string): unknown {
  const text = block
    .trim()
    .replace(/^<!\[CDATA\[|\]\]>$/gi, '')
    .replace(/;\s*$/, '');
  try {
    return JSON.parse(text);
  } catch {
    // Raw line breaks inside strings are the most common error.
    try {
      return JSON.parse(text.replace(/\p{Cc}+/gu, ' '));
    } catch {
      return undefined;
    }
  }
}

const typesOf = (node: JsonObject): string[] =>
  [node['@type']].flat().filter((type): type is string => typeof type === 'string');

const isOrganization = (node: JsonObject): boolean => typesOf(node).some((type) => type.endsWith('Organization'));

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    const names = value.map(nameOf).filter((name): name is string => name !== undefined && name !== '');
    return names.length > 0 ? [...new Set(names)].slice(0, 5).join(', ') : undefined;
  }
  return isJsonObject(value) && typeof value['name'] === 'string' ? value['name'] : undefined;
}

/** Reads JSON-LD blocks from `cleanHtml`. The first content node with a field determines it. */
export function readStructuredData(blocks: readonly string[]): StructuredData {
  const types = new Set<string>();
  const result: { -readonly [Key in keyof StructuredData]: StructuredData[Key] } = { types };
  const people = new Map<string, string>();
  const organizations = new Set<string>();
  let budget = MAX_NODES;
  const nodes: JsonObject[] = [];
  const collect = (value: unknown, depth: number): void => {
    if (depth > MAX_DEPTH || (budget -= 1) < 0) return;
    if (Array.isArray(value)) {
      for (const item of value) collect(item, depth + 1);
      return;
    }
    if (!isJsonObject(value)) return;
    nodes.push(value);
    const id = value['@id'];
    if (typeof id === 'string' && typeof value['name'] === 'string') people.set(id, value['name']);
    if (typeof id === 'string' && isOrganization(value)) organizations.add(id);
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item'])
      collect(value[key], depth + 1);
  };
  for (const block of blocks) collect(parse(block), 0);
  for (const node of nodes) {
    const own = typesOf(node);
    for (const type of own) types.add(type);
    if (!own.some((type) => CONTENT_TYPE.test(type))) continue;
    const headline = node['headline'];
    if (result.headline === undefined && typeof headline === 'string' && headline.trim() !== '')
      result.headline = headline.trim();
    const reference =
      isJsonObject(node['author']) && typeof node['author']['@id'] === 'string'
        ? people.get(node['author']['@id'])
        : undefined;
    const author = nameOf(node['author']) ?? reference;
    if (result.authors === undefined && Array.isArray(node['author']))
      result.authors = node['author']
        .map(nameOf)
        .filter((name): name is string => name !== undefined && name.trim() !== '');
    if (result.author === undefined && author !== undefined && author.trim() !== '') {
      result.author = author.trim();
      const [declared] = [node['author']].flat();
      result.isOrganization =
        isJsonObject(declared) &&
        (isOrganization(declared) || (typeof declared['@id'] === 'string' && organizations.has(declared['@id'])));
    }
    const published = node['datePublished'] ?? node['dateCreated'] ?? node['uploadDate'];
    // A review or a video on a page says nothing about the page's own age.
    const isPart = own.some((type) => /Review|VideoObject/.test(type));
    if (result.published === undefined && typeof published === 'string' && !isPart) result.published = published;
    const wordCount = Number(node['wordCount']);
    if (result.wordCount === undefined && wordCount > 0) result.wordCount = wordCount;
    for (const key of ['articleBody', 'text', 'recipeInstructions']) {
      const text = node[key];
      if (typeof text === 'string' && text.length > (result.text?.length ?? 0)) result.text = text;
    }
  }
  return result;
}
