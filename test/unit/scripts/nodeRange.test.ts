import assert from 'node:assert/strict';
import { isInRange } from '../../../scripts/nodeRange.mjs';

describe('the Node version range in package.json', () => {
  it('is read the way npm reads it', () => {
    const range = '^22.13.0 || >=24';
    for (const version of ['22.13.0', '22.20.1', '24.0.0', '24.21.0', '26.1.0'])
      assert.ok(isInRange(version, range), version);
    for (const version of ['18.20.0', '20.20.2', '22.12.9', '23.11.0']) assert.ok(!isInRange(version, range), version);
    assert.ok(!isInRange('24.0.0', 'latest'), 'a range in another form contains nothing');
  });
});
