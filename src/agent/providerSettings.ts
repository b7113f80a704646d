import fetch from 'node-fetch';
import type { Provider, Providers } from './interfaces/index.js';
import { isAgentError } from './protocol/index.js';
import { createProviders, type ProvidersConfiguration } from './providers/index.js';

/** What a host's settings say of the providers. */
export interface ProviderSettings {
  /** The user's choice, tried before the order. */
  provider: string | undefined;
  /** Model of the chosen provider; without one, of the first in the order. */
  model: string | undefined;
  providerOrder: string[];
  ollama: { baseUrl: string; model: string | undefined; contextTokens: number | undefined };
  mock: { port: number; wordDelayMs: number };
  openai: { baseUrl: string; model: string | undefined };
  anthropic: { baseUrl: string; model: string | undefined };
}

export interface ProviderHost {
  getKey(provider: 'openai' | 'anthropic'): Promise<string | undefined>;
  startStandIn(): Promise<boolean>;
  hostProviders?: Provider[];
}

function configurationOf(settings: ProviderSettings, { getKey }: ProviderHost): ProvidersConfiguration {
  const { provider, model, providerOrder } = settings;
  const order = provider === undefined ? providerOrder : [provider, ...providerOrder.filter((id) => id !== provider)];
  const [first] = order;
  const modelOf = (id: string, own: string | undefined) => (id === first ? (model ?? own) : own);
  return {
    order,
    ollama: { ...settings.ollama, model: modelOf('ollama', settings.ollama.model) },
    mock: { baseUrl: `http://127.0.0.1:${settings.mock.port}`, model: modelOf('mock', undefined) },
    openai: { ...settings.openai, model: modelOf('openai', settings.openai.model), getKey: () => getKey('openai') },
    anthropic: { ...settings.anthropic, model: modelOf('anthropic', settings.anthropic.model), getKey: () => getKey('anthropic') },
  };
}

/**
 * The providers by the settings of now: made anew when those have changed. Where nobody is there, the stand-in is started
 * and asked once more.
 */
export function createProvidersFor(settings: () => ProviderSettings, host: ProviderHost): Providers {
  let made: { key: string; providers: Providers } | undefined;
  const current = (): Providers => {
    const { provider, model, providerOrder, ollama, mock, openai, anthropic } = settings();
    const relevant = { provider, model, providerOrder, ollama, mock, openai, anthropic };
    const key = JSON.stringify(relevant);
    if (made?.key !== key) {
      made = { key, providers: createProviders(configurationOf(relevant, host), { fetch, now: () => performance.now() }, host.hostProviders ?? []) };
    }
    return made.providers;
  };
  return {
    get: (id) => current().get(id),
    order: () => current().order(),
    status: () => current().status(),
    models: () => current().models(),
    async choose(options) {
      try {
        return await current().choose(options);
      } catch (error) {
        const nobody = isAgentError(error) && (error.code === 'no_provider' || error.code === 'provider_unavailable');
        const standInCounts = options?.preferred === undefined || options.preferred === 'mock';
        if (!nobody || !standInCounts || options?.exclude?.includes('mock') || !current().order().includes('mock') || !(await host.startStandIn())) throw error;
        return current().choose(options);
      }
    },
  };
}
