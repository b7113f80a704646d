interface Waiting {
  /** Lower numbers go first. */
  priority: number;
  start(): void;
  drop(reason: Error): void;
}

/**
 * Runs tasks concurrently, lowest priority number first: at most `limit` at once, of which at most `startLimit` haven't
 * called `begun`.
 */
export class Scheduler {
  private waiting: Waiting[] = [];
  private running = 0;
  private starting = 0;
  private closed: { reason: Error } | undefined;

  constructor(
    private limit: number,
    private readonly startLimit = Infinity,
  ) {}

  /** Settles like the task, or rejects with the reason given to `close` if the task hadn't started. */
  run<T>(priority: number, task: (begun: () => void) => Promise<T>): Promise<T> {
    if (this.closed !== undefined) return Promise.reject(this.closed.reason);
    return new Promise<T>((resolve, reject) => {
      const start = (): void => {
        this.running++;
        this.starting++;
        let isStarting = true;
        const begun = (): void => {
          if (!isStarting) return;
          isStarting = false;
          this.starting--;
          this.next();
        };
        task(begun)
          .then(resolve, reject)
          .finally(() => {
            this.running--;
            begun();
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

  /** Rejects tasks that haven't started with `reason`; running ones continue. */
  close(reason: Error): void {
    if (this.closed !== undefined) return;
    this.closed = { reason };
    for (const waiting of this.waiting.splice(0)) waiting.drop(reason);
  }

  private next(): void {
    while (this.running < this.limit && this.starting < this.startLimit) {
      const waiting = this.waiting.shift();
      if (waiting === undefined) return;
      waiting.start();
    }
  }
}
