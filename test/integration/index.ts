/**
 * The entry point that VS Code runs as an extension's tests: runs every bundled suite next to this file with mocha.
 * A suite is a `suite/*.test.ts` that uses `describe` and `it` and may import `vscode`.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import MochaCounts from '../../scripts/mochaCounts.mjs';

/** VS Code's first steps (a terminal, a webview) take seconds on a busy machine. */
const TEST_LIMIT_MILLISECONDS = 60_000;

/** If set, only tests whose titles match are run. */
const GREP_VARIABLE = 'REGEN_TEST_GREP';

export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const grep = process.env[GREP_VARIABLE];
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: TEST_LIMIT_MILLISECONDS,
    forbidOnly: true,
    reporter: MochaCounts,
    ...(grep ? { grep: new RegExp(grep) } : {}),
  });
  const suites = path.join(__dirname, 'suite');
  for (const name of readdirSync(suites)
    .filter((file) => file.endsWith('.test.js'))
    .sort()) {
    mocha.addFile(path.join(suites, name));
  }
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) {
    throw new Error(`${failures} of the tests in VS Code failed.`);
  }
}
