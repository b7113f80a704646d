import http from 'http';
import https from 'https';
import nodeFetch from 'node-fetch';
import type { Fetch, FetchResponse } from './providerFetch.js';

// node-fetch closes the connection after each request unless an agent keeps it alive; a digest makes dozens of
// requests.
const keepAlive = { keepAlive: true };
const plain = new http.Agent(keepAlive);
const secure = new https.Agent(keepAlive);

/**
 * node-fetch rather than Node's own: undici gives up after 300 s without headers, and a cold Ollama sends its headers
 * with the first token. It also uses the `http` module, which VS Code patches for proxies and certificates.
 */
export const defaultFetch: Fetch = async (url, init) =>
  (await nodeFetch(url, {
    ...init,
    agent: ({ protocol }) => (protocol === 'https:' ? secure : plain),
  })) as unknown as FetchResponse;
