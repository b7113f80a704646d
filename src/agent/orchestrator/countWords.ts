import type { Source } from '../interfaces/index.js';
import { TimeSlicer } from '../streams/timeSlicer.js';

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const OPENS_WORD = /[\p{L}\p{N}]/u;
const CONTINUES_WORD = /[\p{M}'’-]/u;

/** Kinds of UTF-16 units, as bits; 0 means not seen yet. */
const OPENS = 1;
const CONTINUES = 2;
const ALONE = 4;
const OTHER = 8;

/** The kind of each UTF-16 unit seen so far: megabytes of text contain a few hundred different ones. */
const known = new Uint8Array(0x10000);
/** Most texts have no others, so that they needn't be counted twice. */
const LATIN = 0x250;

function classify(unit: number): number {
  // Surrogate pairs are classified by their first half: ideographs, symbols and emoji, and letters of rare scripts.
  if (unit >= 0xdc00 && unit <= 0xdfff) return CONTINUES;
  if (unit >= 0xd840 && unit <= 0xd88d) return ALONE;
  if (unit >= 0xd83c && unit <= 0xd83e) return OTHER;
  if (unit >= 0xd800 && unit <= 0xdbff) return OPENS;
  const character = String.fromCharCode(unit);
  if (IDEOGRAPH.test(character)) return ALONE;
  if (OPENS_WORD.test(character)) return OPENS;
  return CONTINUES_WORD.test(character) ? CONTINUES : OTHER;
}

/** Text counted before the next check whether a pause is due: under a millisecond of work. UTF-16 units. */
const SLICE = 64 * 1024;

interface Count {
  words: number;
  /** Whether the text so far ends inside a word: 1 or 0. */
  within: number;
}

/** A slice is copied first: text from a file isn't on V8's heap, and reading it unit by unit takes longer than copying it. */
const copy = Buffer.alloc(2 * SLICE);
const units = new Uint16Array(copy.buffer, copy.byteOffset, SLICE);

/**
 * Number of words that begin in the copied slice, or undefined if it has units of unknown kind. Without branches, which a
 * processor can't predict here; with nothing that the next unit waits for but two operations on bits; and without variables of
 * the module, which cost most until the loop is optimized.
 */
function tally(length: number, within: number): Count | undefined {
  const [kinds, slice] = [known, units];
  let words = 0;
  let unknown = 0;
  for (let index = 0; index < length; index++) {
    const kind = kinds[slice[index] as number] as number;
    words += (kind & ~within & OPENS) + ((kind & ALONE) >> 2);
    within = (kind | ((kind >> 1) & within)) & 1;
    unknown |= kind - 1;
  }
  return unknown < 0 ? undefined : { words, within };
}

function learn(unit: number): void {
  known[unit] ||= classify(unit);
}

function count(text: string, from: number, to: number, within: number): Count {
  const length = copy.write(text.slice(from, to), 'utf16le') / 2;
  if (known[0] === 0) for (let unit = 0; unit < LATIN; unit++) learn(unit);
  const counted = tally(length, within);
  if (counted) return counted;
  for (let index = 0; index < length; index++) learn(units[index] as number);
  return tally(length, within) as Count;
}

/**
 * Number of words in a text; ideographs and kana, which aren't separated by spaces, count as one each, as in word
 * processors.
 */
export async function countWords(text: string): Promise<number> {
  const slicer = new TimeSlicer();
  let words = 0;
  let within = 0;
  for (let from = 0; from < text.length; from += SLICE) {
    if (slicer.due) await slicer.pause();
    const counted = count(text, from, Math.min(text.length, from + SLICE), within);
    words += counted.words;
    within = counted.within;
  }
  return words;
}

/** Number of texts whose words are known. */
const MOST_COUNTED = 256;
/**
 * By content hash, the latest last: a source's words are needed after reading it, again after answering, and for the next
 * question about it.
 */
const counts = new Map<string, Promise<number>>();

export function wordsOf({ contentHash, markdown }: Pick<Source, 'contentHash' | 'markdown'>): Promise<number> {
  const counted = counts.get(contentHash) ?? countWords(markdown);
  counts.delete(contentHash);
  counts.set(contentHash, counted);
  if (counts.size > MOST_COUNTED) counts.delete(counts.keys().next().value as string);
  return counted;
}
