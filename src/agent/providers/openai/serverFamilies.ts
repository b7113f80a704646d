/** A listed model, with the fields that servers of this protocol add. */
export interface ListedModel {
  id: string;
  owned_by?: unknown;
  aliases?: unknown;
  type?: unknown;
  capabilities?: unknown;
  meta?: { n_ctx_train?: unknown; n_params?: unknown; size?: unknown } | null;
  /** llama.cpp in router mode: the arguments for starting the model. */
  status?: { value?: unknown; args?: unknown } | null;
  pricing?: { prompt?: unknown; completion?: unknown };
  [field: string]: unknown;
}

/** What a server's list response reveals about it. */
export interface Seen {
  host: string;
  /** The `server` header. */
  server: string;
  models: readonly ListedModel[];
}

/** What a server reports about the model it is running. */
export interface ServerFacts {
  contextTokens?: number;
  slots?: number;
  /** Distinguishes weights or builds with the same name. */
  digest?: string;
  embeds?: boolean;
  loaded?: boolean;
}

/**
 * Requests another path of the same server; undefined if it doesn't exist. `path` is relative to the root, without
 * `/v1`.
 */
export type Ask = (path: string) => Promise<unknown>;

/** How a family of servers deviates from the protocol. For unknown servers, we learn from what they reject. */
export interface ServerFamily {
  id: string;
  /** What the row is based on: a folder of responses in `test/fixtures`, recorded or from documentation. */
  evidence: `recordings/${string}` | `documented/${string}`;
  recognizes(seen: Seen): boolean;
  /** Its name for the output limit; the other name is tried if this one is rejected. */
  limit: 'max_tokens' | 'max_completion_tokens';
  /** Reports prompt progress on request. */
  progress?: boolean;
  /** Slots may share one context; `local`: only on this machine, where people run their own servers. */
  sharedPool?: boolean | 'local';
  /** Its list is complete: a name that isn't listed is a typo. */
  completeList?: boolean;
  /** Context supported by all its models, if it doesn't report one. */
  contextTokens?: number;
  ask?(ask: Ask, model: ListedModel): Promise<ServerFacts>;
}

const positive = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? Math.floor(number) : undefined;
};

type Fields = Record<string, unknown>;
const fields = (value: unknown): Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
const list = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fields) : []);

/** Names for the context of a running model in lists: LM Studio, vLLM, OpenRouter, Groq, Mistral, TabbyAPI. */
const CONTEXT_FIELDS = [
  'loaded_context_length',
  'max_model_len',
  'context_length',
  'context_window',
  'max_context_length',
  'max_seq_len',
  'max_input_tokens',
];

/** The context given in the list itself. */
export function listedContext(model: ListedModel): number | undefined {
  return CONTEXT_FIELDS.map((field) => positive(model[field])).find((tokens) => tokens !== undefined);
}

const ownedBy = (pattern: RegExp) => (seen: Seen) =>
  seen.models.some(({ owned_by: owner }) => typeof owner === 'string' && pattern.test(owner));

/** Value of a command-line option among a router's arguments. */
function argument(args: unknown, ...names: string[]): number | undefined {
  const all = Array.isArray(args) ? args.map(String) : [];
  const at = all.findIndex((word) => names.includes(word));
  return at < 0 ? undefined : positive(all[at + 1]);
}

const digestOf = (...parts: unknown[]): string =>
  parts.filter((part) => typeof part === 'string' || typeof part === 'number').join(':');

async function askLlamaCpp(ask: Ask, model: ListedModel): Promise<ServerFacts> {
  const args = model.status?.args;
  const routed = argument(args, '--ctx-size', '-c');
  const isRouter = model.status !== undefined && model.status !== null;
  const props = fields(await ask(isRouter ? `props?model=${encodeURIComponent(model.id)}` : 'props'));
  const settings = fields(props.default_generation_settings);
  const { n_params: parameters, size } = model.meta ?? {};
  const told = positive(settings.n_ctx);
  return {
    contextTokens: told ?? routed,
    slots: positive(props.total_slots) ?? argument(args, '--parallel', '-np'),
    digest: digestOf(parameters, size, props.model_path),
    loaded: told !== undefined && props.is_sleeping !== true,
  };
}

async function askLmStudio(ask: Ask, model: ListedModel): Promise<ServerFacts> {
  const own = list(fields(await ask('api/v0/models')).data).find(({ id }) => id === model.id) ?? {};
  return {
    contextTokens: positive(own.loaded_context_length) ?? positive(own.max_context_length),
    digest: digestOf(own.quantization, own.arch),
    embeds: own.type === 'embeddings',
    loaded: own.state === undefined ? undefined : own.state === 'loaded',
  };
}

/** Ollama's OpenAI-compatible API can't set the context; what counts is the context that Ollama loaded. */
async function askOllama(ask: Ask, model: ListedModel): Promise<ServerFacts> {
  const running = list(fields(await ask('api/ps')).models).find(({ name }) => name === model.id);
  return {
    contextTokens: positive(running?.context_length),
    digest: typeof running?.digest === 'string' ? running.digest.slice(0, 12) : undefined,
    loaded: running !== undefined,
  };
}

/** Families in the order they are checked; the last one matches every server. */
export const FAMILIES: readonly ServerFamily[] = [
  {
    id: 'openai',
    evidence: 'documented/openai',
    recognizes: ({ host }) => host === 'api.openai.com',
    limit: 'max_completion_tokens',
    completeList: true,
    contextTokens: 128_000,
  },
  {
    id: 'azure',
    evidence: 'documented/azure',
    // Deployments have their own names, which the list omits.
    recognizes: ({ host }) => /\.azure\.(?:com|us|cn)$/.test(host),
    limit: 'max_completion_tokens',
    contextTokens: 128_000,
  },
  {
    id: 'llama.cpp',
    evidence: 'recordings/llama-server',
    recognizes: (seen) => /llama\.cpp/i.test(seen.server) || ownedBy(/^llamacpp$/i)(seen),
    // Builds before 2025-03 know only this name, and ignore the other without an error.
    limit: 'max_tokens',
    progress: true,
    // Default without `-np`: the slots share one context.
    sharedPool: true,
    completeList: true,
    ask: askLlamaCpp,
  },
  { id: 'vllm', evidence: 'documented/vllm', recognizes: ownedBy(/^vllm$/i), limit: 'max_tokens', completeList: true },
  {
    id: 'lmstudio',
    evidence: 'documented/lmstudio',
    recognizes: ownedBy(/^organization_owner$/i),
    limit: 'max_tokens',
    sharedPool: true,
    completeList: true,
    ask: askLmStudio,
  },
  {
    id: 'ollama',
    evidence: 'documented/ollama',
    recognizes: ownedBy(/^library$/i),
    limit: 'max_tokens',
    completeList: true,
    ask: askOllama,
  },
  {
    id: 'openrouter',
    evidence: 'documented/openrouter',
    recognizes: ({ host }) => host.endsWith('openrouter.ai'),
    limit: 'max_tokens',
    completeList: true,
  },
  {
    id: 'mistral',
    evidence: 'documented/mistral',
    recognizes: ({ host }) => host.endsWith('mistral.ai'),
    limit: 'max_tokens',
    completeList: true,
  },
  {
    id: 'unknown',
    evidence: 'documented/koboldcpp',
    recognizes: () => true,
    limit: 'max_tokens',
    sharedPool: 'local',
    completeList: true,
  },
];

export function familyOf(seen: Seen): ServerFamily {
  return FAMILIES.find((family) => family.recognizes(seen)) as ServerFamily;
}

/** The names that can be used to request a model. */
export function isNamed({ id, aliases }: ListedModel, name: string): boolean {
  if (id === name) return true;
  return Array.isArray(aliases) && aliases.includes(name);
}
