/** Events that are pushed on one side and iterated on the other, in order and without loss. One consumer. */
export class Channel<T> implements AsyncIterable<T> {
  private queue: T[] = [];
  private ended = false;
  private failure: { error: unknown } | undefined;
  private wake: (() => void) | undefined;

  push(event: T): void {
    if (this.ended) return;
    this.queue.push(event);
    this.wake?.();
  }

  /** Ends the iteration after what was pushed; with an error, by throwing it. Further calls do nothing. */
  end(failure?: { error: unknown }): void {
    if (this.ended) return;
    this.ended = true;
    this.failure = failure;
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const batch = this.queue;
      this.queue = [];
      yield* batch;
      if (this.queue.length > 0) continue;
      if (this.ended) {
        if (this.failure !== undefined) throw this.failure.error;
        return;
      }
      await new Promise<void>((resolve) => (this.wake = resolve));
      this.wake = undefined;
    }
  }
}
