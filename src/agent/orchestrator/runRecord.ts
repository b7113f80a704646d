import { DEFAULT_QUERY, type RunEvent, type RunRecord } from '../../protocol/index.js';
import type { RunLabel } from '../interfaces/index.js';
import type { RunDependencies } from './dependencies.js';

/** Updates a run's entry in the history with one of its events. */
export async function keepRecord(
  event: RunEvent,
  record: RunRecord,
  label: RunLabel,
  { store, date }: Pick<RunDependencies, 'store' | 'date'>,
): Promise<void> {
  switch (event.type) {
    case 'agent_start': {
      const { provider, model } = event.payload;
      await store.putRun({ ...record, provider, model }, label);
      break;
    }
    case 'provider_changed':
      await store.updateRun(record.run_id, { provider: event.payload.to, model: event.payload.model });
      break;
    case 'final_summary': {
      const { summary, confidence } = event.payload;
      await store.updateRun(record.run_id, {
        confidence,
        sources: summary.sources.map(({ id, kind, title, url, uri }) => ({ id, kind, title, url, uri })),
        ...(record.query === DEFAULT_QUERY ? { title: summary.title } : {}),
      });
      break;
    }
    case 'error':
      if (event.payload.source_id === undefined && event.payload.action_id === undefined)
        await store.updateRun(record.run_id, { error_code: event.payload.code });
      break;
    case 'agent_end':
      await store.updateRun(record.run_id, { ended_at: date(), reason: event.payload.reason });
  }
}
