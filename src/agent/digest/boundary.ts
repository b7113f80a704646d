import { createHmac, randomBytes } from 'node:crypto';
import type { RunFacts } from '../interfaces/index.js';

/** Name of the key in the store. The key is kept so that prompts, and with them cached calls, stay the same. */
const FACT = 'prompt boundary key';
const KEY_BYTES = 32;
/** 48 bits: a text would have to guess the code at the first attempt. */
const CODE_CHARACTERS = 12;

/** Returns the code for a text's delimiters: the same for the same text, and unknown to its author. */
export type BoundaryOf = (text: string) => string;

/** The keys of stores that were asked in this process: only its first run waits for the disk. */
const remembered = new WeakMap<object, Promise<string>>();

async function loadKey(facts: RunFacts): Promise<string> {
  const kept = await facts.getFact(FACT);
  if (typeof kept === 'string') return kept;
  const key = randomBytes(KEY_BYTES).toString('hex');
  await facts.putFact(FACT, key);
  return key;
}

/** This store's codes: a keyed hash of the text. */
export async function loadBoundaries(facts: RunFacts): Promise<BoundaryOf> {
  const store = facts.store ?? facts;
  let loading = remembered.get(store);
  if (!loading) {
    remembered.set(store, (loading = loadKey(facts)));
    loading.catch(() => remembered.delete(store));
  }
  const key = await loading;
  return (text) => createHmac('sha256', key).update(text).digest('hex').slice(0, CODE_CHARACTERS);
}
