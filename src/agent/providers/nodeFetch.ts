import nodeFetch from 'node-fetch';
import type { Fetch, FetchResponse } from './providerFetch.js';

/**
 * node-fetch rather than Node's own: undici gives up after 300 s without headers, and a cold Ollama sends its headers with
 * the first token. It also goes through the `http` module that VS Code patches for proxies and certificates.
 */
export const defaultFetch: Fetch = async (url, init) => (await nodeFetch(url, init)) as unknown as FetchResponse;
