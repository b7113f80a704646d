import * as z from 'zod';
import { message } from '../../../protocol/index.js';
import { badResponse, modelNotFound, ProviderError, silent, type Endpoint } from '../wire/errors.js';
import { fetchOk, type Fetch } from '../wire/providerFetch.js';
import { isCloudName } from './cloudName.js';

const textOrNothing = z.string().min(1).optional().catch(undefined);
const tagSchema = z.looseObject({
  name: z.string(),
  // Other servers with this protocol use null or an empty string for unknown values.
  modified_at: textOrNothing,
  size: z.number().optional().catch(undefined),
  digest: textOrNothing,
  remote_host: textOrNothing,
  details: z.looseObject({ family: z.string().nullish(), parameter_size: z.string().nullish() }).nullish(),
});
export type OllamaTag = z.infer<typeof tagSchema>;

const tagsSchema = z.looseObject({ models: z.array(tagSchema).nullable() });
const psSchema = z.looseObject({ models: z.array(z.looseObject({ name: z.string() })).nullable() });
const showSchema = z.looseObject({
  model_info: z.record(z.string(), z.unknown()).nullish(),
  capabilities: z.array(z.string()).nullish(),
  remote_host: z.string().nullish(),
});

/** Families and names of embedding-only models, for servers that don't report capabilities. */
const EMBEDDING = /bert|embed|minilm|\bbge\b|^bge-|\be5\b|gte-/i;
/** Lookups take milliseconds, or seconds on a machine that is loading a model. */
const LOOK_UP_MS = 10_000;
/** Ollama's default context, for models that don't report their own. */
const UNKNOWN_CONTEXT = 4_096;

/** A model's properties, from `/api/show`. */
export interface OllamaModel {
  contextTokens: number;
  /** Undefined for older servers. */
  capabilities: string[] | undefined;
  /** Ollama forwards its text to a remote server, whatever the model is called locally. */
  remote: boolean;
}

/** Whether a model only embeds: by its reported capabilities, or else by its name and family. */
export function isEmbeddingModel(tag: OllamaTag, capabilities?: readonly string[]): boolean {
  if (capabilities && capabilities.length > 0)
    return capabilities.includes('embedding') && !capabilities.includes('completion');
  return EMBEDDING.test(tag.name) || EMBEDDING.test(tag.details?.family ?? '');
}

/** Runs on ollama.com rather than locally. */
export const isCloudModel = (tag: Pick<OllamaTag, 'name' | 'remote_host'>): boolean =>
  tag.remote_host !== undefined || isCloudName(tag.name);

/** Ollama treats `llama3.2` as `llama3.2:latest`, and ignores case. */
export const sameModel = (one: string, other: string): boolean =>
  withTag(one).toLowerCase() === withTag(other).toLowerCase();
const withTag = (name: string): string => (/:[^/]*$/.test(name) ? name : `${name}:latest`);

/** Queries Ollama about its models. All methods throw classified errors. */
export class OllamaModels {
  constructor(
    private readonly fetch: Fetch,
    private readonly baseUrl: string,
    private readonly endpoint: Endpoint,
  ) {}

  private async json<T>(
    path: string,
    schema: z.ZodType<T>,
    signal: AbortSignal | undefined,
    body?: object,
  ): Promise<T> {
    const timeout = AbortSignal.timeout(LOOK_UP_MS);
    let text: string;
    try {
      const init = { signal: signal ? AbortSignal.any([signal, timeout]) : timeout };
      const post = body && {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      };
      const response = await fetchOk(this.fetch, this.baseUrl + path, { ...init, ...post }, this.endpoint);
      const server = response.headers.get('server') ?? '';
      // The server implements Ollama's list, but not its `/api/generate`.
      if (/llama\.cpp/i.test(server)) {
        const { label, host } = this.endpoint;
        throw new ProviderError('bad_response', message('providers.notOllama', { label, host, server }));
      }
      text = await response.text();
    } catch (error) {
      throw timeout.aborted && !signal?.aborted ? silent(this.endpoint) : error;
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw badResponse(this.endpoint, 'providers.what.notJson');
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw badResponse(this.endpoint, 'providers.what.unknown');
    return parsed.data;
  }

  async installed(signal?: AbortSignal): Promise<OllamaTag[]> {
    return (await this.json('/api/tags', tagsSchema, signal)).models ?? [];
  }

  /** Names of the loaded models; empty if an older server can't tell. */
  async loaded(signal?: AbortSignal): Promise<string[]> {
    try {
      return ((await this.json('/api/ps', psSchema, signal)).models ?? []).map((model) => model.name);
    } catch {
      return [];
    }
  }

  /** Throws `model_not_found`. */
  async show(model: string, signal?: AbortSignal): Promise<OllamaModel> {
    let shown: z.infer<typeof showSchema>;
    try {
      shown = await this.json('/api/show', showSchema, signal, { model });
    } catch (error) {
      if (error instanceof ProviderError && error.code === 'model_not_found')
        throw modelNotFound({ ...this.endpoint, model });
      // Not every server with this protocol has this path.
      if (!(error instanceof ProviderError) || error.code !== 'bad_response') throw error;
      shown = {};
    }
    const length = Object.entries(shown.model_info ?? {}).find(([key]) => key.endsWith('.context_length'))?.[1];
    return {
      contextTokens: typeof length === 'number' && length > 0 ? length : UNKNOWN_CONTEXT,
      capabilities: shown.capabilities ?? undefined,
      remote: (shown.remote_host ?? '') !== '',
    };
  }
}

/** The model that answers soonest: a loaded one, or else the one pulled or changed last. */
export function bestModel(installed: readonly OllamaTag[], loaded: readonly string[]): OllamaTag | undefined {
  // Text must never leave the machine just because no model was chosen.
  const fitting = installed.filter((tag) => !isEmbeddingModel(tag) && !isCloudModel(tag));
  const inMemory = fitting.find((tag) => loaded.some((name) => sameModel(name, tag.name)));
  return inMemory ?? [...fitting].sort((a, b) => (b.modified_at ?? '').localeCompare(a.modified_at ?? ''))[0];
}
