import http from 'http';
import https from 'https';
import type { Duplex } from 'node:stream';
import nodeFetch from 'node-fetch';
import type { Fetch, FetchInit, FetchResponse } from './providerFetch.js';

/** Our code for a kept connection that turned out to be closed: node-fetch passes on nothing but the code. */
const STALE = 'REGEN_STALE_CONNECTION';

/**
 * Servers close a connection that has been idle for a few seconds. A request that is sent at that moment was never
 * received, and fails although the server is well.
 */
function noteStale(request: http.ClientRequest): void {
  let isAnswered = false;
  request.once('response', () => (isAnswered = true));
  request.once('error', (error: NodeJS.ErrnoException) => {
    if (!isAnswered && (error.code === 'ECONNRESET' || error.code === 'EPIPE')) error.code = STALE;
  });
}

class KeepAliveAgent extends http.Agent {
  override reuseSocket(socket: Duplex, request: http.ClientRequest): void {
    super.reuseSocket(socket, request);
    noteStale(request);
  }
}

class SecureKeepAliveAgent extends https.Agent {
  override reuseSocket(socket: Duplex, request: http.ClientRequest): void {
    super.reuseSocket(socket, request);
    noteStale(request);
  }
}

// node-fetch closes the connection after each request unless an agent keeps it alive; a digest makes dozens of
// requests.
const kept = { http: new KeepAliveAgent({ keepAlive: true }), https: new SecureKeepAliveAgent({ keepAlive: true }) };
/** The other kept connections may be as stale. */
const fresh = { http: new http.Agent(), https: new https.Agent() };

async function fetchBy(agents: typeof fresh, url: string, init: FetchInit): Promise<FetchResponse> {
  // If the signal has aborted before, node-fetch destroys the request's body with an error that nothing listens to, which
  // would end the process.
  init.signal?.throwIfAborted();
  const response = await nodeFetch(url, {
    ...init,
    agent: ({ protocol }) => (protocol === 'https:' ? agents.https : agents.http),
  });
  return response as unknown as FetchResponse;
}

/**
 * node-fetch rather than Node's own: undici gives up after 300 s without headers, and a cold Ollama sends its headers
 * with the first token. It also uses the `http` module, which VS Code patches for proxies and certificates.
 */
export const defaultFetch: Fetch = async (url, init) => {
  try {
    return await fetchBy(kept, url, init);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== STALE) throw error;
    return fetchBy(fresh, url, init);
  }
};
