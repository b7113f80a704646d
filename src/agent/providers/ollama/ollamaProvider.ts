import {
  message,
  toAgentError,
  type ModelDescription,
  type ProviderStatus,
  type Message,
} from '../../../protocol/index.js';
import type {
  Embeddings,
  GenerateEvent,
  GenerateRequest,
  ModelFacts,
  Provider,
  WarmRequest,
} from '../../interfaces/index.js';
import type { ProviderDependencies, ProviderSetup } from '../configuration.js';
import { ServerProvider } from '../serverProvider.js';
import { badResponse, modelNotFound, ProviderError, type Endpoint } from '../wire/errors.js';
import { isThisMachine } from '../wire/hosts.js';
import { fetchOk } from '../wire/providerFetch.js';
import { Recent } from '../wire/recent.js';
import { refusedParameters } from '../wire/refusedParameters.js';
import { LATELY_MS, statusOf } from '../wire/status.js';
import { generateStream, OPTIONAL, type OptionalGenerateParameter } from './generateStream.js';
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

/**
 * How long a successful status counts as current; if the server has stopped since, the run itself finds out
 * immediately.
 */
const HEALTH_MS = 3_000;
/**
 * Default context if neither the request nor the settings specify one: large enough for long prompts, and fits next to
 * a 7B model in 8 GB.
 */
const DEFAULT_CONTEXT_TOKENS = 8_192;
/** Suggested models that run on any laptop. */
const SUGGESTED_MODEL = 'llama3.2';
const SUGGESTED_EMBEDDER = 'nomic-embed-text';

/** Length of a digest prefix that distinguishes the weights behind a name. */
const DIGEST_CHARACTERS = 12;

const tagOf = (model: string, installed: readonly OllamaTag[]): OllamaTag | undefined =>
  installed.find((tag) => sameModel(tag.name, model));

const digestOf = (model: string, installed: readonly OllamaTag[]): string => tagOf(model, installed)?.digest ?? '';

const pullCommand = (model: string) => message('providers.getModel', { command: `ollama pull ${model}` });

interface Health {
  installed: OllamaTag[];
  loaded: string[];
}

/** Ollama through its native API: its OpenAI-compatible API can't set the context. */
export class OllamaProvider extends ServerProvider implements Provider {
  private readonly endpoint: Endpoint;
  private readonly server: OllamaModels;
  private readonly health: Recent<Health>;
  /** Parameters that the server has rejected. */
  private readonly without = new Set<OptionalGenerateParameter>();
  /** Facts by model name, with the digest of the weights they describe. */
  private readonly shown = new Map<string, { digest: string; facts: OllamaModel }>();

  constructor(setup: ProviderSetup, dependencies: ProviderDependencies) {
    super(setup, dependencies);
    const { address, localHint } = setup;
    this.endpoint = {
      label: this.label,
      host: this.host,
      howToSignIn: message('providers.signIn', { command: 'ollama signin' }),
      howToStart: [
        localHint !== undefined && isThisMachine(address)
          ? message('providers.startOllamaHere', { hint: localHint })
          : message('providers.startOllama'),
      ],
    };
    this.server = new OllamaModels(dependencies.fetch, address, this.endpoint);
    this.health = new Recent(dependencies.now, HEALTH_MS, LATELY_MS);
  }

  private look(within: () => AbortSignal | undefined, lately = false): Promise<Health> {
    return this.health.get(() => this.ask(within()), lately);
  }

  private async ask(signal: AbortSignal | undefined): Promise<Health> {
    const [installed, loaded] = await Promise.all([this.server.installed(signal), this.server.loaded(signal)]);
    return { installed, loaded };
  }

  /** Throws `model_not_found` if the configured model is missing, or if there is none at all. */
  private choose({ installed, loaded }: Health): string {
    const { model } = this.setup;
    if (model !== undefined) {
      if (!installed.some((tag) => sameModel(tag.name, model))) throw this.missing(model);
      return model;
    }
    const best = bestModel(installed, loaded);
    if (best) return best.name;
    throw new ProviderError(
      'model_not_found',
      message('providers.noModelsInstalled', { label: this.label, command: `ollama pull ${SUGGESTED_MODEL}` }),
    );
  }

  private missing(model: string): ProviderError {
    return modelNotFound({ ...this.endpoint, model, howToGet: pullCommand(model) });
  }

  status(signal?: AbortSignal, lately?: boolean): Promise<ProviderStatus> {
    return statusOf(this, {
      endpoint: this.endpoint,
      signal,
      look: async (within) => {
        try {
          return this.choose(await this.look(within, lately));
        } catch (error) {
          // A model that was missing may have been pulled in the meantime.
          if (lately !== true || toAgentError(error).code !== 'model_not_found') throw error;
          return this.choose(await this.look(within));
        }
      },
      // The server is up, and may have the model that a run requests by name.
      modelWhereAway: ({ code }) => (code === 'model_not_found' ? this.setup.model : undefined),
    });
  }

  async models(signal?: AbortSignal): Promise<ModelDescription[]> {
    const { installed, loaded } = await this.health.renewed(() => this.ask(signal));
    const described = await Promise.all(
      installed.map(async (tag) => ({
        tag,
        facts: await this.show(tag.name, installed, signal).catch(() => undefined),
      })),
    );
    return described
      .filter(({ tag, facts }) => !isEmbeddingModel(tag, facts?.capabilities))
      .map(({ tag, facts }) => ({
        provider: this.id,
        id: tag.name,
        label: tag.name,
        location: facts?.remote === true || isCloudModel(tag) ? 'cloud' : this.setup.locationOf(tag.name),
        size_bytes: tag.size,
        context_tokens: facts?.contextTokens,
        loaded: loaded.some((name) => sameModel(name, tag.name)),
      }));
  }

  isLoaded(model: string): boolean | undefined {
    return this.health.last?.loaded.some((name) => sameModel(name, model));
  }

  private async show(model: string, installed: readonly OllamaTag[], signal?: AbortSignal): Promise<OllamaModel> {
    const digest = digestOf(model, installed);
    const known = this.shown.get(model);
    if (known?.digest === digest) return known.facts;
    const facts = await this.server.show(model, signal);
    this.shown.set(model, { digest, facts });
    return facts;
  }

  private identityOf(model: string, installed: readonly OllamaTag[]): string {
    return `${this.host}/${model}@${digestOf(model, installed).slice(0, DIGEST_CHARACTERS)}`;
  }

  async describe(model: string | undefined, signal?: AbortSignal): Promise<ModelFacts> {
    // Don't use cached facts: a tag that was pulled again is a different model with different answers.
    const health = await this.look(() => signal);
    const name = model ?? this.choose(health);
    try {
      const { contextTokens, remote } = await this.show(name, health.installed, signal);
      // Either answer of the server may be the one that says so.
      const isForwarded = remote || isCloudModel(tagOf(name, health.installed) ?? { name });
      return {
        model: name,
        identity: this.identityOf(name, health.installed),
        location: isForwarded ? 'cloud' : this.setup.locationOf(name),
        contextTokens: Math.min(contextTokens, this.setup.contextTokens ?? Infinity),
        contextSource: 'asked',
        countsWholePrompt: 'unless_cached',
        contextFixed: this.setup.contextTokens !== undefined,
      };
    } catch (error) {
      throw toAgentError(error).code === 'model_not_found' ? this.missing(name) : error;
    }
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<GenerateEvent, void, void> {
    const target = {
      fetch: this.dependencies.fetch,
      url: `${this.setup.address}/api/generate`,
      endpoint: { ...this.endpoint, howToGet: pullCommand(request.model) },
      contextTokens:
        this.setup.contextTokens ??
        Math.min(DEFAULT_CONTEXT_TOKENS, this.shown.get(request.model)?.facts.contextTokens ?? DEFAULT_CONTEXT_TOKENS),
    };
    for (;;) {
      try {
        yield* generateStream({ ...target, without: this.without }, request, signal);
        return;
      } catch (error) {
        const refused = refusedParameters(error, OPTIONAL, this.without);
        for (const name of refused) this.without.add(name);
        if (refused.length > 0) continue;
        const { code } = toAgentError(error);
        if (code === 'provider_unavailable') this.health.forget();
        if (code === 'model_not_found') this.shown.delete(request.model);
        throw error;
      }
    }
  }

  /**
   * A request without a prompt only loads the model.
   * @see https://github.com/ollama/ollama/blob/main/docs/api.md#load-a-model
   */
  async warm({ model, contextTokens, prefix }: WarmRequest, signal: AbortSignal): Promise<void> {
    const send = async (prompt: string) => {
      // The server doesn't accept a request for no output at all.
      const request = { model, prompt, contextTokens, maxOutputTokens: 1 };
      for await (const event of this.generate(request, signal)) if (event.type === 'done') return;
    };
    await send('');
    const beginning = this.setup.values.prefill === true ? await prefix?.() : undefined;
    if (beginning !== undefined) await send(beginning);
  }

  /** Uses the first embedding model installed; throws `model_not_found` if there is none. */
  async embed(texts: string[], signal: AbortSignal): Promise<Embeddings> {
    const { installed } = await this.look(() => signal, true);
    const model = await this.embedderAmong(installed, signal);
    if (model === undefined)
      throw new ProviderError(
        'model_not_found',
        message('providers.noEmbedderInstalled', { label: this.label, command: `ollama pull ${SUGGESTED_EMBEDDER}` }),
      );
    const response = await fetchOk(
      this.dependencies.fetch,
      `${this.setup.address}/api/embed`,
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
      throw badResponse(this.endpoint, 'providers.what.unknown');
    return { identity: this.identityOf(model, installed), vectors: embeddings };
  }

  private async embedderAmong(installed: readonly OllamaTag[], signal: AbortSignal): Promise<string | undefined> {
    // Likely names first, so that usually no other model has to be queried.
    const likely = [...installed].sort((a, b) => Number(isEmbeddingModel(b)) - Number(isEmbeddingModel(a)));
    for (const tag of likely) {
      const facts = await this.show(tag.name, installed, signal).catch(() => undefined);
      // A forwarded embedding model would send text elsewhere without consent; ranking then falls back to words alone.
      if (isCloudModel(tag) || facts?.remote) continue;
      if (isEmbeddingModel(tag, facts?.capabilities)) return tag.name;
    }
    return undefined;
  }

  async *pull(
    model: string,
    signal: AbortSignal,
  ): AsyncGenerator<{ sentence: Message; done: number | null }, void, void> {
    yield* pullModel(this.dependencies.fetch, this.setup.address, { ...this.endpoint, model }, signal);
    this.health.forget();
    this.shown.delete(model);
  }
}
