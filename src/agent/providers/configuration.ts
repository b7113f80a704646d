import type { Fetch } from './providerFetch.js';

/** Time-outs in milliseconds; what is absent has the guard's default for where the provider runs. */
export interface Timeouts {
  firstTokenMs?: number;
  idleMs?: number;
  /** After so long without a token the model counts as loading. */
  loadingAfterMs?: number;
}

export interface OllamaConfiguration {
  baseUrl: string;
  /** Without one: a loaded model, else the one modified last. */
  model?: string;
  /** How long Ollama keeps the model loaded: `5m`, `-1`; Ollama's default where absent. */
  keepAlive?: string | number;
  /** `num_ctx`, where a request names none. */
  contextTokens?: number;
  /** Switches thinking off or on, where the model can do both. */
  think?: boolean;
  /** A sentence for when nothing answers: the host knows whose “localhost” it is. */
  awayHint?: string;
}

export interface MockConfiguration {
  baseUrl: string;
  model?: string;
}

export interface KeyedConfiguration {
  baseUrl: string;
  model?: string;
  /** Tokens that the model takes, where its server does not tell. */
  contextTokens?: number;
  /** Asked for at each use; the key is kept nowhere. */
  getKey(): Promise<string | undefined>;
}

/** A provider whose part is missing is not there. */
export interface ProvidersConfiguration {
  /** Ids in the order in which they are tried. */
  order?: string[];
  ollama?: OllamaConfiguration;
  mock?: MockConfiguration;
  openai?: KeyedConfiguration;
  anthropic?: KeyedConfiguration;
  timeouts?: Timeouts;
}

/** What providers need of the world; tests bring their own. */
export interface ProviderDependencies {
  fetch: Fetch;
  /** Milliseconds, monotonic. */
  now(): number;
}

export const DEFAULT_ORDER: readonly string[] = ['ollama', 'mock'];
