/** A token bucket that holds `capacity` and refills by `perSecond`: it allows bursts and blocks floods. */
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

  /** False if the cost exceeds what is left; nothing is taken then. */
  take(cost: number): boolean {
    const now = this.now();
    this.level = Math.min(this.capacity, this.level + ((now - this.filledAt) / 1000) * this.perSecond);
    this.filledAt = now;
    if (cost > this.level) return false;
    this.level -= cost;
    return true;
  }

  /** Milliseconds until this much is available. */
  msUntil(level: number): number {
    this.take(0);
    return Math.max(0, ((Math.min(level, this.capacity) - this.level) / this.perSecond) * 1000);
  }

  /** Charges for work already done; the level may fall below zero, and later calls wait until it has recovered. */
  charge(cost: number): void {
    this.take(0);
    this.level -= cost;
  }
}
