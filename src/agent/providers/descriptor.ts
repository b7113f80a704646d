import type { Provider, ProviderLocation } from '../interfaces/index.js';
import type { ProviderDependencies, ProviderSetup } from './configuration.js';

/** What a setting of a provider holds: an `address` is a full URL, an `integer` at least 0. */
export interface SettingSpecification {
  kind: 'address' | 'text' | 'integer';
  /** For the command line's help; settings of the editor are described in package.json. */
  description: string;
  default?: string | number;
  /** Environment variable that counts while the setting itself is not set. */
  variable?: string;
  /** Largest value of an integer. */
  most?: number;
}

/** Values of a provider's settings by name; absent where neither set nor with a default. */
export type ProviderValues = Readonly<Record<string, string | number | undefined>>;

export interface ProviderCapabilities {
  embed?: boolean;
  /** Downloads models. */
  pull?: boolean;
  /** Knows what tokens cost. */
  price?: boolean;
  /** Bundled: the host starts it when it is its turn. */
  start?: boolean;
}

/**
 * Everything that the rest of the program knows of a provider before its code is loaded. Adding one is a folder with this and
 * a client, a line in `descriptors.ts`, and its settings in package.json under `regenResearch.<id>.`.
 */
export interface ProviderDescriptor {
  readonly id: string;
  /** Its name for people. */
  readonly label: string;
  readonly settings: Readonly<Record<string, SettingSpecification>>;
  /** It takes an API key, from the host's secrets or this environment variable. */
  readonly key?: { readonly label: string; readonly variable: string; readonly description: string };
  readonly can: ProviderCapabilities;
  addressOf(values: ProviderValues): string;
  /** Where text goes that is sent to this address for this model. */
  locationOf(address: string, model: string | undefined): ProviderLocation;
  load(setup: ProviderSetup, dependencies: ProviderDependencies): Promise<Provider>;
}

/** A text setting, trimmed; undefined where it is empty. */
export function textIn(values: ProviderValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A number above 0; 0 stands for “chosen automatically”. */
export function positiveIn(values: ProviderValues, name: string): number | undefined {
  const value = values[name];
  return typeof value === 'number' && value > 0 ? value : undefined;
}

/** The values of a provider's settings, each as `read` finds it, else its default. */
export function valuesOf(
  { settings }: Pick<ProviderDescriptor, 'settings'>,
  read: (name: string, specification: SettingSpecification) => string | number | undefined,
): ProviderValues {
  return Object.fromEntries(
    Object.entries(settings).map(([name, specification]) => [name, read(name, specification) ?? specification.default]),
  );
}

/** Whether the user said anything about the provider, so that its absence is a fault rather than nothing. */
export function isSetUp({ settings }: ProviderDescriptor, values: ProviderValues): boolean {
  return Object.entries(settings).some(([name, specification]) => {
    const value = values[name] ?? '';
    return value !== '' && value !== 0 && value !== specification.default;
  });
}
