import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AgentEvent } from '../../../src/protocol/index.js';
import { article, articlePage } from '../../helpers/articles.js';
import { eventually, ofType, runToEnd, startRun, streamed, TestEngine, untilEnd } from '../../helpers/testEngine.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';
import { assertSoundRun } from '../transport/messageSequences.js';

/** The events known to a client that supports only the first seven. */
const CORE = [
  'agent_start',
  'partial_summary',
  'action_suggestion',
  'final_summary',
  'agent_end',
  'error',
  'agent_busy',
];

describe('the engine over a WebSocket', () => {
  let test: TestEngine;
  let pages: TestServer;
  before(async () => {
    pages = await startTestServer((request, response) => {
      const [, name = '', size = '5'] = /^\/([^/]*)\/?(\d*)/.exec(request.url ?? '') ?? [];
      if (name === 'missing') response.writeHead(404).end('gone');
      else response.writeHead(200, { 'content-type': 'text/html' }).end(articlePage(Number(size || '5'), name));
    });
  });
  after(() => pages.close());
  beforeEach(async () => {
    test = await TestEngine.open();
  });
  afterEach(() => test.close());

  it('holds the seed conversation with a client that knows seven events, and again from the cache', async () => {
    const client = await test.connect();
    const url = `${pages.origin}/harbour`;
    client.send({ type: 'start_agent', query: 'What is said about the harbour?', url });
    const { run_id: runId = '' } = await client.untilType('agent_start');
    const events = await untilEnd(client, runId);
    assertSoundRun(events);
    const core = events.filter(({ type }) => CORE.includes(type));
    const [start] = ofType(core, 'agent_start');
    assert.equal(start?.payload.query, 'What is said about the harbour?');
    assert.equal(start.payload.url, url);
    assert.equal(start.payload.provider, 'ollama');
    assert.ok(ofType(core, 'partial_summary').length > 3, 'the answer streams');
    assert.ok(ofType(core, 'action_suggestion').length > 0);
    const [final] = ofType(core, 'final_summary');
    assert.ok(final);
    assert.equal(streamed(core).trim(), final.payload.summary.text);
    assert.ok(final.payload.citations > 0);
    assert.ok(final.payload.confidence > 0.8 && final.payload.confidence <= 1);
    assert.deepEqual(
      ofType(core, 'agent_end').map(({ payload }) => payload),
      [{ success: true, reason: 'completed' }],
    );
    const text = await test.engine.store.getText(final.payload.summary.sources[0]?.content_hash ?? '');
    for (const { quote, start: from, end } of final.payload.summary.citations)
      assert.equal(text?.slice(from, end), quote);

    const calls = test.ollama.activity.calls.length;
    const again = await runToEnd(client, { query: '  What is said about  the harbour? ', url });
    assertSoundRun(again);
    assert.equal(ofType(again, 'agent_end')[0]?.payload.cached, true);
    assert.ok(ofType(again, 'partial_summary').every(({ payload }) => payload.cached));
    assert.equal(ofType(again, 'final_summary')[0]?.payload.summary.text, final.payload.summary.text);
    assert.equal(ofType(again, 'receipt')[0]?.payload.cached, true);
    const suggestions = (events: AgentEvent[]) => ofType(events, 'action_suggestion').map(({ payload }) => payload);
    assert.deepEqual(suggestions(again), suggestions(core));
    const opening = suggestions(again).find(({ action_type: type }) => type === 'open_link');
    assert.equal(opening?.label_details?.key, 'actions.openPage', 'our own labels can be translated');
    assert.equal(test.ollama.activity.calls.length, calls, "the model wasn't called");
    assert.equal(
      pages.requests.filter((request) => request === '/harbour').length,
      1,
      'the page was not fetched again',
    );

    const fresh = await runToEnd(client, { query: 'What is said about the harbour?', url, fresh: true });
    assert.equal(ofType(fresh, 'agent_end')[0]?.payload.cached, undefined);
    assert.equal(pages.requests.filter((request) => request === '/harbour').length, 2, 'fresh fetches again');
    assert.equal(test.ollama.activity.calls.length, calls + 1, 'fresh calls the model again');
  });

  it('answers agent_busy with the id of the current run, in this session only', async () => {
    const client = await test.connect();
    const url = `${pages.origin}/busy`;
    const runId = await startRun(client, { url, model: 'mock-slow' });
    client.send({ type: 'start_agent', query: 'Something else', url: `${url}#part`, request_id: 'second' });
    const busy = await client.untilType('agent_busy');
    assert.equal(busy.payload.run_id, runId);
    assert.equal(busy.payload.request_id, 'second');
    assert.equal(busy.seq, undefined);
    const other = await test.connect();
    const elsewhere = await startRun(other, { url, model: 'mock-slow', session_id: 'another' });
    assert.notEqual(elsewhere, runId);
    client.send({ type: 'cancel_agent', run_id: runId });
    other.send({ type: 'cancel_agent', run_id: elsewhere });
    await Promise.all([untilEnd(client, runId), untilEnd(other, elsewhere)]);
    assert.equal(ofType(client.events, 'agent_start').length, 1, 'nothing from the other session');
    assert.equal(
      ofType(await runToEnd(client, { url, model: 'mock-fast' }), 'agent_end')[0]?.payload.success,
      true,
      'free again',
    );
  });

  it('sends every event to every client of the session', async () => {
    const [first, second] = await Promise.all([test.connect(), test.connect()]);
    const runId = await startRun(first, { url: `${pages.origin}/shared` });
    assert.deepEqual(await untilEnd(second, runId), await untilEnd(first, runId));
  });

  it('reads a document over 4 KB in chunks', async () => {
    const client = await test.connect();
    const text = article(60);
    assert.ok(text.length > 4_096);
    const events = await runToEnd(client, { document: { markdown: text, title: 'Long' } });
    assertSoundRun(events);
    const notes = ofType(events, 'partial_summary').filter(({ payload }) => payload.chunk_index !== undefined);
    const chunks = new Set(notes.map(({ payload }) => payload.chunk_index));
    assert.ok(chunks.size > 1, 'more than one chunk');
    assert.deepEqual(
      [...chunks].sort((left, right) => Number(left) - Number(right)),
      [...chunks.keys()].map((_, index) => index),
      'numbered in reading order',
    );
    for (const index of chunks)
      assert.equal(
        notes.find(({ payload }) => payload.chunk_index === index)?.payload.source_id,
        's1',
        'the first note of a chunk says where it is',
      );
    const [final] = ofType(events, 'final_summary');
    assert.equal(final?.payload.summary.coverage, 1);
    assert.equal(streamed(events).trim(), final.payload.summary.text);
    assert.equal(ofType(events, 'receipt')[0]?.payload.chunks, chunks.size);
  });

  it('reads several sources and reports which ones failed', async () => {
    const client = await test.connect();
    const sources = [
      { url: `${pages.origin}/one` },
      { url: `${pages.origin}/missing` },
      { markdown: article(3, 'Inline'), title: 'Inline' },
    ];
    const events = await runToEnd(client, { query: 'What do they share?', sources });
    const [start] = ofType(events, 'agent_start');
    assert.deepEqual(
      start?.payload.sources.map(({ id, kind }) => [id, kind]),
      [
        ['s1', 'url'],
        ['s2', 'url'],
        ['s3', 'inline'],
      ],
    );
    assert.deepEqual(
      ofType(events, 'error').map(({ payload }) => [payload.code, payload.source_id]),
      [['http_error', 's2']],
    );
    assert.deepEqual(
      ofType(events, 'source_read')
        .map(({ payload }) => payload.source.id)
        .sort(),
      ['s1', 's3'],
    );
    const [final] = ofType(events, 'final_summary');
    assert.deepEqual(
      final?.payload.summary.sources.map(({ id }) => id),
      ['s1', 's3'],
    );
    assert.equal(final.payload.summary.title, `${final.payload.summary.sources[0]?.title} +1`);
    assert.equal(ofType(events, 'agent_end')[0]?.payload.success, true);

    const failed = await runToEnd(client, { url: `${pages.origin}/missing` });
    assert.deepEqual(
      failed.map(({ type }) => type).filter((type) => type !== 'progress'),
      ['agent_start', 'error', 'agent_end'],
    );
    assert.equal(ofType(failed, 'agent_end')[0]?.payload.reason, 'failed');
  });

  it('accepts text, Markdown, and HTML from the client', async () => {
    const client = await test.connect();
    const [heading = ''] = /Coastal districts/.exec(article(4)) ?? [];
    for (const document of [
      { text: article(4).replace(/#/g, '') },
      { markdown: article(4) },
      { html: articlePage(4), url: 'https://example.org/coast' },
    ]) {
      const events = await runToEnd(client, { document });
      const [final] = ofType(events, 'final_summary');
      assert.equal(ofType(events, 'agent_end')[0]?.payload.success, true, Object.keys(document).join());
      assert.ok((final?.payload.citations ?? 0) > 0, heading);
    }
  });

  it('opens a document by URI only if the host lets programs read it', async () => {
    const file = path.join(test.folder, 'note.md');
    await writeFile(file, article(3));
    const uri = pathToFileURL(file).href;
    const client = await test.connect();
    const refused = await runToEnd(client, { document: { uri } });
    assert.equal(ofType(refused, 'error')[0]?.payload.code, 'read_failed');
    assert.match(ofType(refused, 'error')[0]?.payload.message ?? '', /Send its text instead/);

    const received: AgentEvent[] = [];
    const sidebar = test.engine.connect((event) => received.push(event), { trust: 'user', sessionId: 'sidebar' });
    const ended = new Promise<void>((resolve) =>
      test.engine.runs.listen({ trust: 'user' }, (_, event) => {
        if (event.type === 'agent_end') resolve();
      }),
    );
    sidebar.receive({ type: 'start_agent', query: 'Summarize', document: { uri } });
    await ended;
    assert.equal(ofType(received, 'agent_end')[0]?.payload.success, true, 'the person at the machine may');
    sidebar.closed();
  });

  for (const allowLocalAddresses of ['user', 'nobody'] as const) {
    it(`case 42: a program can't have local addresses read while they are for ${allowLocalAddresses === 'user' ? 'the user' : 'nobody'}`, async () => {
      const client = await test.connect();
      const url = `${pages.origin}/private`;
      test.settings.allowLocalAddresses = 'everyone';
      await runToEnd(client, { url });
      test.settings.allowLocalAddresses = allowLocalAddresses;
      const before = pages.requests.length;
      for (const command of [
        { url },
        { url, fresh: true },
        { sources: [{ url }] },
        { document: { url: `http://localhost:${pages.port}/private` } },
      ]) {
        const events = await runToEnd(client, command);
        assert.equal(ofType(events, 'error')[0]?.payload.code, 'blocked_address', JSON.stringify(command));
        assert.equal(ofType(events, 'final_summary').length, 0);
      }
      assert.equal(pages.requests.length, before, 'the page was not requested');
    });
  }

  it("case 42: a program can't follow up on what only the user may read", async () => {
    test.settings.allowLocalAddresses = 'user';
    const received: AgentEvent[] = [];
    const sidebar = test.engine.connect((event) => received.push(event), { trust: 'user', sessionId: 'sidebar' });
    const client = await test.connect();
    for (const command of [
      { url: `${pages.origin}/private` },
      { document: { uri: pathToFileURL(path.join(test.folder, 'private.md')).href } },
    ]) {
      await writeFile(path.join(test.folder, 'private.md'), article(4, 'Private'));
      received.length = 0;
      sidebar.receive({ type: 'start_agent', query: 'Summarize', ...command });
      await eventually(() => received.some(({ type }) => type === 'agent_end'));
      assert.equal(ofType(received, 'agent_end')[0]?.payload.success, true);
      for (const further of ['follow_up', 'continue_run']) {
        const events = await runToEnd(client, { query: 'What else?', [further]: received[0]?.run_id });
        assert.equal(ofType(events, 'error')[0]?.payload.code, 'unknown_run');
        assert.equal(ofType(events, 'final_summary').length, 0);
      }
    }
    sidebar.closed();
  });

  it('shares one set of calls among twenty clients that ask the same question at once', async () => {
    const clients = await Promise.all(Array.from({ length: 20 }, () => test.connect()));
    const document = { markdown: article(20), title: 'Shared' };
    const runs = await Promise.all(
      clients.map((client, index) => runToEnd(client, { document, session_id: `session-${index}` })),
    );
    const shared = test.ollama.activity.calls.length;
    const texts = new Set(runs.map((events) => ofType(events, 'final_summary')[0]?.payload.summary.text));
    assert.equal(texts.size, 1);
    for (const events of runs) assertSoundRun(events);

    const alone = await TestEngine.open();
    try {
      await runToEnd(await alone.connect(), { document });
      assert.equal(shared, alone.ollama.activity.calls.length, 'as many calls as for one');
    } finally {
      await alone.close();
    }
  });

  it('continues a thread with its sources and previous turns', async () => {
    const client = await test.connect();
    const first = await runToEnd(client, {
      query: 'What does the lighthouse do?',
      document: { markdown: article(6), title: 'Coast' },
    });
    const runId = first[0]?.run_id ?? '';
    const second = await runToEnd(client, { query: 'And the oyster bed?', follow_up: runId });
    const [start] = ofType(second, 'agent_start');
    assert.equal(start?.payload.thread_id, runId);
    assert.equal(start.payload.follow_up, runId);
    assert.deepEqual(
      ofType(second, 'final_summary')[0]?.payload.summary.sources.map(({ title }) => title),
      ['Coast'],
    );
    const prompt = JSON.stringify(test.ollama.activity.calls.at(-1)?.body);
    assert.match(prompt, /What does the lighthouse do\?/);
    const third = await runToEnd(client, { query: 'And the ferry?', follow_up: second[0]?.run_id });
    assert.equal(ofType(third, 'agent_start')[0]?.payload.thread_id, runId);
    const repairs = { sentence_index: 0 };
    const repair = await runToEnd(client, { query: 'Rewrite the first sentence.', follow_up: runId, repairs });
    assert.deepEqual(ofType(repair, 'agent_start')[0]?.payload.repairs, repairs);
    assert.match(JSON.stringify(test.ollama.activity.calls.at(-1)?.body), /one sentence and nothing else/);
    const other = await runToEnd(client, { query: 'And?', follow_up: second[0]?.run_id, repairs });
    assert.deepEqual(ofType(other, 'agent_start')[0]?.payload.repairs, repairs);
    const corrections = await test.engine.exporters.findCorrections(
      test.engine.runs,
      { runId, threadId: runId },
      { trust: 'user' },
    );
    assert.deepEqual(
      [...corrections].map(([index, { text }]) => [index, text]),
      [[0, ofType(repair, 'final_summary')[0]?.payload.summary.text]],
    );
    const lost = await runToEnd(client, { query: 'And?', follow_up: 'run-none' });
    assert.equal(ofType(lost, 'error')[0]?.payload.code, 'unknown_run');
    assertSoundRun(lost);
    const sentence = 'The oyster bed of district 2 protects about 99 fishing boats in an ordinary year.';
    for (const query of [
      `Rewrite this sentence so that it says only what the sources say: "${sentence}" What is wrong: 99 is not in the source.`,
      `Formuliere diesen Satz so um, dass er nur sagt, was die Quellen sagen: „${sentence}“ Was daran falsch ist: 99`,
    ]) {
      const corrected = await runToEnd(client, { query, follow_up: runId, repairs });
      const [{ payload } = { payload: undefined }] = ofType(corrected, 'final_summary');
      assert.ok(payload);
      assert.match(payload.summary.text, /^[^.]+ district \d+ [^.]+\.$/, 'one sentence of the source');
      assert.equal(payload.verdict.verbatim, 1);
    }
  });
});
