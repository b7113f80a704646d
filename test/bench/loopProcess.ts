/**
 * The built engine in a process of its own, so that only its own work blocks the event loop and takes memory. Sends its
 * address, and on request what was measured since the last time. Argument: the folder for its store, and the model
 * server's address.
 */
import { existsSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { createEngine as CreateEngine } from '../../src/agent/engine.js';
import { createFileDocuments } from '../../src/agent/sources/fileDocuments.js';
import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';

const [folder = '', modelServer = ''] = process.argv.slice(2);
const MEBIBYTE = 2 ** 20;
const BUDGET = { calls: 60, minutes: 60 };

/** How often the work since the last time is measured, in ms: as much of the turns before comes on top. */
const TURN_MS = 1;

/**
 * The processor time of the event loop's thread and of the whole process. On a machine that others use, too, it says
 * what the engine does, while a pause also says what they do. Linux only.
 */
class TurnWork {
  private timer: NodeJS.Timeout | undefined;
  private last: number | undefined;
  private longest = 0;
  private begun: { thread: number | undefined; all: NodeJS.CpuUsage } | undefined;

  start(): void {
    this.longest = 0;
    this.last = threadMs();
    this.begun = { thread: this.last, all: process.cpuUsage() };
    this.timer = setInterval(() => this.look(), TURN_MS);
  }

  stop(): { longestWorkMs?: number; loopMs?: number; processMs?: number } {
    clearInterval(this.timer);
    this.look();
    if (this.last === undefined || this.begun?.thread === undefined) return {};
    const { user, system } = process.cpuUsage(this.begun.all);
    return {
      longestWorkMs: Math.round(this.longest * 10) / 10,
      loopMs: Math.round(this.last - this.begun.thread),
      processMs: Math.round((user + system) / 1_000),
    };
  }

  private look(): void {
    const now = threadMs();
    if (now !== undefined && this.last !== undefined) this.longest = Math.max(this.longest, now - this.last);
    this.last = now;
  }
}

const schedule = existsSync('/proc/self/schedstat') ? openSync('/proc/self/schedstat', 'r') : undefined;
const field = Buffer.alloc(64);

/** Processor time of the main thread. */
function threadMs(): number | undefined {
  if (schedule === undefined) return undefined;
  readSync(schedule, field, 0, field.length, 0);
  return Number.parseInt(field.toString('latin1'), 10) / 1e6;
}

// The product runs without source maps: with those that tsx asks for, reading the stack of an error would parse megabytes.
process.setSourceMapsEnabled(false);
const built = path.join(repositoryRoot, 'dist');
async function main(): Promise<void> {
  const { createEngine } = (await import(path.join(built, 'agent-engine.js'))) as { createEngine: typeof CreateEngine };
  const engine = await createEngine({
    storePath: path.join(folder, 'agent.db'),
    workerPath: path.join(built, 'worker.js'),
    settings: () => ({
      provider: undefined,
      model: undefined,
      providerOrder: ['ollama'],
      providers: { ollama: { baseUrl: modelServer } },
      language: undefined,
      length: 'medium',
      budget: BUDGET,
      parallelCalls: undefined,
      allowLocalAddresses: 'nobody',
      revalidateMinutes: 60,
      maxMegabytes: 50,
      history: { runs: 1_000, days: 0, megabytes: 500 },
      cache: true,
      checkDoubtful: false,
    }),
    documents: createFileDocuments(),
    consent: { cloudProvider: () => Promise.resolve(false) },
    actionHost: { perform: () => Promise.reject(new Error('Nothing is executed here.')) },
    getKey: () => Promise.resolve(undefined),
    clientMayRead: () => true,
    folders: () => [],
    startMockLlm: () => Promise.resolve(false),
    proxy: 'environment',
    onWarning: (line) => console.error(line),
    log: () => undefined,
  });
  const server = await engine.listen({
    port: 0,
    requireToken: false,
    workspace: folder,
    fallbackToAnyPort: false,
    publish: false,
  });

  const delay = monitorEventLoopDelay({ resolution: 2 });
  const work = new TurnWork();
  let most = 0;
  let start = process.memoryUsage.rss();
  setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20).unref();

  process.on('message', (message) => {
    if (message === 'start') {
      globalThis.gc?.();
      start = most = process.memoryUsage.rss();
      delay.reset();
      delay.enable();
      work.start();
      process.send?.('started');
    } else if (message === 'prepare') {
      // As the sidebar does while its composer has the focus.
      void engine
        .prepare({ sources: [] }, { trust: 'user', sessionId: 'sidebar' }, new AbortController().signal)
        .then(() => process.send?.('prepared'));
    } else {
      delay.disable();
      process.send?.({
        memoryMiB: Math.round((most - start) / MEBIBYTE),
        longestPauseMs: Math.round(delay.max / 1e6),
        ...work.stop(),
      });
    }
  });
  process.on('disconnect', () => process.exit());
  process.send?.(server.url);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
