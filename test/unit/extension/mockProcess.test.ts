import { strict as assert } from 'node:assert';

import { createBackgroundMock } from '../../../src/extension/models/backgroundMock.js';

describe('the mock LLM without a terminal', () => {
  it("logs the reason if it can't be run, and can be tried again", async () => {
    const failures: string[] = [];
    let failed = () => {};
    const mock = createBackgroundMock('/nowhere/at/all', (reason) => {
      failures.push(reason);
      failed();
    });
    for (const attempt of [1, 2]) {
      const ended = new Promise<void>((resolve) => (failed = resolve));
      mock.start('script.js', {});
      await ended;
      assert.equal(failures.length, attempt);
      assert.match(failures[0] ?? '', /ENOENT/);
    }
    mock.stop();
  });
});
