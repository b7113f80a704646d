import type { ProviderLocation } from '../interfaces/index.js';
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

/** A provider as its settings describe it: everything that a client is created from. */
export interface ProviderSetup {
  id: string;
  label: string;
  /** Base URL without a trailing slash. */
  address: string;
  /** Host and port of the address, or what was given instead of a URL, to say so. */
  host: string;
  /** Where text goes for the configured model. */
  location: ProviderLocation;
  /** Where text goes for another model, or for none in particular. */
  locationOf(model: string | undefined): ProviderLocation;
  /** The configured model; undefined: the provider chooses. */
  model: string | undefined;
  /** The configured context, in tokens; undefined: what the server says. */
  contextTokens: number | undefined;
  /** The environment variable with its API key; absent if it takes none. */
  keyVariable: string | undefined;
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
