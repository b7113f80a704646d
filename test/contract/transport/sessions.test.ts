import assert from 'node:assert/strict';
import { ScriptedRuns } from '../../unit/server/scriptedRuns.js';
import { transports, type Transport } from './transports.js';

const sequence = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

for (const [name, open] of Object.entries(transports)) {
  describe(`sessions over ${name}`, function () {
    this.timeout(20_000);
    let runs: ScriptedRuns;
    let transport: Transport;
    beforeEach(async () => {
      runs = new ScriptedRuns();
      transport = await open(runs);
    });
    afterEach(() => transport.close());
    const connect = () => transport.connect();

    it('streams the seed conversation', async () => {
      const client = await connect();
      client.send({ type: 'start_agent', query: 'Summarize this page', url: 'https://example.org/' });
      const start = await client.untilType('agent_start');
      assert.deepEqual(
        { query: start.payload.query, url: start.payload.url },
        { query: 'Summarize this page', url: 'https://example.org/' },
      );
      for (const text of ['Hello', ', ', 'world']) runs.say('run-1', text);
      runs.end('run-1');
      await client.untilType('agent_end');
      assert.deepEqual(
        client.events.map(({ type, seq, run_id: runId }) => [type, seq, runId]),
        [
          ['agent_start', 1, 'run-1'],
          ['partial_summary', 2, 'run-1'],
          ['partial_summary', 3, 'run-1'],
          ['partial_summary', 4, 'run-1'],
          ['agent_end', 5, 'run-1'],
        ],
      );
    });

    it('sends every event to every client of the session, and to no other session', async () => {
      const [first, second, stranger] = [await connect(), await connect(), await connect()];
      stranger.send({ type: 'join_session', session_id: 'other' });
      await stranger.settled();
      first.send({ type: 'start_agent', query: 'Summarize', url: 'https://example.org/' });
      await first.untilType('agent_start');
      for (let index = 0; index < 200; index++) runs.say('run-1', `${index} `);
      runs.end('run-1');
      await Promise.all([first.untilType('agent_end'), second.untilType('agent_end')]);
      assert.deepEqual(
        first.of('run-1').map((event) => event.seq),
        sequence(1, 202),
      );
      assert.deepEqual(second.of('run-1'), first.of('run-1'));
      await stranger.settled();
      assert.deepEqual(stranger.of('run-1'), []);
    });

    it('joins the session named in start_agent', async () => {
      const [first, second] = [await connect(), await connect()];
      second.send({ type: 'join_session', session_id: 'a' });
      assert.deepEqual((await second.untilType('session_joined')).payload, { session_id: 'a', active_runs: [] });
      first.send({ type: 'start_agent', query: 'Summarize', session_id: 'a' });
      await Promise.all([first.untilType('agent_start'), second.untilType('agent_start')]);
      const third = await connect();
      third.send({ type: 'join_session', session_id: 'a' });
      assert.deepEqual((await third.untilType('session_joined')).payload.active_runs, ['run-1']);
    });

    it('answers a duplicate with agent_busy and the ID of the run', async () => {
      const [first, second] = [await connect(), await connect()];
      first.send({ type: 'start_agent', query: 'Summarize', url: 'https://example.org/' });
      await first.untilType('agent_start');
      second.send({ type: 'start_agent', query: 'Summarize', url: 'https://example.org/', request_id: 'mine' });
      const busy = await second.untilType('agent_busy');
      assert.equal(busy.run_id, 'run-1');
      assert.equal(busy.seq, undefined);
      const { message, message_key: key, run_id: going, url, request_id: request } = busy.payload;
      assert.deepEqual([key, going, url, request], ['server.busy', 'run-1', 'https://example.org/', 'mine']);
      assert.match(message, /already being read/);
      await first.settled();
      assert.ok(!first.events.some((event) => event.type === 'agent_busy'));
      assert.equal(runs.started.length, 1);
    });

    it('case 67: canceling twice gives one agent_end', async () => {
      const client = await connect();
      client.send({ type: 'start_agent', query: 'Summarize' });
      client.send({ type: 'cancel_agent', run_id: 'run-1' });
      client.send({ type: 'cancel_agent', run_id: 'run-1' });
      await client.settled();
      assert.deepEqual(
        client.of('run-1').map((event) => event.type),
        ['agent_start', 'agent_end'],
      );
      assert.equal((await client.untilType('error')).payload.code, 'unknown_run');
    });

    it('case 68: resume delivers what was missed, without a gap or a repeat, even while the run continues', async () => {
      const [first, second] = [await connect(), await connect()];
      second.send({ type: 'join_session', session_id: 'elsewhere' });
      await second.settled();
      first.send({ type: 'start_agent', query: 'Summarize' });
      await first.untilType('agent_start');
      for (let index = 0; index < 50; index++) runs.say('run-1', `${index} `);
      second.send({ type: 'resume', run_id: 'run-1', after_seq: 20 });
      for (let index = 0; index < 50; index++) {
        runs.say('run-1', `${index} `);
        await new Promise((resolve) => setImmediate(resolve));
      }
      runs.end('run-1');
      await second.untilType('agent_end');
      assert.deepEqual(
        second.of('run-1').map((event) => event.seq),
        sequence(21, 102),
      );
      assert.deepEqual(first.of('run-1').slice(20), second.of('run-1'));
    });

    it('case 68: resume of an unknown run is an error that names it', async () => {
      const client = await connect();
      client.send({ type: 'resume', run_id: 'none', after_seq: 3 });
      const error = await client.untilType('error');
      assert.equal(error.payload.code, 'unknown_run');
      assert.equal(error.run_id, 'none');
    });

    it("doesn't send a run from its middle to a client that joined late, until it resumes", async () => {
      const first = await connect();
      first.send({ type: 'start_agent', query: 'Summarize' });
      await first.untilType('agent_start');
      runs.say('run-1', 'one');
      const late = await connect();
      runs.say('run-1', 'two');
      await late.settled();
      assert.deepEqual(late.of('run-1'), []);
      late.send({ type: 'resume', run_id: 'run-1', after_seq: 0 });
      runs.end('run-1');
      await late.untilType('agent_end');
      assert.deepEqual(
        late.of('run-1').map((event) => event.seq),
        [1, 2, 3, 4],
      );
    });

    it('resumes the same run twice at the same time', async () => {
      const client = await connect();
      client.send({ type: 'start_agent', query: 'Summarize' });
      await client.untilType('agent_start');
      runs.say('run-1', 'one');
      client.send({ type: 'resume', run_id: 'run-1', after_seq: 0 });
      client.send({ type: 'resume', run_id: 'run-1', after_seq: 2 });
      client.send({ type: 'resume', run_id: 'run-1', after_seq: 1 });
      await client.settled();
      runs.end('run-1');
      await client.untilType('agent_end');
      assert.equal(client.of('run-1').filter((event) => event.type === 'agent_end').length, 1);
      assert.equal(client.of('run-1').at(-1)?.seq, 3);
    });

    it('case 13: anything but a JSON object is an error, and the connection stays open', async () => {
      const client = await connect();
      const texts = [
        '',
        'hello',
        '{',
        'null',
        '[]',
        '[{"type":"ping"}]',
        '42',
        '"ping"',
        '['.repeat(100_000),
        '{"a":'.repeat(100_000),
        `{"type":"ping","id":${'['.repeat(20)}${']'.repeat(20)}}`,
      ];
      for (const text of texts) client.sendText(text);
      await client.settled();
      const errors = client.events.filter((event) => event.type === 'error');
      assert.equal(errors.length, texts.length);
      for (const { payload } of errors) assert.equal(payload.code, 'invalid_message');
    });

    it('case 14: unknown types, extra keys, and __proto__ are rejected without side effects', async () => {
      const client = await connect();
      const texts = [
        '{"type":"shutdown"}',
        '{"type":"__proto__"}',
        '{"type":"constructor"}',
        '{"type":"ping","extra":1}',
        '{"type":"ping","__proto__":{"polluted":true}}',
        '{"type":"start_agent","query":"Summarize","constructor":{"prototype":{"polluted":true}}}',
        '{"__proto__":{"type":"ping"}}',
        '{"type":["ping"]}',
        '{}',
      ];
      for (const text of texts) client.sendText(text);
      await client.settled();
      assert.equal(client.events.filter((event) => event.type === 'error').length, texts.length);
      assert.equal(runs.started.length, 0);
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    });

    it('case 15: an empty, huge, or malformed query or an invalid url starts nothing', async () => {
      const client = await connect();
      const commands = [
        { query: '' },
        { query: '   ' },
        { query: 'x'.repeat(1024 * 1024) },
        { query: 'a\0b' },
        { query: 5 },
        { query: null },
        {},
        { query: 'Summarize', url: 5 },
        { query: 'Summarize', url: {} },
        { query: 'Summarize', url: '' },
        { query: 'Summarize', url: 'https://example.org/\0' },
        { query: 'Summarize', session_id: '../x' },
        { query: 'Summarize', sources: [] },
      ];
      for (const fields of commands) client.send({ type: 'start_agent', ...fields, request_id: 'mine' });
      await client.settled();
      const errors = client.events.filter((event) => event.type === 'error');
      assert.equal(errors.length, commands.length);
      for (const { payload } of errors) {
        assert.equal(payload.request_id, 'mine');
        assert.ok(payload.message.length > 10 && payload.message.length < 500, payload.message.slice(0, 600));
      }
      assert.equal(runs.started.length, 0);
    });

    it('repeats the request_id in every reply, and names the failed action', async () => {
      const client = await connect();
      const commands = [
        { type: 'ping' },
        { type: 'list_models' },
        { type: 'list_runs' },
        { type: 'join_session', session_id: 'default' },
        { type: 'update_run', run_id: 'none', title: 'T' },
        { type: 'delete_run', run_id: 'none' },
        { type: 'cancel_agent', run_id: 'none' },
        { type: 'resume', run_id: 'none', after_seq: 0 },
        { type: 'repeat', run_id: 'none' },
        { type: 'execute_action', run_id: 'none', action_id: 'a7' },
        { type: 'cancel_tool', call_id: 'none' },
        { type: 'call_tool', call_id: 'none', tool: 'none' },
        { type: 'list_resources' },
        { type: 'read_resource', uri: 'regen://run/none' },
        { type: 'start_agent', query: 'Summarize', url: 'https://example.org/' },
        { type: 'start_agent', query: 'Something else', url: 'https://example.org/' },
        { type: 'start_agent', query: 'Summarize', url: 'bad:address' },
        { type: 'start_agent', query: 'Summarize', unknown: 1 },
        { type: 'nonsense' },
      ];
      for (const [index, command] of commands.entries()) client.send({ ...command, request_id: `request-${index}` });
      const answer = (id: string) =>
        client.until((event) => 'request_id' in event.payload && event.payload.request_id === id);
      for (const index of commands.keys()) await answer(`request-${index}`);
      const failed = await answer('request-9');
      assert.ok(failed.type === 'error');
      assert.deepEqual([failed.run_id, failed.payload.action_id], ['none', 'a7']);
    });

    it('notifies the client if a run cannot start', async () => {
      const client = await connect();
      client.send({ type: 'start_agent', query: 'Summarize', url: 'bad:address', request_id: 'mine' });
      const { payload } = await client.untilType('error');
      assert.deepEqual(
        { code: payload.code, request_id: payload.request_id },
        { code: 'invalid_url', request_id: 'mine' },
      );
    });

    it('case 20: a thousand start_agent commands a second lead to one run, agent_busy, then 1008', async () => {
      const [client, bystander] = [await connect(), await connect()];
      for (let index = 0; index < 1_000; index++)
        client.send({ type: 'start_agent', query: 'Summarize', url: 'https://example.org/' });
      assert.equal((await client.closed).code, 1008);
      assert.equal(runs.started.length, 1);
      const types = client.events.map((event) => event.type);
      assert.equal(types[0], 'agent_start');
      assert.ok(types.filter((type) => type === 'agent_busy').length > 50);
      assert.equal(types.at(-1), 'error');
      await bystander.settled();
      assert.equal(bystander.of('run-1').length, 1);
      assert.equal(transport.hub.connections, 1);
    });

    it('case 21: a flood of ping commands is bounded', async () => {
      const client = await connect();
      for (let index = 0; index < 1_000; index++) client.send({ type: 'ping' });
      assert.equal((await client.closed).code, 1008);
      assert.ok(client.events.length < 300);
    });

    it('handles history requests in order', async () => {
      const client = await connect();
      client.send({ type: 'update_run', run_id: 'run-1', title: 'New title' });
      client.send({ type: 'delete_run', run_id: 'run-2' });
      client.send({ type: 'list_runs', limit: 5, search: 'tides' });
      client.send({ type: 'list_runs' });
      await client.until(() => client.events.filter(({ type }) => type === 'runs').length === 2);
      assert.deepEqual(runs.calls, ['update run-1 {"title":"New title"}', 'delete run-2', 'list 5 tides', 'list 50 ']);
      assert.deepEqual(
        client.events.map(({ type, run_id: runId }) => [type, runId]),
        [
          ['run_updated', 'run-1'],
          ['run_deleted', 'run-2'],
          ['runs', undefined],
          ['runs', undefined],
        ],
      );
      client.send({ type: 'list_models' });
      assert.deepEqual((await client.untilType('models')).payload, { models: [], providers: [] });
    });

    it('executes an action for the client, and reports failures', async () => {
      const client = await connect();
      client.send({ type: 'execute_action', run_id: 'run-1', action_id: 'a1' });
      const error = await client.untilType('error');
      assert.deepEqual({ code: error.payload.code, runId: error.run_id }, { code: 'unknown_action', runId: 'run-1' });
      assert.deepEqual(runs.calls, [`execute run-1 a1 ${name === 'WebSocket' ? 'client' : 'user'} default`]);
    });

    it('continues a run after the client that started it leaves', async () => {
      const [first, second] = [await connect(), await connect()];
      first.send({ type: 'start_agent', query: 'Summarize' });
      await second.untilType('agent_start');
      first.close();
      runs.say('run-1', 'text');
      runs.end('run-1');
      await second.untilType('agent_end');
      assert.equal(second.of('run-1').length, 3);
    });
  });
}
