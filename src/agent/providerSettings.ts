import type { Provider, Providers } from './interfaces/index.js';
import {
  createProviders,
  DESCRIPTORS,
  descriptorOf,
  isLoopback,
  normalizeBaseUrl,
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

/** Ports that also serve other sites' pages, so they can't be reserved for a model server. */
const PORTS_OF_PAGES = [80, 443];

/**
 * Ports of the model servers on this machine: pages are never read from them, even by callers that may read local
 * addresses.
 */
export function localProviderPorts({ providers }: Pick<ProviderSettings, 'providers'>): number[] {
  return DESCRIPTORS.flatMap((descriptor) => {
    const values = providers[descriptor.id];
    const address = values && descriptor.addressOf(values);
    if (address === undefined || !isLoopback(normalizeBaseUrl(address))) return [];
    const { port } = new URL(normalizeBaseUrl(address));
    return port === '' || PORTS_OF_PAGES.includes(Number(port)) ? [] : [Number(port)];
  });
}

export interface ProviderHost {
  /** API key of a provider, by id. Called only if its descriptor has a key. */
  getKey(provider: string): Promise<string | undefined>;
  startMockLlm(): Promise<boolean>;
  hostProviders?: Provider[];
  /** Whether the user has consented to sending text to this provider at this host. Never prompts. */
  isConsented?(provider: string, host: string | undefined): boolean | Promise<boolean>;
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
    isConsented: host.isConsented && ((provider, address) => host.isConsented?.(provider, address) ?? false),
  });
}
