import type { RunRecord } from '../../protocol/index.js';
import { DEFAULT_QUERY } from '../../protocol/version.js';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SidebarState } from '../state/model.js';
import { dayOf, percent } from '../selectors/amounts.js';
import { useController } from './context.js';
import { Icon, IconButton, SearchField, Spinner } from './controls.js';
import { Panel } from './Panel.js';

/** Earlier runs, by thread: the first question names it, its follow-ups open with it. */
export function History({ state }: { state: SidebarState }) {
  const controller = useController();
  const { runs, search } = state.history;
  const threads = runs === null ? [] : threadsOf(runs);
  const days = new Map<string, Thread[]>();
  for (const thread of threads) {
    const day = thread.first.pinned ? 'Pinned' : dayOf(thread.last.started_at, Date.now());
    days.set(day, [...(days.get(day) ?? []), thread]);
  }
  return (
    <Panel title="History" closeLabel="Close the history" onClose={() => controller.openPanel(null)}>
      <SearchField
        label="Search questions, answers, sources"
        value={search}
        autofocus
        onInput={(value) => controller.listRuns(value)}
      />
      {runs === null && (
        <p class="quiet">
          <Spinner /> Looking it up
        </p>
      )}
      {runs !== null && threads.length === 0 && (
        <p class="quiet">
          {search
            ? `Nothing was found for “${search}”.`
            : 'No questions yet. What you ask is kept here, on this machine.'}
        </p>
      )}
      {[...days].map(([day, entries]) => (
        <section key={day} aria-label={day}>
          <h3 class="day">{day}</h3>
          <ul class="history">
            {entries.map((thread) => (
              <Entry key={thread.first.run_id} thread={thread} />
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

interface Thread {
  first: RunRecord;
  last: RunRecord;
  run_ids: string[];
}

/** Pinned threads first, then the latest. A search may have found only a part of a thread. */
function threadsOf(runs: readonly RunRecord[]): Thread[] {
  const byThread = new Map<string, RunRecord[]>();
  for (const run of runs) byThread.set(run.thread_id, [...(byThread.get(run.thread_id) ?? []), run]);
  const threads = [...byThread.values()].flatMap((members): Thread[] => {
    const ordered = members.toSorted((a, b) => a.started_at.localeCompare(b.started_at));
    const [first] = ordered;
    const last = ordered.at(-1);
    return first && last ? [{ first, last, run_ids: ordered.map(({ run_id: id }) => id) }] : [];
  });
  return threads.sort(
    (a, b) => Number(b.first.pinned) - Number(a.first.pinned) || b.last.started_at.localeCompare(a.last.started_at),
  );
}

function Entry({ thread }: { thread: Thread }) {
  const controller = useController();
  const { first, run_ids: ids } = thread;
  const [mode, setMode] = useState<'shown' | 'renaming' | 'deleting'>('shown');
  const element = useRef<HTMLLIElement>(null);
  const from = useRef('');
  useEffect(() => {
    if (mode === 'deleting') element.current?.querySelector<HTMLElement>('.asking button')?.focus();
    // What was begun from a button ends at that button.
    if (mode === 'shown' && from.current !== '')
      element.current?.querySelector<HTMLElement>(`[aria-label^="${from.current}"]`)?.focus();
    from.current = mode === 'renaming' ? 'Rename' : mode === 'deleting' ? 'Delete' : '';
  }, [mode]);
  const title = titleOf(first);
  if (mode === 'renaming')
    return (
      <li ref={element} class="entry">
        <Rename
          title={title}
          onDone={(name) => {
            setMode('shown');
            if (name) controller.updateRun(first.run_id, { title: name });
          }}
        />
      </li>
    );
  return (
    <li
      ref={element}
      class="entry"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && mode === 'deleting') {
          event.preventDefault();
          setMode('shown');
        }
      }}
    >
      <button
        type="button"
        class="entry-open"
        title={title}
        onClick={() => controller.store.dispatch({ type: 'thread_shown', run_ids: ids })}
      >
        <span class="entry-title" dir="auto">
          {first.pinned && (
            <>
              <Icon name="pin" />
              <span class="visually-hidden">Pinned: </span>
            </>
          )}
          {title}
        </span>
        <span class="quiet entry-facts">{factsOf(thread)}</span>
      </button>
      {mode === 'deleting' ? (
        <span class="entry-tools asking" role="group" aria-label={`Delete ${title}?`}>
          <button type="button" class="text-button bad" onClick={() => ids.forEach((id) => controller.deleteRun(id))}>
            Delete
          </button>
          <button type="button" class="text-button" onClick={() => setMode('shown')}>
            Keep
          </button>
        </span>
      ) : (
        <span class="entry-tools">
          <IconButton
            icon="pin"
            label={`${first.pinned ? 'Unpin' : 'Pin'} ${title}`}
            pressed={first.pinned}
            onClick={() => controller.updateRun(first.run_id, { pinned: !first.pinned })}
          />
          <IconButton icon="edit" label={`Rename ${title}`} onClick={() => setMode('renaming')} />
          <IconButton icon="trash" label={`Delete ${title}`} onClick={() => setMode('deleting')} />
        </span>
      )}
    </li>
  );
}

/** A summary is known by what it is of: its own title, or that of the source where it came to none. */
function titleOf({ title, query, sources }: RunRecord): string {
  if (title && title !== DEFAULT_QUERY) return title;
  return query === DEFAULT_QUERY ? sources[0]?.title || 'Summary' : query;
}

function factsOf({ first, last, run_ids: ids }: Thread): string {
  const time = new Date(last.started_at);
  const facts = [
    Number.isNaN(time.getTime()) ? '' : timeOf(time),
    ids.length > 1 ? `${ids.length} questions` : '',
    last.reason === null
      ? 'running'
      : last.reason === 'completed'
        ? last.confidence === null
          ? ''
          : `${percent(last.confidence)} supported`
        : last.reason,
    first.sources
      .map(({ title: name }) => name)
      .filter((name) => name !== '' && name !== titleOf(first))
      .slice(0, 2)
      .join(', '),
  ];
  return facts.filter(Boolean).join(' · ');
}

function timeOf(time: Date): string {
  if (Date.now() - time.getTime() < 24 * 3_600_000)
    return time.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  return time.toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
}

function Rename({ title, onDone }: { title: string; onDone: (title: string | null) => void }) {
  const [draft, setDraft] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(draft.trim() || null);
      }}
    >
      <input
        aria-label="New name"
        value={draft}
        maxLength={300}
        ref={field}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            onDone(null);
          }
        }}
      />
      <IconButton icon="check" label="Rename" onClick={() => onDone(draft.trim() || null)} />
    </form>
  );
}
