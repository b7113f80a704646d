import type { CDPSession, Page } from 'puppeteer-core';
import { hookSessions, type SessionHooks } from './sessionHooks.js';

/**
 * Runs in the page's own world before its scripts: the page stays when it leads to a program of this machine, as it would
 * in front of a person.
 */
const STAY = `navigation.addEventListener('navigate', (event) => {
  if (!/^(?:https?|about|blob|data|javascript):/.test(event.destination.url)) event.preventDefault();
});`;

interface RequestPaused {
  requestId: string;
  request: { url: string };
  responseStatusCode?: number;
  responseErrorReason?: string;
  responseHeaders?: { name: string; value: string }[];
}

const DOCUMENTS = { urlPattern: '*', resourceType: 'Document', requestStage: 'Response' };

const WEB_REDIRECTS: SessionHooks = {
  sending(method, values) {
    if (method !== 'Fetch.enable') return values;
    const { patterns = [], ...others } = values as { patterns?: unknown[] };
    return { ...others, patterns: [...patterns, DOCUMENTS] };
  },
  receiving(session, type, event) {
    if (type !== 'Fetch.requestPaused') return false;
    const paused = event as RequestPaused;
    if (paused.responseStatusCode === undefined && paused.responseErrorReason === undefined) return false;
    const { requestId } = paused;
    const answer = leadsOut(paused)
      ? session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      : session.send('Fetch.continueRequest', { requestId });
    answer.catch(() => undefined);
    return true;
  },
};

/**
 * Keeps a page that leads to a program of this machine, such as by `mailto:`, from being replaced by the browser's refusal
 * (profiles.ts). Nor may a redirect in a frame come to that: it would bring down the browser.
 */
export async function stayOnWeb(page: Page, session: CDPSession): Promise<void> {
  hookSessions(session, WEB_REDIRECTS);
  await page.evaluateOnNewDocument(STAY);
}

function leadsOut({ request, responseStatusCode = 0, responseHeaders = [] }: RequestPaused): boolean {
  if (responseStatusCode < 300 || responseStatusCode > 399) return false;
  const location = responseHeaders.find(({ name }) => name.toLowerCase() === 'location')?.value;
  if (location === undefined) return false;
  try {
    return !/^https?:$/.test(new URL(location, request.url).protocol);
  } catch {
    return false;
  }
}
