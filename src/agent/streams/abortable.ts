/**
 * Waits one after another that a signal ends, whatever the work does: it keeps running, because a person, host, or
 * server may ignore a signal. One listener serves all of them.
 */
export class AbortableWaits {
  private reject: ((reason: unknown) => void) | undefined;
  private readonly aborted = () => this.reject?.(this.signal.reason);

  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', this.aborted, { once: true });
  }

  /** Settles like `work`, or rejects with the signal's reason as soon as it aborts. Only one at a time. */
  next<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.reject = reject;
      if (this.signal.aborted) this.aborted();
      work.then(resolve, reject);
    });
  }

  /** Call when nothing is waited for any more. */
  end(): void {
    this.signal.removeEventListener('abort', this.aborted);
  }
}

/** Settles like `work`, or rejects with the signal's reason as soon as it aborts. The work itself keeps running. */
export async function abortable<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const waits = new AbortableWaits(signal);
  try {
    return await waits.next(work);
  } finally {
    waits.end();
  }
}
