import { useRef, useState } from 'preact/hooks';
import { say, sayCount } from '../selectors/catalog/say.js';
import { listedRuns, type SidebarState } from '../state/model.js';
import { useController } from './context.js';
import { Fold, Icon, SearchField, Spinner } from './controls.js';
import { HistoryEntry } from './HistoryEntry.js';
import { daysOf, namesOfSources, threadsOf, type HistoryThread } from './historyThreads.js';
import { Panel } from './Panel.js';

/** Earlier questions by day and source, each with its follow-ups; questions without an answer are collapsed below. */
export function History({ state }: { state: SidebarState }) {
  const controller = useController();
  const { search, deleted } = state.history;
  const runs = listedRuns(state);
  const threads = runs === null ? [] : threadsOf(runs, search);
  const answered = threads.filter((thread) => thread.answered || thread.first.pinned);
  const failed = threads.filter((thread) => !answered.includes(thread));
  const [focused, setFocused] = useState<string | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  // One tab stop for the entire list, as in VS Code's own lists: the arrow keys move within it.
  const current = threads.some(({ first }) => first.run_id === focused) ? focused : answered[0]?.first.run_id;
  const failedSources = namesOfSources(failed.map(({ first }) => first));
  const entry = (thread: HistoryThread, sources?: string) => (
    <HistoryEntry
      key={thread.first.run_id}
      thread={thread}
      sources={sources}
      current={thread.first.run_id === (current ?? failed[0]?.first.run_id)}
      onFocus={() => setFocused(thread.first.run_id)}
    />
  );
  return (
    <Panel title={say('history.title')} closeLabel={say('history.close')} onClose={() => controller.openPanel(null)}>
      <div onKeyDown={(event) => moveToEntries(event, list.current)}>
        <SearchField
          label={say('history.search')}
          placeholder={say('history.searchPlaceholder')}
          value={search}
          autofocus
          onInput={(value) => controller.listRuns(value)}
        />
      </div>
      {deleted && (
        <div class="strip strip-info" role="status">
          <Icon name="trash" />
          <span class="strip-text">
            {say('history.deleted', { title: deleted.title })}{' '}
            <button type="button" class="link" onClick={() => controller.undoDelete()}>
              {say('history.undo')}
            </button>
          </span>
        </div>
      )}
      {runs === null && (
        <p class="quiet">
          <Spinner /> {say('history.loading')}
        </p>
      )}
      {runs !== null && threads.length === 0 && (
        <p class="quiet">{search ? say('history.nothingFound', { search }) : say('history.empty')}</p>
      )}
      <div ref={list} onKeyDown={moveAmongEntries}>
        {daysOf(answered, Date.now()).map(({ name, sources }) => (
          <section key={name} aria-label={name}>
            <h3 class="day">{name}</h3>
            {sources.map((source) => (
              <div key={source.key}>
                {source.name !== '' && (
                  <h4 class="history-source" dir="auto" title={source.name}>
                    {source.name}
                  </h4>
                )}
                <ul class="history">{source.threads.map((thread) => entry(thread))}</ul>
              </div>
            ))}
          </section>
        ))}
        {failed.length > 0 && (
          <Fold
            class="unanswered"
            open={unfolded || answered.length === 0}
            onToggle={setUnfolded}
            summary={
              <span class="quiet">
                {say('history.unanswered', { questions: sayCount('questions', failed.length) })}
              </span>
            }
          >
            {() => <ul class="history">{failed.map((thread, index) => entry(thread, failedSources[index]))}</ul>}
          </Fold>
        )}
      </div>
    </Panel>
  );
}

/** Down moves from the search to what it found, as in VS Code's own lists. */
function moveToEntries(event: KeyboardEvent, list: HTMLElement | null): void {
  if (event.key !== 'ArrowDown') return;
  const first = list?.querySelector<HTMLElement>('.entry-open');
  if (!first) return;
  event.preventDefault();
  first.focus();
}

/** Up, Down, Home, and End move between questions. */
function moveAmongEntries(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (!(event.target instanceof HTMLElement) || !event.target.closest('.entry')) return;
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('.entry-open')];
  const at = entries.findIndex((open) => open.closest('.entry')?.contains(event.target as HTMLElement));
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  entries[next]?.focus();
}
