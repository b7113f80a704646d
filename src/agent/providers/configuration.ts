import type { ProviderValues } from './descriptor.js';
import type { Fetch } from './wire/providerFetch.js';

/** Time-outs in milliseconds; what is absent has the guard's default for where the provider runs. */
export interface Timeouts {
  firstTokenMs?: number;
  idleMs?: number;
  /** After so long without a token the model counts as loading. */
  loadingAfterMs?: number;
}

/** The providers as the settings have them. A provider without values is not there. */
export interface ProvidersConfiguration {
  /** Ids in the order in which they are tried; the first may be the user's choice. */
  order?: string[];
  /** The provider that the user chose: where it is not there, something is wrong. */
  chosen?: string;
  /** By provider id. */
  values: Readonly<Record<string, ProviderValues>>;
  timeouts?: Timeouts;
  /** A sentence for when nothing answers on this machine: the host knows whose “localhost” it is. */
  localHint?: string;
}

/** What a client is made from. */
export interface ProviderSetup {
  /** Base URL, without a slash at its end. */
  address: string;
  values: ProviderValues;
  /** A sentence for when nothing answers on this machine. */
  localHint?: string;
}

/** What a provider needs of the world; tests bring their own. A gateway for all that leaves is put around these two. */
export interface ProviderDependencies {
  fetch: Fetch;
  /** Asked for at each use and kept nowhere; undefined for a provider without keys, and where none is set. */
  getKey(): Promise<string | undefined>;
  /** Milliseconds, monotonic. */
  now(): number;
}
