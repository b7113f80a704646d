import { isIP } from 'node:net';
import { isPublicAddress } from '../../agent/index.js';
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
 * pages are accepted, without a login, and the question can't name further pages. Never rejects.
 */
export async function parseReadLink({ path, query }: LinkUri): Promise<ReadLink | LinkProblem> {
  if (path !== '/read') return 'unknown';
  if (query.length > MAX_LINK_CHARACTERS) return 'too_long';
  const { page, question } = partsOf(query);
  const address = decoded(page, (text) => parseWebUrl(text) !== undefined);
  const url = parseWebUrl(address);
  if (!url || url.username !== '' || url.password !== '' || CONTROL.test(address) || ENCODED_CONTROL.test(url.href))
    return 'not_a_page';
  if (!(await isPublicHost(url.hostname))) return 'local';
  const asked = oneLine(decoded(question, (text) => !/%[\da-f]{2}/i.test(text)));
  if (asked.length > MAX_LINK_QUESTION_CHARACTERS || NAMES_PAGE.test(asked)) return 'question';
  url.hash = '';
  return { url: url.href, query: asked };
}

/** Control characters; browsers drop some of them from a URL, so that it reads differently. */
const CONTROL = /\p{Cc}/u;
const ENCODED_CONTROL = /%(?:[01][\da-f]|7f)/i;
/** Characters that can't be seen: controls, marks that reorder text, and those without width, except joiners. */
const INVISIBLE = /[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E01EF}]+/gu;
const NAMES_PAGE = /[a-z][a-z\d+.-]*:\/\//i;

const oneLine = (text: string): string => text.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();

/**
 * The page and the question, in either order, still encoded as the link has them. A page's URL that VS Code has decoded
 * may contain `&` and `=`, and so may a question, so each ends where the other begins: the question at the last `&q=`.
 */
function partsOf(query: string): { page: string; question: string } {
  const isEncoded = /(?:^|&)url=https?%/i.test(query);
  if (isEncoded) {
    const values = new Map<string, string>();
    for (const part of query.split('&')) {
      const [name = '', ...value] = part.split('=');
      if (!values.has(name)) values.set(name, value.join('='));
    }
    return { page: values.get('url') ?? '', question: values.get('q') ?? '' };
  }
  const parts =
    /^q=(?<question>.*?)&url=(?<page>.*)$/s.exec(query)?.groups ??
    /^url=(?<page>.*)&q=(?<question>.*)$/s.exec(query)?.groups ??
    /^url=(?<page>.*)$/s.exec(query)?.groups;
  return { page: parts?.['page'] ?? '', question: parts?.['question'] ?? '' };
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

/** A public address, or a name that may exist in public DNS. What it resolves to is checked when the page is fetched. */
async function isPublicHost(hostname: string): Promise<boolean> {
  const name = hostname.replace(/\.+$/, '').toLowerCase();
  if (isIP(name) > 0 || name.startsWith('[')) return isPublicAddress(name);
  if (!name.includes('.')) return false;
  return !/\.(?:localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa)$/.test(name);
}
