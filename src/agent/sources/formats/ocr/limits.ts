/** Time for one page; a dense A4 page at 300 dpi takes 12 s. */
export const PAGE_DEADLINE_MS = 60_000;
/** Maximum pages to recognize per document: about half an hour. */
export const MAX_RECOGNIZED_PAGES = 150;
/** Larger images would need more memory than a parser may use. */
export const MAX_PIXELS = 60_000_000;
