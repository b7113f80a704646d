/** How long it takes to open the store, by file size, and to delete one run from it. One JSON line per size. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openStore, storeLimits } from '../../src/agent/store/index.js';
import { partial, sampleRun } from '../unit/store/sampleRecords.js';

const SIZES_MB = [13, 60, 430];
const OPENINGS = 7;
/** As measured in real runs. */
const RUN_BYTES = 49_000;
const EVENTS_OF_A_RUN = 100;

function median(values: number[]): number {
  return Math.round(values.sort((left, right) => left - right)[values.length >> 1] ?? 0);
}

async function measure(megabytes: number): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'regen-startup-'));
  const file = path.join(folder, 'store.sqlite');
  // Larger than the measured sizes, so that upkeep doesn't change the data.
  const limits = () => storeLimits({ runs: 100_000, days: 0, megabytes: 10_000 });
  const open = () => openStore({ path: file, onWarning: ({ message }) => console.error(message), limits });
  try {
    const filled = await open();
    const runs = Math.round((megabytes * 1_000_000) / RUN_BYTES);
    const text = 'tide '.repeat(RUN_BYTES / EVENTS_OF_A_RUN / 5);
    for (let run = 0; run < runs; run++) {
      const id = `run-${run}`;
      void filled.putRun(sampleRun(id, { reason: 'completed', started_at: new Date(run * 60_000).toISOString() }));
      const events = Array.from({ length: EVENTS_OF_A_RUN }, (_, index) => partial(id, index + 1, text));
      const written = filled.appendEvents(id, events);
      if (run % 50 === 49) await written;
    }
    await filled.close();
    const took: number[] = [];
    for (let opening = 0; opening < OPENINGS; opening++) {
      const started = performance.now();
      const store = await open();
      await store.markInterrupted('interrupted', () => []);
      await store.listRuns({ limit: 50 });
      took.push(performance.now() - started);
      await store.close();
    }
    const store = await open();
    const started = performance.now();
    await store.deleteRun('run-1');
    const deleting = Math.round(performance.now() - started);
    await store.close();
    console.log(
      JSON.stringify({
        name: 'store_startup',
        megabytes: Math.round((await stat(file)).size / 1_000_000),
        runs,
        median: median(took),
        worst: Math.round(Math.max(...took)),
        delete_run: deleting,
        unit: 'ms',
        target: '< 200',
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Prints the measurements. */
export async function run(): Promise<void> {
  for (const size of SIZES_MB) await measure(size);
}
