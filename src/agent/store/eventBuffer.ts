import type { AgentEvent } from '../protocol/index.js';

/** How long events wait for others: a run streams hundreds a second, and each transaction waits for the disk. */
const FLUSH_AFTER_MS = 40;
/** Events that are written at once without waiting. */
const FLUSH_AT = 1_000;

export type PendingEvent = { runId: string; event: AgentEvent };

/** Collects events, in order, and hands them over in batches. */
export class EventBuffer {
  private pending: PendingEvent[] = [];
  private timer: NodeJS.Timeout | undefined;
  private settle: (() => void)[] = [];
  private written: Promise<void> = Promise.resolve();

  constructor(private readonly write: (events: PendingEvent[]) => Promise<void>) {}

  /** Resolves when the events are written. */
  append(runId: string, events: AgentEvent[]): Promise<void> {
    if (events.length === 0) return Promise.resolve();
    for (const event of events) this.pending.push({ runId, event });
    const appended = new Promise<void>((resolve) => this.settle.push(resolve));
    if (this.pending.length >= FLUSH_AT) void this.flush();
    else this.timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS);
    return appended;
  }

  /** Writes what waits; resolves when everything that was appended before is written. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.pending.length === 0) return this.written;
    const events = this.pending;
    const settle = this.settle;
    this.pending = [];
    this.settle = [];
    this.written = this.write(events).then(() => {
      for (const done of settle) done();
    });
    return this.written;
  }
}
