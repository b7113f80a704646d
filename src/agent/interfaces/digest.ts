import type { Changes, Message, ReadingDepth, SectionRead, Summary, SummaryLength } from '../../protocol/index.js';
import type { Embeddings, GenerateEvent, GenerateRequest, ModelFacts } from './provider.js';
import type { NamedSource } from './source.js';
import type { NodeStore, Store } from './store.js';

export interface DigestSource extends NamedSource {
  /** The subject's text when it was last answered, to tell what changed. Called once the model has started. */
  previous?: (() => Promise<{ createdAt: string; markdown: string } | undefined>) | undefined;
}

export interface DigestBudget {
  /** Maximum model calls in one run. */
  calls: number;
  /** Maximum run time, in minutes. */
  minutes: number;
}

export interface DigestRequest {
  question: string;
  /** Whether `question` is the default request for a summary; if so, sections aren't rated for relevance to it. */
  isSummary: boolean;
  sources: DigestSource[];
  language?: string;
  length: SummaryLength;
  budget: DigestBudget;
  /** Make every call again, ignoring results of earlier runs. */
  fresh?: boolean;
  /** Earlier turns of the thread, oldest first, for follow-ups. */
  history?: { question: string; answer: string }[];
  /** How much to read; `auto` when absent. */
  depth?: ReadingDepth;
  /** Read the chunks that an earlier run skipped, beyond that run's budget. */
  continued?: boolean;
  /** Answer with a single sentence. */
  oneSentence?: boolean;
}

/** A provider bound to its model. */
export interface DigestModel {
  provider: string;
  facts: ModelFacts;
  generate(request: Omit<GenerateRequest, 'model'>, signal: AbortSignal): AsyncIterable<GenerateEvent>;
  /** Absent if the provider has no embeddings. */
  embed?: (texts: string[], signal: AbortSignal) => Promise<Embeddings>;
}

/** Where a run keeps what it learns about models and servers. */
export interface RunFacts extends Pick<Store, 'getFact' | 'putFact' | 'keepFact'> {
  /** The store, if this is one run's view of it: what runs of the same store learn, they share in memory. */
  readonly store?: object;
}

export interface DigestDependencies {
  model: DigestModel;
  nodes: NodeStore;
  facts: RunFacts;
  /** Milliseconds, monotonic. */
  now(): number;
  /** Rejects when the signal aborts. Default: a timer. */
  sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Concurrent calls, if the user set them; otherwise found by measuring. */
  slots?: number;
}

export interface DigestUsage {
  calls: number;
  callsFromCache: number;
  chunks: number;
  promptTokens: number;
  outputTokens: number;
  /** Generation time summed over all calls, in ms. */
  outputMs?: number;
  contextTokens: number;
  /** Largest share of the context used by a single call, in tokens. */
  contextUsed: number;
}

export interface DigestResult {
  /**
   * The answer's Markdown. May contain the model's own `[n]` marks and an `actions` block; the orchestrator removes
   * both.
   */
  text: string;
  /** By source id. */
  read: Map<string, { closely: number; skimmed: number; left: number; sections: SectionRead[] }>;
  usage: DigestUsage;
  /** Why the answer is incomplete: budget, stopped, truncated, or a stalled call. */
  incomplete?: readonly Message[];
  changes?: Changes;
  /** Set if the answer is based on the most informative passages, and the person decides whether to read on. */
  firstAnswer?: Summary['first_answer'];
}

export type DigestEvent =
  | {
      type: 'progress';
      stage: 'loading_model' | 'first_answer' | 'notes' | 'answer';
      sentence: Message;
      done?: number;
      total?: number;
      read?: number;
      remainingMs?: number;
    }
  | {
      type: 'notes';
      chunkIndex: number;
      text: string;
      heading?: string;
      sourceId?: string;
      cached?: boolean;
      restart?: boolean;
    }
  /** `draft`: the first answer, which a later one may replace. `ended`: that was all of it. */
  | { type: 'answer'; text: string; restart?: boolean; draft?: boolean; ended?: boolean }
  | { type: 'reasoning'; text: string; chunkIndex?: number }
  | { type: 'result'; result: DigestResult };

/** What is known about a run's first call before the question is asked. */
export interface Preparation {
  /** The context size that it will request, in tokens. */
  contextTokens: number;
  /**
   * The beginning of its prompt, which doesn't depend on the question; undefined if the texts don't fit into one
   * prompt.
   */
  prefixOf(sources: readonly DigestSource[]): string | undefined;
}

export type PrepareDigest = (
  length: SummaryLength,
  dependencies: { model: Pick<DigestModel, 'provider' | 'facts'> } & Pick<DigestDependencies, 'facts'>,
) => Promise<Preparation>;

/**
 * Reads the sources within the budget and answers. Completed calls are stored before the next event. When the signal
 * aborts, it yields the partial answer as a `result` with `incomplete` and makes no further calls.
 */
export type Digest = (
  request: DigestRequest,
  dependencies: DigestDependencies,
  signal: AbortSignal,
) => AsyncIterable<DigestEvent>;
