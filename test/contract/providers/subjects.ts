import {
  createProviders,
  type ProvidersConfiguration,
  type RegistryOptions,
} from '../../../src/agent/providers/index.js';
import type { GenerateEvent, GenerateRequest, Provider, Providers } from '../../../src/agent/interfaces/index.js';
import { toAgentError, type AgentError } from '../../../src/protocol/index.js';
import { recorded } from '../../helpers/replayServer.js';

export const PLANTED_KEY = 'sk-planted-0123456789abcdef';
export const PROVIDER_IDS = ['ollama', 'mock', 'openai', 'anthropic'] as const;
export type ProviderId = (typeof PROVIDER_IDS)[number];
/** Where each provider asks for an answer. */
export const ROUTE = {
  ollama: '/api/generate',
  mock: '/api/generate',
  openai: '/v1/chat/completions',
  anthropic: '/v1/messages',
} as const satisfies Record<ProviderId, string>;

export const PARAGRAPH =
  'Zwölf Bienen — said the old keeper of the orchard — can fill a jar of honey in a long summer 🐝. ' +
  'The orchard stands on a slope above the river, and its oldest trees were planted in 1890. ' +
  'A late frost in April takes the blossom of the plums, but the apples bloom two weeks later and bear fruit in most years.';

export const promptOf = (text: string, task = 'Answer in 200 words.'): string =>
  `Question: Summarize this source.\n<source id="s1" title="Orchard">\n${text}\n</source>\n${task}`;

/** Every provider, connected to one server that supports all of their protocols. */
export function providersAt(
  url: string,
  options: RegistryOptions = {},
  timeouts: ProvidersConfiguration['timeouts'] = {},
): Providers {
  const getKey = () => Promise.resolve(PLANTED_KEY);
  const configuration: ProvidersConfiguration = {
    values: {
      ollama: { baseUrl: url },
      mock: { port: Number(new URL(url).port) },
      openai: { baseUrl: `${url}/v1` },
      anthropic: { baseUrl: url },
    },
    order: [...PROVIDER_IDS],
    timeouts,
  };
  return createProviders(() => configuration, { getKey, ...options });
}

export function providerOf(providers: Providers, id: ProviderId): Provider {
  const provider = providers.get(id);
  if (!provider) throw new Error(`There is no provider ${id}.`);
  return provider;
}

export interface Collected {
  text: string;
  reasoning: string;
  types: GenerateEvent['type'][];
  done: Extract<GenerateEvent, { type: 'done' }> | undefined;
  error: AgentError | undefined;
}

/** The whole stream; an error together with what arrived before it. */
export async function collect(
  provider: Provider,
  request: Partial<GenerateRequest> & { model: string },
  signal = new AbortController().signal,
): Promise<Collected> {
  const collected: Collected = { text: '', reasoning: '', types: [], done: undefined, error: undefined };
  try {
    for await (const event of provider.generate({ prompt: promptOf(PARAGRAPH), ...request }, signal)) {
      collected.types.push(event.type);
      if (event.type === 'text') collected.text += event.text;
      else if (event.type === 'rewrite') collected.text = event.text;
      else if (event.type === 'reasoning') collected.reasoning += event.text;
      else if (event.type === 'done') collected.done = event;
    }
  } catch (error) {
    collected.error = toAgentError(error);
  }
  return collected;
}

/** Polls until the condition holds; fails after a second, the time within which a connection must be closed. */
export async function withinASecond(condition: () => boolean, what: string): Promise<void> {
  for (const until = Date.now() + 1_000; Date.now() < until;) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  if (!condition()) throw new Error(`Not within a second: ${what}`);
}

export interface Served {
  provider: Provider;
  /** Bodies of the requests for an answer. */
  bodies: Record<string, unknown>[];
}

/** A server with its own host name, whose paths answer with files in turn and then keep repeating the last one. */
export function servedAt(baseUrl: string, routes: Record<string, readonly string[]>): Served {
  const bodies: Record<string, unknown>[] = [];
  const turns = new Map<string, number>();
  const fetch: RegistryOptions['fetch'] = async (url, { body }) => {
    const route = url.slice(new URL(url).origin.length).replace(/\?.*/, '');
    if (body !== undefined && body !== '') bodies.push(JSON.parse(body) as Record<string, unknown>);
    const files = routes[route] ?? [];
    const turn = turns.get(route) ?? 0;
    turns.set(route, turn + 1);
    const file = files[Math.min(turn, files.length - 1)];
    const response = file === undefined ? undefined : await recorded(file);
    const { status = 404, headers, body: bytes = Buffer.from('{"error":"Not Found"}') } = response ?? {};
    return new Response(new Uint8Array(bytes), { status, headers });
  };
  const providers = createProviders(() => ({ values: { openai: { baseUrl } } }), {
    fetch,
    getKey: () => Promise.resolve(PLANTED_KEY),
  });
  return { provider: providerOf(providers, 'openai'), bodies };
}
