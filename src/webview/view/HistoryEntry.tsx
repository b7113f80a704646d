import { useEffect, useRef, useState } from 'preact/hooks';
import { say, sayCount, sayTime } from '../selectors/catalog/say.js';
import { useController } from './context.js';
import { Icon, IconButton } from './controls.js';
import { fullTitle, runTitle, type HistoryThread } from './historyThreads.js';

interface HistoryEntryProps {
  thread: HistoryThread;
  /** What its sources are called, unless they are named above it. */
  sources?: string;
  /** Whether it is the tab stop of the list. */
  current: boolean;
  onFocus: () => void;
}

/** A question in the history with its actions. Delete and F2 work as in VS Code's own lists. */
export function HistoryEntry({ thread, sources, current, onFocus }: HistoryEntryProps) {
  const controller = useController();
  const { first, run_ids: ids } = thread;
  const [renaming, setRenaming] = useState(false);
  const element = useRef<HTMLLIElement>(null);
  const wasRenaming = useRef(false);
  useEffect(() => {
    // Actions started from here end here.
    if (wasRenaming.current && !renaming) element.current?.querySelector<HTMLElement>('.entry-open')?.focus();
    wasRenaming.current = renaming;
  }, [renaming]);
  const title = runTitle(first);
  // Its buttons are read apart from the names of its sources.
  const name = fullTitle(first);
  if (renaming)
    return (
      <li ref={element} class="entry">
        <Rename
          title={title}
          onDone={(name) => {
            setRenaming(false);
            if (name && name !== title) controller.updateRun(first.run_id, { title: name });
          }}
        />
      </li>
    );
  const open = () => controller.store.dispatch({ type: 'thread_shown', run_ids: ids });
  const remove = () => controller.deleteThread(ids, name);
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Delete') remove();
    else if (event.key === 'F2') setRenaming(true);
    else return;
    event.preventDefault();
  };
  const declined = first.error_code === 'consent_needed' && !thread.answered;
  return (
    <li ref={element} class="entry" onFocusIn={onFocus} onKeyDown={key}>
      <button type="button" class="entry-open" title={title} tabIndex={current ? 0 : -1} onClick={open}>
        <span class="entry-title" dir="auto">
          {first.pinned && (
            <>
              <Icon name="pin" />
              <span class="visually-hidden">{say('history.pinnedPrefix')}</span>
            </>
          )}
          {title}
        </span>
        {thread.matched !== undefined && (
          <span class="quiet entry-facts entry-match" dir="auto" title={thread.matched}>
            {thread.matched}
          </span>
        )}
        <EntryFacts sources={sources} facts={threadFacts(thread, declined)} />
      </button>
      {!thread.answered && (
        <button
          type="button"
          class="link entry-retry"
          tabIndex={current ? 0 : -1}
          aria-label={say('history.tryAgain', { title: name })}
          onClick={() => {
            open();
            controller.runAgain({ run_id: thread.last.run_id }, false);
          }}
        >
          {say('remedy.retry')}
        </button>
      )}
      <span class="entry-tools" data-current={current}>
        <IconButton
          icon="pin"
          label={say(first.pinned ? 'history.unpin' : 'history.pin', { title: name })}
          pressed={first.pinned}
          tabStop={current}
          onClick={() => controller.updateRun(first.run_id, { pinned: !first.pinned })}
        />
        <IconButton
          icon="edit"
          label={say('history.rename', { title: name })}
          tabStop={current}
          onClick={() => setRenaming(true)}
        />
        <IconButton icon="trash" label={say('history.delete', { title: name })} tabStop={current} onClick={remove} />
      </span>
    </li>
  );
}

/** The line below an entry's title; of what doesn't fit, the names of its sources are cut. */
export function EntryFacts({ sources = '', facts }: { sources?: string; facts: readonly string[] }) {
  return (
    <span class="quiet entry-facts">
      {sources !== '' && (
        <span class="entry-sources" dir="auto" title={sources}>
          {sources}
        </span>
      )}
      <span>{[...(sources === '' ? [] : ['']), ...facts].join(' · ')}</span>
    </span>
  );
}

/** When, how many questions, and how it ended if not with an answer. */
export function threadFacts({ last, questions }: HistoryThread, declined = false): string[] {
  const time = new Date(last.started_at);
  const reason = last.reason === null ? 'history.running' : (`history.${last.reason}` as const);
  const facts = [
    Number.isNaN(time.getTime()) ? '' : timeOf(time),
    questions > 1 ? sayCount('questions', questions) : '',
    declined ? say('run.notRead') : reason === 'history.completed' ? '' : say(reason),
  ];
  return facts.filter(Boolean);
}

const DAY_MS = 24 * 3_600_000;

function timeOf(time: Date): string {
  if (Date.now() - time.getTime() < DAY_MS) return sayTime(time, { hour: 'numeric', minute: '2-digit' });
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
          // Keys of the entry are text here.
          event.stopPropagation();
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onDone(null);
        }}
      />
      <IconButton icon="check" label={say('history.renameDone')} onClick={() => onDone(draft.trim() || null)} />
    </form>
  );
}
