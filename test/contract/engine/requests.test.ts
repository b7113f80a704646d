import assert from 'node:assert/strict';
import { articlePage } from '../../helpers/articles.js';
import { ofType, runToEnd, startRun, TestEngine, untilEnd } from '../../helpers/testEngine.js';
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
