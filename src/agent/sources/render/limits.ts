/** From the start of the browser to the text: nobody waits longer for one page. */
export const RENDER_DEADLINE_MS = 8_000;
/** At least this much of it is for the page, even if the browser started slowly. */
export const MIN_RENDER_MS = 5_000;
/** Of that, the time for taking the text. */
export const TAKE_MS = 1_000;
/** For taking the text of a page before it is scrolled. */
export const EARLY_MS = 500;
/** Of that, the time for stopping the scripts of a page that doesn't respond. */
export const FORCE_MS = 2_500;
/** A page that is busy placing thousands of elements can't be stopped: its text may come this much later. */
export const LATE_MS = 4_000;
/** For closing a page; one that doesn't respond is closed in the background. */
export const CLOSE_MS = 500;
/** For opening an empty page; a browser that takes longer is replaced. A tenth of that on an idle machine. */
export const OPEN_MS = 3_000;
/** Time for starting a browser on a busy machine; about one second on an idle one. */
export const LAUNCH_DEADLINE_MS = 15_000;
/** The text must not have grown for this long. */
export const QUIET_MS = 500;
/** A page with next to no text, such as "Loading", has this long to show more; a picture never will. */
export const THIN_QUIET_MS = 2_500;
/** Next to no text, in UTF-16 units. */
export const THIN_CHARACTERS = 200;
/** A site that answers with an error status may check the browser for a few seconds, and then let it pass. */
export const CHECK_QUIET_MS = 3_500;
/** An older request is a stream or a poll, and isn't waited for. */
export const REQUEST_PATIENCE_MS = 2_000;
/** Documents that a page may lead to, one after the other; one more, and it stays where it is. */
export const MAX_DOCUMENTS = 10;
/** How often a page is checked. */
export const LOOK_EVERY_MS = 100;
/** Parts that load when scrolled into view: a person would scroll a few screens. */
export const MAX_SCROLLS = 5;
/** The same for a list that keeps only the rows in view. */
export const MAX_ROW_SCREENS = 40;
/** Timers of the page that are due within this time bring their text at once. */
export const AHEAD_MS = 3_000;
/** For running them. */
export const AHEAD_PATIENCE_MS = 1_000;
/** They may request data, and set other timers when it comes. */
export const MAX_AHEAD_ROUNDS = 3;
/** At least this long, a page or a browser has to respond before it is stopped. */
export const ANSWER_MS = 1_500;
/** A frame that doesn't respond for this long is measured with the next look. */
export const FRAME_ANSWER_MS = 500;
/** A frame that so often doesn't respond isn't waited for again. */
export const MAX_FRAME_MISSES = 3;
/** Frames whose text is read; others are advertisements. */
export const MAX_FRAMES = 40;
/** Maximum total bytes that one page may load. */
export const MAX_PAGE_BYTES = 48 * 1024 * 1024;
/** Maximum connections of one page; browsers open six per host. */
export const MAX_CONNECTIONS = 64;
/** Maximum size of the serialized page in UTF-8, below the HTML reader's limit in characters. */
export const MAX_RENDERED_BYTES = 24_000_000;
/** Maximum concurrent pages: each takes 100 to 300 MB. */
export const MAX_PAGES = 2;
/** An idle browser is closed after this time. */
export const KEEP_WARM_MS = 60_000;
/** Memory limit for the scripts of one page. */
export const MAX_SCRIPT_MEGABYTES = 512;
