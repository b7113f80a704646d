import assert from 'node:assert/strict';
import http from 'node:http';
import { articlePage, article } from '../../helpers/articles.js';
import { ofType, runToEnd, TestEngine } from '../../helpers/testEngine.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';

/** USD per token, in OpenRouter's format. */
const PRICING = { prompt: '0.000002', completion: '0.00001' };

/** A gateway to the mock LLM's OpenAI protocol that adds prices to its models. */
function startPricedGateway(upstream: () => string): Promise<TestServer> {
  return startTestServer((request, response) => {
    const { method, headers, url = '/' } = request;
    const forwarded = http.request(
      upstream() + url,
      { method, headers: { ...headers, host: new URL(upstream()).host } },
      (answer) => {
        if (url !== '/v1/models') {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
          return;
        }
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const list = JSON.parse(Buffer.concat(parts).toString('utf8')) as { data: object[] };
          response
            .writeHead(200, { 'content-type': 'application/json' })
            .end(JSON.stringify({ ...list, data: list.data.map((model) => ({ ...model, pricing: PRICING })) }));
        });
      },
    );
    request.pipe(forwarded);
  });
}

describe('receipts', () => {
  let test: TestEngine;
  let gateway: TestServer;
  let site: TestServer;
  before(async () => {
    gateway = await startPricedGateway(() => test.mockLlm.url);
    site = await startTestServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(articlePage(6)),
    );
    test = await TestEngine.open({
      providers: { openai: { baseUrl: `${gateway.origin}/v1`, model: 'mock-extractive' } },
    });
  });
  after(async () => {
    await test.close();
    await Promise.all([gateway.close(), site.close()]);
  });

  it("report a run's cost if the provider has prices, and nothing otherwise", async () => {
    const client = await test.connect();
    const receiptOf = async (provider: string) =>
      ofType(await runToEnd(client, { document: { markdown: article(6, provider) }, provider }), 'receipt')[0]?.payload;
    const priced = await receiptOf('openai');
    assert.ok(priced && priced.prompt_tokens > 0 && priced.output_tokens > 0);
    const cost = priced.prompt_tokens * Number(PRICING.prompt) + priced.output_tokens * Number(PRICING.completion);
    assert.ok(Math.abs((priced.cost_usd ?? 0) - cost) < 1e-9, `${priced.cost_usd} for ${cost}`);
    assert.equal((await receiptOf('ollama'))?.cost_usd, null);
  });

  it('list every contacted host once, and the model with its calls', async () => {
    const client = await test.connect();
    const [receipt] = ofType(await runToEnd(client, { url: `${site.origin}/page` }), 'receipt');
    assert.deepEqual(receipt?.payload.hosts, [`127.0.0.1:${test.ollama.port}`]);
    assert.equal(receipt.payload.fallback, null);
    assert.equal(receipt.payload.model, 'mock-extractive');
    assert.ok(
      (receipt.payload.context_used ?? 0) > 0 &&
        (receipt.payload.context_used ?? 0) <= (receipt.payload.context_tokens ?? 0),
    );
    assert.equal(receipt.payload.share_read, 1);
  });

  it('estimate the tokens of a run that was stopped, which no server counts', async () => {
    const slow = await startTestServer((request, response) => {
      if (request.url === '/v1/models') {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[{"id":"slow"}]}');
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(
        `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: 'The lighthouse stands. ' } }] })}\n\n`,
      );
    });
    const { providers } = test.settings;
    test.settings.providers = { ...providers, openai: { baseUrl: `${slow.origin}/v1` } };
    try {
      const client = await test.connect();
      client.send({
        type: 'start_agent',
        query: 'Summarize this source.',
        document: { text: article(1, 'Stopped'), title: 'Stopped' },
        provider: 'openai',
        fresh: true,
      });
      const partial = await client.untilType('partial_summary');
      client.send({ type: 'cancel_agent', run_id: partial.run_id });
      const { payload } = await client.untilType('receipt');
      assert.ok(payload.prompt_tokens > 100, `${payload.prompt_tokens} prompt tokens`);
      assert.ok(payload.output_tokens >= 3 && payload.output_tokens < 20, `${payload.output_tokens} output tokens`);
    } finally {
      test.settings.providers = providers;
      await slow.close();
    }
  });
});
