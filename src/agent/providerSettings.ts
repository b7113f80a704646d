import type { Provider, Providers } from './interfaces/index.js';
import { createProviders, type ProvidersConfiguration } from './providers/index.js';

/** What a host's settings say of the providers. */
export interface ProviderSettings {
  /** The user's choice, tried before the order. */
  provider: string | undefined;
  /** Model of the chosen provider; without one, of the first in the order. */
  model: string | undefined;
  providerOrder: string[];
  ollama: {
    baseUrl: string;
    model: string | undefined;
    contextTokens: number | undefined;
    awayHint?: string;
  };
  mock: { port: number; wordDelayMs: number };
  openai: { baseUrl: string; model: string | undefined };
  anthropic: { baseUrl: string; model: string | undefined };
  /** The providers' own where absent. */
  timeouts?: ProvidersConfiguration['timeouts'];
}

export interface ProviderHost {
  getKey(provider: 'openai' | 'anthropic'): Promise<string | undefined>;
  startMockLlm(): Promise<boolean>;
  hostProviders?: Provider[];
}

function configurationOf(settings: ProviderSettings, { getKey }: ProviderHost): ProvidersConfiguration {
  const { provider, model, providerOrder } = settings;
  const order = provider === undefined ? providerOrder : [provider, ...providerOrder.filter((id) => id !== provider)];
  const [first] = order;
  const modelOf = (id: string, own: string | undefined) => (id === first ? (model ?? own) : own);
  return {
    order,
    ...(settings.timeouts && { timeouts: settings.timeouts }),
    ollama: { ...settings.ollama, model: modelOf('ollama', settings.ollama.model) },
    mock: { baseUrl: `http://127.0.0.1:${settings.mock.port}`, model: modelOf('mock', undefined) },
    openai: { ...settings.openai, model: modelOf('openai', settings.openai.model), getKey: () => getKey('openai') },
    anthropic: {
      ...settings.anthropic,
      model: modelOf('anthropic', settings.anthropic.model),
      getKey: () => getKey('anthropic'),
    },
  };
}

/** The providers as currently configured; the mock LLM is started when its turn comes and it isn't running. */
export function createProvidersFor(settings: () => ProviderSettings, host: ProviderHost): Providers {
  return createProviders(() => configurationOf(settings(), host), {
    startMockLlm: () => host.startMockLlm(),
    hostProviders: host.hostProviders ?? [],
  });
}
