import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { unzipSync } from 'fflate';

import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';
import { article } from '../helpers/articles.js';
import { newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { unusedPort } from '../helpers/unusedPort.js';
import { openVsCode, photographFailures, type VsCodeWindow } from '../helpers/vscodeWindow.js';

/** A third of it is offline text recognition, and 1 MB the character maps of Chinese, Japanese, and Korean PDFs. */
const MOST_PACKAGE_BYTES = 13 * 1024 * 1024;

// Runs last because of its name, since it rebuilds dist/ for production.
describe('the packaged extension', function () {
  this.timeout(240_000);
  let vsix: string;
  let vscode: VsCodeWindow;

  before(async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['scripts/package.mjs'], { cwd: repositoryRoot });
    vsix = path.join(repositoryRoot, /Packaged (\S+\.vsix)/.exec(stdout)?.[1] ?? '');
    vscode = await openVsCode({
      vsix,
      files: { 'tides.md': article(4, 'Tides') },
      env: { OLLAMA_BASE_URL: `http://127.0.0.1:${await unusedPort()}`, MOCK_LLM_PORT: String(await unusedPort()) },
    });
  });
  photographFailures(() => vscode);
  after(async () => {
    await vscode.close();
    await rm(vsix, { force: true });
  });

  it('is small', async () => {
    const { size } = await stat(vsix);
    console.log(`      ${(size / 1024 / 1024).toFixed(1)} MB`);
    assert.ok(size < MOST_PACKAGE_BYTES, `${size} bytes`);
  });

  it('contains the skill its manifest contributes', async () => {
    const names = Object.keys(unzipSync(await readFile(vsix), { filter: ({ name }) => name.endsWith('SKILL.md') }));
    const { contributes } = JSON.parse(await readFile(path.join(repositoryRoot, 'package.json'), 'utf8')) as {
      contributes: { chatSkills: { path: string }[] };
    };
    assert.deepEqual(
      names,
      contributes.chatSkills.map((skill) => path.posix.join('extension', skill.path)),
    );
  });

  it('activates and answers, using its worker, its database, and its mock LLM', async () => {
    await vscode.openFile('tides.md');
    await vscode.openSidebar();
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
    await untilEnded(turn);
    await turn.locator('.verdict').first().waitFor();
    await vscode.sidebar.locator('.strip', { hasText: 'Demo (quotes only)' }).waitFor();
    await vscode.screenshot('vsix');
    const storage = path.join(vscode.serverDataDir, 'data', 'User', 'globalStorage', 'regen-research.regen-research');
    assert.ok((await readdir(storage)).includes('regen-research.db'), 'the native module was not found in the package');
    assert.equal(
      (await readFile(path.join(storage, 'regen-research.db'))).subarray(0, 15).toString(),
      'SQLite format 3',
    );
  });
});
