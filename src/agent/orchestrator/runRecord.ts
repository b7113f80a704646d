import { DEFAULT_QUERY, type RunEvent, type RunRecord } from '../../protocol/index.js';
import type { RunLabel } from '../interfaces/index.js';
import type { RunDependencies } from './dependencies.js';

/** Updates a run's entry in the history with one of its events, if that changes it. */
export function keepRecord(
  event: RunEvent,
  record: RunRecord,
  label: RunLabel,
  { store, date }: Pick<RunDependencies, 'store' | 'date'>,
): Promise<void> | undefined {
  switch (event.type) {
    case 'agent_start': {
      const { provider, model } = event.payload;
      return store.putRun({ ...record, provider, model }, label);
    }
    case 'provider_changed':
      return store.updateRun(record.run_id, { provider: event.payload.to, model: event.payload.model });
    case 'final_summary': {
      const { summary, confidence } = event.payload;
      return store.updateRun(record.run_id, {
        confidence,
        sources: summary.sources.map(({ id, kind, title, url, uri }) => ({ id, kind, title, url, uri })),
        ...(record.query === DEFAULT_QUERY ? { title: summary.title } : {}),
      });
    }
    case 'error': {
      const { source_id: source, action_id: action, code } = event.payload;
      return source === undefined && action === undefined
        ? store.updateRun(record.run_id, { error_code: code })
        : undefined;
    }
    case 'agent_end':
      return store.updateRun(record.run_id, { ended_at: date(), reason: event.payload.reason });
    default:
      return undefined;
  }
}
