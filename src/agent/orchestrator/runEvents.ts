import { finalSummaryOf, PROTOCOL_VERSION, type AgentEvent, type RunRecord } from '../../protocol/index.js';
import type { Store } from '../interfaces/index.js';

export interface RunEvents {
  /**
   * All events of a run in this or another process. If its process ended first, an end is added after the client's last
   * event.
   */
  stored(runId: string, afterSeq?: number): Promise<AgentEvent[]>;
  /** The next of them after a position, and whether they are the last. */
  page(runId: string, afterSeq: number): Promise<{ events: AgentEvent[]; isLast: boolean }>;
}

/** Number of events to read and send at once: about what a model produces in a minute. */
export const EVENTS_OF_A_PAGE = 256;

/** The events of runs that aren't in memory. `going`: ids of this process's runs in progress. */
export function createRunEvents(store: Store, going: () => string[]): RunEvents {
  /** Whether another window is still working on the run; also notices that a window has gone. */
  async function goesOnElsewhere(runId: string): Promise<boolean> {
    const isOpen = async () => (await store.getRun(runId))?.reason === null;
    if (!(await isOpen())) return false;
    await store.markInterrupted('interrupted', going);
    return isOpen();
  }

  const runEvents: RunEvents = {
    async stored(runId, afterSeq = 0) {
      const events = (await store.getEvents(runId, 0)).map(withVerdict);
      const record = events.length === 0 ? await store.getRun(runId) : undefined;
      if (record) events.push(startOf(record));
      const last = events.at(-1);
      if (last && last.type !== 'agent_end' && !(await goesOnElsewhere(runId))) {
        events.push({
          type: 'agent_end',
          payload: { success: false, reason: 'interrupted' },
          run_id: runId,
          seq: Math.max(last.seq ?? 0, afterSeq) + 1,
        });
      }
      return events;
    },
    async page(runId, afterSeq) {
      const found = await store.getEvents(runId, afterSeq, EVENTS_OF_A_PAGE + 1);
      const isLast = found.length <= EVENTS_OF_A_PAGE;
      const events = found.slice(0, EVENTS_OF_A_PAGE).map(withVerdict);
      if (!isLast || events.at(-1)?.type === 'agent_end') return { events, isLast };
      // Its status, and how it ended, are determined from all of its events.
      const all = await runEvents.stored(runId, afterSeq);
      return { events: all, isLast };
    },
  };
  return runEvents;
}

/** Recreates the first event of a run whose events were lost from its history entry: every listed run can be opened. */
function startOf({
  run_id,
  query,
  provider,
  model,
  sources,
  session_id,
  thread_id,
  started_at,
}: RunRecord): AgentEvent {
  return {
    type: 'agent_start',
    payload: { query, provider, model, sources, session_id, thread_id, started_at, protocol_version: PROTOCOL_VERSION },
    run_id,
    seq: 1,
  };
}

/** Runs of the first version were stored without a verdict. */
function withVerdict(event: AgentEvent): AgentEvent {
  return event.type === 'final_summary' && !Object.hasOwn(event.payload, 'verdict')
    ? { ...event, payload: finalSummaryOf(event.payload.summary) }
    : event;
}
