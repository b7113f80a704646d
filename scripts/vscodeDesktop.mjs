// Finds a desktop VS Code on this machine, or downloads one if it can run here.

import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';

import { cacheFolder } from './cacheFolder.mjs';
import { findProgram } from './childProcess.mjs';
import { messageOf } from './messageOf.mjs';

/** If the download receives nothing for this long, the server build is used instead. */
const DOWNLOAD_IDLE_MILLISECONDS = 15_000;

/** Whether a window can be displayed here. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * The `code` command of an installed desktop VS Code.
 *
 * @returns {string | undefined}
 */
export function findInstalledVsCode() {
  const places = {
    darwin: [
      '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code',
      path.join(homedir(), 'Applications/Visual Studio Code.app/Contents/Resources/app/bin/code'),
    ],
    win32: [process.env.LOCALAPPDATA, process.env.PROGRAMFILES].flatMap((root) =>
      root
        ? [
            path.join(root, 'Programs', 'Microsoft VS Code', 'bin', 'code.cmd'),
            path.join(root, 'Microsoft VS Code', 'bin', 'code.cmd'),
          ]
        : [],
    ),
  };
  const candidates = [
    'code',
    'code-insiders',
    ...(process.platform === 'darwin' ? places.darwin : process.platform === 'win32' ? places.win32 : []),
  ];
  // In a remote window, `code` talks to that window and can't open an extension under development.
  return candidates.map(findProgram).find((found) => found && !found.includes('remote-cli'));
}

/**
 * Downloads desktop VS Code through test-electron, once per machine.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<string | undefined>} its executable; undefined if it isn't available or doesn't start
 */
export async function downloadVsCode(say) {
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  try {
    const executable = await downloadAndUnzipVSCode({
      version: 'stable',
      cachePath: path.join(cacheFolder(), 'vscode-desktop'),
      timeout: DOWNLOAD_IDLE_MILLISECONDS,
    });
    // A minimal machine lacks the libraries that Electron links against.
    const probe = spawnSync(executable, ['--version'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
    if (probe.status === 0) {
      return executable;
    }
    say('Desktop VS Code does not start on this machine. Using the server build.');
  } catch (error) {
    say(`Desktop VS Code could not be downloaded (${messageOf(error)}). Using the server build.`);
  }
  return undefined;
}
