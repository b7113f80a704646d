import { decodeUriPart } from '@regen-research/text';
import type { Source } from '../interfaces/index.js';
import type { ParsedSource } from './formats/parsedSource.js';

type Origin = Pick<Source, 'kind' | 'title' | 'hosts' | 'readAt'> & Partial<Source>;

/** Adds the origin to a parsed text. `origin.title` is used if the text has no title of its own. */
export function toSource(parsed: ParsedSource, origin: Origin): Source {
  const { title, warnings, ...rest } = parsed;
  const own = title?.replace(/\s+/g, ' ').trim();
  return {
    ...rest,
    ...origin,
    title: own === undefined || own === '' ? origin.title : own,
    warnings: [...warnings, ...(origin.warnings ?? [])],
  };
}

/** The last segment of an address or path, decoded, as a last-resort title. */
export function lastPathPart(address: string): string {
  const path = address.replace(/[?#].*$/, '').replace(/\/+$/, '');
  const part = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return decodeUriPart(part);
}

/** The common name of a site: its host without `www.`. */
export function siteOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}
