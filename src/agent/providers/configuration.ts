import type { Fetch } from './wire/providerFetch.js';

/** Values of a provider's settings by name; absent if neither set nor defaulted. */
export type ProviderValues = Readonly<Record<string, string | number | boolean | undefined>>;

/** Time-outs in milliseconds; the guard's defaults for the provider's location apply to absent ones. */
export interface Timeouts {
  firstTokenMs?: number;
  idleMs?: number;
  /** A model that sends no token for this long counts as loading. */
  loadingAfterMs?: number;
}

/** The providers as configured in the settings. A provider without values is disabled. */
export interface ProvidersConfiguration {
  /** Ids in the order they are tried; the user's choice may come first. */
  order?: string[];
  /** The provider that the user chose; if it is unavailable, that is an error. */
  chosen?: string;
  /** By provider id. */
  values: Readonly<Record<string, ProviderValues>>;
  timeouts?: Timeouts;
  /** Shown if nothing answers on this machine: only the host knows which machine “localhost” is. */
  localHint?: string;
}

/** Options for creating a client. */
export interface ProviderSetup {
  /** Base URL without a trailing slash. */
  address: string;
  values: ProviderValues;
  /** Shown if nothing answers on this machine. */
  localHint?: string;
}

/** A provider's access to the outside; replaced in tests. The gateway wraps both members. */
export interface ProviderDependencies {
  fetch: Fetch;
  /** Called for each use and never stored; undefined if the provider takes no key or none is set. */
  getKey(): Promise<string | undefined>;
  /** Milliseconds, monotonic. */
  now(): number;
}
