import Anthropic from '@anthropic-ai/sdk';
import type { MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages';
import { message, type ModelDescription, type ProviderStatus } from '../../../protocol/index.js';
import type { GenerateEvent, GenerateRequest, ModelFacts, Provider } from '../../interfaces/index.js';
import type { ProviderDependencies, ProviderSetup } from '../configuration.js';
import { positiveIn, textIn, type ProviderDescriptor } from '../descriptor.js';
import { cancelled, ProviderError, type Endpoint } from '../wire/errors.js';
import { hostOf } from '../wire/hosts.js';
import { Recent } from '../wire/recent.js';
import { sdkFailure } from '../wire/sdkFailure.js';
import { sdkFetch } from '../wire/sdkFetch.js';
import { LIST_MS, sdkModels } from '../wire/sdkModels.js';
import { statusOf } from '../wire/status.js';
import { asEvents, eventsOf, nameOf } from './messageEvents.js';

/** Supported by all of Anthropic's models; gateways may not report a context. */
const UNKNOWN_CONTEXT_TOKENS = 200_000;
/** Local servers with this protocol support less; the first large prompt shows how much. */
const ASSUMED_LOCAL_TOKENS = 8_192;
/** The protocol requires a limit. */
const DEFAULT_OUTPUT_TOKENS = 4_096;
/** The SDK's own time-out must not fire before the guard's. */
const SDK_TIMEOUT_MS = 60 * 60_000;

/** Anthropic's Messages API, through the official SDK. */
export class AnthropicProvider implements Provider {
  readonly id: string;
  readonly label: string;
  readonly location: 'local' | 'cloud';
  readonly host: string;
  private readonly address: string;
  private readonly model: string | undefined;
  private readonly contextTokens: number | undefined;
  private readonly endpoint: Endpoint;
  private readonly listed: Recent<Anthropic.ModelInfo[]>;

  constructor(
    descriptor: ProviderDescriptor,
    { address, values }: ProviderSetup,
    private readonly dependencies: ProviderDependencies,
  ) {
    this.id = descriptor.id;
    this.label = descriptor.label;
    this.address = address;
    this.model = textIn(values, 'model');
    this.contextTokens = positiveIn(values, 'contextTokens');
    this.host = hostOf(address);
    this.location = descriptor.locationOf(address, this.model) === 'local' ? 'local' : 'cloud';
    this.endpoint = { label: this.label, host: this.host, keyVariable: descriptor.key?.variable };
    this.listed = new Recent(dependencies.now, LIST_MS);
  }

  private async client(model?: string): Promise<{ client: Anthropic; endpoint: Endpoint }> {
    const key = await this.dependencies.getKey();
    // Local servers with this protocol usually need no key.
    if (key === undefined && this.location === 'cloud')
      throw new ProviderError(
        'unauthorized',
        message('providers.keyMissing', { label: this.label, variable: this.endpoint.keyVariable ?? '' }),
      );
    const endpoint = { ...this.endpoint, secret: key, model };
    const client = new Anthropic({
      baseURL: this.address,
      apiKey: key ?? 'none',
      // Reads nothing from the environment: only the key that was set for this provider.
      authToken: null,
      // The guard retries; the SDK's retries would multiply its own.
      maxRetries: 0,
      timeout: SDK_TIMEOUT_MS,
      logLevel: 'off',
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
        return this.model;
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
    const name = asked ?? this.model ?? models[0]?.id;
    if (name === undefined)
      throw new ProviderError('model_not_found', message('providers.noModelsListed', { label: this.label }));
    const listed = models.find(({ id }) => id === name) ?? (await this.retrieve(name, signal));
    const told = listed?.max_input_tokens ?? undefined;
    return {
      model: name,
      identity: `${this.host}/${listed?.id ?? name}`,
      contextTokens: Math.min(
        told ?? (this.location === 'local' ? ASSUMED_LOCAL_TOKENS : UNKNOWN_CONTEXT_TOKENS),
        this.contextTokens ?? Infinity,
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
    let begun = false;
    const abort = new AbortController();
    try {
      const stream = await client.messages.create(messageParameters(request), {
        signal: AbortSignal.any([signal, abort.signal]),
      });
      for await (const event of eventsOf(stream, endpoint)) {
        begun = true;
        yield event;
      }
    } catch (error) {
      if (signal.aborted) throw cancelled();
      throw sdkFailure(error, endpoint, begun);
    } finally {
      abort.abort();
    }
    // The SDK ends the stream silently on an abort.
    if (signal.aborted) throw cancelled(signal.reason);
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
