import assert from 'node:assert/strict';
import { loadBoundaries } from '../../../src/agent/digest/boundary.js';
import { memoryStore } from './harness.js';

describe('the codes of delimiters', () => {
  it('stay the same, and the store is asked for their key only until it has one', async () => {
    const { facts } = memoryStore();
    let asked = 0;
    const counted = { ...facts, getFact: (key: string) => (asked++, facts.getFact(key)) };
    const first = (await loadBoundaries(counted))('A text');
    await loadBoundaries(counted);
    const before = asked;
    assert.equal((await loadBoundaries(counted))('A text'), first);
    assert.equal(asked, before);
    assert.equal((await loadBoundaries({ ...facts }))('A text'), first, 'in another process');
  });

  it('are those of the key that the store turns out to have', async () => {
    const { facts } = memoryStore();
    // A store that another program holds: it doesn't answer in time, and then has another window's key.
    const held = {
      ...facts,
      getFact: () => Promise.resolve(undefined),
      keepFact: (_: string, value: unknown) => Promise.resolve(value),
    };
    const store = { ...held, store: facts };
    const alone = (await loadBoundaries(store))('A text');
    await facts.putFact('prompt boundary key', 'of another window');
    const found = await loadBoundaries({ ...facts, store: facts });
    assert.notEqual(found('A text'), alone);
    assert.equal((await loadBoundaries(store))('A text'), found('A text'));
  });
});
