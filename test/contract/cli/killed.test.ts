import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { KilledAgent } from '../../helpers/killedAgent.js';

describe('case 55: a killed agent', function () {
  // Each kill starts two processes.
  this.timeout(120_000);
  let folder: string;
  let agent: KilledAgent;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-killed-'));
    agent = await KilledAgent.open(folder);
  });
  after(async () => {
    await agent.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('keeps every run it reported as ended, even if killed at that moment', async () => {
    const found = await agent.kill('at_first_end');
    assert.ok(found.ended > 0);
    assert.deepEqual(found.lost, []);
    assert.deepEqual(found.unknown, []);
  });

  it('repeats no finished call, even if the database was locked and the run never written', async () => {
    const found = await agent.kill('while_locked');
    assert.ok(found.calls >= 2);
    assert.equal(found.repeated, 0);
    assert.deepEqual(found.unknown, []);
  });

  for (const afterMs of [60, 120, 250])
    it(`lists exactly the runs that can be resumed when killed ${afterMs} ms after its runs started`, async () => {
      const found = await agent.kill({ afterMs });
      assert.deepEqual([found.lost, found.unknown], [[], []]);
    });
});
