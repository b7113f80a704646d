import { textOf, type PageDocument } from './dom.js';
import type { MetaValues } from './metaValues.js';
import type { StructuredData } from './structuredData.js';
import { findTitle } from './title.js';

/** What a page says about itself. Absent where it says nothing. */
export interface PageMetadata {
  title: string;
  author?: string;
  /** The day of publication, as YYYY-MM-DD. */
  date?: string;
  site?: string;
  /** A BCP 47 tag, as declared. */
  language?: string;
  description?: string;
}

const MAX_AUTHOR_CHARACTERS = 100;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const ISO_DATE = /\b(?<year>(?:19|20)\d\d)[-/.](?<month>\d{1,2})[-/.](?<date>\d{1,2})(?!\d)/;
const COMPACT_DATE = /^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<date>\d\d)(?:T|$)/;
const MONTH_FIRST = /\b(?<month>[a-z]{3})[a-z]*\.?\s+(?<date>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>(?:19|20)\d\d)\b/i;
const DAY_FIRST =
  /\b(?<date>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?<month>[a-z]{3})[a-z]*\.?,?\s+(?<year>(?:19|20)\d\d)\b/i;

/** Reads a date in ISO form or in English words; numeric forms are read only where the order is plain. */
export function readDate(text: string | null | undefined): string | undefined {
  const value = (text ?? '').trim();
  for (const pattern of [ISO_DATE, COMPACT_DATE, MONTH_FIRST, DAY_FIRST]) {
    const parts = pattern.exec(value)?.groups;
    if (!parts) continue;
    const { year = '', month = '', date = '' } = parts;
    const number = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.toLowerCase()) + 1;
    if (number < 1 || number > 12 || Number(date) < 1 || Number(date) > 31) continue;
    return `${year}-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`;
  }
  return undefined;
}

function tidyAuthor(text: string | null | undefined): string | undefined {
  const name = (text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:written\s+|posted\s+|reviewed\s+)?by:?\s+/i, '')
    .replace(/[,|·•]\s*$/, '')
    .trim();
  if (
    name === '' ||
    name.length > MAX_AUTHOR_CHARACTERS ||
    /^https?:|[{}<>]|^(?:admin|administrator|author|guest|null|undefined)$/i.test(name)
  )
    return undefined;
  return name;
}

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

const AUTHOR_META = ['author', 'parsely-author', 'citation_author', 'dc.creator', 'article:author'];

function findAuthor(document: PageDocument, structured: StructuredData, meta: MetaValues): string | undefined {
  for (const declared of [structured.author, ...AUTHOR_META.map((name) => meta.get(name))]) {
    const name = tidyAuthor(declared);
    if (name !== undefined) return name;
  }
  for (const selector of BYLINE) {
    const text = textOf(document.querySelector(selector));
    const name = tidyAuthor(text.split(/\s[|·•]\s|\s+on\s+\w+\s\d/)[0]);
    if (name !== undefined && name.split(' ').length <= 6 && !/\d{3}/.test(name)) return name;
  }
  return undefined;
}

const PUBLISHED_META = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'citation_publication_date',
  'citation_date',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publish-date',
  'publication_date',
  'article.published',
];

function findDate(document: PageDocument, structured: StructuredData, meta: MetaValues): string | undefined {
  const fromData = readDate(structured.published);
  if (fromData !== undefined) return fromData;
  for (const name of PUBLISHED_META) {
    const date = readDate(meta.get(name));
    if (date !== undefined) return date;
  }
  for (const selector of [
    '[itemprop=datePublished]',
    'time[pubdate]',
    'time[class*=publish]',
    'article time[datetime]',
    'header time[datetime]',
    'time[datetime]',
    '[class*=publish]',
    '[class*=date]',
    '[class*=byline]',
    '[class*=meta]',
  ]) {
    const element = document.querySelector(selector);
    if (!element) continue;
    const text = textOf(element);
    const date =
      readDate(element.getAttribute('content') ?? element.getAttribute('datetime')) ??
      (text.length <= 120 ? readDate(text) : undefined);
    if (date !== undefined) return date;
  }
  return undefined;
}

/** Reads a page's metadata from JSON-LD, meta elements and microdata, in this order of trust. */
export function readMetadata(
  document: PageDocument,
  structured: StructuredData,
  meta: MetaValues,
  url: string | undefined,
): PageMetadata {
  const site = meta.get('og:site_name') ?? meta.get('application-name');
  const author = findAuthor(document, structured, meta);
  const date = findDate(document, structured, meta);
  const language = (document.documentElement.getAttribute('lang') ?? meta.get('og:locale'))?.replace('_', '-').trim();
  const description = meta.get('og:description') ?? meta.get('description') ?? meta.get('twitter:description');
  return {
    title: findTitle(document, { url, site, meta, headline: structured.headline }),
    ...(author !== undefined && { author }),
    ...(date !== undefined && { date }),
    ...(site !== undefined && { site }),
    ...(language !== undefined && language !== '' && { language }),
    ...(description !== undefined && { description }),
  };
}
