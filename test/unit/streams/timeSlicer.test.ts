import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TimeSlicer } from '../../../src/agent/streams/timeSlicer.js';

/** More than one slice. */
const LONG_MS = 10;

function work(milliseconds: number): void {
  for (const started = performance.now(); performance.now() - started < milliseconds;);
}

/** Counts the turns of the event loop until it is told to end. */
function countTurns(): { readonly turns: number; end(): void } {
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  return {
    get turns() {
      return turns;
    },
    end() {
      isOver = true;
    },
  };
}

/** The turns of the event loop that `wait` takes when it is called at the start of one. */
async function turnsOf(wait: () => Promise<void>): Promise<number> {
  const turns: number[] = [];
  await new Promise((resolve) => setImmediate(resolve));
  setImmediate(() => turns.push(1));
  await wait();
  return turns.length;
}

/** On a busy machine, others use up some of the slices. */
async function fewestTurns(wait: () => Promise<void>): Promise<number> {
  const turns: number[] = [];
  for (let attempt = 0; attempt < 20; attempt++) turns.push(await turnsOf(wait));
  return Math.min(...turns);
}

describe('the slices of long work', () => {
  it('are one per turn of the event loop, whatever the number of tasks, which take turns', async () => {
    const counted = countTurns();
    const slices: { task: number; turn: number }[] = [];
    const tasks = Array.from({ length: 8 }, async (_, task) => {
      const slicer = new TimeSlicer();
      // All begin in the same turn.
      work(LONG_MS / 8);
      for (let slice = 0; slice < 4; slice++) {
        await slicer.pause();
        slices.push({ task, turn: counted.turns });
        work(LONG_MS);
      }
    });
    await Promise.all(tasks);
    counted.end();
    // What ran before the first slice was used up shares its turn.
    const later = slices.filter((slice) => slice.turn > (slices[1]?.turn ?? 0));
    assert.ok(later.length >= 24, `${later.length} of ${slices.length} slices`);
    assert.equal(new Set(later.map((slice) => slice.turn)).size, later.length, 'two slices in one turn');
    for (const [index, { task }] of later.slice(0, -8).entries())
      assert.equal(later[index + 8]?.task, task, 'a task took its turn before another had one');
  });

  it('visit each item once, in order, over several turns', async () => {
    const slicer = new TimeSlicer();
    const items = Array.from({ length: 1_000 }, (_, index) => index);
    const visited: number[] = [];
    const counted = countTurns();
    await slicer.forEach(items, (item, index) => {
      assert.equal(item, index);
      visited.push(item);
      work(LONG_MS / 200);
    });
    counted.end();
    assert.deepEqual(visited, items);
    assert.ok(counted.turns >= 3, `${counted.turns} turns`);
  });

  it('stay short when each step takes long', async () => {
    const counted = countTurns();
    const perTurn = new Map<number, number>();
    await new TimeSlicer().forEach(Array.from({ length: 64 }), () => {
      perTurn.set(counted.turns, (perTurn.get(counted.turns) ?? 0) + 1);
      work(LONG_MS / 10);
    });
    counted.end();
    const most = Math.max(...perTurn.values());
    assert.ok(most <= 8, `${most} steps of a millisecond in one turn`);
  });

  it('give work that cannot be divided a turn of its own', async () => {
    const slicer = new TimeSlicer();
    assert.ok((await fewestTurns(() => slicer.ownTurn())) === 0, 'nothing was done in any of them');
    const turns = await turnsOf(() => {
      const isUsedUp = slicer.due;
      work(isUsedUp ? 0 : LONG_MS / 10);
      return slicer.ownTurn();
    });
    assert.equal(turns, 1, 'it came on top of other work');
  });

  it('sort as at once, and keep the order of equal items', async () => {
    const item = fc.record({ key: fc.nat(20), at: fc.nat() });
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 5_000, size: 'max' }), async (items) => {
        const byKey = (one: { key: number }, other: { key: number }) => one.key - other.key;
        assert.deepEqual(await new TimeSlicer().sorted(items, byKey), [...items].sort(byKey));
      }),
      { numRuns: 20 },
    );
  });

  it('can end before they are used up', async () => {
    const slicer = new TimeSlicer();
    assert.equal(await fewestTurns(() => slicer.pause()), 0);
    assert.equal(await turnsOf(() => slicer.rest()), 1);
  });

  it('end where the work is given up', async () => {
    const left = new AbortController();
    const slicer = new TimeSlicer(left.signal);
    work(LONG_MS);
    await slicer.pause();
    left.abort(new Error('given up'));
    assert.equal(slicer.due, true);
    await assert.rejects(slicer.pause(), /given up/);
  });
});
