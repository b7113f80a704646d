import { childrenOf, isElement, collapsedText, type PageDocument, type PageElement } from './dom.js';
import type { MetaValues } from './metaValues.js';
import type { StructuredData } from './structuredData.js';

const MAX_AUTHOR_CHARACTERS = 100;
const MAX_AUTHOR_WORDS = 6;
/** More different names in bylines belong to the entries of a list. */
const MAX_BYLINES = 2;
const MAX_BYLINE_ELEMENTS = 40;

/** Links of these kinds occur near authors but don't lead to one: account forms, and networks for sharing a page. */
const NO_AUTHOR_LINK =
  /(?:^|[/.?&=-])(?:log-?in|sign-?(?:in|up)|register|subscribe|join|cart|share|sharer|intent|(?:facebook|twitter|x|linkedin|pinterest|whatsapp|instagram|youtube|tiktok|reddit)\.com)(?:[/.?&=#-]|$)/i;

/** Words used in place of a name. */
const NO_NAME =
  /^(?:admin|administrator|webmaster|author|authors|guest|editor|staff|null|undefined|anonymous|user|username|unknown|none|(?:posted|written|published|reviewed|by)(?: by)?:?|facebook|twitter|linkedin|instagram|pinterest|whatsapp|youtube|reddit|x|e-?mail|share|follow|subscribe|comments?|home|menu|search|sign (?:in|up|out)|log ?(?:in|out)|register|about .+|(?:read|view|see|show|load) .+)$/i;

/** Whether a text can be the name of a person or an organization. */
export function isName(name: string): boolean {
  return (
    name.length > 1 &&
    name.length <= MAX_AUTHOR_CHARACTERS &&
    /\p{L}/u.test(name) &&
    !/^https?:|[{}<>@]|\p{L}\.\p{L}{3,}\.\p{L}/u.test(name) &&
    !NO_NAME.test(name)
  );
}

/** Whether a link doesn't lead to an author. */
export const leadsToNoAuthor = (element: PageElement): boolean => {
  const link = element.localName === 'a' ? element : element.querySelector('a');
  return link !== null && NO_AUTHOR_LINK.test(link.getAttribute('href') ?? '');
};

const LABEL =
  /^(?:(?:written|posted|published|reviewed|words|story|text)\s+)?by:?\s+|^(?:authors?|contributors?):\s*/iu;

function tidyAuthor(text: string | null | undefined): string | undefined {
  const name = (text ?? '')
    .replace(/&amp;/g, '&')
    .replace(/\S+@\S+\.\S+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(LABEL, '')
    .replace(/\s*\(author\)$/i, '')
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
  '[class*=author-name],[class*=author__name],[class*=author_name]',
  '[class*=byline]',
  '[class*=author] a',
  '[class*=meta-author],[class*=post-author],[class*=entry-author],[class*=article-author],[class*=blog-author]',
];
/** Other people's names: below an article, or in a list of other pages. */
const OTHERS_NAMES =
  /(?:^|[\s_-])(?:comments?|comment-\S+|reviews?|reply|replies|related|teasers?|recommended|testimonials?)(?:$|[\s_-])/i;

function belongsToOthers(element: PageElement): boolean {
  for (let at: PageElement | null = element; at && at.localName !== 'body'; at = at.parentElement)
    if (
      /^(?:nav|footer)$/.test(at.localName) ||
      OTHERS_NAMES.test(at.className) ||
      at.getAttribute('itemprop') === 'review'
    )
      return true;
  return false;
}

/** The name in a byline: its first link's or its first piece of text, before what follows about the person. */
function nameIn(element: PageElement): string | undefined {
  for (const text of [
    collapsedText(element.querySelector('[itemprop=name],a')),
    firstText(element),
    collapsedText(element),
  ]) {
    const name = tidyAuthor(text.split(/\s[|·•]\s|\s+on\s+\w+\s\d/)[0]);
    if (name !== undefined && name.split(' ').length <= MAX_AUTHOR_WORDS && !/\d{3}/.test(name)) return name;
  }
  return undefined;
}

/** The text before an element's second piece of text, unless the first one is a label. */
function firstText(element: PageElement): string {
  for (const child of childrenOf(element)) {
    const text = isElement(child) ? firstText(child) : collapsedText(child);
    if (text !== '' && tidyAuthor(text) !== undefined) return text;
  }
  return '';
}

/** The author in the page's byline; a page with the names of many people is a list. */
function bylineAuthor(document: PageDocument): string | undefined {
  for (const selector of BYLINE) {
    const names = new Set<string>();
    for (const element of [...document.querySelectorAll(selector)].slice(0, MAX_BYLINE_ELEMENTS)) {
      if (leadsToNoAuthor(element) || belongsToOthers(element)) continue;
      const name = nameIn(element);
      if (name !== undefined) names.add(name);
    }
    if (names.size > MAX_BYLINES) return undefined;
    const [first] = names;
    if (first !== undefined) return first;
  }
  return undefined;
}

const AUTHOR_META = ['author', 'parsely-author', 'dc.creator', 'article:author'];

/**
 * The page's author, from its metadata and then its byline; no author is better than a wrong one. `scholars` are the
 * authors it declares for reference managers.
 */
export function findAuthor(
  document: PageDocument,
  structured: StructuredData,
  meta: MetaValues,
  scholars: readonly string[],
): string | undefined {
  for (const declared of [structured.author, ...AUTHOR_META.map((name) => meta.get(name))]) {
    const name = tidyAuthor(declared);
    if (name !== undefined) return name;
  }
  const names = scholars.map(tidyAuthor).filter((name): name is string => name !== undefined);
  return names.length > 0 ? names.map(inReadingOrder).join(', ') : bylineAuthor(document);
}
