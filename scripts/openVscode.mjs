// The ways to show a person a VS Code with this repository's extension in it.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';

import { cacheFolder } from './cacheFolder.mjs';
import { endWithUs, spawnable, stop } from './childProcess.mjs';
import { findChromium, quietChromiumFlags } from './chromium.mjs';
import { repositoryRoot } from './repositoryRoot.mjs';
import { openBrowserWindow } from './vscodeBrowserWindow.mjs';
import { installExtensionsInPlace } from './vscodeInstallExtension.mjs';
import { startVsCodeServer } from './vscodeServer.mjs';
import { writeUserSettings } from './vscodeUserSettings.mjs';

/** Makes the extension show its sidebar as soon as it is active. */
const OPEN_SIDEBAR = { REGEN_RESEARCH_OPEN: '1' };

/** Lets the page use the agent's WebSocket: its browser runs on this machine. */
const SAME_MACHINE = { REGEN_RESEARCH_SAME_MACHINE: '1' };

/** Opened with the folder, as something to summarise at once. */
const README = path.join(repositoryRoot, 'README.md');

const SIDEBAR_LIMIT_MILLISECONDS = 120_000;

/** Settings and state of the VS Code that we start, for each clone its own. */
function profileFolder() {
  const clone = createHash('sha256').update(repositoryRoot).digest('hex').slice(0, 8);
  return path.join(cacheFolder(), `profile-${clone}`);
}

/**
 * @param {string} executable a `code` command or a downloaded VS Code
 * @param {(line: string) => void} say
 * @returns {{closed: Promise<void>, stop: () => Promise<void>}}
 */
export function openDesktop(executable, say) {
  say(`Opening VS Code (${executable}).`);
  const { command, args, shell } = spawnable(executable, [
    '--new-window',
    '--wait',
    `--extensionDevelopmentPath=${repositoryRoot}`,
    `--user-data-dir=${path.join(profileFolder(), 'desktop')}`,
    '--disable-workspace-trust',
    '--skip-welcome',
    '--skip-release-notes',
    // Electron refuses to start as root with its sandbox on.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    repositoryRoot,
    README,
  ]);
  const child = spawn(command, args, {
    env: { ...process.env, ...OPEN_SIDEBAR },
    shell,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const forget = endWithUs(child);
  return {
    stop: () => stop(child),
    closed: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => {
        forget();
        resolve();
      });
    }),
  };
}

/**
 * Starts the server build with the extension installed and this repository as the folder.
 *
 * @param {(line: string) => void} say
 * @param {boolean} opensHere the browser will be one on this machine, rather than whichever the user opens the address in
 */
export async function serveForBrowser(say, opensHere) {
  const profile = profileFolder();
  const serverDataDir = path.join(profile, 'server');
  const extensionsDir = path.join(profile, 'extensions');
  await writeUserSettings(serverDataDir);
  await installExtensionsInPlace(extensionsDir, repositoryRoot);
  const server = await startVsCodeServer({
    serverDataDir,
    extensionsDir,
    env: { ...OPEN_SIDEBAR, ...(opensHere ? SAME_MACHINE : {}) },
    say,
  });
  return { ...server, address: server.pageUrl({ folder: repositoryRoot, file: README }) };
}

/**
 * Opens a window of an installed Chromium on the address, with a profile of its own.
 *
 * @param {string} address
 * @returns {Promise<{closed: Promise<void>, stop: () => Promise<void>} | undefined>} undefined without a Chromium
 */
export async function openInBrowser(address) {
  const executablePath = findChromium();
  if (!executablePath) {
    return undefined;
  }
  const { chromium } = await import('playwright-core');
  const context = await chromium.launchPersistentContext(path.join(profileFolder(), 'browser'), {
    executablePath,
    headless: false,
    viewport: null,
    args: quietChromiumFlags(),
    chromiumSandbox: process.getuid?.() !== 0,
    ignoreDefaultArgs: ['--enable-automation'],
    handleSIGINT: false,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  return { closed: new Promise((resolve) => page.once('close', () => resolve())), stop: () => context.close() };
}

/**
 * Opens the address in a headless browser and waits for the sidebar's own document.
 *
 * @param {string} address
 * @returns {Promise<string>} a screenshot
 */
export async function checkSidebar(address) {
  const window = await openBrowserWindow({ url: address });
  try {
    const sidebar = window.page
      .frameLocator('iframe.webview[src*="purpose=webviewView"]')
      .frameLocator('#active-frame');
    const limit = { timeout: SIDEBAR_LIMIT_MILLISECONDS };
    await sidebar.locator('button, vscode-button').first().waitFor(limit);
    const file = path.join(repositoryRoot, 'artifacts', 'screenshots', 'start.png');
    await window.page.screenshot({ path: file });
    return file;
  } finally {
    await window.close();
  }
}
