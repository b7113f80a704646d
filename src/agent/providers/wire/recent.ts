import { toAgentError } from '../../../protocol/index.js';

/** Long enough for a caller with the old value to finish using it. */
const RENEW_AFTER_MS = 500;

/** A look that was given up, by its time-out or by whoever asked, says nothing about the server. */
const saysNothing = (error: unknown): boolean => toAgentError(error).code === 'cancelled';

/** Caches the last good value of something frequently needed. Failures aren't cached; they void the value. */
export class Recent<T> {
  private kept: { value: T; madeAt: number } | undefined;
  private renewing = false;
  private attempts = 0;

  /** `freshMs`: how long a value counts as current. `usableMs`: how long it is good enough for `lately`. */
  constructor(
    private readonly now: () => number,
    private readonly freshMs: number,
    private readonly usableMs = freshMs,
  ) {}

  /** `lately`: a value that is stale but still usable is returned immediately and refreshed in the background. */
  async get(make: () => Promise<T>, lately = false): Promise<T> {
    if (this.kept) {
      const age = this.now() - this.kept.madeAt;
      if (age < this.freshMs) return this.kept.value;
      if (lately && age < this.usableMs) {
        const { value } = this.kept;
        this.renewSoon(make);
        return value;
      }
    }
    return this.renewed(make);
  }

  /** Makes the value anew, whatever is kept. Who asks for a recent one meanwhile gets the one before. */
  async renewed(make: () => Promise<T>): Promise<T> {
    const attempt = ++this.attempts;
    try {
      const value = await make();
      this.keep(attempt, value);
      return value;
    } catch (error) {
      if (attempt === this.attempts && !saysNothing(error)) this.kept = undefined;
      throw error;
    }
  }

  /** The latest value, however old. */
  get last(): T | undefined {
    return this.kept?.value;
  }

  forget(): void {
    this.kept = undefined;
  }

  private renewSoon(make: () => Promise<T>): void {
    if (this.renewing) return;
    this.renewing = true;
    setTimeout(() => void this.renew(make), RENEW_AFTER_MS).unref();
  }

  private async renew(make: () => Promise<T>): Promise<void> {
    try {
      await this.renewed(make);
    } catch {
      // The next caller gets the error.
    } finally {
      this.renewing = false;
    }
  }

  /** An attempt that started earlier doesn't replace a later one's result. */
  private keep(attempt: number, value: T): void {
    if (attempt === this.attempts) this.kept = { value, madeAt: this.now() };
  }
}
