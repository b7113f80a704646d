/** A queue from callbacks to one `for await` loop. Values pushed after `close` are dropped. */
export interface Channel<T> extends AsyncIterable<T> {
  /** What is pushed behind a promise waits for it. */
  push(value: T | Promise<T>): void;
  /** Ends the loop once the queue is empty. With an error, the loop then throws it. */
  close(error?: unknown): void;
}

export function createChannel<T>(): Channel<T> {
  let queue: (T | Promise<T>)[] = [];
  let closed = false;
  let failure: { error: unknown } | undefined;
  let wake: (() => void) | undefined;

  async function* iterate(): AsyncGenerator<T> {
    for (;;) {
      while (queue.length > 0) {
        // Taken as a batch: shift() on a long array would make a fast producer quadratic.
        const batch = queue;
        queue = [];
        yield* batch;
      }
      if (closed) break;
      await new Promise<void>((resolve) => (wake = resolve));
      wake = undefined;
    }
    if (failure) throw failure.error;
  }

  return {
    push(value) {
      if (closed) return;
      queue.push(value);
      wake?.();
    },
    close(error) {
      if (closed) return;
      closed = true;
      if (error !== undefined) failure = { error };
      wake?.();
    },
    [Symbol.asyncIterator]: iterate,
  };
}
