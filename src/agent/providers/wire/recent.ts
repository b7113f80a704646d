/** Long enough for the caller that got the old value to finish with it first. */
const RENEW_AFTER_MS = 500;

/** Keeps the last good value of something that is often needed, for a while. Failures are not kept. */
export class Recent<T> {
  private kept: { value: T; madeAt: number } | undefined;
  private renewing = false;
  private attempts = 0;

  /** `freshMs`: how long a value counts as new. `usableMs`: how long it is good enough for `lately`. */
  constructor(
    private readonly now: () => number,
    private readonly freshMs: number,
    private readonly usableMs = freshMs,
  ) {}

  /** `lately`: a value that is no longer fresh but still usable is returned at once and renewed in the background. */
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
    return this.make(make);
  }

  /** What was made last, however old. */
  get last(): T | undefined {
    return this.kept?.value;
  }

  forget(): void {
    this.kept = undefined;
  }

  private async make(make: () => Promise<T>): Promise<T> {
    this.kept = undefined;
    const attempt = ++this.attempts;
    const value = await make();
    this.keep(attempt, value);
    return value;
  }

  private renewSoon(make: () => Promise<T>): void {
    if (this.renewing) return;
    this.renewing = true;
    setTimeout(() => void this.renew(make), RENEW_AFTER_MS).unref();
  }

  private async renew(make: () => Promise<T>): Promise<void> {
    const attempt = ++this.attempts;
    try {
      this.keep(attempt, await make());
    } catch {
      // Whoever asks next learns why.
      if (attempt === this.attempts) this.kept = undefined;
    } finally {
      this.renewing = false;
    }
  }

  /** An attempt that began earlier doesn't replace what a later one found. */
  private keep(attempt: number, value: T): void {
    if (attempt === this.attempts) this.kept = { value, madeAt: this.now() };
  }
}
