import assert from 'node:assert/strict';
import { article } from '../../helpers/articles.js';
import { ofType, runToEnd, TestEngine } from '../../helpers/testEngine.js';

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
