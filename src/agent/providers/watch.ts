import type { GenerateEvent } from '../interfaces/index.js';
import { cancelled } from './wire/errors.js';

export type Step = { kind: 'event'; result: IteratorResult<GenerateEvent> } | { kind: 'silence' };

/**
 * Waits for the next event, a time-out, or the signal, whichever comes first. One timer and one listener serve all
 * tokens of an answer: creating them for each token would cost more than the tokens.
 */
export class Watch {
  private settle: { resolve: (step: Step) => void; reject: (error: unknown) => void } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private milliseconds = 0;
  private readonly aborted = () => this.settle?.reject(cancelled(this.signal.reason));

  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', this.aborted, { once: true });
  }

  next(pending: Promise<IteratorResult<GenerateEvent>>, milliseconds: number): Promise<Step> {
    return new Promise<Step>((resolve, reject) => {
      this.settle = { resolve, reject };
      if (this.timer && this.milliseconds === milliseconds) this.timer.refresh();
      else {
        clearTimeout(this.timer);
        this.milliseconds = milliseconds;
        this.timer = setTimeout(() => this.settle?.resolve({ kind: 'silence' }), milliseconds);
      }
      if (this.signal.aborted) this.aborted();
      pending.then((result) => resolve({ kind: 'event', result }), reject);
    });
  }

  end(): void {
    clearTimeout(this.timer);
    this.signal.removeEventListener('abort', this.aborted);
  }
}

/** Resolves after a delay; rejects with `cancelled` when the signal aborts. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = () => {
      clearTimeout(timer);
      reject(cancelled(signal.reason));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', aborted);
      resolve();
    }, milliseconds);
    if (signal.aborted) aborted();
    else signal.addEventListener('abort', aborted, { once: true });
  });
}
