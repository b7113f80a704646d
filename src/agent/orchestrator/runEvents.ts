import { finalSummaryOf, PROTOCOL_VERSION, type AgentEvent, type RunRecord } from '../../protocol/index.js';
import type { Store } from '../interfaces/index.js';

export interface RunEvents {
  /** All events of a run of this process or another one. If its process ended first, an end is added after what the client has. */
  stored(runId: string, afterSeq?: number): Promise<AgentEvent[]>;
  /** The first of them after a place, and whether they are the last. */
  page(runId: string, afterSeq: number): Promise<{ events: AgentEvent[]; isLast: boolean }>;
}

/** Events that are read and sent at once: about as many as a minute of a model brings. */
export const EVENTS_OF_A_PAGE = 256;

/** The events of runs that are not in memory. `going`: ids of the runs of this process that have not ended. */
export function createRunEvents(store: Store, going: () => string[]): RunEvents {
  /** Whether another window is still working on the run; a window that is gone is noticed here. */
  async function goesOnElsewhere(runId: string): Promise<boolean> {
    const isOpen = async () => (await store.getRun(runId))?.reason === null;
    if (!(await isOpen())) return false;
    await store.markInterrupted('interrupted', going());
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
      // Whether it goes on, and if not, how it ended, is found out from the whole of it.
      const all = await runEvents.stored(runId, afterSeq);
      return { events: all, isLast };
    },
  };
  return runEvents;
}

/** The first event of a run whose events were lost, by its entry in the history: what is listed can be opened. */
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
