import assert from 'node:assert/strict';
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
});
