import type { MetaValues } from './metaValues.js';
import { textOf, type PageDocument, type PageElement } from './dom.js';

const MAX_TITLE_CHARACTERS = 300;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
const key = (text: string): string => wordsOf(text).join(' ');

/** Whether all words of `part` occur consecutively in `whole`. */
const contains = (whole: string, part: string): boolean => part !== '' && ` ${whole} `.includes(` ${part} `);

function overlap(left: string, right: string): number {
  const a = new Set(wordsOf(left));
  const b = new Set(wordsOf(right));
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.min(a.size, b.size);
}

/** The site's name from its address: `docs.example-site.co.uk` yields `example site`, `examplesite`. */
function hostNames(url: string | undefined): string[] {
  try {
    const parts = new URL(url ?? '').hostname.replace(/^www\./, '').split('.');
    return parts.filter((part) => part.length > 3);
  } catch {
    return [];
  }
}

function isSiteName(segment: string, site: string | undefined, hosts: readonly string[]): boolean {
  const name = key(segment);
  if (name === '') return true;
  if (site && (key(site) === name || contains(key(site), name))) return true;
  const joined = name.replace(/ /g, '');
  return hosts.some(
    (host) =>
      host.replace(/-/g, '') === joined ||
      (joined.length > 5 && host.replace(/-/g, '').includes(joined)) ||
      (host.length > 5 && joined.includes(host.replace(/-/g, ''))),
  );
}

/** A declared title without the site's name before or after it. */
export function withoutSiteName(title: string, site: string | undefined, url: string | undefined): string {
  const hosts = hostNames(url);
  let rest = title.trim();
  // Bars and double colons are never part of a headline; the headline comes first, except after a leading site name.
  const segments = rest.split(/\s+(?:[|│•»›«]|::)\s+|\s*\|\s*/).filter((segment) => segment.trim() !== '');
  if (segments.length > 1) rest = segments.find((segment) => !isSiteName(segment, site, hosts)) ?? segments[0] ?? rest;
  for (;;) {
    const match = /^(.+\S)\s+[-–—·:]\s+([^-–—·]+)$/su.exec(rest);
    const [, headline, name] = match ?? [];
    if (headline === undefined || name === undefined || !isSiteName(name, site, hosts)) break;
    rest = headline;
  }
  return rest.trim();
}

/** Text of a heading without the symbols and buttons inside it. */
function headingText(heading: PageElement): string {
  const copy = heading.cloneNode(true);
  for (const element of [
    ...copy.querySelectorAll('button,svg,style,[class*=anchor],[class*=headerlink],[class*=permalink]'),
  ]) {
    if (!/\p{L}{2}/u.test(element.textContent) || element.localName === 'button') element.remove();
  }
  return textOf(copy).replace(/\s*[#¶§]$/u, '');
}

/**
 * The page's title: the level-one heading contained in its declared title, which is what the reader sees; or else the
 * declared title without the site's name; or else the heading or, without any, the level-two one.
 */
export function findTitle(
  document: PageDocument,
  options: { url: string | undefined; site: string | undefined; meta: MetaValues; headline: string | undefined },
): string {
  const openGraph = options.meta.get('og:title') ?? '';
  const declared = [
    openGraph,
    textOf(document.querySelector('title')),
    options.meta.get('twitter:title') ?? '',
    options.headline ?? '',
  ]
    .filter((title) => title !== '')
    .map((title) => title.slice(0, MAX_TITLE_CHARACTERS));
  const headings = [...document.querySelectorAll('h1')]
    .map(headingText)
    .filter((text) => text !== '' && text.length <= MAX_TITLE_CHARACTERS);
  const cleaned = declared.map((title) => withoutSiteName(title, options.site, options.url));
  const hosts = hostNames(options.url);
  const isSite = (heading: string): boolean =>
    isSiteName(heading, options.site, hosts) ||
    declared.some((title) =>
      title
        .split(/\s+(?:[-–—|│•·:»«›]|::)\s+/)
        .slice(1)
        .some((segment) => key(segment) === key(heading)),
    );
  const shown = headings.filter((heading) => !isSite(heading));
  const candidates = shown.length > 0 ? shown : headings;
  const held = candidates.find((heading) => declared.some((title) => contains(key(title), key(heading))));
  if (held !== undefined && (shown.length > 0 || cleaned.every((title) => key(title) === key(held)))) return held;
  const outside = new Set(headings.filter(isSite).map(key));
  const best = cleaned[0]?.replace(/\s+[-–—·:]\s+([^-–—·:]+)$/u, (whole, last: string) =>
    outside.has(key(last)) ? '' : whole,
  );
  if (best === undefined || best === '') return headings[0] ?? textOf(document.querySelector('h2'));
  const only = shown.length === 1 ? shown[0] : undefined;
  if (only === undefined) return best;
  if (key(only).startsWith(`${key(best)} `)) return only;
  const unanimous = declared.length > 1 && cleaned.every((title) => key(title) === key(best));
  const length = wordsOf(only).length;
  if (!unanimous && length > 1 && (overlap(only, best) >= OVERLAP || (openGraph === '' && length >= MIN_HEADING_WORDS)))
    return only;
  return best;
}

/** A heading worded differently than the declared title is the title if it shares at least this much with it. */
const OVERLAP = 0.5;
const MIN_HEADING_WORDS = 3;
