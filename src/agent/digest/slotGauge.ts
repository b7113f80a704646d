import type { Calibration } from './calibration.js';
import type { Scheduler } from './scheduler.js';

/** Concurrent calls while nothing is known about the server. */
const FIRST_GUESS = 4;
/** Never try more unless the server reports them: each slot costs it memory for a context. */
const MOST = 8;
/** This many calls show how many the server processes concurrently. */
const TELLING_CALLS = 8;

/**
 * Finds how many calls a server processes concurrently: the most seen generating at the same time. One extra call is
 * kept waiting at the server, which reveals when it gains a slot.
 */
export class SlotGauge {
  private generating = 0;
  private peak = 0;
  private finished = 0;
  private limit: number;
  private readonly fixed: boolean;

  constructor(
    known: number | undefined,
    private readonly calibration: Calibration,
    createScheduler: (limit: number) => Scheduler,
  ) {
    this.fixed = known !== undefined;
    this.limit = known ?? (calibration.slots === undefined ? FIRST_GUESS : calibration.slots + 1);
    this.scheduler = createScheduler(this.limit);
  }

  readonly scheduler: Scheduler;

  /** A call's first text arrived. Call the returned function when the call is over. */
  began(): () => void {
    this.generating++;
    this.peak = Math.max(this.peak, this.generating);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.generating--;
      this.finished++;
      this.adjust();
    };
  }

  private adjust(): void {
    if (this.fixed) return;
    if (this.peak >= this.limit && this.limit < MOST) {
      this.limit = Math.min(MOST, this.peak + 1);
    } else if (this.finished >= TELLING_CALLS) {
      this.limit = Math.min(this.limit, this.peak + 1);
      this.calibration.observeSlots(this.peak);
    } else {
      return;
    }
    this.scheduler.setLimit(this.limit);
  }
}
