import {
  DEFAULT_PROVIDER_ORDER,
  type ModelDescription,
  type ProviderRemedy,
  type ProviderStatus,
} from '../../protocol/index.js';
import type { Provider, Providers } from '../interfaces/index.js';
import { createChoose } from './choose.js';
import type { ProviderDependencies, ProvidersConfiguration, ProviderValues } from './configuration.js';
import { isSetUp, setupOf, type ProviderDescriptor } from './descriptor.js';
import { DESCRIPTORS, descriptorOf } from './descriptors.js';
import { gateway, type Allowed } from './gateway.js';
import { guardProvider, type GuardOptions } from './guard.js';
import { lazyProvider } from './lazyProvider.js';

export interface RegistryOptions extends Omit<GuardOptions, 'timeouts'> {
  /** Providers that only this host has, such as VS Code's models; guarded like the others. */
  hostProviders?: readonly Provider[];
  /** Starts the mock LLM when its turn comes and it doesn't answer; false if that isn't wanted or fails. */
  startMockLlm?: () => Promise<boolean>;
  /** API key of a provider, by id: the only way for a client to get a key. */
  getKey?: (provider: string) => Promise<string | undefined>;
  /** Whether the user has consented to sending text to this provider at this host; never prompts. Absent: consent for all. */
  isConsented?: (provider: string, host: string | undefined) => boolean | Promise<boolean>;
  fetch?: ProviderDependencies['fetch'];
  now?: ProviderDependencies['now'];
}

/**
 * How long a model list waits for a server that is loading if nobody can stop it; the other providers' lists shouldn't
 * have to wait.
 */
const MOST_LOADING_MS = 30_000;

/** The real fetch is loaded with the first provider. Each client gets only its own key. */
async function dependenciesOf(
  { id, key }: ProviderDescriptor,
  { fetch, getKey, now = () => performance.now() }: RegistryOptions,
): Promise<ProviderDependencies> {
  return {
    fetch: fetch ?? (await import('./wire/nodeFetch.js')).defaultFetch,
    getKey: () => (key && getKey ? getKey(id) : Promise.resolve(undefined)),
    now,
  };
}

function create(
  descriptor: ProviderDescriptor,
  values: ProviderValues,
  { localHint }: ProvidersConfiguration,
  options: RegistryOptions,
  allowedTo: (id: string, host: string | undefined) => Promise<Allowed>,
): Provider {
  const setup = setupOf(descriptor, values, localHint);
  const { id, label, host, location } = setup;
  const isElsewhere = setup.locationOf(undefined) === 'cloud';
  return lazyProvider({
    id,
    label,
    location,
    host,
    can: descriptor.can,
    load: async () => {
      const own = await dependenciesOf(descriptor, options);
      return descriptor.load(setup, isElsewhere ? gateway(own, label, () => allowedTo(id, host)) : own);
    },
  });
}

function remediesOf({ can, key }: ProviderDescriptor, { location }: Provider): ProviderRemedy[] {
  return [
    ...(can.pull ? (['pull'] as const) : []),
    ...(can.start ? (['start'] as const) : []),
    ...(key ? (['set_key'] as const) : []),
    ...(location === 'cloud' ? [] : (['watch'] as const)),
  ];
}

/**
 * What the user can do about it, and whether its absence is an error: an unconfigured provider is merely not set up.
 */
function withRemedies(
  provider: Provider,
  descriptor: ProviderDescriptor,
  values: ProviderValues,
  { chosen }: ProvidersConfiguration,
  { getKey }: RegistryOptions,
): Provider['status'] {
  const wanted = chosen === descriptor.id || isSetUp(descriptor, values);
  return async (signal, lately) => {
    const status: ProviderStatus = {
      ...(await provider.status(signal, lately)),
      can: remediesOf(descriptor, provider),
    };
    if (status.state === 'unreachable' && descriptor.can.start) return { ...status, state: 'stopped' };
    if (status.state === 'unreachable' && !wanted) return { ...status, state: 'not_set_up' };
    if (status.state === 'unauthorized' && descriptor.key && !(await getKey?.(descriptor.id)))
      return { ...status, state: 'not_set_up' };
    return status;
  };
}

/** The status of a provider that nothing may be sent to. */
function unasked({ id, label, location }: Provider): ProviderStatus {
  const can: ProviderRemedy[] = descriptorOf(id)?.key ? ['set_key'] : [];
  return { provider: id, label, location, available: false, state: 'not_set_up', can };
}

/**
 * The providers under the current settings: `read` is called for each use, and a provider whose values have changed is
 * recreated. Their code is loaded on first use.
 */
export function createProviders(read: () => ProvidersConfiguration, options: RegistryOptions = {}): Providers {
  const made = new Map<string, { key: string; provider: Provider }>();

  function get(id: string, configuration = read()): Provider | undefined {
    const descriptor = descriptorOf(id);
    const values = configuration.values[id];
    const key = JSON.stringify([values, configuration.timeouts, configuration.localHint, configuration.chosen === id]);
    const kept = made.get(id);
    if (kept?.key === key) return kept.provider;
    const own = options.hostProviders?.find((provider) => provider.id === id);
    const bare = own ?? (descriptor && values && create(descriptor, values, configuration, options, allowedTo));
    if (!bare) {
      made.delete(id);
      return undefined;
    }
    const status = descriptor && values && withRemedies(bare, descriptor, values, configuration, options);
    const provider = guardProvider(bare, { ...options, timeouts: configuration.timeouts }, status && { status });
    made.set(id, { key, provider });
    return provider;
  }

  const orderOf = (configuration: ProvidersConfiguration) => configuration.order ?? DEFAULT_PROVIDER_ORDER;

  async function allowedTo(id: string, host: string | undefined): Promise<Allowed> {
    if (!options.isConsented || (await options.isConsented(id, host))) return 'send';
    return orderOf(read()).includes(id) ? 'ask' : 'nothing';
  }

  /** Requesting status or models from a remote server sends it the key. */
  const mayAsk = async ({ id, host, location, inProcess }: Provider): Promise<boolean> =>
    location !== 'cloud' || inProcess === true || (await allowedTo(id, host)) !== 'nothing';

  const inOrder = (configuration: ProvidersConfiguration): Provider[] =>
    [...new Set(orderOf(configuration))].flatMap((id) => get(id, configuration) ?? []);

  /** Providers in the order first, then all others that are configured. */
  function all(): Provider[] {
    const configuration = read();
    const ids = [...DESCRIPTORS, ...(options.hostProviders ?? [])].map(({ id }) => id);
    return [...new Set([...inOrder(configuration), ...ids.flatMap((id) => get(id, configuration) ?? [])])];
  }

  return {
    get: (id) => get(id),
    choose: createChoose({
      get: (id) => get(id),
      inOrder: () => inOrder(read()),
      all,
      startMockLlm: options.startMockLlm,
    }),
    status: () =>
      Promise.all(all().map(async (provider) => ((await mayAsk(provider)) ? provider.status() : unasked(provider)))),
    async models({ signal, onLoading } = {}): Promise<ModelDescription[]> {
      const within = signal ?? AbortSignal.timeout(MOST_LOADING_MS);
      const lists = await Promise.all(
        all().map(async (provider) => {
          if (!(await mayAsk(provider))) return [];
          let isTold = false;
          const tell = (): void => {
            if (!isTold) onLoading?.(provider);
            isTold = true;
          };
          return provider.models(within, tell).catch(() => []);
        }),
      );
      return lists.flat();
    },
  };
}
