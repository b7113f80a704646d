import type { Changes, SectionRead, SummaryLength, Message } from '../../protocol/index.js';
import type { Embeddings, GenerateEvent, GenerateRequest, ModelFacts } from './provider.js';
import type { Source } from './source.js';
import type { NodeStore, Store } from './store.js';

export interface DigestSource {
  /** `s1`, `s2`, … */
  id: string;
  source: Source;
  /** The text that the same subject had when it was last answered, for what changed; asked for once the model has begun. */
  previous?: (() => Promise<{ createdAt: string; markdown: string } | undefined>) | undefined;
}

export interface DigestBudget {
  /** Most model calls of one run. */
  calls: number;
  /** Most minutes of one run. */
  minutes: number;
}

export interface DigestRequest {
  question: string;
  /** Whether `question` is the default request for a summary, so that salience is not asked of it. */
  isSummary: boolean;
  sources: DigestSource[];
  language?: string;
  length: SummaryLength;
  budget: DigestBudget;
  /** Every call is made again; what earlier runs made of the same is passed over. */
  fresh?: boolean;
  /** Earlier turns of the thread, oldest first, for follow-ups. */
  history?: { question: string; answer: string }[];
  /** Chunks that an earlier run left are read now, beyond the budget of that run. */
  continued?: boolean;
  /** The answer is one sentence, and nothing else. */
  oneSentence?: boolean;
}

/** A provider, bound to its model. */
export interface DigestModel {
  provider: string;
  facts: ModelFacts;
  generate(request: Omit<GenerateRequest, 'model'>, signal: AbortSignal): AsyncIterable<GenerateEvent>;
  /** Absent if the provider has no embeddings. */
  embed?: (texts: string[], signal: AbortSignal) => Promise<Embeddings>;
}

export interface DigestDependencies {
  model: DigestModel;
  nodes: NodeStore;
  facts: Pick<Store, 'getFact' | 'putFact'>;
  /** Milliseconds, monotonic. */
  now(): number;
  /** Calls in flight at once where the user fixed it; else found by measuring. */
  slots?: number;
}

export interface DigestUsage {
  calls: number;
  callsFromCache: number;
  chunks: number;
  promptTokens: number;
  outputTokens: number;
  /** Time in which the output came, summed over calls, ms. */
  outputMs?: number;
  contextTokens: number;
  /** Largest share of the context that one call used, tokens. */
  contextUsed: number;
}

export interface DigestResult {
  /** The answer's Markdown. May hold the model's own `[n]` marks and an `actions` block; the orchestrator takes both out. */
  text: string;
  /** By source id. */
  read: Map<string, { closely: number; skimmed: number; left: number; sections: SectionRead[] }>;
  usage: DigestUsage;
  /** Why the answer is not whole: budget, stopped, truncated, a stalled call; in a sentence. */
  incomplete?: string;
  changes?: Changes;
}

export type DigestEvent =
  | {
      type: 'progress';
      stage: 'loading_model' | 'notes' | 'answer';
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
  | { type: 'answer'; text: string; restart?: boolean }
  | { type: 'reasoning'; text: string; chunkIndex?: number }
  | { type: 'result'; result: DigestResult };

/**
 * Reads the sources within the budget and answers. Finished calls are in the store before the next event. When the
 * signal aborts, what there is comes as a `result` with `incomplete`, without further calls.
 */
export type Digest = (
  request: DigestRequest,
  dependencies: DigestDependencies,
  signal: AbortSignal,
) => AsyncIterable<DigestEvent>;
