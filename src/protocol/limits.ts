// Limits of what a client may send. Separate from the schemas that check them, so that code that needs only a number
// doesn't load the schemas.

/** Longest question, in characters: a few pages. Anything longer should be a source. */
export const MAX_QUERY_CHARACTERS = 20_000;
/** Longest URL: twice what browsers commonly accept in the address bar. */
export const MAX_URL_CHARACTERS = 8_192;
/** Maximum length of inline text, in characters; pass larger documents by uri or url. */
export const MAX_INLINE_CHARACTERS = 12_000_000;
/** Maximum number of sources in one run. */
export const MAX_SOURCES = 64;
