import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { startMockLlm, type MockLlm } from '../../../mock-llm/server.js';
import type { GenerateEvent, Provider } from '../../../src/agent/interfaces/index.js';
import { createProviders } from '../../../src/agent/providers/index.js';
import { isThisMachine } from '../../../src/agent/providers/wire/hosts.js';
import {
  collect,
  PARAGRAPH,
  PLANTED_KEY,
  promptOf,
  providerOf,
  providersAt,
  PROVIDER_IDS,
  withinASecond,
} from './subjects.js';

const FAST = 'mock-fast';
/** For tests that wait for a time-out; others get enough time on a busy machine. */
const HASTY = { firstTokenMs: 400, idleMs: 600, loadingAfterMs: 60 };
const PATIENT = { loadingAfterMs: 60 };

for (const id of PROVIDER_IDS) {
  describe(`provider ${id}`, function () {
    this.timeout(15_000);
    let mock: MockLlm;
    let provider: Provider;
    let hasty: Provider;
    const waits: number[] = [];

    before(async () => {
      mock = await startMockLlm({ port: 0, wordDelayMs: 1, loadMs: 200 });
      const sleep = (milliseconds: number, signal: AbortSignal) => {
        waits.push(milliseconds);
        signal.throwIfAborted();
        return Promise.resolve();
      };
      provider = providerOf(providersAt(mock.url, { sleep }, PATIENT), id);
      hasty = providerOf(providersAt(mock.url, {}, HASTY), id);
    });
    after(() => mock.close());

    it('reports its identity and where it sends text', async () => {
      assert.equal(provider.id, id);
      assert.equal(provider.location, id === 'mock' ? 'mock' : 'local');
      assert.ok(isThisMachine(mock.url));
      assert.equal(provider.host, `127.0.0.1:${mock.port}`);
      const status = await provider.status();
      assert.deepEqual(
        { available: status.available, provider: status.provider, location: status.location },
        { available: true, provider: id, location: provider.location },
      );
    });

    it('lists its models and describes one', async () => {
      const models = await provider.models();
      assert.ok(models.some((model) => model.id.startsWith('mock-extractive') && model.provider === id));
      assert.ok(!models.some((model) => model.id.startsWith('mock-embed')), 'embedding models cannot answer');
      const facts = await provider.describe(undefined);
      assert.match(facts.model, /^mock-extractive/);
      assert.ok(facts.contextTokens >= 8_192);
    });

    it('streams verbatim sentences in order, then one done event with the usage', async () => {
      const { text, types, done, error } = await collect(provider, { model: FAST });
      assert.equal(error, undefined);
      assert.ok(types.filter((type) => type === 'text').length > 5, 'in many chunks');
      assert.equal(types.indexOf('done'), types.length - 1);
      assert.ok(text.length > 40);
      for (const sentence of text.split(/(?<=\.)\s+/)) assert.ok(PARAGRAPH.includes(sentence), sentence);
      assert.equal(done?.reason, 'stop');
      assert.ok(done.usage.promptTokens > 20);
      assert.equal(done.usage.outputTokens, text.match(/\S+/g)?.length);
    });

    it('returns the first token before the answer is complete', async () => {
      const events = provider
        .generate({ model: 'mock-slow', prompt: promptOf(PARAGRAPH) }, new AbortController().signal)
        [Symbol.asyncIterator]();
      const next = async () => (await events.next()).value as GenerateEvent | undefined;
      let first = await next();
      while (first?.type === 'loading') first = await next();
      assert.equal(first?.type, 'text');
      assert.equal(mock.activity.calls.at(-1)?.outcome, undefined, 'the server is still generating');
      await events.return?.();
    });

    it('separates reasoning from the answer', async () => {
      const { text, reasoning } = await collect(provider, { model: 'mock-thinking' });
      assert.match(reasoning, /read the source/);
      assert.ok(!text.includes('read the source'));
    });

    it('follows a JSON schema', async () => {
      const format = {
        type: 'object',
        properties: { answer: { type: 'string' }, points: { type: 'array', items: { type: 'string' } } },
        required: ['answer', 'points'],
        additionalProperties: false,
      };
      const { text, error } = await collect(provider, { model: FAST, format });
      assert.equal(error, undefined);
      const value = JSON.parse(text) as { answer: string; points: string[] };
      assert.ok(PARAGRAPH.includes(value.answer));
      assert.ok(Array.isArray(value.points));
    });

    it('closes the upstream connection within a second after a cancel', async () => {
      const abort = new AbortController();
      const call = collect(provider, { model: 'mock-slow' }, abort.signal);
      const before = mock.activity.calls.length;
      await withinASecond(() => mock.activity.calls.length > before && mock.activity.active > 0, 'the call arrives');
      abort.abort();
      const { error } = await call;
      assert.equal(error?.code, 'cancelled');
      await withinASecond(() => mock.activity.calls.at(-1)?.outcome === 'closed_by_client', 'the server sees it close');
    });

    it('closes the upstream connection when the consumer leaves the loop', async () => {
      for await (const event of provider.generate(
        { model: 'mock-endless', prompt: promptOf(PARAGRAPH) },
        new AbortController().signal,
      ))
        if (event.type === 'text') break;
      await withinASecond(() => mock.activity.calls.at(-1)?.outcome === 'closed_by_client', 'the server sees it close');
    });

    it('case 30: a refused connection is a typed error', async () => {
      // A port that was free a moment ago.
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      await new Promise((resolve) => server.close(resolve));
      const away = providerOf(providersAt(`http://127.0.0.1:${port}`), id);
      const [{ error }, status] = await Promise.all([collect(away, { model: FAST }), away.status()]);
      assert.equal(error?.code, 'provider_unavailable');
      assert.match(error.message, /127\.0\.0\.1/);
      assert.equal(status.available, false);
      assert.match(status.message ?? '', /isn't reachable|didn't respond/);
    });

    it('names a base URL that is none, rather than advising people to start the server', async function () {
      // Its address is a port.
      if (id === 'mock') this.skip();
      const getKey = () => Promise.resolve(PLANTED_KEY);
      const values = { [id]: { baseUrl: 'not a url' } };
      const nowhere = providerOf(
        createProviders(() => ({ values, order: [id] }), { getKey }),
        id,
      );
      const [{ error }, { message }] = await Promise.all([collect(nowhere, { model: FAST }), nowhere.status()]);
      for (const said of [error?.message, message]) assert.match(said ?? '', /is "not a url", which is not a URL/);
    });

    it('case 31: a model that accepts the prompt but never answers hits the first-token time-out, after reporting that it is loading', async () => {
      const { types, error } = await collect(hasty, { model: 'mock-hang' });
      assert.deepEqual(types, ['loading']);
      assert.equal(error?.code, 'first_token_timeout');
      await withinASecond(() => mock.activity.calls.at(-1)?.outcome !== undefined, 'the connection is closed');
    });

    it('case 31: a model that loads slowly is reported as loading and then answers', async () => {
      const { types, error, text } = await collect(provider, { model: 'mock-cold' });
      assert.equal(error, undefined);
      assert.equal(types[0], 'loading');
      assert.equal(types.filter((type) => type === 'loading').length, 1);
      assert.ok(text.length > 0);
    });

    it('case 32: a stall in mid-stream hits the idle time-out, and the partial answer is kept', async () => {
      const { text, error } = await collect(providerOf(providersAt(mock.url, {}, { idleMs: HASTY.idleMs }), id), {
        model: 'mock-stalled',
      });
      assert.equal(error?.code, 'idle_timeout');
      assert.equal(error.retryable, true);
      assert.equal(text.match(/\S+/g)?.length, 5);
      await withinASecond(() => mock.activity.calls.at(-1)?.outcome !== undefined, 'the connection is closed');
    });

    for (const model of ['mock-truncated', 'mock-reset']) {
      it(`case 33: a stream that dies before its last line is an error (${model})`, async () => {
        const { text, done, error } = await collect(provider, { model });
        assert.equal(error?.code, 'stream_broken');
        assert.equal(done, undefined);
        assert.ok(text.length > 0);
      });
    }

    it("case 34: names a missing model and how to get it, and doesn't request it again", async () => {
      const before = mock.activity.calls.length;
      const { error } = await collect(provider, { model: 'no-such-model' });
      assert.equal(error?.code, 'model_not_found');
      assert.match(error.message, /"no-such-model"/);
      if (id === 'ollama') assert.match(error.message, /ollama pull no-such-model/);
      assert.equal(mock.activity.calls.length, before + 1);
      if (id !== 'openai')
        await assert.rejects(provider.describe('no-such-model'), {
          code: 'model_not_found',
          message: /"no-such-model"/,
        });
    });

    it('case 35: an error in mid-stream with status 200 is an error', async () => {
      const { text, error } = await collect(provider, { model: 'mock-error-line' });
      assert.equal(error?.code, 'provider_error');
      assert.match(error.message, /out of memory/);
      assert.ok(text.length > 0);
    });

    it('case 36: the text is the same if every byte arrives separately', async () => {
      const whole = await collect(provider, { model: FAST });
      const split = await collect(provider, { model: 'mock-split' });
      assert.equal(split.error, undefined);
      assert.equal(split.text, whole.text);
      assert.match(split.text, /🐝|ö/u);
    });

    for (const model of ['mock-html', 'mock-garbage', 'mock-long-line']) {
      it(`case 37: ${model} is an error that quotes the response`, async () => {
        const { error, done } = await collect(provider, { model });
        assert.ok(error && ['bad_response', 'stream_broken'].includes(error.code), error?.code);
        assert.equal(done, undefined);
        assert.match(error.message, /not JSON|endless line|web page/);
      });
    }

    it('case 38: retries 429 after the requested delay and then answers', async () => {
      waits.length = 0;
      const before = mock.activity.calls.length;
      const { error, text } = await collect(provider, { model: 'mock-429' });
      assert.equal(error, undefined);
      assert.ok(text.length > 0);
      assert.equal(mock.activity.calls.length, before + 3);
      assert.equal(waits.length, 2);
      for (const wait of waits) assert.ok(wait >= 1_000 && wait < 3_000, `Retry-After: 1 is respected (${wait})`);
    });

    it('case 38: retries 503 at most three times', async () => {
      waits.length = 0;
      const before = mock.activity.calls.length;
      const { error } = await collect(provider, { model: 'mock-503' });
      assert.equal(error?.code, 'overloaded');
      assert.equal(mock.activity.calls.length, before + 4);
      assert.equal(new Set(waits).size, 3, 'jittered');
    });

    it('case 38: a cancel ends the wait between retries', async () => {
      const patient = providerOf(providersAt(mock.url), id);
      const abort = new AbortController();
      const before = mock.activity.calls.length;
      const call = collect(patient, { model: 'mock-503' }, abort.signal);
      await withinASecond(() => mock.activity.calls.length > before, 'the first attempt');
      abort.abort();
      assert.equal((await call).error?.code, 'cancelled');
      assert.equal(mock.activity.calls.length, before + 1);
    });

    it("case 38: doesn't retry after the first token", async () => {
      const before = mock.activity.calls.length;
      await collect(provider, { model: 'mock-error-line' });
      assert.equal(mock.activity.calls.length, before + 1);
    });

    it("doesn't retry a plain server error, and quotes the server", async () => {
      const before = mock.activity.calls.length;
      const { error } = await collect(provider, { model: 'mock-500' });
      assert.equal(error?.code, 'provider_error');
      assert.match(error.message, /llama runner/);
      assert.equal(mock.activity.calls.length, before + 1);
    });

    it('case 39: endless tokens are capped and reported as truncated', async () => {
      const { text, done, error } = await collect(providerOf(providersAt(mock.url, {}, { firstTokenMs: 5_000 }), id), {
        model: 'mock-endless',
        maxOutputTokens: 10,
        prompt: promptOf('x'.repeat(38).concat(' ').repeat(700)),
      });
      assert.equal(error, undefined);
      assert.equal(done?.reason, 'length');
      assert.ok(text.length < 25_000, String(text.length));
      await withinASecond(() => mock.activity.calls.at(-1)?.outcome === 'closed_by_client', 'the server sees it close');
    });

    it('reports an answer cut off at its limit', async () => {
      const short = await collect(provider, { model: FAST, maxOutputTokens: 4 });
      assert.equal(short.done?.reason, 'length');
      assert.equal(short.done.usage.outputTokens, 4);
      assert.equal((await collect(provider, { model: 'mock-length' })).done?.reason, 'length');
    });

    it('reports an invalid key', async () => {
      const { error } = await collect(provider, { model: 'mock-401' });
      assert.equal(error?.code, 'unauthorized');
      assert.match(error.message, /Set API Key|key/);
    });

    it('reports a prompt longer than the context', async () => {
      const { error } = await collect(provider, { model: 'mock-context-overflow' });
      assert.equal(error?.code, 'context_overflow');
      if (id === 'ollama' || id === 'mock') {
        const { error: ours } = await collect(provider, { model: FAST, contextTokens: 64 });
        assert.equal(ours?.code, 'context_overflow', 'rather than being truncated silently');
      }
    });

    if (id === 'openai' || id === 'anthropic') {
      it('reports a refusal', async () => {
        const { error } = await collect(provider, { model: 'mock-refusal' });
        assert.equal(error?.code, 'refused_by_model');
      });

      it('case 40: sends the key in the header and never includes it in an error', async () => {
        const failures = await Promise.all(
          ['mock-401', 'mock-500', 'mock-garbage', 'no-such-model', 'mock-reset'].map((model) =>
            collect(provider, { model }),
          ),
        );
        const everything = JSON.stringify(
          failures.map(({ error }) => [
            error?.message,
            error?.stack,
            String(error?.cause),
            error?.cause instanceof Error ? error.cause.stack : '',
          ]),
        );
        assert.ok(!everything.includes(PLANTED_KEY));
        const headers = mock.activity.calls.at(-1)?.headers;
        assert.ok(JSON.stringify([headers?.authorization, headers?.['x-api-key']]).includes(PLANTED_KEY));
      });
    }
  });
}
