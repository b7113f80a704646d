import { createHmac, randomBytes } from 'node:crypto';
import type { Store } from '../interfaces/index.js';

/** Under which name the store keeps the key, so that prompts, and with them the cached calls, stay the same. */
const FACT = 'prompt boundary key';
const KEY_BYTES = 32;
/** 48 bits: a text that guesses would have to guess right at the first attempt. */
const CODE_CHARACTERS = 12;

/** Gives the code that stands in a text's delimiters: the same for the same text, and unknown to whoever wrote it. */
export type BoundaryOf = (text: string) => string;

/** The codes of this store: a keyed hash of the text. */
export async function loadBoundaries(facts: Pick<Store, 'getFact' | 'putFact'>): Promise<BoundaryOf> {
  const kept = await facts.getFact(FACT);
  const key = typeof kept === 'string' ? kept : randomBytes(KEY_BYTES).toString('hex');
  if (key !== kept) await facts.putFact(FACT, key);
  return (text) => createHmac('sha256', key).update(text).digest('hex').slice(0, CODE_CHARACTERS);
}
