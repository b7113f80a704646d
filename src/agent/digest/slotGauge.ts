import type { Calibration } from './calibration.js';
import type { Scheduler } from './scheduler.js';

/** Calls at once while nothing is known of the server. */
const FIRST_GUESS = 4;
/** More are not tried without being told: each slot costs the server a context of memory. */
const MOST = 8;
/** So many calls show how many the server works on at once. */
const TELLING_CALLS = 8;

/**
 * Finds how many calls a server works on side by side: the most that were seen to generate at the same time. One call
 * more than that is kept waiting at the server, which tells when it gains a slot.
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

  /** Text of a call arrived for the first time. Returns what to call when the call is over. */
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
