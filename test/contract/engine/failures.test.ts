import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { ENGLISH, sentenceOf, textOf } from '../../../src/protocol/index.js';
import { loadSqlite } from '../../../src/agent/store/nativeModule.js';
import { SqliteConnection } from '../../../src/agent/store/sqliteConnection.js';
import { waitForLock, type LockWaiter } from '../../helpers/lockWaiter.js';
import { article } from '../../helpers/articles.js';
import { eventually, ofType, runToEnd, startRun, streamed, TestEngine, untilEnd } from '../../helpers/testEngine.js';
import { startTestServer } from '../../helpers/testServer.js';
import { assertSoundRun } from '../transport/messageSequences.js';

const ask = (part: string) => ({ document: { markdown: article(7, part), title: part } });

describe('models that fail', () => {
  let test: TestEngine;
  beforeEach(async () => {
    test = await TestEngine.open({ settings: { timeouts: { idleMs: 300, firstTokenMs: 600, loadingAfterMs: 100 } } });
  });
  afterEach(() => test.close());

  it('falls back to the mock LLM if Ollama stopped between two runs, and says so', async () => {
    const client = await test.connect();
    const first = await runToEnd(client, ask('First'));
    assert.equal(ofType(first, 'agent_start')[0]?.payload.provider, 'ollama');
    assert.equal(ofType(first, 'provider_changed').length, 0);
    await test.ollama.close();
    // Twice: while the last status is still considered current, and after.
    for (const name of ['Second', 'Third']) {
      const events = await runToEnd(client, ask(name));
      assertSoundRun(events);
      const [changed] = ofType(events, 'provider_changed');
      assert.deepEqual(
        [changed?.payload.from, changed?.payload.to, changed?.payload.location],
        ['ollama', 'mock', 'mock'],
      );
      assert.match(changed?.payload.reason ?? '', /Ollama/);
      assert.ok(
        events.findIndex(({ type }) => type === 'provider_changed') <
          events.findIndex(({ type }) => type === 'partial_summary'),
      );
      assert.equal(ofType(events, 'agent_end')[0]?.payload.success, true);
      const [receipt] = ofType(events, 'receipt');
      assert.equal(receipt?.payload.provider, 'mock');
      assert.equal(receipt.payload.fallback, `ollama: ${changed?.payload.reason}`);
      assert.deepEqual(receipt.payload.hosts, [`127.0.0.1:${test.mockLlm.port}`]);
    }
    client.send({ type: 'list_runs', limit: 1 });
    assert.equal((await client.untilType('runs')).payload.runs[0]?.provider, 'mock');
  });

  it('says that it falls back before it reads the source, which may take long or fail', async () => {
    let fail: (() => void) | undefined;
    const page = await startTestServer((_request, response) => {
      fail = () => response.writeHead(500).end();
    });
    await test.ollama.close();
    const client = await test.connect();
    const runId = await startRun(client, { url: `${page.origin}/slow` });
    const changed = await client.untilType('provider_changed');
    await eventually(() => fail !== undefined);
    fail?.();
    const events = await untilEnd(client, runId);
    assertSoundRun(events);
    assert.deepEqual(ofType(events, 'provider_changed'), [changed]);
    assert.equal(ofType(events, 'error').length, 1);
    await page.close();
  });

  it('calls the mock LLM by the name that says what it does, in the reader’s language', async () => {
    const client = await test.connect();
    await test.mockLlm.close();
    const [failure] = ofType(await runToEnd(client, { ...ask('Quotes'), provider: 'mock' }), 'error');
    assert.match(failure?.payload.message ?? '', /^Demo \(quotes only\) isn't reachable/);
    const german = { ...ENGLISH, 'providers.demo': 'Demo (nur Zitate)' };
    assert.ok(failure);
    assert.match(textOf(sentenceOf(failure.payload), german), /^Demo \(nur Zitate\) isn't reachable/);
  });

  it("never serves an answer of the mock LLM as a real model's", async () => {
    const client = await test.connect();
    await runToEnd(client, { ...ask('Same'), provider: 'mock' });
    const events = await runToEnd(client, ask('Same'));
    assert.equal(ofType(events, 'agent_end')[0]?.payload.cached, undefined);
    assert.equal(ofType(events, 'receipt')[0]?.payload.provider, 'ollama');
  });

  for (const model of ['mock-truncated', 'mock-reset', 'mock-error-line']) {
    it(`case 33: an answer that breaks off (${model}) is an error, isn't cached, and isn't continued by another model`, async () => {
      const client = await test.connect();
      const events = await runToEnd(client, { ...ask('Broken'), model });
      assertSoundRun(events);
      assert.ok(streamed(events).length > 0);
      assert.equal(ofType(events, 'provider_changed').length, 0);
      assert.equal(test.mockLlm.activity.calls.length, 0);
      assert.equal(ofType(events, 'error').length, 1);
      assert.deepEqual(
        ofType(events, 'agent_end').map(({ payload }) => [payload.success, payload.reason]),
        [[false, 'failed']],
      );
      const [final] = ofType(events, 'final_summary');
      assert.equal(final?.payload.summary.text, streamed(events).trim(), 'the partial answer is kept');
      assert.equal(final.payload.summary.incomplete, ofType(events, 'error')[0]?.payload.message);
      const calls = test.ollama.activity.calls.length;
      const again = await runToEnd(client, { ...ask('Broken'), model });
      assert.equal(ofType(again, 'agent_end')[0]?.payload.reason, 'failed');
      assert.ok(test.ollama.activity.calls.length > calls, 'it was called again');
    });
  }

  it('case 32: a model that stops responding ends the run and keeps the partial answer; the source can be asked about again immediately', async () => {
    const client = await test.connect();
    const runId = await startRun(client, { ...ask('Stalled'), model: 'mock-stalled' });
    const events = await untilEnd(client, runId);
    assertSoundRun(events);
    assert.equal(ofType(events, 'error')[0]?.payload.code, 'idle_timeout');
    assert.equal(ofType(events, 'error')[0]?.payload.retryable, true);
    const [final] = ofType(events, 'final_summary');
    assert.equal(final?.payload.summary.text, streamed(events).trim());
    assert.match(final.payload.summary.incomplete ?? '', /silent|nothing/);
    assert.equal(ofType(events, 'agent_end')[0]?.payload.reason, 'failed');
    const again = await runToEnd(client, { ...ask('Stalled'), model: 'mock-fast' });
    assert.equal(ofType(again, 'agent_end')[0]?.payload.success, true);
    assert.equal(ofType(again, 'agent_end')[0]?.payload.cached, undefined);
  });

  it('case 31: the next model replaces one that never starts', async () => {
    const client = await test.connect();
    const events = await runToEnd(client, { ...ask('Hanging'), model: 'mock-hang' });
    assert.ok(
      ofType(events, 'progress').some(({ payload }) => payload.stage === 'loading_model'),
      'the user sees that it is loading',
    );
    assert.equal(ofType(events, 'provider_changed')[0]?.payload.to, 'mock');
    assert.equal(ofType(events, 'agent_end')[0]?.payload.success, true);
  });

  it('case 33: the next model replaces a server that dies before the first line of its answer', async () => {
    const dying = await startTestServer((request, response) => {
      if (request.url === '/api/generate') {
        response.writeHead(200, { 'content-type': 'application/x-ndjson' });
        response.flushHeaders();
        setTimeout(() => response.destroy(), 20);
      } else if (request.url === '/api/show')
        response.end(JSON.stringify({ model_info: { 'test.context_length': 8_192 } }));
      else response.end(JSON.stringify({ models: [{ name: 'dying' }] }));
    });
    test.use({ ollama: { baseUrl: dying.origin, model: 'dying' } });
    const events = await runToEnd(await test.connect(), ask('Dying'));
    assertSoundRun(events);
    assert.equal(ofType(events, 'agent_start')[0]?.payload.provider, 'ollama');
    assert.match(ofType(events, 'provider_changed')[0]?.payload.reason ?? '', /Ollama/);
    assert.equal(ofType(events, 'agent_end')[0]?.payload.success, true);
    await dying.close();
  });

  it('case 34: names a missing model and how to get it, and uses no other', async () => {
    const client = await test.connect();
    const events = await runToEnd(client, { ...ask('Named'), provider: 'ollama', model: 'llama-none' });
    assert.equal(ofType(events, 'error')[0]?.payload.code, 'model_not_found');
    assert.match(ofType(events, 'error')[0]?.payload.message ?? '', /ollama pull llama-none/);
    assert.equal(test.mockLlm.activity.calls.length, 0);
  });

  it('explains what to do if no model is available', async () => {
    await Promise.all([test.ollama.close(), test.mockLlm.close()]);
    const client = await test.connect();
    const events = await runToEnd(client, ask('Alone'));
    assertSoundRun(events);
    assert.equal(ofType(events, 'error')[0]?.payload.code, 'no_provider');
    assert.match(ofType(events, 'error')[0]?.payload.message ?? '', /ollama serve/);
  });
});

describe('case 53: a database locked by another program', function () {
  // The run waits for the lock, once.
  this.timeout(60_000);
  it('makes a run wait once, then continue without the store', async () => {
    const test = await TestEngine.open();
    const client = await test.connect();
    const before = await runToEnd(client, ask('Before'));
    const followUp = { query: 'And then?', follow_up: before[0]?.run_id };
    const other = await SqliteConnection.open(loadSqlite(), test.storePath, 1_000);
    await other.exec('BEGIN EXCLUSIVE');
    const waiters: LockWaiter[] = [];
    for (const command of [ask('During'), ask('Before'), followUp, ask('Once more')]) {
      // Runs took 21 to 37 s when every statement waited separately.
      const patient = await waitForLock(test.storePath, 10_000);
      const events = await runToEnd(client, command);
      assertSoundRun(events);
      // The text of the earlier run's source is in the store.
      assert.equal(ofType(events, 'error')[0]?.payload.code, command === followUp ? 'unknown_run' : undefined);
      assert.ok(!patient.hasGivenUp, 'the waits add up');
      waiters.push(patient);
    }
    await other.exec('COMMIT');
    await other.close();
    for (const waiter of waiters) await waiter.close();
    const after = await runToEnd(client, ask('After'));
    await test.reopen();
    const later = await test.connect();
    later.send({ type: 'resume', run_id: after[0]?.run_id, after_seq: 0 });
    assert.deepEqual(await untilEnd(later, after[0]?.run_id ?? ''), after);
    await test.close();
  });

  for (const lock of ['EXCLUSIVE', 'IMMEDIATE'])
    it(`does not keep the agent from starting, and gets what is answered meanwhile (${lock})`, async () => {
      const test = await TestEngine.open();
      const [start] = await runToEnd(await test.connect(), ask('Before'));
      await test.closeEngine();
      const other = await SqliteConnection.open(loadSqlite(), test.storePath, 1_000);
      await other.exec(`BEGIN ${lock}`);
      const patient = await waitForLock(test.storePath, 10_000);
      await test.reopen();
      // It doesn't wait until its writes are given up.
      assert.ok(!test.logs.includes(ENGLISH['store.notWritten']));
      const client = await test.connect();
      const listed = async () => {
        client.send({ type: 'list_runs', request_id: randomUUID() });
        client.events.length = 0;
        return (await client.untilType('runs')).payload.runs.map(({ run_id }) => run_id);
      };
      assert.deepEqual(await listed(), lock === 'IMMEDIATE' ? [start?.run_id] : []);
      assert.ok(!patient.hasGivenUp, 'the waits add up');
      const during = lock === 'EXCLUSIVE' ? await runToEnd(client, ask('During')) : [];
      await other.exec('COMMIT');
      await other.close();
      await patient.close();
      while (!(await listed()).includes(start?.run_id ?? '')) await new Promise((resolve) => setTimeout(resolve, 50));
      await test.reopen();
      const later = await test.connect();
      for (const events of [during].filter(({ length }) => length > 0)) {
        later.send({ type: 'resume', run_id: events[0]?.run_id, after_seq: 0 });
        assert.deepEqual(await untilEnd(later, events[0]?.run_id ?? ''), events);
      }
      await test.close();
    });
});
