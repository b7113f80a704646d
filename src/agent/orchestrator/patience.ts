import type { NodeStore, Store } from '../interfaces/index.js';

/** One run waits so long for the store in all, its end included; it goes on without it then, as with a store that finds nothing. */
export const MOST_STORE_WAIT_MS = 2_000;
/** What takes less is the store at work, and is no wait. */
const WAIT_FROM_MS = 200;

/** What a run reads and writes while it answers. */
export type RunStore = Pick<
  Store,
  'getAnswer' | 'putAnswer' | 'getPrevious' | 'putPrevious' | 'getText' | 'getFact' | 'putFact'
> & { readonly nodes: NodeStore };

export interface Patience {
  /** The result, or `nothing` where it does not come in the time that this run has left for the store. Rejects as `work` does. */
  within<T>(nothing: T, work: () => Promise<T>): Promise<T>;
  /** The store as seen by the run. Writes are always asked for, and only not waited for. `owner`: the run that they belong to now. */
  view(store: Store, owner: () => string): RunStore;
}

/** The deadline of one run for a store that may be locked by another program: waits are counted together, not one by one. */
export function createPatience(now: () => number = () => performance.now(), mostMs = MOST_STORE_WAIT_MS): Patience {
  let leftMs = mostMs;

  async function within<T>(nothing: T, work: () => Promise<T>): Promise<T> {
    const started = now();
    let timer: NodeJS.Timeout | undefined;
    const working = work();
    // Nobody is there to hear of it any more when the time is over.
    working.catch(() => undefined);
    const over = new Promise<T>((resolve) => (timer = setTimeout(() => resolve(nothing), Math.max(0, leftMs))));
    try {
      return await Promise.race([working, over]);
    } finally {
      clearTimeout(timer);
      const waitedMs = now() - started;
      if (waitedMs >= WAIT_FROM_MS) leftMs -= waitedMs;
    }
  }

  return {
    within,
    view: (store, owner) => ({
      getAnswer: (key) => within(undefined, () => store.getAnswer(key)),
      putAnswer: (key, answer) => within(undefined, () => store.putAnswer(key, answer, owner())),
      getPrevious: (subject) => within(undefined, () => store.getPrevious(subject)),
      putPrevious: (subject, contentHash) => within(undefined, () => store.putPrevious(subject, contentHash)),
      getText: (contentHash) => within(undefined, () => store.getText(contentHash)),
      getFact: (key) => within(undefined, () => store.getFact(key)),
      putFact: (key, value) => within(undefined, () => store.putFact(key, value)),
      nodes: {
        get: (key) => within(undefined, () => store.nodes.get(key)),
        getMany: (keys) => within(new Map<string, string>(), () => store.nodes.getMany(keys)),
        put: (key, text) => within(undefined, () => store.nodes.put(key, text, owner())),
      },
    }),
  };
}
