// Installs this repository's npm packages if they aren't up to date.

import { statSync, utimesSync } from 'node:fs';
import path from 'node:path';

import { npmScript, run } from './childProcess.mjs';
import { repositoryRoot } from './repositoryRoot.mjs';

/** npm writes this file last, so it shows when the last complete install happened. */
const INSTALLED = 'node_modules/.package-lock.json';

/**
 * @param {(line: string) => void} say
 */
export async function ensureDependencies(say) {
  if (modified(INSTALLED) >= modified('package-lock.json')) {
    return;
  }
  say('Installing the npm packages (about two minutes the first time).');
  // `npm install` could rewrite package-lock.json in the format of another npm version.
  const code = await run(process.execPath, [npmScript(), 'ci', '--no-audit', '--no-fund'], { cwd: repositoryRoot });
  if (code !== 0) {
    throw new Error(`npm ci ended with code ${code}. Its output above shows why.`);
  }
  // npm doesn't touch the file if there was nothing to do.
  const now = new Date();
  utimesSync(path.join(repositoryRoot, INSTALLED), now, now);
}

/** @param {string} file */
function modified(file) {
  return statSync(path.join(repositoryRoot, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
