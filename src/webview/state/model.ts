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

/** Notes on one chunk, as far as they have come. */
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

/** What became of an action that the reader clicked. */
export type ActionOutcome = 'running' | EventPayloads['action_result'];

/** Everything that the events of one run have said so far. */
export interface RunState {
  run_id: string;
  /** Sequence number of the last event that was taken in; 0 before the first. */
  seq: number;
  /** `needed`: events are missing after `seq`; `asked`: they were asked for. */
  resume: 'none' | 'needed' | 'asked';
  started: EventPayloads['agent_start'] | null;
  answer: string;
  /** Sentences of the answer that are judged while it still grows. */
  grounded: readonly GroundedSentence[];
  notes: readonly Note[];
  /** Chunk whose notes grew last, while notes are being taken. */
  live_note: number | null;
  reasoning: string;
  actions: readonly ActionSuggestion[];
  outcomes: Readonly<Record<string, ActionOutcome>>;
  summary: Summary | null;
  verdict: Verdict | null;
  progress: ProgressReport | null;
  /** Latest report on each source, by its id. */
  source_progress: Readonly<Record<string, ProgressReport>>;
  sources_read: readonly SourceInfo[];
  failures: readonly Failure[];
  provider_changes: readonly ProviderChange[];
  receipt: Receipt | null;
  end: Ending | null;
  /** The agent was restarted and takes the run up again. */
  resuming: boolean;
  /** The run that this one goes on with after the agent was restarted: its text stands until this one's has caught up. */
  carried: Pick<RunState, 'answer' | 'notes'> | null;
}

/** A source that the reader put into the composer. */
export interface SourceChip {
  key: string;
  title: string;
  kind: 'url' | 'document' | 'selection' | 'text';
  request: SourceRequest;
}

/** What starts a run: a question, or a run that is done again. */
export type StartCommand = StartAgent | CommandOf<'repeat'>;

/** A request that the agent has not taken up yet. */
export interface PendingStart {
  request_id: string;
  command: StartCommand;
  /** Whether it came from the composer, which is empty once it is taken up. */
  composed?: boolean;
  /** The run on the screen below which the new one is shown; null: it takes the screen. */
  beside: string | null;
  /** The run on the screen whose place the new one takes, because it goes on with it. */
  replaces?: string;
}

/**
 * The run on the screen that has not come to an end of its own. When the agent's restart ended it, it is continued by
 * itself; `asked`: on the connection of now.
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

/** A notice of the host in its own words, or one of the sidebar's own. */
export type Notice = { level: 'info' | 'error'; message: string } | { level: 'error'; kind: 'nothing_to_read' };

/** Something to tell those who hear the page rather than see it; the wording is derived from it. */
export type Announcement =
  | { kind: 'started' }
  | { kind: 'ended'; run_id: string }
  | { kind: 'busy'; run_id: string }
  | { kind: 'said'; told: Told };

/** Whether the agent hears what the page says; by which way is the transport's business. */
export type Link = 'connecting' | 'open' | 'lost';
export type Panel = 'history' | 'models';

/** A thread that the reader deleted, while that can be undone. */
export interface DeletedThread {
  run_ids: readonly string[];
  title: string;
}

export interface Composer {
  query: string;
  chips: readonly SourceChip[];
  /** Whether "this document" is what is asked about while there are no chips. */
  document_dismissed: boolean;
  /** Whether the question is a new one although the screen shows answers that it could follow up. */
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
  providers: readonly ProviderStatus[];
  link: Link;
  runs: Readonly<Record<string, RunState>>;
  /** Runs on the screen, in order: a question and its follow-ups. */
  thread: readonly string[];
  unfinished: Unfinished | null;
  /** A run of another client of the session that is going but not on the screen. */
  elsewhere: string | null;
  pending: readonly PendingStart[];
  busy: BusyNotice | null;
  /** A request to start when the run that is in its way has ended. */
  after_end: { run_id: string; command: StartCommand } | null;
  /** An error that belongs to no run. */
  problem: Failure | null;
  /** What was asked when `problem` came, to try again. */
  failed_command: StartCommand | null;
  composer: Composer;
  panel: Panel | null;
  /** `request_id`: of the search that is shown or waited for; answers to earlier ones come too late. */
  history: {
    runs: readonly RunRecord[] | null;
    search: string;
    request_id: string;
    /** What was deleted last: until it is certain, the agent isn't told. */
    deleted: DeletedThread | null;
  };
  models: { models: readonly ModelDescription[]; providers: readonly ProviderStatus[] } | null;
  /** The latest request for them. */
  models_request: string | null;
  notice: Notice | null;
  /** Changes of the model (`from>to`) that the reader has read and closed: told once a session. */
  closed_model_notices: readonly string[];
  /** What a screen reader is told; starts and ends, never tokens. */
  announcement: Announcement | null;
  /** A sentence to scroll to. `nonce` tells a repeated request from the same one. */
  reveal: { run_id: string; sentence_index: number; nonce: number } | null;
  /** The composer is asked to take the focus each time that this grows. */
  focus_composer: number;
}

/** Whether the reader has begun a question of their own. */
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

/** The history's runs without those that the reader has just deleted; null before the agent has listed any. */
export function listedRuns({ history: { runs, deleted } }: SidebarState): readonly RunRecord[] | null {
  return runs?.filter(({ run_id: id }) => !deleted?.run_ids.includes(id)) ?? null;
}

/** The sources of a run with the most that is known of each. */
export function sourcesOf(run: RunState): readonly (SourceReference & Partial<SourceInfo>)[] {
  const named = run.started?.sources ?? [];
  const known = run.summary?.sources ?? run.sources_read;
  const byId = new Map(known.map((source) => [source.id, source]));
  // An answer names the sources that it was made from; one that could not be read stays in the list, with its reason.
  const listed = run.summary
    ? named.filter(({ id }) => byId.has(id) || run.failures.some(({ source_id: failed }) => failed === id))
    : named;
  return [
    ...listed.map((source) => byId.get(source.id) ?? source),
    ...known.filter((source) => !named.some(({ id }) => id === source.id)),
  ];
}

export const isRunning = (run: RunState): boolean => run.end === null;

/** The run on the screen that is going, the latest first. */
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

/** The answer as it stands on the screen: what was carried over, until the new text is longer or says something else. */
export function answerOf({ answer, carried }: RunState): string {
  return carried?.answer.startsWith(answer) ? carried.answer : answer;
}

/** The notes as they stand on the screen. */
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

/** The run that is to be continued by itself now: the agent's restart broke it off before the reader's eyes. */
export function runToContinue({ unfinished, thread, runs, link }: SidebarState): RunState | null {
  const run =
    unfinished && !unfinished.asked && thread.includes(unfinished.run_id) ? runs[unfinished.run_id] : undefined;
  return run?.end?.reason === 'interrupted' && link === 'open' ? run : null;
}

/** An interrupted run while it is being continued: to the reader it is still going. */
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
