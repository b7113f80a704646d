import type { AgentEvent, EventOf } from '../../protocol/index.js';
import type { SessionLimits } from './sessionLimits.js';

/** An event with its frame, which is built once for all clients, and only if a client takes it. */
export class OutgoingEvent {
  private built: string | undefined;

  constructor(readonly event: AgentEvent) {}

  get frame(): string {
    return (this.built ??= JSON.stringify(this.event));
  }

  /** Approximate memory for a queued event. */
  get size(): number {
    // Not the frame's size: joining partials must not build a frame for each token.
    return isStreamed(this.event) ? this.event.payload.text.length + 128 : this.frame.length;
  }
}

type Streamed = EventOf<'partial_summary'> | EventOf<'reasoning'>;

/** Events with a piece of text. */
function isStreamed(event: AgentEvent): event is Streamed {
  return event.type === 'partial_summary' || event.type === 'reasoning';
}

/** Merges two adjacent pieces of the same text, or returns undefined if they must stay separate. */
function join(first: AgentEvent, second: AgentEvent): AgentEvent | undefined {
  if (!isStreamed(first) || !isStreamed(second) || first.type !== second.type) return undefined;
  if (first.run_id !== second.run_id || first.payload.chunk_index !== second.payload.chunk_index) return undefined;
  if (first.seq === undefined || second.seq === undefined || ('restart' in second.payload && second.payload.restart))
    return undefined;
  return {
    ...first,
    payload: { ...first.payload, text: first.payload.text + second.payload.text },
    first_seq: first.first_seq ?? first.seq,
    seq: second.seq,
  };
}

export interface OutboxTarget {
  send(frame: string): void;
  /** Bytes sent but not yet taken; absent if the transport takes everything at once. */
  bufferedAmount?(): number;
}

/** The queue of one client. A slow client gets fewer, longer partials and delays no one else. */
export class Outbox {
  private waiting: OutgoingEvent[] = [];
  private waitingBytes = 0;
  /** The part of the queue that the client requested itself, on top of the limit for everything else. */
  private backlogBytes = 0;
  private timer: NodeJS.Timeout | undefined;
  /** Bytes sent in total; minus what is still in the socket, this is what the client has received. */
  private sentBytes = 0;
  /** When, and at how many bytes, the current measurement of the client's speed began. */
  private pace = { since: 0, taken: 0 };
  private readonly drainWaiters = new Set<(drained: boolean) => void>();
  private isClosed = false;

  constructor(
    private readonly target: OutboxTarget,
    private readonly limits: SessionLimits,
    private readonly now: () => number,
    /** Called once, if the client takes too little for too long. */
    private readonly onStuck: () => void,
  ) {}

  send(outgoing: OutgoingEvent): void {
    if (!this.timer) {
      if (this.buffered() <= this.limits.congestedBytes) {
        this.pass(outgoing);
        return;
      }
      this.watch();
    }
    this.enqueue(outgoing);
    if (this.waitingBytes > this.limits.waitingBytes + this.backlogBytes) this.giveUp();
  }

  /** Events that the client requested again; even a large number of them doesn't mean that it reads too slowly. */
  sendBacklog(events: readonly AgentEvent[]): void {
    for (const event of events) {
      const outgoing = new OutgoingEvent(event);
      // Counted first, so that the event itself can't exceed the limit.
      this.backlogBytes += outgoing.size;
      this.send(outgoing);
      if (!this.timer) this.backlogBytes = 0;
    }
  }

  /**
   * Resolves once the client has taken nearly everything, so that more can be sent; false if it was disconnected or has
   * left.
   */
  drained(): Promise<boolean> {
    if (this.isClosed) return Promise.resolve(false);
    if (!this.timer && this.buffered() <= this.limits.relievedBytes) return Promise.resolve(true);
    if (!this.timer) this.watch();
    return new Promise((resolve) => this.drainWaiters.add(resolve));
  }

  /** Drops the queue for good. */
  close(): void {
    this.isClosed = true;
    this.rest(false);
  }

  private watch(): void {
    this.pace = { since: this.now(), taken: this.taken() };
    this.timer = setInterval(() => this.relieve(), this.limits.congestionCheckMs);
  }

  private rest(drained: boolean): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.waiting = [];
    this.waitingBytes = this.backlogBytes = 0;
    for (const resolve of this.drainWaiters) resolve(drained);
    this.drainWaiters.clear();
  }

  private pass(outgoing: OutgoingEvent): void {
    this.target.send(outgoing.frame);
    this.sentBytes += outgoing.frame.length;
  }

  private taken(): number {
    return this.sentBytes - this.buffered();
  }

  private enqueue(outgoing: OutgoingEvent): void {
    const last = this.waiting.at(-1);
    const joined = last && join(last.event, outgoing.event);
    if (last && joined) {
      this.waitingBytes -= last.size;
      this.waiting.pop();
    }
    const entry = joined ? new OutgoingEvent(joined) : outgoing;
    this.waiting.push(entry);
    this.waitingBytes += entry.size;
  }

  private relieve(): void {
    const { paceWindowMs, slowestBytesPerSecond, relievedBytes, congestedBytes } = this.limits;
    const passed = this.now() - this.pace.since;
    if (passed > paceWindowMs) {
      // A byte now and then doesn't count as reading.
      if (this.taken() - this.pace.taken < (passed / 1000) * slowestBytesPerSecond) {
        this.giveUp();
        return;
      }
      this.pace = { since: this.now(), taken: this.taken() };
    }
    if (this.buffered() > relievedBytes) return;
    let sent = 0;
    for (const outgoing of this.waiting) {
      if (this.buffered() > congestedBytes) break;
      this.pass(outgoing);
      this.waitingBytes -= outgoing.size;
      sent++;
    }
    this.waiting.splice(0, sent);
    const isDrained = this.buffered() <= relievedBytes;
    if (this.waiting.length === 0 && (isDrained || this.drainWaiters.size === 0)) this.rest(isDrained);
  }

  private giveUp(): void {
    this.close();
    this.onStuck();
  }

  private buffered(): number {
    return this.target.bufferedAmount?.() ?? 0;
  }
}
