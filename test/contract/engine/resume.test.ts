import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { article } from '../../helpers/articles.js';
import { ofType, runToEnd, startRun, TestEngine, untilEnd } from '../../helpers/testEngine.js';
import { assertSoundRun } from '../transport/messageSequences.js';

describe('runs that outlive their connection', () => {
  let test: TestEngine;
  beforeEach(async () => {
    test = await TestEngine.open({ wordDelayMs: 8 });
  });
  afterEach(() => test.close());

  it('case 68: a client that lost its connection in mid-stream resumes without a gap or a repeat', async () => {
    const [witness, first] = await Promise.all([test.connect(), test.connect()]);
    const runId = await startRun(first, { document: { markdown: article(8) } });
    await first.until((event) => event.type === 'partial_summary' && (event.seq ?? 0) >= 4);
    first.close();
    await first.closed;
    const seen = first.of(runId);
    const lastSeq = seen.at(-1)?.seq ?? 0;
    await witness.until((event) => event.run_id === runId && (event.seq ?? 0) > lastSeq + 2);

    const second = await test.connect();
    second.send({ type: 'resume', run_id: runId, after_seq: lastSeq });
    const rest = await untilEnd(second, runId);
    assert.deepEqual([...seen, ...rest], await untilEnd(witness, runId));
    assertSoundRun([...seen, ...rest]);
    assert.ok(
      rest.some(({ type }) => type === 'partial_summary'),
      'it was resumed in mid-stream',
    );

    second.send({ type: 'resume', run_id: 'run-none', after_seq: 0 });
    const error = await second.untilType('error');
    assert.equal(error.payload.code, 'unknown_run');
  });

  it('case 68: replays a run that has ended, even from a later process', async () => {
    const client = await test.connect();
    const events = await runToEnd(client, { document: { markdown: article(4) } });
    const runId = events[0]?.run_id ?? '';
    for (const after of [0, 3, events.length]) {
      const late = await test.connect();
      late.send({ type: 'resume', run_id: runId, after_seq: after });
      await late.settled();
      if (after < events.length) await untilEnd(late, runId);
      assert.deepEqual(late.of(runId), events.slice(after));
    }
    await test.reopen();
    const later = await test.connect();
    later.send({ type: 'resume', run_id: runId, after_seq: 2 });
    assert.deepEqual(await untilEnd(later, runId), JSON.parse(JSON.stringify(events.slice(2))));
    later.send({ type: 'list_runs' });
    const [record] = (await later.untilType('runs')).payload.runs;
    assert.deepEqual([record?.run_id, record?.reason], [runId, 'completed']);
  });

  it('case 69: a run whose host restarts is interrupted, keeps its partial answer, and continues', async () => {
    const client = await test.connect();
    const token = test.server.token;
    const runId = await startRun(client, {
      query: 'What does the lighthouse do?',
      model: 'mock-slow',
      document: { markdown: article(6), title: 'Coast' },
    });
    await client.until((event) => event.type === 'partial_summary');
    await test.reopen();
    assert.notEqual(test.server.token, token, 'a new token');
    const later = await test.connect();
    later.send({ type: 'resume', run_id: runId, after_seq: 0 });
    const events = await untilEnd(later, runId);
    assertSoundRun(events);
    assert.deepEqual(
      ofType(events, 'agent_end').map(({ payload }) => [payload.success, payload.reason]),
      [[false, 'interrupted']],
    );
    assert.match(ofType(events, 'final_summary')[0]?.payload.summary.incomplete ?? '', /closed/);

    const continued = await runToEnd(later, {
      query: 'What does the lighthouse do?',
      model: 'mock-fast',
      continue_run: runId,
    });
    assertSoundRun(continued);
    assert.equal(ofType(continued, 'agent_start')[0]?.payload.thread_id, runId);
    assert.deepEqual(
      ofType(continued, 'final_summary')[0]?.payload.summary.sources.map(({ title }) => title),
      ['Coast'],
    );
    assert.equal(ofType(continued, 'agent_end')[0]?.payload.success, true);
  });

  it('case 68: resuming a run whose process died ends it, even if the client had received more than was saved', async () => {
    const { store } = test.engine;
    const record = {
      run_id: 'run-lost',
      session_id: 'default',
      title: 'Lost',
      query: 'Q',
      sources: [],
      provider: 'ollama',
      model: 'm',
      started_at: new Date().toISOString(),
      ended_at: null,
      reason: null,
      pinned: false,
      confidence: null,
      thread_id: 'run-lost',
    };
    await store.putRun(record, { askedBy: 'client', local: false, documents: [], settled: true });
    await store.appendEvents('run-lost', [
      { type: 'partial_summary', payload: { text: 'It' }, run_id: 'run-lost', seq: 1 },
    ]);
    const client = await test.connect();
    client.send({ type: 'resume', run_id: 'run-lost', after_seq: 40 });
    const [end] = await untilEnd(client, 'run-lost');
    assert.deepEqual([end?.type, end?.seq], ['agent_end', 41]);
    assert.equal((await store.getRun('run-lost'))?.reason, 'interrupted');
  });

  it('renames, pins, and deletes a run, and reports an unknown one', async () => {
    const client = await test.connect();
    const [start] = await runToEnd(client, { document: { markdown: article(4) } });
    const runId = start?.run_id ?? '';
    client.send({ type: 'update_run', run_id: runId, title: 'The coast', pinned: true });
    const { run } = (await client.untilType('run_updated')).payload;
    assert.deepEqual([run.run_id, run.title, run.pinned], [runId, 'The coast', true]);
    client.send({ type: 'delete_run', run_id: runId });
    assert.equal((await client.untilType('run_deleted')).run_id, runId);
    for (const type of ['update_run', 'delete_run']) {
      const late = await test.connect();
      late.send({ type, run_id: runId });
      assert.equal((await late.untilType('error')).payload.code, 'unknown_run');
    }
  });

  it('continues a run whose listener throws', async () => {
    test.engine.runs.listen({ trust: 'user' }, () => {
      throw new Error('A listener of the test.');
    });
    const events = await runToEnd(await test.connect(), { document: { markdown: article(4) } });
    assertSoundRun(events);
    assert.equal(ofType(events, 'agent_end')[0]?.payload.success, true);
    assert.ok(test.logs.some((line) => line.includes('A listener of the test.')));
  });

  it('continues a run stopped before its first word', async () => {
    const file = path.join(test.folder, 'note.md');
    await writeFile(file, article(3, 'A file'));
    const client = await test.connect();
    const sources = [
      { markdown: article(3, 'Brought'), title: 'Brought' },
      { text: 'The pier has 14 lamps. Each lamp burns 3 hours.', title: 'Lamps' },
    ];
    const runId = await startRun(client, { query: 'What burns?', model: 'mock-hang', sources });
    await client.until((event) => event.type === 'progress' && event.payload.stage === 'answer');
    client.send({ type: 'cancel_agent', run_id: runId });
    const stopped = await untilEnd(client, runId);
    assert.equal(ofType(stopped, 'final_summary').length, 0);

    await test.reopen();
    const later = await test.connect();
    const continued = await runToEnd(later, { query: 'What burns?', model: 'mock-fast', continue_run: runId });
    assert.deepEqual(
      ofType(continued, 'final_summary')[0]?.payload.summary.sources.map(({ title }) => title),
      ['Brought', 'Lamps'],
    );

    // A document that wasn't read yet is opened again.
    const received = await new Promise<string>((resolve) => {
      const sidebar = test.engine.connect(
        (event) => {
          if (event.type === 'agent_start') sidebar.receive({ type: 'cancel_agent', run_id: event.run_id });
          if (event.type === 'agent_end') resolve(event.run_id ?? '');
        },
        { trust: 'user', sessionId: 'sidebar' },
      );
      sidebar.receive({ type: 'start_agent', query: 'What is said?', document: { uri: pathToFileURL(file).href } });
    });
    const outcome = test.engine.runs.start(
      { type: 'start_agent', query: 'What is said?', continue_run: received },
      { trust: 'user', sessionId: 'default' },
    );
    assert.ok(outcome.started);
    const person = await test.connectAsUser();
    person.send({ type: 'resume', run_id: outcome.runId, after_seq: 0 });
    const again = await untilEnd(person, outcome.runId);
    assert.equal(ofType(again, 'agent_end')[0]?.payload.success, true);
    assert.deepEqual(
      ofType(again, 'final_summary')[0]?.payload.summary.sources.map(({ title }) => title),
      ['A file'],
    );
  });
});
