import type { Source } from '../interfaces/index.js';
import { TimeSlicer } from '../streams/timeSlicer.js';

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const OPENS_WORD = /[\p{L}\p{N}]/u;
const CONTINUES_WORD = /[\p{M}'’-]/u;

/** Kinds of UTF-16 units; 0 means not seen yet. */
const OTHER = 1;
const OPENS = 2;
const CONTINUES = 3;
const ALONE = 4;
/** By kind, behind and within a word: whether another word begins, and whether the text is within one then. */
const BEGINS = Uint8Array.from([0, 0, 0, 0, 1, 0, 0, 0, 1, 1]);
const WITHIN = Uint8Array.from([0, 0, 0, 0, 1, 1, 0, 1, 0, 0]);

/** The kind of each UTF-16 unit seen so far: megabytes of text contain a few hundred different ones. */
const known = new Uint8Array(0x10000);

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
  /** 1 if the text so far ends inside a word, else 0. */
  within: number;
}

/** A slice is copied first: text from a file isn't on V8's heap, and reading it unit by unit takes longer than copying it. */
const copy = Buffer.alloc(2 * SLICE);
const units = new Uint16Array(copy.buffer, copy.byteOffset, SLICE);

/** Looks up what follows, because a processor can't predict where words end. */
function count(text: string, from: number, to: number, { words, within }: Count): Count {
  const length = copy.write(text.slice(from, to), 'utf16le') / 2;
  for (let index = 0; index < length; index++) {
    const unit = units[index] as number;
    const kind = known[unit] || (known[unit] = classify(unit));
    const at = 2 * kind + within;
    words += BEGINS[at] as number;
    within = WITHIN[at] as number;
  }
  return { words, within };
}

/**
 * Number of words in a text; ideographs and kana, which aren't separated by spaces, count as one each, as in word
 * processors.
 */
export async function countWords(text: string): Promise<number> {
  const slicer = new TimeSlicer();
  let counted: Count = { words: 0, within: 0 };
  for (let from = 0; from < text.length; from += SLICE) {
    if (slicer.due) await slicer.pause();
    counted = count(text, from, Math.min(text.length, from + SLICE), counted);
  }
  return counted.words;
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
