import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';
import { vsCodeServerFolder } from '../../scripts/vscodeServerInstall.mjs';
import { unusedPort } from '../helpers/unusedPort.js';

describe('npm start', function () {
  this.timeout(300_000);

  it('builds, starts the mock LLM if Ollama is unavailable, and opens VS Code with the sidebar', async () => {
    const cache = await mkdtemp(path.join(tmpdir(), 'regen-start-'));
    try {
      const { stdout } = await promisify(execFile)(process.execPath, ['scripts/start.mjs', '--check'], {
        cwd: repositoryRoot,
        env: {
          ...process.env,
          REGEN_RESEARCH_CACHE: cache,
          REGEN_VSCODE_SERVER: vsCodeServerFolder(),
          OLLAMA_BASE_URL: `http://127.0.0.1:${await unusedPort()}`,
          MOCK_LLM_PORT: String(await unusedPort()),
        },
      });
      assert.match(stdout, /starting the mock LLM/i);
      assert.match(stdout, /The sidebar is open: .*start\.png/);
    } finally {
      await rm(cache, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});
