import {
  EMPTY_COMPOSER,
  runningRun,
  type Composer,
  type DeletedThread,
  type SidebarState,
  type SourceChip,
} from './model.js';

/** What persists across a reload. Not the texts: the agent stores all events and sends them again. */
interface SavedState {
  version: 1;
  thread: readonly string[];
  /** The run that hadn't ended. */
  unfinished: string | null;
  composer: Composer;
  /** A thread to delete unless the reader undoes it. */
  deleted: DeletedThread | null;
  /** Time in milliseconds since 1970; of two copies, the later one counts. */
  saved_at: number;
}

export function toSave(state: SidebarState): Omit<SavedState, 'saved_at'> {
  const { thread, unfinished, composer, history } = state;
  const running = runningRun(state)?.run_id ?? unfinished?.run_id ?? null;
  return { version: 1, thread, unfinished: running, composer: withoutLongTexts(composer), deleted: history.deleted };
}

/** Longer pasted texts don't persist across a reload, in characters. */
const MAX_SAVED_TEXT = 50_000;

const withoutLongTexts = (composer: Composer): Composer => ({
  ...composer,
  chips: composer.chips.filter(({ request }) => !('text' in request) || request.text.length <= MAX_SAVED_TEXT),
});

/** Parses saved state from an untrusted value; an older version or damage gives the empty state. */
export function fromSaved(value: unknown): Omit<SavedState, 'version'> {
  const empty = { thread: [], unfinished: null, composer: EMPTY_COMPOSER, deleted: null, saved_at: 0 };
  if (!isRecord(value) || value.version !== 1 || !isRecord(value.composer)) return empty;
  const { query, chips, document_dismissed: dismissed, anew } = value.composer;
  return {
    thread: list(value.thread).filter((id): id is string => typeof id === 'string'),
    unfinished: typeof value.unfinished === 'string' ? value.unfinished : null,
    deleted: isDeletedThread(value.deleted) ? value.deleted : null,
    saved_at: typeof value.saved_at === 'number' ? value.saved_at : 0,
    composer: {
      query: typeof query === 'string' ? query : '',
      anew: anew === true,
      document_dismissed: dismissed === true,
      chips: list(chips).filter(isChip),
    },
  };
}

/** The same, from the text that the host saved. */
export function fromKept(text: string | null): ReturnType<typeof fromSaved> {
  try {
    return fromSaved(text === null ? undefined : JSON.parse(text));
  } catch {
    return fromSaved(undefined);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const isStrings = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string');

function isDeletedThread(value: unknown): value is DeletedThread {
  return (
    isRecord(value) &&
    typeof value.title === 'string' &&
    isStrings(value.run_ids) &&
    (value.shown === undefined || isStrings(value.shown))
  );
}

function isChip(value: unknown): value is SourceChip {
  return (
    isRecord(value) &&
    typeof value.key === 'string' &&
    typeof value.title === 'string' &&
    isRecord(value.request) &&
    ['url', 'document', 'selection', 'text'].includes(value.kind as string)
  );
}
