interface Waiting {
  /** The lower, the sooner. */
  priority: number;
  start(): void;
  drop(reason: Error): void;
}

/** Runs tasks side by side, at most `limit` at once, the lowest priority number first. */
export class Scheduler {
  private waiting: Waiting[] = [];
  private running = 0;
  private closed: { reason: Error } | undefined;

  constructor(private limit: number) {}

  /** Rejects as the task does, or with the reason given to `close` where it had not begun. */
  run<T>(priority: number, task: () => Promise<T>): Promise<T> {
    if (this.closed !== undefined) return Promise.reject(this.closed.reason);
    return new Promise<T>((resolve, reject) => {
      const start = (): void => {
        this.running++;
        task()
          .then(resolve, reject)
          .finally(() => {
            this.running--;
            this.next();
          });
      };
      const position = this.waiting.findIndex((other) => other.priority > priority);
      this.waiting.splice(position < 0 ? this.waiting.length : position, 0, { priority, start, drop: reject });
      this.next();
    });
  }

  setLimit(limit: number): void {
    this.limit = limit;
    this.next();
  }

  /** What has not begun is rejected with `reason`; what runs goes on. */
  close(reason: Error): void {
    if (this.closed !== undefined) return;
    this.closed = { reason };
    for (const waiting of this.waiting.splice(0)) waiting.drop(reason);
  }

  private next(): void {
    while (this.running < this.limit) {
      const waiting = this.waiting.shift();
      if (waiting === undefined) return;
      waiting.start();
    }
  }
}
