import type { FetchPage } from '../../src/agent/sources/fetch/fetchPage.js';
import { HOSTILE_URLS, type HostileUrl } from '../fixtures/hostileUrls.js';
import { startTestServer, type TestServer } from './testServer.js';

export interface HostileOutcome {
  name: string;
  /** Requests that reached the canary. */
  reached: number;
  /** Code of the error, or `none` if the page was read. */
  code: string;
}

export interface HostileReport {
  outcomes: HostileOutcome[];
  /** Texts of pages that a reader must still receive. */
  controls: string[];
}

const DEADLINE_MS = 3_000;

/** All addresses of this machine, in both families if available. */
async function startCanary(): Promise<TestServer> {
  const listener: Parameters<typeof startTestServer>[0] = (_request, response) => response.end('canary');
  return startTestServer(listener, '::').catch(() => startTestServer(listener, '0.0.0.0'));
}

function resolverOf(addresses: string[]) {
  return () => Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
}

/**
 * Case 42: has a fetch policy try every hostile URL against a canary that listens on all addresses of this machine, and
 * three controls that it must allow. Works wherever Node's `http` does, even if a host has patched it.
 */
export async function runHostileUrls(fetchPage: FetchPage): Promise<HostileReport> {
  const canary = await startCanary();
  let location = '';
  const redirector = await startTestServer((request, response) => {
    if (request.url === '/status') response.writeHead(302, { location }).end();
    else if (request.url === '/meta')
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<html><head><meta http-equiv="refresh" content="0; url=${location}"></head>`);
    else response.writeHead(200, { 'content-type': 'text/plain' }).end('welcome');
  });
  const fetch = (hostile: HostileUrl, url: string) =>
    fetchPage(url, {
      signal: new AbortController().signal,
      deadlineMs: DEADLINE_MS,
      // The user typed the address of the redirecting page, but not its target.
      allowLocal: hostile.redirect !== undefined,
      ...(hostile.resolvesTo === undefined ? {} : { resolve: resolverOf(hostile.resolvesTo) }),
    });
  try {
    const outcomes: HostileOutcome[] = [];
    for (const hostile of HOSTILE_URLS) {
      const before = canary.requests.length;
      const url = hostile.url.replace('{port}', String(canary.port));
      location = url;
      const code = await codeOf(
        fetch(hostile, hostile.redirect === undefined ? url : `${redirector.origin}/${hostile.redirect}`),
      );
      outcomes.push({ name: hostile.name, reached: canary.requests.length - before, code });
    }
    const controls: string[] = [];
    for (const host of ['news.example.org', 'docs.example.com', 'xn--bcher-kva.example']) {
      const result = await fetchPage(`http://${host}:${redirector.port}/page`, {
        signal: new AbortController().signal,
        deadlineMs: DEADLINE_MS,
        resolve: resolverOf(['127.0.0.1']),
        // Represents a public address; all others stay unchanged.
        classify: () => 'public',
      });
      controls.push(result.status === 'ok' ? Buffer.from(result.bytes).toString() : result.status);
    }
    return { outcomes, controls };
  } finally {
    await canary.close();
    await redirector.close();
  }
}
