import { createHash } from 'node:crypto';

/** Shorter texts are hashed in no time. UTF-16 units. */
const LONG = 64 * 1024;
/** How long, and of how many texts, hashes are remembered: the texts must not stay in memory. */
const REMEMBERED_MS = 5_000;
const MOST_REMEMBERED = 4;

/** By text, the latest last. Of equal strings that are the same object, a map compares no characters. */
const remembered = new Map<string, string>();
let timer: NodeJS.Timeout | undefined;

/**
 * SHA-256 of a text's UTF-8, in hex. A text that comes with a question identifies its run, its content, and its place in
 * the store, so its hash is remembered for a moment.
 */
export function hashText(text: string): string {
  if (text.length < LONG) return computed(text);
  const hash = remembered.get(text) ?? computed(text);
  remembered.delete(text);
  remembered.set(text, hash);
  if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value as string);
  clearTimeout(timer);
  timer = setTimeout(() => remembered.clear(), REMEMBERED_MS);
  timer.unref();
  return hash;
}

function computed(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
