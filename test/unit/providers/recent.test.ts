import assert from 'node:assert/strict';
import { cancelled } from '../../../src/agent/providers/wire/errors.js';
import { Recent } from '../../../src/agent/providers/wire/recent.js';

describe('a recently found value', () => {
  it("isn't replaced by an attempt that began before a later one failed", async () => {
    const recent = new Recent<string>(() => 0, 1_000);
    let finish: (value: string) => void = () => undefined;
    const early = recent.get(() => new Promise((resolve) => (finish = resolve)));
    await assert.rejects(recent.get(() => Promise.reject(new Error('gone'))));
    finish('there');
    assert.equal(await early, 'there');
    assert.equal(recent.last, undefined);
  });

  it('stays for who takes a recent one while it is made anew, and where that is given up', async () => {
    let now = 0;
    const recent = new Recent<string>(() => now, 1_000, 60_000);
    await recent.get(() => Promise.resolve('there'));
    now = 5_000;
    const silent = new AbortController();
    const renewed = recent.renewed(
      () => new Promise((_, reject) => silent.signal.addEventListener('abort', () => reject(cancelled('too late')))),
    );
    const never = (): Promise<string> => Promise.reject(new Error('This would be asked under load.'));
    assert.equal(await recent.get(never, true), 'there');
    silent.abort();
    await assert.rejects(renewed, { code: 'cancelled' });
    assert.equal(await recent.get(never, true), 'there');
    now = 61_000;
    await assert.rejects(recent.get(never, true), /under load/, 'too old to be relied on');
  });
});
