import type { CDPSession, HTTPResponse, Page } from 'puppeteer-core';
import { AgentError, message } from '../../../protocol/index.js';
import type { MissingPart, Serialized } from '../../../inPage/contract.js';
import { abortable } from '../../streams/abortable.js';
import { toFetchError } from '../fetch/fetchErrors.js';
import { openBlankPage } from './blankPage.js';
import { serializeFrame } from './frames.js';
import { ANSWER_MS, CLOSE_MS, EARLY_MS, LATE_MS, OPEN_MS, RENDER_DEADLINE_MS, TAKE_MS } from './limits.js';
import type { PageAllowance } from './forwardProxy.js';
import type { Look } from './look.js';
import { runAhead } from './runAhead.js';
import { scroll, settle, typeOfDocument, type LoadingPage, type Outcome } from './settle.js';
import type { RunningBrowser } from './warmBrowser.js';
import { watchRequests } from './watchRequests.js';
import { within } from '../../streams/within.js';

export interface Rendered {
  /** Where the page's own navigation ended; the requested URL if that is an address that nobody else can open, such as `blob:`. */
  url: string;
  html: string;
  /** The site's status for the last document. */
  status: number;
  /** Host names that were contacted, in order. */
  hosts: string[];
  /** Whether the page is on this machine or network. */
  local: boolean;
  /** What the HTML lacks. */
  missing: readonly RenderLoss[];
}

/** `unsettled` if the deadline came first, `structure` if the page nests its elements too deeply. */
export type RenderLoss = MissingPart | 'unsettled' | 'structure';

export interface RenderOptions {
  signal: AbortSignal;
  /** Whether the page's own host may be local, because the person asked for it. */
  allowLocal: boolean;
  /** Milliseconds, TAKE_MS for taking the text included. */
  deadlineMs?: number;
  /** Milliseconds for opening an empty page. Default: OPEN_MS. */
  openMs?: number;
}

/** Documents that a browser builds from markup. It shows others, such as text and PDFs, in viewers of its own. */
const PAGE_TYPE = /^(?:text\/html|application\/xhtml\+xml)$/;

/** With these, a site answers a browser that it checks with a script first. */
const CHECK_STATUSES = new Set([403, 429, 503]);

/** How our proxy answers a request that it refuses. */
const REFUSED_BY_PROXY = 403;

/** Opens a URL. False if it doesn't lead to a page. Throws if the site can't be reached. */
async function navigate(url: string, session: CDPSession, allowance: PageAllowance, until: number): Promise<boolean> {
  const answer = await within(until - performance.now(), session.send('Page.navigate', { url }));
  if (!answer) throw new AgentError('source_timeout', message('rendering.unresponsive'));
  const { errorText } = answer;
  if (errorText === undefined || errorText === '') return true;
  // Also a response without content, such as 204, and a redirect to a program, of which the fetch says why.
  if (errorText === 'net::ERR_ABORTED') return false;
  if (allowance.failure !== undefined) throw toFetchError(allowance.failure, new URL(url).hostname);
  throw new AgentError('fetch_failed', message('rendering.unreachable'));
}

/** Throws if the page has led to a place that it can't reach, and the browser or our proxy says so in its stead. */
function refuseErrorPage(
  page: Page,
  { url, response }: { url: string; response?: HTTPResponse },
  { failures }: PageAllowance,
): void {
  if (!/^https?:/.test(url)) return;
  const { origin, hostname } = new URL(url);
  const failure = failures.get(origin);
  if (page.url().startsWith('chrome-error:')) {
    if (failure !== undefined) throw toFetchError(failure, hostname);
    throw new AgentError('fetch_failed', message('rendering.unreachable'));
  }
  if (failure !== undefined && response?.status() === REFUSED_BY_PROXY) throw toFetchError(failure, hostname);
}

/** For a page that doesn't respond: disables its scripts and takes what it shows. */
async function takeByForce(
  { page, look }: LoadingPage,
  session: CDPSession,
  allowance: PageAllowance,
  until: number,
): Promise<Serialized | undefined> {
  // A script that waits for a synchronous request can't be terminated before that ends.
  allowance.close();
  const [version] = await Promise.all([
    within(ANSWER_MS, page.browser().version()),
    within(ANSWER_MS, session.send('Emulation.setScriptExecutionDisabled', { value: true })),
    within(ANSWER_MS, session.send('Runtime.terminateExecution')),
  ]);
  // The page may be busy, but the browser itself always has an answer.
  if (version === undefined) return undefined;
  return serializeFrame(look, page.mainFrame(), until + LATE_MS);
}

/**
 * Opens a page in its own profile and returns what it shows once its text stops changing, or at the deadline; undefined
 * if the URL leads to a file rather than to a page. Throws if the page can't be opened or shows nothing; HungBrowser if
 * the browser opens no pages.
 */
export async function renderPage(
  url: string,
  running: RunningBrowser,
  look: Look,
  options: RenderOptions,
): Promise<Rendered | undefined> {
  const until = performance.now() + (options.deadlineMs ?? RENDER_DEADLINE_MS);
  try {
    return await openPage(url, running, look, { ...options, until, isFlat: false });
  } catch (error) {
    if (!(error instanceof PageCrash)) throw error;
  }
  try {
    const rendered = await openPage(url, running, look, { ...options, until, isFlat: true });
    return rendered && { ...rendered, missing: [...rendered.missing, 'structure'] };
  } catch (error) {
    if (!(error instanceof PageCrash)) throw error;
    throw new AgentError('fetch_failed', message('rendering.crashed'), { cause: error });
  }
}

/** The page has brought down the browser's process for it. */
class PageCrash extends Error {}

async function openPage(
  url: string,
  { browser, proxy }: RunningBrowser,
  look: Look,
  { signal, allowLocal, openMs = OPEN_MS, until, isFlat }: RenderOptions & { until: number; isFlat: boolean },
): Promise<Rendered | undefined> {
  const { protocol, hostname, port } = new URL(url);
  const localOrigin = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
  const allowance = proxy.admit(allowLocal ? localOrigin : undefined);
  const waitUntil = until - TAKE_MS;
  const credentials = { username: allowance.user, password: proxy.password };
  const opening = openBlankPage(browser, { credentials, isFlat }, openMs);
  const { context, page, session } = await abortable(signal, opening).catch((error: unknown) => {
    allowance.close();
    void opening.then(({ context }) => context.close()).catch(() => undefined);
    throw error;
  });
  let crash: (error: PageCrash) => void = () => undefined;
  const crashed = new Promise<never>((_, reject) => (crash = reject));
  page.on('error', ({ message }) => crash(new PageCrash(message)));
  const render = async (): Promise<Rendered | undefined> => {
    const { isPending, latest } = watchRequests(page, url);
    const isChecked = () => CHECK_STATUSES.has(latest.response?.status() ?? 200);
    const loading: LoadingPage = { page, look, isPending, isChecked };
    const isPage = await navigate(url, session, allowance, waitUntil);
    if (!isPage || !PAGE_TYPE.test(await typeOfDocument(loading, waitUntil))) return undefined;
    let outcome = await settle(loading, waitUntil);
    const settled = { url: page.url(), response: latest.response };
    let unscrolled: Serialized | undefined;
    if (outcome === 'settled') {
      unscrolled = await serializeFrame(look, page.mainFrame(), Math.min(until, performance.now() + EARLY_MS));
      outcome = await scroll(loading, waitUntil);
    }
    refuseErrorPage(page, latest, allowance);
    let taken =
      (outcome === 'hung' ? undefined : await serializeFrame(look, page.mainFrame(), until)) ??
      (await takeByForce(loading, session, allowance, until));
    // A page may remove its text when it is scrolled, or stop responding.
    const isLost = unscrolled !== undefined && (!taken || taken.html.length < unscrolled.html.length / 2);
    if (isLost) taken = unscrolled;
    if (taken === undefined) throw new AgentError('source_timeout', message('rendering.unresponsive'));
    // While it is scrolled, a page may add the next article and show that one's URL.
    const isMoved = !isLost && latest.response !== settled.response;
    const shown = isMoved ? { url: page.url(), response: latest.response } : settled;
    if (outcome === 'settled' && !isLost && (await runAhead(loading, session, waitUntil))) {
      const later = await serializeFrame(look, page.mainFrame(), until);
      const isSamePage = latest.response === shown.response;
      if (later && isSamePage && later.html.length > taken.html.length) taken = later;
    }
    return {
      url: withoutLogin(/^https?:/.test(shown.url) ? shown.url : url),
      html: taken.html,
      status: shown.response?.status() ?? 200,
      hosts: [...allowance.hosts],
      local: allowance.local,
      missing: [...taken.missing, ...lossOf(outcome)],
    };
  };
  try {
    return await abortable(signal, Promise.race([render(), crashed]));
  } finally {
    allowance.close();
    await within(CLOSE_MS, context.close());
  }
}

/** As with addresses that the person enters. */
function withoutLogin(url: string): string {
  const shown = new URL(url);
  shown.username = shown.password = '';
  return shown.href;
}

function lossOf(outcome: Outcome): RenderLoss[] {
  if (outcome === 'settled') return [];
  return [outcome === 'rows' ? 'rows' : 'unsettled'];
}
