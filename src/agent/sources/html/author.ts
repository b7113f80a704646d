import { textOf, type PageDocument, type PageElement } from './dom.js';
import type { MetaValues } from './metaValues.js';
import type { StructuredData } from './structuredData.js';

const MAX_AUTHOR_CHARACTERS = 100;
const MAX_AUTHOR_WORDS = 6;

/** Links of these kinds occur near authors but don't lead to one: account forms, and networks for sharing a page. */
const NO_AUTHOR_LINK =
  /(?:^|[/.?&=-])(?:log-?in|sign-?(?:in|up)|register|subscribe|join|cart|share|sharer|intent|(?:facebook|twitter|x|linkedin|pinterest|whatsapp|instagram|youtube|tiktok|reddit)\.com)(?:[/.?&=#-]|$)/i;

/** Words used in place of a name. */
const NO_NAME =
  /^(?:admin|administrator|author|authors|guest|editor|staff|null|undefined|anonymous|user|username|unknown|none|(?:posted|written|published|by)(?: by)?|by:?|facebook|twitter|linkedin|instagram|pinterest|whatsapp|youtube|reddit|x|e-?mail|share|follow|subscribe|comments?|home|menu|search|sign (?:in|up|out)|log ?(?:in|out)|register|(?:read|view|see|show|load) .+)$/i;

/** Whether a text can be the name of a person or an organization. */
export function isName(name: string): boolean {
  return (
    name.length > 1 &&
    name.length <= MAX_AUTHOR_CHARACTERS &&
    /\p{L}/u.test(name) &&
    !/^https?:|[{}<>]|\p{L}\.\p{L}{3,}\.\p{L}/u.test(name) &&
    !NO_NAME.test(name)
  );
}

/** Whether a link doesn't lead to an author. */
export const leadsToNoAuthor = (element: PageElement): boolean => {
  const link = element.localName === 'a' ? element : element.querySelector('a');
  return link !== null && NO_AUTHOR_LINK.test(link.getAttribute('href') ?? '');
};

function tidyAuthor(text: string | null | undefined): string | undefined {
  const name = (text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:written\s+|posted\s+|reviewed\s+)?by:?\s+/i, '')
    .replace(/^[\s,|·•–—-]+|[\s,|·•–—-]+$/gu, '');
  return isName(name) ? name : undefined;
}

/** Scholarly pages put the family name first: "Curie, Marie" is Marie Curie. */
const inReadingOrder = (name: string): string => name.replace(/^([^,]+), ([^,]+)$/, '$2 $1');

const BYLINE = [
  '[rel~=author]',
  '[itemprop~=author] [itemprop=name]',
  '[itemprop~=author]',
  '.author-name',
  '.byline-name',
  '.byline a',
  '[class*=author-name]',
  '[class*=byline]',
  '[class*=author] a',
];

const AUTHOR_META = ['author', 'parsely-author', 'dc.creator', 'article:author'];
const SCHOLARLY_META = 'citation_author';

/** The page's author, from its metadata and then its byline; no author is better than a wrong one. */
export function findAuthor(document: PageDocument, structured: StructuredData, meta: MetaValues): string | undefined {
  for (const declared of [structured.author, ...AUTHOR_META.map((name) => meta.get(name))]) {
    const name = tidyAuthor(declared);
    if (name !== undefined) return name;
  }
  const scholar = tidyAuthor(meta.get(SCHOLARLY_META));
  if (scholar !== undefined) return inReadingOrder(scholar);
  for (const selector of BYLINE) {
    const element = document.querySelector(selector);
    if (!element || leadsToNoAuthor(element)) continue;
    const name = tidyAuthor(textOf(element).split(/\s[|·•]\s|\s+on\s+\w+\s\d/)[0]);
    if (name !== undefined && name.split(' ').length <= MAX_AUTHOR_WORDS && !/\d{3}/.test(name)) return name;
  }
  return undefined;
}
