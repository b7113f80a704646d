import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { findChromium, quietChromiumFlags } from '../../scripts/chromium.mjs';
import { companionFolder } from '../../scripts/companionBuild.mjs';

/** Time for one step on a busy machine. */
const STEP_LIMIT_MILLISECONDS = 60_000;

/** A Chromium with the built companion in it, and an empty profile. */
export interface CompanionBrowser {
  readonly context: BrowserContext;
  /** The companion's Origin. */
  readonly origin: string;
  /** Clicks the companion's button in the toolbar while this page is in front. */
  clickButton(page: Page): Promise<void>;
  /** The same, where the companion answers with a page of its own. */
  clickForPage(page: Page): Promise<Page>;
  /** Clicks an item of the context menu on a page. */
  clickMenu(page: Page, clicked: Partial<chrome.contextMenus.OnClickData>): Promise<void>;
  /** Selects the tabs of these pages together, as with Ctrl and a click. */
  selectAll(pages: Page[]): Promise<void>;
  /** Unloads the tab of a page, as the browser does to save memory. */
  unload(page: Page): Promise<void>;
  /** Text on the button, such as ✓. */
  badge(): Promise<string>;
  close(): Promise<void>;
}

/** `extension`: its folder. Default: the one that the build made. */
export async function openCompanionBrowser(extension = companionFolder('chrome')): Promise<CompanionBrowser> {
  const profile = await mkdtemp(path.join(tmpdir(), 'regen-companion-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    viewport: { width: 460, height: 420 },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...quietChromiumFlags(),
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      // For clicks on its button.
      '--enable-unsafe-extension-debugging',
    ],
    chromiumSandbox: process.getuid?.() !== 0,
  });
  context.setDefaultTimeout(STEP_LIMIT_MILLISECONDS);
  const [running] = context.serviceWorkers();
  const worker = running ?? (await context.waitForEvent('serviceworker'));
  const browser = context.browser();
  if (!browser) throw new Error('Playwright offers no connection to the browser.');
  const devTools = await browser.newBrowserCDPSession();
  const id = new URL(worker.url()).host;
  const clickButton = async (page: Page) => {
    await trigger(devTools, id, await tabOf(devTools, page));
  };
  return {
    context,
    origin: `chrome-extension://${id}`,
    clickButton,
    async clickForPage(page) {
      const opened = context.waitForEvent('page');
      await clickButton(page);
      return opened;
    },
    async clickMenu(page, clicked) {
      await page.bringToFront();
      await worker.evaluate(
        async ({ clicked, url }) => {
          const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
          // Tests have no other way to the menus of the browser.
          const menus = chrome.contextMenus.onClicked as unknown as { dispatch(...event: unknown[]): void };
          menus.dispatch({ editable: false, pageUrl: url, frameId: 0, ...clicked }, tab);
        },
        { clicked, url: page.url() },
      );
    },
    async selectAll(pages) {
      await worker.evaluate(
        async (urls) => {
          const tabs = await chrome.tabs.query({});
          const chosen = urls.map((url) => tabs.findLast((tab) => tab.url === url)?.index ?? 0);
          await chrome.tabs.highlight({ tabs: chosen });
        },
        pages.map((page) => page.url()),
      );
    },
    async unload(page) {
      await worker.evaluate(async (url) => {
        const tab = (await chrome.tabs.query({})).findLast((one) => one.url === url);
        await chrome.tabs.discard(tab?.id);
      }, page.url());
    },
    badge: () => worker.evaluate(() => chrome.action.getBadgeText({})),
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The tab that a page is in, by the page's address. */
async function tabOf(devTools: CDPSession, page: Page): Promise<string> {
  const { targetInfos } = await devTools.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tab = targetInfos.find(({ url }) => url === page.url());
  if (!tab) throw new Error(`No tab shows ${page.url()}.`);
  return tab.targetId;
}

/** Newer than the types of Playwright. */
async function trigger(devTools: CDPSession, id: string, targetId: string): Promise<void> {
  const send = devTools.send.bind(devTools) as (method: string, parameters: object) => Promise<unknown>;
  await send('Extensions.triggerAction', { id, targetId });
}
