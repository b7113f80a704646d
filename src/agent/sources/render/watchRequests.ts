import type { HTTPRequest, Page } from 'puppeteer-core';
import { REQUEST_PATIENCE_MS } from './limits.js';

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

/** Refuses requests that bring no text. Returns whether recent ones that may bring some are pending. */
export function watchRequests(page: Page): () => boolean {
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
