import assert from 'node:assert/strict';
import type { ProviderError } from '../../../src/agent/providers/wire/errors.js';
import { collect, servedAt } from './subjects.js';

const ANSWER = 'The bridge stands.';

const served = (baseUrl: string, routes: Record<string, string | string[]>) =>
  servedAt(
    baseUrl,
    Object.fromEntries(
      Object.entries(routes).map(([route, files]) => [route, [files].flat().map((file) => `documented/${file}.http`)]),
    ),
  );

describe('servers as their documentation describes them (not recorded)', () => {
  it('vLLM states its context in the model list, and both numbers when it refuses a prompt', async () => {
    const { provider } = served('http://127.0.0.1:8000/v1', {
      '/v1/models': 'vllm/models',
      '/v1/chat/completions': 'vllm/chat-overflow',
    });
    const facts = await provider.describe(undefined);
    assert.deepEqual([facts.contextTokens, facts.contextSource, facts.sharedPool], [16_384, 'told', false]);
    const { code, contextTokens, promptTokens } = (await collect(provider, { model: 'qwen3' })).error as ProviderError;
    assert.deepEqual([code, contextTokens, promptTokens], ['context_overflow', 16_384, 20_000]);
  });

  it('LM Studio states the context it loaded and which models embed', async () => {
    const { provider } = served('http://127.0.0.1:1234/v1', {
      '/v1/models': 'lmstudio/models',
      '/api/v0/models': 'lmstudio/api-models',
    });
    const facts = await provider.describe(undefined);
    assert.deepEqual([facts.contextTokens, facts.contextSource], [4_096, 'told']);
    assert.match(facts.identity, /Q4_K_M/);
    assert.deepEqual(
      (await provider.models()).map(({ id, loaded }) => [id, loaded]),
      [['gemma-3-4b', true]],
    );
  });

  it('OpenRouter states context and price, accepts variants of a model, and sends comments and reasoning', async () => {
    const { provider } = served('https://openrouter.ai/api/v1', {
      '/api/v1/models': 'openrouter/models',
      '/api/v1/chat/completions': 'openrouter/chat-stream',
    });
    const facts = await provider.describe('mistralai/mistral-small:free');
    assert.deepEqual([facts.contextTokens, facts.location], [32_768, 'cloud']);
    const price = provider.price?.('mistralai/mistral-small');
    assert.deepEqual([price?.prompt.toFixed(3), price?.output.toFixed(3)], ['0.200', '0.600']);
    const { text, reasoning, done } = await collect(provider, { model: 'mistralai/mistral-small' });
    assert.deepEqual([text, reasoning, done?.usage], [ANSWER, 'I look.', { promptTokens: 40, outputTokens: 9 }]);
  });

  it('Mistral forbids some parameters, which are left out, and sends its thinking as parts of the content', async () => {
    const { provider, bodies } = served('https://api.mistral.ai/v1', {
      '/v1/models': 'mistral/models',
      '/v1/chat/completions': ['mistral/chat-forbidden', 'mistral/chat-stream'],
    });
    const facts = await provider.describe('mistral-small-2506');
    assert.equal(facts.contextTokens, 131_072);
    const { text, reasoning, error } = await collect(provider, { model: facts.model, maxOutputTokens: 50 });
    assert.deepEqual([error, text, reasoning], [undefined, ANSWER, 'I look.']);
    assert.deepEqual(
      bodies.map((body) => ['seed' in body, 'stream_options' in body, body.max_tokens]),
      [
        [true, true, 50],
        [false, false, 50],
      ],
    );
  });

  it('OpenAI accepts max_completion_tokens, refuses a temperature, and lists embedding models beside chat models', async () => {
    const { provider, bodies } = served('https://api.openai.com/v1', {
      '/v1/models': 'openai/models',
      '/v1/chat/completions': ['openai/chat-unsupported', 'openai/chat-stream'],
    });
    assert.equal((await provider.describe(undefined)).model, 'gpt-5-mini');
    const { text, error } = await collect(provider, { model: 'gpt-5-mini', maxOutputTokens: 50 });
    assert.deepEqual([error, text], [undefined, ANSWER]);
    assert.deepEqual(
      bodies.map((body) => ['temperature' in body, body.max_completion_tokens, 'max_tokens' in body]),
      [
        [true, 50, false],
        [false, 50, false],
      ],
    );
  });

  it("Azure accepts deployments that its list doesn't name, and begins with a chunk without choices", async () => {
    const { provider } = served('https://mine.openai.azure.com/openai/v1', {
      '/openai/v1/models': 'azure/models',
      '/openai/v1/chat/completions': 'azure/chat-stream',
    });
    const facts = await provider.describe('my-deployment');
    assert.deepEqual([facts.model, facts.location], ['my-deployment', 'cloud']);
    const { text, done } = await collect(provider, { model: 'my-deployment' });
    assert.deepEqual([text, done?.usage], [ANSWER, { promptTokens: 40, outputTokens: 9 }]);
  });

  it("Ollama's server for this protocol reports the context it loaded", async () => {
    const { provider } = served('http://127.0.0.1:11434/v1', {
      '/v1/models': 'ollama/models',
      '/api/ps': 'ollama/api-ps',
    });
    const facts = await provider.describe(undefined);
    assert.deepEqual([facts.contextTokens, facts.contextSource], [4_096, 'told']);
    assert.match(facts.identity, /a2af6cc3eb7f$/);
  });
});
