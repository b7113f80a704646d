import { createHmac, randomBytes } from 'node:crypto';
import type { Store } from '../interfaces/index.js';

/** Name of the key in the store. The key is kept so that prompts, and with them cached calls, stay the same. */
const FACT = 'prompt boundary key';
const KEY_BYTES = 32;
/** 48 bits: a text would have to guess the code at the first attempt. */
const CODE_CHARACTERS = 12;

/** Returns the code for a text's delimiters: the same for the same text, and unknown to its author. */
export type BoundaryOf = (text: string) => string;

/** This store's codes: a keyed hash of the text. */
export async function loadBoundaries(facts: Pick<Store, 'getFact' | 'putFact'>): Promise<BoundaryOf> {
  const kept = await facts.getFact(FACT);
  const key = typeof kept === 'string' ? kept : randomBytes(KEY_BYTES).toString('hex');
  if (key !== kept) await facts.putFact(FACT, key);
  return (text) => createHmac('sha256', key).update(text).digest('hex').slice(0, CODE_CHARACTERS);
}
