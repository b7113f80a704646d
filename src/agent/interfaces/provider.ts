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

/** One stream: any number of `text` and `reasoning`, then exactly one `done`. */
export type GenerateEvent =
  | { type: 'loading' }
  | { type: 'text'; text: string }
  | { type: 'reasoning'; text: string }
  | { type: 'done'; reason: 'stop' | 'length'; usage: Usage; promptDurationMs?: number; outputDurationMs?: number };

/** What is known of a model before it is called. */
export interface ModelFacts {
  model: string;
  /**
   * The very model behind the name: the host that serves it and, where the server tells, the digest of its weights. Another
   * server's model, or a tag that was pulled again, is another model. Absent: the provider's host and the name are all that is known.
   */
  identity?: string;
  /** Largest context the model takes, tokens. */
  contextTokens: number;
  /** Where this model runs, if elsewhere than its provider: a server of this machine may pass text on to a cloud. */
  location?: Provider['location'];
  /** Calls that the server works on side by side, where known. */
  slots?: number;
  /** Answers with sentences of what it is given, as fast as it is given: from notes it could only pick what notes kept. */
  extractive?: boolean;
}

/**
 * A streaming LLM. Failures are AgentErrors, classified where the response is read. Leaving the `for await`
 * early, or aborting the signal, closes the connection, so that the server stops generating.
 */
export interface Provider {
  /** `ollama`, `mock`, `openai`, `anthropic`, `vscode`. */
  readonly id: string;
  readonly label: string;
  readonly location: 'local' | 'cloud' | 'mock';
  /** Where it is reached, such as `127.0.0.1:11434`; for the receipt. */
  readonly host?: string;
  /**
   * Answers within 2 s and does not throw. `lately`: what was seen within the last minute will do, because the caller finds out
   * by itself where it is no longer so.
   */
  status(signal?: AbortSignal, lately?: boolean): Promise<ProviderStatus>;
  models(signal?: AbortSignal): Promise<ModelDescription[]>;
  /** Throws `model_not_found` with how to get it. Without `model`: the provider's configured or best one. */
  describe(model: string | undefined, signal?: AbortSignal): Promise<ModelFacts>;
  generate(request: GenerateRequest, signal: AbortSignal): AsyncIterable<GenerateEvent>;
  /** Vectors, one a text; absent where the provider has none. */
  embed?(texts: string[], signal: AbortSignal): Promise<number[][]>;
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
