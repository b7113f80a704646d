import { lettersAndDigits } from '@regen-research/text';
import {
  childrenOf,
  elementsNamed,
  isElement,
  collapsedText,
  shortText,
  type PageDocument,
  type PageElement,
} from '../dom.js';
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

/** Everything that a byline is found in, in one pass over the page. */
const BYLINE_PLACES = '[rel~=author],[itemprop~=author],[class*=author],[class*=byline]';
const hasWord = (value: string | null, word: string): boolean =>
  value?.toLowerCase().split(/\s+/).includes(word) === true;
const hasClass = (pattern: RegExp) => (element: PageElement) => pattern.test(element.className);
const isAuthorProperty = (element: PageElement): boolean => hasWord(element.getAttribute('itemprop'), 'author');

/** Bylines in order of trust: a place with a name, or what such a place contains. */
const BYLINES: readonly { place: (element: PageElement) => boolean; inside?: string }[] = [
  { place: (element) => hasWord(element.getAttribute('rel'), 'author') },
  { place: isAuthorProperty, inside: '[itemprop=name]' },
  { place: isAuthorProperty },
  { place: hasClass(/(?:^|\s)author-name(?:\s|$)/) },
  { place: hasClass(/(?:^|\s)byline-name(?:\s|$)/) },
  { place: hasClass(/(?:^|\s)byline(?:\s|$)/), inside: 'a' },
  { place: hasClass(/author(?:-|__|_)name/) },
  { place: hasClass(/byline/) },
  { place: hasClass(/author/), inside: 'a' },
  { place: hasClass(/(?:meta|post|entry|article|blog)-author/) },
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
  const places = [...document.querySelectorAll(BYLINE_PLACES)];
  for (const { place, inside } of BYLINES) {
    const names = new Set<string>();
    const holders = places.filter(place);
    const found =
      inside === undefined ? holders : new Set(holders.flatMap((holder) => [...holder.querySelectorAll(inside)]));
    for (const element of [...found].slice(0, MAX_BYLINE_ELEMENTS)) {
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

const comparable = (name: string | undefined): string | undefined => lettersAndDigits(name ?? '') || undefined;

/** Number of elements after the title to search for a byline. */
const NEAR_TITLE = 30;
/** Elements that can be a byline, or the heading above it. */
const BYLINE_ELEMENTS: ReadonlySet<string> = new Set(
  'h1 p span div li small em i b strong address h2 h3 h4'.split(' '),
);
/** Number of elements to look through for further bylines. */
const MAX_ELEMENTS = 2_000;
const MAX_BYLINE_CHARACTERS = 100;
/** "By" and a name in several languages: two to four capitalized words, up to the end or a separator. */
const PLAIN_BYLINE =
  /^(?:(?:[Ww]ritten|[Pp]osted|[Tt]ext|[Ww]ords|[Ss]tory)\s+)?(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v|[Aa]f)[:\s]\s*(\p{Lu}[\p{L}.'’-]+(?:\s+(?:(?:de|van|von|der|den|la|le|di|da|del|dos|bin|al)\s+)*\p{Lu}[\p{L}.'’-]*){1,3})(?=$|\s*[|·•,–—(]|\s+(?:on|am|le|el|il|op)\s|\s+\d)/u;

/**
 * The author in a line of its own below the title, such as "By Ada Lovelace", without any markup that says so; a page
 * with such lines for several people is a list.
 */
function plainByline(document: PageDocument): string | undefined {
  const heading = document.querySelector('h1');
  if (!heading) return undefined;
  const elements = elementsNamed(document.body, BYLINE_ELEMENTS);
  const at = elements.indexOf(heading);
  const names = new Set<string>();
  let nearTitle: string | undefined;
  for (const [index, element] of elements.slice(at + 1, at + MAX_ELEMENTS).entries()) {
    const name = tidyAuthor(PLAIN_BYLINE.exec(shortText(element, MAX_BYLINE_CHARACTERS) ?? '')?.[1]);
    if (name === undefined || belongsToOthers(element)) continue;
    names.add(name);
    if (index < NEAR_TITLE) nearTitle ??= name;
  }
  return names.size > MAX_BYLINES ? undefined : nearTitle;
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
  const sites = [meta.get('og:site_name'), meta.get('application-name')].map(comparable);
  const own = structured.isOrganization === true ? undefined : structured.author;
  for (const declared of [own, ...AUTHOR_META.map((name) => meta.get(name))]) {
    const name = tidyAuthor(declared);
    // A site's name in place of an author says nothing new.
    if (name !== undefined && !sites.includes(comparable(name))) return name;
  }
  const names = scholars.map(tidyAuthor).filter((name): name is string => name !== undefined);
  return names.length > 0 ? names.map(inReadingOrder).join(', ') : (bylineAuthor(document) ?? plainByline(document));
}
