import { fork, type ChildProcess } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { digest } from '../../../src/agent/digest/digest.js';
import type { DigestModel, DigestResult, NodeStore, RunFacts, Source } from '../../../src/agent/interfaces/index.js';
import { defaultFetch } from '../../../src/agent/providers/wire/nodeFetch.js';
import { setupOf } from '../../../src/agent/providers/descriptor.js';
import { ollama } from '../../../src/agent/providers/ollama/descriptor.js';
import { OllamaProvider } from '../../../src/agent/providers/ollama/ollamaProvider.js';
import { documentOf, withEditedSentence, withInsertedParagraph, withInsertedSection } from './documents.js';
import { printMedians, type BenchOptions, type Line } from '../lines.js';
import type { PacedOllama } from './pacedOllama.js';

/**
 * A small model on a good laptop, with both rates multiplied by the same factor so that the benchmark takes a minute
 * rather than an hour.
 */
const PACE = { promptRate: 8_000, outputRate: 400, slots: 4, contextTokens: 4_096 };
/** One small prompt: the time to read a document of 3 KB. */
const SMALL_PROMPT_TOKENS = 3_000 / 4;
const MEBIBYTE = 2 ** 20;

type Counts = PacedOllama['counted'];

class Server {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(): Promise<Server> {
    const child = fork(new URL('./pacedServer.ts', import.meta.url), [JSON.stringify(PACE)], {
      execArgv: ['--import', 'tsx'],
    });
    const { port } = await new Promise<{ port: number }>((resolve, reject) => {
      child.once('message', (message) => resolve(message as { port: number }));
      child.once('error', reject);
    });
    return new Server(child, `http://127.0.0.1:${port}`);
  }

  async counts(): Promise<Counts> {
    const counts = new Promise<Counts>((resolve) =>
      this.child.once('message', (message) => resolve((message as { counts: Counts }).counts)),
    );
    this.child.send('counts');
    return counts;
  }

  stop(): void {
    this.child.disconnect();
  }
}

function memoryStore(): {
  nodes: NodeStore;
  facts: RunFacts;
} {
  const texts = new Map<string, string>();
  const facts = new Map<string, unknown>();
  return {
    nodes: {
      get: (key) => Promise.resolve(texts.get(key)),
      getMany: (keys) =>
        Promise.resolve(new Map(keys.flatMap((key) => (texts.has(key) ? [[key, texts.get(key) ?? '']] : [])))),
      put: (key, text) => Promise.resolve(void texts.set(key, text)),
    },
    facts: {
      getFact: (key) => Promise.resolve(facts.get(key)),
      putFact: (key, value) => Promise.resolve(void facts.set(key, value)),
      keepFact: (key, value) => Promise.resolve(facts.get(key) ?? (facts.set(key, value), value)),
    },
  };
}

function sourceOf(markdown: string): Source {
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
    readAt: '',
  };
}

/** The process's maximum memory growth, and the longest time that its event loop was blocked. */
class Watch {
  private readonly start: number;
  private most: number;
  private readonly timer: NodeJS.Timeout;
  private readonly delay = monitorEventLoopDelay({ resolution: 5 });

  constructor() {
    globalThis.gc?.();
    this.start = process.memoryUsage.rss();
    this.most = this.start;
    this.timer = setInterval(() => (this.most = Math.max(this.most, process.memoryUsage.rss())), 20);
    this.delay.enable();
  }

  stop(): { memoryMiB: number; longestStallMs: number } {
    clearInterval(this.timer);
    this.delay.disable();
    return {
      memoryMiB: Math.round((this.most - this.start) / MEBIBYTE),
      longestStallMs: Math.round(this.delay.max / 1e6),
    };
  }
}

interface Case {
  name: string;
  markdown: string;
  calls?: number;
}

async function measure(
  { name, markdown, calls = 500 }: Case,
  model: DigestModel,
  store: ReturnType<typeof memoryStore>,
  server: Server,
  report: (line: Line) => void,
): Promise<void> {
  await server.counts();
  await sleep(50);
  const watch = new Watch();
  const started = performance.now();
  let firstText = 0;
  let answer = 0;
  let result: DigestResult | undefined;
  // The server sends each token separately.
  const tokens = { notes: 0, answer: 0 };
  const chunks = new Set<number>();
  const request = {
    question: 'Summarise this.',
    isSummary: true,
    sources: [{ id: 's1', source: sourceOf(markdown) }],
    length: 'medium' as const,
    budget: { calls, minutes: 60 },
  };
  for await (const event of digest(
    request,
    { model, ...store, now: () => performance.now() },
    new AbortController().signal,
  )) {
    const elapsed = performance.now() - started;
    if (firstText === 0 && (event.type === 'notes' || event.type === 'answer')) firstText = elapsed;
    if (answer === 0 && event.type === 'answer') answer = elapsed;
    if (event.type === 'answer') tokens.answer++;
    if (event.type === 'notes' && event.cached !== true) {
      tokens.notes++;
      chunks.add(event.chunkIndex);
    }
    if (event.type === 'result') result = event.result;
  }
  const total = performance.now() - started;
  const counts = await server.counts();
  const share = result?.read.get('s1')?.closely ?? 0;
  const reading = ((share * markdown.length) / 4 / PACE.promptRate) * 1_000;
  const lastWords = ((tokens.answer + tokens.notes / Math.max(1, chunks.size)) / PACE.outputRate) * 1_000;
  const round = (value: number): number => Math.round(value * 1_000) / 1_000;
  report({
    name,
    firstTextMs: Math.round(firstText),
    answerMs: Math.round(answer),
    totalMs: Math.round(total),
    calls: counts.calls,
    promptTokens: counts.promptTokens,
    generatedTokens: counts.outputTokens,
    cutPrompts: counts.cut,
    shareRead: round(share),
    ...watch.stop(),
    firstTextToBound: round(firstText / ((SMALL_PROMPT_TOKENS / PACE.promptRate) * 1_000)),
    totalToReading: round(total / reading),
    totalToReadingAndLastWords: round(total / (reading + lastWords)),
  });
}

/**
 * The digest through the Ollama provider against a paced server. `firstTextToBound`: relative to the time of one 3 KB
 * prompt. `totalToReading`: relative to the time in which the server reads, once and with all slots together, what was
 * read closely. `totalToReadingAndLastWords`: relative to that plus the notes and the answer that can be written only
 * after the last word is read.
 */
export async function run(options: BenchOptions): Promise<void> {
  await printMedians(options, (report) => measureSizes(options, report));
}

async function measureSizes({ only = '' }: BenchOptions, report: (line: Line) => void): Promise<void> {
  const server = await Server.start();
  try {
    const provider = new OllamaProvider(setupOf(ollama, { baseUrl: server.url }), {
      fetch: defaultFetch,
      getKey: () => Promise.resolve(undefined),
      now: () => performance.now(),
    });
    const facts = await provider.describe(undefined);
    const model: DigestModel = {
      provider: provider.id,
      facts,
      generate: (request, signal) => provider.generate({ ...request, model: facts.model }, signal),
    };
    // Loads everything that is loaded on first use, and warms up the connections.
    await measure({ name: 'warm-up', markdown: documentOf(2_000, 1) }, model, memoryStore(), server, report);
    for (const [size, kilobytes, calls] of [
      ['3 KB', 3, 500],
      ['50 KB', 50, 500],
      ['500 KB', 500, 500],
      ['5 MB, 60 calls', 5_000, 60],
    ] as const) {
      if (!size.includes(only) && !only.includes(size)) continue;
      const store = memoryStore();
      const first = documentOf(kilobytes * 1_000);
      // If the budget leaves much unread, an edit there costs nothing, so this one is in a part that is read.
      const at = kilobytes > 1_000 ? 0.003 : 0.5;
      const edited = withEditedSentence(first, at, 'The old bridge was closed for good in 1999.');
      const inserted = withInsertedParagraph(
        edited,
        at,
        'Nobody had expected a further paragraph. It says that 42 boats were sold in one winter, at a third of what they had cost.',
      );
      const section = withInsertedSection(
        inserted,
        at,
        '## A section that was not there\n\nIt tells of 17 harbours that were closed, and of 3 that were not.',
      );
      const again = withEditedSentence(section, at * 1.05, 'The tunnel was opened in 2001, two years late.');
      await measure({ name: size, markdown: first, calls }, model, store, server, report);
      await measure({ name: `${size}: unchanged`, markdown: first, calls }, model, store, server, report);
      await measure({ name: `${size}: a sentence edited`, markdown: edited, calls }, model, store, server, report);
      await measure({ name: `${size}: a paragraph inserted`, markdown: inserted, calls }, model, store, server, report);
      await measure({ name: `${size}: a section inserted`, markdown: section, calls }, model, store, server, report);
      await measure({ name: `${size}: another sentence edited`, markdown: again, calls }, model, store, server, report);
    }
  } finally {
    server.stop();
  }
}
