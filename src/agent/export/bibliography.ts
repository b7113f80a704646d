import type { SourceInfo } from '../../protocol/index.js';

/** `smith2024title`, unique by a letter behind it. */
function keyOf(source: SourceInfo, used: Set<string>): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9 ]/g, '')
      .toLowerCase();
  const author =
    plain(source.author ?? source.site ?? '')
      .split(' ')
      .filter(Boolean)
      .pop() ?? 'source';
  const year = source.date?.slice(0, 4) ?? '';
  const word =
    plain(source.title)
      .split(' ')
      .find((part) => part.length > 3) ?? '';
  const base = `${author}${year}${word}`;
  let key = base;
  for (let code = 97; used.has(key); code++) key = base + String.fromCharCode(code);
  used.add(key);
  return key;
}

/** BibTeX's own characters, so that a title stays text. */
function escapeBibtex(text: string): string {
  return text.replace(/[\\{}$&%#_~^]/g, (character) => {
    if (character === '\\') return '\\textbackslash{}';
    if (character === '~') return '\\textasciitilde{}';
    if (character === '^') return '\\textasciicircum{}';
    return `\\${character}`;
  });
}

/** The sources as BibTeX entries of type `online` or `misc`. `accessed` is an ISO 8601 date. */
export function toBibtex(sources: SourceInfo[], accessed: string): string {
  const used = new Set<string>();
  return (
    sources
      .map((source) => {
        const fields: [string, string | undefined][] = [
          ['title', escapeBibtex(source.title)],
          ['author', source.author === undefined ? undefined : escapeBibtex(source.author)],
          ['organization', source.site === undefined ? undefined : escapeBibtex(source.site)],
          ['date', source.date?.slice(0, 10)],
          ['url', source.url],
          ['urldate', source.url === undefined ? undefined : accessed.slice(0, 10)],
        ];
        const lines = fields
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => `  ${name} = {${value}}`);
        return `@${source.url === undefined ? 'misc' : 'online'}{${keyOf(source, used)},\n${lines.join(',\n')}\n}`;
      })
      .join('\n\n') + '\n'
  );
}

function dateParts(date: string | undefined): { 'date-parts': number[][] } | undefined {
  const parts = date?.slice(0, 10).split('-').map(Number);
  return parts && parts.every((part) => Number.isInteger(part)) ? { 'date-parts': [parts] } : undefined;
}

/** The sources as CSL-JSON items. `accessed` is an ISO 8601 date. */
export function toCslJson(sources: SourceInfo[], accessed: string): string {
  const used = new Set<string>();
  const items = sources.map((source) => ({
    id: keyOf(source, used),
    type: source.url === undefined ? 'document' : 'webpage',
    title: source.title,
    author: source.author && [{ literal: source.author }],
    'container-title': source.site,
    issued: dateParts(source.date),
    URL: source.url,
    accessed: source.url && dateParts(accessed),
    language: source.language,
  }));
  return JSON.stringify(items, null, 2) + '\n';
}
