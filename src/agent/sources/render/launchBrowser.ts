import type { Browser } from 'puppeteer-core';
import { LAUNCH_DEADLINE_MS } from './limits.js';

/** Starts a browser with an empty profile in a folder, and with `flags` only. Rejects if it doesn't start in time. */
export async function launchBrowser(executablePath: string, profile: string, flags: string[]): Promise<Browser> {
  const { default: puppeteer } = await import('puppeteer-core');
  return puppeteer.launch({
    executablePath,
    headless: true,
    // The browser ends with the pipe, so it doesn't outlive a process that was killed.
    pipe: true,
    userDataDir: profile,
    args: flags,
    // Pop-ups are refused, as for a person who hasn't clicked; so are floods of navigations, which would occupy the browser.
    ignoreDefaultArgs: ['--disable-features', '--disable-popup-blocking', '--disable-ipc-flooding-protection'],
    timeout: LAUNCH_DEADLINE_MS,
    protocolTimeout: LAUNCH_DEADLINE_MS,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    waitForInitialPage: false,
  });
}
