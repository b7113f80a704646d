import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PairedBrowser } from '../../../src/agent/interfaces/index.js';
import { createCompanions, type AgentSocketServer } from '../../../src/agent/server/index.js';
import {
  CODE_ALPHABET,
  SUBPROTOCOL,
  textOf,
  toAgentError,
  TOKEN_SUBPROTOCOL_PREFIX,
} from '../../../src/protocol/index.js';
import {
  COMPANION_ORIGIN,
  companionProtocols,
  connectCompanion,
  type CompanionAttempt,
} from '../../helpers/companionClient.js';
import { RawClient } from './rawClient.js';
import { useServers } from './serverFixture.js';

const FIREFOX_ORIGIN = 'moz-extension://3f2b8c1e-5d4a-4e6f-8b7c-9a0d1e2f3a4b';
const OTHER_ORIGIN = `chrome-extension://${'ponmlkji'.repeat(4)}`;

describe('pairing with a browser', function () {
  this.timeout(20_000);
  const start = useServers();

  async function open(limits: Parameters<typeof createCompanions>[0]['limits'] = {}) {
    const paired: PairedBrowser[] = [];
    const clock = { now: Date.now };
    const companions = createCompanions({
      browsers: {
        list: () => Promise.resolve(paired),
        add: (browser) => Promise.resolve(void paired.push(browser)),
      },
      log: () => undefined,
      limits,
      now: () => clock.now(),
    });
    const handedOver: string[] = [];
    const companion = {
      sessionId: 'sidebar',
      handedOver: (runId: string) => void handedOver.push(runId),
      windows: () => Promise.resolve([{ port: 18_081, name: 'tides', used_at: '2026-01-01T00:00:00.000Z' }]),
    };
    const fixture = await start({ companions }, { companion });
    return { ...fixture, companions, paired, clock, handedOver };
  }
  async function statusOf({ port }: AgentSocketServer, attempt: CompanionAttempt): Promise<number> {
    const client = await RawClient.upgrade(port, [
      `Host: 127.0.0.1:${port}`,
      `Origin: ${attempt.origin ?? COMPANION_ORIGIN}`,
      `Sec-WebSocket-Protocol: ${companionProtocols(port, attempt).join(', ')}`,
    ]);
    client.close();
    return client.status;
  }
  async function pair({ companions, server, paired }: Awaited<ReturnType<typeof open>>, origin = COMPANION_ORIGIN) {
    const { code } = await companions.pair();
    const client = await connectCompanion(server.url, { secret: code, origin });
    const { payload } = await client.untilType('companion_welcome');
    client.close();
    assert.ok(payload.pairing);
    assert.equal(paired.at(-1)?.token, payload.pairing.token);
    return { secret: payload.pairing.token, pairing: payload.pairing.id, origin };
  }

  it('gives a browser that proves the code its own token, bound to its Origin', async () => {
    const test = await open();
    const { code, paired } = await test.companions.pair();
    assert.equal(code.length, 8);
    for (const letter of code) assert.ok(CODE_ALPHABET.includes(letter));
    const client = await connectCompanion(test.server.url, { secret: code });
    const { payload } = await client.untilType('companion_welcome');
    const { id, token, origin, browser } = await paired;
    assert.deepEqual(payload.pairing, { id, token });
    assert.equal(origin, COMPANION_ORIGIN);
    assert.equal(browser, 'Chrome');
    client.close();

    const later = await connectCompanion(test.server.url, { secret: token, pairing: id });
    const welcome = await later.untilType('companion_welcome');
    assert.equal(welcome.payload.pairing, undefined, 'the token is not sent again');
    later.close();
    const other = await pair(test, FIREFOX_ORIGIN);
    assert.notEqual(other.secret, token);
  });

  it('case 75: refuses another extension or web page that has everything but the Origin', async () => {
    const test = await open();
    const ours = await pair(test);
    const origins = [
      OTHER_ORIGIN,
      FIREFOX_ORIGIN,
      'https://example.org',
      `http://127.0.0.1:${test.server.port}`,
      `${COMPANION_ORIGIN}.example`,
      `https://${COMPANION_ORIGIN.slice('chrome-extension://'.length)}`,
      COMPANION_ORIGIN.toUpperCase(),
      'null',
    ];
    for (const origin of origins) {
      assert.equal(await statusOf(test.server, { ...ours, origin, provenOrigin: origin }), 403, origin);
      assert.equal(await statusOf(test.server, { ...ours, origin, provenOrigin: COMPANION_ORIGIN }), 403, origin);
    }
    const asProgram = [`Host: 127.0.0.1:${test.server.port}`, `Origin: ${COMPANION_ORIGIN}`];
    for (const token of [test.token, ours.secret]) {
      const client = await RawClient.upgrade(test.server.port, [
        ...asProgram,
        `Sec-WebSocket-Protocol: ${SUBPROTOCOL}, ${TOKEN_SUBPROTOCOL_PREFIX}${token}`,
      ]);
      assert.equal(client.status, 403, 'a token by itself is no companion');
    }
    assert.equal(await statusOf(test.server, ours), 101);
  });

  it("case 75: one paired browser can't use another's pairing", async () => {
    const test = await open();
    const [ours, theirs] = [await pair(test), await pair(test, OTHER_ORIGIN)];
    assert.equal(await statusOf(test.server, { ...ours, origin: OTHER_ORIGIN }), 401);
    assert.equal(await statusOf(test.server, { ...theirs, secret: ours.secret }), 401);
  });

  it('case 75: a proof is accepted once, on its port, and only while it is fresh', async () => {
    const test = await open();
    const ours = await pair(test);
    const nonce = 'n'.repeat(22);
    assert.equal(await statusOf(test.server, { ...ours, nonce }), 101);
    assert.equal(await statusOf(test.server, { ...ours, nonce }), 401, 'replayed');
    assert.equal(await statusOf(test.server, { ...ours, provenPort: test.server.port + 1 }), 401, 'another port');
    assert.equal(await statusOf(test.server, { ...ours, sentAt: Date.now() - 60_000 }), 401, 'recorded earlier');
    assert.equal(await statusOf(test.server, { ...ours, sentAt: Date.now() + 60_000 }), 401, 'made for later');
    const other = await start({ companions: test.companions });
    // Whatever the clock is set to meanwhile.
    for (const set of [3_000, -3_600_000, 3_600_000]) {
      test.clock.now = () => Date.now() + set;
      const sentAt = test.clock.now();
      assert.equal(await statusOf(other.server, { ...ours, sentAt: sentAt - 5_000 }), 401, 'before it started');
      assert.equal(await statusOf(other.server, { ...ours, sentAt }), 101, `set by ${set} ms`);
    }
  });

  it('case 75: a code is valid once, and not after it expires or is canceled', async () => {
    const lasting = await open();
    const used = await lasting.companions.pair();
    assert.equal(await statusOf(lasting.server, { secret: used.code }), 101);
    assert.equal(await statusOf(lasting.server, { secret: used.code }), 403);
    assert.equal(lasting.paired.length, 1);

    const test = await open({ codeMs: 150 });
    const expired = await test.companions.pair();
    await assert.rejects(expired.paired, { code: 'unauthorized', message: /expired/ });
    assert.equal(await statusOf(test.server, { secret: expired.code }), 403);

    const canceled = await test.companions.pair();
    canceled.cancel();
    await assert.rejects(canceled.paired, { code: 'cancelled' });
    assert.equal(await statusOf(test.server, { secret: canceled.code }), 403);
    assert.equal(test.paired.length, 0);
  });

  it('case 75: five wrong codes disable pairing for ten minutes, and the person is notified once', async () => {
    const test = await open();
    const ours = await pair(test);
    const { code, paired } = await test.companions.pair();
    const told: string[] = [];
    paired.catch((error: unknown) => told.push(textOf(toAgentError(error).sentence)));
    const statuses: number[] = [];
    for (let tries = 0; tries < 7; tries++)
      statuses.push(await statusOf(test.server, { secret: 'AAAAAAAA', origin: OTHER_ORIGIN }));
    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 403, 403]);
    assert.equal(await statusOf(test.server, { secret: code }), 403, 'the right code comes too late');
    assert.deepEqual(told, ['Too many wrong codes were entered. Pairing is turned off for 10 min.']);
    await assert.rejects(test.companions.pair(), { code: 'unauthorized', message: /10 min/ });
    assert.equal(await statusOf(test.server, ours), 101, 'paired browsers stay paired');
    test.clock.now = () => Date.now() + 600_001;
    (await test.companions.pair()).cancel();
  });

  it("case 75: a web page can't use up the attempts", async () => {
    const test = await open();
    const { code } = await test.companions.pair();
    for (let tries = 0; tries < 8; tries++)
      assert.equal(await statusOf(test.server, { secret: 'AAAAAAAA', origin: 'https://example.org' }), 403);
    assert.equal(await statusOf(test.server, { secret: code }), 101);
  });

  it('case 75: guesses have no effect without a pairing in progress', async () => {
    const test = await open();
    for (let tries = 0; tries < 8; tries++) assert.equal(await statusOf(test.server, { secret: 'AAAAAAAA' }), 403);
    const { code } = await test.companions.pair();
    await assert.rejects(test.companions.pair(), { code: 'agent_busy' });
    assert.equal(await statusOf(test.server, { secret: code }), 101);
  });

  it('case 75: refuses a revoked token, and ends its connection', async () => {
    const test = await open();
    const ours = await pair(test);
    const client = await connectCompanion(test.server.url, ours);
    const program = await test.connect();
    test.paired.splice(0);
    test.server.closeCompanions();
    assert.equal((await client.closed).code, 1008);
    assert.equal(await statusOf(test.server, ours), 403);
    await program.settled();
  });

  it('case 75: refuses malformed claims', async () => {
    const test = await open();
    await test.companions.pair();
    const { port } = test.server;
    for (const entry of ['', 'code', 'code.1.n.p', 'x'.repeat(5_000), 'code.1e3.nnnnnnnnnnnnnnnnnnnnnn.p', 'a.b.c.d']) {
      const client = await RawClient.upgrade(port, [
        `Host: 127.0.0.1:${port}`,
        `Origin: ${COMPANION_ORIGIN}`,
        `Sec-WebSocket-Protocol: ${SUBPROTOCOL}, regen-research.companion.${entry}`,
      ]);
      assert.equal(client.status, 403, entry.slice(0, 20));
    }
    const agentless = await start();
    assert.equal(await statusOf(agentless.server, { secret: 'AAAAAAAA' }), 403);
  });

  it('neither the code nor a token appears in the log', async () => {
    const test = await open();
    const ours = await pair(test);
    const { code } = await test.companions.pair();
    await statusOf(test.server, { ...ours, origin: OTHER_ORIGIN });
    await statusOf(test.server, { secret: code, provenPort: 1 });
    assert.ok(test.lines.length > 2);
    assert.ok(!test.lines.join('\n').includes(ours.secret) && !test.lines.join('\n').includes(code));
  });

  it('accepts pages from a companion into the sidebar’s session, and nothing else', async () => {
    const test = await open();
    const client = await connectCompanion(test.server.url, await pair(test));
    const page = { html: '<p>Tides</p>', title: 'Tides', url: 'https://mail.example.com/tides' };
    client.send({ type: 'start_agent', query: 'Sum up.', document: page, request_id: 'one' });
    assert.deepEqual((await client.untilType('handed_over')).payload, { run_id: 'run-1', request_id: 'one' });
    assert.deepEqual(test.handedOver, ['run-1']);
    assert.deepEqual(test.runs.started[0]?.requester, { trust: 'companion', sessionId: 'sidebar' });
    client.send({ type: 'list_windows' });
    assert.equal((await client.untilType('windows')).payload.windows[0]?.name, 'tides');

    const forbidden = [
      { type: 'start_agent', query: 'q', document: { uri: 'file:///etc/passwd' } },
      { type: 'start_agent', query: 'q', sources: [page, { uri: 'file:///etc/passwd' }] },
      { type: 'start_agent', query: 'q', document: page, provider: 'openai', model: 'x' },
      { type: 'start_agent', query: 'q', document: page, model: 'x' },
      { type: 'start_agent', query: 'q', document: page, session_id: 'default' },
      { type: 'start_agent', query: 'q', document: page, render: 'always' },
      { type: 'start_agent', query: 'q', document: page, fresh: true },
      { type: 'start_agent', query: 'q', document: page, follow_up: 'run-1' },
      { type: 'start_agent', query: 'q', continue_run: 'run-1' },
      { type: 'execute_action', run_id: 'run-1', action_id: 'a1' },
      { type: 'repeat', run_id: 'run-1' },
      { type: 'cancel_agent', run_id: 'run-1' },
      { type: 'resume', run_id: 'run-1', after_seq: 0 },
      { type: 'join_session', session_id: 'default' },
      { type: 'list_runs' },
      { type: 'update_run', run_id: 'run-1', pinned: true },
      { type: 'delete_run', run_id: 'run-1' },
      { type: 'list_models' },
      { type: 'call_tool', call_id: 'c', tool: 'read_source', arguments: {} },
      { type: 'cancel_tool', call_id: 'c' },
      { type: 'list_resources' },
      { type: 'read_resource', uri: 'regen://run/run-1' },
    ];
    for (const [index, command] of forbidden.entries()) {
      client.send({ ...command, request_id: `no-${index}` });
      const answer = await client.until(
        ({ payload }) => 'request_id' in payload && payload.request_id === `no-${index}`,
      );
      assert.equal(answer.type, 'error', JSON.stringify(command));
      assert.equal(answer.payload.code, 'invalid_message');
    }
    await sleep(0);
    await client.settled();
    assert.equal(test.runs.started.length, 1);
    assert.deepEqual(test.runs.calls, []);
    assert.deepEqual(
      client.events.filter(({ run_id }) => run_id !== undefined),
      [],
      'it sees no event of its run',
    );
    const program = await test.connect();
    program.send({ type: 'list_windows' });
    assert.equal((await program.untilType('error')).payload.code, 'invalid_message');
  });
});
