import { toAgentError, type ModelDescription, type ProviderStatus } from '../../../protocol/index.js';
import type { GenerateEvent, GenerateRequest, ModelFacts, Provider } from '../../interfaces/index.js';
import type { MockConfiguration, ProviderDependencies } from '../configuration.js';
import { modelNotFound, type Endpoint } from '../errors.js';
import { hostOf, normalizeBaseUrl } from '../hosts.js';
import { generateStream } from '../ollama/generateStream.js';
import { isEmbeddingModel, OllamaModels } from '../ollama/ollamaModels.js';
import { Recent } from '../recent.js';
import { LATELY_MS, statusOf } from '../status.js';

const DEFAULT_MODEL = 'mock-extractive';
/** As for Ollama: the run itself notices when the mock LLM is gone. */
const HEALTH_MS = 3_000;
const DEFAULT_CONTEXT_TOKENS = 8_192;

/** The bundled mock LLM, which speaks Ollama's protocol at a path of its own. */
export class MockProvider implements Provider {
  readonly id = 'mock';
  readonly label = 'Mock LLM';
  readonly location = 'mock' as const;
  readonly host: string;
  private readonly baseUrl: string;
  private readonly endpoint: Endpoint;
  private readonly server: OllamaModels;
  private readonly installed: Recent<Awaited<ReturnType<OllamaModels['installed']>>>;
  private readonly contexts = new Map<string, number>();

  constructor(
    private readonly configuration: MockConfiguration,
    private readonly dependencies: ProviderDependencies,
  ) {
    this.baseUrl = normalizeBaseUrl(configuration.baseUrl);
    this.host = hostOf(this.baseUrl);
    this.endpoint = {
      label: this.label,
      host: this.host,
      howToStart: 'Start it with "Start Mock LLM", or on the command line with: npm run dev:mock-llm',
    };
    this.server = new OllamaModels(dependencies.fetch, this.baseUrl, this.endpoint);
    this.installed = new Recent(dependencies.now, HEALTH_MS, LATELY_MS);
  }

  status(signal?: AbortSignal, lately?: boolean): Promise<ProviderStatus> {
    return statusOf(this, {
      endpoint: this.endpoint,
      signal,
      look: async (within) => {
        await this.installed.get(() => this.server.installed(within()), lately);
        return this.configuration.model ?? DEFAULT_MODEL;
      },
    });
  }

  async models(signal?: AbortSignal): Promise<ModelDescription[]> {
    const tags = (await this.server.installed(signal)).filter((tag) => !isEmbeddingModel(tag));
    return tags.map((tag) => {
      const id = tag.name.replace(/:latest$/, '');
      return {
        provider: this.id,
        id,
        label: id,
        location: this.location,
        loaded: true,
        context_tokens: this.contexts.get(id),
      };
    });
  }

  async describe(model: string | undefined, signal?: AbortSignal): Promise<ModelFacts> {
    const name = model ?? this.configuration.model ?? DEFAULT_MODEL;
    let contextTokens = this.contexts.get(name);
    if (contextTokens === undefined) {
      try {
        contextTokens = (await this.server.show(name, signal)).contextTokens;
      } catch (error) {
        throw toAgentError(error).code === 'model_not_found'
          ? modelNotFound({ ...this.endpoint, model: name, howToGet: `Its model is ${DEFAULT_MODEL}.` })
          : error;
      }
      this.contexts.set(name, contextTokens);
    }
    return { model: name, contextTokens, extractive: true };
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<GenerateEvent, void, void> {
    const target = {
      fetch: this.dependencies.fetch,
      url: `${this.baseUrl}/api/mock-llm/stream`,
      endpoint: { ...this.endpoint, howToGet: `Its model is ${DEFAULT_MODEL}.` },
      contextTokens: DEFAULT_CONTEXT_TOKENS,
    };
    try {
      yield* generateStream(target, request, signal);
    } catch (error) {
      if (toAgentError(error).code === 'provider_unavailable') this.installed.forget();
      throw error;
    }
  }
}
