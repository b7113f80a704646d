import assert from 'node:assert/strict';
import type { Worker } from 'node:worker_threads';
import { startScriptedOllama, type ScriptedOllama } from '../../helpers/ollamaServer.js';
import { ofType, runToEnd, TestEngine } from '../../helpers/testEngine.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';

const USER = { trust: 'user', sessionId: 'sidebar' } as const;
const TEXT = 'The ferry to Norrsund leaves at 7:10. It carries 212 people and 40 cars.';
const unstopped = new AbortController().signal;

describe('getting ready before a run', () => {
  let ollama: ScriptedOllama;
  let page: TestServer;
  let test: TestEngine;
  let startedMock: number;

  beforeEach(async () => {
    startedMock = 0;
    ollama = await startScriptedOllama(() => ['The ferry carries 212 people.']);
    page = await startTestServer((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<title>Ferry</title><article><p>${TEXT}</p></article>`);
    });
    test = await TestEngine.open({
      providers: { ollama: { baseUrl: ollama.origin } },
      settings: { allowLocalAddresses: 'user' },
      engine: {
        startMockLlm: () => {
          startedMock++;
          return Promise.resolve(false);
        },
      },
    });
  });
  afterEach(async () => {
    await test.close();
    await Promise.all([ollama.close(), page.close()]);
  });

  const prepare = (request: Parameters<TestEngine['engine']['prepare']>[0], signal = unstopped) =>
    test.engine.prepare(request, USER, signal);
  const run = async (source: object) =>
    runToEnd(await test.connectAsUser(), { type: 'start_agent', query: 'How many people fit?', ...source });

  it('loads the model with the context that the run then requests, and reads the page only once', async () => {
    await prepare({ sources: [{ url: `${page.origin}/ferry` }] });
    assert.equal(ollama.loads.length, 1);
    assert.deepEqual(ollama.prompts, []);
    const events = await run({ url: `${page.origin}/ferry` });
    assert.equal(ofType(events, 'agent_end')[0]?.payload.success, true);
    assert.deepEqual(ollama.contexts, ollama.loads);
    assert.equal(page.requests.filter((path) => path === '/ferry').length, 1);
  });

  it('lets Ollama read the beginning of the prompt if a setting allows it', async () => {
    test.settings.providers = { ...test.settings.providers, ollama: { baseUrl: ollama.origin, prefill: true } };
    await prepare({ sources: [{ text: TEXT, title: 'Ferry' }] });
    const [ahead = ''] = ollama.prompts;
    assert.ok(ahead.includes(TEXT));
    await run({ document: { text: TEXT, title: 'Ferry' } });
    assert.equal(ollama.prompts.length, 2);
    assert.ok(ollama.prompts[1]?.startsWith(ahead));
    assert.equal(new Set([...ollama.loads, ...ollama.contexts]).size, 1);
  });

  it('otherwise reads nothing ahead, and never a text that takes several calls', async () => {
    await prepare({ sources: [{ text: TEXT }] });
    test.settings.providers = { ...test.settings.providers, ollama: { baseUrl: ollama.origin, prefill: true } };
    await prepare({ sources: [{ text: `${TEXT} `.repeat(5_000) }] });
    assert.equal(ollama.loads.length, 2);
    assert.deepEqual(ollama.prompts, []);
  });

  it("starts the thread that checks sentences, so that the first answer doesn't wait for it", async () => {
    const started: Worker[] = [];
    const note = (worker: Worker) => started.push(worker);
    process.on('worker', note);
    try {
      await prepare({ sources: [{ text: TEXT, title: 'Ferry' }] });
      const ahead = started.length;
      const events = await run({ document: { text: TEXT, title: 'Ferry' } });
      assert.equal(ofType(events, 'final_summary')[0]?.payload.summary.sentences.length, 1);
      assert.ok(ahead > 0);
      assert.equal(started.length, ahead);
    } finally {
      process.off('worker', note);
    }
  });

  it('stops as soon as it is canceled', async () => {
    const canceled = new AbortController();
    const long = `${TEXT} `.repeat(20_000);
    const preparing = prepare({ sources: [{ text: long }] }, canceled.signal);
    setImmediate(() => canceled.abort());
    await preparing;
    assert.equal((await run({ document: { text: TEXT } })).at(-1)?.type, 'agent_end');
  });

  it('contacts no other machine and starts no mock LLM', async () => {
    const cloud = await startTestServer((_request, response) => response.writeHead(404).end());
    try {
      test.settings.providers = {
        ...test.settings.providers,
        openai: { baseUrl: `http://cloud.test:${cloud.port}/v1` },
      };
      await prepare({ sources: [], provider: 'openai' });
      test.settings.providerOrder = ['openai', 'ollama', 'mock'];
      await prepare({ sources: [] });
      await ollama.close();
      test.settings.providerOrder = ['ollama', 'mock'];
      await prepare({ sources: [] });
      assert.deepEqual(cloud.requests, []);
      assert.equal(startedMock, 0);
      assert.deepEqual(test.mockLlm.activity.calls, []);
    } finally {
      await cloud.close();
    }
  });

  it('reads a page on this machine only if a run may do so without asking', async () => {
    test.settings.allowLocalAddresses = 'nobody';
    await prepare({ sources: [{ url: `${page.origin}/ferry` }] });
    assert.deepEqual(page.requests, []);
    assert.equal(ollama.loads.length, 1);
  });

  it('ends when stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    await prepare({ sources: [{ url: `${page.origin}/ferry` }] }, stop.signal);
    assert.deepEqual(ollama.loads, []);
    assert.deepEqual(page.requests, []);
  });
});
