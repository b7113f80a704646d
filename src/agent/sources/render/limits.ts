/** From the start of the navigation to the text: nobody waits longer for one page. */
export const RENDER_DEADLINE_MS = 8_000;
/** Time for starting a browser on a busy machine; about one second on an idle one. */
export const LAUNCH_DEADLINE_MS = 15_000;
/** The text must not have grown for this long. */
export const QUIET_MS = 500;
/** An older request is a stream or a poll, and isn't waited for. */
export const REQUEST_PATIENCE_MS = 2_000;
/** How often a page is checked. */
export const LOOK_EVERY_MS = 100;
/** Parts that load when scrolled into view: a person would scroll a few screens. */
export const MAX_SCROLLS = 5;
/** A page that doesn't respond for this long is stopped, and its text is taken without its scripts. */
export const ANSWER_MS = 1_500;
/** Maximum total bytes that one page may load. */
export const MAX_PAGE_BYTES = 48 * 1024 * 1024;
/** Maximum connections of one page; browsers open six per host. */
export const MAX_CONNECTIONS = 64;
/** Maximum characters of the serialized page; the HTML reader's limit. */
export const MAX_RENDERED_CHARACTERS = 24_000_000;
/** Maximum concurrent pages: each takes 100 to 300 MB. */
export const MAX_PAGES = 2;
/** An idle browser is closed after this time. */
export const KEEP_WARM_MS = 60_000;
/** Memory limit for the scripts of one page. */
export const MAX_SCRIPT_MEGABYTES = 512;
