import type { SourceInfo } from '../../protocol/index.js';

/** 1 is a, 26 z, 27 aa: as the columns of a spreadsheet. */
function lettersOf(number: number): string {
  const last = (number - 1) % 26;
  const before = (number - 1 - last) / 26;
  return (before > 0 ? lettersOf(before) : '') + String.fromCharCode(97 + last);
}

/** A key such as `smith2024title`, or `title2024` without an author, made unique by trailing letters. */
function keyOf(source: SourceInfo, used: Set<string>): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9 ]/g, '')
      .toLowerCase();
  const [first] = authorsOf(source);
  const name = first?.family ?? first?.literal ?? source.site ?? '';
  const author = plain(name).split(' ').filter(Boolean).pop();
  const year = source.date?.slice(0, 4) ?? '';
  const word =
    plain(source.title)
      .split(' ')
      .find((part) => part.length > 3) ?? '';
  const base = author === undefined ? `${word || 'source'}${year}` : `${author}${year}${word}`;
  let key = base;
  for (let number = 1; used.has(key); number++) key = base + lettersOf(number);
  used.add(key);
  return key;
}

/** Escapes BibTeX's special characters. */
function escapeBibtex(text: string): string {
  return text.replace(/[\\{}$&%#_~^]/g, (character) => {
    if (character === '\\') return '\\textbackslash{}';
    if (character === '~') return '\\textasciitilde{}';
    if (character === '^') return '\\textasciicircum{}';
    return `\\${character}`;
  });
}

/** An author as in CSL: the parts of a person's name, or a literal name. */
type Author = { family: string; given: string; literal?: undefined } | { literal: string; family?: undefined };

/** Words in organization names: a comma near them doesn't separate parts of a person's name. */
const ORGANIZATION =
  /(?:^|[\s,])(?:and|und|et|&|inc|ltd|llc|gmbh|ag|corp|co|group|team|institute|university|association|society|committee|consortium|collaboration|press)\.?(?=$|[\s,])/i;

/**
 * Only the declared form `Curie, Marie` shows which part is the family name; for any other form it would be a guess.
 */
function authorOf(declared: string): Author {
  const parts = /^([^,]+), ([^,]+)$/.exec(declared);
  return parts && !ORGANIZATION.test(declared)
    ? { family: parts[1] ?? '', given: parts[2] ?? '' }
    : { literal: declared };
}

function authorsOf({ publication, author }: SourceInfo): Author[] {
  if (publication && publication.authors.length > 0) return publication.authors.map(authorOf);
  return author === undefined ? [] : [{ literal: author }];
}

/** BibTeX splits at ` and ` and reorders names: braces protect names that aren't split into parts. */
const bibtexAuthor = (author: Author): string =>
  author.family === undefined
    ? `{${escapeBibtex(author.literal)}}`
    : `${escapeBibtex(author.family)}, ${escapeBibtex(author.given)}`;

const isArticle = ({ publication }: SourceInfo): boolean => publication?.journal !== undefined;

/** The sources as BibTeX entries of type `article`, `online`, or `misc`. `accessed` is an ISO 8601 date. */
export function toBibtex(sources: readonly SourceInfo[], accessed: string): string {
  const used = new Set<string>();
  const escaped = (text: string | undefined) => (text === undefined ? undefined : escapeBibtex(text));
  return (
    sources
      .map((source) => {
        const { publication = { authors: [] }, site, url, date } = source;
        const article = isArticle(source);
        const fields: [string, string | undefined][] = [
          ['title', escaped(source.title)],
          ['author', authorsOf(source).map(bibtexAuthor).join(' and ') || undefined],
          ['journal', escaped(publication.journal)],
          ['volume', escaped(publication.volume)],
          ['number', escaped(publication.issue)],
          ['pages', escaped(publication.pages)?.replace('-', '--')],
          ['publisher', escaped(publication.publisher)],
          // A DOI is an identifier: an escaping backslash would become part of it.
          ['doi', publication.doi?.replace(/[{}\\]/g, '')],
          ['organization', article ? undefined : escaped(site)],
          ['date', escaped(date?.slice(0, 10))],
          // What styles of BibTeX show; those of BibLaTeX prefer the date.
          ['year', escaped(date?.slice(0, 4))],
          // A URL may contain these unescaped, for example in its query, but they would end the BibTeX field.
          ['url', url?.replace(/[{}\\]/g, encodeURIComponent)],
          ['urldate', url === undefined ? undefined : accessed.slice(0, 10)],
        ];
        const lines = fields
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => `  ${name} = {${value}}`);
        const type = article ? 'article' : url === undefined ? 'misc' : 'online';
        return `@${type}{${keyOf(source, used)},\n${lines.join(',\n')}\n}`;
      })
      .join('\n\n') + '\n'
  );
}

function dateParts(date: string | undefined): { 'date-parts': number[][] } | undefined {
  const parts = date?.slice(0, 10).split('-').map(Number);
  return parts && parts.every((part) => Number.isInteger(part)) ? { 'date-parts': [parts] } : undefined;
}

/** The sources as CSL-JSON items. `accessed` is an ISO 8601 date. */
export function toCslJson(sources: readonly SourceInfo[], accessed: string): string {
  const used = new Set<string>();
  const items = sources.map((source) => {
    const { publication = { authors: [] }, url } = source;
    const authors = authorsOf(source);
    return {
      id: keyOf(source, used),
      type: isArticle(source) ? 'article-journal' : url === undefined ? 'document' : 'webpage',
      title: source.title,
      author: authors.length > 0 ? authors : undefined,
      'container-title': publication.journal ?? source.site,
      volume: publication.volume,
      issue: publication.issue,
      page: publication.pages,
      publisher: publication.publisher,
      DOI: publication.doi,
      issued: dateParts(source.date),
      URL: url,
      accessed: url && dateParts(accessed),
      language: source.language,
    };
  });
  return JSON.stringify(items, null, 2) + '\n';
}
