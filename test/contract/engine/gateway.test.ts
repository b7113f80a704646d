import assert from 'node:assert/strict';
import { article } from '../../helpers/articles.js';
import { text } from 'node:stream/consumers';
import { toAgentError } from '../../../src/protocol/index.js';
import { ofType, runToEnd, TestEngine } from '../../helpers/testEngine.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';
import { resultOf } from '../../helpers/toolCalls.js';

describe('the gateway to remote providers', () => {
  let test: TestEngine;
  let allow = false;
  const keys: string[] = [];
  before(async () => {
    test = await TestEngine.open({
      providers: {
        // A name that no server has, so that nothing leaves the test.
        openai: { baseUrl: `http://models.invalid/v1`, model: 'gpt' },
      },
      engine: {
        getKey: (provider) => {
          keys.push(provider);
          return Promise.resolve('secret-key');
        },
        consent: { cloudProvider: () => Promise.resolve(allow) },
      },
    });
  });
  after(() => test.close());
  beforeEach(() => {
    allow = false;
    keys.length = 0;
  });

  it('case 78: sends no request and no key to a provider that is neither in the order nor consented to', async () => {
    const client = await test.connect();
    client.send({ type: 'list_models' });
    const { providers } = (await client.untilType('models')).payload;
    assert.equal(providers.find(({ provider }) => provider === 'openai')?.available, false);
    assert.deepEqual(
      keys.filter((provider) => provider === 'openai'),
      [],
    );
  });

  it('case 77: refuses a provider that a client chose without consent, before reading its key', async () => {
    const client = await test.connect();
    const command = { provider: 'openai', document: { markdown: article(2), title: 'Secret' } };
    const [error] = ofType(await runToEnd(client, command), 'error');
    assert.equal(error?.payload.code, 'consent_needed');
    assert.deepEqual(
      keys.filter((provider) => provider === 'openai'),
      [],
    );
    allow = true;
    const [reached] = ofType(await runToEnd(client, command), 'error');
    assert.notEqual(reached?.payload.code, 'consent_needed');
    assert.ok(keys.includes('openai'), 'after consent, it is called with its key');
  });

  it("case 77: consent for one host doesn't cover another that the address later changes to", async () => {
    const client = await test.connect();
    allow = true;
    const command = { provider: 'openai', document: { markdown: article(2), title: 'Secret' } };
    await runToEnd(client, command);
    assert.ok(keys.includes('openai'));
    allow = false;
    keys.length = 0;
    test.use({ openai: { baseUrl: 'http://elsewhere.invalid/v1', model: 'gpt' } });
    client.send({ type: 'list_models', request_id: 'again' });
    await client.until((event) => event.type === 'models' && event.payload.request_id === 'again');
    const [error] = ofType(await runToEnd(client, command), 'error');
    assert.equal(error?.payload.code, 'consent_needed');
    assert.ok(!keys.includes('openai'));
  });

  it('case 45: reads no page from a local model server, even for callers that may read local addresses', async () => {
    const client = await test.connect();
    for (const { url } of [test.ollama, test.mockLlm]) {
      const [error] = ofType(await runToEnd(client, { url: `${url}/api/tags` }), 'error');
      assert.equal(error?.payload.code, 'blocked_address');
    }
  });
});

describe('a provider on another machine', () => {
  const ANYWHERE = ['openai', 'anthropic', 'ollama'];
  let test: TestEngine;
  let elsewhere: TestServer;
  const asked: { method: string; body: string; key: boolean }[] = [];
  before(async () => {
    elsewhere = await startTestServer((request, response) => {
      void text(request).then((body) => {
        const key = JSON.stringify(request.headers).includes('secret-key');
        asked.push({ method: request.method ?? '', body, key });
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ data: [{ id: 'm' }], models: [{ name: 'm' }, { name: 'nomic-embed-text' }] }));
      });
    });
    // Nothing but this name of the own machine counts as another one.
    const address = `http://[::ffff:127.0.0.1]:${elsewhere.port}`;
    test = await TestEngine.open({
      providers: {
        openai: { baseUrl: `${address}/v1`, model: 'm' },
        anthropic: { baseUrl: address, model: 'm' },
        ollama: { baseUrl: address, model: 'm', prefill: true },
      },
      settings: { providerOrder: ['mock'], checkDoubtful: true },
      engine: {
        getKey: () => Promise.resolve('secret-key'),
        consent: { cloudProvider: () => Promise.resolve(false) },
      },
    });
  });
  after(() => Promise.all([test.close(), elsewhere.close()]));

  /** Everything that could send it something, from the outside and from within. */
  async function tryEverything() {
    const markdown = article(4);
    const first = await runToEnd(await test.connectAsUser(), { document: { markdown, title: 'Contract' } });
    const runId = first[0]?.run_id ?? '';
    assert.equal(ofType(first, 'agent_end')[0]?.payload.success, true);
    for (const provider of ANYWHERE) {
      for (const connect of [() => test.connectAsUser(), () => test.connect()]) {
        const client = await connect();
        const own = await runToEnd(client, { document: { markdown, title: 'Own' } });
        for (const command of [
          { document: { markdown, title: 'Named' } },
          { query: 'And?', follow_up: own[0]?.run_id },
          { query: 'Correct it.', follow_up: own[0]?.run_id, repairs: { sentence_index: 0 } },
          { query: 'On.', continue_run: own[0]?.run_id },
          { sources: [{ text: 'One.' }, { text: 'Two.' }] },
        ]) {
          const [error] = ofType(await runToEnd(client, { ...command, provider, fresh: true }), 'error');
          assert.equal(error?.payload.code, 'consent_needed', JSON.stringify(command));
        }
        client.send({ type: 'repeat', run_id: own[0]?.run_id, provider, model: 'm', session_id: 'again' });
        assert.equal((await client.untilType('error')).payload.code, 'consent_needed');
        client.send({ type: 'resume', run_id: own[0]?.run_id, after_seq: 0 });
        client.send({ type: 'list_models', request_id: 'models' });
        await client.untilType('models');
        const sources = [{ text: markdown }];
        const { error } = await resultOf(client, 'ask_with_evidence', { question: 'What?', sources, provider });
        assert.equal(error?.code, 'consent_needed');
        client.close();
      }
      const { signal } = new AbortController();
      const who = { trust: 'user', sessionId: 'one' } as const;
      for (const named of [provider, undefined])
        await test.engine.prepare({ sources: [{ text: markdown }], provider: named, model: 'm' }, who, signal);
      const direct = test.engine.providers.get(provider);
      const request = { model: 'm', prompt: markdown, contextTokens: 4_096 };
      const ways = [
        async () => {
          for await (const event of direct?.generate(request, signal) ?? []) assert.fail(event.type);
        },
        async () => {
          await direct?.embed?.([markdown], signal);
        },
        async () => {
          const prefix = () => Promise.resolve(markdown);
          await direct?.warm?.({ model: 'm', contextTokens: 4_096, prefix }, signal);
        },
        async () => {
          for await (const { done } of direct?.pull?.('m', signal) ?? []) assert.fail(String(done));
        },
      ];
      for (const way of ways) {
        const code = await way().then(
          () => undefined,
          (error: unknown) => toAgentError(error).code,
        );
        // Without consent, not even a key is there to use.
        assert.ok([undefined, 'consent_needed', 'model_not_found', 'unauthorized'].includes(code), code);
      }
    }
    assert.ok(runId !== '');
  }

  it('case 77, 78: that is not in the order gets no request at all, by whatever way', async () => {
    await tryEverything();
    assert.deepEqual(asked, []);
  });

  it('case 77: that is in the order gets requests for its models only', async () => {
    test.settings.providerOrder = ['mock', ...ANYWHERE];
    await tryEverything();
    assert.ok(asked.some(({ key }) => key));
    assert.deepEqual(
      asked.filter(({ method, body }) => method !== 'GET' || body !== ''),
      [],
    );
  });
});
