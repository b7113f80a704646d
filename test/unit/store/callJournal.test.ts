import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { openStore } from '../../../src/agent/store/index.js';
import { loadSqlite } from '../../../src/agent/store/nativeModule.js';
import { SqliteConnection } from '../../../src/agent/store/sqliteConnection.js';
import { eventually } from '../../helpers/runEvents.js';
import { sampleRun } from './sampleRecords.js';
import { useTemporaryFolder } from './temporaryFolder.js';

const folder = useTemporaryFolder();
/** Larger than any process id. */
const DEAD = 2 ** 30;

const open = (file: string) => openStore({ path: file, onWarning: ({ message }) => assert.fail(message) });
const journals = (of: string) => readdirSync(of).filter((name) => name.includes('.calls-'));

/** What a process leaves that is killed while its writes wait for a lock, next to a copy of its database. */
async function leftover(write: (store: Awaited<ReturnType<typeof open>>) => void, runs: string[] = []) {
  const original = path.join(folder(), 'store.sqlite');
  const store = await open(original);
  for (const run of runs) await store.putRun(sampleRun(run));
  const left = path.join(folder(), 'left');
  mkdirSync(left);
  const file = path.join(left, 'store.sqlite');
  copyFileSync(original, file);
  const other = await SqliteConnection.open(loadSqlite(), original, 1_000);
  await other.exec('BEGIN IMMEDIATE');
  write(store);
  const [journal = ''] = journals(folder());
  await eventually(() => statSync(path.join(folder(), journal)).size > 0);
  copyFileSync(path.join(folder(), journal), `${file}.calls-${DEAD}-0`);
  await other.close();
  await store.close();
  return { file, left };
}

describe('case 55: calls that ended before the process was killed', () => {
  it('are found after the restart, with their run, although neither was in the database', async () => {
    const { file, left } = await leftover((store) => {
      void store.putRun(sampleRun('new'));
      void store.nodes.put('call', 'notes', 'new');
    });
    const store = await open(file);
    assert.deepEqual(await store.markInterrupted('interrupted', () => []), ['new']);
    assert.equal(await store.nodes.get('call'), 'notes');
    assert.equal(journals(left).length, 1, 'only its own journal');
    await store.deleteRun('new');
    assert.equal(await store.nodes.get('call'), undefined);
    await store.close();
    assert.deepEqual(journals(left), []);
  });

  it('are dropped if their run was deleted since', async () => {
    const { file, left } = await leftover((store) => void store.nodes.put('call', 'notes', 'old'), ['old']);
    const store = await open(file);
    await store.deleteRun('old');
    assert.equal(journals(left).length, 1, 'only its own journal');
    await store.markInterrupted('interrupted', () => []);
    assert.equal(await store.nodes.get('call'), undefined);
    assert.deepEqual(await store.listRuns({ limit: 5 }), []);
    await store.close();
  });

  it('are in no file besides the database once they are stored', async () => {
    const store = await open(path.join(folder(), 'store.sqlite'));
    await store.putRun(sampleRun('run'));
    await Promise.all([store.nodes.put('a', 'notes', 'run'), store.nodes.put('b', 'notes', 'run')]);
    const [journal = ''] = journals(folder());
    await eventually(() => statSync(path.join(folder(), journal)).size === 0);
    assert.equal(await store.nodes.get('b'), 'notes');
    await store.close();
  });
});
