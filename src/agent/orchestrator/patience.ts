import type { NodeStore, RunFacts, Store } from '../interfaces/index.js';

/** Total time that a run waits for the store, including at its end; then it continues as if the store found nothing. */
export const MOST_STORE_WAIT_MS = 2_000;
/** Shorter delays are normal work and don't count. */
const WAIT_FROM_MS = 200;

/** The store operations of a run while it answers. */
export type RunStore = Pick<Store, 'getAnswer' | 'putAnswer' | 'getPrevious' | 'putPrevious' | 'getText'> &
  RunFacts & { readonly nodes: NodeStore };

export interface Patience {
  /**
   * The result, or `nothing` if it doesn't arrive within this run's remaining time for the store. Rejects as `work`
   * does.
   */
  within<T>(nothing: T, work: () => Promise<T>): Promise<T>;
  /**
   * The store as seen by the run. Writes are always submitted; only the waiting is limited. `owner`: the run they
   * currently belong to.
   */
  view(store: Store, owner: () => string): RunStore;
}

/** One run's deadline for a store that another program may have locked; waits are added up. */
export function createPatience(now: () => number = () => performance.now(), mostMs = MOST_STORE_WAIT_MS): Patience {
  let leftMs = mostMs;

  async function within<T>(nothing: T, work: () => Promise<T>): Promise<T> {
    const started = now();
    let timer: NodeJS.Timeout | undefined;
    const working = work();
    // After the deadline, nobody is listening any more.
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
      store,
      getAnswer: (key) => within(undefined, () => store.getAnswer(key)),
      putAnswer: (key, answer) => within(undefined, () => store.putAnswer(key, answer, owner())),
      getPrevious: (subject) => within(undefined, () => store.getPrevious(subject)),
      putPrevious: (subject, contentHash) => within(undefined, () => store.putPrevious(subject, contentHash)),
      getText: (contentHash) => within(undefined, () => store.getText(contentHash)),
      getFact: (key) => within(undefined, () => store.getFact(key)),
      putFact: (key, value) => within(undefined, () => store.putFact(key, value)),
      keepFact: (key, value) => within(value, () => store.keepFact(key, value)),
      nodes: {
        get: (key) => within(undefined, () => store.nodes.get(key)),
        getMany: (keys) => within(new Map<string, string>(), () => store.nodes.getMany(keys)),
        put: (key, text) => within(undefined, () => store.nodes.put(key, text, owner())),
      },
    }),
  };
}
