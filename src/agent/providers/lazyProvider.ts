import { AgentError, message, messageOf, told } from '../../protocol/index.js';
import type { Provider, WarmRequest } from '../interfaces/index.js';
import type { ProviderCapabilities } from './descriptor.js';
import { nameInMessages } from './nameInMessages.js';

export interface LazyProviderOptions extends Pick<Provider, 'id' | 'label' | 'location' | 'host'> {
  load(): Promise<Provider>;
  /** Needed before the code is loaded. */
  can: ProviderCapabilities;
}

/** A proxy for a provider whose code is loaded on first use. */
export function lazyProvider({ id, label, location, host, load, can }: LazyProviderOptions): Provider {
  let loaded: Provider | undefined;
  let loading: Promise<Provider> | undefined;
  const get = (): Promise<Provider> =>
    (loading ??= load().then(
      (provider) => (loaded = provider),
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    ));
  return {
    id,
    label,
    location,
    host,
    async status(signal, lately) {
      try {
        return await (await get()).status(signal, lately);
      } catch (error) {
        const reason = messageOf(error);
        return {
          provider: id,
          label,
          location,
          available: false,
          state: 'failing',
          ...told(message('providers.notLoaded', { label: nameInMessages({ label, location }), reason })),
        };
      }
    },
    models: async (signal) => (await get()).models(signal),
    describe: async (model, signal, onLoading) => (await get()).describe(model, signal, onLoading),
    isLoaded: (model) => loaded?.isLoaded?.(model),
    async *generate(request, signal) {
      yield* (await get()).generate(request, signal);
    },
    ...(can.warm && {
      async warm(request: WarmRequest, signal: AbortSignal) {
        await (await get()).warm?.(request, signal);
      },
    }),
    ...(can.embed && {
      async embed(texts: string[], signal: AbortSignal) {
        const provider = await get();
        if (!provider.embed) throw new AgentError('model_not_found', message('providers.noEmbeddingModel', { label }));
        return provider.embed(texts, signal);
      },
    }),
    ...(can.pull && {
      async *pull(model: string, signal: AbortSignal) {
        yield* (await get()).pull?.(model, signal) ?? [];
      },
    }),
    ...(can.price && { price: (model: string) => loaded?.price?.(model) }),
  };
}
