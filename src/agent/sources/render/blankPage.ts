import type { Browser, BrowserContext, CDPSession, Page } from 'puppeteer-core';
import { AgentError, message } from '../../../protocol/index.js';
import { FLATTEN } from './flatten.js';
import { NO_DIALOGS } from './noDialogs.js';
import { OPEN_SHADOW_ROOTS } from './openShadowRoots.js';
import { authenticateToProxy } from './proxyCredentials.js';
import { stayOnWeb } from './stayOnWeb.js';
import { within } from '../../streams/within.js';

/** A page in its own profile, with nothing in it yet. */
export interface BlankPage {
  context: BrowserContext;
  page: Page;
  session: CDPSession;
}

export interface BlankPageOptions {
  /** The page's login to the proxy. */
  credentials: { username: string; password: string };
  /** Takes out of the layout what is nested too deeply. */
  isFlat: boolean;
}

/** The browser doesn't open pages anymore. */
export class HungBrowser extends AgentError {
  constructor() {
    super('source_timeout', message('rendering.hung'));
  }
}

/** Throws HungBrowser if the browser doesn't open the page in time. */
export async function openBlankPage(
  browser: Browser,
  options: BlankPageOptions,
  milliseconds: number,
): Promise<BlankPage> {
  const opening = open(browser, options);
  const opened = await within(milliseconds, opening);
  if (opened) return opened;
  // It may come late.
  void opening.then(({ context }) => context.close()).catch(() => undefined);
  throw new HungBrowser();
}

/** Whether a browser still opens pages. */
export async function opensPages(browser: Browser, milliseconds: number): Promise<boolean> {
  const opening = browser.createBrowserContext();
  const opened = await within(milliseconds, opening);
  void opening.then((context) => context.close()).catch(() => undefined);
  return opened !== undefined;
}

async function open(browser: Browser, { credentials, isFlat }: BlankPageOptions): Promise<BlankPage> {
  const context = await browser.createBrowserContext({
    downloadBehavior: { policy: 'deny' },
  });
  try {
    const page = await context.newPage();
    if (isFlat) await page.evaluateOnNewDocument(FLATTEN);
    await page.evaluateOnNewDocument(NO_DIALOGS);
    await page.evaluateOnNewDocument(OPEN_SHADOW_ROOTS);
    // Also the question before a page is left.
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
    const session = await page.createCDPSession();
    await stayOnWeb(page, session);
    await authenticateToProxy(page, session, credentials);
    await page.setRequestInterception(true);
    return { context, page, session };
  } catch (error) {
    void context.close().catch(() => undefined);
    throw error;
  }
}
