/** How SubStation captions start. */
export const SUBSTATION = /^\[Script Info\]/i;

/** How TTML captions start. */
export const TTML = /^(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]{0,1000}?-->\s*)*<(?:\w+:)?tt\s[^>]*(?:ttml|ttaf)/i;

/** How MicroDVD captions start: the first and the last frame. */
export const MICRODVD = /^\{\d+\}\{\d*\}/;

/** How SAMI captions start. */
export const SAMI = /^<SAMI[\s>]/i;

/** How YouTube's captions start, as XML. */
export const TIMED_TEXT = /^(?:<\?xml[^>]*\?>\s*)?<(?:transcript|timedtext)[\s>]/;

/** How YouTube's captions start, as JSON. */
export const TIMED_JSON = /^\{\s*"wireMagic"\s*:\s*"pb3"/;

/** Timed lyrics: lines that start with a time with a fraction, after lines about the song. */
export const LYRICS =
  /^(?:\[[a-z#]{1,10}:[^\]\n]*\]\s*\n|\s*\n)*(?:\[\d{1,3}:\d{2}\.\d{1,3}\])+[^\n]*\n\s*\[\d{1,3}:\d{2}\.\d{1,3}\]/i;

/** Whether a text starts as captions do, in whatever format. */
export function isCaptions(head: string): boolean {
  return (
    /^WEBVTT(?:[ \t\n\r]|$)/.test(head) ||
    /^(?:\d+\s*\n)?\d{1,2}:\d{2}:\d{2}[.,]\d{1,3}\s+-->\s/.test(head.replace(/\r\n?/g, '\n')) ||
    /^\d:\d{2}:\d{2}\.\d{3},\d:\d{2}:\d{2}\.\d{3}\s/.test(head) ||
    SUBSTATION.test(head) ||
    TTML.test(head) ||
    [MICRODVD, SAMI, TIMED_TEXT, TIMED_JSON].some((start) => start.test(head)) ||
    LYRICS.test(head.replace(/\r\n?/g, '\n'))
  );
}
