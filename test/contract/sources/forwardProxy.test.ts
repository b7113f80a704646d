import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import {
  startForwardProxy,
  type ForwardProxy,
  type ForwardProxyOptions,
} from '../../../src/agent/sources/render/forwardProxy.js';
import { MAX_CONNECTIONS, MAX_PAGE_BYTES } from '../../../src/agent/sources/render/limits.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';

const PIECE = Buffer.alloc(1024 * 1024, 'x');
const TOO_MANY_PIECES = MAX_PAGE_BYTES / PIECE.byteLength + 16;

describe("the rendering browser's proxy", function () {
  this.timeout(30_000);
  let site: TestServer;
  let proxy: ForwardProxy;
  const headers: http.IncomingHttpHeaders[] = [];

  beforeEach(async () => {
    headers.length = 0;
    site = await startTestServer((request, response) => {
      headers.push(request.headers);
      if (request.url === '/broken') {
        response.writeHead(200, { 'content-length': 100 }).write('text');
        return setTimeout(() => request.socket.destroy(), 50);
      }
      if (request.url !== '/large') return response.end('text');
      let left = TOO_MANY_PIECES;
      const more = () => {
        while (left > 0 && !response.destroyed) if (left-- > 0 && !response.write(PIECE)) return;
        response.end();
      };
      response.on('drain', more);
      more();
      return undefined;
    });
  });
  afterEach(() => Promise.all([proxy.close(), site.close()]));

  const open = async (options: Partial<ForwardProxyOptions> = {}) =>
    (proxy = await startForwardProxy({ blockedPorts: () => [], ...options }));
  const credentials = (user: string) => ({ 'proxy-authorization': `Basic ${btoa(`${user}:${proxy.password}`)}` });
  const at = () => ({ host: '127.0.0.1', port: new URL(proxy.url).port, agent: false as const });

  /** The status of the answer, and how many bytes of it arrived. */
  function get(user: string, url: string): Promise<{ status: number | undefined; bytes: number }> {
    return new Promise((resolve, reject) => {
      http
        .get({ ...at(), path: url, headers: credentials(user) }, (response) => {
          let bytes = 0;
          response.on('data', (chunk: Buffer) => (bytes += chunk.byteLength));
          response.on('error', () => undefined);
          response.on('close', () => resolve({ status: response.statusCode, bytes }));
        })
        .on('error', reject);
    });
  }
  function connect(user: string, target: string): Promise<{ status: number | undefined; socket: Socket }> {
    return new Promise((resolve, reject) => {
      http
        .request({ ...at(), method: 'CONNECT', path: target, headers: credentials(user) })
        .on('connect', ({ statusCode }, socket) => {
          // A refused or closed page's connection ends abruptly.
          socket.on('error', () => undefined);
          resolve({ status: statusCode, socket });
        })
        .on('error', reject)
        .end();
    });
  }
  const statuses = async (user: string, host: string) => {
    const { status, socket } = await connect(user, host);
    socket.destroy();
    return [(await get(user, `http://${host}/`)).status, status];
  };

  it('case 71: reaches no local address but the one that the person entered', async () => {
    await open();
    const open80 = proxy.admit();
    const own = proxy.admit(`127.0.0.1:${site.port}`);
    const local = ['127.0.0.1', 'localhost', '[::1]', '10.0.0.1', '192.168.1.1', '169.254.169.254', '0.0.0.0'];
    for (const host of local) assert.deepEqual(await statuses(open80.user, `${host}:${site.port}`), [403, 403], host);
    const other = await startTestServer((_request, response) => response.end());
    for (const host of [`127.0.0.1:${other.port}`, `localhost:${site.port}`, `[::1]:${site.port}`])
      assert.deepEqual(await statuses(own.user, host), [403, 403], host);
    assert.deepEqual([other.requests, site.requests], [[], []]);
    assert.deepEqual(await statuses(own.user, `127.0.0.1:${site.port}`), [200, 200]);
    await other.close();
  });

  it('case 71: reaches neither our ports nor those of the model servers, even on an allowed host', async () => {
    await open({ blockedPorts: () => [site.port] });
    for (const port of [site.port, 11_434, 18_080, 4_000])
      assert.deepEqual(
        await statuses(proxy.admit(`127.0.0.1:${port}`).user, `127.0.0.1:${port}`),
        [403, 403],
        `${port}`,
      );
    assert.equal(site.connections(), 0);
  });

  it('case 71: resolves a name once, checks all of its addresses, and connects to a checked one', async () => {
    const resolved: string[] = [];
    let answers = ['127.0.0.1'];
    await open({
      resolve: (host) => {
        resolved.push(host);
        return Promise.resolve(answers.map((address) => ({ address, family: 4 })));
      },
      // As if this machine were a public site.
      classify: (address) => (address === '127.0.0.1' ? 'public' : 'local'),
    });
    const { user, hosts } = proxy.admit();
    const target = `rebound.example:${site.port}`;
    // No other name server knows the name, so a second look-up would fail.
    assert.deepEqual(await statuses(user, target), [200, 200]);
    assert.deepEqual(resolved, ['rebound.example', 'rebound.example']);
    assert.deepEqual([...hosts], ['rebound.example']);
    for (answers of [['10.0.0.1'], ['127.0.0.1', '10.0.0.1']])
      assert.deepEqual(await statuses(user, target), [403, 403], answers.join());
    assert.equal(site.requests.length, 1);
  });

  it('case 71: forwards no other scheme, and not its own password', async () => {
    await open();
    const { user } = proxy.admit(`127.0.0.1:${site.port}`);
    for (const url of [`https://127.0.0.1:${site.port}/`, `ftp://127.0.0.1:${site.port}/`, 'file:///etc/passwd', '/'])
      assert.equal((await get(user, url)).status, 403, url);
    assert.equal((await get(user, `${site.origin}/`)).status, 200);
    assert.deepEqual(
      Object.keys(headers[0] ?? {}).filter((name) => name.startsWith('proxy-')),
      [],
    );
  });

  it('case 73: limits the connections of a page', async () => {
    await open();
    const { user } = proxy.admit(`127.0.0.1:${site.port}`);
    const opened = await Promise.all(Array.from({ length: 1_000 }, () => connect(user, `127.0.0.1:${site.port}`)));
    const accepted = opened.filter(({ status }) => status === 200).length;
    assert.ok(accepted > 0 && accepted <= MAX_CONNECTIONS, `${accepted} connections`);
    assert.ok(site.connections() <= MAX_CONNECTIONS);
    for (const { socket } of opened) socket.destroy();
  });

  it('case 73: limits the bytes of a page, however it loads them', async () => {
    await open();
    const target = `127.0.0.1:${site.port}`;
    const { bytes } = await get(proxy.admit(target).user, `${site.origin}/large`);
    assert.ok(bytes > 0 && bytes <= MAX_PAGE_BYTES, `${bytes} bytes`);
    const { user } = proxy.admit(target);
    const { socket } = await connect(user, target);
    let tunneled = 0;
    socket.on('data', (chunk: Buffer) => (tunneled += chunk.byteLength));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(`GET /large HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
    await closed;
    assert.ok(tunneled > 0 && tunneled <= MAX_PAGE_BYTES, `${tunneled} bytes`);
    assert.deepEqual(await statuses(user, target), [403, 403], 'it gets nothing more');
  });

  it('passes on that a site broke off', async () => {
    await open();
    const { user } = proxy.admit(`127.0.0.1:${site.port}`);
    assert.deepEqual(await get(user, `${site.origin}/broken`), { status: 200, bytes: 4 });
    const down = await startTestServer(() => undefined);
    await down.close();
    await assert.rejects(get(proxy.admit(`127.0.0.1:${down.port}`).user, `${down.origin}/`));
  });

  it('case 73: survives an answer whose status HTTP does not have', async () => {
    const odd = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end('HTTP/1.1 000 Odd\r\ncontent-length: 2\r\n\r\nxx'));
    });
    await once(odd.listen(0, '127.0.0.1'), 'listening');
    const { port } = odd.address() as AddressInfo;
    await open();
    const page = proxy.admit(`127.0.0.1:${port}`);
    await assert.rejects(get(page.user, `http://127.0.0.1:${port}/`));
    assert.match(String(page.failure), /status/i);
    assert.equal((await get(proxy.admit(`127.0.0.1:${site.port}`).user, `${site.origin}/`)).status, 200);
    await new Promise((resolve) => odd.close(resolve));
  });

  it('ends the connections of a page that is done', async () => {
    await open();
    const page = proxy.admit(`127.0.0.1:${site.port}`);
    const { socket } = await connect(page.user, `127.0.0.1:${site.port}`);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    page.close();
    await closed;
    assert.equal((await get(page.user, `${site.origin}/`)).status, 407);
  });
});
