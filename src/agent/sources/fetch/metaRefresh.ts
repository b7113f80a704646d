import { META_REFRESH_BYTES, META_REFRESH_SECONDS } from './limits.js';

/**
 * The content of these isn't the page's own markup; a refresh inside `noscript` only says that scripts are disabled.
 */
const SKIPPED: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<script', '</script'],
  ['<style', '</style'],
  ['<noscript', '</noscript'],
  ['<title', '</title'],
];

function withoutSkipped(head: string): string {
  // A lowercase copy for finding tags; toLowerCase keeps the length of Latin-1, which the head is decoded as.
  const lower = head.toLowerCase();
  let result = '';
  let position = 0;
  for (;;) {
    let next = -1;
    let close = '';
    for (const [open, end] of SKIPPED) {
      const found = lower.indexOf(open, position);
      if (found >= 0 && (next < 0 || found < next)) [next, close] = [found, end];
    }
    if (next < 0) return result + head.slice(position);
    result += head.slice(position, next);
    const end = lower.indexOf(close, next + 4);
    if (end < 0) return result;
    position = end + close.length;
  }
}

/** The target of an HTML page's `<meta http-equiv="refresh">`, resolved against `base`; undefined if there is none. */
export function findMetaRefresh(bytes: Uint8Array, base: string): string | undefined {
  const head = withoutSkipped(
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, META_REFRESH_BYTES)).toString('latin1'),
  );
  for (const [tag] of head.matchAll(/<meta\s[^<>]{1,2000}>/gi)) {
    if (!/http-equiv\s*=\s*["']?\s*refresh/i.test(tag)) continue;
    const content = /\scontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag);
    // One space at a time: with runs of them, the pattern below could take hours.
    const value = (content?.[1] ?? content?.[2] ?? content?.[3] ?? '')
      .replaceAll('&amp;', '&')
      .replace(/\s+/g, ' ')
      .trim();
    const parts = /^(\d+(?:\.\d*)?|\.\d+) ?[;, ] ?(?:url ?= ?)?["']? ?([^"']+?) ?["']?$/i.exec(value);
    if (parts?.[2] === undefined || Number(parts[1]) > META_REFRESH_SECONDS) continue;
    try {
      const target = new URL(parts[2], base);
      const here = new URL(base);
      target.hash = here.hash = '';
      return target.href === here.href ? undefined : target.href;
    } catch {
      return undefined;
    }
  }
  return undefined;
}
