/**
 * Longest work of all tasks together between two turns of the event loop, in ms. The last step of a slice and everything
 * else that a turn does, such as passing on tokens, come on top, and the whole should stay below 8. What waits for the disk or
 * a server again and again, as a run does before its first text, waits for a slice each time.
 */
const TURN_MS = 1;
/** In a turn in which less was done, there is room for work that can't be divided. */
const FRESH_MS = 0.5;
/** Steps of microseconds between two looks at the clock. */
const STEPS = 32;
/** `forEach` looks at the clock about this often, however long its steps are. */
const LOOK_MS = 0.25;
const MOST_STEPS = 512;
/** Sorted at once: under a millisecond. */
const RUN = 1_024;

/** When work began in this turn of the event loop; undefined until a task asks. */
let begun: number | undefined;
/** Tasks that wait for a turn, the longest waiting first. */
const waiting: (() => void)[] = [];
let isScheduled = false;

function spentMs(): number {
  begun ??= performance.now();
  schedule();
  return performance.now() - begun;
}

function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  setImmediate(() => {
    isScheduled = false;
    begun = waiting.length > 0 ? performance.now() : undefined;
    // One per turn: if each of fifty sessions took a slice in the same turn, the others would wait for fifty slices.
    waiting.shift()?.();
    if (waiting.length > 0) schedule();
  });
}

/**
 * Splits long work into slices, so that the event loop keeps running. All work of a thread shares its turns: together it
 * takes one slice per turn, and tasks take turns in the order in which they asked.
 */
export class TimeSlicer {
  constructor(private readonly signal?: AbortSignal) {}

  /** Whether a pause is due: in loops of millions, asking is cheaper than awaiting a pause that isn't. */
  get due(): boolean {
    return this.signal?.aborted === true || spentMs() >= TURN_MS;
  }

  /** Call between small pieces of work. Throws the signal's reason once it is aborted. */
  async pause(): Promise<void> {
    this.signal?.throwIfAborted();
    if (this.due) await this.rest();
  }

  /** Pauses in any case: after work that wasn't divided, and isn't counted. */
  async rest(): Promise<void> {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      schedule();
    });
    this.signal?.throwIfAborted();
  }

  /** Call before work of milliseconds that can't be divided: in the same turn, it would come on top of a slice. */
  async ownTurn(): Promise<void> {
    if (spentMs() >= FRESH_MS) await this.rest();
  }

  /** For many short steps; `work` must not change `items`. */
  async forEach<T>(items: readonly T[], work: (item: T, index: number) => void): Promise<void> {
    for (let from = 0, steps = 1; from < items.length;) {
      const before = spentMs();
      const to = Math.min(items.length, from + steps);
      for (let index = from; index < to; index++) work(items[index] as T, index);
      from = to;
      // The first ones take longer, because they aren't compiled yet.
      const tookMs = spentMs() - before;
      if (tookMs < LOOK_MS / 2) steps = Math.min(MOST_STEPS, steps * 2);
      else if (tookMs > LOOK_MS) steps = Math.max(1, steps >> 1);
      if (this.due) await this.pause();
    }
  }

  /** A sorted copy, in which equal items keep their order. */
  async sorted<T>(items: readonly T[], compare: (one: T, other: T) => number): Promise<T[]> {
    let runs: T[][] = [];
    for (let from = 0; from < items.length; from += RUN) {
      runs.push(items.slice(from, from + RUN).sort(compare));
      if (this.due) await this.pause();
    }
    while (runs.length > 1) {
      const merged: T[][] = [];
      for (let at = 0; at < runs.length; at += 2)
        merged.push(await this.merged(runs[at] as T[], runs[at + 1] ?? [], compare));
      runs = merged;
    }
    return runs[0] ?? [];
  }

  private async merged<T>(one: T[], other: T[], compare: (one: T, other: T) => number): Promise<T[]> {
    const all: T[] = [];
    for (let left = 0, right = 0; left < one.length || right < other.length;) {
      const isLeft = right === other.length || (left < one.length && compare(one[left] as T, other[right] as T) <= 0);
      all.push((isLeft ? one[left++] : other[right++]) as T);
      if (all.length % STEPS === 0 && this.due) await this.pause();
    }
    return all;
  }
}
