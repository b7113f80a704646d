import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { isAgentError } from '../../../src/protocol/index.js';
import { createSessionHub, findAgents, publishAgent, startAgentSocketServer } from '../../../src/agent/server/index.js';
import { RawClient } from './rawClient.js';
import { noTools, ScriptedRuns } from './scriptedRuns.js';
import { useServers } from './serverFixture.js';
import { WebSocketTestClient } from './testClient.js';

async function squat(
  host: string,
  port: number,
): Promise<{ port: number; received: () => string; close: () => void } | undefined> {
  let received = '';
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => (received += data.toString('latin1')));
  });
  server.listen({ host, port });
  try {
    await once(server, 'listening');
  } catch {
    return undefined;
  }
  return { port: (server.address() as net.AddressInfo).port, received: () => received, close: () => server.close() };
}

describe('ports and windows', function () {
  this.timeout(20_000);
  const start = useServers();

  it('case 25: a second window has its own port and token', async () => {
    const first = await start();
    const second = await start({ port: first.server.port, fallbackToAnyPort: true });
    assert.notEqual(second.server.port, first.server.port);
    assert.deepEqual(second.lines, [`[WebSocket] Server listening on ws://127.0.0.1:${second.server.port}/agent_ws`]);
    await Promise.all([(await first.connect()).settled(), (await second.connect()).settled()]);
    await assert.rejects(WebSocketTestClient.connect(second.server.url, first.token));
  });

  it('case 25: a port in use is an error that says so, if no other port may be used', async () => {
    const first = await start();
    const second = startAgentSocketServer({
      hub: createSessionHub({ runs: new ScriptedRuns(), tools: noTools }),
      port: first.server.port,
      token: null,
      log: () => undefined,
    });
    await assert.rejects(
      second,
      (error) =>
        isAgentError(error) && error.code === 'port_in_use' && error.message.includes(String(first.server.port)),
    );
    await (await first.connect()).settled();
  });

  it('case 26: a stranger on the port receives nothing', async () => {
    const stranger = await squat('127.0.0.1', 0);
    assert.ok(stranger);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'regen-research-'));
    const { server, token } = await start({ port: stranger.port, fallbackToAnyPort: true });
    const published = await publishAgent({ url: server.url, token, workspace: null }, folder);
    const [agent] = await findAgents(folder);
    assert.ok(agent);
    const client = await WebSocketTestClient.connect(agent.url, agent.token ?? undefined);
    client.send({ type: 'start_agent', query: 'Summarize' });
    await client.untilType('agent_start');
    assert.equal(stranger.received(), '');
    stranger.close();
    await published.remove();
    rmSync(folder, { recursive: true });
  });

  it('case 27: a squatter on [::1] receives nothing', async function () {
    const { server, connect } = await start();
    const squatter = await squat('::1', server.port);
    if (!squatter) this.skip();
    assert.equal(new URL(server.url).hostname, '127.0.0.1');
    await (await connect()).settled();
    assert.equal(squatter.received(), '');
    squatter.close();
  });

  it('case 28: listens only on the loopback address', async () => {
    const { server } = await start();
    const addresses = Object.values(os.networkInterfaces())
      .flatMap((entries) => entries ?? [])
      .filter((entry) => !entry.internal && entry.family === 'IPv4')
      .map((entry) => entry.address);
    if (process.platform === 'linux') addresses.push('127.0.0.2');
    for (const host of addresses) {
      const socket = net.connect({ host, port: server.port });
      await assert.rejects(once(socket, 'connect'), { code: 'ECONNREFUSED' }, host);
    }
  });

  it('case 29: after closing, the port is free and can be bound again, whatever the clients do', async () => {
    const { server, connect, token, hub } = await start();
    const reading = await connect();
    const paused = await connect();
    paused.socket.pause();
    const idle = await RawClient.connect(server.port);
    const half = await RawClient.connect(server.port);
    half.write('GET /agent_ws HTTP/1.1\r\n');
    await Promise.all([server.close(), server.close()]);
    assert.equal((await reading.closed).code, 1001);
    await Promise.all([idle.ended, half.ended]);
    assert.equal(hub.connections, 0);
    const again = await start({ port: server.port, token });
    assert.equal(again.server.port, server.port);
    await (await WebSocketTestClient.connect(again.server.url, token)).settled();
    paused.close();
  });

  it('case 70: a client that reconnects after losing its connection continues where it was', async () => {
    const { connect, runs } = await start();
    const first = await connect();
    first.send({ type: 'start_agent', query: 'Summarize' });
    await first.untilType('agent_start');
    runs.say('run-1', 'one ');
    await first.settled();
    const seen = first.of('run-1').length;
    first.close();
    runs.say('run-1', 'two ');
    const second = await connect();
    runs.say('run-1', 'three ');
    second.send({ type: 'resume', run_id: 'run-1', after_seq: seen });
    runs.say('run-1', 'four ');
    await second.until((event) => event.seq === 5);
    runs.end('run-1');
    await second.untilType('agent_end');
    assert.deepEqual(
      second.of('run-1').map((event) => event.seq),
      [3, 4, 5, 6],
    );
  });
});
