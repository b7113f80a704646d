// Installs the npm packages of this repository where that has not been done.

import { statSync, utimesSync } from 'node:fs';
import path from 'node:path';

import { npmScript, run } from './child-process.mjs';
import { repositoryRoot } from './repository-root.mjs';

/** npm writes this file last, so it is as old as the last complete install. */
const INSTALLED = 'node_modules/.package-lock.json';

const MINIMUM_NODE = [20, 19];

/**
 * @param {(line: string) => void} say
 */
export async function ensureDependencies(say) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = MINIMUM_NODE;
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    throw new Error(
      `Node.js ${MINIMUM_NODE.join('.')} or newer is needed; this is ${process.versions.node}. See https://nodejs.org.`,
    );
  }
  const installed = modified(INSTALLED);
  if (installed >= modified('package-lock.json') && installed >= modified('package.json')) {
    return;
  }
  say('Installing the npm packages (about two minutes the first time).');
  const code = await run(process.execPath, [npmScript(), 'install', '--no-audit', '--no-fund'], {
    cwd: repositoryRoot,
  });
  if (code !== 0) {
    throw new Error(`npm install ended with code ${code}; what it printed above says why.`);
  }
  // npm leaves the file as it is when there was nothing to do.
  const now = new Date();
  utimesSync(path.join(repositoryRoot, INSTALLED), now, now);
}

/** @param {string} file */
function modified(file) {
  return statSync(path.join(repositoryRoot, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
