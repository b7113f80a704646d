import { isIP } from 'node:net';
import { parseWebUrl } from '../../protocol/index.js';

/** Longest link that browsers pass on, in UTF-16 units. */
export const MAX_LINK_CHARACTERS = 16_384;
/** Longest question that a link may contain, in UTF-16 units. */
export const MAX_LINK_QUESTION_CHARACTERS = 2_000;

/** What a link asks to read. */
export interface ReadLink {
  url: string;
  /** Empty if the link asks for a summary. */
  query: string;
}

/** Why a link was refused. */
export type LinkProblem = 'unknown' | 'too_long' | 'not_a_page' | 'local' | 'question';

/** The parts of a VS Code URI used here. */
export interface LinkUri {
  path: string;
  /** VS Code has already decoded it once, unless the operating system passed it on encoded. */
  query: string;
}

/**
 * Reads `vscode://regen-research.regen-research/read?url=…&q=…`. The link's author isn't trusted: only public web
 * pages are accepted, without a login, and the question can't name further pages. Never throws.
 */
export function parseReadLink({ path, query }: LinkUri): ReadLink | LinkProblem {
  if (path !== '/read') return 'unknown';
  if (query.length > MAX_LINK_CHARACTERS) return 'too_long';
  // A page's URL decoded by VS Code may contain `&` and `=`, so it ends at the question, not at the first `&`.
  const parts = /^url=(?<url>.*?)(?:&q=(?<question>[^&]*))?$/s.exec(query)?.groups;
  const address = decoded(parts?.url ?? '', (text) => parseWebUrl(text) !== undefined);
  const url = parseWebUrl(address);
  if (!url || url.username !== '' || url.password !== '') return 'not_a_page';
  if (!isPublicName(url.hostname)) return 'local';
  const question = decoded(parts?.question ?? '', (text) => !/%[\da-f]{2}/i.test(text)).trim();
  if (question.length > MAX_LINK_QUESTION_CHARACTERS || /[a-z][a-z\d+.-]*:\/\//i.test(question)) return 'question';
  url.hash = '';
  return { url: url.href, query: question };
}

/**
 * Decodes percent-encoding until the text has the expected form, at most twice: once for the link, and once for the
 * page's URL in it.
 */
function decoded(text: string, isWanted: (text: string) => boolean): string {
  let result = text;
  for (let times = 0; times < 2 && !isWanted(result); times++) {
    try {
      result = decodeURIComponent(result);
    } catch {
      return result;
    }
  }
  return result;
}

/** A name that may exist in public DNS. The address it resolves to is checked when the page is fetched. */
function isPublicName(hostname: string): boolean {
  const name = hostname.replace(/\.+$/, '').toLowerCase();
  if (isIP(name) > 0 || name.startsWith('[') || !name.includes('.')) return false;
  return !/\.(?:localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa)$/.test(name);
}
