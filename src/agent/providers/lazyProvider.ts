import type { Provider } from '../interfaces/index.js';

export interface LazyProviderOptions {
  id: string;
  label: string;
  location: Provider['location'];
  host: string;
  load(): Promise<Provider>;
  /** Whether the provider has these; they must be known before it is loaded. */
  can: { embed?: boolean; pull?: boolean; price?: boolean };
}

/** Stands for a provider whose code is loaded on first use. */
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
        return {
          provider: id,
          label,
          location,
          available: false,
          message: `${label} could not be loaded: ${error instanceof Error ? error.message : String(error)}`,
        };
      }
    },
    models: async (signal) => (await get()).models(signal),
    describe: async (model, signal) => (await get()).describe(model, signal),
    async *generate(request, signal) {
      yield* (await get()).generate(request, signal);
    },
    ...(can.embed && {
      async embed(texts: string[], signal: AbortSignal) {
        return (await (await get()).embed?.(texts, signal)) ?? [];
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
