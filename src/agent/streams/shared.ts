/**
 * One producer whose items any number of consumers receive from the beginning. It is aborted when the last consumer
 * leaves.
 */
export interface Shared<T> {
  /** All items, starting with the first. Leaving the loop or aborting unsubscribes. */
  subscribe(signal: AbortSignal): AsyncIterable<T>;
  /** Whether it accepts consumers: false once it was aborted or has ended. */
  open(): boolean;
}

export function createShared<T>(produce: (signal: AbortSignal) => AsyncIterable<T>, onEnd: () => void): Shared<T> {
  const items: T[] = [];
  const waiting = new Set<() => void>();
  const abort = new AbortController();
  let consumers = 0;
  let ended = false;
  const failures: unknown[] = [];
  let started = false;

  const wakeAll = () => {
    for (const wake of waiting) wake();
    waiting.clear();
  };
  const start = async () => {
    try {
      for await (const item of produce(abort.signal)) {
        items.push(item);
        wakeAll();
      }
    } catch (error) {
      failures.push(error);
    } finally {
      ended = true;
      onEnd();
      wakeAll();
    }
  };

  return {
    open: () => !ended && !abort.signal.aborted,
    async *subscribe(signal) {
      consumers++;
      if (!started) {
        started = true;
        void start();
      }
      // The last consumer to stop lets the producer finish, and takes its remaining items.
      let left = false;
      const leave = () => {
        if (left) return;
        left = true;
        consumers--;
        if (consumers === 0) abort.abort();
        wakeAll();
      };
      signal.addEventListener('abort', leave, { once: true });
      if (signal.aborted) leave();
      try {
        let next = 0;
        for (;;) {
          for (; next < items.length; next++) yield items[next] as T;
          if (ended) break;
          if (signal.aborted && consumers > 0) return;
          await new Promise<void>((resolve) => waiting.add(resolve));
        }
        if (failures.length > 0) throw failures[0];
      } finally {
        signal.removeEventListener('abort', leave);
        leave();
      }
    },
  };
}
