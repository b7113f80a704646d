import { digest } from '../../../src/agent/digest/digest.js';
import type {
  DigestDependencies,
  DigestEvent,
  DigestModel,
  DigestRequest,
  DigestResult,
  GenerateEvent,
  ModelFacts,
  NodeStore,
  Source,
  Store,
} from '../../../src/agent/interfaces/index.js';
import { AgentError, message } from '../../../src/protocol/index.js';

/** What a call to the scripted model does. `hang`: sends one word and then nothing, even if its signal aborts. */
export type Conduct = 'answer' | 'hang' | 'empty' | AgentError;

export interface ScriptedModel extends DigestModel {
  /** Prompts in order of arrival. */
  prompts: string[];
  /** Prompts that were answered completely. */
  finished: string[];
  mostAtOnce: number;
  open: number;
}

/** A model that immediately answers with the first words of its input, and behaves as `conduct` says. */
export function scriptedModel(
  options: {
    contextTokens?: number;
    slots?: number;
    provider?: string;
    location?: ModelFacts['location'];
    charactersPerToken?: number;
    refusesLong?: boolean;
    conduct?: (call: number, prompt: string) => Conduct;
  } = {},
): ScriptedModel {
  const contextTokens = options.contextTokens ?? 4_096;
  const model: ScriptedModel = {
    provider: options.provider ?? 'ollama',
    facts: {
      model: 'scripted',
      identity: 'scripted',
      contextTokens,
      contextSource: 'asked',
      location: options.location ?? 'local',
      slots: 'slots' in options ? options.slots : 4,
    },
    prompts: [],
    finished: [],
    mostAtOnce: 0,
    open: 0,
    async *generate(request, signal): AsyncGenerator<GenerateEvent> {
      const { prompt } = request;
      const conduct = options.conduct?.(model.prompts.length, prompt) ?? 'answer';
      model.prompts.push(prompt);
      model.open++;
      model.mostAtOnce = Math.max(model.mostAtOnce, model.open);
      try {
        await turn(signal);
        const promptTokens = Math.ceil(prompt.length / (options.charactersPerToken ?? 4));
        if (options.refusesLong === true && promptTokens + (request.maxOutputTokens ?? 0) > contextTokens)
          throw new AgentError('context_overflow', message('digest.contextOverflow'));
        if (conduct instanceof AgentError) throw conduct;
        if (conduct === 'hang') {
          yield { type: 'text', text: 'And then' };
          await new Promise(() => undefined);
        }
        const words = conduct === 'empty' ? [] : (answerTo(prompt).match(/\S+\s*/g) ?? []);
        for (let at = 0; at < words.length; at += 4) {
          yield { type: 'text', text: words.slice(at, at + 4).join('') };
          await turn(signal);
        }
        model.finished.push(prompt);
        yield {
          type: 'done',
          reason: 'stop',
          usage: { promptTokens, outputTokens: words.length },
          promptDurationMs: 1,
          outputDurationMs: 1,
        };
      } finally {
        model.open--;
      }
    },
  };
  return model;
}

async function turn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal.aborted) throw new AgentError('cancelled', message('runs.stopped'));
}

function answerTo(prompt: string): string {
  const body = /<(?:source|notes)\b[^>]*>\n([\s\S]*)<\//.exec(prompt)?.[1] ?? '';
  return `- ${body
    .replace(/<[^>]*>|[#\s]+/g, ' ')
    .trim()
    .slice(0, 160)}`;
}

export interface MemoryStore {
  nodes: NodeStore;
  facts: Pick<Store, 'getFact' | 'putFact' | 'keepFact' | 'listFacts' | 'deleteFact'>;
  texts: Map<string, string>;
}

export function memoryStore(): MemoryStore {
  const texts = new Map<string, string>();
  const facts = new Map<string, unknown>();
  return {
    texts,
    nodes: {
      get: (key) => Promise.resolve(texts.get(key)),
      getMany: (keys) =>
        Promise.resolve(new Map(keys.flatMap((key) => (texts.has(key) ? [[key, texts.get(key) ?? '']] : [])))),
      put: (key, text) => Promise.resolve(void texts.set(key, text)),
    },
    // Through JSON, like a real store.
    facts: {
      getFact: (key) => Promise.resolve(facts.get(key)),
      putFact: (key, value) => Promise.resolve(void facts.set(key, JSON.parse(JSON.stringify(value)))),
      keepFact: (key, value) => Promise.resolve(facts.get(key) ?? (facts.set(key, value), value)),
      listFacts: (prefix) => Promise.resolve(new Map([...facts].filter(([key]) => key.startsWith(prefix)))),
      deleteFact: (key) => Promise.resolve(void facts.delete(key)),
    },
  };
}

export function sourceOf(markdown: string, more: Partial<Source> = {}): Source {
  return {
    kind: 'document',
    format: 'markdown',
    title: 'A report',
    uri: 'file:///report.md',
    markdown,
    contentHash: '',
    verbatim: true,
    warnings: [],
    hosts: [],
    readAt: '2026-01-01T00:00:00Z',
    ...more,
  };
}

export function requestOf(markdown: string | readonly string[], more: Partial<DigestRequest> = {}): DigestRequest {
  const texts = typeof markdown === 'string' ? [markdown] : markdown;
  return {
    question: 'Summarise this document.',
    isSummary: true,
    sources: texts.map((text, index) => ({
      id: `s${index + 1}`,
      source: sourceOf(text, { title: `Report ${index + 1}`, uri: `file:///report-${index + 1}.md` }),
    })),
    length: 'medium',
    budget: { calls: 1_000, minutes: 60 },
    ...more,
  };
}

export interface Read {
  events: DigestEvent[];
  result: DigestResult;
}

/** Runs the digest to the end; `onEvent` may abort `controller`. */
export async function readAll(
  request: DigestRequest,
  model: DigestModel,
  store: MemoryStore,
  more: Partial<DigestDependencies> & { controller?: AbortController; onEvent?: (event: DigestEvent) => void } = {},
): Promise<Read> {
  const { controller = new AbortController(), onEvent, ...dependencies } = more;
  const events: DigestEvent[] = [];
  let result: DigestResult | undefined;
  for await (const event of digest(
    request,
    { model, nodes: store.nodes, facts: store.facts, now: () => performance.now(), ...dependencies },
    controller.signal,
  )) {
    events.push(event);
    onEvent?.(event);
    if (event.type === 'result') result = event.result;
  }
  if (result === undefined) throw new Error('The digest ended without a result.');
  return { events, result };
}
