import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collect, PLANTED_KEY, providerOf, providersAt, PROVIDER_IDS } from './subjects.js';

async function serve(listener: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

describe('what providers reveal', () => {
  const servers: Server[] = [];
  const start = async (listener: RequestListener): Promise<string> => {
    const { url, server } = await serve(listener);
    servers.push(server);
    return url;
  };
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
  });

  for (const id of PROVIDER_IDS) {
    it(`case 40: ${id} follows no redirect, with or without a key`, async () => {
      const seen: IncomingMessage[] = [];
      const elsewhere = await start((request, response) => {
        seen.push(request);
        response.end('{}');
      });
      const url = await start((request, response) =>
        response.writeHead(307, { location: elsewhere + (request.url ?? '') }).end(),
      );
      const { error } = await collect(providerOf(providersAt(url), id), { model: 'mock-fast' });
      assert.equal(error?.code, 'provider_error');
      assert.match(error.message, /redirects elsewhere/);
      assert.equal(seen.length, 0);
    });
  }

  for (const id of ['openai', 'anthropic'] as const) {
    it(`case 40: ${id} doesn't repeat a key that the server echoes`, async () => {
      const url = await start((_request, response) =>
        response.writeHead(400, { 'content-type': 'application/json' }).end(
          JSON.stringify({
            type: 'error',
            error: { type: 'invalid_request_error', message: `Bad key ${PLANTED_KEY} in Bearer ${PLANTED_KEY}` },
          }),
        ),
      );
      const { error } = await collect(providerOf(providersAt(url), id), { model: 'mock-fast' });
      assert.equal(error?.code, 'provider_error');
      assert.ok(!JSON.stringify([error.message, error.stack, String(error.cause)]).includes('planted'));
    });
  }

  it("case 30: a server that accepts connections but never responds doesn't delay the status", async () => {
    let waiting = 0;
    const url = await start((_request, response) => {
      waiting++;
      response.once('close', () => waiting--);
    });
    for (const status of await providersAt(url).status()) {
      assert.equal(status.available, false);
      assert.match(status.message ?? '', /didn't respond/);
    }
    // Each request was abandoned rather than left running.
    while (waiting > 0) await new Promise((resolve) => setImmediate(resolve));
  }).timeout(10_000);

  it('openai: omits a parameter once a server has rejected it', async () => {
    const bodies: Record<string, unknown>[] = [];
    const url = await start((request, response) => {
      let text = '';
      request.on('data', (data: Buffer) => (text += data.toString()));
      request.on('end', () => {
        const body = JSON.parse(text) as Record<string, unknown>;
        bodies.push(body);
        if ('temperature' in body || 'max_tokens' in body) {
          const param = 'temperature' in body ? 'temperature' : 'max_tokens';
          response
            .writeHead(400, { 'content-type': 'application/json' })
            .end(JSON.stringify({ error: { message: `Unsupported parameter: '${param}'`, param } }));
          return;
        }
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end(
          'data: {"choices":[{"delta":{"content":"<think>hm</think>Yes."},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
        );
      });
    });
    const provider = providerOf(providersAt(url), 'openai');
    const first = await collect(provider, { model: 'local', maxOutputTokens: 9 });
    assert.deepEqual([first.error, first.text, first.reasoning], [undefined, 'Yes.', 'hm']);
    assert.equal(bodies.length, 3);
    assert.equal(bodies[2]?.max_completion_tokens, 9);
    await collect(provider, { model: 'local', maxOutputTokens: 9 });
    assert.equal(bodies.length, 4, 'remembered');
  });
});
