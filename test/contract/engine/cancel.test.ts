import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { article } from '../../helpers/articles.js';
import { eventually, ofType, runToEnd, startRun, TestEngine, untilEnd } from '../../helpers/testEngine.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';
import { assertSoundRun } from '../transport/messageSequences.js';
import type { AgentEvent, Summary } from '../../../src/protocol/index.js';

const inline = (title: string) => ({ document: { markdown: article(7, title), title } });

/** It says why it is incomplete, and a sentence in which it ends was not judged. */
function assertStopped(summary: Summary | undefined): void {
  assert.ok(summary);
  assert.match(summary.incomplete ?? '', /You stopped this run/);
  const last = summary.sentences.at(-1);
  if (last !== undefined && last.end === summary.text.length && /[\p{L}\p{N},]$/u.test(summary.text))
    assert.equal(last.band, 'unjudged', last.text);
}

describe('stopping a run', () => {
  let test: TestEngine;
  let page: TestServer;
  const held = new Set<ServerResponse>();
  before(async () => {
    // Never answers, so that the run is still fetching.
    page = await startTestServer((_request, response) => {
      held.add(response);
      response.once('close', () => held.delete(response));
    });
    test = await TestEngine.open();
  });
  after(async () => {
    await test.close();
    await page.close();
  });

  const phases: {
    name: string;
    model: string;
    command: () => object;
    reached: (event: AgentEvent) => boolean;
    text: boolean;
  }[] = [
    {
      name: 'immediately',
      model: 'mock-extractive',
      command: () => inline('At once'),
      reached: ({ type }) => type === 'agent_start',
      text: false,
    },
    {
      name: 'while fetching',
      model: 'mock-extractive',
      command: () => ({ url: `${page.origin}/slow` }),
      reached: (event) => event.type === 'progress' && event.payload.stage === 'fetching',
      text: false,
    },
    {
      name: 'before the first word',
      model: 'mock-hang',
      command: () => inline('Hanging'),
      reached: (event) => event.type === 'progress' && event.payload.stage === 'answer',
      text: false,
    },
    {
      name: 'while taking notes',
      model: 'mock-slow',
      command: () => ({ document: { markdown: article(80), title: 'Long' } }),
      reached: (event) => event.type === 'partial_summary',
      text: false,
    },
    {
      name: 'while the answer streams',
      model: 'mock-slow',
      command: () => inline('Slow'),
      reached: (event) => event.type === 'partial_summary' && event.payload.chunk_index === undefined,
      text: true,
    },
  ];
  for (const { name, model, command, reached, text } of phases) {
    it(`case 67: ${name}, twice: one agent_end, and the connection to the model is closed`, async () => {
      const client = await test.connect();
      const runId = await startRun(client, { ...command(), model });
      await client.until((event) => event.run_id === runId && reached(event));
      client.send({ type: 'cancel_agent', run_id: runId });
      client.send({ type: 'cancel_agent', run_id: runId });
      const events = await untilEnd(client, runId);
      await client.settled();
      assertSoundRun(client.of(runId));
      assert.deepEqual(
        ofType(events, 'agent_end').map(({ payload }) => [payload.success, payload.reason]),
        [[false, 'cancelled']],
      );
      assert.equal(ofType(events, 'error').length, 0, "stopping isn't an error");
      if (text) assertStopped(ofType(events, 'final_summary')[0]?.payload.summary);
      await eventually(() => test.ollama.activity.active === 0 && held.size === 0);
      client.send({ type: 'cancel_agent', run_id: runId });
      assert.equal((await client.untilType('error')).payload.code, 'unknown_run', 'it is no longer in progress');
      if (model !== 'mock-extractive') {
        const again = await runToEnd(client, { ...command(), model: 'mock-fast' });
        assert.equal(ofType(again, 'agent_end')[0]?.payload.cached, undefined, "a stopped answer isn't cached");
        assert.equal(ofType(again, 'agent_end')[0]?.payload.success, true);
      }
    });
  }

  it('case 67: while the mock LLM is starting or a person is deciding: one agent_end, and the agent can be closed', async () => {
    const asked: string[] = [];
    const never = (what: string) => () => {
      asked.push(what);
      return new Promise<boolean>(() => undefined);
    };
    const waiting = await TestEngine.open({
      settings: { allowLocalAddresses: 'nobody' },
      engine: {
        startMockLlm: never('mock LLM'),
        consent: { localAddress: never('address'), cloudProvider: never('cloud') },
      },
    });
    const received: AgentEvent[] = [];
    const person = waiting.engine.connect((event) => received.push(event), { trust: 'user', sessionId: 'person' });
    const stop = async (command: object, until: string) => {
      person.receive({ type: 'start_agent', query: 'Summarize', ...command });
      await eventually(() => asked.includes(until));
      const [runId] = waiting.engine.runs.active('person', { trust: 'user' });
      person.receive({ type: 'cancel_agent', run_id: runId });
      await eventually(() => received.some((event) => event.type === 'agent_end' && event.run_id === runId));
      const events = received.filter((event) => event.run_id === runId);
      assertSoundRun(events);
      assert.equal(ofType(events, 'agent_end')[0]?.payload.reason, 'cancelled');
    };
    await stop({ url: `${page.origin}/slow` }, 'address');
    await Promise.all([waiting.ollama.close(), waiting.mockLlm.close()]);
    await stop(inline('Away'), 'mock LLM');
    person.closed();
    await waiting.close();
  });

  it('a client that asks right after the last one stopped gets an answer', async () => {
    const [first, second] = await Promise.all([test.connect(), test.connect()]);
    const document = { markdown: article(8, 'Left alone'), title: 'Left alone' };
    const runId = await startRun(first, { document, session_id: 'leaving', model: 'mock-slow' });
    await first.until((event) => event.type === 'partial_summary');
    first.send({ type: 'cancel_agent', run_id: runId });
    second.send({
      type: 'start_agent',
      query: 'Summarize this source.',
      document,
      session_id: 'coming',
      model: 'mock-slow',
    });
    const { run_id: next = '' } = await second.untilType('agent_start');
    const events = await untilEnd(second, next);
    assertSoundRun(events);
    assert.equal(ofType(events, 'agent_end')[0]?.payload.success, true);
    assert.ok((ofType(events, 'final_summary')[0]?.payload.summary.text ?? '').length > 0);
  });

  it("stopping one run doesn't stop others waiting for the same answer", async () => {
    const [first, second] = await Promise.all([test.connect(), test.connect()]);
    const document = { markdown: article(8, 'Two readers'), title: 'Two readers' };
    const firstRun = await startRun(first, { document, session_id: 'first' });
    await first.until((event) => event.type === 'partial_summary');
    const secondRun = await startRun(second, { document, session_id: 'second' });
    await second.until((event) => event.type === 'partial_summary');
    first.send({ type: 'cancel_agent', run_id: firstRun });
    assert.equal(ofType(await untilEnd(first, firstRun), 'agent_end')[0]?.payload.reason, 'cancelled');
    const events = await untilEnd(second, secondRun);
    assertSoundRun(events);
    assert.equal(ofType(events, 'agent_end')[0]?.payload.success, true);
  });
});
