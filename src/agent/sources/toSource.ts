import type { Source } from '../interfaces/index.js';
import type { ParsedSource } from './formats/parsedSource.js';

type Origin = Pick<Source, 'kind' | 'title' | 'hosts' | 'readAt'> & Partial<Source>;

/** A parsed text with where it came from. `origin.title` counts where the text has no title of its own. */
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

/** The last part of an address or path, decoded, as a title of last resort. */
export function lastPathPart(address: string): string {
  const path = address.replace(/[?#].*$/, '').replace(/\/+$/, '');
  const part = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The name of a site as people say it: the host without `www.`. */
export function siteOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}
