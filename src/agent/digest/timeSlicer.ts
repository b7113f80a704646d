/** Longest work between two turns of the event loop, in ms: well below the 50 ms that people notice. */
const SLICE_MS = 8;

/** Splits long work into slices, so that the host's event loop keeps running. */
export class TimeSlicer {
  private sliceStart: number;

  constructor(
    private readonly now: () => number,
    private readonly signal: AbortSignal,
  ) {
    this.sliceStart = now();
  }

  /** Whether a pause is due: in loops of millions, asking is cheaper than awaiting a pause that isn't. */
  get due(): boolean {
    return this.signal.aborted || this.now() - this.sliceStart >= SLICE_MS;
  }

  /** Call between small pieces of work. Throws the signal's reason once it is aborted. */
  async pause(): Promise<void> {
    this.signal.throwIfAborted();
    if (!this.due) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.signal.throwIfAborted();
    this.sliceStart = this.now();
  }
}
