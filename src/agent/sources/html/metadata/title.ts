import { AddressWords } from './addressWords.js';
import type { MetaValues } from './metaValues.js';
import { collapsedText, type PageDocument, type PageElement } from '../dom.js';
import { containsKey, SiteName, titleKey, titleWords } from './siteName.js';

const MAX_TITLE_CHARACTERS = 300;

/** A heading worded differently than the declared title is the title if it shares at least this much with it. */
const OVERLAP = 0.5;
/** On an article, whose headline search engines are often shown in other words. */
const ARTICLE_OVERLAP = 0.25;
const MIN_HEADING_WORDS = 3;
/** A longer heading is a paragraph. */
const MAX_HEADING_WORDS = 25;

function overlap(left: string, right: string): number {
  const a = new Set(titleWords(left));
  const b = new Set(titleWords(right));
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.min(a.size, b.size);
}

/** Whether `whole` is `part` after something else, such as a label or a date. */
const endsWith = (whole: string, part: string): boolean =>
  titleKey(part) !== '' && titleKey(whole).endsWith(` ${titleKey(part)}`);

/** Text of a heading without the symbols and buttons inside it; a line break separates words. */
function headingText(document: PageDocument, heading: PageElement): string {
  const copy = heading.cloneNode(true);
  for (const element of [
    ...copy.querySelectorAll('button,svg,style,[class*=anchor],[class*=headerlink],[class*=permalink]'),
  ]) {
    if (!/\p{L}{2}/u.test(element.textContent) || element.localName === 'button') element.remove();
  }
  for (const line of [...copy.querySelectorAll('br,div,p')])
    line.parentNode?.insertBefore(document.createTextNode(' '), line);
  return collapsedText(copy).replace(/\s*[#¶§]$/u, '');
}

/** What a page declares besides its headings. */
export interface TitleOptions {
  url: string | undefined;
  site: string | undefined;
  meta: MetaValues;
  /** The headline in its structured data. */
  headline: string | undefined;
  /** Whether it declares itself one article. */
  isArticle: boolean;
}

/**
 * The page's title: the level-one heading contained in its declared title, which is what the reader sees, unless all
 * declarations agree on a longer headline; or the one of declared title and headings that the page's address is made
 * from; or an article's only heading if it is similar; or else the declared title without the site's name; or else the
 * heading or, without any, the level-two one.
 */
export function findTitle(document: PageDocument, options: TitleOptions): string {
  const { headline, isArticle } = options;
  const site = new SiteName(options.site, options.url);
  const openGraph = options.meta.get('og:title') ?? '';
  const declared = [
    openGraph,
    collapsedText(document.querySelector('title')),
    options.meta.get('twitter:title') ?? '',
    headline ?? '',
  ]
    .filter((title) => title !== '')
    .map((title) => title.slice(0, MAX_TITLE_CHARACTERS));
  const headings = [...document.querySelectorAll('h1')]
    .map((heading) => headingText(document, heading))
    .filter((text) => text !== '' && text.length <= MAX_TITLE_CHARACTERS);
  const cleaned = declared.map((title) => site.removedFrom(title));
  const isSite = (heading: string): boolean =>
    site.is(heading) || declared.some((title) => namesSite(title, titleKey(heading)));
  const shown = headings
    .filter((heading) => !isSite(heading))
    .map((heading) => site.removedFromHeading(heading))
    .map((heading) => (headline !== undefined && endsWith(heading, headline) ? headline : heading));
  const held = longestOf(
    (shown.length > 0 ? shown : headings).filter((heading) =>
      declared.some((title) => containsKey(titleKey(title), titleKey(heading))),
    ),
  );
  const areAll = (title: string): boolean => cleaned.every((other) => titleKey(other) === titleKey(title));
  // What the window, shared links, and the data for search engines all say is the whole of a shortened heading.
  if (held !== undefined && headline !== undefined && cleaned.length > 2 && areAll(headline)) return headline;
  if (held !== undefined && (shown.length > 0 || areAll(held))) return held;
  const outside = new Set(headings.filter(isSite).map(titleKey));
  const address = new AddressWords(options.url);
  const full = cleaned[0]?.replace(/\s+[-–—·:]\s+([^-–—·:]+)$/u, (whole, last: string) =>
    outside.has(titleKey(last)) ? '' : whole,
  );
  const best = full && address.mostSimilar(full, beginningsOf(full));
  if (best === undefined || best === '') return headings[0] ?? collapsedText(document.querySelector('h2'));
  const [only, ...more] = shown;
  if (more.length > 0) return address.mostSimilar(best, shown);
  if (only === undefined || endsWith(only, best)) return best;
  if (titleKey(only).startsWith(`${titleKey(best)} `)) return only;
  if (address.prefers(best, only)) return best;
  if (address.prefers(only, best)) return only;
  const length = titleWords(only).length;
  const shared = overlap(only, best);
  if (isArticle && length >= MIN_HEADING_WORDS && length <= MAX_HEADING_WORDS && shared >= ARTICLE_OVERLAP) return only;
  const unanimous = declared.length > 1 && areAll(best);
  if (!unanimous && length > 1 && (shared >= OVERLAP || (openGraph === '' && length >= MIN_HEADING_WORDS))) return only;
  return best;
}

/** A title without its last part, without the last two, and so on: they can name sections of the site. */
function beginningsOf(title: string): string[] {
  const ends = [...title.matchAll(/\s+[-–—]\s+/gu)].map(({ index }) => index);
  return ends.reverse().map((end) => title.slice(0, end));
}

/** Whether a title's later parts include the heading, as a site's name is there. */
const namesSite = (title: string, heading: string): boolean =>
  title
    .split(/\s+(?:[-–—|│•·:»«›]|::)\s+/)
    .slice(1)
    .some((segment) => titleKey(segment) === heading);

/** The first of the headings with the most words. */
const longestOf = (headings: readonly string[]): string | undefined =>
  headings.reduce<string | undefined>(
    (longest, heading) =>
      longest !== undefined && titleWords(longest).length >= titleWords(heading).length ? longest : heading,
    undefined,
  );
