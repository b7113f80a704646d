import type { DigestBudget } from '../interfaces/index.js';

/** Approximate number of merges for this many leaves: groups cut by content have nine leaves on average. */
const LEAVES_PER_MERGE = 9;
/** Number of average-length calls reserved for the merges and the answer at the end. */
const CLOSING_CALLS = 2;

/** Maximum number of chunks that can be read closely within `calls`, if `direct` of them need no merge. */
export function leavesWithin(calls: number, direct: number): number {
  const withoutMerges = Math.max(1, calls - 1);
  if (withoutMerges <= direct) return withoutMerges;
  return Math.max(direct, Math.floor(((calls - 1) * LEAVES_PER_MERGE) / (LEAVES_PER_MERGE + 1)));
}

/** Tracks a run's time limit and tells when the remaining chunks no longer fit. */
export class TimeBudget {
  private readonly deadline: number;
  private finished = 0;
  private firstStart: number | undefined;

  constructor(
    budget: DigestBudget,
    private readonly now: () => number,
    private readonly begun: number,
  ) {
    this.deadline = begun + budget.minutes * 60_000;
  }

  /** A chunk's call starts. */
  starts(): void {
    this.firstStart ??= this.now();
  }

  /** A chunk's call is over. */
  ends(): void {
    this.finished++;
  }

  /** Chunks that can still be read in time at the current pace; Infinity while the pace is unknown and time remains. */
  affordable(): number {
    const left = this.deadline - this.now();
    if (left <= 0) return 0;
    if (this.finished === 0 || this.firstStart === undefined) return Infinity;
    const each = (this.now() - this.firstStart) / this.finished;
    return Math.max(0, Math.floor(left / Math.max(each, 0.01)) - CLOSING_CALLS);
  }

  get minutesUsed(): number {
    return (this.now() - this.begun) / 60_000;
  }
}
