/** From the start of the navigation to the text: a person waits no longer for one page. */
export const RENDER_DEADLINE_MS = 8_000;
/** Starting a browser on a busy machine; about one second on an idle one. */
export const LAUNCH_DEADLINE_MS = 15_000;
/** The text must not have grown for this long. */
export const QUIET_MS = 500;
/** A request that is older holds nothing up: it is a stream or a poll. */
export const REQUEST_PATIENCE_MS = 2_000;
/** How often a page is looked at. */
export const LOOK_EVERY_MS = 100;
/** Parts that load when they come into view: a few screens are what a person would scroll. */
export const MAX_SCROLLS = 5;
/** A page that doesn't answer for this long is stopped, and its text is taken without its scripts. */
export const ANSWER_MS = 1_500;
/** Bytes that one page may load, in all. */
export const MAX_PAGE_BYTES = 48 * 1024 * 1024;
/** Connections that one page may have open at once; browsers open six for each host. */
export const MAX_CONNECTIONS = 64;
/** Characters of the serialized page; what the HTML reader accepts. */
export const MAX_HTML_CHARACTERS = 24_000_000;
/** Pages that are rendered at the same time: each takes 100 to 300 MB. */
export const MAX_PAGES = 2;
/** A browser that isn't used is closed after this long. */
export const KEEP_WARM_MS = 60_000;
/** Memory for the scripts of one page. */
export const MAX_SCRIPT_MEGABYTES = 512;
