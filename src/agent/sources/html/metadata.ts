import { textOf, type PageDocument } from './dom.js';
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

/** Reads a date in ISO form or in English words; numeric forms are read only where the order is plain. */
export function readDate(text: string | null | undefined): string | undefined {
  const value = (text ?? '').trim();
  const iso = /\b((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(value) ?? /^((?:19|20)\d\d)(\d\d)(\d\d)(?:T|$)/.exec(value);
  if (iso) return day(iso[1]!, Number(iso[2]), iso[3]!);
  const american = /\b([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b/i.exec(value);
  if (american) return day(american[3]!, MONTHS.indexOf(american[1]!.toLowerCase()) + 1, american[2]!);
  const european = /\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?([a-z]{3})[a-z]*\.?,?\s+((?:19|20)\d\d)\b/i.exec(value);
  if (european) return day(european[3]!, MONTHS.indexOf(european[2]!.toLowerCase()) + 1, european[1]!);
  return undefined;
}

function day(year: string, month: number, date: string): string | undefined {
  const number = Number(date);
  if (month < 1 || month > 12 || number < 1 || number > 31) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`;
}

function tidyAuthor(text: string | null | undefined): string | undefined {
  const name = (text ?? '').replace(/\s+/g, ' ').trim().replace(/^(?:written\s+|posted\s+|reviewed\s+)?by:?\s+/i, '').replace(/[,|·•]\s*$/, '').trim();
  if (name === '' || name.length > MAX_AUTHOR_CHARACTERS || /^https?:|[{}<>]|^(?:admin|administrator|author|guest|null|undefined)$/i.test(name)) return undefined;
  return name;
}

const BYLINE = ['[rel~=author]', '[itemprop~=author] [itemprop=name]', '[itemprop~=author]', '.author-name', '.byline-name', '.byline a', '[class*=author-name]', '[class*=byline]', '[class*=author] a'];

/** The content of the page's meta elements by lower-case name; the first of a name counts. */
export type MetaValues = ReadonlyMap<string, string>;

/** Reads all meta elements at once: looking each one up costs a walk through the whole page. */
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
  'article:published_time', 'article:published', 'og:article:published_time', 'datepublished', 'date', 'dc.date', 'dc.date.issued', 'dcterms.created',
  'citation_publication_date', 'citation_date', 'parsely-pub-date', 'sailthru.date', 'pubdate', 'publish-date', 'publication_date', 'article.published',
];

function findDate(document: PageDocument, structured: StructuredData, meta: MetaValues): string | undefined {
  const fromData = readDate(structured.published);
  if (fromData !== undefined) return fromData;
  for (const name of PUBLISHED_META) {
    const date = readDate(meta.get(name));
    if (date !== undefined) return date;
  }
  for (const selector of ['[itemprop=datePublished]', 'time[pubdate]', 'time[class*=publish]', 'article time[datetime]', 'header time[datetime]', 'time[datetime]', '[class*=publish]', '[class*=date]', '[class*=byline]', '[class*=meta]']) {
    const element = document.querySelector(selector);
    if (!element) continue;
    const text = textOf(element);
    const date = readDate(element.getAttribute('content') ?? element.getAttribute('datetime')) ?? (text.length <= 120 ? readDate(text) : undefined);
    if (date !== undefined) return date;
  }
  return undefined;
}

/** Reads a page's metadata from JSON-LD, meta elements and microdata, in this order of trust. */
export function readMetadata(document: PageDocument, structured: StructuredData, meta: MetaValues, url: string | undefined): PageMetadata {
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
