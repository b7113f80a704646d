// Without the prefix on purpose: VS Code applies the user's proxy and certificates to `http` and `https`, not to
// `node:http`.
import http, { type IncomingMessage, type OutgoingHttpHeaders, type RequestOptions } from 'http';
import https from 'https';
import { AgentError, isAgentError, message, parsePageUrl, type Message } from '../../../protocol/index.js';
import { abortable } from '../../streams/abortable.js';
import { classifyAddress, type AddressClass } from './addressPolicy.js';
import { environmentProxy, type ProxyAgentFor } from './environmentProxy.js';
import { toFetchError, toStatusError } from './fetchErrors.js';
import {
  MAX_BYTES,
  MAX_ERROR_PAGE_BYTES,
  MAX_REDIRECTS,
  OWN_PORTS,
  PAGE_PATIENCE_MS,
  PROGRESS_BYTES,
  TOTAL_DEADLINE_MS,
} from './limits.js';
import { findMetaRefresh } from './metaRefresh.js';
import { readBody } from './readBody.js';
import { pinnedLookup, resolveBySystem, resolveHost, type Resolve } from './resolveHost.js';

/**
 * Validators of an earlier response. They apply only to the address that sent them: another page behind the same
 * redirect may have the same tag or an earlier date.
 */
export interface Validators {
  /** Where the redirects ended that time. */
  url: string;
  etag?: string;
  lastModified?: string;
}

export interface FetchOptions {
  signal: AbortSignal;
  /** Permits a private or localhost address for `url` itself, but never for its redirects. */
  allowLocal?: boolean;
  /** Validators of an earlier response; the result may then be `not_modified`. */
  validators?: Validators;
  onProgress?: ((bytes: number, total: number | undefined) => void) | undefined;
  /** Ports never to contact, in addition to OWN_PORTS: those that the agent listens on. */
  blockedPorts?: readonly number[];
  deadlineMs?: number;
  /** How long a web page may arrive. After that, what is there is returned as partial. */
  pagePatienceMs?: number;
  /** Returns a web page that comes with an error status, as `refused`. Default: throws. */
  keepErrorPage?: boolean;
  maxCompressedBytes?: number;
  maxBytes?: number;
  proxyAgentFor?: ProxyAgentFor;
  /** For tests: a name server and the addresses it may return. */
  resolve?: Resolve;
  classify?: ((address: string) => AddressClass) | undefined;
}

export interface FetchedPage {
  /** Where the redirects ended. */
  url: string;
  /** Host names that were contacted, in order. */
  hosts: string[];
  /** Whether the page is on this machine or network. */
  local: boolean;
  /** As sent, in lowercase, without parameters; empty if not sent. */
  contentType: string;
  charset: string | undefined;
  fileName: string | undefined;
  bytes: Uint8Array;
  /** Seconds after which the site was still sending the page. */
  unfinishedAfter?: number;
  etag: string | undefined;
  lastModified: string | undefined;
}

export type FetchResult =
  | { status: 'not_modified'; url: string; hosts: string[] }
  | ({ status: 'ok' } & FetchedPage)
  /** The site's page about an error, which may be a check of the browser. */
  | ({ status: 'refused'; error: AgentError } & FetchedPage);

export type FetchPage = (url: string, options: FetchOptions) => Promise<FetchResult>;

const HEADERS = {
  Accept: 'text/markdown, text/html;q=0.9, application/xhtml+xml;q=0.9, application/pdf;q=0.8, */*;q=0.5',
  'Accept-Encoding': 'gzip, deflate, br',
  'Accept-Language': '*',
  'User-Agent': 'Mozilla/5.0 (compatible; RegenResearch/0.1)',
};

/**
 * Fetches a page over http or https. Each hop's host is resolved and checked before a byte is sent, and the connection
 * uses the checked address. Rejects with AgentErrors; aborting `signal` closes the socket and rejects with `cancelled`.
 */
export const fetchPage: FetchPage = async (url, options) => {
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort();
  }, options.deadlineMs ?? TOTAL_DEADLINE_MS);
  const signal = AbortSignal.any([options.signal, deadline.signal]);
  let host = url;
  const hosts: string[] = [];
  try {
    let current = parsePageUrl(url);
    let from: URL | undefined;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      host = current.hostname;
      const result = await abortable(
        signal,
        fetchHop(current, from === undefined, hosts, { ...options, signal }),
      ).catch((error: unknown) => {
        throw from !== undefined && isAgentError(error) && error.code === 'blocked_address'
          ? redirectRefused(from, current, error)
          : error;
      });
      if (!('redirect' in result)) return result;
      from = current;
      current = redirectTarget(result.redirect, current);
    }
    throw new AgentError('too_many_redirects', message('sources.tooManyRedirects', { url, max: MAX_REDIRECTS }));
  } catch (error) {
    if (options.signal.aborted) throw new AgentError('cancelled', message('sources.stopped'), { cause: error });
    if (deadline.signal.aborted) {
      throw new AgentError(
        'source_timeout',
        message('sources.pageTimeout', { host, seconds: Math.round((options.deadlineMs ?? TOTAL_DEADLINE_MS) / 1000) }),
        { retryable: true, cause: error },
      );
    }
    throw toFetchError(error, host);
  } finally {
    clearTimeout(timer);
  }
};

function redirectTarget(location: string, from: URL): URL {
  try {
    return parsePageUrl(new URL(location, from).href);
  } catch (cause) {
    throw new AgentError(
      'blocked_address',
      message('sources.redirectsElsewhere', { host: from.hostname, target: location.slice(0, 200) }),
      { cause },
    );
  }
}

/** The user's permission to read a page never extends to its redirects. */
function redirectRefused(from: URL, to: URL, cause: AgentError): AgentError {
  const [reason = ''] = cause.message.split(/(?<=\.)\s/);
  return new AgentError(
    'blocked_address',
    message('sources.redirectRefused', { host: from.hostname, target: to.href, reason }),
    { cause },
  );
}

function checkPort(url: URL, blocked: readonly number[]): void {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (OWN_PORTS.includes(port) || blocked.includes(port)) {
    throw new AgentError('blocked_address', message('sources.ownPort', { port }));
  }
}

async function fetchHop(
  url: URL,
  first: boolean,
  hosts: string[],
  options: FetchOptions,
): Promise<FetchResult | { redirect: string }> {
  checkPort(url, options.blockedPorts ?? []);
  const { addresses, local } = await abortable(
    options.signal,
    resolveHost(url, {
      resolve: options.resolve ?? resolveBySystem,
      classify: options.classify ?? classifyAddress,
      allowLocal: first && options.allowLocal === true,
    }),
  );
  const agent = local ? undefined : await (options.proxyAgentFor ?? environmentProxy)(url);
  options.signal.throwIfAborted();
  hosts.push(url.hostname);
  const validators = validatorHeaders(url, options.validators);
  const response = await send(url, {
    method: 'GET',
    headers: { ...HEADERS, ...validators },
    lookup: pinnedLookup(url.hostname, addresses),
    // Connections aren't reused: one page, one connection.
    agent: agent ?? false,
    signal: options.signal,
  });
  try {
    if (response.statusCode === 304 && Object.keys(validators).length > 0)
      return { status: 'not_modified', url: url.href, hosts };
    return await readResponse(url, response, local, hosts, options);
  } finally {
    response.destroy();
  }
}

function validatorHeaders(url: URL, validators: Validators | undefined): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {};
  if (validators?.url !== url.href) return headers;
  if (validators.etag !== undefined) headers['If-None-Match'] = validators.etag;
  if (validators.lastModified !== undefined) headers['If-Modified-Since'] = validators.lastModified;
  return headers;
}

function send(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, options);
    request.on('response', resolve);
    // Stays attached: errors after the response would otherwise end the process.
    request.on('error', reject);
    request.end();
  });
}

async function readResponse(
  url: URL,
  response: IncomingMessage,
  local: boolean,
  hosts: string[],
  options: FetchOptions,
): Promise<FetchResult | { redirect: string }> {
  const status = response.statusCode ?? 0;
  const { location, etag, 'last-modified': lastModified } = response.headers;
  if ([301, 302, 303, 307, 308].includes(status) && location !== undefined)
    return { redirect: decodeLocation(location) };
  const sentType = response.headers['content-type'] ?? '';
  const contentType = (sentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  const isPage = contentType.includes('html');
  if (status === 204 || status === 205)
    throw nothingToRead(message('sources.statusWithoutPage', { host: url.hostname, status }));
  const error =
    status < 200 || status > 299 ? toStatusError(status, response.statusMessage ?? '', url.hostname) : undefined;
  if (error && !(isPage && options.keepErrorPage)) throw error;

  const total =
    response.headers['content-encoding'] === undefined
      ? Number(response.headers['content-length']) || undefined
      : undefined;
  let reported = 0;
  const patienceMs = isPage ? (options.pagePatienceMs ?? PAGE_PATIENCE_MS) : undefined;
  const largest = error ? MAX_ERROR_PAGE_BYTES : undefined;
  const body = readBody(response, {
    maxCompressedBytes: largest ?? options.maxCompressedBytes ?? MAX_BYTES,
    maxBytes: largest ?? options.maxBytes ?? MAX_BYTES,
    patienceMs,
    onBytes: (received) => {
      if (received - reported < PROGRESS_BYTES) return;
      reported = received;
      options.onProgress?.(received, total);
    },
  });
  const { bytes, isPartial } = await body.catch((cause: unknown) => {
    throw error ?? cause;
  });
  if (bytes.byteLength === 0) throw error ?? nothingToRead(message('sources.emptyPage', { host: url.hostname }));
  if (contentType === '' || isPage) {
    const refresh = findMetaRefresh(bytes, url.href);
    if (refresh !== undefined && !error) return { redirect: refresh };
  }
  const page: FetchedPage = {
    url: url.href,
    hosts,
    local,
    contentType,
    charset: /;\s*charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(sentType)?.[1],
    fileName: /;\s*filename\s*=\s*(?:"([^"]{1,255})"|([^;\s]{1,255}))/i
      .exec(response.headers['content-disposition'] ?? '')
      ?.slice(1)
      .find(Boolean),
    bytes,
    unfinishedAfter: isPartial && patienceMs !== undefined ? patienceMs / 1_000 : undefined,
    etag,
    lastModified,
  };
  return error ? { status: 'refused', error, ...page } : { status: 'ok', ...page };
}

/** Node decodes header bytes as Latin-1; servers that don't escape them send UTF-8. */
function decodeLocation(location: string): string {
  return /[\u0080-\u00ff]/.test(location) ? Buffer.from(location, 'latin1').toString('utf8') : location;
}

function nothingToRead(sentence: Message): AgentError {
  return new AgentError('unsupported_content', sentence);
}
