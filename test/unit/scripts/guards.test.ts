import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../../scripts/repositoryRoot.mjs';
import { GUARDS } from '../../trials/guards/index.js';

describe('the guards that `npm run mutate` removes', () => {
  it('are where the list says, and so are their tests', () => {
    for (const { guards, file, pattern, test } of GUARDS) {
      const source = readFileSync(path.join(repositoryRoot, file), 'utf8');
      assert.equal(source.split(pattern).length, 2, `${guards}: ${file} must contain this exactly once: ${pattern}`);
      assert.ok(existsSync(path.join(repositoryRoot, test)), `${guards}: ${test}`);
    }
  });
});
