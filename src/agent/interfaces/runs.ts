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

/** Who asks: decides what a request may reach and what it may change. */
export interface Requester {
  /** `user`: the person at the sidebar or the command line. `client`: any program that connected. */
  trust: 'user' | 'client';
  sessionId: string;
  /** The address comes from a page's suggestion, not from the person: local ones need a confirmation of their own. */
  suggested?: boolean;
}

/** Who asks, where the session makes no difference. */
export type Asker = Pick<Requester, 'trust'>;

/** Who asked for a run and where its text is from: decides who may see it. Kept with the run. */
export interface RunLabel {
  askedBy: Requester['trust'];
  /** Some of it is, or may be, from the user's own machine or network. */
  local: boolean;
  /** Who handed over a text of it: pasted, selected, or taken out of a browser. The user's counts where there are both. */
  broughtBy?: Requester['trust'];
  /** Documents that it read, by uri; which of them are in an open folder is asked when somebody wants to see the run. */
  documents: string[];
  /** Every source is read, so that nothing is added any more. */
  settled: boolean;
}

/**
 * What became of a request for a run. `busy`: another run of the same sources is going in the session. `repeated`: this
 * very request came before, and led to that run.
 */
export type StartOutcome =
  { started: true; runId: string } | { started: false; because: 'busy' | 'repeated'; runId: string };

/** What a suggested action came to. `repeated`: this very request came before, and nothing was done again. */
export interface ActionExecution {
  repeated: boolean;
  result: EventOf<'action_result'>;
}

/** What runs have shown of models and their servers. */
export interface LearnedModels {
  /** By model id. `host`: of the server, where there is one. */
  of(provider: string, host: string | undefined): Promise<Map<string, LearnedFacts>>;
  forget(provider: string, host: string | undefined, model: string): Promise<void>;
}

/**
 * All runs of this process. Events of a run are numbered from 1 without gaps, kept, and sent to every listener; a run
 * does not depend on who started it. To whoever may not see a run, it is one that does not exist.
 */
export interface Runs {
  /** Starts at once and reports by events. Throws AgentError `invalid_url` and the like before anything starts. */
  start(command: StartAgent, requester: Requester): StartOutcome;
  /** Starts the command of an earlier run again. Throws `unknown_run` where it is no longer kept. */
  repeat(command: CommandOf<'repeat'>, requester: Requester): Promise<StartOutcome>;
  /** False where no such run is going. Idempotent. */
  cancel(runId: string, asker: Asker): boolean;
  /** Hands over all events after `afterSeq`, in one call of `deliver`. False where the run is unknown. */
  replay(runId: string, afterSeq: number, asker: Asker, deliver: (events: AgentEvent[]) => void): Promise<boolean>;
  /**
   * Hands over the first of the events after `afterSeq`, in one call of `deliver`: a bounded number of them. If they are the
   * last that there are, the call is so placed that a listener's next live event of the run is the one that follows. False
   * where the run is unknown.
   */
  page(
    runId: string,
    afterSeq: number,
    asker: Asker,
    deliver: (events: AgentEvent[], isLast: boolean) => void,
  ): Promise<boolean>;
  /** Runs of the session that are going. */
  active(sessionId: string, asker: Asker): string[];
  /**
   * Calls `listener` for every event of every run that the asker may see, in order; returns how to stop. Events come at once,
   * or, where the user's run is still finding out where its sources are, together when that is known.
   */
  listen(asker: Asker, listener: (sessionId: string, event: AgentEvent) => void): () => void;
  /** Executes a suggested action once; its result is told to the session as an event. Throws AgentError. */
  execute(command: CommandOf<'execute_action'>, requester: Requester): Promise<ActionExecution>;
  list(filter: { limit: number; search?: string }, asker: Asker): Promise<RunRecord[]>;
  /** Throws `unknown_run`. */
  update(runId: string, change: { title?: string; pinned?: boolean }, asker: Asker): Promise<RunRecord>;
  /** Stops it where it goes on. Throws `unknown_run`. */
  delete(runId: string, asker: Asker): Promise<void>;
  /** Stops all runs that go on, and deletes the whole history with everything that is cached. */
  deleteAll(): Promise<void>;
  models(): Promise<{ models: ModelDescription[]; providers: ProviderStatus[] }>;
  /** Forgets what runs have shown of a model and its server: the next run measures again. */
  forgetLearned(provider: string, model: string): Promise<void>;
  /** Ends every run as `interrupted`; idempotent. */
  close(): Promise<void>;
}
