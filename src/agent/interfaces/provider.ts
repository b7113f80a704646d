import type { ModelDescription, ProviderStatus } from '../../protocol/index.js';

export interface GenerateRequest {
  model: string;
  system?: string;
  prompt: string;
  /** Context window to ask for; constant through a run, because a change reloads an Ollama model. */
  contextTokens?: number;
  maxOutputTokens?: number;
  /** JSON schema that the output must follow, where the provider can. */
  format?: object;
}

export interface Usage {
  promptTokens: number;
  outputTokens: number;
}

/** Why a stream ended: by itself, at its output limit, or because it was cut in a loop. */
export type EndOfOutput = 'stop' | 'length' | 'repetition';

/**
 * One stream: any number of `loading`, `reading`, `text`, `reasoning` and `rewrite`, then exactly one `done`. `rewrite`: the text
 * so far is void, and is this instead (what looked like the answer was reasoning).
 */
export type GenerateEvent =
  | { type: 'loading' }
  /** A loaded model reads the prompt; `share` 0..1 where the server tells. */
  | { type: 'reading'; share?: number }
  | { type: 'text'; text: string }
  | { type: 'reasoning'; text: string }
  | { type: 'rewrite'; text: string }
  | { type: 'done'; reason: EndOfOutput; usage: Usage; promptDurationMs?: number; outputDurationMs?: number };

/** cloud: text leaves the machine. mock: the bundled mock LLM. */
export type ProviderLocation = 'local' | 'cloud' | 'mock';

/**
 * Where a context size comes from. `asked`: each request sets it, up to this. `told`: the server, for what it runs now.
 * `assumed`: nobody said; the first large prompt shows.
 */
export type ContextSource = 'asked' | 'told' | 'assumed';

/** What is known of a model before it is called. */
export interface ModelFacts {
  model: string;
  /** Who answers, as exactly as it can be told: host, model, and the digest of its weights. Answers and measures belong to it. */
  identity: string;
  /** Largest context the model takes, tokens. */
  contextTokens: number;
  contextSource: ContextSource;
  /** The user set the context, so that it is taken as it is. */
  contextFixed?: boolean;
  /** Where this model runs; a server of this machine may pass text on to a cloud. */
  location: ProviderLocation;
  /** Calls that the server works on side by side, where known. */
  slots?: number;
  /** Several calls may share one pool of context, so that fewer fit than there are slots. */
  sharedPool?: boolean;
  /** The server's count of a prompt covers all of it, also what was cached: a count that is too low means a cut prompt. */
  countsWholePrompt?: boolean;
  /** Answers with sentences of what it is given, as fast as it is given: from notes it could only pick what notes kept. */
  extractive?: boolean;
}

export interface Embeddings {
  /** The embedding model, as `ModelFacts.identity`: vectors of different models can't be compared. */
  identity: string;
  /** One per text, in the order of the texts. */
  vectors: number[][];
}

/**
 * A streaming LLM. Failures are AgentErrors, classified where the response is read. Leaving the `for await`
 * early, or aborting the signal, closes the connection, so that the server stops generating.
 */
export interface Provider {
  /** Of its descriptor, or of the host that brings it. */
  readonly id: string;
  readonly label: string;
  readonly location: ProviderLocation;
  /** Asking for its status or models stays in this process, wherever its model runs. */
  readonly inProcess?: boolean;
  /** Where it is reached, such as `127.0.0.1:11434`; for the receipt. */
  readonly host?: string;
  /**
   * Answers within 2 s and does not throw. `lately`: what was seen within the last minute will do, because the caller finds out
   * by itself where it is no longer so.
   */
  status(signal?: AbortSignal, lately?: boolean): Promise<ProviderStatus>;
  models(signal?: AbortSignal): Promise<ModelDescription[]>;
  /**
   * Throws `model_not_found` with how to get it. Without `model`: the provider's configured or best one. `onLoading` is called
   * where the server is up and its model is not yet, which is waited for.
   */
  describe(model: string | undefined, signal?: AbortSignal, onLoading?: () => void): Promise<ModelFacts>;
  generate(request: GenerateRequest, signal: AbortSignal): AsyncIterable<GenerateEvent>;
  /** Whether the model is known to be in memory; undefined where it is not known. */
  isLoaded?(model: string): boolean | undefined;
  /** Absent if the provider has no embeddings. Throws `model_not_found` if no embedding model is installed. */
  embed?(texts: string[], signal: AbortSignal): Promise<Embeddings>;
  /** Downloads a missing model; progress 0..1. */
  pull?(model: string, signal: AbortSignal): AsyncIterable<{ message: string; done: number | null }>;
  /** USD per million tokens, where the provider prices them. */
  price?(model: string): { prompt: number; output: number } | undefined;
}

/** The providers in the order in which they are tried. */
export interface Providers {
  get(id: string): Provider | undefined;
  /**
   * The first that is available, leaving out `exclude`, with the reasons why earlier ones were passed over. A provider
   * asked for by name is the only candidate. Throws AgentError `no_provider`, or the named provider's own failure.
   */
  choose(options?: { preferred?: string; exclude?: string[]; signal?: AbortSignal }): Promise<ProviderChoice>;
  status(): Promise<ProviderStatus[]>;
  models(): Promise<ModelDescription[]>;
}

export interface ProviderChoice {
  provider: Provider;
  passedOver: { provider: string; reason: string }[];
}
