import type { CDPSession, Frame, HTTPRequest, Page } from 'puppeteer-core';
import { AgentError, message } from '../../../protocol/index.js';
import { abortable } from '../../streams/abortable.js';
import type { RunningBrowser } from './warmBrowser.js';
import {
  ANSWER_MS,
  LOOK_EVERY_MS,
  MAX_RENDERED_CHARACTERS,
  MAX_SCROLLS,
  QUIET_MS,
  RENDER_DEADLINE_MS,
  REQUEST_PATIENCE_MS,
} from './limits.js';
import { authenticateToProxy } from './proxyCredentials.js';
import { SCROLL, SERIALIZE, TEXT_LENGTH } from './pageScripts.js';

export interface Rendered {
  /** Where the page's own navigation ended. */
  url: string;
  html: string;
  /** Host names that were contacted, in order. */
  hosts: string[];
  /** False if the deadline came first: the text may be incomplete. */
  settled: boolean;
}

export interface RenderOptions {
  signal: AbortSignal;
  /** Whether the page's own host may be local, because the person asked for it. */
  allowLocal: boolean;
  deadlineMs?: number;
}

/** Resource types with text; everything else (images, media, fonts, style sheets) isn't loaded. */
const LOADED = new Set([
  'document',
  'script',
  'xhr',
  'fetch',
  'other',
  'eventsource',
  'websocket',
  'manifest',
  'preflight',
]);
/** Resource types that may still bring text. */
const AWAITED = new Set(['document', 'script', 'xhr', 'fetch']);

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The result, or undefined if it takes longer or fails. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([work.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What a script in a frame evaluates to: `moved` if the frame navigates meanwhile, undefined if it doesn't answer. Runs
 * in a world of its own, where the page can't have changed what the script uses.
 */
async function look<T>(frame: Frame, script: string): Promise<T | 'moved' | undefined> {
  // Not in Puppeteer's types.
  const { isolatedRealm } = frame as Frame & { isolatedRealm(): { evaluate(script: string): Promise<unknown> } };
  const answer = isolatedRealm.call(frame).evaluate(script) as Promise<T>;
  return within(
    ANSWER_MS,
    answer.catch(() => 'moved' as const),
  );
}

/** Pending requests that may still bring text, by start time. */
function watchRequests(page: Page): () => boolean {
  const pending = new Map<HTTPRequest, number>();
  page.on('request', (request) => {
    const wanted = LOADED.has(request.resourceType()) && /^(?:https?|data|blob):/.test(request.url());
    if (wanted && AWAITED.has(request.resourceType())) pending.set(request, performance.now());
    (wanted ? request.continue() : request.abort()).catch(() => undefined);
  });
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => pending.delete(request));
  return () => [...pending.values()].some((began) => performance.now() - began < REQUEST_PATIENCE_MS);
}

/** Waits until the text stops changing. False if the deadline comes first. */
async function settle(page: Page, isLoading: () => boolean, until: number): Promise<boolean> {
  let length = -1;
  let since = performance.now();
  while (performance.now() < until) {
    const now = await look<number>(page.mainFrame(), TEXT_LENGTH);
    if (now === undefined || page.isClosed()) return false;
    if (now === 'moved' || now !== length || isLoading()) {
      length = now === 'moved' ? -1 : now;
      since = performance.now();
    } else if (performance.now() - since >= QUIET_MS && length > 0) return true;
    await pause(LOOK_EVERY_MS);
  }
  return false;
}

/** Scrolls to load more parts, for as long as that adds any. */
async function scroll(page: Page, isLoading: () => boolean, until: number): Promise<boolean> {
  const frame = page.mainFrame();
  for (let screens = 0; screens < MAX_SCROLLS; screens++) {
    const before = await look<number>(frame, TEXT_LENGTH);
    if (!(await look<boolean>(frame, SCROLL))) return true;
    await pause(LOOK_EVERY_MS);
    const after = await look<number>(frame, TEXT_LENGTH);
    if (before === undefined || after === undefined) return false;
    if ((after !== before || isLoading()) && !(await settle(page, isLoading, until))) return false;
  }
  return true;
}

async function serialize(frame: Frame): Promise<string | undefined> {
  const html = await look<string>(frame, `${SERIALIZE}(${MAX_RENDERED_CHARACTERS})`);
  return html === 'moved' ? undefined : html;
}

/** The page's HTML, with the text of cross-origin frames in their places. */
async function serializeAll(page: Page): Promise<string | undefined> {
  const html = await serialize(page.mainFrame());
  if (html === undefined || !html.includes('<!--regen-frame:')) return html;
  const frames = page.mainFrame().childFrames();
  const parts = html.split(/<!--regen-frame:(\d+)-->/);
  const filled = await Promise.all(
    parts.map(async (part, index) => {
      const frame = index % 2 === 1 ? frames[Number(part)] : undefined;
      return index % 2 === 0 ? part : frame ? `<section>${(await serialize(frame)) ?? ''}</section>` : '';
    }),
  );
  return filled.join('');
}

/** For a page that doesn't respond: disables its scripts and takes what it shows. */
async function takeByForce(page: Page, session: CDPSession): Promise<string | undefined> {
  await within(ANSWER_MS, session.send('Emulation.setScriptExecutionDisabled', { value: true }));
  await within(ANSWER_MS, session.send('Runtime.terminateExecution'));
  return serializeAll(page);
}

/**
 * Opens a page in its own profile and returns what it shows once its text stops changing, or at the deadline. Throws if
 * the page can't be opened or shows nothing.
 */
export async function renderPage(
  url: string,
  { browser, proxy }: RunningBrowser,
  { signal, allowLocal, deadlineMs = RENDER_DEADLINE_MS }: RenderOptions,
): Promise<Rendered> {
  const { protocol, hostname, port } = new URL(url);
  const localOrigin = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
  const allowance = proxy.admit(allowLocal ? localOrigin : undefined);
  const context = await browser.createBrowserContext({
    downloadBehavior: { policy: 'deny' },
  });
  const until = performance.now() + deadlineMs;
  const render = async (): Promise<Rendered> => {
    const page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
    const session = await page.createCDPSession();
    await authenticateToProxy(page, session, { username: allowance.user, password: proxy.password });
    await page.setRequestInterception(true);
    const isLoading = watchRequests(page);
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: deadlineMs }).catch((error: unknown) => {
      // A page that never finishes loading may still show its text.
      if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error;
    });
    // Chromium's own error page.
    if (page.url().startsWith('chrome-error:')) throw new AgentError('fetch_failed', message('rendering.unreachable'));
    let settled = await settle(page, isLoading, until);
    if (settled) settled = await scroll(page, isLoading, until);
    const html = (await serializeAll(page)) ?? (await takeByForce(page, session));
    if (html === undefined) throw new AgentError('source_timeout', message('rendering.unresponsive'));
    return { url: page.url(), html, hosts: [...allowance.hosts], settled };
  };
  try {
    return await abortable(signal, render());
  } finally {
    allowance.close();
    await within(ANSWER_MS, context.close());
  }
}
