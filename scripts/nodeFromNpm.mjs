// A Node from the npm registry, installed once per machine: for VS Code's server build, which requires this version,
// and for the two commands if the machine's own Node is too old.

import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { cacheFolder } from './cacheFolder.mjs';
import { npmScript, run } from './childProcess.mjs';

/** The version that VS Code's server build is compiled for; also the current long-term release. */
const MAJOR = 24;

/**
 * @typedef {object} InstalledNode
 * @property {string} executable
 * @property {string | undefined} headers the folder for node-gyp's `nodedir`, which would otherwise download them
 */

/**
 * Installs Node's npm packages if necessary. Safe to interrupt and to run concurrently.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<InstalledNode>}
 */
export async function installNode(say) {
  const folder = path.join(cacheFolder(), `node-${MAJOR}`);
  if (!existsSync(executableIn(folder))) {
    say(`Installing Node ${MAJOR} from npm into ${folder}. This happens once.`);
    const partial = `${folder}.partial-${process.pid}`;
    await mkdir(partial, { recursive: true });
    try {
      await writeFile(path.join(partial, 'package.json'), JSON.stringify({ private: true }));
      await mustSucceed(
        run(
          process.execPath,
          [npmScript(), 'install', '--ignore-scripts', '--no-audit', '--no-fund', `node@${MAJOR}`],
          {
            cwd: partial,
          },
        ),
      );
      // Equivalent to the package's own install script, which fetches the package for this platform from the registry.
      const cwd = path.join(partial, 'node_modules', 'node');
      await mustSucceed(run(process.execPath, ['installArchSpecificPackage'], { cwd }));
      // Another process may have been faster.
      if (!existsSync(executableIn(folder))) await rename(partial, folder);
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  }
  return nodeIn(folder);
}

/**
 * The Node that npm has installed in a folder.
 *
 * @param {string} folder
 * @returns {InstalledNode}
 */
export function nodeIn(folder) {
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const root = path.join(folder, 'node_modules', 'node', 'node_modules', `${prefix}-${platform}-${process.arch}`);
  const headers = existsSync(path.join(root, 'include', 'node', 'node.h')) ? root : undefined;
  return { executable: executableIn(folder), headers };
}

/** @param {string} folder */
function executableIn(folder) {
  return path.join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** @param {Promise<number>} exitCode */
async function mustSucceed(exitCode) {
  const code = await exitCode;
  if (code !== 0) throw new Error(`Node ${MAJOR} could not be installed from npm (exit code ${code}).`);
}
