/** A value is made again when whoever took the old one has what it was for. */
const RENEW_AFTER_MS = 500;

/** Keeps the last good value of something that is asked often, for a while. Failures are not kept. */
export class Recent<T> {
  private kept: { value: T; madeAt: number } | undefined;
  private renewing = false;

  /** `freshMs`: how long a value is as good as new. `usableMs`: how long it serves those who ask for no more. */
  constructor(
    private readonly now: () => number,
    private readonly freshMs: number,
    private readonly usableMs = freshMs,
  ) {}

  /** `lately`: a value that is no longer fresh serves as long as it is usable, and is made again while the caller goes on. */
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
    const value = await make();
    this.kept = { value, madeAt: this.now() };
    return value;
  }

  private renewSoon(make: () => Promise<T>): void {
    if (this.renewing) return;
    this.renewing = true;
    setTimeout(() => void this.renew(make), RENEW_AFTER_MS).unref();
  }

  private async renew(make: () => Promise<T>): Promise<void> {
    const before = this.kept;
    try {
      const value = await make();
      this.kept = { value, madeAt: this.now() };
    } catch {
      // Whoever asks next is told why; what was made meanwhile stays.
      if (this.kept === before) this.kept = undefined;
    } finally {
      this.renewing = false;
    }
  }
}
