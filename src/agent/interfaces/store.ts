import type { AgentEvent, EndReason, EventPayloads, MeteredRun, RunRecord, StartAgent } from '../../protocol/index.js';
import type { RunLabel } from './runs.js';
import type { Source } from './source.js';

/** A finished answer under its key; the mock LLM's answers have keys of their own. */
export interface CachedAnswer {
  /** The event as it was sent, so that it is sent again as it was. */
  final: EventPayloads['final_summary'];
  /** Payloads of the action suggestions, as they were sent. */
  actions: unknown[];
  provider: string;
  model: string;
  createdAt: string;
}

/** A fetched page, kept for citations and for conditional requests. */
export interface Snapshot {
  source: Source;
  etag?: string;
  lastModified?: string;
  fetchedAt: string;
}

/** Calls of the digest that are finished: node hash to text. */
export interface NodeStore {
  get(key: string): Promise<string | undefined>;
  getMany(keys: string[]): Promise<Map<string, string>>;
  put(key: string, text: string): Promise<void>;
}

/** What a run makes is forgotten with the run, and not kept where it is gone already. */
interface OwnedNodeStore extends NodeStore {
  put(key: string, text: string, runId?: string): Promise<void>;
}

export interface RunFilter {
  limit: number;
  search?: string;
  /** Leaves out, before anything is searched, what may not be seen; a run of an older version has no label. */
  maySee?(label: RunLabel | undefined): boolean;
}

/**
 * What outlives the process. No method throws for a full, locked or broken database: reads then find nothing and writes
 * are dropped, `warning` is called once, and runs continue.
 */
export interface Store {
  readonly kind: 'sqlite' | 'memory';
  readonly nodes: OwnedNodeStore;
  getAnswer(key: string): Promise<CachedAnswer | undefined>;
  /** `runId`: the run that made it, as for nodes. */
  putAnswer(key: string, answer: CachedAnswer, runId?: string): Promise<void>;
  /** Latest answer to this question about this url or uri, whatever its content: for what changed since. */
  getPrevious(subject: string): Promise<{ createdAt: string; contentHash: string } | undefined>;
  putPrevious(subject: string, contentHash: string): Promise<void>;
  getSnapshotByUrl(url: string): Promise<Snapshot | undefined>;
  putSnapshot(url: string, snapshot: Snapshot): Promise<void>;
  /** A source's Markdown by its content hash. What a source is called, and where it is from, stands with each run. */
  getText(contentHash: string): Promise<string | undefined>;
  /** Measured facts by model, such as tokens per character; JSON. */
  getFact(key: string): Promise<unknown>;
  putFact(key: string, value: unknown): Promise<void>;
  /** Facts whose keys begin with `prefix`. */
  listFacts(prefix: string): Promise<Map<string, unknown>>;
  deleteFact(key: string): Promise<void>;

  /** Without a label it is the user's alone. */
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
  /** Newest first, pinned before all; `search` is full text over titles, questions, sources and answers; what it finds comes with the rest of its thread. */
  listRuns(filter: RunFilter): Promise<RunRecord[]>;
  /** Receipts of finished runs, newest first. */
  listReceipts(limit: number): Promise<MeteredRun[]>;
  getRun(runId: string): Promise<RunRecord | undefined>;
  /** undefined where the run is unknown, or of a version that kept none. */
  getLabel(runId: string): Promise<RunLabel | undefined>;
  /** With all that it made, and with the texts that no other run has read; nothing of it stays in the file. */
  deleteRun(runId: string): Promise<void>;
  /** The command that started a run, with the texts that it brought; undefined where the run or one of the texts is no longer kept. */
  getCommand(runId: string): Promise<StartAgent | undefined>;
  /** Call after `putRun`. */
  putCommand(runId: string, command: StartAgent): Promise<void>;
  /** The sources of a run as it read them, by their ids in it; without those whose text is no longer kept. */
  getRunSources(runId: string): Promise<Map<string, Source>>;
  /** Call after `putRun`. */
  putRunSources(runId: string, sources: readonly { id: string; source: Source }[]): Promise<void>;
  /** Numbered events of one run that was put; kept so that it opens again and resumes after a restart. */
  appendEvents(runId: string, events: AgentEvent[]): Promise<void>;
  /** `most`: the first of them. */
  getEvents(runId: string, afterSeq: number, most?: number): Promise<AgentEvent[]>;
  /** Runs that had not ended when their process did are marked, and returned. */
  markInterrupted(reason: EndReason, except: string[]): Promise<string[]>;

  /** Everything as JSON lines, for export. */
  exportAll(): AsyncIterable<string>;
  /** Cached answers, nodes and snapshots; `all` removes the history too. */
  clear(what: 'cache' | 'all'): Promise<void>;
  close(): Promise<void>;
}
