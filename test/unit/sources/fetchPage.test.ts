import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { classifyAddress } from '../../../src/agent/sources/fetch/addressPolicy.js';
import { fetchPage, type FetchOptions } from '../../../src/agent/sources/fetch/fetchPage.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';

type Listener = Parameters<typeof startTestServer>[0];

const TEXT = 'The quick brown fox jumps over the lazy dog. '.repeat(20);

describe('fetchPage', () => {
  const servers: TestServer[] = [];
  const serve = async (listener: Listener): Promise<TestServer> => {
    const server = await startTestServer(listener);
    servers.push(server);
    return server;
  };
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  const read = (url: string, options: Partial<FetchOptions> = {}) =>
    fetchPage(url, { signal: new AbortController().signal, allowLocal: true, ...options });
  const textOf = async (url: string, options: Partial<FetchOptions> = {}) => {
    const result = await read(url, options);
    assert.ok(result.status === 'ok');
    return Buffer.from(result.bytes).toString();
  };
  const failsWith = (code: string, message?: RegExp) => (error: unknown) => {
    assert.equal((error as { code?: unknown }).code, code, String(error));
    if (message !== undefined) assert.match((error as Error).message, message);
    return true;
  };
  const asPublic = {
    allowLocal: false,
    resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    classify: () => 'public' as const,
  };

  it('asks for Markdown first and identifies itself', async () => {
    let headers: http.IncomingHttpHeaders = {};
    const { origin } = await serve((request, response) => {
      headers = request.headers;
      response.end(TEXT);
    });
    await read(`${origin}/page#part`);
    assert.match(headers.accept ?? '', /^text\/markdown, text\/html/);
    assert.match(headers['user-agent'] ?? '', /RegenResearch/);
    assert.equal(headers.cookie, undefined);
    assert.equal(headers.referer, undefined);
  });

  it('sends no credentials contained in an address', async () => {
    let authorization: string | undefined;
    const { port } = await serve((request, response) => {
      authorization = request.headers.authorization;
      response.end(TEXT);
    });
    const result = await read(`http://user:secret@127.0.0.1:${port}/`);
    assert.equal(authorization, undefined);
    assert.equal(result.url, `http://127.0.0.1:${port}/`);
  });

  it('follows redirects of public pages, by status and meta refresh, and names the hosts', async () => {
    const { port } = await serve((request, response) => {
      if (request.url === '/') response.writeHead(301, { location: `http://www.example.org:${port}/moved` }).end();
      else if (request.url === '/moved')
        response
          .setHeader('content-type', 'text/html')
          .end('<head><meta content="0;URL=\'/final?a=1&amp;b=2\'" http-equiv=refresh></head>');
      else response.end(`final ${request.url ?? ''}`);
    });
    const result = await read(`http://example.org:${port}/`, asPublic);
    assert.equal(result.status === 'ok' && Buffer.from(result.bytes).toString(), 'final /final?a=1&b=2');
    assert.equal(result.url, `http://www.example.org:${port}/final?a=1&b=2`);
    assert.deepEqual(result.hosts, ['example.org', 'www.example.org', 'www.example.org']);
  });

  it('ignores a refresh inside noscript, scripts, or comments, or after a long wait', async () => {
    const refresh = '<meta http-equiv="refresh" content="0; url=/elsewhere">';
    for (const page of [
      `<noscript>${refresh}</noscript>`,
      `<!-- ${refresh} -->`,
      `<script>"${refresh}"</script>`,
      refresh.replace('0;', '300;'),
      refresh.replace('/elsewhere', ''),
    ]) {
      const { port } = await serve((_request, response) =>
        response.setHeader('content-type', 'text/html').end(`<head>${page}</head>here`),
      );
      assert.match(await textOf(`http://example.org:${port}/`, asPublic), /here$/);
    }
  });

  it('case 43: loops and more than five hops are errors; five hops are not', async () => {
    const { port } = await serve((request, response) => {
      const left = Number(/\d+$/.exec(request.url ?? '')?.[0] ?? 0);
      if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
      else if (left > 0) response.writeHead(307, { location: `/hops/${left - 1}` }).end();
      else response.end('arrived');
    });
    await assert.rejects(read(`http://example.org:${port}/loop`, asPublic), failsWith('too_many_redirects'));
    await assert.rejects(read(`http://example.org:${port}/hops/6`, asPublic), failsWith('too_many_redirects'));
    assert.equal(await textOf(`http://example.org:${port}/hops/5`, asPublic), 'arrived');
  });

  it('case 43: data: and file: addresses are errors, including as redirect targets', async () => {
    for (const url of [
      'data:text/html,hello',
      'file:///etc/passwd',
      'ftp://example.org/',
      'about:blank',
      'nonsense',
      '',
    ]) {
      await assert.rejects(read(url), failsWith('invalid_url'));
    }
    const { port } = await serve((_request, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    );
    await assert.rejects(read(`http://example.org:${port}/`, asPublic), failsWith('blocked_address'));
  });

  it('case 44: each hop looks up a name once, and one bad address among several refuses it', async () => {
    const { port, requests } = await serve((_request, response) => response.end('reached'));
    let asked = 0;
    const rebinding = () => Promise.resolve([{ address: asked++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }]);
    // 127.0.0.1 stands for the name's first, public address.
    const classify = (address: string) => (address === '127.0.0.1' ? 'public' : classifyAddress(address));
    assert.equal(
      await textOf(`http://rebinding.example:${port}/`, { allowLocal: false, resolve: rebinding, classify }),
      'reached',
    );
    assert.equal(asked, 1);
    await assert.rejects(
      read(`http://rebinding.example:${port}/`, { allowLocal: false, resolve: rebinding, classify }),
      failsWith('blocked_address'),
    );
    const mixed = () =>
      Promise.resolve([
        { address: '127.0.0.1', family: 4 },
        { address: '::1', family: 6 },
      ]);
    await assert.rejects(
      read(`http://mixed.example:${port}/`, { allowLocal: false, resolve: mixed, classify }),
      failsWith('blocked_address'),
    );
    assert.equal(requests.length, 1);
  });

  it('case 45: blocks our own ports, with or without permission', async () => {
    for (const port of [18080, 11434, 4000, 23456]) {
      for (const allowLocal of [true, false]) {
        await assert.rejects(
          read(`http://127.0.0.1:${port}/`, { allowLocal, blockedPorts: [23456] }),
          failsWith('blocked_address', /Port/),
        );
      }
    }
    const { port } = await serve((_request, response) =>
      response.writeHead(302, { location: 'http://example.org:4000/' }).end(),
    );
    await assert.rejects(read(`http://example.org:${port}/`, asPublic), failsWith('blocked_address', /Port 4000/));
  });

  it('reads a local page only with permission, and even then follows no redirect to one', async () => {
    const { origin, requests } = await serve((request, response) => {
      if (request.url === '/redirect') response.writeHead(302, { location: '/target' }).end();
      else response.end(TEXT);
    });
    await assert.rejects(
      read(`${origin}/`, { allowLocal: false }),
      failsWith('blocked_address', /only with permission/),
    );
    const result = await read(`${origin}/`);
    assert.equal(result.status === 'ok' && result.local, true);
    await assert.rejects(read(`${origin}/redirect`), {
      code: 'blocked_address',
      message: `127.0.0.1 redirects to ${origin}/target, which was not followed: 127.0.0.1 is a private address. If you want to read that page, enter its URL.`,
    });
    assert.deepEqual(requests, ['/', '/redirect']);
    await assert.rejects(read('http://169.254.169.254/'), failsWith('blocked_address', /never read/));
  });

  it('decompresses gzip, deflate (both kinds), br, and one inside another', async () => {
    const bodies: Record<string, [coding: string, body: Buffer]> = {
      '/gzip': ['gzip', gzipSync(TEXT)],
      '/zlib': ['deflate', deflateSync(TEXT)],
      '/raw': ['deflate', deflateRawSync(TEXT)],
      '/br': ['br', brotliCompressSync(TEXT)],
      '/both': ['gzip, br', brotliCompressSync(gzipSync(TEXT))],
      '/upper': ['GZIP', gzipSync(TEXT)],
    };
    const { origin } = await serve((request, response) => {
      const [coding, body] = bodies[request.url ?? ''] ?? ['identity', Buffer.from('')];
      response.setHeader('content-encoding', coding).end(body);
    });
    for (const path of Object.keys(bodies)) assert.equal(await textOf(origin + path), TEXT, path);
  });

  it('case 46: rejects a page that is compressed more often than anyone needs, however small', async () => {
    const body = gzipSync(gzipSync(gzipSync(TEXT)));
    const { origin } = await serve((_request, response) => {
      response.setHeader('content-encoding', 'gzip, gzip, gzip').end(body);
    });
    await assert.rejects(textOf(`${origin}/`), { code: 'too_large' });
  });

  it('case 46: gzip, br, and double gzip bombs are rejected as too large while memory stays bounded', async function () {
    this.timeout(30_000);
    const zeros = Buffer.alloc(300 * 1024 * 1024);
    const gzip = gzipSync(zeros);
    const bombs: Record<string, [string, Buffer]> = {
      '/gzip': ['gzip', gzip],
      '/br': ['br', brotliCompressSync(zeros.subarray(0, 100 * 1024 * 1024), { params: { 1: 2 } })],
      '/double': ['gzip, gzip', gzipSync(gzip)],
      '/triple': ['gzip, gzip, gzip', gzipSync(gzipSync(gzip))],
    };
    const { origin } = await serve((request, response) => {
      const [coding, body] = bombs[request.url ?? ''] ?? ['identity', Buffer.from('')];
      response.setHeader('content-encoding', coding).end(body);
    });
    const limit = 20 * 1024 * 1024;
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }, 1);
    for (const path of Object.keys(bombs))
      await assert.rejects(read(origin + path, { maxBytes: limit }), failsWith('too_large'), path);
    clearInterval(watch);
    assert.ok(most < limit * 6, `${Math.round(most / 1024 / 1024)} MB held`);
  });

  it('case 47: slow headers and a slow body hit the same deadline', async () => {
    const { origin } = await serve((request, response) => {
      if (request.url === '/headers') return;
      response.write('a');
      const drip = setInterval(() => response.write('a'), 20);
      response.on('close', () => {
        clearInterval(drip);
      });
    });
    await assert.rejects(read(`${origin}/headers`, { deadlineMs: 150 }), failsWith('source_timeout'));
    await assert.rejects(read(`${origin}/body`, { deadlineMs: 150 }), failsWith('source_timeout'));
    await assert.rejects(
      read('http://slow.example/', { deadlineMs: 100, resolve: () => new Promise(() => undefined) }),
      failsWith('source_timeout'),
    );
  });

  it('case 47: takes what has come of a web page that never ends', async () => {
    const { origin } = await serve((_request, response) => {
      response.setHeader('content-type', 'text/html').write('<p>The first part');
    });
    const result = await read(`${origin}/page`, { pagePatienceMs: 300 });
    assert.ok(result.status === 'ok');
    assert.equal(Buffer.from(result.bytes).toString(), '<p>The first part');
    assert.equal(result.unfinishedAfter, 0.3);
  });

  it('returns a web page with an error status on request, up to a limit', async () => {
    const { origin } = await serve((request, response) => {
      response.writeHead(503, { 'content-type': request.url === '/text' ? 'text/plain' : 'text/html' });
      response.end(request.url === '/long' ? '<p>'.repeat(1e6) : '<p>Just a moment');
    });
    const result = await read(`${origin}/page`, { keepErrorPage: true });
    assert.ok(result.status === 'refused');
    assert.equal(Buffer.from(result.bytes).toString(), '<p>Just a moment');
    assert.match(result.error.message, /503/);
    for (const [path, keepErrorPage] of [
      ['/page', false],
      ['/text', true],
      ['/long', true],
    ] as const)
      await assert.rejects(read(origin + path, { keepErrorPage }), failsWith('http_error'), path);
  });

  it('case 48: an endless body hits the size limit, and a short or truncated one is an error', async () => {
    const { origin } = await serve((request, response) => {
      if (request.url === '/endless') {
        const more = () => {
          while (response.write(TEXT));
        };
        response.on('drain', more);
        more();
      } else if (request.url === '/short') {
        response.writeHead(200, { 'content-length': '1000' }).write('only this');
        setTimeout(() => response.destroy(), 20);
      } else if (request.url === '/chunked') {
        response.write('a chunk');
        setTimeout(() => response.destroy(), 20);
      } else if (request.url === '/announced')
        response.writeHead(200, { 'content-length': String(10 ** 12) }).write('much');
      else response.setHeader('content-encoding', 'gzip').end(gzipSync(TEXT).subarray(0, 40));
    });
    await assert.rejects(read(`${origin}/endless`, { maxCompressedBytes: 1024 * 1024 }), failsWith('too_large'));
    await assert.rejects(read(`${origin}/announced`), failsWith('too_large'));
    await assert.rejects(read(`${origin}/short`), failsWith('fetch_failed'));
    await assert.rejects(read(`${origin}/chunked`), failsWith('fetch_failed'));
    await assert.rejects(read(`${origin}/gzip`), failsWith('fetch_failed', /decompressed/));
  });

  it('case 50: reports no content or an empty body as nothing to read', async () => {
    const { origin } = await serve((request, response) => response.writeHead(request.url === '/204' ? 204 : 200).end());
    await assert.rejects(read(`${origin}/204`), failsWith('unsupported_content', /204/));
    await assert.rejects(read(`${origin}/`), failsWith('unsupported_content', /empty/));
  });

  it('sends conditional requests and understands 304', async () => {
    const { origin } = await serve((request, response) => {
      if (request.headers['if-none-match'] === '"v1"' && request.headers['if-modified-since'] !== undefined)
        response.writeHead(304).end();
      else response.writeHead(200, { etag: '"v1"', 'last-modified': 'Tue, 01 Jul 2025 10:00:00 GMT' }).end(TEXT);
    });
    const first = await read(origin);
    assert.ok(first.status === 'ok');
    assert.equal((await read(origin, { validators: first })).status, 'not_modified');
  });

  it('explains an error status', async () => {
    const { origin } = await serve((request, response) => response.writeHead(Number(request.url?.slice(1))).end('no'));
    await assert.rejects(read(`${origin}/404`), failsWith('http_error', /404 Not Found.*URL/));
    await assert.rejects(read(`${origin}/401`), failsWith('login_required'));
    for (const [status, retryable] of [
      [403, false],
      [429, true],
      [503, true],
    ] as const) {
      await assert.rejects(
        read(`${origin}/${status}`),
        (error) => failsWith('http_error')(error) && (error as { retryable: boolean }).retryable === retryable,
      );
    }
  });

  it("names a host that refuses the connection or doesn't exist", async () => {
    const server = await startTestServer(() => undefined);
    await server.close();
    await assert.rejects(read(server.origin), failsWith('fetch_failed', /refused/));
    const missing = () => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
    await assert.rejects(
      read('http://no-such-site.example/', { resolve: missing }),
      failsWith('fetch_failed', /site no-such-site\.example was not found/),
    );
  });

  it('an abort closes the socket immediately and rejects as cancelled', async () => {
    const closed = new Promise<void>((resolve) => {
      void serve((_request, response) => {
        response.write('first');
        response.on('close', resolve);
      }).then(async ({ origin }) => {
        const controller = new AbortController();
        const reading = read(origin, { signal: controller.signal });
        setTimeout(() => {
          controller.abort();
        }, 50);
        await assert.rejects(reading, failsWith('cancelled'));
      });
    });
    await closed;
  });

  it("uses the environment's proxy, after its own check of the address", async () => {
    const target = await serve((_request, response) => response.end('through the proxy'));
    const asked: string[] = [];
    const proxy = http.createServer((request, response) => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
      http.get({ port: target.port, path: '/' }, (answer) => answer.pipe(response));
    });
    proxy.on('connect', (request, socket: Socket) => {
      asked.push(`CONNECT ${request.url ?? ''}`);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const saved = { ...process.env };
    Object.assign(process.env, { HTTP_PROXY: address, HTTPS_PROXY: address, NO_PROXY: 'direct.example' });
    delete process.env['http_proxy'];
    try {
      assert.equal(await textOf('http://plain.example:8000/page', asPublic), 'through the proxy');
      await assert.rejects(read('https://secure.example/page', asPublic), failsWith('http_error', /502/));
      assert.equal(await textOf(`http://direct.example:${target.port}/`, asPublic), 'through the proxy');
      assert.deepEqual(asked, ['GET http://plain.example:8000/page', 'CONNECT secure.example:443']);
      await assert.rejects(
        read('http://inside.example/', {
          allowLocal: false,
          resolve: () => Promise.resolve([{ address: '10.1.2.3', family: 4 }]),
        }),
        failsWith('blocked_address'),
      );
      assert.equal(asked.length, 2);
    } finally {
      for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy']) {
        if (saved[name] === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = saved[name];
      }
      proxy.closeAllConnections();
      proxy.close();
    }
  });
});
