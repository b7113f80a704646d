import OpenAI from 'openai';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import type { ModelDescription, ProviderStatus } from '../../../protocol/index.js';
import type { GenerateEvent, GenerateRequest, ModelFacts, Provider, Usage } from '../../interfaces/index.js';
import type { KeyedConfiguration, ProviderDependencies } from '../configuration.js';
import { cancelled, modelNotFound, ProviderError, refused, type Endpoint } from '../errors.js';
import { hostOf, isThisMachine, normalizeBaseUrl } from '../hosts.js';
import { Recent } from '../recent.js';
import { sdkFailure } from '../sdkFailure.js';
import { sdkFetch } from '../sdkFetch.js';
import { LIST_MS, sdkModels } from '../sdkModels.js';
import { statusOf } from '../status.js';
import { ThinkTagSplitter } from '../thinkTags.js';
import { chatParameters, refusedParameter, type Optional } from './parameters.js';

/** What OpenAI's own models take at least; their list does not say. */
const OPENAI_CONTEXT_TOKENS = 128_000;
/** What any server of the protocol takes, where it does not say. */
const UNKNOWN_CONTEXT_TOKENS = 8_192;
/** The SDK's own time-out must not come before the guard's. */
const SDK_TIMEOUT_MS = 60 * 60_000;
const TOKENS_PER_PRICE = 1_000_000;
const NOT_FOR_CHAT = /embed|whisper|tts|dall-e|moderation|transcribe|realtime|image|audio|sora/i;
const EMBEDDING = /embed/i;

/** A listed model with what OpenRouter (`context_length`, `pricing`), vLLM (`max_model_len`) and llama.cpp (`meta`) add. */
interface Listed {
  id: string;
  context_length?: unknown;
  max_model_len?: unknown;
  meta?: { n_ctx_train?: unknown } | null;
  pricing?: { prompt?: unknown; completion?: unknown };
}

/** Deltas with the reasoning that llama.cpp, vLLM and DeepSeek (`reasoning_content`) or OpenRouter (`reasoning`) add. */
type Delta = ChatCompletionChunk.Choice.Delta & { reasoning_content?: unknown; reasoning?: unknown };

/** OpenAI and every server that speaks its chat completions, by the official SDK. */
export class OpenAiProvider implements Provider {
  readonly id = 'openai';
  readonly label: string;
  readonly location: 'local' | 'cloud';
  readonly host: string;
  private readonly baseUrl: string;
  private readonly isOpenAi: boolean;
  private readonly endpoint: Endpoint;
  private readonly listed: Recent<Listed[]>;
  private readonly prices = new Map<string, { prompt: number; output: number }>();
  private readonly without = new Map<string, Set<Optional>>();

  constructor(
    private readonly configuration: KeyedConfiguration,
    private readonly dependencies: ProviderDependencies,
  ) {
    this.baseUrl = normalizeBaseUrl(configuration.baseUrl);
    this.host = hostOf(this.baseUrl);
    this.isOpenAi = this.host === 'api.openai.com';
    this.label = this.isOpenAi ? 'OpenAI' : `OpenAI (${this.host})`;
    this.location = isThisMachine(this.baseUrl) ? 'local' : 'cloud';
    this.endpoint = { label: this.label, host: this.host };
    this.listed = new Recent(dependencies.now, LIST_MS);
  }

  private async client(): Promise<{ client: OpenAI; endpoint: Endpoint }> {
    const key = await this.configuration.getKey();
    if (key === undefined && this.isOpenAi) {
      throw new ProviderError(
        'unauthorized',
        'OpenAI needs an API key. Set one with "Set API Key", or OPENAI_API_KEY on the command line.',
      );
    }
    const endpoint = { ...this.endpoint, secret: key };
    const client = new OpenAI({
      baseURL: this.baseUrl,
      // A server without keys takes any.
      apiKey: key ?? 'none',
      organization: null,
      project: null,
      // The guard retries, and it must not multiply with the SDK's own.
      maxRetries: 0,
      timeout: SDK_TIMEOUT_MS,
      logLevel: 'off',
      fetch: sdkFetch(this.dependencies.fetch, endpoint),
    });
    return { client, endpoint };
  }

  private list(signal?: AbortSignal): Promise<Listed[]> {
    return this.listed.get(async () => {
      const { client, endpoint } = await this.client();
      const models = await sdkModels<Listed>(client.models.list(signal ? { signal } : {}), endpoint, signal);
      for (const { id, pricing } of models) {
        const price = {
          prompt: Number(pricing?.prompt ?? NaN) * TOKENS_PER_PRICE,
          output: Number(pricing?.completion ?? NaN) * TOKENS_PER_PRICE,
        };
        if (Number.isFinite(price.prompt) && Number.isFinite(price.output)) this.prices.set(id, price);
      }
      return models;
    });
  }

  status(signal?: AbortSignal): Promise<ProviderStatus> {
    return statusOf(this, {
      endpoint: this.endpoint,
      signal,
      look: async (within) => {
        await this.list(within());
        return this.configuration.model;
      },
    });
  }

  async models(signal?: AbortSignal): Promise<ModelDescription[]> {
    const models = await this.list(signal);
    return models
      .filter(({ id }) => !NOT_FOR_CHAT.test(id))
      .map((model) => ({
        provider: this.id,
        id: model.id,
        label: model.id,
        location: this.location,
        context_tokens: contextOf(model),
      }));
  }

  async describe(model: string | undefined, signal?: AbortSignal): Promise<ModelFacts> {
    const models = await this.list(signal);
    const name = model ?? this.configuration.model ?? models.find(({ id }) => !NOT_FOR_CHAT.test(id))?.id;
    if (name === undefined)
      throw new ProviderError('model_not_found', `${this.label} lists no models. Name one in the settings.`);
    // OpenRouter takes variants (`model:free`) that its list leaves out.
    const listed = models.find(({ id }) => id === name) ?? models.find(({ id }) => id === name.replace(/:[^/]*$/, ''));
    if (models.length > 0 && !listed && this.isOpenAi) throw modelNotFound({ ...this.endpoint, model: name });
    const contextTokens =
      this.configuration.contextTokens ??
      (listed && contextOf(listed)) ??
      (this.isOpenAi ? OPENAI_CONTEXT_TOKENS : UNKNOWN_CONTEXT_TOKENS);
    return { model: name, contextTokens };
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<GenerateEvent, void, void> {
    const { client, endpoint: base } = await this.client();
    const endpoint = { ...base, model: request.model };
    let begun = false;
    let stream: Awaited<ReturnType<typeof this.open>> | undefined;
    try {
      stream = await this.open(client, request, signal);
      for await (const event of eventsOf(stream, endpoint)) {
        begun = true;
        yield event;
      }
    } catch (error) {
      if (signal.aborted) throw cancelled();
      throw sdkFailure(error, endpoint, begun);
    } finally {
      stream?.controller.abort();
    }
    // The SDK ends quietly on an abort.
    if (signal.aborted) throw cancelled(signal.reason);
  }

  /** Opens the stream; a parameter that the server refuses is left out from then on. */
  private async open(client: OpenAI, request: GenerateRequest, signal: AbortSignal) {
    const without = this.without.get(request.model) ?? new Set<Optional>();
    for (;;) {
      try {
        return await client.chat.completions.create(chatParameters(request, without), { signal });
      } catch (error) {
        const refusedOne = refusedParameter(error, without);
        if (!refusedOne) throw error;
        without.add(refusedOne);
        this.without.set(request.model, without);
      }
    }
  }

  async embed(texts: string[], signal: AbortSignal): Promise<number[][]> {
    const model = (await this.list(signal)).find(({ id }) => EMBEDDING.test(id))?.id;
    if (model === undefined) throw new ProviderError('model_not_found', `${this.label} lists no embedding model.`);
    const { client, endpoint } = await this.client();
    try {
      const { data } = await client.embeddings.create({ model, input: texts, encoding_format: 'float' }, { signal });
      return data.map(({ embedding }) => embedding);
    } catch (error) {
      if (signal.aborted) throw cancelled();
      throw sdkFailure(error, { ...endpoint, model }, false);
    }
  }

  price(model: string): { prompt: number; output: number } | undefined {
    return this.prices.get(model);
  }
}

function contextOf({ context_length: length, max_model_len: most, meta }: Listed): number | undefined {
  return [most, length, meta?.n_ctx_train].find((value): value is number => typeof value === 'number' && value > 0);
}

async function* eventsOf(
  stream: AsyncIterable<ChatCompletionChunk>,
  endpoint: Endpoint,
): AsyncGenerator<GenerateEvent, void, void> {
  const tags = new ThinkTagSplitter();
  let usage: Usage = { promptTokens: 0, outputTokens: 0 };
  let finish: ChatCompletionChunk.Choice['finish_reason'] | undefined;
  let refusal = false;
  for await (const chunk of stream) {
    if (chunk.usage) usage = { promptTokens: chunk.usage.prompt_tokens, outputTokens: chunk.usage.completion_tokens };
    // Servers that speak the protocol loosely leave `choices` out of the usage chunk.
    const choice = (chunk.choices as ChatCompletionChunk.Choice[] | undefined)?.[0];
    if (!choice) continue;
    const delta = choice.delta as Delta | undefined;
    const reasoning = delta?.reasoning_content ?? delta?.reasoning;
    if (typeof reasoning === 'string' && reasoning !== '') yield { type: 'reasoning', text: reasoning };
    if (typeof delta?.content === 'string') yield* tags.push(delta.content);
    refusal ||= typeof delta?.refusal === 'string' && delta.refusal !== '';
    finish = choice.finish_reason ?? finish;
  }
  yield* tags.flush();
  if (refusal || finish === 'content_filter') throw refused(endpoint);
  // Without a finish reason the stream was cut off: the guard makes an error of it.
  if (finish !== undefined && finish !== null)
    yield { type: 'done', reason: finish === 'length' ? 'length' : 'stop', usage };
}
