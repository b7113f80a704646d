import Anthropic, { NotFoundError, RateLimitError as AnthropicRateLimitError } from '@anthropic-ai/sdk';
import assert from 'node:assert/strict';
import { Ollama } from 'ollama';
import OpenAI, { APIError, AuthenticationError, RateLimitError } from 'openai';
import { startMockLlm, type MockLlm } from '../../../mock-llm/server.js';
import { PARAGRAPH, promptOf } from './subjects.js';

const prompt = promptOf(PARAGRAPH);
const messages = [{ role: 'user' as const, content: prompt }];
const isVerbatim = (text: string) =>
  text.length > 40 && text.split(/(?<=\.)\s+/).every((sentence) => PARAGRAPH.includes(sentence));

describe('official clients against the mock LLM', function () {
  this.timeout(15_000);
  let mock: MockLlm;
  before(async () => {
    mock = await startMockLlm({ port: 0, wordDelayMs: 0 });
  });
  after(() => mock.close());

  describe('ollama', () => {
    const client = () => new Ollama({ host: mock.url });

    it('lists and describes models, and shows what is loaded', async () => {
      const { models } = await client().list();
      assert.ok(models.some(({ name }) => name === 'mock-extractive:latest'));
      const shown = await client().show({ model: 'mock-thinking' });
      assert.ok(shown.capabilities.includes('thinking'));
      assert.ok((shown.model_info as unknown as Record<string, number>)['mock.context_length']);
      assert.ok((await client().ps()).models.length > 0);
      assert.match((await client().version()).version, /mock/);
    });

    it('generates streamed and complete answers, with counts and durations in nanoseconds', async () => {
      let streamed = '';
      let last;
      for await (const part of await client().generate({
        model: 'mock-extractive',
        prompt,
        stream: true,
        options: { num_ctx: 4_096 },
        keep_alive: '1m',
      })) {
        streamed = streamed.concat(part.response ?? '');
        last = part;
      }
      assert.ok(isVerbatim(streamed));
      assert.equal(last?.done_reason, 'stop');
      const whole = await client().generate({ model: 'mock-extractive', prompt });
      assert.equal(whole.response, streamed);
      assert.ok(whole.prompt_eval_count > 0 && whole.eval_count > 0);
      assert.ok(whole.total_duration > 1_000, 'nanoseconds');
      const cut = await client().generate({ model: 'mock-extractive', prompt, options: { num_predict: 3 } });
      assert.deepEqual({ count: cut.eval_count, reason: cut.done_reason }, { count: 3, reason: 'length' });
    });

    it('chats, separates thinking, and follows a schema', async () => {
      let thinking = '';
      let text = '';
      for await (const part of await client().chat({ model: 'mock-thinking', messages, stream: true, think: true })) {
        thinking = thinking.concat(part.message.thinking ?? '');
        text += part.message.content;
      }
      assert.match(thinking, /question/);
      assert.ok(isVerbatim(text));
      const plain = await client().chat({ model: 'mock-thinking', messages, think: false });
      assert.equal(plain.message.thinking, undefined);
      const { message } = await client().chat({
        model: 'mock-fast',
        messages,
        format: { type: 'object', properties: { kind: { enum: ['a', 'b'] }, count: { type: 'integer' } } },
      });
      assert.deepEqual(JSON.parse(message.content), { kind: 'a', count: 1 });
    });

    it('silently truncates a prompt that is too long, as Ollama does, or refuses it if asked to', async () => {
      const long = promptOf(`${PARAGRAPH} `.repeat(40));
      const cut = await client().generate({ model: 'mock-fast', prompt: long, options: { num_ctx: 512 } });
      assert.ok(cut.prompt_eval_count <= 4 + 254 + 1);
      const request = { model: 'mock-fast', prompt: long, truncate: false, options: { num_ctx: 512 } };
      await assert.rejects(client().generate(request), /too long/);
    });

    it('pulls with progress, embeds, and fails like Ollama', async () => {
      await assert.rejects(client().generate({ model: 'mock-pullable', prompt }), /not found/);
      let share = 0;
      for await (const { completed, total } of await client().pull({ model: 'mock-pullable', stream: true }))
        if (total > 0) share = completed / total;
      assert.equal(share, 1);
      assert.ok((await client().generate({ model: 'mock-pullable', prompt })).response);
      const { embeddings } = await client().embed({
        model: 'mock-embed',
        input: ['apples bloom late', 'late apple blossom', 'tax law'],
      });
      const dot = (a = 0, b = 0) =>
        (embeddings[a] ?? []).reduce((sum, value, index) => sum + value * (embeddings[b]?.[index] ?? 0), 0);
      assert.ok(dot(0, 1) > dot(0, 2));
      await assert.rejects(
        client().generate({ model: 'llama3.2', prompt }),
        /model "llama3.2" not found, try pulling it first/,
      );
      const broken = await client().generate({ model: 'mock-error-line', prompt, stream: true });
      await assert.rejects(async () => {
        for await (const part of broken) assert.ok(part.model);
      }, /out of memory/);
    });
  });

  describe('openai', () => {
    const client = (options: { maxRetries?: number } = {}) =>
      new OpenAI({ baseURL: `${mock.url}/v1`, apiKey: 'sk-test', ...options });

    it('streams with usage, and gives complete answers', async () => {
      let text = '';
      let usage;
      for await (const chunk of await client().chat.completions.create({
        model: 'mock-extractive',
        messages,
        stream: true,
        stream_options: { include_usage: true },
      })) {
        text += chunk.choices[0]?.delta.content ?? '';
        usage = chunk.usage ?? usage;
      }
      assert.ok(isVerbatim(text));
      assert.ok((usage?.total_tokens ?? 0) > 10);
      const whole = await client().chat.completions.create({
        model: 'mock-extractive',
        messages,
        max_completion_tokens: 3,
      });
      assert.equal(whole.choices[0]?.finish_reason, 'length');
      assert.equal(whole.usage?.completion_tokens, 3);
    });

    it('lists models, refuses, and reports errors by class', async () => {
      const ids = [];
      for await (const model of client().models.list()) ids.push(model.id);
      assert.ok(ids.includes('mock-extractive'));
      await assert.rejects(client().chat.completions.create({ model: 'mock-401', messages }), AuthenticationError);
      await assert.rejects(
        client({ maxRetries: 0 }).chat.completions.create({ model: 'mock-429', messages }),
        RateLimitError,
      );
      await assert.rejects(
        client().chat.completions.create({ model: 'gpt-none', messages }),
        (error: unknown) => error instanceof APIError && error.code === 'model_not_found',
      );
      await assert.rejects(
        client().chat.completions.create({ model: 'mock-context-overflow', messages }),
        (error: unknown) => error instanceof APIError && error.code === 'context_length_exceeded',
      );
    });
  });

  describe('anthropic', () => {
    const client = (options: { maxRetries?: number } = {}) =>
      new Anthropic({ baseURL: mock.url, apiKey: 'sk-test', ...options });

    it('streams, as events and as one message', async () => {
      const stream = client().messages.stream({ model: 'mock-thinking', max_tokens: 500, messages });
      const message = await stream.finalMessage();
      assert.deepEqual(
        message.content.map(({ type }) => type),
        ['thinking', 'text'],
      );
      assert.ok(message.content.some((block) => block.type === 'text' && isVerbatim(block.text)));
      assert.equal(message.stop_reason, 'end_turn');
      const whole = await client().messages.create({ model: 'mock-extractive', max_tokens: 3, messages });
      assert.deepEqual([whole.stop_reason, whole.usage.output_tokens], ['max_tokens', 3]);
    });

    it('lists models and reports errors by class', async () => {
      const ids = [];
      for await (const model of client().models.list()) ids.push(model.id);
      assert.ok(ids.includes('mock-extractive'));
      assert.equal((await client().models.retrieve('mock-fast')).max_input_tokens, 4_194_304);
      await assert.rejects(client().models.retrieve('no-such'), NotFoundError);
      await assert.rejects(client().messages.create({ model: 'no-such', max_tokens: 5, messages }), NotFoundError);
      // The openai client above used up one of the two refusals.
      await assert.rejects(
        client({ maxRetries: 0 }).messages.create({ model: 'mock-429', max_tokens: 5, messages }),
        AnthropicRateLimitError,
      );
      const refusal = await client().messages.create({ model: 'mock-refusal', max_tokens: 50, messages, stream: true });
      const stops = [];
      for await (const event of refusal) if (event.type === 'message_delta') stops.push(event.delta.stop_reason);
      assert.deepEqual(stops, ['refusal']);
    });
  });
});
