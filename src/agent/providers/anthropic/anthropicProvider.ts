import Anthropic from '@anthropic-ai/sdk';
import type {
  MessageCreateParamsStreaming,
  RawMessageStreamEvent,
  StopReason,
} from '@anthropic-ai/sdk/resources/messages';
import type { ModelDescription, ProviderStatus } from '../../../protocol/index.js';
import type { GenerateEvent, GenerateRequest, ModelFacts, Provider, Usage } from '../../interfaces/index.js';
import type { KeyedConfiguration, ProviderDependencies } from '../configuration.js';
import { cancelled, fromHttp, modelNotFound, ProviderError, refused, type Endpoint } from '../errors.js';
import { hostOf, isThisMachine, normalizeBaseUrl } from '../hosts.js';
import { Recent } from '../recent.js';
import { sdkFailure } from '../sdkFailure.js';
import { sdkFetch } from '../sdkFetch.js';
import { LIST_MS, sdkModels } from '../sdkModels.js';
import { statusOf } from '../status.js';

/** What all of Anthropic's models take; gateways may not say. */
const UNKNOWN_CONTEXT_TOKENS = 200_000;
/** The protocol demands a limit. */
const DEFAULT_OUTPUT_TOKENS = 4_096;
/** The SDK's own time-out must not come before the guard's. */
const SDK_TIMEOUT_MS = 60 * 60_000;

/** Anthropic's messages, by the official SDK. */
export class AnthropicProvider implements Provider {
  readonly id = 'anthropic';
  readonly label = 'Anthropic';
  readonly location: 'local' | 'cloud';
  readonly host: string;
  private readonly baseUrl: string;
  private readonly endpoint: Endpoint;
  private readonly listed: Recent<Anthropic.ModelInfo[]>;

  constructor(
    private readonly configuration: KeyedConfiguration,
    private readonly dependencies: ProviderDependencies,
  ) {
    this.baseUrl = normalizeBaseUrl(configuration.baseUrl);
    this.host = hostOf(this.baseUrl);
    this.location = isThisMachine(this.baseUrl) ? 'local' : 'cloud';
    this.endpoint = { label: this.label, host: this.host };
    this.listed = new Recent(dependencies.now, LIST_MS);
  }

  private async client(): Promise<{ client: Anthropic; endpoint: Endpoint }> {
    const key = await this.configuration.getKey();
    if (key === undefined) {
      throw new ProviderError(
        'unauthorized',
        'Anthropic needs an API key. Set one with "Set API Key", or ANTHROPIC_API_KEY on the command line.',
      );
    }
    const endpoint = { ...this.endpoint, secret: key };
    const client = new Anthropic({
      baseURL: this.baseUrl,
      apiKey: key,
      // Nothing else from the environment: only the key that was set for this.
      authToken: null,
      // The guard retries, and it must not multiply with the SDK's own.
      maxRetries: 0,
      timeout: SDK_TIMEOUT_MS,
      logLevel: 'off',
      fetch: sdkFetch(this.dependencies.fetch, endpoint),
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
        return this.configuration.model;
      },
    });
  }

  async models(signal?: AbortSignal): Promise<ModelDescription[]> {
    return (await this.list(signal)).map((model) => ({
      provider: this.id,
      id: model.id,
      label: model.display_name,
      location: this.location,
      context_tokens: model.max_input_tokens ?? undefined,
    }));
  }

  async describe(model: string | undefined, signal?: AbortSignal): Promise<ModelFacts> {
    const name = model ?? this.configuration.model ?? (await this.list(signal))[0]?.id;
    if (name === undefined)
      throw new ProviderError('model_not_found', 'Anthropic lists no models. Name one in the settings.');
    const { client, endpoint } = await this.client();
    const fallback = this.configuration.contextTokens ?? UNKNOWN_CONTEXT_TOKENS;
    const listed = (await this.list(signal)).find(({ id }) => id === name);
    if (listed)
      return { model: name, contextTokens: this.configuration.contextTokens ?? listed.max_input_tokens ?? fallback };
    try {
      // Aliases are not listed, but are found.
      const found = await client.models.retrieve(name, {}, signal ? { signal } : {});
      return { model: name, contextTokens: this.configuration.contextTokens ?? found.max_input_tokens ?? fallback };
    } catch (error) {
      if (signal?.aborted) throw cancelled();
      const failure = sdkFailure(error, { ...endpoint, model: name }, false);
      if (failure.code === 'model_not_found') throw modelNotFound({ ...endpoint, model: name });
      if (failure.code === 'bad_response') return { model: name, contextTokens: fallback };
      throw failure;
    }
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<GenerateEvent, void, void> {
    const { client, endpoint: base } = await this.client();
    const endpoint = { ...base, model: request.model };
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
    // The SDK ends quietly on an abort.
    if (signal.aborted) throw cancelled(signal.reason);
  }
}

/** No temperature: the newer models refuse any but their own. */
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

async function* eventsOf(
  stream: AsyncIterable<RawMessageStreamEvent>,
  endpoint: Endpoint,
): AsyncGenerator<GenerateEvent, void, void> {
  const usage: Usage = { promptTokens: 0, outputTokens: 0 };
  let stop: StopReason | null = null;
  for await (const event of stream) {
    if (event.type === 'message_start') {
      const {
        input_tokens: fresh,
        cache_read_input_tokens: read,
        cache_creation_input_tokens: written,
      } = event.message.usage;
      usage.promptTokens = fresh + (read ?? 0) + (written ?? 0);
    } else if (event.type === 'content_block_delta') {
      if (event.delta.type === 'text_delta') yield { type: 'text', text: event.delta.text };
      else if (event.delta.type === 'thinking_delta') yield { type: 'reasoning', text: event.delta.thinking };
    } else if (event.type === 'message_delta') {
      stop = event.delta.stop_reason ?? stop;
      usage.outputTokens = event.usage.output_tokens;
    } else if (event.type === 'message_stop') {
      if (stop === 'refusal') throw refused(endpoint);
      if (stop === 'model_context_window_exceeded' && usage.outputTokens === 0)
        throw fromHttp(endpoint, { status: 400, message: 'context window exceeded', name: 'context_window' });
      yield {
        type: 'done',
        reason: stop === 'max_tokens' || stop === 'model_context_window_exceeded' ? 'length' : 'stop',
        usage,
      };
      return;
    }
  }
}
