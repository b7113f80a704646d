import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../../src/agent/interfaces/index.js';
import { createWriteBehind } from '../../../src/agent/orchestrator/writeBehind.js';
import { createMemoryStore } from '../../../src/agent/store/memoryStore.js';
import { partial, sampleAnswer, sampleRun } from '../store/sampleRecords.js';

/** A store that records what is written to it, in order. */
function watched(): { store: Store; written: string[] } {
  const written: string[] = [];
  const behind = createMemoryStore();
  const store: Store = {
    ...behind,
    nodes: { ...behind.nodes, put: (key, text) => (written.push(`node ${key}`), behind.nodes.put(key, text)) },
    putAnswer: (key, answer) => (written.push(`answer ${key}`), behind.putAnswer(key, answer)),
    putFact: (key, value) => (written.push(`fact ${key}`), behind.putFact(key, value)),
    putRun: (run) => (written.push(`run ${run.run_id}`), behind.putRun(run)),
    updateRun: (runId, change) => (written.push(`update ${runId}`), behind.updateRun(runId, change)),
    appendEvents: (runId, events) => (written.push(`events ${runId}`), behind.appendEvents(runId, events)),
  };
  return { store, written };
}

describe('createWriteBehind', () => {
  it("finds what isn't written yet, and writes it once", async () => {
    const { store: behind, written } = watched();
    const { store } = createWriteBehind(behind);
    await store.putAnswer('a', sampleAnswer('first'));
    await store.putAnswer('a', sampleAnswer('second'));
    assert.deepEqual(written, []);
    assert.equal((await store.getAnswer('a'))?.final.summary.text, 'second');
    await store.close();
    assert.deepEqual(written, ['answer a']);
    assert.equal((await behind.getAnswer('a'))?.final.summary.text, 'second');
  });

  it('holds writes while someone waits for a first word, but not forever', async () => {
    const { store: behind, written } = watched();
    const { store, urgent } = createWriteBehind(behind);
    const calm = urgent();
    await store.putFact('a', 1);
    await sleep(100);
    assert.deepEqual(written, [], 'held');
    calm();
    calm();
    while (written.length === 0) await sleep(10);
    const forgotten = urgent();
    await store.putFact('b', 2);
    while (written.length === 1) await sleep(10);
    assert.deepEqual(written, ['fact a', 'fact b'], 'written although the wait was never ended');
    forgotten();
    await store.close();
  });

  it('keeps the order of dependent writes, and completes them before they are listed', async () => {
    const { store: behind, written } = watched();
    const { store } = createWriteBehind(behind);
    const pending = [
      store.putRun(sampleRun('r')),
      store.appendEvents('r', [partial('r', 1, 'x')]),
      store.updateRun('r', { title: 'Named' }),
    ];
    assert.deepEqual(
      (await store.listRuns({ limit: 5 })).map(({ title }) => title),
      ['Named'],
    );
    assert.deepEqual(written, ['run r', 'events r', 'update r']);
    await Promise.all(pending);
    assert.equal((await store.getEvents('r', 0)).length, 1);
    await store.close();
  });

  it('writes a run before its answer, which is stored only if the run is', async () => {
    const { store: behind, written } = watched();
    const { store } = createWriteBehind(behind);
    const begun = store.putRun(sampleRun('r'));
    await store.putAnswer('a', sampleAnswer('at once'), 'r');
    await begun;
    await store.close();
    assert.deepEqual(written, ['run r', 'answer a']);
  });

  it('writes a completed call immediately', async () => {
    const { store: behind, written } = watched();
    const { store, urgent } = createWriteBehind(behind);
    urgent();
    await store.nodes.put('n', 'text');
    assert.deepEqual(written, ['node n']);
    await store.close();
  });
});
