import Anthropic from '@anthropic-ai/sdk';
import type { MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages';
import { message, type ModelDescription, type ProviderStatus } from '../../../protocol/index.js';
import type { GenerateEvent, GenerateRequest, ModelFacts, Provider } from '../../interfaces/index.js';
import type { ProviderDependencies, ProviderSetup } from '../configuration.js';
import { ServerProvider } from '../serverProvider.js';
import { cancelled, keyMissing, ProviderError, type Endpoint } from '../wire/errors.js';
import { Recent } from '../wire/recent.js';
import { sdkEvents } from '../wire/sdkEvents.js';
import { sdkFailure } from '../wire/sdkFailure.js';
import { sdkFetch } from '../wire/sdkFetch.js';
import { LIST_MS, sdkModels } from '../wire/sdkModels.js';
import { SDK_OPTIONS } from '../wire/sdkOptions.js';
import { statusOf } from '../wire/status.js';
import { asEvents, eventsOf, nameOf } from './messageEvents.js';

/** Supported by all of Anthropic's models; gateways may not report a context. */
const UNKNOWN_CONTEXT_TOKENS = 200_000;
/** Local servers with this protocol support less; the first large prompt shows how much. */
const ASSUMED_LOCAL_TOKENS = 8_192;
/** The protocol requires a limit. */
const DEFAULT_OUTPUT_TOKENS = 4_096;

/** Anthropic's Messages API, through the official SDK. */
export class AnthropicProvider extends ServerProvider implements Provider {
  private readonly endpoint: Endpoint;
  private readonly listed: Recent<Anthropic.ModelInfo[]>;

  constructor(setup: ProviderSetup, dependencies: ProviderDependencies) {
    super(setup, dependencies);
    this.endpoint = { label: this.label, host: this.host, keyVariable: setup.keyVariable };
    this.listed = new Recent(dependencies.now, LIST_MS);
  }

  private async client(model?: string): Promise<{ client: Anthropic; endpoint: Endpoint }> {
    const key = await this.dependencies.getKey();
    // Local servers with this protocol usually need no key.
    if (key === undefined && this.location === 'cloud') throw keyMissing(this.endpoint);
    const endpoint = { ...this.endpoint, secret: key, model };
    const client = new Anthropic({
      baseURL: this.setup.address,
      apiKey: key ?? 'none',
      // Reads nothing from the environment: only the key that was set for this provider.
      authToken: null,
      ...SDK_OPTIONS,
      fetch: sdkFetch(this.dependencies.fetch, endpoint, { eventsOf: (body) => asEvents(body, endpoint), nameOf }),
    });
    return { client, endpoint };
  }

  /** Newest first. */
  private list(signal?: AbortSignal): Promise<Anthropic.ModelInfo[]> {
    return this.listed.get(async () => {
      const { client, endpoint } = await this.client();
      return sdkModels(client.models.list({}, signal ? { signal } : {}), endpoint, signal);
    });
  }

  status(signal?: AbortSignal): Promise<ProviderStatus> {
    return statusOf(this, {
      endpoint: this.endpoint,
      signal,
      look: async (within) => {
        await this.list(within());
        return this.setup.model;
      },
    });
  }

  async models(signal?: AbortSignal): Promise<ModelDescription[]> {
    return (await this.list(signal)).map((model) => ({
      provider: this.id,
      id: model.id,
      // Servers that implement the protocol loosely omit display names.
      label: (model.display_name as string | undefined) ?? model.id,
      location: this.location,
      context_tokens: model.max_input_tokens ?? undefined,
    }));
  }

  async describe(asked: string | undefined, signal?: AbortSignal): Promise<ModelFacts> {
    const models = await this.list(signal);
    const name = asked ?? this.setup.model ?? models[0]?.id;
    if (name === undefined)
      throw new ProviderError('model_not_found', message('providers.noModelsListed', { label: this.label }));
    const listed = models.find(({ id }) => id === name) ?? (await this.retrieve(name, signal));
    const told = listed?.max_input_tokens ?? undefined;
    return {
      model: name,
      identity: `${this.host}/${listed?.id ?? name}`,
      contextTokens: Math.min(
        told ?? (this.location === 'local' ? ASSUMED_LOCAL_TOKENS : UNKNOWN_CONTEXT_TOKENS),
        this.setup.contextTokens ?? Infinity,
      ),
      contextSource: told === undefined && this.location === 'local' ? 'assumed' : 'told',
      location: this.location,
      sharedPool: this.location === 'local',
      countsWholePrompt: true,
    };
  }

  /** Aliases aren't listed, but can be looked up. Undefined if a gateway can't tell; throws `model_not_found`. */
  private async retrieve(name: string, signal: AbortSignal | undefined): Promise<Anthropic.ModelInfo | undefined> {
    const { client, endpoint } = await this.client(name);
    try {
      return await client.models.retrieve(name, {}, signal ? { signal } : {});
    } catch (error) {
      if (signal?.aborted) throw cancelled();
      const failure = sdkFailure(error, endpoint, false);
      if (failure.code === 'bad_response') return undefined;
      throw failure;
    }
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<GenerateEvent, void, void> {
    const { client, endpoint } = await this.client(request.model);
    yield* sdkEvents(
      (within) => client.messages.create(messageParameters(request), { signal: within }),
      (stream) => eventsOf(stream, endpoint),
      endpoint,
      signal,
    );
  }
}

/** No temperature: newer models reject anything but the default. */
function messageParameters({
  model,
  system,
  prompt,
  maxOutputTokens,
  format,
}: GenerateRequest): MessageCreateParamsStreaming {
  return {
    model,
    stream: true,
    max_tokens: maxOutputTokens ?? DEFAULT_OUTPUT_TOKENS,
    messages: [{ role: 'user', content: prompt }],
    ...(system !== undefined && { system }),
    ...(format !== undefined && {
      output_config: { format: { type: 'json_schema', schema: format as Record<string, unknown> } },
    }),
  };
}
