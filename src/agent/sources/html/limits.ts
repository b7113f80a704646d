/**
 * Resource limits for a page. The reader's worker is killed after two seconds, so each limit keeps the slowest step it
 * guards well below that, as measured.
 */

/** Maximum characters of HTML; the rest is cut off. Ten megabytes of markup tokenize in about half a second. */
export const MAX_HTML_CHARACTERS = 12_000_000;

/** Maximum characters of cleaned HTML that become a document; the rest is cut off. */
export const MAX_CLEAN_CHARACTERS = 4_000_000;

/** Maximum open elements. Real pages stay under 60; deeper ones lose the tags, not the text. */
export const MAX_PAGE_DEPTH = 120;

/**
 * Maximum open elements in the tokenizer, whose stack has quadratic cost (12,000: 0.1 s, 100,000: 5 s); a deeper page
 * is read up to there.
 */
export const MAX_OPEN_ELEMENTS = 12_000;

/** Characters fed to the tokenizer between two checks of the limits. */
export const TOKENIZER_CHUNK_CHARACTERS = 32_768;

/** Maximum elements in a document; later tags are dropped and their text is kept. */
export const MAX_ELEMENTS = 30_000;

/** Longer attribute values are dropped: no class name or address needs them. */
export const MAX_ATTRIBUTE_CHARACTERS = 2_048;
