import type {
  AgentEvent,
  CommandOf,
  EventOf,
  LearnedFacts,
  ModelDescription,
  ProviderStatus,
  RunRecord,
  StartAgent,
} from '../../protocol/index.js';

import type { ListOptions } from './provider.js';

/** The caller: determines what a request may reach and change. */
export interface Requester {
  /**
   * `user`: the person at the sidebar or the command line. `client`: any program that connected. `companion`: a paired
   * browser, which sends pages for the person and can read nothing.
   */
  trust: 'user' | 'client' | 'companion';
  sessionId: string;
  /**
   * The assistant that calls a tool, identified by its connection or conversation. Text that it passes is private to
   * it.
   */
  caller?: string;
  /**
   * The address was suggested by a page rather than entered by the person: local addresses need a separate
   * confirmation.
   */
  suggested?: boolean;
  /**
   * The pages come from the person's browser, as when a hand-over is run again: they stay private, and their links don't
   * reach local addresses without a question.
   */
  handedOver?: boolean;
}

/** A caller whose session doesn't matter. */
export type Asker = Pick<Requester, 'trust' | 'caller'>;

/** Who requested a run and where its text comes from: determines who may see it. Stored with the run. */
export interface RunLabel {
  askedBy: Requester['trust'];
  /** Some of the text is, or may be, from the user's own machine or network. */
  local: boolean;
  /**
   * Who supplied inline text (pasted, selected, or taken from a browser), or any source of a companion's. If several
   * did, the one with private texts counts.
   */
  broughtBy?: Requester['trust'];
  /** The assistant that passed text with a tool call: other programs may not see it. */
  caller?: string;
  /** URIs of the documents it read. Whether they are in an open folder is checked when someone asks to see the run. */
  documents: string[];
  /** All sources have been read; nothing more will be added. */
  settled: boolean;
}

/** Outcome of a request to start a run. Not started: the session is already running the same sources, in that run. */
export interface StartOutcome {
  started: boolean;
  runId: string;
}

/** What runs have measured about models and their servers. */
export interface LearnedModels {
  /** By model id. `host`: its server, if it has one. */
  of(provider: string, host: string | undefined): Promise<Map<string, LearnedFacts>>;
  forget(provider: string, host: string | undefined, model: string): Promise<void>;
}

/**
 * All runs of this process. Events of a run are numbered from 1 without gaps, stored, and sent to every listener; a run
 * doesn't depend on the client that started it. A run that the caller may not see is treated as nonexistent.
 */
export interface Runs {
  /**
   * Starts immediately and reports through events. Throws AgentError (`invalid_url` and the like) if the request is
   * invalid.
   */
  start(command: StartAgent, requester: Requester): StartOutcome;
  /** Starts an earlier run's command again. Throws `unknown_run` if the command is no longer stored. */
  repeat(command: CommandOf<'repeat'>, requester: Requester): Promise<StartOutcome>;
  /** False if no such run is in progress. Idempotent. */
  cancel(runId: string, asker: Asker): boolean;
  /** Delivers all events after `afterSeq` in one call to `deliver`. False if the run is unknown. */
  replay(runId: string, afterSeq: number, asker: Asker, deliver: (events: AgentEvent[]) => void): Promise<boolean>;
  /**
   * Delivers the next events after `afterSeq`, up to a limit, in one call to `deliver`. If no more are stored, the call
   * is timed so that the listener's next live event directly follows. False if the run is unknown.
   */
  page(
    runId: string,
    afterSeq: number,
    asker: Asker,
    deliver: (events: AgentEvent[], isLast: boolean) => void,
  ): Promise<boolean>;
  /** Runs in progress in the session. */
  active(sessionId: string, asker: Asker): string[];
  /**
   * Calls `listener` with every event of every run that the caller may see, in order; returns a function that
   * unsubscribes. Events are delivered immediately. While a user's run is still finding out where its sources come
   * from, they are held back and delivered together once that is known.
   */
  listen(asker: Asker, listener: (sessionId: string, event: AgentEvent) => void): () => void;
  /** Executes a suggested action once; its result is sent to the session as an event. Throws AgentError. */
  execute(command: CommandOf<'execute_action'>, requester: Requester): Promise<EventOf<'action_result'>>;
  list(filter: { limit: number; search?: string; thread?: string }, asker: Asker): Promise<RunRecord[]>;
  /** Throws `unknown_run`. */
  update(runId: string, change: { title?: string; pinned?: boolean }, asker: Asker): Promise<RunRecord>;
  /** Stops it first if it is in progress. Throws `unknown_run`. */
  delete(runId: string, asker: Asker): Promise<void>;
  /** Stops all runs and deletes the entire history and cache. */
  deleteAll(): Promise<void>;
  /**
   * Calls `listener` after a run, or (undefined) every run, was deleted by this process; returns a function that
   * unsubscribes.
   */
  listenForDeletions(listener: (runId: string | undefined) => void): () => void;
  /** Marks runs whose process ended before they did. */
  settleEarlier(): Promise<void>;
  models(options?: ListOptions): Promise<{ models: ModelDescription[]; providers: ProviderStatus[] }>;
  /** Discards the measurements of a model and its server; the next run measures again. */
  forgetLearned(provider: string, model: string): Promise<void>;
  /** Ends every run as `interrupted`. Idempotent. */
  close(): Promise<void>;
}
