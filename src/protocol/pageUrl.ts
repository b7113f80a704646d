import { AgentError } from './errors.js';
import { message } from './messages/index.js';

/** Longest part of a wrong URL that a sentence quotes. */
const QUOTED_CHARACTERS = 200;

/** An http or https URL; undefined for everything else. */
export function parseWebUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}

/** The one name of a page: an http or https URL without its login and fragment. Throws `invalid_url`. */
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
