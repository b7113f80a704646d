import type { Provider, Providers } from './interfaces/index.js';
import {
  createProviders,
  descriptorOf,
  textIn,
  type ProvidersConfiguration,
  type ProviderValues,
} from './providers/index.js';

/** The provider settings of a host. */
export interface ProviderSettings {
  /** The user's choice; tried before the provider order. */
  provider: string | undefined;
  /** Model of the chosen provider, or of the first in the order if none was chosen. */
  model: string | undefined;
  providerOrder: string[];
  /** By provider id: values of the settings that its descriptor lists. */
  providers: Readonly<Record<string, ProviderValues>>;
  /** Shown when no provider on this machine answers. */
  localHint?: string;
  /** Default: the providers' own values. */
  timeouts?: ProvidersConfiguration['timeouts'];
}

export interface ProviderHost {
  /** API key of a provider, by id. Called only if its descriptor has a key. */
  getKey(provider: string): Promise<string | undefined>;
  startMockLlm(): Promise<boolean>;
  hostProviders?: Provider[];
  /** Whether the user has consented to sending text to this provider. Never prompts. */
  isConsented?(provider: string): boolean | Promise<boolean>;
}

/** The values as set, with the chosen model added to the provider it belongs to. */
function configurationOf({
  provider,
  model,
  providerOrder,
  providers,
  localHint,
  timeouts,
}: ProviderSettings): ProvidersConfiguration {
  const order = provider === undefined ? providerOrder : [provider, ...providerOrder.filter((id) => id !== provider)];
  const [first = ''] = order;
  const own = providers[first];
  const chosen = model ?? (own && textIn(own, 'model'));
  return {
    order,
    chosen: provider,
    values: own && descriptorOf(first) ? { ...providers, [first]: { ...own, model: chosen } } : providers,
    localHint,
    timeouts,
  };
}

/** The providers under the current settings. Starts the mock LLM when it is its turn and it isn't running. */
export function createProvidersFor(settings: () => ProviderSettings, host: ProviderHost): Providers {
  return createProviders(() => configurationOf(settings()), {
    startMockLlm: () => host.startMockLlm(),
    getKey: (provider) => host.getKey(provider),
    hostProviders: host.hostProviders,
    isConsented: host.isConsented && ((provider) => host.isConsented?.(provider) ?? false),
  });
}
