import { AgentError } from './errors.js';
import { message } from './messages/index.js';

/** Longest part of an invalid URL that messages quote. */
const QUOTED_CHARACTERS = 200;

/** An http or https URL; undefined for anything else. */
export function parseWebUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}

/** Canonical form of a page's URL: http or https, without credentials and fragment. Throws `invalid_url`. */
export function parsePageUrl(text: string): URL {
  const url = parseWebUrl(text);
  if (url) {
    url.username = url.password = url.hash = '';
    return url;
  }
  throw new AgentError(
    'invalid_url',
    URL.canParse(text)
      ? message('sources.schemeNotRead', { scheme: new URL(text).protocol })
      : message('sources.notAUrl', { text: text.slice(0, QUOTED_CHARACTERS) }),
  );
}
