import assert from 'node:assert/strict';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  openStore,
  storeLimits,
  type OpenStoreOptions,
  type StoreWarningCode,
} from '../../../src/agent/store/index.js';
import { createEventLog } from '../../../src/agent/orchestrator/eventLog.js';
import { loadSqlite } from '../../../src/agent/store/nativeModule.js';
import { SqliteConnection } from '../../../src/agent/store/sqliteConnection.js';
import { waitForLock } from '../../helpers/lockWaiter.js';
import { finalSummary, partial, sampleAnswer, sampleRun, sampleSource } from './sampleRecords.js';
import { startStoreProcess } from './storeProcess.js';
import { useTemporaryFolder } from './temporaryFolder.js';

const folder = useTemporaryFolder();
const file = () => path.join(folder(), 'store.sqlite');

async function open(options: Partial<OpenStoreOptions> = {}) {
  const warnings: StoreWarningCode[] = [];
  const store = await openStore({ path: file(), onWarning: ({ code }) => warnings.push(code), ...options });
  return { store, warnings };
}

/** A valid database with some pages in it. */
async function fill(nodes = 40): Promise<void> {
  const { store } = await open();
  await Promise.all(
    Array.from({ length: nodes }, (_, index) => store.nodes.put(`node ${index}`, `${index} `.repeat(1_000))),
  );
  await store.putRun(sampleRun('old'));
  await store.appendEvents('old', [partial('old', 1, 'x'), finalSummary('old', 2, 'An answer about tides.')]);
  await store.close();
}

async function assertUsable(store: Awaited<ReturnType<typeof open>>['store']): Promise<void> {
  await store.putAnswer('new', sampleAnswer('text'));
  assert.equal((await store.getAnswer('new'))?.final.summary.text, 'text');
}

function damage(position: number, bytes: Buffer): void {
  const handle = openSync(file(), 'r+');
  writeSync(handle, bytes, 0, bytes.length, position);
  closeSync(handle);
}

const setAside = () => readdirSync(folder()).filter((name) => name.startsWith('store.sqlite.damaged-'));

describe('a database of a newer version', () => {
  it('is left as it is, and a deletion of everything reports that its data remains', async () => {
    await fill();
    const newer = await SqliteConnection.open(loadSqlite(), file(), 1_000);
    await newer.exec('PRAGMA user_version = 1000');
    await newer.close();
    const before = readFileSync(file());
    const { store, warnings } = await open();
    assert.deepEqual(warnings, ['cannot_open']);
    await store.putRun(sampleRun('new'));
    for (const what of ['cache', 'all'] as const) await assert.rejects(store.clear(what), /newer version/);
    assert.equal(await store.getRun('new'), undefined, 'what is in memory is deleted');
    await store.close();
    assert.ok(readFileSync(file()).equals(before));
  });
});

describe('the store with a damaged database', function () {
  // Real disks and processes, on machines that may be busy.
  this.timeout(60_000);
  it('case 52: garbage is set aside, rebuilt, and reported once', async () => {
    const garbage = 'This is no database. '.repeat(1_000);
    writeFileSync(file(), garbage);
    const { store, warnings } = await open();
    await assertUsable(store);
    await store.close();
    assert.deepEqual(warnings, ['damaged']);
    assert.deepEqual(
      setAside().map((name) => readFileSync(path.join(folder(), name), 'utf8')),
      [garbage],
    );
    const again = await open();
    assert.deepEqual(again.warnings, []);
    assert.notEqual(await again.store.getAnswer('new'), undefined);
    await again.store.close();
  });

  it('case 52: garbage that several windows find at once is replaced once, and loses nothing of any window', async () => {
    for (let round = 0; round < 5; round++) {
      writeFileSync(file(), 'This is no database. '.repeat(1_000));
      const before = setAside().length;
      const names = Array.from({ length: 4 }, (_, index) => `round ${round}, window ${index}`);
      const stores = await Promise.all(names.map(async () => (await open({ lockedPauseMs: 5 })).store));
      await Promise.all(stores.map((store, index) => store.nodes.put(names[index] ?? '', 'text')));
      for (const store of stores) await store.close();
      assert.equal(setAside().length, Math.min(2, before + 1));
      const { store: later, warnings } = await open();
      assert.equal((await later.nodes.getMany(names)).size, names.length);
      assert.deepEqual(warnings, []);
      await later.close();
    }
  });

  for (const [clock, seconds] of [
    ['', 0],
    [', and the clock was set back since', 4e9],
  ] as const)
    it(`case 52: garbage is replaced even if a window ended while it replaced it${clock}`, async () => {
      writeFileSync(file(), 'This is no database. '.repeat(1_000));
      const mark = `${file()}.replacing`;
      writeFileSync(mark, '');
      utimesSync(mark, seconds, seconds);
      const { store, warnings } = await open();
      await assertUsable(store);
      await store.close();
      assert.deepEqual(warnings, ['damaged']);
      assert.ok(!existsSync(mark));
    });

  it('case 52: a truncated database is set aside and rebuilt', async () => {
    await fill();
    truncateSync(file(), Math.floor(statSync(file()).size / 2));
    const { store, warnings } = await open();
    await assertUsable(store);
    await store.close();
    assert.deepEqual(warnings, ['damaged']);
  });

  it('case 52: a flipped page is set aside and rebuilt', async () => {
    await fill();
    damage(4_096 * 2, Buffer.alloc(64, 0xff));
    const { store, warnings } = await open();
    await assertUsable(store);
    await store.close();
    assert.deepEqual(warnings, ['damaged']);
    assert.equal(setAside().length, 1);
  });

  it('case 52: damage anywhere leaves a store that works', async () => {
    await fill();
    const sound = readFileSync(file());
    await fc.assert(
      fc.asyncProperty(
        fc.nat(sound.length - 32),
        fc.uint8Array({ minLength: 1, maxLength: 32 }),
        async (position, bytes) => {
          writeFileSync(file(), sound);
          damage(position, Buffer.from(bytes));
          const { store } = await open();
          await store.listRuns({ limit: 10, search: 'tides' });
          await store.getEvents('old', 0);
          await store.nodes.getMany(Array.from({ length: 40 }, (_, index) => `node ${index}`));
          for await (const line of store.exportAll()) assert.ok(line.length > 0);
          await assertUsable(store);
          await store.close();
        },
      ),
      { numRuns: 40 },
    );
    assert.ok(setAside().filter((name) => !name.endsWith('-journal')).length <= 2);
  });

  it('case 52: a database damaged while open is rebuilt when the damage is noticed', async () => {
    const { store, warnings } = await open();
    // More than SQLite keeps in memory.
    for (let index = 0; index < 200; index++) await store.nodes.put(`node ${index}`, 'x'.repeat(30_000));
    const { size } = statSync(file());
    damage(4_096, Buffer.alloc(size - 4_096, 0xa5));
    await store.nodes.getMany(Array.from({ length: 200 }, (_, index) => `node ${index}`));
    await assertUsable(store);
    assert.deepEqual(warnings, ['damaged']);
    await store.close();
  });

  it('case 53: two processes lose no write', async () => {
    const writers = ['a', 'b'].map((prefix) => startStoreProcess(file(), 'write', prefix));
    await Promise.all(
      writers.map(async ({ ended, lines }) => {
        for await (const line of lines) assert.doesNotMatch(line, /warning/);
        assert.equal(await ended, 0);
      }),
    );
    const { store, warnings } = await open();
    for (const prefix of ['a', 'b']) {
      const keys = Array.from({ length: 60 }, (_, index) => `${prefix}-${index + 1}`);
      assert.equal((await store.nodes.getMany(keys)).size, 60);
      assert.equal((await store.getEvents(prefix, 0)).length, 60);
    }
    assert.deepEqual(warnings, []);
    await store.close();
  });

  it('case 53: a write waits for a lock, but not forever', async () => {
    const { store, warnings } = await open({ busyTimeoutMs: 200 });
    await store.nodes.put('before', 'text');
    const other = await SqliteConnection.open(loadSqlite(), file(), 1_000);
    await other.exec('BEGIN EXCLUSIVE');
    const waiting = store.nodes.put('waited', 'text');
    await other.exec('COMMIT');
    await waiting;
    assert.equal(await store.nodes.get('waited'), 'text');
    assert.deepEqual(warnings, []);

    await other.exec('BEGIN EXCLUSIVE');
    await Promise.all([store.nodes.put('dropped', 'text'), store.putRun(sampleRun('dropped'))]);
    assert.equal(await store.nodes.get('before'), undefined);
    assert.deepEqual([...warnings].sort(), ['not_read', 'not_written']);
    await other.exec('COMMIT');
    await assertUsable(store);
    assert.equal(await store.nodes.get('before'), 'text');
    await other.close();
    await store.close();
  });

  it('case 53: a lock that lasts is waited for once, not by every caller', async () => {
    const busyTimeoutMs = 500;
    const { store } = await open({ busyTimeoutMs });
    await store.nodes.put('before', 'text');
    const other = await SqliteConnection.open(loadSqlite(), file(), 1_000);
    await other.exec('BEGIN EXCLUSIVE');
    const patient = await waitForLock(file(), 14 * busyTimeoutMs);
    for (let asked = 0; asked < 15; asked++) {
      assert.equal(await store.nodes.get('before'), undefined);
      await store.nodes.put(`dropped ${asked}`, 'text');
    }
    assert.ok(!patient.hasGivenUp, 'the waits add up');
    await other.exec('COMMIT');
    await patient.close();
    assert.equal(await store.nodes.get('before'), 'text');

    // Waiting again: the next statement waits for a lock.
    await other.exec('BEGIN EXCLUSIVE');
    const waiting = store.nodes.put('waited', 'text');
    await new Promise((resolve) => setTimeout(resolve, busyTimeoutMs / 2));
    await other.exec('COMMIT');
    await waiting;
    assert.equal(await store.nodes.get('waited'), 'text');
    await other.close();
    await store.close();
  });

  it('case 54: on a full disk, runs continue without the cache, with one warning', async () => {
    const { store, warnings } = await open({ maxBytes: 400_000 });
    await store.nodes.put('small', 'text');
    for (let index = 0; index < 20; index++) await store.nodes.put(`large ${index}`, 'x'.repeat(50_000));
    await store.putRun(sampleRun('a'));
    await store.appendEvents('a', [partial('a', 1, 'x'.repeat(500_000))]);
    assert.equal(await store.nodes.get('small'), 'text');
    assert.equal(await store.nodes.get('large 19'), undefined);
    assert.deepEqual(warnings, ['not_written']);
    await store.clear('cache');
    await assertUsable(store);
    await store.close();
  });

  it('case 54: a run that goes on while the disk is full has no gap afterward', async () => {
    const { store } = await open({ maxBytes: 400_000 });
    await store.putRun(sampleRun('a'));
    const log = createEventLog('a', store);
    const say = (text: string) => log.append({ type: 'partial_summary', payload: { text } });
    say('before');
    await log.flush();
    for (let index = 0; index < 120; index++) await store.nodes.put(`node ${index}`, 'x'.repeat(3_000));
    say('while it is full '.repeat(2_000));
    await log.flush();
    const stored = async () => (await store.getEvents('a', 0)).map(({ seq }) => seq);
    assert.deepEqual(await stored(), [1]);
    // Both are on their way before the first is known to have failed.
    say('still full '.repeat(2_000));
    const second = log.flush();
    say('short');
    await Promise.all([second, log.flush()]);
    assert.deepEqual(await stored(), [1]);
    await store.clear('cache');
    say('after');
    await log.flush();
    assert.deepEqual(await stored(), [1, 2, 3, 4, 5]);
    await store.close();
  });

  it('case 54: a read-only database can be read, and writes are dropped with one warning', async function () {
    if (process.platform === 'win32') this.skip();
    const { store } = await open();
    await store.nodes.put('old', 'text');
    await store.close();
    chmodSync(file(), 0o444);
    chmodSync(folder(), 0o555);
    const { lines, ended } = startStoreProcess(file(), 'use', '', { unprivileged: true });
    const said: string[] = [];
    for await (const line of lines) said.push(line);
    chmodSync(folder(), 0o755);
    assert.deepEqual(said.sort(), ['new undefined', 'old text', 'warning not_written']);
    assert.equal(await ended, 0);
  });

  it('case 54: if no database can be opened, the store is in memory', async () => {
    mkdirSync(file());
    const { store, warnings } = await open();
    await assertUsable(store);
    assert.deepEqual(warnings, ['cannot_open']);
    await store.close();
    writeFileSync(path.join(folder(), 'file'), '');
    const below = await open({ path: path.join(folder(), 'file', 'store.sqlite') });
    await assertUsable(below.store);
    assert.deepEqual(below.warnings, ['cannot_open']);
    await below.store.close();
  });

  it('case 55: kill -9 during writes leaves a valid database with all committed data', async () => {
    for (const stopAfter of [5, 23, 60]) {
      const { child, lines, ended } = startStoreProcess(file(), 'write_forever', `p${stopAfter}`);
      let written = 0;
      for await (const line of lines) {
        if (line.startsWith('written ')) written = Number(line.slice(8));
        if (written === stopAfter) child.kill('SIGKILL');
      }
      assert.equal(await ended, 'SIGKILL');
      const connection = await SqliteConnection.open(loadSqlite(), file(), 1_000);
      assert.deepEqual(await connection.all('PRAGMA quick_check'), [{ quick_check: 'ok' }]);
      await connection.close();
      const { store, warnings } = await open();
      const keys = Array.from({ length: written }, (_, index) => `p${stopAfter}-${index + 1}`);
      assert.equal((await store.nodes.getMany(keys)).size, written);
      assert.ok((await store.getEvents(`p${stopAfter}`, 0)).length >= written);
      assert.deepEqual(await store.markInterrupted('interrupted', () => []), [`p${stopAfter}`]);
      assert.deepEqual(warnings, []);
      await store.close();
    }
  });

  it('case 55: the journal next to it undoes an incomplete write', async () => {
    const { store } = await open();
    await store.nodes.put('whole', 'x'.repeat(50_000));
    await store.close();
    const writer = await open();
    let seen = false;
    const pending = Array.from({ length: 40 }, (_, index) =>
      writer.store.nodes.put(`node ${index}`, 'y'.repeat(100_000)),
    );
    const written = Promise.all(pending);
    const over = new AbortController();
    void written.then(() => over.abort());
    while (!seen && !over.signal.aborted) {
      seen = readdirSync(folder()).includes('store.sqlite-journal');
      await new Promise((resolve) => setImmediate(resolve));
    }
    await written;
    assert.ok(seen, 'a journal is next to the file while it is written');
    await writer.store.close();
  });

  it('case 56: an SQL error leads to one warning, and the process survives', async () => {
    const { store, warnings } = await open();
    await store.nodes.put('a', 'text');
    const other = await SqliteConnection.open(loadSqlite(), file(), 1_000);
    await other.exec('DROP TABLE cache; DROP TABLE runs;');
    await other.close();
    await store.nodes.put('b', 'text');
    assert.equal(await store.nodes.get('a'), undefined);
    assert.deepEqual(await store.listRuns({ limit: 10, search: 'x' }), []);
    await store.putFact('works', true);
    assert.equal(await store.getFact('works'), true);
    assert.deepEqual([...warnings].sort(), ['not_read', 'not_written']);
    await store.close();
  });

  it("case 56: an error thrown by a listener doesn't reach the native module", async () => {
    writeFileSync(file(), 'garbage'.repeat(1_000));
    const { store } = await open({
      onWarning: () => {
        throw new Error('The listener is broken.');
      },
    });
    await assertUsable(store);
    await store.close();
    await assert.rejects(SqliteConnection.open(loadSqlite(), folder(), 1_000));
  });

  it('case 57: without the native module the store is in memory, reported once', async () => {
    const { store, warnings } = await open({
      loadSqlite: () => {
        throw new Error("Cannot find module '@vscode/sqlite3'");
      },
    });
    await assertUsable(store);
    assert.deepEqual(warnings, ['no_native_module']);
  });

  it("leaves alone another program's database and a newer version's", async () => {
    const connection = await SqliteConnection.open(loadSqlite(), file(), 1_000);
    await connection.exec('CREATE TABLE theirs (a)');
    await connection.close();
    const before = readFileSync(file());
    const foreign = await open();
    await assertUsable(foreign.store);
    await foreign.store.close();
    assert.deepEqual(foreign.warnings, ['cannot_open']);
    assert.deepEqual(readFileSync(file()), before);

    const newer = path.join(folder(), 'newer.sqlite');
    await (await open({ path: newer })).store.close();
    const raised = await SqliteConnection.open(loadSqlite(), newer, 1_000);
    await raised.exec('PRAGMA user_version = 99');
    await raised.close();
    const untouched = readFileSync(newer);
    const old = await open({ path: newer });
    await assertUsable(old.store);
    await old.store.close();
    assert.deepEqual(readFileSync(newer), untouched);
  });
});

describe('the database file', function () {
  this.timeout(60_000);
  it('is readable only by this user', async function () {
    if (process.platform === 'win32') this.skip();
    const { store } = await open({ path: path.join(folder(), 'sub', 'store.sqlite') });
    await store.nodes.put('a', 'text');
    assert.equal(statSync(path.join(folder(), 'sub', 'store.sqlite')).mode & 0o777, 0o600);
    assert.equal(statSync(path.join(folder(), 'sub')).mode & 0o777, 0o700);
    await store.close();
  });
});

describe('a text that several runs read', function () {
  this.timeout(60_000);

  it('is written once, and again once somebody else has deleted it', async () => {
    const { store } = await open();
    const connection = await SqliteConnection.open(loadSqlite(), file(), 1_000);
    /** Which row holds the text: writing it again would make another one. */
    const row = async () => (await connection.all("SELECT rowid AS id FROM cache WHERE kind = 'text'"))[0]?.['id'];
    const put = async (id: string) => {
      await store.putRun(sampleRun(id));
      await store.putRunSources(id, [{ id: 's1', source: sampleSource('hash', 'x'.repeat(100_000)) }]);
    };
    await put('a');
    // Later rows would take its number otherwise.
    await store.nodes.put('later', 'node');
    const first = await row();
    assert.notEqual(first, undefined);
    await put('b');
    assert.equal(await row(), first);
    await connection.all("DELETE FROM cache WHERE kind = 'text'");
    await put('c');
    assert.equal((await store.getText('hash'))?.length, 100_000);
    await connection.close();
    await store.close();
  });
});

describe('the limits of the cache', function () {
  this.timeout(60_000);
  const day = 24 * 60 * 60 * 1000;
  const small = { ...storeLimits({ runs: 10, days: 0, megabytes: 1 }), cacheBytes: 100_000, cacheAgeMs: 90 * day };

  it('evicts the least recently used entries when the limit is exceeded', async () => {
    let now = Date.UTC(2026, 0, 1);
    const { store } = await open({ now: () => now, limits: () => small, upkeepAfterMs: 0 });
    await store.nodes.put('used', 'x'.repeat(5_000));
    for (let index = 0; index < 60; index++) {
      now += day / 4;
      await store.nodes.put(`node ${index}`, 'x'.repeat(5_000));
      assert.ok(await store.nodes.get('used'));
    }
    const kept = await store.nodes.getMany(Array.from({ length: 60 }, (_, index) => `node ${index}`));
    assert.ok(kept.size >= 10 && kept.size <= 24, `${kept.size} kept`);
    assert.ok(kept.has('node 59') && !kept.has('node 0'));
    await store.nodes.put('too large', 'x'.repeat(90_000));
    assert.equal(await store.nodes.get('too large'), undefined);
    await store.close();
  });

  it('evicts entries that are too old at the next start', async () => {
    const start = Date.UTC(2026, 0, 1);
    const options = { limits: () => small, upkeepAfterMs: 0 };
    const first = await open({ now: () => start, ...options });
    await first.store.nodes.put('old', 'text');
    await first.store.close();
    const second = await open({ now: () => start + 60 * day, ...options });
    await second.store.nodes.put('new', 'text');
    await second.store.close();
    const third = await open({ now: () => start + 100 * day, ...options });
    // Without reading it, which would count as a use.
    const keys = async () => {
      const found: string[] = [];
      for await (const line of third.store.exportAll()) found.push((JSON.parse(line) as { key: string }).key);
      return found;
    };
    while ((await keys()).includes('old')) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(await third.store.nodes.get('old'), undefined);
    assert.equal(await third.store.nodes.get('new'), 'text');
    await third.store.close();
  });

  it('frees cleared space and leaves nothing readable in the file', async () => {
    const { store } = await open();
    await store.putAnswer('key', sampleAnswer('the secret of the tides '.repeat(10_000)));
    const before = statSync(file()).size;
    await store.clear('all');
    assert.ok(statSync(file()).size < before / 2);
    assert.ok(!readFileSync(file()).includes('secret of the tides'));
    await store.close();
  });
});
