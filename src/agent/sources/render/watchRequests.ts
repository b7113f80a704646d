import type { HTTPRequest, HTTPResponse, Page } from 'puppeteer-core';
import { MAX_DOCUMENTS, REQUEST_PATIENCE_MS } from './limits.js';

/** Resource types with text, or that tell which text is visible; images, media, and fonts aren't loaded. */
const LOADED = new Set([
  'document',
  'stylesheet',
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

export interface WatchedRequests {
  /** Whether recent requests that may bring text are pending. */
  isPending(): boolean;
  /** The page's own document that was requested last, and the last one that came. */
  readonly latest: { url: string; response?: HTTPResponse };
}

/** Refuses requests that bring no text, and further documents of a page that moves on forever. `url`: of the page. */
export function watchRequests(page: Page, url: string): WatchedRequests {
  const pending = new Map<HTTPRequest, number>();
  const latest: WatchedRequests['latest'] = { url };
  let documents = 0;
  const isDocument = (request: HTTPRequest) => request.isNavigationRequest() && request.frame() === page.mainFrame();
  page.on('request', (request) => {
    if (isDocument(request)) {
      if (request.redirectChain().length === 0) documents++;
      if (documents > MAX_DOCUMENTS) {
        // Unlike a failure, it leaves the page as it is.
        request.abort('aborted').catch(() => undefined);
        return;
      }
      latest.url = request.url();
    }
    const wanted = LOADED.has(request.resourceType()) && /^(?:https?|data|blob):/.test(request.url());
    if (wanted && AWAITED.has(request.resourceType())) pending.set(request, performance.now());
    (wanted ? request.continue() : request.abort()).catch(() => undefined);
  });
  page.on('response', (received) => {
    if (isDocument(received.request())) latest.response = received;
  });
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => pending.delete(request));
  return {
    isPending: () => [...pending.values()].some((began) => performance.now() - began < REQUEST_PATIENCE_MS),
    latest,
  };
}
