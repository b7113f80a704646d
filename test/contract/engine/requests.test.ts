import assert from 'node:assert/strict';
import { COMMAND_TYPES, type AgentEvent, type CommandOf, type CommandType } from '../../../src/protocol/index.js';
import { articlePage } from '../../helpers/articles.js';
import { ofType, runToEnd, startRun, TestEngine, untilEnd } from '../../helpers/testEngine.js';
import type { WebSocketTestClient } from '../../unit/server/testClient.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';
import { assertSoundRun } from '../transport/messageSequences.js';

describe('repeated requests over a WebSocket', () => {
  let test: TestEngine;
  let pages: TestServer;
  before(async () => {
    pages = await startTestServer((request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(articlePage(5, request.url ?? '')),
    );
  });
  after(() => pages.close());
  beforeEach(async () => {
    test = await TestEngine.open();
  });
  afterEach(() => test.close());

  it('recognizes a request resent after a reconnect, during the run and after it', async () => {
    const command = {
      type: 'start_agent',
      query: 'What is this about?',
      url: `${pages.origin}/once`,
      model: 'mock-slow',
      session_id: 'reader',
      request_id: 'once',
    };
    const first = await test.connect();
    first.send(command);
    const { run_id: runId = '' } = await first.untilType('agent_start');
    first.close();
    const second = await test.connect();
    second.send(command);
    const events = await untilEnd(second, runId);
    assertSoundRun(events);
    assert.equal(events[0]?.type === 'agent_start' && events[0].payload.request_id, 'once');
    const third = await test.connect();
    third.send(command);
    assert.deepEqual(await untilEnd(third, runId), events);
    second.send(command);
    await second.settled();
    assert.deepEqual(second.of(runId), events, "a client that has seen it doesn't get it again");
    assert.equal(test.ollama.activity.calls.length, 1);
    assert.equal((await test.engine.store.listRuns({ limit: 10 })).length, 1);
  });

  it("doesn't confuse programs in one session that use the same request numbers", async () => {
    const client = await test.connect();
    const one = { type: 'start_agent', query: 'What is one?', url: `${pages.origin}/one`, request_id: '1' };
    client.send(one);
    client.send({ ...one, query: 'What is two?', url: `${pages.origin}/two` });
    await client.until(() => ofType(client.events, 'agent_end').length === 2);
    assert.equal(new Set(ofType(client.events, 'agent_start').map(({ run_id }) => run_id)).size, 2);
  });

  it('accepts a request again after it was refused as busy', async () => {
    const client = await test.connect();
    const url = `${pages.origin}/busy`;
    const going = await startRun(client, { url, model: 'mock-slow' });
    const command = { type: 'start_agent', query: 'Another question', url, request_id: 'again' };
    client.send(command);
    await client.untilType('agent_busy');
    client.send({ type: 'cancel_agent', run_id: going });
    await untilEnd(client, going);
    client.send(command);
    const start = await client.until((event) => event.type === 'agent_start' && event.payload.request_id === 'again');
    assert.notEqual(start.run_id, going);
    await untilEnd(client, start.run_id ?? '');
  });

  it('executes an action once, and answers a repeat with the same result', async () => {
    const client = await test.connect();
    const events = await runToEnd(client, { url: `${pages.origin}/action` });
    const runId = events[0]?.run_id ?? '';
    const copy = ofType(events, 'action_suggestion').find(({ payload }) => payload.action_type === 'copy_answer');
    assert.ok(copy);
    const command = { type: 'execute_action', run_id: runId, action_id: copy.payload.id, request_id: 'copy' };
    client.send(command);
    client.send(command);
    await client.until(() => ofType(client.events, 'action_result').length === 2);
    const [first, second] = ofType(client.events, 'action_result');
    assert.equal(first?.payload.request_id, 'copy');
    assert.equal(first.payload.success, true);
    assert.deepEqual(second, first);
    client.send({ ...command, request_id: 'later' });
    const refused = await client.until((event) => event.type === 'error');
    assert.ok(refused.type === 'error');
    assert.deepEqual(
      [refused.payload.code, refused.payload.action_id, refused.payload.request_id],
      ['action_refused', copy.payload.id, 'later'],
    );
  });

  const texts = { text: 'Otters were counted at the northern weir. There were nine of them.', title: 'counts.txt' };
  for (const [what, fields] of Object.entries<(origin: string) => object>({
    'a page': (origin) => ({ url: `${origin}/page` }),
    'a text from the client': () => ({ document: texts }),
    'several sources': (origin) => ({ sources: [{ url: `${origin}/several` }, texts] }),
  })) {
    it(`runs the command about ${what} again, even in the next process`, async () => {
      const asked = {
        query: 'How many otters were counted?',
        length: 'short',
        model: 'mock-fast',
        ...fields(pages.origin),
      };
      const before = await runToEnd(await test.connect(), asked);
      const [start] = ofType(before, 'agent_start');
      assert.ok(start);
      const repeat = async () => {
        const calls = test.ollama.activity.calls.length;
        const client = await test.connect();
        client.send({ type: 'repeat', run_id: start.run_id, session_id: 'another', request_id: 'again' });
        const again = await client.untilType('agent_start');
        const events = await untilEnd(client, again.run_id ?? '');
        assertSoundRun(events);
        assert.notEqual(again.run_id, start.run_id);
        const { query, model, sources } = start.payload;
        assert.deepEqual(
          { query: again.payload.query, model: again.payload.model, sources: again.payload.sources },
          { query, model, sources },
        );
        assert.deepEqual(
          [again.payload.repeats, again.payload.request_id, again.payload.session_id],
          [start.run_id, 'again', 'another'],
        );
        assert.equal(ofType(events, 'agent_end')[0]?.payload.success, true);
        assert.ok(test.ollama.activity.calls.length > calls, 'it is answered again');
        assert.equal(
          ofType(events, 'final_summary')[0]?.payload.summary.text,
          ofType(before, 'final_summary')[0]?.payload.summary.text,
        );
      };
      await repeat();
      await test.reopen();
      await repeat();
    });
  }

  it('repeats a run from the cache and with another model on request', async () => {
    const client = await test.connect();
    const before = await runToEnd(client, { url: `${pages.origin}/cached`, model: 'mock-fast' });
    const repeated = async (fields: object) => {
      client.send({
        type: 'repeat',
        run_id: before[0]?.run_id,
        request_id: JSON.stringify(fields).replace(/\W/g, ''),
        ...fields,
      });
      const start = await client.until(
        (event) =>
          event.type === 'agent_start' && event.payload.request_id === JSON.stringify(fields).replace(/\W/g, ''),
      );
      return untilEnd(client, start.run_id ?? '');
    };
    assert.equal(ofType(await repeated({ fresh: false }), 'agent_end')[0]?.payload.cached, true);
    const other = await repeated({ provider: 'mock', model: 'mock-slow' });
    assert.deepEqual(
      [ofType(other, 'agent_start')[0]?.payload.provider, ofType(other, 'agent_start')[0]?.payload.model],
      ['mock', 'mock-slow'],
    );
    // The same question, with the model that the settings choose now.
    const automatic = ofType(await repeated({ provider: null }), 'agent_start')[0]?.payload;
    assert.equal(automatic?.provider, 'ollama');
    assert.notEqual(automatic.model, 'mock-fast');
  });

  it("reports that a deleted run can't be repeated", async () => {
    const client = await test.connect();
    const events = await runToEnd(client, { url: `${pages.origin}/gone` });
    const runId = events[0]?.run_id;
    client.send({ type: 'delete_run', run_id: runId });
    await client.untilType('run_deleted');
    client.send({ type: 'repeat', run_id: runId, request_id: 'gone' });
    const error = await client.untilType('error');
    assert.deepEqual([error.payload.code, error.payload.request_id, error.run_id], ['unknown_run', 'gone', runId]);
  });
});

/** How to send each command so that it succeeds; another process may do so in the same session. */
const SUCCEEDING: {
  [Type in Exclude<CommandType, 'list_windows'>]: (
    client: WebSocketTestClient,
    page: string,
  ) => Promise<Omit<CommandOf<Type>, 'type' | 'request_id'>>;
} = {
  start_agent: (_client, url) => Promise.resolve({ query: 'What is this about?', url }),
  repeat: async (client, url) => ({ run_id: await endedRun(client, url) }),
  cancel_agent: async (client, url) => ({ run_id: await startRun(client, { url, model: 'mock-hang' }) }),
  resume: async (client, url) => ({ run_id: await endedRun(client, url), after_seq: 1_000 }),
  execute_action: async (client, url) => {
    const events = await runToEnd(client, { url });
    const copy = ofType(events, 'action_suggestion').find(({ payload }) => payload.action_type === 'copy_answer');
    return { run_id: events[0]?.run_id ?? '', action_id: copy?.payload.id ?? '' };
  },
  join_session: () => Promise.resolve({ session_id: 'own' }),
  list_runs: () => Promise.resolve({ limit: 3 }),
  update_run: async (client, url) => ({ run_id: await endedRun(client, url), title: 'Renamed' }),
  delete_run: async (client, url) => ({ run_id: await endedRun(client, url) }),
  list_models: () => Promise.resolve({}),
  call_tool: (_client, url) =>
    Promise.resolve({
      call_id: 'asked',
      tool: 'ask_with_evidence',
      arguments: { question: 'What is this about?', sources: [{ url }] },
    }),
  cancel_tool: (client) => {
    const wait = { question: 'Wait.', model: 'mock-hang', sources: [{ text: 'Otters were counted.' }] };
    client.send({ type: 'call_tool', call_id: 'endless', tool: 'ask_with_evidence', arguments: wait });
    return Promise.resolve({ call_id: 'endless' });
  },
  list_resources: () => Promise.resolve({}),
  read_resource: async (client, url) => ({ uri: `regen://run/${await endedRun(client, url)}` }),
  ping: () => Promise.resolve({ id: 'ping' }),
};

const endedRun = async (client: WebSocketTestClient, url: string) => (await runToEnd(client, { url }))[0]?.run_id ?? '';

const ID = 'sent-again';

/** The answers to the request in order of arrival, without the sequence number of `agent_start`. */
const answersTo = (client: WebSocketTestClient) =>
  client.events
    .filter(({ type, payload }) => type !== 'tool_progress' && 'request_id' in payload && payload.request_id === ID)
    .map((event): AgentEvent => ({ ...event, seq: undefined }));

describe('every command with a request_id', () => {
  let test: TestEngine;
  let pages: TestServer;
  before(async () => {
    pages = await startTestServer((request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(articlePage(3, request.url ?? '')),
    );
    test = await TestEngine.open();
  });
  after(async () => {
    await test.close();
    await pages.close();
  });

  const connectTo = async (session: string) => {
    const client = await test.connect();
    client.send({ type: 'join_session', session_id: session });
    await client.settled();
    return client;
  };

  it('shares no tool call between connections of the shared session', async () => {
    const [one, other] = [await test.connect(), await test.connect()];
    const text = 'The password is xylophone.';
    one.send({ type: 'call_tool', call_id: '0', tool: 'read_source', arguments: { text } });
    await one.untilType('tool_result');
    const search = {
      type: 'call_tool',
      call_id: '1',
      tool: 'search_read',
      arguments: { query: 'xylophone' },
      request_id: '1',
    };
    for (const client of [one, other]) {
      client.send(search);
      await client.until((event) => event.type === 'tool_result' && event.payload.request_id === '1');
    }
    const found = (client: WebSocketTestClient) =>
      JSON.stringify(ofType(client.events, 'tool_result').at(-1)?.payload.data);
    assert.match(found(one), /password/);
    assert.doesNotMatch(found(other), /password/);
    one.close();
    other.close();
  });

  for (const type of COMMAND_TYPES) {
    // Only a companion can send it.
    if (type === 'list_windows') continue;
    it(`is answered once per request, and ${type} is executed once`, async () => {
      // A session of their own: in the shared one, another connection may be another program.
      const client = await connectTo('own');
      const command = { type, ...(await SUCCEEDING[type](client, `${pages.origin}/${type}`)), request_id: ID };
      const [before] = [test.ollama.activity.calls.length];
      const answered = async (asking: WebSocketTestClient, times: number) => {
        await asking.until(() => answersTo(asking).length >= times);
        const runId = answersTo(asking)[0]?.type === 'agent_start' ? answersTo(asking)[0]?.run_id : undefined;
        if (runId !== undefined) await untilEnd(asking, runId);
        await asking.settled();
        assert.equal(answersTo(asking).length, times);
      };
      client.send(command);
      await answered(client, 1);
      const calls = test.ollama.activity.calls.length;
      if (['start_agent', 'repeat', 'call_tool'].includes(type)) assert.ok(calls > before);
      const [first] = answersTo(client);
      assert.notEqual(first?.type, 'error', JSON.stringify(first));

      client.send(command);
      await answered(client, 2);
      const reconnected = await connectTo('own');
      reconnected.send(command);
      await answered(reconnected, 1);
      assert.deepEqual([answersTo(client)[1], answersTo(reconnected)[0]], [first, first]);
      assert.equal(test.ollama.activity.calls.length, calls, 'no model is asked again');
      client.close();
      reconnected.close();
    });
  }

  it('is answered even if there is nothing to do', async () => {
    const client = await test.connect();
    for (const command of [
      { type: 'cancel_tool', call_id: 'none' },
      { type: 'cancel_agent', run_id: 'none' },
      { type: 'resume', run_id: 'none', after_seq: 0 },
      { type: 'delete_run', run_id: 'none' },
      { type: 'read_resource', uri: 'regen://run/none' },
      { type: 'call_tool', call_id: 'x', tool: 'none' },
      { type: 'list_windows' },
    ]) {
      const id = `nothing-${command.type}`;
      client.send({ ...command, request_id: id });
      const answer = await client.until(({ payload }) => 'request_id' in payload && payload.request_id === id);
      assert.ok(answer.type === 'error' || (answer.type === 'tool_result' && answer.payload.error), command.type);
    }
    client.close();
  });

  it("doesn't undo later commands", async () => {
    const client = await test.connect();
    const runId = await endedRun(client, `${pages.origin}/title`);
    const rename = (title: string) => ({ type: 'update_run', run_id: runId, title, request_id: title });
    for (const title of ['One', 'Two', 'One']) client.send(rename(title));
    await client.until(() => ofType(client.events, 'run_updated').length === 3);
    assert.equal((await test.engine.store.getRun(runId))?.title, 'Two');
    client.close();
  });

  it('keeps a call running while one of the connections that sent it is open', async () => {
    const slow = {
      type: 'call_tool',
      call_id: 'slow',
      tool: 'ask_with_evidence',
      arguments: { question: 'How slow?', model: 'mock-slow', sources: [{ text: 'Otters were counted at the weir.' }] },
      request_id: 'slow',
    };
    const calls = test.ollama.activity.calls.length;
    const lost = await connectTo('own');
    lost.send(slow);
    await lost.until(({ type }) => type === 'tool_progress');
    const found = await connectTo('own');
    found.send(slow);
    await found.settled();
    lost.close();
    const { payload } = await found.untilType('tool_result');
    assert.equal(payload.error, undefined);
    assert.equal(test.ollama.activity.calls.length, calls + 1);
    found.close();
  });

  it('is forgotten together with the run that its answer is about', async () => {
    const client = await test.connect();
    const runId = await endedRun(client, `${pages.origin}/forgotten`);
    const rename = { type: 'update_run', run_id: runId, title: 'Secret title', request_id: 'secret' };
    client.send(rename);
    await client.untilType('run_updated');
    client.send({ type: 'delete_run', run_id: runId });
    await client.untilType('run_deleted');
    client.send(rename);
    const error = await client.untilType('error');
    assert.deepEqual([error.payload.code, error.payload.request_id], ['unknown_run', 'secret']);
    client.close();
  });
});

describe('runs of programs', () => {
  it('are limited in number and text, whatever connection started them; the person may go on', async () => {
    const test = await TestEngine.open();
    try {
      const going = () => test.engine.runs.active('default', { trust: 'user' });
      const refusals = (client: WebSocketTestClient) =>
        ofType(client.events, 'error').map(({ payload }) => payload.code);
      const begin = (client: WebSocketTestClient, query: string, text: string) =>
        client.send({ type: 'start_agent', query, document: { text }, model: 'mock-hang' });
      for (const part of [0, 1]) {
        const client = await test.connect();
        for (let index = 0; index < 35; index++) begin(client, `Question ${part} ${index}?`, `Text ${part} ${index}.`);
        await client.settled();
        // What it started goes on without it.
        client.close();
        assert.deepEqual(refusals(client), part === 0 ? [] : Array<string>(6).fill('too_many_requests'));
      }
      assert.equal(going().length, 64);
      const [one = '', ...others] = going();
      const client = await test.connect();
      for (const runId of others) client.send({ type: 'cancel_agent', run_id: runId });
      while (going().length > 1) await new Promise((resolve) => setTimeout(resolve, 20));
      for (let index = 0; index < 4; index++) begin(client, `Long ${index}?`, `${index} ${'word '.repeat(2_000_000)}`);
      await client.settled();
      assert.deepEqual(refusals(client), ['too_many_requests']);
      const person = await test.connectAsUser();
      begin(person, 'And mine?', 'word '.repeat(2_000_000));
      await person.settled();
      assert.deepEqual(refusals(person), []);
      for (const runId of [one, ...going()]) test.engine.runs.cancel(runId, { trust: 'user' });
    } finally {
      await test.close();
    }
  }).timeout(60_000);
});
