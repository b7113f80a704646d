import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import type { Provider } from '../../../src/agent/interfaces/index.js';
import type { ProviderError } from '../../../src/agent/providers/wire/errors.js';
import { recorded, replay, type ReplayServer } from '../../helpers/replayServer.js';
import { collect, providerOf, providersAt, type ProviderId } from './subjects.js';

const LIST = { '/v1/models': 'llama-server/models.http', '/props': 'llama-server/props.http' };
const chat = (file: string) => ({ ...LIST, '/v1/chat/completions': `llama-server/${file}.http` });

describe('recorded responses of a llama.cpp server', () => {
  const open: ReplayServer[] = [];
  const waits: number[] = [];
  const at = async (
    routes: Record<string, string | readonly string[]>,
    { id = 'openai', pieceBytes = Infinity }: { id?: ProviderId; pieceBytes?: number } = {},
  ): Promise<{ provider: Provider; server: ReplayServer }> => {
    const server = await replay(routes, pieceBytes);
    open.push(server);
    const sleep = (milliseconds: number) => Promise.resolve(void waits.push(milliseconds));
    return { provider: providerOf(providersAt(server.origin, { sleep }), id), server };
  };
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()));
  });

  it('reports its real context and slots, not the context the model was trained with', async () => {
    const { provider } = await at(LIST);
    const facts = await provider.describe(undefined);
    assert.deepEqual(
      [facts.model, facts.contextTokens, facts.contextSource, facts.slots, facts.sharedPool, facts.location],
      ['chain.gguf', 4_096, 'told', 2, true, 'local'],
    );
    assert.match(facts.identity, /chain\.gguf@.*17302784/);
  });

  it('is never asked for what it reveals only to its operator', async () => {
    const { provider, server } = await at({
      ...LIST,
      '/health': 'llama-server/health.http',
      '/slots': 'llama-server/slots.http',
    });
    const facts = await provider.describe(undefined);
    assert.equal((await provider.status()).state, 'ready');
    const slots = JSON.parse(String((await recorded('llama-server/slots.http')).body)) as { n_ctx: number }[];
    // Both paths are for the server's operator; its properties contain the same information.
    assert.deepEqual([facts.slots, facts.contextTokens], [slots.length, slots[0]?.n_ctx]);
    assert.ok(!server.asked.some((route) => route === '/health' || route === '/slots'));
  });

  it('replays every recording', async () => {
    const folder = new URL('../../fixtures/recordings/llama-server/', import.meta.url);
    const suites = ['./recordings.test.ts', './recordedFaults.test.ts'];
    const texts = await Promise.all(suites.map((suite) => readFile(new URL(suite, import.meta.url), 'utf8')));
    const isReplayed = (name: string) =>
      texts.some((text) => text.includes(`'${name}'`) || text.includes(`/${name}.http`));
    const names = (await readdir(folder)).map((file) => file.replace(/\.http$/, ''));
    assert.deepEqual(
      names.filter((name) => !isReplayed(name)),
      [],
    );
  });

  it("assumes a safe minimum if the server doesn't show its properties", async () => {
    const { provider } = await at({ '/v1/models': LIST['/v1/models'] });
    const facts = await provider.describe(undefined);
    assert.deepEqual([facts.contextTokens, facts.contextSource], [8_192, 'assumed']);
  });

  it('lists its models in the error for a mistyped one', async () => {
    const { provider } = await at(LIST);
    await assert.rejects(provider.describe('chian'), { code: 'model_not_found', message: /"chian".*chain\.gguf/ });
  });

  for (const pieceBytes of [Infinity, 1]) {
    it(`streams its answer with usage and timings (${pieceBytes} bytes at once)`, async () => {
      const { provider, server } = await at(chat('chat-stream'), { pieceBytes });
      await provider.describe(undefined);
      const { text, done, error } = await collect(provider, { model: 'chain.gguf', maxOutputTokens: 12 });
      assert.equal(error, undefined);
      assert.match(text, /^The river bridge was built in 1932/);
      assert.equal(done?.reason, 'length');
      assert.ok(done.usage.promptTokens > 0 && done.usage.outputTokens > 0);
      assert.ok((done.outputDurationMs ?? 0) > 0);
      assert.equal(server.bodies[0]?.max_tokens, 12);
      assert.equal(server.bodies[0].return_progress, true);
    });
  }

  it('reports prompt progress, and counts the prompt if the server sends no usage', async () => {
    const { provider } = await at(chat('chat-progress'));
    const { types, done } = await collect(provider, { model: 'chain.gguf' });
    assert.equal(types[0], 'reading');
    assert.ok(!types.includes('loading'));
    assert.deepEqual(done?.usage, { promptTokens: 1_611, outputTokens: 4 });
  });

  it('separates reasoning that the server leaves in the text', async () => {
    const { provider } = await at(chat('reasoning-stream'));
    const { text, reasoning } = await collect(provider, { model: 'think.gguf' });
    assert.match(reasoning, /Let me read this carefully first/);
    assert.match(text, /^The river bridge was built/);
  });

  for (const [id, file, route] of [
    ['openai', 'chat-overflow', '/v1/chat/completions'],
    ['anthropic', 'messages-overflow', '/v1/messages'],
  ] as const) {
    it(`reports how much too long a prompt is (${id})`, async () => {
      const { provider } = await at({ ...LIST, [route]: `llama-server/${file}.http` }, { id });
      const { error } = await collect(provider, { model: 'chain.gguf' });
      const { code, promptTokens, contextTokens, poolFull } = error as ProviderError;
      assert.deepEqual([code, promptTokens, contextTokens, poolFull], ['context_overflow', 20_011, 4_096, false]);
    });
  }

  it('distinguishes a full pool from a prompt that is too long', async () => {
    const { provider } = await at(chat('chat-shared-pool-full'));
    const { error } = await collect(provider, { model: 'chain.gguf' });
    assert.deepEqual([error?.code, (error as ProviderError).poolFull], ['context_overflow', true]);
  });

  it('is waited for while it loads: by the list, the description, and the answer', async () => {
    const loading = 'llama-server/models-loading.http';
    const { provider } = await at({
      ...LIST,
      '/v1/models': [loading, loading, loading, LIST['/v1/models']],
      '/v1/chat/completions': ['llama-server/health-loading.http', 'llama-server/chat-stream.http'],
    });
    const status = await provider.status();
    assert.deepEqual([status.state, status.available], ['loading', true]);
    let told = 0;
    const facts = await provider.describe(undefined, undefined, () => told++);
    assert.deepEqual([facts.contextTokens, told], [4_096, 2]);
    const { types, text } = await collect(provider, { model: 'chain.gguf' });
    assert.equal(types[0], 'loading');
    assert.match(text, /river/);
  });

  it("reports an invalid key, in the server's words", async () => {
    const { provider } = await at({ '/v1/models': 'llama-server/key-missing.http' });
    const status = await provider.status();
    assert.equal(status.state, 'unauthorized');
    assert.match(status.message ?? '', /Invalid API Key/);
  });

  it('has no embeddings, which takes a single attempt to find out', async () => {
    const { provider, server } = await at({ ...LIST, '/v1/embeddings': 'llama-server/embeddings-off.http' });
    const signal = new AbortController().signal;
    await assert.rejects(async () => provider.embed?.(['one'], signal), /does not support embeddings/);
    await assert.rejects(async () => provider.embed?.(['one'], signal), { code: 'model_not_found' });
    assert.equal(server.asked.filter((route) => route === '/v1/embeddings').length, 1);
  });

  it("supports Anthropic's protocol, with every prompt token counted", async () => {
    const { provider } = await at(
      { ...LIST, '/v1/messages': 'llama-server/messages-stream.http' },
      { id: 'anthropic' },
    );
    const { text, done, error } = await collect(provider, { model: 'chain.gguf' });
    assert.equal(error, undefined);
    assert.match(text, /^The river bridge was built in 1932/);
    assert.deepEqual([done?.reason, done?.usage], ['length', { promptTokens: 22, outputTokens: 12 }]);
    assert.deepEqual(
      (await provider.models()).map(({ label }) => label),
      ['chain.gguf'],
    );
  });

  it("isn't mistaken for Ollama, although it lists models the way Ollama does", async () => {
    const { provider } = await at(
      { '/api/tags': 'llama-server/ollama-tags.http', '/api/show': 'llama-server/ollama-show.http' },
      { id: 'ollama' },
    );
    assert.match((await provider.status()).message ?? '', /is llama\.cpp, not Ollama/);
  });

  it('lists its models once it is running', async () => {
    const { provider } = await at(LIST);
    assert.deepEqual(
      (await provider.models()).map(({ id, context_tokens: tokens, loaded }) => [id, tokens, loaded]),
      [['chain.gguf', 4_096, true]],
    );
  });
});
