/**
 * What a person waits for, through the whole built engine with the paced model server of the digest benchmark: the first
 * text, the time from the last token to `agent_end`, a repeated question, an edit, and another question; with the longest
 * pause of the engine's event loop, the longest work between two of its turns, and its memory above the start of each
 * case. One JSON line per case.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { WebSocketTestClient } from '../unit/server/testClient.js';
import type { PacedOllama, Pace } from './digest/pacedOllama.js';
import { printMedians, type BenchOptions, type Line } from './lines.js';
import { documentOf, ODD_DOCUMENTS, withEditedSentence } from './digest/documents.js';

/** As in the digest benchmark: a small model on a good laptop, with both rates multiplied by the same factor. */
const PACE = { promptRate: 8_000, outputRate: 400, slots: 4, contextTokens: 4_096 };
/** The time in which the server reads a document of 3 KB, in ms. */
const SMALL_PROMPT_MS = (3_000 / 4 / PACE.promptRate) * 1_000;
/** A call that fills the context, with an answer of the usual length (tokens), in ms. */
const ANSWER_TOKENS = 240;
const FULL_CALL_MS = (PACE.contextTokens / PACE.promptRate + ANSWER_TOKENS / PACE.outputRate) * 1_000;
/** What a cold model takes to load. */
const LOAD_MS = 2_000;
const SIZES = [
  ['3 KB', 3_000],
  ['10 KB', 10_000],
  ['50 KB', 50_000],
  ['500 KB', 500_000],
  ['5 MB', 5_000_000],
  ['20 MB', 20_000_000],
] as const;
type Counts = PacedOllama['counted'];
/** Where an event's type is in its frame. */
const TYPE_BYTES = 40;
const SUMMARY = 'Summarize this source.';
const QUESTION = 'What did the ferry company lose?';

async function reply<T>(child: ChildProcess, request: string): Promise<T> {
  const answered = once(child, 'message') as Promise<[T]>;
  child.send(request);
  return (await answered)[0];
}

/** A built engine with its model server, each in a process of its own. */
class Bench {
  private constructor(
    private readonly client: WebSocketTestClient,
    private readonly engine: ChildProcess,
    private readonly model: ChildProcess,
    private readonly report: (line: Line) => void,
  ) {}

  static async start(folder: string, pace: Pace, report: (line: Line) => void): Promise<Bench> {
    const model = fork(new URL('digest/pacedServer.ts', import.meta.url), [JSON.stringify(pace)], {
      execArgv: ['--import=tsx'],
    });
    const [{ port }] = (await once(model, 'message')) as [{ port: number }];
    const engine = fork(new URL('loopProcess.ts', import.meta.url), [folder, `http://127.0.0.1:${port}`], {
      execArgv: ['--import=tsx', '--expose-gc'],
    });
    const [url] = (await once(engine, 'message')) as [string];
    return new Bench(await WebSocketTestClient.connect(url), engine, model, report);
  }

  async prepare(): Promise<void> {
    await reply(this.engine, 'prepare');
  }

  async measure(name: string, command: object): Promise<void> {
    const { client } = this;
    await reply(this.model, 'counts');
    await reply(this.engine, 'start');
    client.events.length = 0;
    const times = { text: 0, draft: 0, last: 0 };
    let hasDraft: true | undefined;
    const started = performance.now();
    client.send({ type: 'start_agent', ...command });
    const note = (frame: Buffer): void => {
      if (!frame.toString('latin1', 0, TYPE_BYTES).includes('"partial_summary"')) return;
      times.last = performance.now();
      times.text ||= times.last;
      if (!frame.includes('"draft":true')) return;
      times.draft = times.last;
      hasDraft = true;
    };
    client.socket.on('message', note);
    const end = await client.untilType('agent_end');
    const ended = performance.now();
    client.socket.off('message', note);
    const { counts } = await reply<{ counts: Counts }>(this.model, 'counts');
    const engine = await reply<object>(this.engine, 'stop');
    this.report({
      name,
      success: end.payload.success,
      cached: end.payload.cached,
      firstTextToBound: rounded((times.text - started) / SMALL_PROMPT_MS),
      // Of a question or a small text, the answer itself is the first one.
      firstAnswerToFullCall: rounded(((times.draft || ended) - started) / FULL_CALL_MS),
      hasDraft,
      lastTokenToEndMs: Math.round(ended - times.last),
      totalMs: Math.round(ended - started),
      evaluatedShare: counts.promptTokens === 0 ? undefined : rounded(counts.computedTokens / counts.promptTokens),
      ...counts,
      ...engine,
    });
  }

  async stop(): Promise<void> {
    this.client.close();
    this.engine.disconnect();
    this.model.disconnect();
    await Promise.all([once(this.engine, 'exit'), once(this.model, 'exit')]);
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Prints one line per case; with several runs, medians. */
export async function run(options: BenchOptions): Promise<void> {
  await printMedians(options, async (report) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'regen-bench-'));
    try {
      await measureSizes(folder, options, report);
      await measureOdd(folder, options, report);
      await measureCold(folder, options, report);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** Whether a group of cases has one that is asked for. */
const isAsked = (group: string, { only = '' }: BenchOptions): boolean => only.includes(group) || group.includes(only);

/** A bench whose modules are loaded: the loader of TypeScript makes that several times slower than it is in the product. */
async function startWarm(folder: string, report: (line: Line) => void): Promise<Bench> {
  const bench = await Bench.start(folder, PACE, report);
  await bench.measure('warm-up', { query: SUMMARY, document: { markdown: documentOf(2_000, 1) } });
  return bench;
}

async function measureSizes(folder: string, options: BenchOptions, report: (line: Line) => void): Promise<void> {
  const bench = await startWarm(folder, report);
  for (const [size, bytes] of SIZES) {
    if (!isAsked(size, options)) continue;
    const file = path.join(folder, `${size}.md`);
    const document = { uri: pathToFileURL(file).href };
    const text = documentOf(bytes, bytes);
    await writeFile(file, text);
    await bench.measure(size, { query: SUMMARY, document });
    await bench.measure(`${size}: again`, { query: SUMMARY, document });
    await bench.measure(`${size}: another question`, { query: QUESTION, document });
    // If the budget leaves much unread, an edit there costs nothing.
    const at = bytes > 1_000_000 ? 0.003 : 0.5;
    await writeFile(file, withEditedSentence(text, at, 'The old bridge was closed in 1999.'));
    await bench.measure(`${size}: a sentence edited`, { query: SUMMARY, document });
    const unread = path.join(folder, `${size} unread.md`);
    await writeFile(unread, documentOf(bytes, bytes + 11));
    await bench.measure(`${size}: a question first`, {
      query: QUESTION,
      document: { uri: pathToFileURL(unread).href },
    });
    if (bytes !== 500_000) continue;
    const inline = { query: SUMMARY, document: { markdown: text, title: 'Sent with the question' } };
    await bench.measure(`${size}, inline`, inline);
    await bench.measure(`${size}, inline: again`, inline);
  }
  await bench.stop();
}

async function measureOdd(folder: string, options: BenchOptions, report: (line: Line) => void): Promise<void> {
  const documents = Object.entries(ODD_DOCUMENTS).filter(([name]) => isAsked(name, options));
  if (documents.length === 0) return;
  const bench = await startWarm(await mkdtemp(path.join(folder, 'odd-')), report);
  for (const [name, write] of documents) {
    const file = path.join(folder, 'odd.md');
    await writeFile(file, write());
    const document = { uri: pathToFileURL(file).href };
    await bench.measure(name, { query: SUMMARY, depth: 'quick', document });
    await bench.measure(`${name}: a question`, { query: QUESTION, depth: 'quick', document });
  }
  await bench.stop();
}

async function measureCold(folder: string, options: BenchOptions, report: (line: Line) => void): Promise<void> {
  for (const isPrepared of [false, true]) {
    const name = `3 KB, cold model${isPrepared ? ', prepared' : ''}`;
    if (!isAsked(name, options)) continue;
    const cold = await Bench.start(await mkdtemp(path.join(folder, 'cold-')), { ...PACE, loadMs: LOAD_MS }, report);
    if (isPrepared) await cold.prepare();
    await cold.measure(name, { query: SUMMARY, document: { markdown: documentOf(3_000, 2), title: 'Cold' } });
    await cold.stop();
  }
}
