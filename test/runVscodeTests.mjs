// Runs test/integration in a real VS Code: the desktop version if available, or else the server build.
//
//   node test/runVscodeTests.mjs [REGULAR EXPRESSION OF TITLES]
//
// REGEN_VSCODE=server or desktop selects one. Requires a built dist/.

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runTests } from '@vscode/test-electron';

import { findProgram } from '../scripts/childProcess.mjs';
import { repositoryRoot } from '../scripts/repositoryRoot.mjs';
import { downloadVsCode, hasDisplay } from '../scripts/vscodeDesktop.mjs';
import { bundleIntegrationTests } from './bundleIntegration.mjs';

const browserHost = path.join(
  repositoryRoot,
  'scripts',
  process.platform === 'win32' ? 'vscodeBrowserHost.cmd' : 'vscodeBrowserHost.mjs',
);
/** Offers language models to the extension under test. */
const MODEL_EXTENSION = path.join(repositoryRoot, 'test', 'fixtures', 'model-extension');
const say = (/** @type {string} */ line) => console.log(line);

process.exitCode = await main();

async function main() {
  const wanted = process.env.REGEN_VSCODE ?? 'any';
  if (wanted !== 'server' && !hasDisplay() && findProgram('xvfb-run')) {
    return underVirtualDisplay();
  }
  const desktop = wanted !== 'server' && hasDisplay() ? await downloadVsCode(say) : undefined;
  if (wanted === 'desktop' && !desktop) {
    console.error("Desktop VS Code was requested but isn't available.");
    return 1;
  }
  const extensionTestsPath = await bundleIntegrationTests();
  const workspace = await mkdtemp(path.join(tmpdir(), 'regen-workspace-'));
  // A profile folder in the repository would make paths too long for a Unix socket.
  const profile = await mkdtemp(path.join(tmpdir(), 'regen-profile-'));
  try {
    await runTests({
      vscodeExecutablePath: desktop ?? browserHost,
      extensionDevelopmentPath: [repositoryRoot, MODEL_EXTENSION],
      extensionTestsPath,
      launchArgs: [workspace, `--user-data-dir=${profile}`],
      extensionTestsEnv: {
        REGEN_RESEARCH_SAME_MACHINE: '1',
        ...(process.argv[2] ? { REGEN_TEST_GREP: process.argv[2] } : {}),
      },
    });
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    for (const folder of [workspace, profile]) {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

/** Desktop VS Code needs a display; Xvfb is an invisible one. */
function underVirtualDisplay() {
  const { status } = spawnSync('xvfb-run', ['-a', process.execPath, ...process.argv.slice(1)], { stdio: 'inherit' });
  return status ?? 1;
}
