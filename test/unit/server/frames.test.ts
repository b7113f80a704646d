import assert from 'node:assert/strict';
import * as z from 'zod';
import type { SessionLimits } from '../../../src/agent/server/sessionLimits.js';
import { commandSchema } from '../../../src/protocol/index.js';
import { BINARY, CONTINUATION, frame, PING, RawClient, TEXT } from './rawClient.js';
import { useServers, type ServerFixture } from './serverFixture.js';

describe('frames no library would send', function () {
  this.timeout(20_000);
  const start = useServers();

  async function raw({ server, token }: ServerFixture): Promise<RawClient> {
    const client = await RawClient.upgrade(server.port, [
      `Host: 127.0.0.1:${server.port}`,
      `Authorization: Bearer ${token}`,
    ]);
    assert.equal(client.status, 101);
    return client;
  }

  const bad: [string, Buffer, number][] = [
    ['bad UTF-8', frame(Buffer.from([0x7b, 0xc3, 0x28, 0x7d])), 1007],
    ['no mask', frame('{"type":"ping"}', { masked: false }), 1002],
    ['RSV1', frame('{"type":"ping"}', { rsv1: true }), 1002],
    ['an unknown opcode', frame('x', { opcode: 5 }), 1002],
    ['a continuation of nothing', frame('x', { opcode: CONTINUATION }), 1002],
    ['a fragmented ping', frame('x', { opcode: PING, final: false }), 1002],
    ['binary', frame('{"type":"ping"}', { opcode: BINARY }), 1003],
  ];
  for (const [name, bytes, code] of bad) {
    it(`case 17: ${name} closes that connection with ${code}`, async () => {
      const fixture = await start();
      const bystander = await fixture.connect();
      const client = await raw(fixture);
      client.write(bytes);
      assert.equal(await client.closeCode(), code);
      await bystander.settled();
      assert.equal(fixture.hub.connections, 1);
    });
  }

  it('case 16: a message over the limit closes with 1009', async () => {
    const fixture = await start({ limits: { maxFrameBytes: 10_000 } });
    const client = await fixture.connect();
    client.sendText(JSON.stringify({ type: 'ping', id: 'a'.repeat(20_000) }));
    assert.equal((await client.closed).code, 1009);
    const bystander = await fixture.connect();
    await bystander.settled();
  });

  it('case 16: the default limit allows the longest inline document', async () => {
    const { connect, runs } = await start();
    const client = await connect();
    client.send({ type: 'start_agent', query: 'Summarize', document: { text: 'x'.repeat(12_000_000) } });
    await client.untilType('agent_start');
    assert.equal(runs.started.length, 1);
  });

  it('case 13: a string that is too long for any check is refused, in whatever field', async () => {
    const fixture = await start();
    const bystander = await fixture.connect();
    const fields = (z.toJSONSchema(commandSchema, { unrepresentable: 'any' }).oneOf ?? []).flatMap(({ properties }) =>
      Object.entries(properties ?? {}).flatMap(([name, field]) =>
        typeof field === 'object' && field.type === 'string' && name !== 'type' ? [name] : [],
      ),
    );
    assert.ok(fields.length > 20);
    for (const name of new Set([...fields, 'sources', 'repairs'])) {
      const client = await fixture.connect();
      // So long that a pattern with a group that repeats ended the process.
      const pieces = name === 'language' ? 4_500_000 : 50_000;
      client.send({ type: 'start_agent', query: 'Q', request_id: 'r', [name]: 'en-'.repeat(pieces) });
      const { payload } = await client.untilType('error');
      assert.equal(payload.message_key, 'commands.stringTooLong', name);
      client.close();
    }
    await bystander.settled();
    assert.equal(fixture.runs.started.length, 0);
  });

  it('case 13: a command that no check survives is refused, and the process goes on', async () => {
    const { hub } = await start();
    const frames: string[] = [];
    const connection = hub.connect(
      { send: (text) => void frames.push(text), close: () => undefined },
      { trust: 'client' },
    );
    const hostile = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new RangeError('Maximum call stack size exceeded');
        },
      },
    );
    connection.receiveValue(hostile);
    connection.receiveValue({ type: 'ping' });
    assert.deepEqual(
      frames.map((text) => (JSON.parse(text) as { type: string }).type),
      ['error', 'pong'],
    );
    connection.closed();
  });

  it('case 18: endless fragments are closed', async () => {
    const fixture = await start({ limits: { maxFragments: 100 } });
    const client = await raw(fixture);
    client.write(frame('{', { final: false }));
    for (let index = 0; index < 150; index++) client.write(frame('', { opcode: CONTINUATION, final: false }));
    assert.ok([1008, 1009].includes((await client.closeCode()) ?? 0));
    const large = await raw(await start({ limits: { maxFrameBytes: 50_000 } }));
    large.write(frame('{', { final: false, opcode: TEXT }));
    for (let index = 0; index < 10; index++)
      large.write(frame(' '.repeat(10_000), { opcode: CONTINUATION, final: false }));
    assert.equal(await large.closeCode(), 1009);
  });

  it('case 21: a flood of ping frames is bounded', async () => {
    const fixture = await start();
    const client = await raw(fixture);
    const bystander = await fixture.connect();
    for (let index = 0; index < 1_000; index++) client.write(frame('p', { opcode: PING }));
    assert.equal(await client.closeCode(), 1008);
    await bystander.settled();
  });

  it('case 22: a client that stops reading is disconnected, and the others get everything', async () => {
    const { connect, runs, hub } = await start({}, { limits: { waitingBytes: 200_000 } });
    const slow = await connect();
    const quick = await connect();
    quick.send({ type: 'start_agent', query: 'Summarize' });
    await Promise.all([slow.untilType('agent_start'), quick.untilType('agent_start')]);
    slow.socket.pause();
    let sent = 0;
    while (hub.connections > 1) {
      for (let index = 0; index < 50; index++) runs.say('run-1', `${++sent} ${'x'.repeat(10_000)}`);
      await quick.settled();
    }
    assert.equal(quick.of('run-1').length, sent + 1);
    slow.socket.resume();
    assert.notEqual((await slow.closed).code, 1000);
    assert.ok(slow.of('run-1').length < sent);
  });

  it('case 22: a client that is slow for a while still gets the complete text', async () => {
    const { connect, runs } = await start({}, { limits: { waitingBytes: 100_000_000 } });
    const slow = await connect();
    slow.send({ type: 'start_agent', query: 'Summarize' });
    await slow.untilType('agent_start');
    slow.socket.pause();
    let text = '';
    for (let index = 0; index < 2_000; index++) {
      const token = `${index} ${'x'.repeat(5_000)}`;
      text += token;
      runs.say('run-1', token);
    }
    runs.end('run-1');
    slow.socket.resume();
    await slow.untilType('agent_end');
    const events = slow.of('run-1');
    assert.ok(events.length < 2_000, 'partials were joined');
    let last = 0;
    for (const event of events) {
      assert.equal(event.first_seq ?? event.seq, last + 1);
      last = event.seq ?? 0;
    }
    assert.equal(last, 2_002);
    assert.equal(events.map((event) => (event.type === 'partial_summary' ? event.payload.text : '')).join(''), text);
  });

  /** A 20 MB run with pages of 320 KB, and a client that requests it and then stops reading. */
  async function pausedInReplay(limits: Partial<SessionLimits> = {}) {
    const fixture = await start({}, { limits });
    fixture.runs.pageLength = 16;
    fixture.runs.start({ type: 'start_agent', query: 'Summarize' }, { trust: 'client', sessionId: 'own' });
    for (let index = 0; index < 1_000; index++) fixture.runs.say('run-1', `${index} ${'x'.repeat(20_000)}`);
    const quick = await fixture.connect();
    const slow = await fixture.connect();
    slow.socket.pause();
    for (let asked = 0; asked < 3; asked++) slow.send({ type: 'resume', run_id: 'run-1', after_seq: 0 });
    await quick.settled();
    return { ...fixture, quick, slow };
  }

  it('case 22: a replay is read only as fast as its client receives it, and arrives complete', async () => {
    const { runs, quick, slow } = await pausedInReplay();
    // As long as pages are still requested.
    for (let before = -1; runs.paged !== before;) {
      before = runs.paged;
      await new Promise((resolve) => setTimeout(resolve, 200));
      await quick.settled();
    }
    // The kernel's buffers plus about a megabyte, out of 60.
    assert.ok(runs.paged > 0 && runs.paged * 20_000 < 15_000_000, `${runs.paged} events were read`);
    slow.socket.resume();
    await slow.until((event) => event.seq === 1_001);
    const first = slow.events.slice(0, slow.events.findIndex((event) => event.seq === 1_001) + 1);
    // Three replays take turns; each brings every event.
    const seen = new Set(first.map(({ seq }) => seq));
    assert.equal(seen.size, 1_001);
    slow.close();
  });

  it("case 22: a client that requests a replay but doesn't read it is disconnected", async () => {
    const { hub, slow, quick } = await pausedInReplay({ paceWindowMs: 500 });
    while (hub.connections > 1) await quick.settled().then(() => new Promise((resolve) => setTimeout(resolve, 100)));
    slow.socket.resume();
    assert.notEqual((await slow.closed).code, 1000);
  });

  it("case 20: a replay has a cost, so that it can't be requested endlessly", async () => {
    const fixture = await start({}, { limits: { replayedPerCommand: 10, commandBurst: 50, replayReserve: 10 } });
    fixture.runs.pageLength = 100;
    const client = await fixture.connect();
    client.send({ type: 'start_agent', query: 'Summarize' });
    await client.untilType('agent_start');
    for (let index = 0; index < 1_000; index++) fixture.runs.say('run-1', 'x');
    const other = await fixture.connect();
    for (let asked = 0; asked < 20; asked++) other.send({ type: 'resume', run_id: 'run-1', after_seq: 0 });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    // 20,000 events were requested; a burst of 50 commands and 30 a second amount to 500 events and 300 a second.
    assert.ok(fixture.runs.paged < 4_000, `${fixture.runs.paged} events were read`);
    other.close();
  });
});
