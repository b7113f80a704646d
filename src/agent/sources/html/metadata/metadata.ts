import type { Publication } from '../../../../protocol/index.js';
import { collapsedText, elementsNamed, type PageDocument, type PageElement } from '../dom.js';
import type { MetaValues } from './metaValues.js';
import type { StructuredData } from './structuredData.js';
import { declaresArticle } from '../features/pageFeatures.js';
import { findAuthor } from './author.js';
import { readPublication } from './publication.js';
import { readDate } from './readDate.js';
import { findTitle } from './title.js';

/** A page's metadata. Undeclared fields are absent. */
export interface PageMetadata {
  title: string;
  author?: string;
  publication?: Publication;
  /** The date of publication, as YYYY-MM-DD. */
  date?: string;
  site?: string;
  /** A BCP 47 tag, as declared. */
  language?: string;
  description?: string;
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
/** Other names of the date of publication. */
const PUBLISHED_NAME = /publish(?:ed|date|_?time)?|pub-?date|date-?(?:created|issued|posted)|release-?date/i;
const OTHER_DATE = /modif|updat|expir|until|publisher/i;

/** Everything that says when a page was published, in one pass over it. */
const DATED = '[itemprop=datePublished],time,[class*=publish],[class*=date],[class*=byline],[class*=meta]';
const isTime = ({ localName }: PageElement): boolean => localName === 'time';
const isDatedTime = (element: PageElement): boolean => isTime(element) && element.hasAttribute('datetime');

/** Such places in order of trust. */
const DATED_PLACES: readonly ((element: PageElement) => boolean)[] = [
  (element) => element.getAttribute('itemprop') === 'datePublished',
  (element) => isTime(element) && element.hasAttribute('pubdate'),
  (element) => isTime(element) && element.className.includes('publish'),
  (element) => isDatedTime(element) && element.closest('article') !== null,
  (element) => isDatedTime(element) && element.closest('header') !== null,
  isDatedTime,
  (element) => element.className.includes('publish'),
  (element) => element.className.includes('date'),
  (element) => element.className.includes('byline'),
  (element) => element.className.includes('meta'),
];
/** A longer line mentions a date rather than being a dateline. */
const MAX_DATED_CHARACTERS = 120;
/** Elements that can be a dateline, or the heading above it. */
const DATELINE_ELEMENTS: ReadonlySet<string> = new Set('h1 p span div li small time em td'.split(' '));
/** Number of elements on either side of the title to search for bylines. */
const NEAR_TITLE = 40;
const URL_DATE = /\/(?<year>(?:19|20)\d\d)[/-](?<month>\d{1,2})[/-](?<date>\d{1,2})(?!\d)/;

/** Words next to the date of a change, which isn't the date of publication. */
const CHANGED =
  /\b(?:updat|modif|edit|revis|review|verif|chang|aktualisiert|geändert|stand:|actuali[sz]|mis à jour|aggiornat|atualizad|bijgewerkt|uppdaterad)|обновл|更新|修改/iu;

/** Whether a date is labeled as that of a change, by itself or by the text right before it. */
function isChange(element: PageElement): boolean {
  const around = collapsedText(element.parentElement);
  return CHANGED.test(around.length <= MAX_DATED_CHARACTERS ? around : collapsedText(element));
}

function dateOf(element: PageElement): string | undefined {
  const text = collapsedText(element);
  return (
    readDate(element.getAttribute('content') ?? element.getAttribute('datetime')) ??
    (text.length <= MAX_DATED_CHARACTERS ? readDate(text) : undefined)
  );
}

/** The date in a separate short line near the main heading. */
function dateNearTitle(document: PageDocument): string | undefined {
  const heading = document.querySelector('h1');
  if (!heading) return undefined;
  const elements = elementsNamed(document.body, DATELINE_ELEMENTS);
  const at = elements.indexOf(heading);
  for (const element of [
    ...elements.slice(at + 1, at + NEAR_TITLE),
    ...elements.slice(Math.max(0, at - NEAR_TITLE / 4), at).reverse(),
  ]) {
    const text = collapsedText(element);
    const date = text.length <= MAX_DATED_CHARACTERS && !isChange(element) ? readDate(text) : undefined;
    if (date !== undefined) return date;
  }
  return undefined;
}

function findDate(
  document: PageDocument,
  structured: StructuredData,
  meta: MetaValues,
  url: string | undefined,
): string | undefined {
  const fromData = readDate(structured.published);
  if (fromData !== undefined) return fromData;
  for (const name of PUBLISHED_META) {
    const date = readDate(meta.get(name));
    if (date !== undefined) return date;
  }
  for (const [name, value] of meta) {
    const date = PUBLISHED_NAME.test(name) && !OTHER_DATE.test(name) ? readDate(value) : undefined;
    if (date !== undefined) return date;
  }
  const fromAddress = readDate(URL_DATE.exec(url ?? '')?.[0].replace(/^\/|[/-]$/g, ''));
  if (fromAddress !== undefined) return fromAddress;
  // Dates on the page of a product are those of its reviews and offers.
  if (structured.types.has('Product') || /product/.test(meta.get('og:type') ?? '')) return undefined;
  const dated = [...document.querySelectorAll(DATED)];
  for (const isPlace of DATED_PLACES) {
    const element = dated.find(isPlace);
    const date = element && !isChange(element) ? dateOf(element) : undefined;
    if (date !== undefined) return date;
  }
  return dateNearTitle(document);
}

/** Reads a page's metadata from JSON-LD, meta elements, and microdata, in this order of trust. */
export function readMetadata(
  document: PageDocument,
  structured: StructuredData,
  meta: MetaValues,
  url: string | undefined,
): PageMetadata {
  const publication = readPublication(document, meta, structured.authors ?? []);
  const scholars = meta.has('citation_author') ? (publication?.authors ?? []) : [];
  const author = findAuthor(document, structured, meta, scholars);
  const site = meta.get('og:site_name') ?? meta.get('application-name');
  const date = findDate(document, structured, meta, url);
  const language = (document.documentElement.getAttribute('lang') ?? meta.get('og:locale'))?.replace('_', '-').trim();
  const description = meta.get('og:description') ?? meta.get('description') ?? meta.get('twitter:description');
  return {
    title: findTitle(document, {
      url,
      site,
      meta,
      headline: structured.headline,
      isArticle: declaresArticle(structured, meta),
    }),
    author,
    publication,
    date,
    site,
    language: language === '' ? undefined : language,
    description,
  };
}
