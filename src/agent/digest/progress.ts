import type { Message } from '../../protocol/index.js';
import type { DigestEvent } from '../interfaces/index.js';

/** Counts calls and tokens, and estimates the remaining time at the current pace. */
export class Progress {
  private done = 0;
  private total = 0;
  private tokensAhead = 0;
  private tokensDone = 0;
  /** Of the calls in progress. */
  private tokensInCalls = 0;
  private begun: number | undefined;

  constructor(
    private readonly now: () => number,
    private readonly emit: (event: DigestEvent) => void,
    private readonly share: () => number,
  ) {}

  /** `tokens` is the approximate size of its prompt; 0 for stored results. */
  expect(tokens: number): void {
    this.total++;
    this.tokensAhead += tokens;
  }

  /** A call begins. One without tokens says nothing about the pace. */
  starts(tokens: number): void {
    if (tokens === 0) return;
    this.begun ??= this.now();
    this.tokensInCalls += tokens;
  }

  /** A call that began is over, whether or not it succeeded. */
  ends(tokens: number): void {
    this.tokensInCalls -= tokens;
  }

  /** A node is finished or skipped. */
  finishes(tokens: number): void {
    this.done++;
    this.tokensAhead -= tokens;
    this.tokensDone += tokens;
  }

  tell(stage: 'notes' | 'answer', sentence: Message): void {
    const elapsed = this.begun === undefined ? 0 : this.now() - this.begun;
    // On average, the calls in progress are half done.
    const started = this.tokensInCalls / 2;
    const remainingMs =
      this.tokensDone > 0 && elapsed > 0
        ? Math.round((Math.max(0, this.tokensAhead - started) * elapsed) / (this.tokensDone + started))
        : undefined;
    this.emit({
      type: 'progress',
      stage,
      sentence,
      done: this.done,
      total: this.total,
      read: this.share(),
      remainingMs,
    });
  }
}
