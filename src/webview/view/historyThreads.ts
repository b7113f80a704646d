import type { RunRecord } from '../../protocol/index.js';
import { DEFAULT_QUERY } from '../../protocol/version.js';
import { dayOf } from '../selectors/amounts.js';
import { say } from '../selectors/catalog/say.js';

/** Runs that belong together: a question and its follow-ups, in order. */
export interface HistoryThread {
  first: RunRecord;
  last: RunRecord;
  /** Corrections of sentences included. */
  run_ids: string[];
  questions: number;
  /** Whether there is anything to read: if every run of a thread failed, there isn't. */
  answered: boolean;
}

/** Pinned threads first, then the latest. A search may have found only part of a thread. */
export function threadsOf(runs: readonly RunRecord[]): HistoryThread[] {
  const byThread = new Map<string, RunRecord[]>();
  for (const run of runs) byThread.set(run.thread_id, [...(byThread.get(run.thread_id) ?? []), run]);
  const threads = [...byThread.values()].flatMap((members): HistoryThread[] => {
    const ordered = members.toSorted((a, b) => a.started_at.localeCompare(b.started_at));
    const questions = ordered.filter(({ repairs }) => !repairs);
    const [first] = questions;
    const last = questions.at(-1);
    const answered = ordered.some(({ reason }) => reason !== 'failed');
    return first && last
      ? [{ first, last, run_ids: ordered.map(({ run_id: id }) => id), questions: questions.length, answered }]
      : [];
  });
  return threads.sort(
    (a, b) => Number(b.first.pinned) - Number(a.first.pinned) || b.last.started_at.localeCompare(a.last.started_at),
  );
}

/** Threads of one day, or the pinned ones, grouped by source. */
export interface HistoryDay {
  name: string;
  sources: { name: string; threads: HistoryThread[] }[];
}

/** Threads in order, by day, and within a day by source. `now` in milliseconds. */
export function daysOf(threads: readonly HistoryThread[], now: number): HistoryDay[] {
  const days: HistoryDay[] = [];
  for (const thread of threads) {
    const name = thread.first.pinned ? say('history.pinned') : dayOf(thread.last.started_at, now);
    let day = days.find((known) => known.name === name);
    if (!day) days.push((day = { name, sources: [] }));
    const source = sourceNames(thread.first);
    const group = day.sources.find((known) => known.name === source);
    if (group) group.threads.push(thread);
    else day.sources.push({ name: source, threads: [thread] });
  }
  return days;
}

/** More names wouldn't fit. */
const MOST_NAMES = 2;

/** The sources of a run, such as `README.md, Handbook`. */
export function sourceNames({ sources }: RunRecord): string {
  const names = sources.map(({ title }) => title).filter((title) => title !== '');
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES
    ? say('history.sourcesAndMore', { names: shown, more: names.length - MOST_NAMES })
    : shown;
}

/** The question, or for a summary its own title, or else its source's title. */
export function runTitle({ title, query, sources }: RunRecord): string {
  if (title && title !== DEFAULT_QUERY) return title;
  return query === DEFAULT_QUERY ? sources[0]?.title || say('run.summary') : query;
}

/** The same below the name of its source, without repeating that name. */
export function titleBelowSource(run: RunRecord): string {
  const title = runTitle(run);
  return run.query === DEFAULT_QUERY && run.sources.some((source) => source.title === title)
    ? say('run.summary')
    : title;
}
