import { createHmac, randomBytes } from 'node:crypto';
import type { RunFacts } from '../interfaces/index.js';

/** Name of the key in the store. The key is kept so that prompts, and with them cached calls, stay the same. */
const FACT = 'prompt boundary key';
const KEY_BYTES = 32;
/** 48 bits: a text would have to guess the code at the first attempt. */
const CODE_CHARACTERS = 12;

/** Returns the code for a text's delimiters: the same for the same text, and unknown to its author. */
export type BoundaryOf = (text: string) => string;

/** The keys that stores have, so that only the first run waits for the disk. */
const remembered = new WeakMap<object, string>();

/**
 * This store's codes: a keyed hash of the text. A key that isn't found is never replaced, because another window may have
 * put it just now, or hold the store longer than a run waits.
 */
export async function loadBoundaries(facts: RunFacts): Promise<BoundaryOf> {
  const key = (await storedKey(facts)) ?? (await newKey(facts));
  return (text) => createHmac('sha256', key).update(text).digest('hex').slice(0, CODE_CHARACTERS);
}

async function storedKey(facts: RunFacts): Promise<string | undefined> {
  const store = facts.store ?? facts;
  const known = remembered.get(store);
  if (known !== undefined) return known;
  const stored = await facts.getFact(FACT);
  if (typeof stored !== 'string') return undefined;
  remembered.set(store, stored);
  return stored;
}

async function newKey(facts: RunFacts): Promise<string> {
  const key = String(await facts.keepFact(FACT, randomBytes(KEY_BYTES).toString('hex')));
  // Remembered only if the store really has it.
  storedKey(facts).catch(() => undefined);
  return key;
}
