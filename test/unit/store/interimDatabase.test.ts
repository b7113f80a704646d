import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openStore, type StoreWarningCode } from '../../../src/agent/store/index.js';
import { loadSqlite, type SqliteModule } from '../../../src/agent/store/nativeModule.js';
import { SqliteConnection } from '../../../src/agent/store/sqliteConnection.js';
import { eventually } from '../../helpers/runEvents.js';
import { waitForLock } from '../../helpers/lockWaiter.js';
import { finalSummary, partial, sampleAnswer, sampleRun, sampleSource } from './sampleRecords.js';
import { useTemporaryFolder } from './temporaryFolder.js';

const folder = useTemporaryFolder();
const file = () => path.join(folder(), 'store.sqlite');

async function open({ busyTimeoutMs = 200, sqlite }: { busyTimeoutMs?: number; sqlite?: SqliteModule } = {}) {
  const warnings: StoreWarningCode[] = [];
  const store = await openStore({
    path: file(),
    onWarning: ({ code }) => warnings.push(code),
    busyTimeoutMs,
    lockedPauseMs: 5,
    upkeepAfterMs: 0,
    loadSqlite: sqlite && (() => sqlite),
  });
  return { store, warnings };
}
type Opened = Awaited<ReturnType<typeof open>>['store'];

async function lockFile(): Promise<{ release(): Promise<void> }> {
  const other = await SqliteConnection.open(loadSqlite(), file(), 1_000);
  await other.exec('BEGIN EXCLUSIVE');
  return {
    async release() {
      await other.exec('COMMIT');
      await other.close();
    },
  };
}

/** An ended run with an event, an answer to search for, a command, and a text. */
async function putWholeRun(store: Opened, runId: string, word: string): Promise<void> {
  await store.putRun(sampleRun(runId, { reason: 'completed', ended_at: '2026-01-01T00:00:01.000Z' }));
  await store.putCommand(runId, {
    type: 'start_agent',
    query: 'What?',
    document: { text: word, title: 'Text', url: undefined },
  });
  await store.putRunSources(runId, [{ id: 's1', source: sampleSource(`hash of ${word}`, word) }]);
  await store.appendEvents(runId, [partial(runId, 1, word), finalSummary(runId, 2, `The answer is ${word}.`)]);
  await store.nodes.put(`node of ${runId}`, word, runId);
}

async function assertWholeRun(store: Opened, runId: string, word: string): Promise<void> {
  assert.deepEqual(
    (await store.listRuns({ limit: 9, search: `answer is ${word}` })).map(({ run_id }) => run_id),
    [runId],
  );
  assert.deepEqual(await store.getEvents(runId, 0), [
    partial(runId, 1, word),
    finalSummary(runId, 2, `The answer is ${word}.`),
  ]);
  assert.deepEqual((await store.getCommand(runId))?.document, { text: word, title: 'Text', url: undefined });
  assert.equal((await store.getRunSources(runId)).get('s1')?.markdown, word);
  assert.equal(await store.nodes.get(`node of ${runId}`), word);
}

describe('case 53: a database that is locked when the agent starts', function () {
  // Real disks and processes, on machines that may be busy.
  this.timeout(30_000);
  beforeEach(async () => {
    const { store } = await open();
    await putWholeRun(store, 'earlier', 'walnut');
    await store.putFact('key', 'of the file');
    await store.close();
  });

  it('delays it by one wait, says so, and leaves a store that works', async () => {
    const lock = await lockFile();
    const patient = await waitForLock(file(), 3_000);
    const { store, warnings } = await open({ busyTimeoutMs: 1_000 });
    await putWholeRun(store, 'run', 'hazel');
    await assertWholeRun(store, 'run', 'hazel');
    assert.equal(await store.getRun('earlier'), undefined);
    assert.ok(!patient.hasGivenUp, 'the waits add up');
    await eventually(() => warnings.length > 0);
    assert.deepEqual(warnings, ['locked']);
    await lock.release();
    await patient.close();
    await store.close();
  });

  it('is used once it is released, with everything that was kept in memory until then', async () => {
    const lock = await lockFile();
    const { store } = await open();
    await putWholeRun(store, 'during', 'hazel');
    await store.putRun(sampleRun('going'));
    await store.appendEvents('going', [partial('going', 1, 'first ')]);
    await store.putFact('key', 'of the memory');
    await store.putFact('other', 1);
    await store.putAnswer('answer', sampleAnswer('hazel'));
    await store.putPrevious('question', 'hash');
    await lock.release();
    await eventually(async () => (await store.getRun('earlier')) !== undefined);
    await store.appendEvents('going', [partial('going', 2, 'second')]);
    await store.updateRun('going', { reason: 'completed' });
    await store.close();

    const { store: later, warnings: none } = await open();
    await assertWholeRun(later, 'earlier', 'walnut');
    await assertWholeRun(later, 'during', 'hazel');
    assert.deepEqual(await later.getEvents('going', 0), [partial('going', 1, 'first '), partial('going', 2, 'second')]);
    assert.equal(await later.getFact('key'), 'of the file', 'prompts of earlier runs stay the same');
    assert.equal(await later.getFact('other'), 1);
    assert.equal((await later.getAnswer('answer'))?.final.summary.text, 'hazel');
    assert.equal((await later.getPrevious('question'))?.contentHash, 'hash');
    assert.deepEqual(none, []);
    await later.close();
  });

  it('gets what was kept in memory when the agent ends, if it is free by then', async () => {
    const lock = await lockFile();
    const { store } = await open();
    await putWholeRun(store, 'during', 'hazel');
    const closing = store.close();
    await lock.release();
    await closing;
    const { store: later } = await open();
    await assertWholeRun(later, 'during', 'hazel');
    await later.close();
  });

  it('does not keep the agent from ending', async () => {
    const lock = await lockFile();
    const { store, warnings } = await open();
    await putWholeRun(store, 'during', 'hazel');
    await store.close();
    assert.deepEqual(warnings, ['locked'], 'the loss is announced');
    await lock.release();
  });

  it('loses what was deleted meanwhile, too', async () => {
    for (const remove of [(store: Opened) => store.deleteRun('earlier'), (store: Opened) => store.clear('all')]) {
      const { store: before } = await open();
      await putWholeRun(before, 'earlier', 'walnut');
      await before.close();
      const lock = await lockFile();
      const { store } = await open();
      await putWholeRun(store, 'during', 'hazel');
      await remove(store);
      await putWholeRun(store, 'since', 'almond');
      await lock.release();
      await store.close();
      const { store: later } = await open();
      assert.equal(await later.getRun('earlier'), undefined);
      await assertWholeRun(later, 'since', 'almond');
      // The rewriting of the file was put off until now.
      await eventually(() => !readFileSync(file()).includes('walnut'));
      await later.close();
    }
  });

  it('keeps no more in memory than a session needs', async () => {
    const lock = await lockFile();
    const { store } = await open();
    for (let index = 0; index < 230; index++) await store.putRun(sampleRun(`run ${index}`, { reason: 'completed' }));
    await store.updateRun('run 0', { reason: 'completed' });
    await eventually(async () => (await store.listRuns({ limit: 1_000 })).length === 200);
    await lock.release();
    await store.close();
  });

  it('tells a run of a process that has ended, once it is released', async () => {
    const { store: before } = await open();
    await before.putRun(sampleRun('orphan'));
    await before.close();
    const owner = await SqliteConnection.open(loadSqlite(), file(), 1_000);
    // Larger than any process id.
    await owner.exec(`UPDATE runs SET owner_pid = ${2 ** 30} WHERE run_id = 'orphan'`);
    await owner.close();
    const lock = await lockFile();
    const { store } = await open();
    await store.markInterrupted('interrupted', () => []);
    await lock.release();
    await eventually(async () => (await store.getRun('orphan'))?.reason === 'interrupted');
    await store.close();
  });
});

describe('a database that is damaged and then cannot be opened at once', function () {
  this.timeout(30_000);
  it('is used once it can be', async () => {
    const real = loadSqlite();
    let fails = false;
    const sqlite: SqliteModule = {
      ...real,
      Database: function (name: string, mode: number, callback: (error: Error | null) => void) {
        const isRefused = fails && name !== ':memory:';
        return new real.Database(isRefused ? path.join(name, 'nowhere') : name, mode, (error) => {
          callback(isRefused ? Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' }) : error);
        });
      } as unknown as SqliteModule['Database'],
    };
    const { store, warnings } = await open({ sqlite });
    // More than SQLite keeps in memory.
    const keys = Array.from({ length: 200 }, (_, index) => `node ${index}`);
    await Promise.all(keys.map((key) => store.nodes.put(key, 'x'.repeat(30_000))));
    const bytes = readFileSync(file());
    writeFileSync(file(), bytes.fill(0xa5, 4_096));
    fails = true;
    await store.nodes.getMany(keys);
    await store.nodes.put('kept', 'text');
    assert.equal(await store.nodes.get('kept'), 'text');
    await eventually(() => warnings.includes('locked'));
    fails = false;
    await eventually(async () => {
      const { store: second } = await open();
      const found = await second.nodes.get('kept');
      await second.close();
      return found === 'text';
    });
    await store.close();
  });
});

describe('a deletion that the database refuses', function () {
  this.timeout(30_000);
  it('is reported, and can be repeated', async () => {
    const { store } = await open();
    await putWholeRun(store, 'run', 'walnut');
    const lock = await lockFile();
    await assert.rejects(store.deleteRun('run'), { code: 'store_failed' });
    await assert.rejects(store.clear('all'), { code: 'store_failed' });
    await lock.release();
    await assertWholeRun(store, 'run', 'walnut');
    await store.deleteRun('run');
    assert.equal(await store.getRun('run'), undefined);
    await store.close();
  });
});
