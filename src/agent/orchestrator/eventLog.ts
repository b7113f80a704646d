import type { AgentEvent, RunEvent } from '../../protocol/index.js';
import type { Store } from '../interfaces/index.js';

/** Events are stored in batches: otherwise, hundreds of events a second would mean hundreds of transactions. */
const STORE_AFTER_MS = 250;

/** The numbered events of one run, in memory while it is open and in the store. */
export interface EventLog {
  append(event: RunEvent): AgentEvent;
  /** `most`: maximum number of events, from the first. */
  after(seq: number, most?: number): AgentEvent[];
  /** Resolves when everything appended so far is stored. */
  flush(): Promise<void>;
}

export function createEventLog(runId: string, store: Store): EventLog {
  const events: AgentEvent[] = [];
  let stored = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const first = stored;
    const batch = events.slice(first);
    stored = events.length;
    if (batch.length === 0) return writing;
    // Queued now rather than after the previous write: the store keeps the order and combines them in one transaction.
    const appended = store.appendEvents(runId, batch).then((isStored) => {
      // The disk may have space again, or the lock be released, by the next time.
      if (!isStored) stored = Math.min(stored, first);
    });
    return (writing = Promise.all([writing, appended]).then(() => undefined));
  };
  return {
    append(event) {
      const numbered = { ...event, run_id: runId, seq: events.length + 1 };
      events.push(numbered);
      timer ??= setTimeout(() => void flush(), STORE_AFTER_MS);
      return numbered;
    },
    after: (seq, most) => events.slice(seq, most === undefined ? undefined : seq + most),
    flush,
  };
}
