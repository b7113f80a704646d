/**
 * `npm run soak [-- --minutes N]`: a built agent answers questions of several clients without a pause. Memory, handles, and the size
 * of the database must level off, and no run may fail.
 */
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startMockLlm } from '../../mock-llm/server.js';
import { article } from '../helpers/articles.js';
import { CommandLine } from '../helpers/commandLine.js';
import { ofType, runToEnd } from '../helpers/runEvents.js';
import { WebSocketTestClient } from '../unit/server/testClient.js';
import { runTrial } from './trial.js';

const CLIENTS = 4;
const SAMPLES = 12;
/** Growth from the middle of the trial to its end that still counts as level. */
const MOST_GROWTH = 1.25;

interface Sample {
  memory: number;
  handles: number;
}

/** Memory and open files of a process, if the system reports them. */
async function sampleOf(pid: number): Promise<Sample> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const handles = await readdir(`/proc/${pid}/fd`).catch(() => []);
  return { memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024, handles: handles.length };
}

async function trial(minutes: number) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'regen-soak-'));
  const model = await startMockLlm({ port: 0, wordDelayMs: 1 });
  const database = path.join(folder, 'soak.db');
  const cli = new CommandLine(folder, { OLLAMA_BASE_URL: model.url, OLLAMA_MODEL: 'mock-extractive' });
  const agent = await cli.serve(['--no-token', '--db', database]);
  const until = performance.now() + minutes * 60_000;
  const failures = new Map<string, number>();
  let runs = 0;
  try {
    const work = Array.from({ length: CLIENTS }, async (_, index) => {
      while (performance.now() < until) {
        // A client that stays for a while and comes back, and deletes what it no longer needs, so that the file can level off.
        const client = await WebSocketTestClient.connect(agent.url);
        for (let asked = 0; asked < 10 && performance.now() < until; asked++) {
          const document = { markdown: article(5, `Subject ${runs} of ${index}`) };
          const events = await runToEnd(client, { document, session_id: `session-${index}` });
          runs++;
          const [failure] = ofType(events, 'error');
          if (failure) failures.set(failure.payload.code, (failures.get(failure.payload.code) ?? 0) + 1);
          if (runs > 100) client.send({ type: 'delete_run', run_id: events[0]?.run_id });
          await sleep(20);
        }
        client.close();
      }
    });
    const samples: Sample[] = [];
    const sizes: number[] = [];
    for (let sample = 0; sample < SAMPLES; sample++) {
      await sleep((minutes * 60_000) / SAMPLES - 50);
      samples.push(await sampleOf(agent.child.pid ?? 0));
      sizes.push((await stat(database)).size / 1_000_000);
    }
    await Promise.all(work);
    const growth = (values: number[]) => (values.at(-1) ?? 0) / Math.max(1, values[SAMPLES >> 1] ?? 0);
    const grown = {
      memory: growth(samples.map(({ memory }) => memory)),
      handles: growth(samples.map(({ handles }) => handles)),
      file: growth(sizes),
    };
    const rounded = (value: number) => Math.round(value * 100) / 100;
    return {
      runs,
      failures: Object.fromEntries(failures),
      memory_mb: samples.map(({ memory }) => Math.round(memory)),
      handles: samples.map(({ handles }) => handles),
      file_mb: sizes.map(rounded),
      sound: failures.size === 0 && Object.values(grown).every((value) => value <= MOST_GROWTH),
    };
  } finally {
    agent.child.kill('SIGTERM');
    await Promise.race([once(agent.child, 'exit'), sleep(5_000)]);
    await model.close();
    await rm(folder, { recursive: true, force: true });
  }
}

void runTrial('minutes', { usual: 10, most: 600, longestMs: (minutes) => 60_000 + minutes * 120_000 }, trial);
