import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { createFileDocuments } from '../../../src/agent/sources/fileDocuments.js';
import { article, articlePage } from '../../helpers/articles.js';
import { startScriptedOllama, type ScriptedOllama } from '../../helpers/ollamaServer.js';
import type { Consent } from '../../../src/agent/orchestrator/dependencies.js';
import { isDeclinedSource, type AgentEvent } from '../../../src/protocol/index.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';
import { ofType, runToEnd, TestEngine, untilEnd } from '../../helpers/testEngine.js';

const ask = (title: string) => ({ document: { markdown: article(4, title), title } });

describe('remote models of the local Ollama', () => {
  const questions: string[] = [];
  let answer = false;
  let ollama: ScriptedOllama;
  let test: TestEngine;
  async function open(shown: object = {}) {
    ollama = await startScriptedOllama(() => ['The harbour ', 'protects boats.'], shown);
    test = await TestEngine.open({
      providers: { ollama: { baseUrl: ollama.origin } },
      engine: {
        consent: {
          cloudProvider: (provider, _label, host) => {
            questions.push(`${provider} ${host ?? ''}`);
            return Promise.resolve(answer);
          },
        },
      },
    });
  }
  beforeEach(() => {
    questions.length = 0;
    answer = false;
  });
  afterEach(() => Promise.all([test.close(), ollama.close()]));

  it("get no text without the user's consent and are reported as remote", async () => {
    await open();
    const client = await test.connect();
    const refused = await runToEnd(client, { ...ask('First'), model: 'gpt-oss:120b-cloud' });
    assert.equal(ofType(refused, 'error')[0]?.payload.code, 'consent_needed');
    assert.deepEqual(questions, [`ollama 127.0.0.1:${ollama.port}`]);
    assert.deepEqual(ollama.prompts, []);
    answer = true;
    const allowed = await runToEnd(client, { ...ask('First'), model: 'gpt-oss:120b-cloud' });
    assert.equal(ofType(allowed, 'receipt')[0]?.payload.local, false);
    const local = await runToEnd(client, { ...ask('First'), model: 'llama3.2' });
    assert.equal(ofType(local, 'receipt')[0]?.payload.local, true);
    assert.equal(questions.length, 2);
  });

  it('are recognized whatever their local name', async () => {
    await open({ remote_host: 'https://ollama.com:443', remote_model: 'gpt-oss:120b' });
    const events = await runToEnd(await test.connect(), ask('Alias'));
    assert.equal(questions.length, 1);
    assert.deepEqual(ollama.prompts, []);
    assert.equal(ofType(events, 'provider_changed')[0]?.payload.to, 'mock');
  });
});

describe('a model that only the list of the local Ollama says to be remote', () => {
  it("gets no text without the user's consent, whatever its name is spelled like", async () => {
    const asked: string[] = [];
    const server = await startTestServer((request, response) => {
      void text(request).then((body) => {
        const models = [{ name: 'alias:latest', remote_host: 'https://ollama.com:443' }, { name: 'here:latest' }];
        if (request.url === '/api/tags') response.end(JSON.stringify({ models }));
        else if (request.url === '/api/generate')
          response.end(JSON.stringify({ response: asked.push(body), done: true }));
        // Such as from a server that only forwards, and has no such path.
        else response.writeHead(404).end('no such path');
      });
    });
    const test = await TestEngine.open({
      providers: { ollama: { baseUrl: server.origin } },
      engine: { consent: { cloudProvider: () => Promise.resolve(false) } },
    });
    try {
      const client = await test.connect();
      for (const model of ['alias', 'alias:latest', 'ALIAS']) {
        const events = await runToEnd(client, { ...ask('Contract'), model });
        assert.equal(ofType(events, 'error')[0]?.payload.code, 'consent_needed', model);
      }
      assert.deepEqual(asked, []);
    } finally {
      await Promise.all([test.close(), server.close()]);
    }
  });
});

describe("private pages of the person's browser", () => {
  const questions: string[] = [];
  const standing: string[] = [];
  let answer = false;
  let ollama: ScriptedOllama;
  let test: TestEngine;
  before(async () => {
    ollama = await startScriptedOllama(() => ['The harbour ', 'protects boats.'], {
      remote_host: 'https://ollama.com',
    });
    test = await TestEngine.open({
      providers: { ollama: { baseUrl: ollama.origin } },
      engine: {
        documents: { ...createFileDocuments(), isPrivate: (uri) => uri === snapshot(test.folder) },
        clientMayRead: () => true,
        consent: {
          // The person agreed to send other text to this provider.
          cloudProvider: (provider) => Promise.resolve(standing.push(provider) > 0),
          isGiven: () => true,
          privatePages: (pages, provider, label) => {
            questions.push(`${pages.map(({ title, url }) => `${title} ${url}`).join()} > ${provider} ${label}`);
            return Promise.resolve(answer);
          },
        },
      },
    });
  });
  beforeEach(() => {
    questions.length = 0;
    standing.length = 0;
    ollama.prompts.length = 0;
    answer = false;
  });
  after(() => Promise.all([test.close(), ollama.close()]));

  const snapshot = (folder: string) => pathToFileURL(path.join(folder, 'snapshot.md')).href;
  const page = (title: string) => ({ html: articlePage(4, title), title, url: `https://mail.example.com/${title}` });
  async function following(command: object): Promise<AgentEvent[]> {
    const person = await test.connectAsUser();
    person.send({ request_id: 'r', ...command });
    const start = await person.until(({ type, payload }) => type === 'agent_start' && 'request_id' in payload);
    const events = await untilEnd(person, start.run_id ?? '');
    person.close();
    return events;
  }
  async function handOver(command: object): Promise<{ runId: string; events: AgentEvent[] }> {
    const companion = await test.connectAsCompanion();
    companion.send({ type: 'start_agent', query: 'Summarize this source.', ...command });
    const runId = (await companion.untilType('handed_over')).payload.run_id;
    companion.close();
    const person = await test.connectAsUser();
    person.send({ type: 'resume', run_id: runId, after_seq: 0 });
    const events = await untilEnd(person, runId);
    person.close();
    return { runId, events };
  }
  const followUp = (runId: string, more = {}) => ({
    type: 'start_agent',
    query: 'What else?',
    follow_up: runId,
    ...more,
  });

  it('get a question that names page and provider, although the provider has consent; refused, a local one answers', async () => {
    const { events } = await handOver({ document: page('Inbox') });
    assert.deepEqual(questions, ['Inbox https://mail.example.com/Inbox > ollama Ollama']);
    assert.deepEqual(ollama.prompts, []);
    const [changed] = ofType(events, 'provider_changed');
    assert.equal(changed?.payload.to, 'mock');
    assert.match(changed.payload.reason, /"Inbox" comes from your browser/);
    assert.equal(ofType(events, 'receipt')[0]?.payload.local, true);
  });

  it('stay here if the person named the provider and refuses', async () => {
    const { runId } = await handOver({ document: page('Statement') });
    const events = await following(followUp(runId, { provider: 'ollama' }));
    assert.equal(ofType(events, 'error')[0]?.payload.code, 'consent_needed');
    assert.deepEqual(ollama.prompts, []);
  });

  it('are asked about once a run, for follow-ups, repeats, and links on them, too', async () => {
    answer = true;
    const { runId, events } = await handOver({ sources: [page('One'), page('Two')] });
    assert.equal(ofType(events, 'receipt')[0]?.payload.local, false);
    assert.deepEqual(questions.splice(0), [
      'One https://mail.example.com/One,Two https://mail.example.com/Two > ollama Ollama',
    ]);
    answer = false;
    ollama.prompts.length = 0;
    await following(followUp(runId));
    await following(followUp(runId, { document: { markdown: article(4, 'Own'), title: 'Own' } }));
    await following({ type: 'repeat', run_id: runId });
    assert.equal(questions.length, 3);
    for (const question of questions) assert.match(question, /^One .*,Two .* > ollama/);
    await following({ type: 'repeat', run_id: runId, provider: 'ollama' });
    assert.equal(questions.length, 4);
    assert.deepEqual(ollama.prompts, []);
  });

  it('are asked about when their snapshot is read as a document', async () => {
    await writeFile(path.join(test.folder, 'snapshot.md'), article(4, 'Snapshot'));
    const events = await following({ type: 'start_agent', query: 'Why?', document: { uri: snapshot(test.folder) } });
    assert.equal(questions.length, 1);
    assert.equal(ofType(events, 'source_read')[0]?.payload.source.private, true);
    assert.deepEqual(ollama.prompts, []);
    const program = await test.connect();
    program.send({ type: 'resume', run_id: events[0]?.run_id, after_seq: 0 });
    assert.equal((await program.untilType('error')).payload.code, 'unknown_run');
    program.close();
  });

  it("don't cause a question about other sources", async () => {
    const person = await test.connectAsUser();
    const events = await runToEnd(person, { document: { markdown: article(4, 'Notes'), title: 'Notes' } });
    person.close();
    assert.equal(ofType(events, 'receipt')[0]?.payload.local, false);
    assert.deepEqual(questions, []);
    assert.ok(standing.length > 0 && ollama.prompts.length > 0);
  });
});

describe('a question about a local address', () => {
  const asked: string[] = [];
  let consent: Consent;
  let pages: TestServer;
  before(async () => {
    pages = await startTestServer((_request, response) => response.end('The harbour protects boats.'));
  });
  beforeEach(() => {
    asked.length = 0;
  });
  after(() => pages.close());

  /** The error of a run of the person at the machine. */
  async function errorOf(command: object) {
    const test = await TestEngine.open({ settings: { allowLocalAddresses: 'nobody' }, engine: { consent } });
    const received: AgentEvent[] = [];
    const sidebar = test.engine.connect((event) => received.push(event), { trust: 'user', sessionId: 'sidebar' });
    const ended = new Promise<void>((resolve) =>
      test.engine.runs.listen({ trust: 'user' }, (_, event) => {
        if (event.type === 'agent_end') resolve();
      }),
    );
    sidebar.receive({ type: 'start_agent', query: 'Summarize', ...command });
    await ended;
    sidebar.closed();
    await test.close();
    return ofType(received, 'error').at(-1)?.payload;
  }

  it('that the person declines is no failure', async () => {
    consent = {
      localAddress: (url) => Promise.resolve(asked.push(url) < 0),
      cloudProvider: () => Promise.resolve(false),
    };
    const url = `${pages.origin}/private`;
    const error = await errorOf({ url });
    assert.deepEqual(asked, [url]);
    assert.equal(error?.code, 'consent_needed');
    assert.ok(isDeclinedSource(error.code, error.message_key), error.message_key);
    const several = await errorOf({ sources: [{ url }, { url: `${pages.origin}/other` }] });
    assert.ok(several && isDeclinedSource(several.code, several.message_key), several?.message_key);
    assert.equal(pages.requests.length, 0);
  });

  it('that nobody was asked is a blocked address', async () => {
    consent = { cloudProvider: () => Promise.resolve(false) };
    assert.equal((await errorOf({ url: `${pages.origin}/private` }))?.code, 'blocked_address');
    assert.equal(pages.requests.length, 0);
  });
});
