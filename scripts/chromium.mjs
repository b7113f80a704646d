// The browser that serves as VS Code's window, and its flags.

import path from 'node:path';

import { findProgram } from './childProcess.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];

/** Installation folders of Chromium that aren't in PATH. */
function usualPlaces() {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return roots.flatMap((root) =>
      root
        ? [
            path.join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
            path.join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
          ]
        : [],
    );
  }
  return ['/snap/bin/chromium'];
}

/**
 * The Chromium on this machine: `CHROMIUM_PATH`, or else the first one installed.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    const found = findProgram(chosen);
    if (!found) {
      throw new Error(`CHROMIUM_PATH is set to ${chosen}, which does not exist. Correct it, or unset it.`);
    }
    return found;
  }
  for (const candidate of [...NAMES, ...usualPlaces()]) {
    const found = findProgram(candidate);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/**
 * Flags that disable background network traffic and hardware graphics.
 *
 * @returns {string[]}
 */
export function quietChromiumFlags() {
  const flags = [
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-dev-shm-usage',
    '--disable-sync',
    '--no-default-browser-check',
    '--no-first-run',
  ];
  // Chromium's sandbox doesn't start as root.
  return process.getuid?.() === 0 ? ['--no-sandbox', ...flags] : flags;
}
