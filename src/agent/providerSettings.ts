import type { Provider, Providers } from './interfaces/index.js';
import {
  createProviders,
  descriptorOf,
  textIn,
  type ProvidersConfiguration,
  type ProviderValues,
} from './providers/index.js';

/** What a host's settings say of the providers. */
export interface ProviderSettings {
  /** The user's choice, tried before the order. */
  provider: string | undefined;
  /** Model of the chosen provider; without one, of the first in the order. */
  model: string | undefined;
  providerOrder: string[];
  /** By provider id: the values of the settings that its descriptor names. */
  providers: Readonly<Record<string, ProviderValues>>;
  /** A sentence for when nothing answers on this machine. */
  localHint?: string;
  /** The providers' own if absent. */
  timeouts?: ProvidersConfiguration['timeouts'];
}

export interface ProviderHost {
  /** The key of a provider, by its id; asked for only where its descriptor has one. */
  getKey(provider: string): Promise<string | undefined>;
  startMockLlm(): Promise<boolean>;
  hostProviders?: Provider[];
  /** Whether the user agreed that text is sent to this provider; nothing is asked. */
  isConsented?(provider: string): boolean | Promise<boolean>;
}

/** The values as they are set, with the chosen model for the provider that it is meant for. */
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

/** The providers, as the settings have them at the moment; the mock LLM is started when it is its turn and it is not there. */
export function createProvidersFor(settings: () => ProviderSettings, host: ProviderHost): Providers {
  return createProviders(() => configurationOf(settings()), {
    startMockLlm: () => host.startMockLlm(),
    getKey: (provider) => host.getKey(provider),
    hostProviders: host.hostProviders,
    isConsented: host.isConsented && ((provider) => host.isConsented?.(provider) ?? false),
  });
}
