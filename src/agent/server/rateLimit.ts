/** A bucket that holds `capacity` and refills by `perSecond`: bursts pass, floods do not. */
export class RateLimit {
  private level: number;
  private filledAt: number;

  constructor(
    private readonly capacity: number,
    private readonly perSecond: number,
    private readonly now: () => number,
  ) {
    this.level = capacity;
    this.filledAt = now();
  }

  /** False where the cost is more than what is left; nothing is taken then. */
  take(cost: number): boolean {
    const now = this.now();
    this.level = Math.min(this.capacity, this.level + ((now - this.filledAt) / 1000) * this.perSecond);
    this.filledAt = now;
    if (cost > this.level) return false;
    this.level -= cost;
    return true;
  }

  /** Milliseconds until so much is left. */
  msUntil(level: number): number {
    this.take(0);
    return Math.max(0, ((Math.min(level, this.capacity) - this.level) / this.perSecond) * 1000);
  }

  /** Takes the cost of what has been done already; the level may fall below zero, and later takes wait until it has risen again. */
  charge(cost: number): void {
    this.take(0);
    this.level -= cost;
  }
}
