import type { AgentEvent, ErrorCode, EventOf, HostMessage } from '../../protocol/index.js';
import { DEFAULT_QUERY } from '../../protocol/version.js';
import {
  shownText,
  EMPTY_COMPOSER,
  emptyRun,
  isDrafted,
  notesOf,
  runningRun,
  type ActionState,
  type DeletedThread,
  type Failure,
  type Link,
  type Panel,
  type PendingStart,
  type RunState,
  type SidebarState,
  type SourceChip,
  type StartCommand,
} from './model.js';
import { reduceRun } from './reduceRun.js';
import { chipOf } from './sourceChips.js';

/** Actions of the page itself; messages from the agent and the host arrive as they are. */
export type Action =
  | { type: 'events'; events: readonly AgentEvent[] }
  | { type: 'host'; message: HostMessage }
  | { type: 'link'; link: Link }
  | {
      type: 'restored';
      thread: readonly string[];
      unfinished: string | null;
      composer: SidebarState['composer'];
      deleted: DeletedThread | null;
    }
  | { type: 'query_edited'; query: string }
  | { type: 'asked_anew'; anew: boolean }
  | { type: 'chip_added'; chip: SourceChip }
  | { type: 'chip_removed'; key: string }
  | { type: 'document_dismissed'; dismissed: boolean }
  | ({ type: 'start_sent' } & PendingStart)
  | { type: 'start_after'; run_id: string; command: StartCommand }
  | { type: 'start_after_taken' }
  | { type: 'busy_closed' }
  | { type: 'problem_closed' }
  | { type: 'notice_closed' }
  | { type: 'nothing_to_read' }
  | { type: 'resume_asked'; run_ids: readonly string[] }
  | { type: 'action_sent'; run_id: string; action_id: string }
  | { type: 'thread_shown'; run_ids: readonly string[] }
  | { type: 'sentence_revealed'; run_id: string; sentence_index: number }
  | { type: 'new_thread' }
  | { type: 'panel'; panel: Panel | null }
  | { type: 'history_searched'; search: string; request_id: string }
  | { type: 'models_asked'; request_id: string }
  | { type: 'model_notice_closed'; change: string }
  | { type: 'demo_chosen' }
  | ({ type: 'thread_deleted' } & Pick<DeletedThread, 'run_ids' | 'title'>)
  | { type: 'deletion_undone' }
  | { type: 'deletion_settled' };

/** The whole state as a function of what happened; doesn't touch the DOM or the clock. */
export function reduce(state: SidebarState, action: Action): SidebarState {
  switch (action.type) {
    case 'events':
      return action.events.reduce(reduceEvent, state);
    case 'host':
      return reduceHost(state, action.message);
    case 'link':
      return reduceLink(state, action.link);
    case 'restored':
      return withThread(
        {
          ...state,
          composer: action.composer,
          history: { ...state.history, deleted: action.deleted },
          unfinished: action.unfinished === null ? null : { run_id: action.unfinished, asked: false },
        },
        action.thread,
      );
    case 'query_edited':
      return compose(state, { query: action.query });
    case 'asked_anew':
      return compose(state, { anew: action.anew });
    case 'chip_added':
      return addChips(state, [action.chip]);
    case 'chip_removed':
      return compose(state, { chips: state.composer.chips.filter(({ key }) => key !== action.key) });
    case 'document_dismissed':
      return compose(state, { document_dismissed: action.dismissed });
    case 'start_sent': {
      const { request_id: requestId, command, composed, beside, replaces } = action;
      const request: PendingStart = { request_id: requestId, command, composed, beside, replaces };
      const pending = [...state.pending.filter(({ request_id: id }) => id !== requestId), request];
      // Automatic actions close nothing that the reader has open.
      if (replaces !== undefined) return { ...state, pending, unfinished: { run_id: replaces, asked: true } };
      return { ...state, pending, busy: null, problem: null, panel: null, notice: null };
    }
    case 'start_after':
      return { ...state, after_end: { run_id: action.run_id, command: action.command }, busy: null };
    case 'start_after_taken':
      return { ...state, after_end: null };
    case 'busy_closed':
      return { ...state, busy: null };
    case 'problem_closed':
      return { ...state, problem: null, failed_command: null };
    case 'notice_closed':
      return { ...state, notice: null };
    case 'nothing_to_read':
      return { ...state, notice: { level: 'error', kind: 'nothing_to_read' } };
    case 'resume_asked': {
      const runs = { ...state.runs };
      for (const id of action.run_ids) {
        const run = runs[id];
        if (run) runs[id] = { ...run, resume: 'asked' };
      }
      return { ...state, runs };
    }
    case 'action_sent': {
      const run = state.runs[action.run_id];
      return run ? withRun(state, { ...run, outcomes: { ...run.outcomes, [action.action_id]: 'running' } }) : state;
    }
    case 'thread_shown':
      return { ...withThread(state, action.run_ids), panel: null, busy: null, problem: null };
    case 'sentence_revealed':
      return revealed(state, action.run_id, action.sentence_index);
    case 'new_thread':
      return {
        ...state,
        thread: [],
        panel: null,
        busy: null,
        problem: null,
        composer: EMPTY_COMPOSER,
        focus_composer: state.focus_composer + 1,
        elsewhere: runningRun(state)?.run_id ?? state.elsewhere,
      };
    case 'panel':
      return { ...state, panel: action.panel };
    case 'history_searched':
      return { ...state, history: { ...state.history, search: action.search, request_id: action.request_id } };
    case 'models_asked':
      return { ...state, models_request: action.request_id };
    case 'model_notice_closed':
      return { ...state, closed_model_notices: [...state.closed_model_notices, action.change] };
    case 'demo_chosen':
      return { ...state, knows_demo: true };
    case 'thread_deleted': {
      const { run_ids, title } = action;
      return {
        ...state,
        history: { ...state.history, deleted: { run_ids, title, shown: state.thread } },
        thread: state.thread.filter((id) => !run_ids.includes(id)),
      };
    }
    case 'deletion_undone': {
      const { run_ids: ids = [], shown = [] } = state.history.deleted ?? {};
      // Unless something else has been opened or asked meanwhile.
      const isSame = shown.filter((id) => !ids.includes(id)).join() === state.thread.join();
      const settled = { ...state, history: { ...state.history, deleted: null } };
      return isSame ? withThread(settled, shown) : settled;
    }
    case 'deletion_settled':
      return { ...state, history: { ...state.history, deleted: null } };
  }
}

const compose = (state: SidebarState, change: Partial<SidebarState['composer']>): SidebarState => ({
  ...state,
  composer: { ...state.composer, ...change },
});
const withRun = (state: SidebarState, run: RunState): SidebarState => ({
  ...state,
  runs: { ...state.runs, [run.run_id]: run },
});

function addChips(state: SidebarState, chips: readonly SourceChip[]): SidebarState {
  const known = new Set(state.composer.chips.map(({ key }) => key));
  return compose(state, { chips: [...state.composer.chips, ...chips.filter(({ key }) => !known.has(key))] });
}

/** Shows these runs; unknown ones are requested from their start. */
function withThread(state: SidebarState, thread: readonly string[]): SidebarState {
  const runs = { ...state.runs };
  for (const id of thread) runs[id] ??= { ...emptyRun(id), resume: 'needed' };
  return { ...state, runs, thread, elsewhere: thread.includes(state.elsewhere ?? '') ? null : state.elsewhere };
}

/** Shows a sentence of an answer, whatever is currently shown. */
function revealed(state: SidebarState, runId: string, index: number): SidebarState {
  const shown = state.thread.includes(runId) ? state : reduce(state, { type: 'thread_shown', run_ids: [runId] });
  const reveal = { run_id: runId, sentence_index: index, nonce: (state.reveal?.nonce ?? 0) + 1 };
  return { ...shown, panel: null, reveal };
}

function reduceLink(state: SidebarState, link: Link): SidebarState {
  if (link !== 'open') return { ...state, link };
  // A new connection doesn't know the previous one's requests, and may have missed events.
  const runs = Object.fromEntries(
    Object.entries(state.runs).map(([id, run]) => [id, run.end ? run : { ...run, resume: 'needed' as const }]),
  );
  return {
    ...state,
    link,
    runs,
    unfinished: state.unfinished && {
      ...state.unfinished,
      asked: state.pending.some(({ replaces }) => replaces === state.unfinished?.run_id),
    },
  };
}

function reduceHost(state: SidebarState, message: HostMessage): SidebarState {
  switch (message.type) {
    case 'init': {
      const { session_id, settings, active_document, providers, had_model, endpoint, trusted } = message;
      return { ...state, ready: true, session_id, settings, active_document, providers, had_model, endpoint, trusted };
    }
    case 'endpoint_changed':
      return { ...state, endpoint: message.endpoint };
    case 'agent_event':
      return reduceEvent(state, message.event);
    case 'active_document': {
      const other = message.document?.uri !== state.active_document?.uri;
      return compose({ ...state, active_document: message.document }, other ? { document_dismissed: false } : {});
    }
    case 'settings':
      return { ...state, settings: message.settings };
    case 'providers':
      return { ...state, providers: message.providers };
    case 'add_sources':
      return { ...addChips(state, message.sources.map(chipOf)), focus_composer: state.focus_composer + 1 };
    case 'fill_composer':
      return {
        ...compose(addChips(compose(state, { chips: [] }), message.sources.map(chipOf)), {
          query: message.query,
          anew: true,
          document_dismissed: true,
        }),
        panel: null,
        focus_composer: state.focus_composer + 1,
      };
    case 'show_run':
      return reduce(state, { type: 'thread_shown', run_ids: [message.run_id] });
    case 'reveal_sentence':
      return revealed(state, message.run_id, message.sentence_index);
    case 'perform':
      switch (message.action) {
        case 'new_run':
          return reduce(state, { type: 'new_thread' });
        case 'show_history':
          return { ...state, panel: 'history' };
        case 'focus_composer':
          return { ...state, panel: null, focus_composer: state.focus_composer + 1 };
        default:
          return state;
      }
    case 'notice':
      return {
        ...state,
        notice: { level: message.level, message: message.message },
        announcement: { kind: 'said', told: { message: message.message } },
      };
    case 'run_request':
      return state;
  }
}

function reduceEvent(state: SidebarState, event: AgentEvent): SidebarState {
  if (event.run_id === undefined || event.seq === undefined) return reduceLoose(state, event);
  const before = state.runs[event.run_id] ?? emptyRun(event.run_id);
  const run = reduceRun(before, event);
  if (run === before) return state;
  const after = withRun(state, run);
  if (run.seq === before.seq) return after;
  if (event.type === 'agent_start') return reduceStart(after, run, event.payload.request_id);
  if (event.type === 'agent_end') return reduceEnd(after, run);
  return after;
}

const ACTION_ERRORS = new Set<ErrorCode>(['unknown_action', 'action_refused', 'action_failed', 'confirmation_needed']);

/** The action that failed, or all pending ones if an older agent names only their run. */
function withFailedActions(
  run: RunState,
  { action_id: failed, message, message_key, message_args }: Failure,
): RunState {
  const outcomes = Object.entries(run.outcomes).map(([id, outcome]): [string, ActionState] => {
    const type = run.actions.find((action) => action.id === id)?.action_type;
    const ended = outcome === 'running' && type !== undefined && (failed === undefined || failed === id);
    return [
      id,
      ended ? { action_id: id, action_type: type, success: false, message, message_key, message_args } : outcome,
    ];
  });
  return { ...run, outcomes: Object.fromEntries(outcomes) };
}

/** Events that don't belong to a run's sequence. */
function reduceLoose(state: SidebarState, event: AgentEvent): SidebarState {
  switch (event.type) {
    case 'runs':
      return event.payload.request_id === undefined || event.payload.request_id === state.history.request_id
        ? { ...state, history: { ...state.history, runs: event.payload.runs } }
        : state;
    case 'models':
      // Only the reply to the latest request counts; an earlier one may arrive later.
      return event.payload.request_id === undefined || event.payload.request_id === state.models_request
        ? { ...state, models: event.payload, providers: event.payload.providers }
        : state;
    case 'session_joined': {
      const runs = { ...state.runs };
      for (const id of event.payload.active_runs) runs[id] ??= { ...emptyRun(id), resume: 'needed' };
      return { ...state, runs };
    }
    case 'agent_busy': {
      const { run_id: runId, request_id: requestId } = event.payload;
      const asked = state.pending.find(({ request_id: id }) => id === requestId);
      // Other clients of the session are notified of their own requests only, but an older server may notify all.
      if (requestId !== undefined && !asked) return state;
      const pending = state.pending.filter((request) => request !== asked);
      if (asked && state.runs[runId]?.started?.request_id === requestId) return { ...state, pending };
      return {
        ...state,
        pending,
        busy: { run_id: runId, command: asked?.command ?? null },
        announcement: { kind: 'busy', run_id: runId },
      };
    }
    case 'error': {
      const { request_id: requestId, action_id: actionId } = event.payload;
      const asked = state.pending.find(({ request_id: id }) => id === requestId);
      // About another client's question, which an older agent sends to everyone.
      if (requestId !== undefined && !asked && actionId === undefined) return state;
      const run = event.run_id === undefined ? undefined : state.runs[event.run_id];
      // A run that the agent no longer has: keep what was shown; remove what never was.
      if (event.payload.code === 'unknown_run' && run) {
        if (run.seq > 0) {
          const end = run.end ?? { success: false, reason: 'interrupted' as const };
          return withRun(state, { ...run, resume: 'none', end });
        }
        return { ...state, thread: state.thread.filter((id) => id !== event.run_id) };
      }
      // The agent is shutting down; ask the next one again.
      if (asked?.replaces !== undefined && event.payload.code === 'interrupted')
        return { ...state, pending: state.pending.filter((request) => request !== asked) };
      if (run && ACTION_ERRORS.has(event.payload.code))
        return {
          ...withRun(state, withFailedActions(run, event.payload)),
          announcement: { kind: 'said', told: event.payload },
        };
      return {
        ...state,
        pending: state.pending.filter((request) => request !== asked),
        problem: event.payload,
        failed_command: asked?.command ?? null,
        announcement: { kind: 'said', told: event.payload },
      };
    }
    case 'action_result': {
      const run = state.runs[event.run_id ?? ''];
      return run ? withRun(state, reduceRun(run, event)) : state;
    }
    default:
      return state;
  }
}

const STARTED = { kind: 'started' } as const;

function reduceStart(state: SidebarState, run: RunState, requestId: string | undefined): SidebarState {
  const { started } = run;
  if (!started || state.thread.includes(run.run_id)) return state;
  const asked = state.pending.find(({ request_id: id }) => id === requestId);
  if (asked) {
    const { composed, beside, replaces } = asked;
    const pending = state.pending.filter((request) => request !== asked);
    if (replaces !== undefined && state.thread.includes(replaces)) {
      const before = state.runs[replaces];
      const carried = before ? { answer: shownText(before), notes: notesOf(before) } : null;
      return {
        ...withRun(state, { ...run, carried }),
        thread: state.thread.map((id) => (id === replaces ? run.run_id : id)),
        pending,
        unfinished: { run_id: run.run_id, asked: false },
      };
    }
    const thread = beside !== null && state.thread.includes(beside) ? [...state.thread, run.run_id] : [run.run_id];
    return {
      ...state,
      thread,
      composer:
        composed || isOfferedAgain(state, started)
          ? { ...EMPTY_COMPOSER, document_dismissed: state.composer.document_dismissed }
          : state.composer,
      pending,
      unfinished: { run_id: run.run_id, asked: false },
      announcement: STARTED,
    };
  }
  // Another client's run, or a run started by an action: shown if it doesn't interrupt anything.
  if (state.thread.includes(started.follow_up ?? ''))
    return { ...state, thread: [...state.thread, run.run_id], announcement: STARTED };
  if (run.end === null && state.thread.length === 0 && state.pending.length === 0 && state.composer.query === '')
    return { ...state, thread: [run.run_id], announcement: STARTED };
  return { ...state, elsewhere: run.end === null ? run.run_id : state.elsewhere };
}

/**
 * The addresses and the question of a run that read none of its pages, as they are typed, to be corrected; empty for a
 * follow-up, whose pages were read before.
 */
function unreadAddresses({ started, end, sources_read: read }: RunState): string {
  const addresses = started?.sources.map(({ kind, url }) => (kind === 'url' ? url : undefined)) ?? [];
  if (!started || started.follow_up !== undefined || addresses.length === 0) return '';
  if (end?.reason !== 'failed' || read.length > 0 || addresses.includes(undefined)) return '';
  return [...addresses, ...(started.query === DEFAULT_QUERY ? [] : [started.query])].join(' ');
}

/** Whether a run repeats one whose addresses are still in the composer as they were put back. */
function isOfferedAgain({ runs, composer }: SidebarState, { repeats }: EventOf<'agent_start'>['payload']): boolean {
  const earlier = runs[repeats ?? ''];
  return earlier !== undefined && composer.query !== '' && composer.query === unreadAddresses(earlier);
}

function reduceEnd(state: SidebarState, run: RunState): SidebarState {
  const elsewhere = state.elsewhere === run.run_id ? null : state.elsewhere;
  const busy = state.busy?.run_id === run.run_id ? null : state.busy;
  if (!state.thread.includes(run.run_id)) return { ...state, elsewhere, busy };
  const interrupted = run.end?.reason === 'interrupted';
  const unfinished = state.unfinished?.run_id === run.run_id && !interrupted ? null : state.unfinished;
  const own = state.unfinished?.run_id === run.run_id && !isDrafted(state.composer);
  const composer = own ? { ...state.composer, query: unreadAddresses(run) } : state.composer;
  const ended = { ...state, elsewhere, busy, unfinished, composer };
  return interrupted && unfinished?.run_id === run.run_id
    ? ended
    : { ...ended, announcement: { kind: 'ended', run_id: run.run_id } };
}
