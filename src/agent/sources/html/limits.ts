/**
 * What a page may cost. The reader's worker is killed after two seconds, so each limit is set where the
 * slowest step it guards was measured to stay well below that.
 */

/** Characters of HTML looked at; the rest is cut. Ten megabytes of markup tokenize in about half a second. */
export const MAX_HTML_CHARACTERS = 12_000_000;

/** Characters of HTML left after cleaning that become a document; the rest is cut. */
export const MAX_CLEAN_CHARACTERS = 4_000_000;

/** Elements that may be open at once. Real pages stay under 60; deeper ones lose the tags, not the text. */
export const MAX_DEPTH = 120;

/**
 * Elements that may be open in the tokenizer, whose stack costs the square of its depth (12,000: 0.1 s,
 * 100,000: 5 s); a page that goes deeper is read up to there.
 */
export const MAX_OPEN_ELEMENTS = 12_000;

/** Characters fed to the tokenizer at once, between two looks at whether to go on. */
export const TOKENIZER_CHUNK_CHARACTERS = 32_768;

/** Elements a document may have; later tags are dropped and their text kept. */
export const MAX_ELEMENTS = 30_000;

/** Attribute values longer than this are dropped: no class name or address needs them. */
export const MAX_ATTRIBUTE_CHARACTERS = 2_048;
