import type { AgentEvent, EndReason, EventPayloads, MeteredRun, RunRecord, StartAgent } from '../../protocol/index.js';
import type { RunLabel } from './runs.js';
import type { Source } from './source.js';

/** A finished answer with its cache key; the mock LLM's answers have separate keys. */
export interface CachedAnswer {
  /** The event as it was sent, to be replayed unchanged. */
  final: EventPayloads['final_summary'];
  /** Payloads of the suggested actions, as sent. */
  actions: unknown[];
  provider: string;
  model: string;
  createdAt: string;
}

/** A fetched page, stored for citations and conditional requests. */
export interface Snapshot {
  source: Source;
  etag?: string;
  lastModified?: string;
  fetchedAt: string;
}

/** Results of completed digest calls, by node hash. */
export interface NodeStore {
  get(key: string): Promise<string | undefined>;
  getMany(keys: string[]): Promise<Map<string, string>>;
  put(key: string, text: string): Promise<void>;
}

/** `runId`: the run that produced it. Deleted with the run; dropped if the run has already been deleted. */
interface OwnedNodeStore extends NodeStore {
  /** From the moment of the call, the text survives the process; from the promise's, a power failure. */
  put(key: string, text: string, runId?: string): Promise<void>;
}

export interface RunFilter {
  limit: number;
  search?: string;
  /** Only the runs of this thread. */
  thread?: string;
  /** Removes what the caller may not see before the search. Runs of older versions have no label. */
  maySee?(label: RunLabel | undefined): boolean;
}

/**
 * Persistent storage. Except for `deleteRun` and `clear`, no method throws for a full, locked, or damaged database: reads
 * find nothing, writes are dropped, `warning` is called once, and runs continue. As long as the database can't be opened,
 * everything is in memory.
 */
export interface Store {
  readonly nodes: OwnedNodeStore;
  getAnswer(key: string): Promise<CachedAnswer | undefined>;
  /** `runId`: the run that produced it, as for nodes. */
  putAnswer(key: string, answer: CachedAnswer, runId?: string): Promise<void>;
  /** Latest answer to this question about this url or uri, whatever its content; used to tell what changed. */
  getPrevious(subject: string): Promise<{ createdAt: string; contentHash: string } | undefined>;
  putPrevious(subject: string, contentHash: string): Promise<void>;
  getSnapshotByUrl(url: string): Promise<Snapshot | undefined>;
  putSnapshot(url: string, snapshot: Snapshot): Promise<void>;
  /** A source's Markdown by its content hash. Its title and origin are stored with each run. */
  getText(contentHash: string): Promise<string | undefined>;
  /** Measurements of a model, such as tokens per character; JSON. */
  getFact(key: string): Promise<unknown>;
  putFact(key: string, value: unknown): Promise<void>;
  /** Puts a fact unless there is one, and returns the one that is kept: the same in all windows. */
  keepFact(key: string, value: unknown): Promise<unknown>;
  /** Facts whose keys start with `prefix`. */
  listFacts(prefix: string): Promise<Map<string, unknown>>;
  deleteFact(key: string): Promise<void>;

  /** Without a label, only the user may see it. */
  putRun(run: RunRecord, label?: RunLabel): Promise<void>;
  updateRun(
    runId: string,
    change: Partial<
      Pick<
        RunRecord,
        'title' | 'pinned' | 'ended_at' | 'reason' | 'error_code' | 'provider' | 'model' | 'confidence' | 'sources'
      >
    > & { label?: RunLabel },
  ): Promise<void>;
  /**
   * Pinned runs first, then newest first. `search` is full text over titles, questions, sources, and answers; a match
   * includes its entire thread.
   */
  listRuns(filter: RunFilter): Promise<RunRecord[]>;
  /** Receipts of finished runs, newest first. */
  listReceipts(limit: number): Promise<MeteredRun[]>;
  getRun(runId: string): Promise<RunRecord | undefined>;
  /** undefined if the run is unknown, or if its version stored none. */
  getLabel(runId: string): Promise<RunLabel | undefined>;
  /**
   * Deletes the run, everything it produced, and the texts that no other run read; nothing remains in the file. Throws
   * `store_failed` if the database couldn't be changed.
   */
  deleteRun(runId: string): Promise<void>;
  /**
   * The command that started a run, including inline texts. undefined if the run or one of the texts is no longer
   * stored.
   */
  getCommand(runId: string): Promise<StartAgent | undefined>;
  /** Call after `putRun`. */
  putCommand(runId: string, command: StartAgent): Promise<void>;
  /** The sources of a run as it read them, by source id; omits those whose text is no longer stored. */
  getRunSources(runId: string): Promise<Map<string, Source>>;
  /** Call after `putRun`. */
  putRunSources(runId: string, sources: readonly { id: string; source: Source }[]): Promise<void>;
  /**
   * Numbered events of a stored run, to reopen it and to resume it after a restart. Resolves to false if they should be
   * appended again, because the database couldn't be changed or lacks earlier ones: what is stored has no gaps.
   */
  appendEvents(runId: string, events: AgentEvent[]): Promise<boolean>;
  /** `most`: maximum number of events, from the first. */
  getEvents(runId: string, afterSeq: number, most?: number): Promise<AgentEvent[]>;
  /**
   * Marks and returns the runs that were in progress when their process ended, and takes over its finished calls. `going`:
   * this process's runs in progress at the time of the call.
   */
  markInterrupted(reason: EndReason, going: () => string[]): Promise<string[]>;

  /** Everything as JSON lines, for export. */
  exportAll(): AsyncIterable<string>;
  /** Deletes cached answers, nodes, and snapshots; `all` deletes the history too. Throws like `deleteRun`. */
  clear(what: 'cache' | 'all'): Promise<void>;
  close(): Promise<void>;
}
