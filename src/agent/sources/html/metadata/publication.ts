import type { Publication } from '../../../../protocol/index.js';
import type { PageDocument } from '../dom.js';
import type { MetaValues } from './metaValues.js';

/** Meta elements that name one author each, in order of trust. */
const AUTHOR_NAMES = ['citation_author', 'dc.creator', 'dcterms.creator', 'bepress_citation_author'];
const MAX_AUTHORS = 200;
const MAX_FIELD_CHARACTERS = 300;
/** A digital object identifier in an address or after a label. */
const DOI = /\b10\.\d{4,9}\/[^\s"<>]+/;

/** What scholarly pages declare for reference managers: Highwire's `citation_*`, Dublin Core, or PRISM. */
export function readPublication(
  document: PageDocument,
  meta: MetaValues,
  authors: readonly string[],
): Publication | undefined {
  const field = (...names: string[]) =>
    names
      .map((name) => meta.get(name)?.slice(0, MAX_FIELD_CHARACTERS))
      .find((value) => value !== undefined && value !== '');
  const declared = declaredAuthors(document);
  const first = field('citation_firstpage', 'prism.startingpage');
  const last = field('citation_lastpage', 'prism.endingpage');
  const doi = DOI.exec(field('citation_doi', 'prism.doi', 'dc.identifier', 'dcterms.identifier', 'doi') ?? '')?.[0];
  const publication: Publication = {
    authors: declared.length > 0 ? declared : authors.slice(0, MAX_AUTHORS),
    journal: field('citation_journal_title', 'citation_conference_title', 'prism.publicationname'),
    volume: field('citation_volume', 'prism.volume'),
    issue: field('citation_issue', 'prism.number'),
    pages: first === undefined || last === undefined || first === last ? first : `${first}-${last}`,
    doi,
    publisher: field('citation_publisher', 'dc.publisher'),
  };
  const { authors: known, ...fields } = publication;
  return known.length > 0 || Object.values(fields).some(Boolean) ? publication : undefined;
}

function declaredAuthors(document: PageDocument): string[] {
  const byName = new Map<string, string[]>(AUTHOR_NAMES.map((name) => [name, []]));
  for (const element of document.querySelectorAll('meta')) {
    const name = (element.getAttribute('name') ?? element.getAttribute('property') ?? '').toLowerCase();
    const author = (element.getAttribute('content') ?? '').replace(/\s+/g, ' ').trim().slice(0, MAX_FIELD_CHARACTERS);
    const known = byName.get(name);
    if (author !== '' && known && known.length < MAX_AUTHORS && !known.includes(author)) known.push(author);
  }
  return [...byName.values()].find((authors) => authors.length > 0) ?? [];
}
