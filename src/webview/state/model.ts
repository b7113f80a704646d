import type {
  ActionSuggestion,
  ActiveDocument,
  AgentEndpoint,
  CommandOf,
  EventPayloads,
  GroundedSentence,
  ModelDescription,
  ProviderStatus,
  Receipt,
  RunRecord,
  SidebarSettings,
  SourceInfo,
  SourceReference,
  SourceRequest,
  StartAgent,
  Summary,
  Told,
  Verdict,
} from '../../protocol/index.js';

/** Notes on one chunk, as received so far. */
export interface Note {
  chunk_index: number;
  heading: string;
  source_id: string | null;
  text: string;
  cached: boolean;
}

export type Failure = EventPayloads['error'];
export type Ending = EventPayloads['agent_end'];
export type ProgressReport = EventPayloads['progress'];
export type ProviderChange = EventPayloads['provider_changed'];

/** The result of an action that the reader clicked. */
export type ActionState = 'running' | EventPayloads['action_result'];

/** An answer from part of the text, until the one from all of it arrives. */
export interface FirstAnswerState {
  text: string;
  grounded: readonly GroundedSentence[];
}

/** The state of one run, built from its events. */
export interface RunState {
  run_id: string;
  /** Sequence number of the last event processed; 0 before the first. */
  seq: number;
  /** `needed`: events after `seq` are missing; `asked`: they were requested. */
  resume: 'none' | 'needed' | 'asked';
  started: EventPayloads['agent_start'] | null;
  answer: string;
  /** Sentences of the answer judged while it is still growing. */
  grounded: readonly GroundedSentence[];
  /** The first answer, also when the next one has begun. */
  first: FirstAnswerState | null;
  /** What the first answer is based on, and whether reading continues, in the agent's words. */
  first_told: ProgressReport | null;
  notes: readonly Note[];
  /** Chunk whose notes grew last, while notes are being taken. */
  live_note: number | null;
  reasoning: string;
  actions: readonly ActionSuggestion[];
  outcomes: Readonly<Record<string, ActionState>>;
  summary: Summary | null;
  verdict: Verdict | null;
  progress: ProgressReport | null;
  /** Latest report on each source, by source id. */
  source_progress: Readonly<Record<string, ProgressReport>>;
  sources_read: readonly SourceInfo[];
  failures: readonly Failure[];
  provider_changes: readonly ProviderChange[];
  receipt: Receipt | null;
  end: Ending | null;
  /** The agent was restarted and is resuming the run. */
  resuming: boolean;
  /**
   * The run that this one continues after a restart of the agent: its text is shown until the new one has caught up.
   */
  carried: Pick<RunState, 'answer' | 'notes'> | null;
}

/** A source that the reader added to the composer. */
export interface SourceChip {
  key: string;
  title: string;
  kind: 'url' | 'document' | 'selection' | 'text';
  request: SourceRequest;
}

/** What starts a run: a question, or a run to repeat. */
export type StartCommand = StartAgent | CommandOf<'repeat'>;

/** A request that the agent hasn't accepted yet. */
export interface PendingStart {
  request_id: string;
  command: StartCommand;
  /** Whether it came from the composer, which is cleared when it is accepted. */
  composed?: boolean;
  /** The run on screen that the new one is shown below; null: it replaces the screen. */
  beside: string | null;
  /** The run on screen that the new one replaces, because it continues it. */
  replaces?: string;
}

/**
 * The run on screen that hasn't ended. If the agent's restart ended it, it continues automatically; `asked`: already
 * requested on this connection.
 */
export interface Unfinished {
  run_id: string;
  asked: boolean;
}

/** The agent refused a request because the same source is being read. */
export interface BusyNotice {
  run_id: string;
  command: StartCommand | null;
}

/** A notice with the host's text, or one of the sidebar's own. */
export type Notice = { level: 'info' | 'error'; message: string } | { level: 'error'; kind: 'nothing_to_read' };

/** An announcement for screen readers; its wording is derived from it. */
export type Announcement =
  | { kind: 'started' }
  | { kind: 'ended'; run_id: string }
  | { kind: 'busy'; run_id: string }
  | { kind: 'said'; told: Told };

/** Whether the agent receives what the page sends; the transport decides how. */
export type Link = 'connecting' | 'open' | 'lost';
export type Panel = 'history' | 'models';

/** A thread that the reader deleted, while undo is possible. */
export interface DeletedThread {
  run_ids: readonly string[];
  title: string;
  /** What was on screen before. */
  shown?: readonly string[];
}

export interface Composer {
  query: string;
  chips: readonly SourceChip[];
  /** Whether the question is about "this document" if there are no chips. */
  document_dismissed: boolean;
  /** Whether the question starts a new thread, although it could follow up on the answers on screen. */
  anew: boolean;
}

export interface SidebarState {
  session_id: string;
  endpoint: AgentEndpoint | null;
  /** False until the host has answered `ready`. */
  ready: boolean;
  trusted: boolean;
  settings: SidebarSettings;
  active_document: ActiveDocument | null;
  /** Empty before the first check. */
  providers: readonly ProviderStatus[];
  /** Whether a model was available when this was last checked, in any window; null: never checked. */
  had_model: boolean | null;
  link: Link;
  runs: Readonly<Record<string, RunState>>;
  /** Runs on screen, in order: a question and its follow-ups. */
  thread: readonly string[];
  unfinished: Unfinished | null;
  /** A run of another client in the session that is in progress but not on screen. */
  elsewhere: string | null;
  pending: readonly PendingStart[];
  busy: BusyNotice | null;
  /** A request to start once the run that blocks it has ended. */
  after_end: { run_id: string; command: StartCommand } | null;
  /** An error that doesn't belong to a run. */
  problem: Failure | null;
  /** The request behind `problem`, to try again. */
  failed_command: StartCommand | null;
  composer: Composer;
  panel: Panel | null;
  /** `request_id`: the search that is shown or pending; replies to earlier ones are ignored. */
  history: {
    runs: readonly RunRecord[] | null;
    search: string;
    request_id: string;
    /** The latest deletion; the agent isn't told until it is final. */
    deleted: DeletedThread | null;
  };
  models: { models: readonly ModelDescription[]; providers: readonly ProviderStatus[] } | null;
  /** The latest request for them. */
  models_request: string | null;
  notice: Notice | null;
  /** Changes of the model (`from>to`) that the reader has dismissed: each is shown once per session. */
  closed_model_notices: readonly string[];
  /** The reader has chosen the demo, so that it answers isn't news. */
  knows_demo: boolean;
  /** What a screen reader announces: starts and ends, never tokens. */
  announcement: Announcement | null;
  /** A sentence to scroll to. `nonce` distinguishes repeated requests. */
  reveal: { run_id: string; sentence_index: number; nonce: number } | null;
  /** The composer takes the focus each time that this increases. */
  focus_composer: number;
}

/** Whether the reader has started their own question. */
export const isDrafted = ({ query, chips }: Composer): boolean => query.trim() !== '' || chips.length > 0;

export const EMPTY_COMPOSER: Composer = { query: '', chips: [], document_dismissed: false, anew: false };

export const INITIAL_STATE: SidebarState = {
  session_id: '',
  endpoint: null,
  ready: false,
  trusted: true,
  settings: { provider: null, model: null, language: null, length: null, summarize_shortcut: null },
  active_document: null,
  providers: [],
  had_model: null,
  link: 'connecting',
  runs: {},
  thread: [],
  unfinished: null,
  elsewhere: null,
  pending: [],
  busy: null,
  after_end: null,
  problem: null,
  failed_command: null,
  composer: EMPTY_COMPOSER,
  panel: null,
  history: { runs: null, search: '', request_id: '', deleted: null },
  models: null,
  models_request: null,
  notice: null,
  closed_model_notices: [],
  knows_demo: false,
  announcement: null,
  reveal: null,
  focus_composer: 0,
};

export function emptyRun(runId: string): RunState {
  return {
    run_id: runId,
    seq: 0,
    resume: 'none',
    started: null,
    answer: '',
    grounded: [],
    first: null,
    first_told: null,
    notes: [],
    live_note: null,
    reasoning: '',
    actions: [],
    outcomes: {},
    summary: null,
    verdict: null,
    progress: null,
    source_progress: {},
    sources_read: [],
    failures: [],
    provider_changes: [],
    receipt: null,
    end: null,
    resuming: false,
    carried: null,
  };
}

/** The history's runs without those just deleted; null before the agent has listed any. */
export function listedRuns({ history: { runs, deleted } }: SidebarState): readonly RunRecord[] | null {
  return runs?.filter(({ run_id: id }) => !deleted?.run_ids.includes(id)) ?? null;
}

/** The sources of a run, each with the most complete information. */
export function sourcesOf(run: RunState): readonly (SourceReference & Partial<SourceInfo>)[] {
  const named = run.started?.sources ?? [];
  const known = run.summary?.sources ?? run.sources_read;
  const byId = new Map(known.map((source) => [source.id, source]));
  // An answer lists the sources it is based on; one that couldn't be read stays in the list, with the reason.
  const listed = run.summary
    ? named.filter(({ id }) => byId.has(id) || run.failures.some(({ source_id: failed }) => failed === id))
    : named;
  return [
    ...listed.map((source) => byId.get(source.id) ?? source),
    ...known.filter((source) => !named.some(({ id }) => id === source.id)),
  ];
}

export const isRunning = (run: RunState): boolean => run.end === null;

/** The run in progress on screen, preferring the latest. */
export function runningRun(state: SidebarState): RunState | null {
  for (let index = state.thread.length - 1; index >= 0; index--) {
    const run = state.runs[state.thread[index] ?? ''];
    if (run && isRunning(run)) return run;
  }
  return null;
}

/** The last run that answers a question; one that corrects a sentence belongs to an answer. */
export function lastRun({ runs, thread }: SidebarState): RunState | null {
  return runs[thread.findLast((id) => !runs[id]?.started?.repairs) ?? ''] ?? null;
}

/** Whether the first answer is on screen: until the next one is as long, or complete. */
export function showsFirst({ first, answer, summary, end }: RunState): boolean {
  return first !== null && summary === null && end === null && answer.length <= first.text.length;
}

/** The answer as shown: the carried-over text until the new text is longer or differs. */
export function shownText(run: RunState): string {
  const { answer, carried, first } = run;
  if (first && showsFirst(run)) return first.text;
  return carried?.answer.startsWith(answer) ? carried.answer : answer;
}

/** The notes as shown. */
export function notesOf({ notes, carried }: RunState): readonly Note[] {
  if (!carried) return notes;
  const before = carried.notes.filter(
    (old) => !notes.some((note) => note.chunk_index === old.chunk_index && !old.text.startsWith(note.text)),
  );
  const longer = new Map(before.map((old) => [old.chunk_index, old]));
  return [
    ...notes.map((note) => longer.get(note.chunk_index) ?? note),
    ...before.filter((old) => !notes.some((note) => note.chunk_index === old.chunk_index)),
  ].sort((a, b) => a.chunk_index - b.chunk_index);
}

/** The run to continue automatically: it was on screen when the agent's restart interrupted it. */
export function runToContinue({ unfinished, thread, runs, link }: SidebarState): RunState | null {
  const run =
    unfinished && !unfinished.asked && thread.includes(unfinished.run_id) ? runs[unfinished.run_id] : undefined;
  return run?.end?.reason === 'interrupted' && link === 'open' ? run : null;
}

/** An interrupted run while it is being continued: for the reader it is still in progress. */
export function asGoingOn(run: RunState): RunState {
  return {
    ...run,
    end: null,
    summary: null,
    verdict: null,
    actions: [],
    failures: [],
    receipt: null,
    progress: null,
    resuming: true,
  };
}

/** The run that a question in the composer follows up, once it is answered; null: it would be a new question. */
export function runToFollow({ composer, thread, runs }: SidebarState): RunState | null {
  if (composer.anew || composer.chips.length > 0) return null;
  const id = thread.findLast((candidate) => {
    const run = runs[candidate];
    return run && !run.started?.repairs && (run.end === null || run.answer !== '' || run.summary !== null);
  });
  return runs[id ?? ''] ?? null;
}
