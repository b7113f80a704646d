import type { Message, ModelDescription, ProviderStatus } from '../../protocol/index.js';

export interface GenerateRequest {
  model: string;
  system?: string;
  prompt: string;
  /** Context window to request. Constant throughout a run, because changing it makes Ollama reload the model. */
  contextTokens?: number;
  maxOutputTokens?: number;
  /** JSON schema for the output, if the provider can enforce one. */
  format?: object;
}

export interface Usage {
  promptTokens: number;
  outputTokens: number;
  /** Estimated from the text length: the output was cut before the server reported a count. */
  isEstimated?: boolean;
}

/** Why a stream ended: normally, at its output limit, or cut because the model was looping. */
export type EndOfOutput = 'stop' | 'length' | 'repetition';

/**
 * Events of one stream: any number of `loading`, `reading`, `text`, `reasoning`, and `rewrite`, then exactly one
 * `done`. `rewrite` replaces the text so far (what looked like the answer was reasoning).
 */
export type GenerateEvent =
  | { type: 'loading' }
  /** The model is reading the prompt; `share` is 0..1 if the server reports it. */
  | { type: 'reading'; share?: number }
  | { type: 'text'; text: string }
  | { type: 'reasoning'; text: string }
  | { type: 'rewrite'; text: string }
  | { type: 'done'; reason: EndOfOutput; usage: Usage; promptDurationMs?: number; outputDurationMs?: number };

export interface WarmRequest {
  model: string;
  /** The context size of the next request; a different one would reload the model. */
  contextTokens: number;
  /** The beginning of the next prompt, if known; called once the model is loaded, by providers that read it ahead. */
  prefix?: () => Promise<string | undefined>;
}

/** cloud: text leaves the machine. mock: the bundled mock LLM. */
export type ProviderLocation = 'local' | 'cloud' | 'mock';

/**
 * Where a context size comes from. `asked`: each request sets it, up to this size. `told`: the server reports it for
 * the loaded model. `assumed`: unknown until the first large prompt shows it.
 */
export type ContextSource = 'asked' | 'told' | 'assumed';

/** What is known about a model before the first call. */
export interface ModelFacts {
  model: string;
  /**
   * Who answers, as precisely as possible: host, model, and digest of its weights. Answers and measurements are keyed
   * by it.
   */
  identity: string;
  /** Largest context the model supports, in tokens. */
  contextTokens: number;
  contextSource: ContextSource;
  /** The user set the context; use it as is. */
  contextFixed?: boolean;
  /** Where this model runs; a server on this machine may forward text to a cloud. */
  location: ProviderLocation;
  /** Calls that the server processes concurrently, if known. */
  slots?: number;
  /** Concurrent calls may share one context, so that fewer fit than the server has slots. */
  sharedPool?: boolean;
  /**
   * The server's prompt count includes cached tokens, so a count that is too low means that the prompt was truncated.
   * `unless_cached`: depends on the version, which a prompt that can't be cached reveals.
   */
  countsWholePrompt?: boolean | 'unless_cached';
  /**
   * Answers by quoting sentences of its prompt. It is fast enough to read everything, and notes would only narrow its
   * choice.
   */
  extractive?: boolean;
}

export interface Embeddings {
  /** Identity of the embedding model, as in `ModelFacts.identity`: vectors of different models can't be compared. */
  identity: string;
  /** One vector per text, in the same order. */
  vectors: number[][];
}

/**
 * A streaming LLM. Failures are AgentErrors, classified where the response is read. Leaving the `for await` early or
 * aborting the signal closes the connection, which makes the server stop generating.
 */
export interface Provider {
  /** From its descriptor, or from the host that supplies it. */
  readonly id: string;
  readonly label: string;
  readonly location: ProviderLocation;
  /** Querying its status or models stays in this process, wherever the model runs. */
  readonly inProcess?: boolean;
  /** Its address, such as `127.0.0.1:11434`; for the receipt. */
  readonly host?: string;
  /**
   * Answers within 2 s and doesn't throw. `lately`: accept a result up to a minute old, because the caller will notice
   * if it is outdated.
   */
  status(signal?: AbortSignal, lately?: boolean): Promise<ProviderStatus>;
  /** `onLoading` is called if the server is up but a model is still loading; the call then waits for it. */
  models(signal?: AbortSignal, onLoading?: () => void): Promise<ModelDescription[]>;
  /**
   * Throws `model_not_found` with instructions. Without `model`: the configured or best model of the provider.
   * `onLoading` is called if the server is up but the model is still loading; the call then waits for it.
   */
  describe(model: string | undefined, signal?: AbortSignal, onLoading?: () => void): Promise<ModelFacts>;
  generate(request: GenerateRequest, signal: AbortSignal): AsyncIterable<GenerateEvent>;
  /** Whether the model is in memory; undefined if unknown. */
  isLoaded?(model: string): boolean | undefined;
  /**
   * Loads the model, so that the next request doesn't wait for it, and may let the server read the beginning of that
   * request's prompt. Resolves when done. Absent if the server has nothing to prepare.
   */
  warm?(request: WarmRequest, signal: AbortSignal): Promise<void>;
  /** Absent if the provider has no embeddings. Throws `model_not_found` if no embedding model is installed. */
  embed?(texts: string[], signal: AbortSignal): Promise<Embeddings>;
  /** Downloads a missing model; progress 0..1. */
  pull?(model: string, signal: AbortSignal): AsyncIterable<{ sentence: Message; done: number | null }>;
  /** USD per million tokens, if the provider has prices. */
  price?(model: string): { prompt: number; output: number } | undefined;
}

/** A provider that was asked first and can't answer. */
export interface PassedOver {
  provider: string;
  reason: Message;
  /** It was never set up, which is no fault to report. */
  isNotSetUp?: boolean;
}

/** The providers, in the order they are tried. */
export interface Providers {
  get(id: string): Provider | undefined;
  /**
   * The first available provider not in `exclude`, with the reasons why earlier ones were skipped. A provider requested
   * by name is the only candidate. `localOnly`: of those on this machine before any other in the order, so that nothing is
   * sent elsewhere and the mock LLM isn't started. Throws AgentError `no_provider`, or the named provider's own failure.
   */
  choose(options?: {
    preferred?: string;
    exclude?: string[];
    localOnly?: boolean;
    signal?: AbortSignal;
  }): Promise<ProviderChoice>;
  status(): Promise<ProviderStatus[]>;
  models(options?: ListOptions): Promise<ModelDescription[]>;
}

export interface ListOptions {
  /** Ends the wait for servers that are loading. */
  signal?: AbortSignal;
  /** A server is up, but still loading a model; the list waits for it. Called once for each provider. */
  onLoading?: (provider: Pick<Provider, 'id' | 'label'>) => void;
}

export interface ProviderChoice {
  provider: Provider;
  passedOver: PassedOver[];
}
