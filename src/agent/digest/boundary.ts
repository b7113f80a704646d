import { createHmac, randomBytes } from 'node:crypto';
import type { Store } from '../interfaces/index.js';

/** Name of the key in the store. The key is kept so that prompts, and with them cached calls, stay the same. */
const FACT = 'prompt boundary key';
const KEY_BYTES = 32;
/** 48 bits: a text would have to guess the code at the first attempt. */
const CODE_CHARACTERS = 12;

/** Returns the code for a text's delimiters: the same for the same text, and unknown to its author. */
export type BoundaryOf = (text: string) => string;

/**
 * This store's codes: a keyed hash of the text. A key that isn't found is never replaced, because another window may have
 * put it just now, or hold the store longer than a run waits.
 */
export async function loadBoundaries(facts: Pick<Store, 'getFact' | 'keepFact'>): Promise<BoundaryOf> {
  const known = (await facts.getFact(FACT)) ?? (await facts.keepFact(FACT, randomBytes(KEY_BYTES).toString('hex')));
  const key = String(known);
  return (text) => createHmac('sha256', key).update(text).digest('hex').slice(0, CODE_CHARACTERS);
}
