// Without the prefix on purpose, as in fetchPage: VS Code applies the user's proxy and certificates to `http`.
import http, { type IncomingMessage, type ServerResponse } from 'http';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import { pipeline, Transform, type Duplex } from 'node:stream';
import { AgentError, message } from '../../../protocol/index.js';
import type { AddressClass } from '../fetch/addressPolicy.js';
import { classifyAddress } from '../fetch/addressPolicy.js';
import { environmentProxy, type ProxyAgentFor } from '../fetch/environmentProxy.js';
import { OWN_PORTS } from '../fetch/limits.js';
import { pinnedLookup, resolveBySystem, resolveHost, type CheckedHost, type Resolve } from '../fetch/resolveHost.js';
import { MAX_CONNECTIONS, MAX_PAGE_BYTES } from './limits.js';

export interface ForwardProxyOptions {
  /** Ports that no page may reach, in addition to the known ones: those that the agent currently listens on. */
  blockedPorts(): readonly number[];
  proxyAgentFor?: ProxyAgentFor;
  /** For tests: a name server and the addresses it may return. */
  resolve?: Resolve;
  classify?: (address: string) => AddressClass;
}

/** A page's permissions, and what it did. */
export interface PageAllowance {
  user: string;
  /** Host names that were contacted, in order. */
  readonly hosts: ReadonlySet<string>;
  /** Whether a host was on this machine or network. */
  readonly local: boolean;
  /** Why the latest request that failed did; undefined if none has. */
  readonly failure?: unknown;
  /** The same, by the origin of the request. */
  readonly failures: ReadonlyMap<string, unknown>;
  /** Closes the page's remaining connections. */
  close(): void;
}

export interface ForwardProxy {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly password: string;
  /** Admits one page. `localOrigin`: the only local host and port that the person allowed, such as `localhost:3000`. */
  admit(localOrigin?: string): PageAllowance;
  close(): Promise<void>;
}

interface Page extends PageAllowance {
  hosts: Set<string>;
  local: boolean;
  failure?: unknown;
  failures: Map<string, unknown>;
  localOrigin: string | undefined;
  sockets: Set<Duplex>;
  bytes: number;
}

const PASSWORD_BYTES = 24;
/** Hop-by-hop headers (RFC 9110, 7.6.1). */
const HOP_HEADERS = ['connection', 'keep-alive', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'upgrade'];

const sameText = (left: string, right: string): boolean => {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
};

const hostAndPort = (url: URL): string => `${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`;

/**
 * A forward proxy on loopback for all traffic of a rendering browser. It requires its password, resolves
 * every host and checks every address as `fetchPage` does, connects to the checked address, and stops a page that loads
 * too much.
 */
export async function startForwardProxy(options: ForwardProxyOptions): Promise<ForwardProxy> {
  const password = randomBytes(PASSWORD_BYTES).toString('hex');
  const pages = new Map<string, Page>();
  const sockets = new Set<Socket>();
  let admitted = 0;

  function pageOf(request: IncomingMessage): Page | undefined {
    const [scheme = '', encoded = ''] = (request.headers['proxy-authorization'] ?? '').split(' ');
    if (scheme.toLowerCase() !== 'basic') return undefined;
    const [user = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    return sameText(rest.join(':'), password) ? pages.get(user) : undefined;
  }

  /** The addresses that a page may connect to. Throws if there are none. */
  async function check(url: URL, page: Page): Promise<CheckedHost> {
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    if (OWN_PORTS.includes(port) || options.blockedPorts().includes(port))
      throw new AgentError('blocked_address', message('sources.ownPort', { port }));
    if (page.bytes > MAX_PAGE_BYTES) throw new Error('the page loaded too much data');
    if (page.sockets.size >= MAX_CONNECTIONS) throw new Error('the page has too many connections');
    const checked = await resolveHost(url, {
      resolve: options.resolve ?? resolveBySystem,
      classify: options.classify ?? classifyAddress,
      allowLocal: page.localOrigin !== undefined && hostAndPort(url) === page.localOrigin,
    });
    page.hosts.add(url.hostname);
    page.local ||= checked.local;
    return checked;
  }

  function note(page: Page, { origin }: URL, error: unknown): void {
    page.failure = error;
    page.failures.set(origin, error);
  }
  async function noted<T>(page: Page, url: URL, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      note(page, url, error);
      throw error;
    }
  }

  /** Assigns a stream to its page, and closes it if the page has loaded too much. */
  function hold(stream: Duplex, page: Page): void {
    page.sockets.add(stream);
    stream.on('close', () => page.sockets.delete(stream));
    stream.on('error', () => stream.destroy());
  }
  const counted = (page: Page): Transform =>
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        page.bytes += chunk.byteLength;
        done(page.bytes > MAX_PAGE_BYTES ? new Error('the page loaded too much data') : null, chunk);
      },
    });

  async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const page = pageOf(request);
    if (!page) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic realm="Regen Research"' }).end();
      return;
    }
    const url = new URL(request.url ?? '');
    const { addresses, local } = await noted(page, url, check(url, page));
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !HOP_HEADERS.includes(name)));
    // Throws for any scheme but http.
    const upstream = http.request(url, {
      method: request.method,
      headers,
      lookup: pinnedLookup(url.hostname, addresses),
      agent: local ? false : ((await (options.proxyAgentFor ?? environmentProxy)(url)) ?? false),
    });
    upstream.on('socket', (socket) => hold(socket, page));
    upstream.on('error', (error) => {
      note(page, url, error);
      response.destroy();
    });
    upstream.on('response', (answer) => {
      const kept = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !HOP_HEADERS.includes(name)));
      try {
        response.writeHead(answer.statusCode ?? 502, kept);
      } catch (error) {
        // A status that HTTP doesn't have, such as 000.
        note(page, url, error);
        upstream.destroy();
        response.destroy();
        return;
      }
      // Ends the answer to the browser, too, if the site breaks off or the page has loaded too much.
      pipeline(answer, counted(page), response, () => undefined);
    });
    response.on('close', () => upstream.destroy());
    request.pipe(upstream);
  }

  async function connect(url: URL, page: Page): Promise<Socket> {
    const { addresses, local } = await check(url, page);
    const [first] = addresses;
    if (!first) throw new Error('no address');
    const host = { host: url.hostname, port: Number(url.port || 443) };
    const agent = local ? undefined : await (options.proxyAgentFor ?? environmentProxy)(url);
    const socket =
      agent && 'connect' in agent
        ? await (agent.connect as (request: object, target: object) => Promise<Socket>)(
            {},
            { ...host, secureEndpoint: false },
          )
        : net.connect({ host: first.address, port: host.port });
    hold(socket, page);
    if (socket.connecting) await once(socket, 'connect');
    return socket;
  }

  const server = http.createServer((request, response) => {
    forward(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(403);
      response.end();
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  // Not 'upgrade': a browser requests a WebSocket with CONNECT. Other upgrade requests are refused because there is no
  // listener.
  server.on('connect', (request, client, head) => {
    client.on('error', () => client.destroy());
    const page = pageOf(request);
    if (!page) {
      client.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="Regen Research"\r\n\r\n',
      );
      return;
    }
    hold(client, page);
    Promise.resolve(`https://${request.url ?? ''}`)
      .then((address) => new URL(address))
      .then((url) => noted(page, url, connect(url, page)))
      .then(
        (upstream) => {
          client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
          upstream.write(head);
          upstream
            .pipe(counted(page))
            .on('error', () => upstream.destroy())
            .pipe(client);
          client.pipe(upstream);
          client.on('close', () => upstream.destroy());
          upstream.on('close', () => client.destroy());
        },
        () => client.end('HTTP/1.1 403 Forbidden\r\n\r\n'),
      );
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    password,
    admit(localOrigin) {
      const user = `page-${++admitted}`;
      const page: Page = {
        user,
        localOrigin,
        hosts: new Set(),
        local: false,
        failures: new Map(),
        sockets: new Set(),
        bytes: 0,
        close() {
          pages.delete(user);
          for (const socket of page.sockets) socket.destroy();
        },
      };
      pages.set(user, page);
      return page;
    },
    async close() {
      for (const page of [...pages.values()]) page.close();
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}
