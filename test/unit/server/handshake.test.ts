import assert from 'node:assert/strict';
import { once } from 'node:events';
import fc from 'fast-check';
import { SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX } from '../../../src/protocol/index.js';
import { createToken } from '../../../src/agent/server/index.js';
import { authorize } from '../../../src/agent/server/authorize.js';
import { RawClient } from './rawClient.js';
import { useServers } from './serverFixture.js';
import { WebSocketTestClient } from './testClient.js';

const SIDEBAR = 'vscode-webview://1hash2';

describe('the handshake', function () {
  this.timeout(20_000);
  const start = useServers();
  const host = (port: number) => `Host: 127.0.0.1:${port}`;
  const bearer = (token: string) => `Authorization: Bearer ${token}`;

  async function statusOf(port: number, lines: string[], path?: string): Promise<number> {
    const client = await RawClient.upgrade(port, lines, path);
    client.close();
    return client.status;
  }

  it('case 1: no token is 401 without an upgrade', async () => {
    const { server, hub } = await start();
    assert.equal(await statusOf(server.port, [host(server.port)]), 401);
    assert.equal(hub.connections, 0);
  });

  it('accepts the token as a header and as a subprotocol, with both names of the host', async () => {
    const { server, token, hub } = await start();
    assert.equal(await statusOf(server.port, [host(server.port), bearer(token)]), 101);
    assert.equal(await statusOf(server.port, [`Host: localhost:${server.port}`, bearer(token)]), 101);
    const client = await WebSocketTestClient.connect(server.url, undefined, {
      protocols: [SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX + token],
    });
    assert.equal(client.socket.protocol, SUBPROTOCOL);
    assert.ok(hub.connections > 0);
    client.close();
  });

  it('case 2: a foreign Origin with a valid token is 403', async () => {
    const { server, token } = await start({ allowedOrigins: [SIDEBAR] });
    for (const origin of ['https://example.org', 'http://localhost:3000', `http://127.0.0.1:${server.port}`]) {
      assert.equal(await statusOf(server.port, [host(server.port), bearer(token), `Origin: ${origin}`]), 403, origin);
    }
  });

  it('case 2: a foreign Origin is 403 even if the token is disabled', async () => {
    const { server } = await start({ token: null });
    assert.equal(await statusOf(server.port, [host(server.port), 'Origin: https://example.org']), 403);
    assert.equal(await statusOf(server.port, [host(server.port)]), 101);
  });

  it("case 3: Origin null is 403, and can't be allowed", async () => {
    const { server, token } = await start({ allowedOrigins: ['null'] });
    for (const origin of [
      'null',
      '',
      '*',
      'vscode-webview',
      'https://a.example/path',
      'https://a.example https://b.example',
    ])
      assert.equal(server.allowOrigin(origin), false, origin);
    assert.equal(await statusOf(server.port, [host(server.port), bearer(token), 'Origin: null']), 403);
    assert.equal(await statusOf(server.port, [host(server.port), bearer(token), 'Origin:']), 403);
  });

  it('case 4: a rebound, empty, or repeated Host is 403', async () => {
    const { server, token } = await start();
    const { port } = server;
    const others = [
      [`Host: evil.example:${port}`, `Origin: http://evil.example:${port}`],
      ['Host:'],
      [host(port), host(port)],
      [host(port), `Host: evil.example:${port}`],
      ['Host: 127.0.0.1'],
      [`Host: 127.0.0.1:${port + 1}`],
      [`Host: [::1]:${port}`],
      [`Host: 0.0.0.0:${port}`],
      [`Host: localhost.:${port}`],
    ];
    for (const lines of others) assert.equal(await statusOf(port, [...lines, bearer(token)]), 403, lines.join(' | '));
    assert.equal(await statusOf(port, [bearer(token)]), 403, 'no Host at all');
  });

  it('case 5: lookalikes are 403', async () => {
    const { server, token } = await start({ allowedOrigins: [SIDEBAR] });
    const { port } = server;
    for (const origin of [
      'http://vscode-webview.evil',
      `${SIDEBAR}.evil`,
      `${SIDEBAR}/`,
      SIDEBAR.toUpperCase(),
      'vscode-webview://',
      `${SIDEBAR}, https://evil.example`,
    ]) {
      assert.equal(await statusOf(port, [host(port), bearer(token), `Origin: ${origin}`]), 403, origin);
    }
    assert.equal(
      await statusOf(port, [host(port), bearer(token), `Origin: ${SIDEBAR}`, 'Origin: https://evil.example']),
      403,
    );
    for (const name of [`127.0.0.1.evil:${port}`, `localhost.evil:${port}`, `evil.example#127.0.0.1:${port}`]) {
      assert.equal(await statusOf(port, [`Host: ${name}`, bearer(token)]), 403, name);
    }
  });

  it('case 6: an empty, short, long, or malformed token is 401', async () => {
    const { server, token } = await start();
    for (const offered of [
      '',
      'a',
      token.slice(1),
      `${token}a`,
      ` ${token} x`,
      'x'.repeat(10_000),
      'ключ',
      '🔑🔑',
      'null',
      'undefined',
    ]) {
      assert.equal(await statusOf(server.port, [host(server.port), bearer(offered)]), 401, offered.slice(0, 20));
    }
    assert.equal(await statusOf(server.port, [host(server.port), `Authorization: Basic ${token}`]), 401);
    assert.equal(await statusOf(server.port, [host(server.port), bearer(token), bearer('other')]), 401);
    assert.equal(
      await statusOf(server.port, [
        host(server.port),
        `Sec-WebSocket-Protocol: ${SUBPROTOCOL}, ${TOKEN_SUBPROTOCOL_PREFIX}`,
      ]),
      401,
    );
  });

  it('case 6: only the right headers are accepted, whatever is sent', () => {
    const policy = { port: 18_080, token: createToken(), sidebarToken: createToken(), origins: new Set([SIDEBAR]) };
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '127.0.0.1:18080',
        SIDEBAR,
        'null',
        'Bearer ',
        `Bearer ${policy.sidebarToken}`,
        TOKEN_SUBPROTOCOL_PREFIX,
      ),
    );
    const name = fc.constantFrom('Host', 'host', 'Origin', 'Authorization', 'Sec-WebSocket-Protocol', 'X-Other');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, value)),
        fc.constantFrom('/agent_ws', '/', '/agent_ws/', '//agent_ws', 'http://evil.example/agent_ws'),
        (headers, url) => {
          const decision = authorize({ url, rawHeaders: headers.flat() }, policy);
          if (!decision.accepted) return;
          assert.equal(url, '/agent_ws');
          assert.ok(
            headers.some(([key, text]) => key === 'Origin' && text === SIDEBAR),
            'only the sidebar has one of these tokens',
          );
        },
      ),
    );
  });

  it('case 7: a token in the URL is refused and not logged', async () => {
    const { server, token, lines } = await start();
    assert.equal(await statusOf(server.port, [host(server.port)], `/agent_ws?token=${token}`), 400);
    assert.equal(await statusOf(server.port, [host(server.port), bearer(token)], `/agent_ws?token=${token}`), 400);
    assert.equal(await statusOf(server.port, [host(server.port)], `/${token}`), 404);
    assert.equal(await statusOf(server.port, [host(server.port), `Origin: https://${token}.example`]), 403);
    assert.ok(lines.length > 3);
    assert.ok(!lines.join('\n').includes(token));
  });

  it("doesn't let a page fill the log", async () => {
    const { server, lines } = await start();
    for (let index = 0; index < 30; index++)
      await statusOf(server.port, [host(server.port), 'Origin: https://example.org']);
    assert.ok(lines.length <= 21, `${lines.length} lines`);
  });

  it("case 8: window A's token is 401 at window B", async () => {
    const [a, b] = await Promise.all([start(), start()]);
    assert.equal(await statusOf(b.server.port, [host(b.server.port), bearer(a.token)]), 401);
    assert.equal(await statusOf(b.server.port, [host(b.server.port), bearer(b.token)]), 101);
  });

  it("the sidebar's token acts for the user, and is valid only from its Origin", async () => {
    const sidebarToken = createToken();
    const { server, token, runs } = await start({ sidebarToken });
    const asSidebar = [
      host(server.port),
      `Sec-WebSocket-Protocol: ${SUBPROTOCOL}, ${TOKEN_SUBPROTOCOL_PREFIX}${sidebarToken}`,
    ];
    assert.equal(await statusOf(server.port, asSidebar), 401);
    assert.equal(await statusOf(server.port, [...asSidebar, `Origin: ${SIDEBAR}`]), 403);
    assert.equal(server.allowOrigin(SIDEBAR), true);
    assert.equal(await statusOf(server.port, [...asSidebar, `Origin: ${SIDEBAR}`]), 101);

    const sidebar = await WebSocketTestClient.connect(server.url, undefined, {
      origin: SIDEBAR,
      protocols: [SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX + sidebarToken],
    });
    const program = await WebSocketTestClient.connect(server.url, token);
    sidebar.send({ type: 'start_agent', query: 'one' });
    program.send({ type: 'start_agent', query: 'two' });
    await Promise.all([sidebar.settled(), program.settled()]);
    assert.deepEqual(
      new Map(runs.started.map(({ command, requester }) => [command.query, requester.trust])),
      new Map([
        ['one', 'user'],
        ['two', 'client'],
      ]),
    );
  });

  it('case 9: plain HTTP and wrong paths are 4xx without CORS headers', async () => {
    const { server, token } = await start();
    const address = server.url.replace('ws:', 'http:');
    for (const [method, url] of [
      ['GET', address],
      ['POST', address],
      ['OPTIONS', address],
      ['GET', new URL('/', address).href],
      ['PUT', `${address}/../../etc/passwd`],
    ] as const) {
      const response = await fetch(url, {
        method,
        headers: { Origin: 'https://example.org', 'Access-Control-Request-Method': 'POST' },
      });
      assert.ok(response.status >= 400 && response.status < 500, `${method} ${url} ${response.status}`);
      assert.deepEqual(
        [...response.headers.keys()].filter((name) => name.startsWith('access-control')),
        [],
      );
      await response.text();
    }
    for (const path of [
      '/',
      '/agent_ws/',
      '/AGENT_WS',
      '//agent_ws',
      '/x/../agent_ws',
      'http://evil.example/agent_ws',
    ]) {
      assert.equal(await statusOf(server.port, [host(server.port), bearer(token)], path), 404, path);
    }
    const connect = await RawClient.connect(server.port);
    connect.write(`CONNECT evil.example:80 HTTP/1.1\r\n${host(server.port)}\r\n\r\n`);
    await connect.ended;
    assert.notEqual(connect.status, 200);
  });

  it('case 10: an upgrade that trickles in is closed', async () => {
    const { server, hub } = await start({ limits: { handshakeMs: 120 } });
    const silent = await RawClient.connect(server.port);
    const dripping = await RawClient.connect(server.port);
    dripping.write(`GET /agent_ws HTTP/1.1\r\n${host(server.port)}\r\n`);
    const drip = setInterval(() => dripping.write('X-Drip: drop\r\n'), 10);
    await Promise.all([silent.ended, dripping.ended]);
    clearInterval(drip);
    assert.equal(hub.connections, 0);
  });

  it('case 12: connections that say nothing keep nobody out', async () => {
    const { connect, server, hub } = await start({ limits: { connections: 4, handshakeMs: 600_000 } });
    const first = await connect();
    const silent = await Promise.all(Array.from({ length: 40 }, () => RawClient.connect(server.port)));
    const second = await connect();
    await Promise.all([first.settled(), second.settled()]);
    assert.equal(hub.connections, 2);
    for (const client of silent) client.close();
  });

  it('case 10: a client that upgrades in time stays connected', async () => {
    const { connect, server } = await start({ limits: { handshakeMs: 1_000 } });
    const client = await connect();
    await (
      await RawClient.connect(server.port)
    ).ended;
    await client.settled();
  });

  it("case 11, case 23: a client that doesn't answer pings is disconnected, and the others stay connected", async () => {
    const { connect, hub } = await start({ limits: { pingEveryMs: 250 } });
    const client = await connect();
    const silent = await connect({ autoPong: false });
    let pings = 0;
    client.socket.on('ping', () => pings++);
    assert.equal((await silent.closed).code, 1006);
    while (pings < 4) await once(client.socket, 'ping');
    assert.equal(hub.connections, 1);
    await client.settled();
  });

  it('case 12: clients beyond the limit are closed with 1013, and the others are unaffected', async () => {
    const { connect, hub } = await start({ limits: { connections: 2 } });
    const [first, second] = [await connect(), await connect()];
    const third = await connect();
    assert.equal((await third.closed).code, 1013);
    await Promise.all([first.settled(), second.settled()]);
    const connections = () => hub.connections;
    assert.equal(connections(), 2);
    first.close();
    await first.closed;
    while (connections() > 1) await new Promise((resolve) => setImmediate(resolve));
    await (await connect()).settled();
  });

  it('case 19: compression is not negotiated', async () => {
    const { server, token, connect } = await start();
    const raw = await RawClient.upgrade(server.port, [
      host(server.port),
      bearer(token),
      'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
    ]);
    assert.equal(raw.status, 101);
    assert.doesNotMatch(raw.text, /Sec-WebSocket-Extensions/i);
    raw.close();
    assert.equal((await connect({ perMessageDeflate: true })).socket.extensions, '');
  });
});
