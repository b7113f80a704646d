import assert from 'node:assert/strict';
import { TimeSlicer } from '../../../src/agent/streams/timeSlicer.js';

/** More than one slice. */
const LONG_MS = 10;

function work(milliseconds: number): void {
  for (const started = performance.now(); performance.now() - started < milliseconds;);
}

describe('the slices of long work', () => {
  it('are one per turn of the event loop, whatever the number of tasks, which take turns', async () => {
    let turn = 0;
    let isOver = false;
    const count = () => {
      turn++;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const slices: { task: number; turn: number }[] = [];
    const tasks = Array.from({ length: 8 }, async (_, task) => {
      const slicer = new TimeSlicer();
      // All begin in the same turn.
      work(LONG_MS / 8);
      for (let slice = 0; slice < 4; slice++) {
        await slicer.pause();
        slices.push({ task, turn });
        work(LONG_MS);
      }
    });
    await Promise.all(tasks);
    isOver = true;
    // What ran before the first slice was used up shares its turn.
    const later = slices.filter((slice) => slice.turn > (slices[1]?.turn ?? 0));
    assert.ok(later.length >= 24, `${later.length} of ${slices.length} slices`);
    assert.equal(new Set(later.map((slice) => slice.turn)).size, later.length, 'two slices in one turn');
    for (const [index, { task }] of later.slice(0, -8).entries())
      assert.equal(later[index + 8]?.task, task, 'a task took its turn before another had one');
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
