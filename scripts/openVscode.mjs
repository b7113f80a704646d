// Opens a VS Code with this repository's extension, in one of several ways.

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

/** Makes the extension show its sidebar on activation. */
const OPEN_SIDEBAR = { REGEN_RESEARCH_OPEN: '1' };

/** Lets the page use the agent's WebSocket: its browser runs on this machine. */
const SAME_MACHINE = { REGEN_RESEARCH_SAME_MACHINE: '1' };

/** Opened with the folder, as something to summarize right away. */
const README = path.join(repositoryRoot, 'README.md');

const SIDEBAR_LIMIT_MILLISECONDS = 120_000;

/** Settings and state of the VS Code that we start; separate for each clone. */
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
    // Electron's sandbox doesn't start as root.
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
 * Starts the server build with the extension installed and this repository open.
 *
 * @param {(line: string) => void} say
 * @param {boolean} opensHere whether the browser will be on this machine; otherwise the user may open the address in
 * any browser
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
 * Opens the address in a window of an installed Chromium, with a separate profile.
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
 * Opens the address in a headless browser and waits until the sidebar's document has loaded.
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
