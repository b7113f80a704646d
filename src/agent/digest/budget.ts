import type { DigestBudget } from '../interfaces/index.js';

/** Merges that so many leaves need, about: the groups that the content delimits hold nine on average. */
const LEAVES_PER_MERGE = 9;
/** Kept for the merges and the answer at the end, in calls as long as the average. */
const CLOSING_CALLS = 2;

/** Most chunks that can be read closely within `calls`, where `direct` of them need no merge. */
export function leavesWithin(calls: number, direct: number): number {
  const withoutMerges = Math.max(1, calls - 1);
  if (withoutMerges <= direct) return withoutMerges;
  return Math.max(direct, Math.floor(((calls - 1) * LEAVES_PER_MERGE) / (LEAVES_PER_MERGE + 1)));
}

/** Watches the minutes of a run and says when the chunks that are left no longer fit. */
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

  /** Chunks that can still be read in time at the pace so far; Infinity while the pace is unknown and time is left. */
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
