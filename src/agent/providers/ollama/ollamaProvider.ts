import { toAgentError, type ModelDescription, type ProviderStatus } from '../../../protocol/index.js';
import type { GenerateEvent, GenerateRequest, ModelFacts, Provider } from '../../interfaces/index.js';
import type { OllamaConfiguration, ProviderDependencies } from '../configuration.js';
import { badResponse, ProviderError, type Endpoint } from '../errors.js';
import { hostOf, isThisMachine, normalizeBaseUrl } from '../hosts.js';
import { fetchOk } from '../providerFetch.js';
import { Recent } from '../recent.js';
import { LATELY_MS, statusOf } from '../status.js';
import { generateStream } from './generateStream.js';
import {
  bestModel,
  isCloudModel,
  isEmbeddingModel,
  OllamaModels,
  sameModel,
  type OllamaModel,
  type OllamaTag,
} from './ollamaModels.js';
import { pullModel } from './pullModel.js';

/** A server that answered just now is asked again only after this; should it have gone, the run itself finds out at once. */
const HEALTH_MS = 3_000;
/** Where neither the request nor the settings name a context: large enough for long prompts, and it fits beside a 7B model in 8 GB. */
const DEFAULT_CONTEXT_TOKENS = 8_192;
/** A suggestion that runs on every laptop. */
const SUGGESTED_MODEL = 'llama3.2';

interface Health {
  installed: OllamaTag[];
  loaded: string[];
}

/** Ollama by its own API: the only way to set the context, which its OpenAI-compatible one cannot. */
export class OllamaProvider implements Provider {
  readonly id = 'ollama';
  readonly label = 'Ollama';
  readonly location: 'local' | 'cloud';
  readonly host: string;
  private readonly baseUrl: string;
  private readonly endpoint: Endpoint;
  private readonly server: OllamaModels;
  private readonly health: Recent<Health>;
  private readonly shown = new Map<string, OllamaModel>();

  constructor(
    private readonly configuration: OllamaConfiguration,
    private readonly dependencies: ProviderDependencies,
  ) {
    this.baseUrl = normalizeBaseUrl(configuration.baseUrl);
    this.host = hostOf(this.baseUrl);
    this.location = this.locationOf(configuration.model ?? '');
    this.endpoint = {
      label: this.label,
      host: this.host,
      howToStart: ['Start it with: ollama serve', configuration.awayHint]
        .filter((sentence) => sentence !== undefined)
        .join('. '),
    };
    this.server = new OllamaModels(dependencies.fetch, this.baseUrl, this.endpoint);
    this.health = new Recent(dependencies.now, HEALTH_MS, LATELY_MS);
  }

  private locationOf(model: string): 'local' | 'cloud' {
    return isThisMachine(this.baseUrl) && !isCloudModel({ name: model }) ? 'local' : 'cloud';
  }

  private look(within: () => AbortSignal | undefined, lately = false): Promise<Health> {
    return this.health.get(async () => {
      const signal = within();
      const [installed, loaded] = await Promise.all([this.server.installed(signal), this.server.loaded(signal)]);
      return { installed, loaded };
    }, lately);
  }

  /** Throws `model_not_found` where the configured model, or any at all, is missing. */
  private choose({ installed, loaded }: Health): string {
    const { model } = this.configuration;
    if (model !== undefined) {
      if (!installed.some((tag) => sameModel(tag.name, model))) throw this.missing(model);
      return model;
    }
    const best = bestModel(installed, loaded);
    if (best) return best.name;
    throw new ProviderError(
      'model_not_found',
      `Ollama is running but has no model yet. Get one with: ollama pull ${SUGGESTED_MODEL}`,
    );
  }

  private missing(model: string): ProviderError {
    return new ProviderError('model_not_found', `Ollama has no model "${model}". Get it with: ollama pull ${model}`);
  }

  status(signal?: AbortSignal, lately?: boolean): Promise<ProviderStatus> {
    return statusOf(this, {
      endpoint: this.endpoint,
      signal,
      look: async (within) => {
        try {
          return this.choose(await this.look(within, lately));
        } catch (error) {
          // A model that was missing lately may have been pulled since.
          if (lately !== true || toAgentError(error).code !== 'model_not_found') throw error;
          return this.choose(await this.look(within));
        }
      },
      // The server is there, and may have the model that a run names itself.
      modelWhereAway: ({ code }) => (code === 'model_not_found' ? this.configuration.model : undefined),
    });
  }

  async models(signal?: AbortSignal): Promise<ModelDescription[]> {
    this.health.forget();
    const { installed, loaded } = await this.look(() => signal);
    return Promise.all(
      installed
        .filter((tag) => !isEmbeddingModel(tag))
        .map(async (tag): Promise<ModelDescription> => {
          const facts = await this.show(tag.name, signal).catch(() => undefined);
          return {
            provider: this.id,
            id: tag.name,
            label: tag.name,
            location: isCloudModel(tag) ? 'cloud' : this.locationOf(tag.name),
            size_bytes: tag.size,
            context_tokens: facts?.contextTokens,
            loaded: loaded.some((name) => sameModel(name, tag.name)),
          };
        }),
    );
  }

  private async show(model: string, signal?: AbortSignal): Promise<OllamaModel> {
    const known = this.shown.get(model);
    if (known) return known;
    const facts = await this.server.show(model, signal);
    this.shown.set(model, facts);
    return facts;
  }

  async describe(model: string | undefined, signal?: AbortSignal): Promise<ModelFacts> {
    const name = model ?? this.choose(await this.look(() => signal, true));
    try {
      const { contextTokens, remote } = await this.show(name, signal);
      return {
        model: name,
        location: remote ? 'cloud' : this.locationOf(name),
        contextTokens: Math.min(contextTokens, this.configuration.contextTokens ?? Infinity),
      };
    } catch (error) {
      throw toAgentError(error).code === 'model_not_found' ? this.missing(name) : error;
    }
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<GenerateEvent, void, void> {
    const { contextTokens, keepAlive, think } = this.configuration;
    const target = {
      fetch: this.dependencies.fetch,
      url: `${this.baseUrl}/api/generate`,
      endpoint: { ...this.endpoint, howToGet: `Get it with: ollama pull ${request.model}` },
      contextTokens:
        contextTokens ??
        Math.min(DEFAULT_CONTEXT_TOKENS, this.shown.get(request.model)?.contextTokens ?? DEFAULT_CONTEXT_TOKENS),
      keepAlive,
      think,
    };
    try {
      yield* generateStream(target, request, signal);
    } catch (error) {
      const { code } = toAgentError(error);
      if (code === 'provider_unavailable') this.health.forget();
      if (code === 'model_not_found') this.shown.delete(request.model);
      throw error;
    }
  }

  /** By the first embedding model that is installed; throws `model_not_found` where there is none. */
  async embed(texts: string[], signal: AbortSignal): Promise<number[][]> {
    const model = (await this.look(() => signal, true)).installed.find(isEmbeddingModel)?.name;
    if (model === undefined)
      throw new ProviderError(
        'model_not_found',
        'Ollama has no embedding model. Get one with: ollama pull nomic-embed-text',
      );
    const response = await fetchOk(
      this.dependencies.fetch,
      `${this.baseUrl}/api/embed`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ model, input: texts, truncate: true }),
        signal,
      },
      { ...this.endpoint, model },
    );
    const { embeddings } = JSON.parse(await response.text()) as { embeddings?: number[][] };
    if (!Array.isArray(embeddings) || embeddings.length !== texts.length)
      throw badResponse(this.endpoint, 'Something else');
    return embeddings;
  }

  async *pull(
    model: string,
    signal: AbortSignal,
  ): AsyncGenerator<{ message: string; done: number | null }, void, void> {
    yield* pullModel(this.dependencies.fetch, this.baseUrl, { ...this.endpoint, model }, signal);
    this.health.forget();
    this.shown.delete(model);
  }
}
