import { EMPTY_COMPOSER, type Composer, type SidebarState, type SourceChip } from './model.js';

/** What outlives a reload. The text itself does not: the agent keeps every event and hands them over again. */
interface SavedState {
  version: 1;
  thread: readonly string[];
  composer: Composer;
}

export function toSave({ thread, composer }: SidebarState): SavedState {
  return { version: 1, thread, composer };
}

/** What was saved, from an untrusted value: an older version or damage gives the empty state. */
export function fromSaved(value: unknown): { thread: readonly string[]; composer: Composer } {
  const empty = { thread: [], composer: EMPTY_COMPOSER };
  if (!isRecord(value) || value.version !== 1 || !isRecord(value.composer)) return empty;
  const { query, follow_up: followUp, chips, document_dismissed: dismissed } = value.composer;
  return {
    thread: list(value.thread).filter((id): id is string => typeof id === 'string'),
    composer: {
      query: typeof query === 'string' ? query : '',
      follow_up: typeof followUp === 'string' ? followUp : '',
      document_dismissed: dismissed === true,
      chips: list(chips).filter(isChip),
    },
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function isChip(value: unknown): value is SourceChip {
  return isRecord(value) && typeof value.key === 'string' && typeof value.title === 'string' && isRecord(value.request)
    && ['url', 'document', 'selection'].includes(value.kind as string);
}
