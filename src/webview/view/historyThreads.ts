import type { RunRecord } from '../../protocol/index.js';
import { DEFAULT_QUERY } from '../../protocol/version.js';
import { say } from '../selectors/catalog/say.js';

/** Runs that belong together: a question and its follow-ups, in order. */
export interface HistoryThread {
  first: RunRecord;
  last: RunRecord;
  run_ids: string[];
}

/** Pinned threads first, then the latest. A search may have found only a part of a thread. */
export function threadsOf(runs: readonly RunRecord[]): HistoryThread[] {
  const byThread = new Map<string, RunRecord[]>();
  for (const run of runs) byThread.set(run.thread_id, [...(byThread.get(run.thread_id) ?? []), run]);
  const threads = [...byThread.values()].flatMap((members): HistoryThread[] => {
    const ordered = members.toSorted((a, b) => a.started_at.localeCompare(b.started_at));
    const [first] = ordered;
    const last = ordered.at(-1);
    return first && last ? [{ first, last, run_ids: ordered.map(({ run_id: id }) => id) }] : [];
  });
  return threads.sort(
    (a, b) => Number(b.first.pinned) - Number(a.first.pinned) || b.last.started_at.localeCompare(a.last.started_at),
  );
}

/** A summary is known by what it summarizes: its own title, or that of the source where it has none. */
export function runTitle({ title, query, sources }: RunRecord): string {
  if (title && title !== DEFAULT_QUERY) return title;
  return query === DEFAULT_QUERY ? sources[0]?.title || say('run.summary') : query;
}
