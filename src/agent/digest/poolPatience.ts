import { setTimeout as sleepFor } from 'node:timers/promises';
import { AgentError, message } from '../../protocol/index.js';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
/** Smaller parts are tried after waiting this long: soon if no part of this size was read, which would be read again. */
const LESS_AFTER_MS = { nothingRead: 7_000, partRead: 60_000 };
/** The server is abandoned after waiting this long without a successful call. */
const MOST_WAIT_MS = 120_000;

export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

const realSleep: Sleep = (milliseconds, signal) => sleepFor(milliseconds, undefined, { signal });

/**
 * How long one run waits for space that another program is using on the server: with growing pauses, up to a limit.
 * What was read by then is kept.
 */
export class PoolPatience {
  /** Why the server was abandoned. */
  lost: AgentError | undefined;
  private waitedMs = 0;
  private nextMs = FIRST_WAIT_MS;
  private largestTaken = 0;

  constructor(private readonly sleep: Sleep = realSleep) {}

  /** A prompt of this size was answered. */
  taken(promptTokens: number): void {
    this.waitedMs = 0;
    this.nextMs = FIRST_WAIT_MS;
    this.lost = undefined;
    this.largestTaken = Math.max(this.largestTaken, promptTokens);
  }

  /** Whether it is time to try a smaller prompt, because the server stays occupied. */
  prefersLess(promptTokens: number): boolean {
    const { nothingRead, partRead } = LESS_AFTER_MS;
    return this.waitedMs >= (this.largestTaken < promptTokens / 2 ? nothingRead : partRead);
  }

  /** Resolves when it is time to try again. Throws `overloaded`, with the server's message, once that is hopeless. */
  async wait(failure: AgentError, signal: AbortSignal): Promise<void> {
    if (this.waitedMs >= MOST_WAIT_MS) {
      this.lost = new AgentError('overloaded', message('digest.noSpace', { reason: failure.sentence }), {
        retryable: true,
        cause: failure,
      });
      throw this.lost;
    }
    const milliseconds = this.nextMs;
    this.waitedMs += milliseconds;
    this.nextMs = Math.min(LONGEST_WAIT_MS, milliseconds * 2);
    await this.sleep(milliseconds, signal);
  }
}
