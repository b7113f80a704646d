// Opens a window of VS Code's server build in Chromium, controlled by Playwright.

import { CHROMIUM, ensureSystemPackages } from './systemPackages.mjs';
import { findChromium, quietChromiumFlags } from './chromium.mjs';

const DEFAULT_VIEWPORT = { width: 1280, height: 800 };
const OPEN_LIMIT_MILLISECONDS = 120_000;

/**
 * @typedef {object} WindowOptions
 * @property {string} url from `VsCodeServer.pageUrl`
 * @property {{width: number, height: number}} [viewport]
 * @property {(type: string, args: unknown[]) => void} [onConsole] what tests inside VS Code print
 * @property {(code: number) => void} [onExit] the result of tests inside VS Code
 * @property {(line: string) => void} [say]
 *
 * @typedef {object} BrowserWindow
 * @property {import('playwright-core').Page} page
 * @property {() => Promise<void>} close ends the browser
 */

/**
 * @param {WindowOptions} options
 * @returns {Promise<BrowserWindow>} once the workbench is visible
 */
export async function openBrowserWindow(options) {
  await ensureSystemPackages([CHROMIUM], options.say ?? console.error);
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: /** @type {string} */ (findChromium()),
    args: quietChromiumFlags(),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const context = await browser.newContext({ viewport: options.viewport ?? DEFAULT_VIEWPORT });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    // VS Code's own driver calls these two with the console output and the result of its tests.
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      options.onConsole?.(type, args);
    });
    await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => {
      options.onExit?.(code);
    });
    await page.goto(options.url, { timeout: OPEN_LIMIT_MILLISECONDS });
    await page.locator('.monaco-workbench').waitFor({ timeout: OPEN_LIMIT_MILLISECONDS });
    return { page, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
