import { decodeUriPart } from '@regen-research/text';
import { answerTitle, DEFAULT_QUERY, type RunRecord, type SourceReference } from '../../protocol/index.js';
import { dayOf } from '../selectors/amounts.js';
import { say } from '../selectors/catalog/say.js';
import { shortAddress } from '../state/sourceChips.js';

/** Runs that belong together: a question and its follow-ups, in order. */
export interface HistoryThread {
  first: RunRecord;
  last: RunRecord;
  /** Corrections of sentences included. */
  run_ids: string[];
  questions: number;
  /** The follow-up that contains what was searched for, if the first question doesn't. */
  matched?: string;
  /** Whether there is anything to read: if every run of a thread failed, there isn't. */
  answered: boolean;
}

/** Pinned threads first, then the latest. A search may have found only part of a thread. */
export function threadsOf(runs: readonly RunRecord[], search = ''): HistoryThread[] {
  const sought = search.trim().toLowerCase();
  const says = (run: RunRecord) => runTitle(run).toLowerCase().includes(sought);
  const byThread = new Map<string, RunRecord[]>();
  for (const run of runs) byThread.set(run.thread_id, [...(byThread.get(run.thread_id) ?? []), run]);
  const threads = [...byThread.values()].flatMap((members): HistoryThread[] => {
    const ordered = members.toSorted((a, b) => a.started_at.localeCompare(b.started_at));
    const questions = ordered.filter(({ repairs }) => !repairs);
    const [first] = questions;
    const last = questions.at(-1);
    if (!first || !last) return [];
    const follow = sought === '' || says(first) ? undefined : questions.find(says);
    return [
      {
        first,
        last,
        run_ids: ordered.map(({ run_id: id }) => id),
        questions: questions.length,
        matched: follow && runTitle(follow),
        answered: ordered.some(({ reason }) => reason !== 'failed'),
      },
    ];
  });
  return threads.sort(
    (a, b) => Number(b.first.pinned) - Number(a.first.pinned) || b.last.started_at.localeCompare(a.last.started_at),
  );
}

/** Threads of one day, or the pinned ones, grouped by source. */
export interface HistoryDay {
  name: string;
  sources: HistorySource[];
}

/** Threads about the same sources. */
export interface HistorySource {
  key: string;
  /** The sources' titles; with their place if others of the day have the same. */
  name: string;
  threads: HistoryThread[];
}

/** Threads in order, by day, and within a day by source. `now` in milliseconds. */
export function daysOf(threads: readonly HistoryThread[], now: number): HistoryDay[] {
  const days: HistoryDay[] = [];
  for (const thread of threads) {
    const name = thread.first.pinned ? say('history.pinned') : dayOf(thread.last.started_at, now);
    let day = days.find((known) => known.name === name);
    if (!day) days.push((day = { name, sources: [] }));
    const key = sourceKey(thread.first);
    const group = day.sources.find((known) => known.key === key);
    if (group) group.threads.push(thread);
    else day.sources.push({ key, name: '', threads: [thread] });
  }
  for (const { sources } of days) {
    const names = namesOfSources(sources.map(({ threads: [thread] }) => thread?.first));
    for (const [index, source] of sources.entries()) source.name = names[index] ?? '';
  }
  return days;
}

/** Identifies what was read, whatever its titles are. */
const sourceKey = ({ sources }: RunRecord): string =>
  JSON.stringify(sources.map(({ url, uri, title }) => url ?? uri ?? title));

/** A document's file name, or a page's address without its scheme; empty for text without a place. */
function placeOfSource({ url, uri }: SourceReference): string {
  if (url !== undefined) return shortAddress(url);
  return decodeUriPart(
    uri
      ?.replace(/[?#].*$/, '')
      .split('/')
      .pop() ?? '',
  );
}

/** Where the sources of a run are, unless their titles say it. */
const placesOf = (run: RunRecord): string =>
  [...new Set(run.sources.filter((source) => source.title !== placeOfSource(source)).map(placeOfSource))]
    .filter(Boolean)
    .slice(0, MOST_NAMES)
    .join(', ');

/** The latest threads to offer again, without repetitions of one question about one source. */
export function recentThreads(runs: readonly RunRecord[], most: number): HistoryThread[] {
  const asked = new Set<string>();
  return threadsOf(runs)
    .filter(({ first, answered }) => {
      const question = JSON.stringify([sourceKey(first), first.title, first.query]);
      if (!answered || asked.has(question)) return false;
      asked.add(question);
      return true;
    })
    .slice(0, most);
}

/** More names wouldn't fit. */
const MOST_NAMES = 2;

/** The sources of a run, such as `README.md, Handbook`; a page without a title by its short address. */
function sourceNames({ sources }: RunRecord): string {
  const names = sources
    .map(({ title, url }) => (url !== undefined && title === url ? shortAddress(url) : title))
    .filter((title) => title !== '');
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES
    ? say('history.sourcesAndMore', { names: shown, more: names.length - MOST_NAMES })
    : shown;
}

/** What to call the sources of each run: with their places if other sources have the same names. */
export function namesOfSources(runs: readonly (RunRecord | undefined)[]): string[] {
  const called = runs.map((run) => (run ? { run, name: sourceNames(run), key: sourceKey(run) } : undefined));
  const keys = new Map<string, Set<string>>();
  for (const one of called) if (one) keys.set(one.name, (keys.get(one.name) ?? new Set()).add(one.key));
  return called.map((one) => {
    if (!one) return '';
    const places = (keys.get(one.name)?.size ?? 0) > 1 ? placesOf(one.run) : '';
    return places === '' || places === one.name ? one.name : `${one.name} · ${places}`;
  });
}

/** The name that the reader gave a run. */
const givenTitle = ({ title, query, sources }: RunRecord): string | undefined =>
  title === '' || title === query || title === answerTitle(sources) ? undefined : title;

/** What was asked: the question, or that it is a summary; or the name that the reader gave it. */
export const runTitle = (run: RunRecord): string =>
  givenTitle(run) ?? (run.query === DEFAULT_QUERY ? say('run.summary') : run.query);

/** The same for where its sources aren't named: a summary is called as they are. */
export const fullTitle = (run: RunRecord): string =>
  givenTitle(run) ?? ((run.query === DEFAULT_QUERY && sourceNames(run)) || runTitle(run));
