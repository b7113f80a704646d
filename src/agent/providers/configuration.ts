import type { Fetch } from './providerFetch.js';

/** Time-outs in milliseconds; what is absent has the guard's default for where the provider runs. */
export interface Timeouts {
  firstTokenMs?: number | undefined;
  idleMs?: number | undefined;
  /** After so long without a token the model counts as loading. */
  loadingAfterMs?: number | undefined;
}

export interface OllamaConfiguration {
  baseUrl: string;
  /** Without one: a loaded model, else the one modified last. */
  model?: string | undefined;
  /** How long Ollama keeps the model loaded: `5m`, `-1`; Ollama's default where absent. */
  keepAlive?: string | number | undefined;
  /** `num_ctx`, where a request names none. */
  contextTokens?: number | undefined;
  /** Switches thinking off or on, where the model can do both. */
  think?: boolean | undefined;
  /** A sentence for when nothing answers: the host knows whose “localhost” it is. */
  awayHint?: string | undefined;
}

export interface MockConfiguration {
  baseUrl: string;
  model?: string | undefined;
}

export interface KeyedConfiguration {
  baseUrl: string;
  model?: string | undefined;
  /** Tokens that the model takes, where its server does not tell. */
  contextTokens?: number | undefined;
  /** Asked for at each use; the key is kept nowhere. */
  getKey(): Promise<string | undefined>;
}

/** A provider whose part is missing is not there. */
export interface ProvidersConfiguration {
  /** Ids in the order in which they are tried. */
  order?: string[] | undefined;
  ollama?: OllamaConfiguration | undefined;
  mock?: MockConfiguration | undefined;
  openai?: KeyedConfiguration | undefined;
  anthropic?: KeyedConfiguration | undefined;
  timeouts?: Timeouts | undefined;
}

/** What providers need of the world; tests bring their own. */
export interface ProviderDependencies {
  fetch: Fetch;
  /** Milliseconds, monotonic. */
  now(): number;
}

export const DEFAULT_ORDER: readonly string[] = ['ollama', 'mock'];
