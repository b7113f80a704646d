import type { ActionSuggestion, ActionType } from './actions.js';
import type { ErrorCode } from './errors.js';
import type { Told } from './messages/index.js';
import type { SourceInfo, SourceReference } from './sources.js';
import type { GroundedSentence, Receipt, Summary, Verdict } from './summary.js';

export type EndReason = 'completed' | 'cancelled' | 'failed' | 'interrupted';

export type Stage = 'queued' | 'fetching' | 'reading' | 'loading_model' | 'notes' | 'answer' | 'grounding';

/** What runs have shown of a model and its server. */
export interface LearnedFacts {
  /** Context that the server was found to have, where it has less than it told or than was assumed. */
  context_tokens?: number;
  /** Calls that were seen to generate at once. */
  slots?: number;
  prompt_tokens_per_second?: number;
  output_tokens_per_second?: number;
  /** ISO 8601. */
  since: string;
}

/** A model that a provider offers now. */
export interface ModelDescription {
  provider: string;
  id: string;
  label: string;
  /** cloud: text leaves the machine. mock: The bundled mock LLM. */
  location: 'local' | 'cloud' | 'mock';
  size_bytes?: number;
  context_tokens?: number;
  loaded?: boolean;
  learned?: LearnedFacts;
}

/**
 * How a provider is. `not_set_up`: nothing was configured and nothing is there, which is no fault. `stopped`: bundled, and
 * not started. `loading`: the server is up and its model is not yet; a run waits for it.
 */
export type ProviderState =
  'ready' | 'loading' | 'not_set_up' | 'stopped' | 'model_missing' | 'unauthorized' | 'unreachable' | 'failing';

/**
 * What can be done about a provider: download a model, start it, set its API key. `watch`: its state can be looked at often,
 * because nobody elsewhere is asked.
 */
export type ProviderRemedy = 'pull' | 'start' | 'set_key' | 'watch';

/** How a provider is now. Its message says what is wrong and what to do, if it isn't available. */
export interface ProviderStatus extends Partial<Told> {
  provider: string;
  label: string;
  location: 'local' | 'cloud' | 'mock';
  /** Whether a run can be given to it: `ready` or `loading`. */
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
  /** null while the run continues. */
  reason: EndReason | null;
  /** What went wrong last, if anything did. */
  error_code?: ErrorCode;
  pinned: boolean;
  confidence: number | null;
  /** First run of the thread that this one belongs to; its own id where it began one. */
  thread_id: string;
  /** Set for a run that corrects a sentence of another: it is a part of that answer. */
  repairs?: { sentence_index: number };
}

/** What a reply says of the command that it answers. */
interface Reply {
  /** The command's own, where it had one. */
  request_id?: string;
}

/** An answer or a text that was read, as tools refer to it. */
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
    sources: SourceReference[];
    session_id: string;
    thread_id: string;
    follow_up?: string;
    /** Set where the answer corrects this sentence of the run that is followed up. */
    repairs?: { sentence_index: number };
    /** The run whose command this one runs again. */
    repeats?: string;
    started_at: string;
    protocol_version: number;
  };
  /** With `chunk_index` (0, 1, … in reading order): notes on that chunk; without: the answer itself. */
  partial_summary: {
    text: string;
    chunk_index?: number;
    /** Where the chunk stands: its heading, and its source. With the chunk's first partial. */
    heading?: string;
    source_id?: string;
    cached?: boolean;
    /** The text so far is void, this replaces it: the answer began again after a retry. */
    restart?: boolean;
  };
  /**
   * A sentence of the answer that streams, as soon as it is complete: what it rests on. `index`, `start`, and `end` are those
   * of `summary.sentences`. Another event with the same `index` replaces it, a `restart` of the answer voids all of them, and
   * `final_summary` has the last word.
   */
  sentence_grounded: GroundedSentence;
  action_suggestion: ActionSuggestion;
  final_summary: {
    summary: Summary;
    /** Citations of sentences that their source supports. */
    citations: number;
    /** Mean support of the answer's sentences, 0..1; one that could not be judged counts as 0. For clients of the first version. */
    confidence: number;
    verdict: Verdict;
  };
  agent_end: Partial<Told> & { success: boolean; reason: EndReason; cached?: boolean };
  error: Reply &
    Told & {
      code: ErrorCode;
      retryable: boolean;
      source_id?: string;
      /** The action that could not be executed. */
      action_id?: string;
    };
  agent_busy: Reply & Told & { run_id: string; url?: string };
  /** True progress: `done` of `total` of the stage's unit. */
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
  provider_changed: { from: string; to: string; model: string; location: 'local' | 'cloud' | 'mock'; reason: string };
  receipt: Receipt;
  action_result: Reply &
    Told & {
      action_id: string;
      action_type: ActionType;
      success: boolean;
      /** What the action led to, by type: the run it started, the file it wrote, the text it copied. */
      run_id?: string;
      uri?: string;
      text?: string;
    };
  pong: Reply & { id?: string };
  session_joined: Reply & { session_id: string; active_runs: string[] };
  runs: Reply & { runs: RunRecord[] };
  run_updated: Reply & { run: RunRecord };
  run_deleted: Reply;
  models: Reply & { models: ModelDescription[]; providers: ProviderStatus[] };
  tool_progress: Reply & Told & { call_id: string; done?: number; total?: number };
  /** `data` is the result by the tool's schema, `text` the same for a reader. A call that failed has an `error` and no data. */
  tool_result: Reply & {
    call_id: string;
    tool: string;
    text: string;
    data?: Record<string, unknown>;
    error?: Told & { code: ErrorCode; retryable: boolean };
  };
  resources: Reply & { resources: ToolResource[] };
  resource: Reply & { resource: ToolResource; text: string };
}

export type EventType = keyof EventPayloads;

/**
 * What the server sends. Events of a run carry `run_id` and a `seq` that starts at 1 and has no gaps;
 * those that belong to no run's sequence (pong, runs, run_updated, run_deleted, models, session_joined, agent_busy, tool results and resources, errors about a message) have no `seq`.
 * For a client that reads slowly neighboring partials are joined: such an event stands for `first_seq` to `seq`.
 */
export type AgentEvent = {
  [T in EventType]: { type: T; payload: EventPayloads[T]; run_id?: string; seq?: number; first_seq?: number };
}[EventType];
export type EventOf<T extends EventType> = Extract<AgentEvent, { type: T }>;

/** An event of a run before it has been numbered. */
export type RunEvent = { [T in EventType]: { type: T; payload: EventPayloads[T] } }[EventType];
