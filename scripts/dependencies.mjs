// Installs the npm packages of this repository where that has not been done.

import { statSync, utimesSync } from 'node:fs';
import path from 'node:path';

import { npmScript, run } from './childProcess.mjs';
import { repositoryRoot } from './repositoryRoot.mjs';

/** npm writes this file last, so it is as old as the last complete install. */
const INSTALLED = 'node_modules/.package-lock.json';

/**
 * @param {(line: string) => void} say
 */
export async function ensureDependencies(say) {
  if (modified(INSTALLED) >= modified('package-lock.json')) {
    return;
  }
  say('Installing the npm packages (about two minutes the first time).');
  // `npm install` could write package-lock.json again, in another npm's style.
  const code = await run(process.execPath, [npmScript(), 'ci', '--no-audit', '--no-fund'], { cwd: repositoryRoot });
  if (code !== 0) {
    throw new Error(`npm ci ended with code ${code}. Its output above shows why.`);
  }
  // npm leaves the file as it is when there was nothing to do.
  const now = new Date();
  utimesSync(path.join(repositoryRoot, INSTALLED), now, now);
}

/** @param {string} file */
function modified(file) {
  return statSync(path.join(repositoryRoot, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
