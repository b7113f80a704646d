/** Longest work of all tasks together between two turns of the event loop, in ms: well below the 50 ms that people notice. */
const TURN_MS = 8;

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
    if (!this.due) return;
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      schedule();
    });
    this.signal?.throwIfAborted();
  }
}
