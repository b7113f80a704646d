import type { Provider, ProviderLocation } from '../interfaces/index.js';
import type { ProviderDependencies, ProviderSetup, ProviderValues } from './configuration.js';
import { hostOf, normalizeBaseUrl } from './wire/hosts.js';

/** Type of a provider setting: an `address` is a full URL, an `integer` is at least 0. */
export interface SettingSpecification {
  kind: 'address' | 'text' | 'integer' | 'boolean';
  /** For the command line's help; package.json describes the editor's settings. */
  description: string;
  default?: string | number | boolean;
  /** Environment variable to use if the setting isn't set. */
  variable?: string;
  /** Largest value of an integer. */
  most?: number;
}

export interface ProviderCapabilities {
  embed?: boolean;
  /** Can load a model before the first request. */
  warm?: boolean;
  /** Downloads models. */
  pull?: boolean;
  /** Reports token prices. */
  price?: boolean;
  /** Bundled: the host starts it when needed. */
  start?: boolean;
}

/**
 * Everything that the rest of the program knows about a provider before loading its code. To add a provider, add a
 * folder with a descriptor and a client, a line in `descriptors.ts`, and its settings in package.json under
 * `regenResearch.<id>.`.
 */
export interface ProviderDescriptor {
  readonly id: string;
  /** Display name. */
  readonly label: string;
  readonly settings: Readonly<Record<string, SettingSpecification>>;
  /** Takes an API key, from the host's secret storage or this environment variable. */
  readonly key?: { readonly label: string; readonly variable: string; readonly description: string };
  readonly can: ProviderCapabilities;
  addressOf(values: ProviderValues): string;
  /** Where text goes if it is sent to this address for this model. */
  locationOf(address: string, model: string | undefined): ProviderLocation;
  load(setup: ProviderSetup, dependencies: ProviderDependencies): Promise<Provider>;
}

/** A text setting, trimmed; undefined if empty. */
export function textIn(values: ProviderValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A number above 0; undefined for 0, which means “choose automatically”. */
function positiveIn(values: ProviderValues, name: string): number | undefined {
  const value = values[name];
  return typeof value === 'number' && value > 0 ? value : undefined;
}

/** What the settings in `values` make of a provider. */
export function setupOf(descriptor: ProviderDescriptor, values: ProviderValues, localHint?: string): ProviderSetup {
  const given = descriptor.addressOf(values);
  const address = normalizeBaseUrl(given);
  const model = textIn(values, 'model');
  return {
    id: descriptor.id,
    label: descriptor.label,
    address,
    host: hostOf(address) ?? given,
    location: descriptor.locationOf(address, model),
    locationOf: (other) => descriptor.locationOf(address, other),
    model,
    contextTokens: positiveIn(values, 'contextTokens'),
    keyVariable: descriptor.key?.variable,
    values,
    localHint,
  };
}

/** A provider's settings: each value that `read` returns, or else its default. */
export function valuesOf(
  { settings }: Pick<ProviderDescriptor, 'settings'>,
  read: (name: string, specification: SettingSpecification) => string | number | boolean | undefined,
): ProviderValues {
  return Object.fromEntries(
    Object.entries(settings).map(([name, specification]) => [name, read(name, specification) ?? specification.default]),
  );
}

/** Whether the user configured the provider, so that its absence is an error. */
export function isSetUp({ settings }: ProviderDescriptor, values: ProviderValues): boolean {
  return Object.entries(settings).some(([name, specification]) => {
    const value = values[name] ?? '';
    return value !== '' && value !== 0 && value !== specification.default;
  });
}
