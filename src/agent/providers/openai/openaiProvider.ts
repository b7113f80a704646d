import OpenAI from 'openai';
import { message, type ModelDescription, type ProviderStatus } from '../../../protocol/index.js';
import type { Embeddings, GenerateEvent, GenerateRequest, ModelFacts, Provider } from '../../interfaces/index.js';
import type { ProviderDependencies, ProviderSetup } from '../configuration.js';
import { ServerProvider } from '../serverProvider.js';
import { cancelled, keyMissing, modelNotFound, ProviderError, type Endpoint } from '../wire/errors.js';
import type { StreamNotes } from '../wire/eventStream.js';
import { Recent } from '../wire/recent.js';
import { refusedParameters } from '../wire/refusedParameters.js';
import { sdkEvents } from '../wire/sdkEvents.js';
import { sdkFailure } from '../wire/sdkFailure.js';
import { sdkFetch } from '../wire/sdkFetch.js';
import { LIST_MS, LOCAL_LIST_MS, sdkModels } from '../wire/sdkModels.js';
import { SDK_OPTIONS } from '../wire/sdkOptions.js';
import { statusOf } from '../wire/status.js';
import { asChunks, chatEvents } from './chatEvents.js';
import { chatParameters, OPTIONAL, type OptionalChatParameter } from './chatParameters.js';
import { listedModels } from './listedModels.js';
import { OpenAiServer } from './openaiServer.js';
import { familyOf, isNamed, listedContext, type ListedModel, type Seen } from './serverFamilies.js';

const OPENAI_HOST = 'api.openai.com';
const TOKENS_PER_PRICE = 1_000_000;
/** How many of a server's models an error lists for a mistyped name. */
const MOST_NAMED = 5;
/** OpenAI's own list doesn't say what a model is for. */
const NOT_FOR_CHAT = /embed|whisper|tts|dall-e|moderation|transcribe|realtime|image|audio|sora/i;
const EMBEDDING = /embed/i;

/** Whether a listed model answers questions: by its type or capabilities, or else by its name. */
function answers({ id, type, capabilities }: ListedModel): boolean {
  if (typeof type === 'string' && /embed/i.test(type)) return false;
  if (Array.isArray(capabilities) && capabilities.length > 0)
    return !capabilities.every((name) => /embed/i.test(String(name)));
  return !NOT_FOR_CHAT.test(id);
}

/** OpenAI and every server that implements its Chat Completions API, through the official SDK. */
export class OpenAiProvider extends ServerProvider implements Provider {
  private readonly isOpenAi: boolean;
  private readonly endpoint: Endpoint;
  private readonly server: OpenAiServer;
  private readonly listed: Recent<Seen>;
  private readonly prices = new Map<string, { prompt: number; output: number }>();
  private readonly without = new Map<string, Set<OptionalChatParameter>>();
  private readonly loaded = new Map<string, boolean>();
  private embedsNothing = false;

  constructor(setup: ProviderSetup, dependencies: ProviderDependencies) {
    const isOpenAi = setup.host === OPENAI_HOST;
    super({ ...setup, label: isOpenAi ? setup.label : `${setup.label} (${setup.host})` }, dependencies);
    this.isOpenAi = isOpenAi;
    this.endpoint = { label: this.label, host: this.host, keyVariable: setup.keyVariable };
    this.server = new OpenAiServer(setup.address, dependencies, this.endpoint);
    this.listed = new Recent(dependencies.now, this.location === 'local' ? LOCAL_LIST_MS : LIST_MS);
  }

  private async client(
    model?: string,
  ): Promise<{ client: OpenAI; endpoint: Endpoint; notes: StreamNotes; headers: Map<string, string> }> {
    const key = await this.dependencies.getKey();
    if (key === undefined && this.isOpenAi) throw keyMissing(this.endpoint);
    const endpoint = { ...this.endpoint, secret: key, model };
    const notes: StreamNotes = { done: false };
    const headers = new Map<string, string>();
    const client = new OpenAI({
      baseURL: this.setup.address,
      // Servers without keys accept any value.
      apiKey: key ?? 'none',
      organization: null,
      project: null,
      ...SDK_OPTIONS,
      fetch: sdkFetch(this.dependencies.fetch, endpoint, {
        notes,
        headers,
        eventsOf: (body) => asChunks(body, endpoint),
        listOf: (body) => ({ object: 'list', data: listedModels(body, endpoint) }),
      }),
    });
    return { client, endpoint, notes, headers };
  }

  private look(signal?: AbortSignal): Promise<Seen> {
    return this.listed.get(async () => {
      const { client, endpoint, headers } = await this.client();
      const models = await sdkModels<ListedModel>(
        client.models.list(signal ? { signal } : {}) as AsyncIterable<unknown> as AsyncIterable<ListedModel>,
        endpoint,
        signal,
      );
      for (const { id, pricing } of models) {
        const price = {
          prompt: Number(pricing?.prompt ?? NaN) * TOKENS_PER_PRICE,
          output: Number(pricing?.completion ?? NaN) * TOKENS_PER_PRICE,
        };
        if (Number.isFinite(price.prompt) && Number.isFinite(price.output)) this.prices.set(id, price);
      }
      return { host: this.host, server: headers.get('server') ?? '', models };
    });
  }

  status(signal?: AbortSignal): Promise<ProviderStatus> {
    return statusOf(this, {
      endpoint: this.endpoint,
      signal,
      look: async (within) => {
        const { models } = await this.look(within());
        return this.setup.model ?? models.find(answers)?.id;
      },
    });
  }

  async models(signal?: AbortSignal): Promise<ModelDescription[]> {
    const seen = await this.look(signal);
    const described = await Promise.all(
      seen.models.filter(answers).map(async (model): Promise<ModelDescription | undefined> => {
        const { facts } = await this.server.look(seen, model);
        if (facts.embeds) return undefined;
        return {
          provider: this.id,
          id: model.id,
          label: model.id,
          location: this.location,
          context_tokens: facts.contextTokens ?? listedContext(model),
          loaded: facts.loaded,
        };
      }),
    );
    return described.filter((model) => model !== undefined);
  }

  async describe(asked: string | undefined, signal?: AbortSignal): Promise<ModelFacts> {
    const seen = await this.look(signal);
    const name = asked ?? this.setup.model ?? seen.models.find(answers)?.id;
    if (name === undefined)
      throw new ProviderError('model_not_found', message('providers.noModelsListed', { label: this.label }));
    // OpenRouter accepts variants (`model:free`) that its list omits.
    const listed =
      seen.models.find((model) => isNamed(model, name)) ??
      seen.models.find((model) => isNamed(model, name.replace(/:[^/]*$/, '')));
    const looked = await this.server.look(seen, listed);
    const { family, facts } = looked;
    if (!listed && family.completeList && seen.models.length > 0) throw this.missing(name, seen.models);
    if (facts.loaded !== undefined) this.loaded.set(name, facts.loaded);
    return {
      model: name,
      identity: `${this.host}/${listed?.id ?? name}@${facts.digest ?? ''}`,
      ...this.server.contextOf(looked, listed, this.setup.contextTokens),
      location: this.location,
      slots: facts.slots,
      sharedPool: family.sharedPool === true || family.sharedPool === this.location,
      countsWholePrompt: true,
    };
  }

  private missing(model: string, models: readonly ListedModel[]): ProviderError {
    const names = models.filter(answers).map(({ id }) => id);
    const howToGet = message('providers.itsModels', {
      models: names.slice(0, MOST_NAMED).join(', ') + (names.length > MOST_NAMED ? ', …' : ''),
    });
    return modelNotFound({ ...this.endpoint, model, howToGet: names.length === 0 ? undefined : howToGet });
  }

  isLoaded(model: string): boolean | undefined {
    return this.location === 'cloud' ? true : this.loaded.get(model);
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<GenerateEvent, void, void> {
    const { client, endpoint, notes } = await this.client(request.model);
    yield* sdkEvents(
      (within) => this.open(client, request, within),
      (stream) => chatEvents(stream, endpoint, notes),
      endpoint,
      signal,
    );
  }

  /** Opens the stream; parameters that the server rejects are omitted from then on. */
  private async open(client: OpenAI, request: GenerateRequest, signal: AbortSignal) {
    const family = familyOf(this.listed.last ?? { host: this.host, server: '', models: [] });
    const without = this.without.get(request.model) ?? new Set<OptionalChatParameter>();
    for (;;) {
      try {
        return await client.chat.completions.create(chatParameters(request, family, without), { signal });
      } catch (error) {
        const refused = refusedParameters(error, OPTIONAL, without);
        if (refused.length === 0) throw error;
        for (const name of refused) without.add(name);
        this.without.set(request.model, without);
      }
    }
  }

  /** Uses a listed embedding model, or else tries what the server accepts; throws `model_not_found`. */
  async embed(texts: string[], signal: AbortSignal): Promise<Embeddings> {
    const missing = new ProviderError('model_not_found', message('providers.noEmbeddingModel', { label: this.label }));
    if (this.embedsNothing) throw missing;
    const { models } = await this.look(signal);
    const listed = models.find((model) => !answers(model) && EMBEDDING.test(`${model.id} ${String(model.type)}`));
    const model = (listed ?? (this.location === 'local' ? models[0] : undefined))?.id;
    if (model === undefined) throw missing;
    const { client, endpoint } = await this.client(model);
    try {
      const { data } = await client.embeddings.create({ model, input: texts, encoding_format: 'float' }, { signal });
      return { identity: `${this.host}/${model}`, vectors: data.map(({ embedding }) => embedding) };
    } catch (error) {
      if (signal.aborted) throw cancelled();
      const failure = sdkFailure(error, endpoint, false);
      this.embedsNothing ||= listed === undefined && !failure.retryable;
      throw failure;
    }
  }

  price(model: string): { prompt: number; output: number } | undefined {
    return this.prices.get(model);
  }
}
