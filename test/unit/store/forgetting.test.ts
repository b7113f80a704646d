import assert from 'node:assert/strict';
import { readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { openStore, storeLimits, type OpenStoreOptions } from '../../../src/agent/store/index.js';
import { eventually } from '../../helpers/runEvents.js';
import { finalSummary, partial, sampleAnswer, sampleRun, sampleSource } from './sampleRecords.js';
import { useTemporaryFolder } from './temporaryFolder.js';

const folder = useTemporaryFolder();
const file = () => path.join(folder(), 'store.sqlite');

const open = (options: Partial<OpenStoreOptions> = {}) =>
  openStore({ path: file(), onWarning: ({ message }) => assert.fail(message), upkeepAfterMs: 0, ...options });
type OpenedStore = Awaited<ReturnType<typeof open>>;

/** Whether a text is in any of the store's files: the database, its journal, and damaged ones set aside. */
const standsInFiles = (text: string): boolean =>
  readdirSync(folder()).some((name) => readFileSync(path.join(folder(), name)).includes(text));

/** What this process has open besides, and contains a text. */
function openFilesOutside(text: string): string[] {
  const links = readdirSync('/proc/self/fd').flatMap((fd) => {
    const link = `/proc/self/fd/${fd}`;
    const isFile = statSync(link, { throwIfNoEntry: false })?.isFile() === true;
    return isFile && !readlinkSync(link).startsWith(folder()) ? [link] : [];
  });
  return links.filter((link) => readFileSync(link).includes(text)).map((link) => readlinkSync(link));
}

/** A run with everything that a run stores, all of which contains `word`. */
async function putWholeRun(store: OpenedStore, id: string, word: string, sizes: readonly number[]): Promise<void> {
  await store.putRun(sampleRun(id, { title: `On ${word}`, query: `What of ${word}?` }));
  await store.putCommand(id, {
    type: 'start_agent',
    query: `What of ${word}?`,
    document: { text: `${word} `.repeat(30) },
  });
  const source = sampleSource(`hash of ${id}`, `${word} `.repeat(sizes[0] ?? 1));
  await store.putRunSources(id, [{ id: 's1', source }]);
  await store.putSnapshot(`https://example.org/${id}`, { source, fetchedAt: '2026-01-01T00:00:00.000Z' });
  for (const [index, size] of sizes.entries()) {
    await store.appendEvents(id, [partial(id, index + 1, `${word} `.repeat(size))]);
    await store.nodes.put(`node ${index} of ${id}`, `${word} `.repeat(size), id);
  }
  await store.appendEvents(id, [finalSummary(id, sizes.length + 1, `The answer on ${word}.`)]);
  await store.putAnswer(`answer of ${id}`, sampleAnswer(`The answer on ${word}.`), id);
  await store.updateRun(id, { title: `Renamed ${word}`, reason: 'completed' });
}

describe('deleted data', function () {
  // Real disks, on machines that may be busy.
  this.timeout(120_000);

  it('case 80: no text of a deleted run is in the files, whatever else is there', async () => {
    const size = fc.oneof(fc.nat(20), fc.nat(900));
    const runs = fc.array(
      fc.record({ sizes: fc.array(size, { minLength: 1, maxLength: 12 }), isDeleted: fc.boolean() }),
      {
        minLength: 3,
        maxLength: 14,
      },
    );
    let round = 0;
    await fc.assert(
      fc.asyncProperty(runs, async (all) => {
        round++;
        const store = await open();
        const wordOf = (index: number) => `Zwetschge${round}x${index}x`;
        // Concurrently, so that their rows are interleaved.
        await Promise.all(all.map(({ sizes }, index) => putWholeRun(store, `${round}-${index}`, wordOf(index), sizes)));
        for (const [index, { isDeleted }] of all.entries()) if (isDeleted) await store.deleteRun(`${round}-${index}`);
        for (const [index, { isDeleted }] of all.entries())
          assert.equal(standsInFiles(wordOf(index)), !isDeleted, `run ${index}`);
        for (const [index] of all.entries()) await store.deleteRun(`${round}-${index}`);
        await store.close();
      }),
      { numRuns: 8 },
    );
  });

  it('case 80: nor is a long text in a file outside of the folder, at any time', async function () {
    // Only Linux tells which files a process has open, even those that have no name anymore.
    if (process.platform !== 'linux') this.skip();
    const store = await open();
    await store.putRun(sampleRun('a'));
    const source = sampleSource('hash', 'Zwetschge '.repeat(400_000));
    await store.putRunSources('a', [{ id: 's1', source }]);
    assert.ok(standsInFiles('Zwetschge'));
    assert.deepEqual(openFilesOutside('Zwetschge'), []);
    await store.clear('all');
    assert.ok(!standsInFiles('Zwetschge'));
    assert.deepEqual(openFilesOutside('Zwetschge'), []);
    await store.close();
  });

  it('case 80: nor in a damaged file that was set aside, once everything is deleted', async () => {
    const first = await open();
    await putWholeRun(first, 'a', 'Zwetschge', [100]);
    await first.close();
    const bytes = readFileSync(file());
    writeFileSync(file(), Buffer.concat([Buffer.alloc(4_096, 0xff), bytes.subarray(4_096)]));
    const store = await open({ onWarning: () => undefined });
    assert.ok(standsInFiles('Zwetschge'));
    await store.clear('all');
    assert.ok(!standsInFiles('Zwetschge'));
    await store.close();
  });
});

describe('the limits of the history', function () {
  this.timeout(120_000);
  const day = 24 * 60 * 60 * 1000;
  const start = Date.UTC(2026, 0, 1);
  const putRun = (store: OpenedStore, index: number, change: object = {}) =>
    store.putRun(
      sampleRun(`run ${index}`, {
        started_at: new Date(start + index * day).toISOString(),
        reason: 'completed',
        ...change,
      }),
    );
  const ids = async (store: OpenedStore) => (await store.listRuns({ limit: -1 })).map(({ run_id }) => run_id).sort();

  it('deletes the oldest runs while open, except for pinned ones and those in progress', async () => {
    const store = await open({ limits: () => storeLimits({ runs: 5, days: 0, megabytes: 100 }) });
    await putRun(store, 0, { pinned: true });
    await putRun(store, 1, { reason: null });
    for (let index = 2; index < 40; index++) {
      await putRun(store, index);
      await store.appendEvents(`run ${index}`, [partial(`run ${index}`, 1, 'x')]);
    }
    await store.updateRun('run 39', { reason: 'completed' });
    await eventually(async () => (await ids(store)).length === 7);
    assert.deepEqual(
      await ids(store),
      ['run 0', 'run 1', ...[35, 36, 37, 38, 39].map((index) => `run ${index}`)].sort(),
    );
    assert.deepEqual(await store.getEvents('run 20', 0), []);
    await store.close();
  });

  it('deletes runs that are too old or exceed the limit, and frees the space', async () => {
    let limits = storeLimits({ runs: 1_000, days: 10, megabytes: 100 });
    const store = await open({ limits: () => limits, now: () => start + 30 * day });
    for (let index = 0; index < 30; index++) {
      await putRun(store, index);
      await store.appendEvents(`run ${index}`, [partial(`run ${index}`, 1, 'x'.repeat(100_000))]);
    }
    await store.updateRun('run 29', { reason: 'completed' });
    await eventually(async () => (await ids(store)).length === 10);
    const before = statSync(file()).size;
    limits = { ...limits, runBytes: 300_000 };
    await store.updateRun('run 29', { reason: 'completed' });
    await eventually(async () => (await ids(store)).length === 2);
    assert.deepEqual(await ids(store), ['run 28', 'run 29']);
    await eventually(() => statSync(file()).size < before / 2);
    await store.close();
  });

  it('goes on after limits that made a step fail', async () => {
    let limits = { ...storeLimits({ runs: 1_000, days: 1e12, megabytes: 100 }), runAgeMs: Infinity };
    const store = await open({ limits: () => limits });
    for (let index = 0; index < 8; index++) await putRun(store, index);
    await store.updateRun('run 7', { reason: 'completed' });
    let asked = 0;
    const counted = limits;
    limits = Object.defineProperty({ ...counted }, 'cacheAgeMs', { get: () => (asked++, counted.cacheAgeMs) });
    await store.updateRun('run 7', { reason: 'completed' });
    await eventually(() => asked > 0);
    limits = storeLimits({ runs: 3, days: 1e12, megabytes: 100 });
    await store.updateRun('run 7', { reason: 'completed' });
    await eventually(async () => (await ids(store)).length === 3);
    await store.close();
  });

  it('deletes old questions', async () => {
    let now = start;
    const store = await open({ limits: () => storeLimits({ runs: 10, days: 10, megabytes: 1 }), now: () => now });
    await store.putPrevious('old', 'hash');
    now += 11 * day;
    await store.putPrevious('new', 'hash');
    await putRun(store, 11);
    await store.updateRun('run 11', { reason: 'completed' });
    await eventually(async () => (await store.getPrevious('old')) === undefined);
    assert.ok(await store.getPrevious('new'));
    await store.close();
  });
});
