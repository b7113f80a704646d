import { AgentError, type ModelDescription, type ProviderStatus } from '../../protocol/index.js';
import type { Provider, ProviderChoice, Providers } from '../interfaces/index.js';
import { DEFAULT_ORDER, type ProviderDependencies, type ProvidersConfiguration } from './configuration.js';
import { guardGenerate, type GuardOptions } from './guard.js';
import { hostOf, isThisMachine, normalizeBaseUrl } from './hosts.js';
import { lazyProvider } from './lazyProvider.js';

export interface RegistryOptions extends Omit<GuardOptions, 'timeouts'> {
  /** Providers that only this host has, such as `vscode.lm`; they are guarded like the others. */
  hostProviders?: readonly Provider[];
  /** Starts the mock LLM when it is its turn and it does not answer; false where that is not wanted or fails. */
  startMockLlm?: () => Promise<boolean>;
  fetch?: ProviderDependencies['fetch'];
  now?: ProviderDependencies['now'];
}

type Kind = 'ollama' | 'mock' | 'openai' | 'anthropic';
const KINDS: readonly Kind[] = ['ollama', 'mock', 'openai', 'anthropic'];
const LABELS: Record<Kind, string> = { ollama: 'Ollama', mock: 'Mock LLM', openai: 'OpenAI', anthropic: 'Anthropic' };

/** Dependencies with the real fetch, which is loaded with the first provider. */
async function dependenciesOf({
  fetch,
  now = () => performance.now(),
}: RegistryOptions): Promise<ProviderDependencies> {
  return { fetch: fetch ?? (await import('./nodeFetch.js')).defaultFetch, now };
}

async function load(kind: Kind, configuration: ProvidersConfiguration, options: RegistryOptions): Promise<Provider> {
  const dependencies = await dependenciesOf(options);
  if (kind === 'ollama' && configuration.ollama)
    return new (await import('./ollama/ollamaProvider.js')).OllamaProvider(configuration.ollama, dependencies);
  if (kind === 'mock' && configuration.mock)
    return new (await import('./mock/mockProvider.js')).MockProvider(configuration.mock, dependencies);
  if (kind === 'openai' && configuration.openai)
    return new (await import('./openai/openaiProvider.js')).OpenAiProvider(configuration.openai, dependencies);
  if (kind === 'anthropic' && configuration.anthropic)
    return new (await import('./anthropic/anthropicProvider.js')).AnthropicProvider(
      configuration.anthropic,
      dependencies,
    );
  throw new AgentError('no_provider', `${LABELS[kind]} is not configured.`);
}

function locationOf(kind: Kind, baseUrl: string, model: string | undefined): Provider['location'] {
  if (kind === 'mock') return 'mock';
  // Ollama's own cloud models run elsewhere though the server is here.
  return isThisMachine(baseUrl) && !(kind === 'ollama' && /[:-]cloud$/.test(model ?? '')) ? 'local' : 'cloud';
}

function create(kind: Kind, configuration: ProvidersConfiguration, options: RegistryOptions): Provider | undefined {
  const own = configuration[kind];
  if (!own) return undefined;
  const baseUrl = normalizeBaseUrl(own.baseUrl);
  return lazyProvider({
    id: kind,
    label: LABELS[kind],
    location: locationOf(kind, baseUrl, own.model),
    host: hostOf(baseUrl),
    can: { embed: kind === 'ollama' || kind === 'openai', pull: kind === 'ollama', price: kind === 'openai' },
    load: () => load(kind, configuration, options),
  });
}

function guarded(provider: Provider, configuration: ProvidersConfiguration, options: RegistryOptions): Provider {
  const generate = guardGenerate(provider, { ...options, timeouts: configuration.timeouts });
  // A copy by hand would lose the methods of a class's prototype.
  return new Proxy(provider, {
    get(target, key) {
      if (key === 'generate') return generate;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value as (...parameters: unknown[]) => unknown).bind(target) : value;
    },
  });
}

/**
 * The providers, as the settings have them at the moment: `read` is asked anew at each use, and a provider whose part has
 * changed is made anew. Their code is loaded on first use.
 */
export function createProviders(read: () => ProvidersConfiguration, options: RegistryOptions = {}): Providers {
  const made = new Map<string, { key: string; provider: Provider }>();

  function get(id: string, configuration = read()): Provider | undefined {
    const kind = KINDS.find((known) => known === id);
    const host = options.hostProviders?.find((provider) => provider.id === id);
    // Functions (getKey) are left out of the key: what they return may change, they themselves do not matter.
    const key = JSON.stringify([kind && configuration[kind], configuration.timeouts]);
    const kept = made.get(id);
    if (kept?.key === key) return kept.provider;
    const provider = host ?? (kind && create(kind, configuration, options));
    if (!provider) {
      made.delete(id);
      return undefined;
    }
    const entry = { key, provider: guarded(provider, configuration, options) };
    made.set(id, entry);
    return entry.provider;
  }

  const inOrder = (configuration: ProvidersConfiguration): Provider[] =>
    [...new Set(configuration.order ?? DEFAULT_ORDER)].flatMap((id) => get(id, configuration) ?? []);

  /** Those in the order first, then whatever else is configured. */
  function all(): Provider[] {
    const configuration = read();
    const hosts = (options.hostProviders ?? []).map((provider) => provider.id);
    return [
      ...new Set([...inOrder(configuration), ...[...KINDS, ...hosts].flatMap((id) => get(id, configuration) ?? [])]),
    ];
  }

  async function reach(provider: Provider, signal: AbortSignal | undefined): Promise<ProviderStatus> {
    const status = await provider.status(signal, true);
    if (status.available || provider.id !== 'mock' || !options.startMockLlm) return status;
    return (await options.startMockLlm()) ? provider.status(signal) : status;
  }

  async function choose({
    preferred,
    exclude = [],
    signal,
  }: Parameters<Providers['choose']>[0] = {}): Promise<ProviderChoice> {
    if (preferred !== undefined) {
      const provider = get(preferred);
      if (!provider)
        throw new AgentError(
          'no_provider',
          `There is no provider "${preferred}". Those configured are: ${
            all()
              .map(({ id }) => id)
              .join(', ') || 'none'
          }.`,
        );
      const status = await reach(provider, signal);
      // A model where nothing is available: the server is there, only that model is not, and the run may name another.
      if (!status.available && status.model === undefined)
        throw new AgentError('provider_unavailable', status.message ?? `${provider.label} is away.`, {
          retryable: true,
        });
      return { provider, passedOver: [] };
    }
    const passedOver: ProviderChoice['passedOver'] = [];
    for (const provider of inOrder(read())) {
      const { id } = provider;
      if (exclude.includes(id)) continue;
      const status = await reach(provider, signal);
      signal?.throwIfAborted();
      if (status.available) return { provider, passedOver };
      passedOver.push({ provider: id, reason: status.message ?? `${provider.label} is away.` });
    }
    // A reason may end with a command to type, which takes no full stop.
    const reasons = passedOver
      .map(({ reason }, index) => (index === passedOver.length - 1 || /[.!?]$/.test(reason) ? reason : `${reason};`))
      .join(' ');
    throw new AgentError(
      'no_provider',
      `No model is at hand. ${reasons || 'Every provider in the order was tried; check the provider order in the settings.'}`,
      { retryable: true },
    );
  }

  return {
    get: (id) => get(id),
    choose,
    status: () => Promise.all(all().map((provider) => provider.status())),
    async models(): Promise<ModelDescription[]> {
      const lists = await Promise.all(all().map((provider) => provider.models().catch(() => [])));
      return lists.flat();
    },
  };
}
