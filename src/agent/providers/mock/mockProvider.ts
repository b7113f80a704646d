import { message, toAgentError, type ModelDescription, type ProviderStatus } from '../../../protocol/index.js';
import type { GenerateEvent, GenerateRequest, ModelFacts, Provider } from '../../interfaces/index.js';
import type { ProviderDependencies, ProviderSetup } from '../configuration.js';
import { nameInMessages } from '../nameInMessages.js';
import { ServerProvider } from '../serverProvider.js';
import { modelNotFound, type Endpoint } from '../wire/errors.js';
import { generateStream } from '../ollama/generateStream.js';
import { isEmbeddingModel, OllamaModels } from '../ollama/ollamaModels.js';
import { Recent } from '../wire/recent.js';
import { LATELY_MS, statusOf } from '../wire/status.js';

const DEFAULT_MODEL = 'mock-extractive';
/** As for Ollama: the run itself notices if the mock LLM has stopped. */
const HEALTH_MS = 3_000;
const DEFAULT_CONTEXT_TOKENS = 8_192;

const ONLY_MODEL = message('providers.onlyModel', { model: DEFAULT_MODEL });

/** The bundled mock LLM, which speaks Ollama's protocol under its own path. */
export class MockProvider extends ServerProvider implements Provider {
  private readonly endpoint: Endpoint;
  private readonly server: OllamaModels;
  private readonly installed: Recent<Awaited<ReturnType<OllamaModels['installed']>>>;
  private readonly contexts = new Map<string, number>();

  constructor(setup: ProviderSetup, dependencies: ProviderDependencies) {
    super(setup, dependencies);
    this.endpoint = {
      label: nameInMessages(this),
      host: this.host,
      howToStart: [message('providers.startMock')],
    };
    this.server = new OllamaModels(dependencies.fetch, setup.address, this.endpoint);
    this.installed = new Recent(dependencies.now, HEALTH_MS, LATELY_MS);
  }

  status(signal?: AbortSignal, lately?: boolean): Promise<ProviderStatus> {
    return statusOf(this, {
      endpoint: this.endpoint,
      signal,
      look: async (within) => {
        await this.installed.get(() => this.server.installed(within()), lately);
        return DEFAULT_MODEL;
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
    const name = model ?? DEFAULT_MODEL;
    let contextTokens = this.contexts.get(name);
    if (contextTokens === undefined) {
      try {
        contextTokens = (await this.server.show(name, signal)).contextTokens;
      } catch (error) {
        throw toAgentError(error).code === 'model_not_found'
          ? modelNotFound({ ...this.endpoint, model: name, howToGet: ONLY_MODEL })
          : error;
      }
      this.contexts.set(name, contextTokens);
    }
    const installed = await this.installed.get(() => this.server.installed(signal), true);
    return {
      model: name,
      identity: `${this.id}/${name}@${installed.find((tag) => tag.name.replace(/:latest$/, '') === name)?.digest ?? ''}`,
      contextTokens,
      contextSource: 'asked',
      location: this.location,
      extractive: true,
    };
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<GenerateEvent, void, void> {
    const target = {
      fetch: this.dependencies.fetch,
      url: `${this.setup.address}/api/mock-llm/stream`,
      endpoint: { ...this.endpoint, howToGet: ONLY_MODEL },
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
