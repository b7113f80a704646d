import { afterProlog } from '../xml/xmlProlog.js';

/** How SubStation captions start. */
export const SUBSTATION = /^\[Script Info\]/i;

/** The root of TTML captions. */
export const TTML = /^<(?:\w+:)?tt\s[^>]*(?:ttml|ttaf)/i;

/** How MicroDVD captions start: the first and the last frame. */
export const MICRODVD = /^\{\d+\}\{\d*\}/;

/** How SAMI captions start. */
export const SAMI = /^<SAMI[\s>]/i;

/** The root of YouTube's captions, as XML. */
export const TIMED_TEXT = /^<(?:transcript|timedtext)[\s>]/;

/** How YouTube's captions start, as JSON. */
export const TIMED_JSON = /^\{\s*"wireMagic"\s*:\s*"pb3"/;

/** How captions of television start that are written as their bytes (CEA-608) in hexadecimal. */
export const SCENARIST = /^Scenarist_SCC V/i;

/** Timed lyrics: lines that start with a time with a fraction, after lines about the song. */
const LYRICS =
  /^(?:\[[a-z#]{1,10}:[^\]\n]*\][^\S\n]*\n|[^\S\n]*\n)*(?:\[\d{1,3}:\d{2}\.\d{1,3}\])+[^\n]*\n\s*\[\d{1,3}:\d{2}\.\d{1,3}\]/i;

/** How much of a text shows that it is lyrics. */
const LYRICS_HEAD_CHARACTERS = 4_096;

export function isLyrics(text: string): boolean {
  return LYRICS.test(text.slice(0, LYRICS_HEAD_CHARACTERS).replace(/\r\n?/g, '\n'));
}

/** Whether a text starts as captions do, in whatever format. */
export function isCaptions(head: string): boolean {
  const root = afterProlog(head);
  return (
    /^WEBVTT(?:[ \t\n\r]|$)/.test(head) ||
    /^(?:\d+\s*\n)?\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?\s+-->\s/.test(head.replace(/\r\n?/g, '\n')) ||
    /^\d:\d{2}:\d{2}\.\d{3},\d:\d{2}:\d{2}\.\d{3}\s/.test(head) ||
    SUBSTATION.test(head) ||
    [TTML, TIMED_TEXT].some((start) => start.test(root)) ||
    [MICRODVD, SAMI, TIMED_JSON, SCENARIST].some((start) => start.test(head)) ||
    isLyrics(head)
  );
}
