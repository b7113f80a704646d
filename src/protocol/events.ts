import type { ActionSuggestion, ActionType } from './actions.js';
import type { CommandType } from './commands.js';
import type { CompanionWindow } from './companion.js';
import type { ErrorCode } from './errors.js';
import type { Told } from './messages/index.js';
import type { SourceInfo, SourceReference } from './sources.js';
import type { GroundedSentence, Receipt, Summary, Verdict } from './summary.js';

export type EndReason = 'completed' | 'cancelled' | 'failed' | 'interrupted';

export type Stage =
  'queued' | 'fetching' | 'reading' | 'loading_model' | 'first_answer' | 'notes' | 'answer' | 'grounding';

/** What runs have measured about a model and its server. */
export interface LearnedFacts {
  /** The server's actual context, if it is smaller than reported or assumed. */
  context_tokens?: number;
  /** Calls seen to generate concurrently. */
  slots?: number;
  prompt_tokens_per_second?: number;
  output_tokens_per_second?: number;
  /** ISO 8601. */
  since: string;
}

/** A model that a provider currently offers. */
export interface ModelDescription {
  provider: string;
  id: string;
  label: string;
  /** cloud: text leaves the machine. mock: the bundled mock LLM. */
  location: 'local' | 'cloud' | 'mock';
  size_bytes?: number;
  context_tokens?: number;
  loaded?: boolean;
  learned?: LearnedFacts;
}

/**
 * State of a provider. `not_set_up`: nothing configured and nothing found, which isn't an error. `stopped`: bundled,
 * not started. `loading`: the server is up and the model is loading; runs wait for it.
 */
export type ProviderState =
  'ready' | 'loading' | 'not_set_up' | 'stopped' | 'model_missing' | 'unauthorized' | 'unreachable' | 'failing';

/**
 * What the user can do about a provider: download a model, start it, or set its API key. `watch`: cheap to poll,
 * because the status request stays local.
 */
export type ProviderRemedy = 'pull' | 'start' | 'set_key' | 'watch';

/** A provider's current status. If it is unavailable, the message says why and what to do. */
export interface ProviderStatus extends Partial<Told> {
  provider: string;
  label: string;
  location: 'local' | 'cloud' | 'mock';
  /** Whether runs can use it: `ready` or `loading`. */
  available: boolean;
  state: ProviderState;
  can?: ProviderRemedy[];
  model?: string;
}

/** A run in the history. */
export interface RunRecord {
  run_id: string;
  session_id: string;
  title: string;
  query: string;
  sources: SourceReference[];
  provider: string;
  model: string;
  started_at: string;
  ended_at: string | null;
  /** null while the run is in progress. */
  reason: EndReason | null;
  /** The most recent error, if any. */
  error_code?: ErrorCode;
  pinned: boolean;
  confidence: number | null;
  /** First run of this thread; the run's own id if it started the thread. */
  thread_id: string;
  /** Set for a run that corrects a sentence of another run: it is part of that run's answer. */
  repairs?: { sentence_index: number };
}

/** Fields of a reply that identify the command it answers. */
interface Reply {
  /** The command's request id, if it had one. */
  request_id?: string;
}

/** An answer or a source text that tools can refer to. */
export interface ToolResource {
  /** `regen://run/<run_id>` or `regen://source/<content_hash>`. */
  uri: string;
  name: string;
  description?: string;
  mime_type: string;
}

/** Payload by event type. The first seven are the core that every client knows. */
export interface EventPayloads {
  agent_start: Reply & {
    query: string;
    url?: string;
    provider: string;
    model: string;
    /** Where the model runs; mock: the bundled mock LLM. Absent in runs of earlier versions, and if no model was found. */
    location?: 'local' | 'cloud' | 'mock';
    sources: SourceReference[];
    session_id: string;
    thread_id: string;
    follow_up?: string;
    /** Set if the answer corrects this sentence of the earlier run. */
    repairs?: { sentence_index: number };
    /** The run that this one repeats. */
    repeats?: string;
    started_at: string;
    protocol_version: number;
  };
  /** With `chunk_index` (0, 1, … in reading order): notes on that chunk. Without: the answer. */
  partial_summary: {
    text: string;
    chunk_index?: number;
    /** Location of the chunk: its heading and source. Sent with the chunk's first partial. */
    heading?: string;
    source_id?: string;
    cached?: boolean;
    /** Replaces the text so far: the answer was restarted after a retry. */
    restart?: boolean;
    /**
     * A first answer from part of the text (`progress` says how much); the answer from all of it replaces this one
     * through `restart`.
     */
    draft?: boolean;
  };
  /**
   * A completed sentence of the streaming answer, with its citations. `index`, `start`, and `end` are those of
   * `summary.sentences`. An event with the same `index` replaces it, a `restart` of the answer discards all of them,
   * and `final_summary` is authoritative.
   */
  sentence_grounded: GroundedSentence;
  action_suggestion: ActionSuggestion;
  final_summary: {
    summary: Summary;
    /** Citations of sentences that their source supports. */
    citations: number;
    /**
     * Mean support of the answer's sentences, 0..1; sentences that couldn't be judged count as 0. For clients of the
     * first version.
     */
    confidence: number;
    verdict: Verdict;
  };
  agent_end: Partial<Told> & { success: boolean; reason: EndReason; cached?: boolean };
  error: Reply &
    Told & {
      code: ErrorCode;
      retryable: boolean;
      source_id?: string;
      /** The action that failed. */
      action_id?: string;
    };
  agent_busy: Reply & Told & { run_id: string; url?: string };
  /** Measured progress: `done` of `total`, in the stage's unit. */
  progress: Told & {
    stage: Stage;
    done?: number;
    total?: number;
    source_id?: string;
    /** Share of the sources read closely so far, 0..1. */
    read?: number;
    remaining_ms?: number;
  };
  source_read: { source: SourceInfo };
  reasoning: { text: string; chunk_index?: number };
  /** `message_key` and `message_args` are those of `reason`. */
  provider_changed: Pick<Told, 'message_key' | 'message_args'> & {
    from: string;
    to: string;
    model: string;
    location: 'local' | 'cloud' | 'mock';
    reason: string;
    /** `from` was never set up, so nothing failed. */
    from_not_set_up?: boolean;
  };
  receipt: Receipt;
  action_result: Reply &
    Told & {
      action_id: string;
      action_type: ActionType;
      success: boolean;
      /** Result of the action, by type: the run it started, the file it wrote, or the text it copied. */
      run_id?: string;
      uri?: string;
      text?: string;
    };
  /**
   * Answers a command that has a request id and no other reply: `resume` (the replay is complete), `cancel_agent`, and
   * `cancel_tool` (the run or call is being stopped).
   */
  command_done: Reply & { command: CommandType };
  pong: Reply & { id?: string };
  session_joined: Reply & { session_id: string; active_runs: string[] };
  runs: Reply & { runs: RunRecord[] };
  run_updated: Reply & { run: RunRecord };
  run_deleted: Reply;
  models: Reply & { models: ModelDescription[]; providers: ProviderStatus[] };
  tool_progress: Reply & Told & { call_id: string; done?: number; total?: number };
  /**
   * `data` matches the tool's output schema; `text` is the same for people. A failed call has an `error` and no data.
   */
  tool_result: Reply & {
    call_id: string;
    tool: string;
    text: string;
    data?: Record<string, unknown>;
    error?: Told & { code: ErrorCode; retryable: boolean };
  };
  resources: Reply & { resources: ToolResource[] };
  resource: Reply & { resource: ToolResource; text: string };
  /** The first event to a companion: the server's own proof and, after pairing with a code, the pairing. */
  companion_welcome: { proof: string; pairing?: { id: string; token: string } };
  /** Windows that a companion can send pages to, most recently used first. */
  windows: Reply & { windows: CompanionWindow[] };
  /** A companion's pages are being read. The companion learns nothing else about the run. */
  handed_over: Reply & { run_id: string };
}

export type EventType = keyof EventPayloads;

/**
 * Events from the server. Events of a run carry `run_id` and a `seq` that starts at 1 and has no gaps; others (pong,
 * command_done, runs, run_updated, run_deleted, models, session_joined, agent_busy, tool results and resources, replies
 * to a companion, errors about a message) have no `seq`. For slow clients, adjacent partials are merged: such an event
 * covers `first_seq` to `seq`.
 */
export type AgentEvent = {
  [T in EventType]: { type: T; payload: EventPayloads[T]; run_id?: string; seq?: number; first_seq?: number };
}[EventType];
export type EventOf<T extends EventType> = Extract<AgentEvent, { type: T }>;

/** An event of a run, not yet numbered. */
export type RunEvent = { [T in EventType]: { type: T; payload: EventPayloads[T] } }[EventType];
