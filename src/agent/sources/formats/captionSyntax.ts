/** How SubStation captions start. */
export const SUBSTATION = /^\[Script Info\]/i;

/** How TTML captions start. */
export const TTML = /^(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]{0,1000}?-->\s*)*<(?:\w+:)?tt\s[^>]*(?:ttml|ttaf)/i;

/** Whether a text starts as captions do, in whatever format. */
export function isCaptions(head: string): boolean {
  return (
    /^WEBVTT(?:[ \t\n\r]|$)/.test(head) ||
    /^(?:\d+\s*\n)?\d{1,2}:\d{2}:\d{2}[.,]\d{1,3}\s+-->\s/.test(head.replace(/\r\n?/g, '\n')) ||
    /^\d:\d{2}:\d{2}\.\d{3},\d:\d{2}:\d{2}\.\d{3}\s/.test(head) ||
    SUBSTATION.test(head) ||
    TTML.test(head)
  );
}
