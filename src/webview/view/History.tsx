import { useEffect, useRef, useState } from 'preact/hooks';
import type { SidebarState } from '../state/model.js';
import { dayOf } from '../selectors/amounts.js';
import { say, sayCount, sayTime } from '../selectors/catalog/say.js';
import { useController } from './context.js';
import { Icon, IconButton, SearchField, Spinner } from './controls.js';
import { runTitle, threadsOf, type HistoryThread } from './historyThreads.js';
import { Panel } from './Panel.js';

/** Earlier runs, by thread: the first question names it, its follow-ups open with it. */
export function History({ state }: { state: SidebarState }) {
  const controller = useController();
  const { runs, search } = state.history;
  const threads = runs === null ? [] : threadsOf(runs);
  const days = new Map<string, HistoryThread[]>();
  for (const thread of threads) {
    const day = thread.first.pinned ? say('history.pinned') : dayOf(thread.last.started_at, Date.now());
    days.set(day, [...(days.get(day) ?? []), thread]);
  }
  return (
    <Panel title={say('history.title')} closeLabel={say('history.close')} onClose={() => controller.openPanel(null)}>
      <SearchField
        label={say('history.search')}
        placeholder={say('history.searchPlaceholder')}
        value={search}
        autofocus
        onInput={(value) => controller.listRuns(value)}
      />
      {runs === null && (
        <p class="quiet">
          <Spinner /> {say('history.loading')}
        </p>
      )}
      {runs !== null && threads.length === 0 && (
        <p class="quiet">{search ? say('history.nothingFound', { search }) : say('history.empty')}</p>
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

function Entry({ thread }: { thread: HistoryThread }) {
  const controller = useController();
  const { first, run_ids: ids } = thread;
  const [mode, setMode] = useState<'shown' | 'renaming' | 'deleting'>('shown');
  const element = useRef<HTMLLIElement>(null);
  const from = useRef('');
  const tool = (name: string) => element.current?.querySelector<HTMLElement>(`[data-tool="${name}"] button`);
  useEffect(() => {
    if (mode === 'deleting') element.current?.querySelector<HTMLElement>('.asking button')?.focus();
    // What was begun from a button ends at that button.
    if (mode === 'shown' && from.current !== '') tool(from.current)?.focus();
    from.current = mode === 'shown' ? '' : mode;
  }, [mode]);
  const title = runTitle(first);
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
              <span class="visually-hidden">{say('history.pinnedPrefix')}</span>
            </>
          )}
          {title}
        </span>
        <span class="quiet entry-facts">{factsOf(thread)}</span>
      </button>
      {mode === 'deleting' ? (
        <span class="entry-tools asking" role="group" aria-label={say('history.deleteQuestion', { title })}>
          <button type="button" class="text-button bad" onClick={() => ids.forEach((id) => controller.deleteRun(id))}>
            {say('history.deleteYes')}
          </button>
          <button type="button" class="text-button" onClick={() => setMode('shown')}>
            {say('history.cancel')}
          </button>
        </span>
      ) : (
        <span class="entry-tools">
          <IconButton
            icon="pin"
            label={say(first.pinned ? 'history.unpin' : 'history.pin', { title })}
            pressed={first.pinned}
            onClick={() => controller.updateRun(first.run_id, { pinned: !first.pinned })}
          />
          <span data-tool="renaming">
            <IconButton icon="edit" label={say('history.rename', { title })} onClick={() => setMode('renaming')} />
          </span>
          <span data-tool="deleting">
            <IconButton icon="trash" label={say('history.delete', { title })} onClick={() => setMode('deleting')} />
          </span>
        </span>
      )}
    </li>
  );
}

function factsOf({ first, last, run_ids: ids }: HistoryThread): string {
  const time = new Date(last.started_at);
  const facts = [
    Number.isNaN(time.getTime()) ? '' : timeOf(time),
    ids.length > 1 ? sayCount('questions', ids.length) : '',
    last.reason === 'completed' ? '' : say(last.reason === null ? 'history.running' : `history.${last.reason}`),
    first.sources
      .map(({ title: name }) => name)
      .filter((name) => name !== '' && name !== runTitle(first))
      .slice(0, 2)
      .join(', '),
  ];
  return facts.filter(Boolean).join(' · ');
}

function timeOf(time: Date): string {
  if (Date.now() - time.getTime() < 24 * 3_600_000) return sayTime(time, { hour: '2-digit', minute: '2-digit' });
  return sayTime(time, { day: 'numeric', month: 'short' });
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
        aria-label={say('history.newName')}
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
      <IconButton icon="check" label={say('history.renameDone')} onClick={() => onDone(draft.trim() || null)} />
    </form>
  );
}
