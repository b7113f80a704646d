import type { ProductionItem } from './produce.js';
import { createShared, type Shared } from '../streams/shared.js';

/** Answers in production: concurrent identical runs in this process share one set of calls. */
export interface Productions {
  /**
   * The items of the production with this key, from its beginning, as seen by one run; starts it if there is none.
   * `key` undefined: the run shares its work with no other. `produce` stores its work for `ownerOf()`: the run that has
   * waited longest for it, or the one that started it if none still waits.
   */
  follow(
    runId: string,
    key: string | undefined,
    produce: (ownerOf: () => string, signal: AbortSignal) => AsyncIterable<ProductionItem>,
    signal: AbortSignal,
  ): AsyncIterable<ProductionItem>;
}

interface Production {
  shared: Shared<ProductionItem>;
  /** The runs that wait for it. */
  runs: Set<string>;
}

export function createProductions(): Productions {
  const going = new Map<string, Production>();

  function start(key: string | undefined, produce: (signal: AbortSignal) => AsyncIterable<ProductionItem>): Production {
    const production: Production = {
      runs: new Set(),
      shared: createShared(produce, () => {
        if (key !== undefined && going.get(key) === production) going.delete(key);
      }),
    };
    if (key !== undefined) going.set(key, production);
    return production;
  }

  return {
    async *follow(runId, key, produce, signal) {
      const other = key === undefined ? undefined : going.get(key);
      const production: Production = other?.shared.open()
        ? other
        : start(key, (shared) => produce(() => production.runs.values().next().value ?? runId, shared));
      production.runs.add(runId);
      try {
        yield* production.shared.subscribe(signal);
      } finally {
        production.runs.delete(runId);
      }
    },
  };
}
