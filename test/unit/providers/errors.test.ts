import assert from 'node:assert/strict';
import { message } from '../../../src/protocol/index.js';
import { connectionFailed, fromHttp, presentable, retryAfter } from '../../../src/agent/providers/wire/errors.js';

const endpoint = { label: 'OpenAI', host: 'api.openai.com', model: 'm', secret: 'my-own-secret' };

describe('provider errors', () => {
  it('classifies by status, name, and wording', () => {
    const codes = (
      [
        [400, 'This model’s maximum context length is 8192 tokens', ''],
        [400, 'bad request', 'context_length_exceeded'],
        [413, 'too large', ''],
        [401, 'nope', ''],
        [403, 'nope', ''],
        [404, 'model "m" not found', ''],
        [404, 'page not found', ''],
        [429, 'slow down', ''],
        [429, 'You exceeded your current quota', 'insufficient_quota'],
        [503, 'busy', ''],
        [529, 'overloaded', 'overloaded_error'],
        [0, 'Overloaded', 'overloaded_error'],
        [400, 'flagged', 'content_filter'],
        [302, '', ''],
        [500, 'oops', ''],
        [400, 'bad parameter', ''],
      ] as const
    ).map(([status, message, name]) => {
      const error = fromHttp(endpoint, { status, message, name });
      return `${status} ${error.code}${error.retryable ? ' retryable' : ''}`;
    });
    assert.deepEqual(codes, [
      '400 context_overflow',
      '400 context_overflow',
      '413 context_overflow',
      '401 unauthorized',
      '403 unauthorized',
      '404 model_not_found',
      '404 bad_response',
      '429 rate_limited retryable',
      '429 rate_limited',
      '503 overloaded retryable',
      '529 overloaded retryable',
      '0 overloaded retryable',
      '400 refused_by_model',
      '302 provider_error',
      '500 provider_error retryable',
      '400 provider_error',
    ]);
  });

  it('case 40: removes keys from messages', () => {
    assert.equal(
      presentable('wrong my-own-secret and sk-abcdefgh12345 and Bearer abcdef.ghijkl', 'my-own-secret'),
      'wrong … and … and …',
    );
    const odd = 'AIza/planted+key="1"==';
    for (const form of [odd, encodeURIComponent(odd), JSON.stringify({ odd })])
      assert.ok(!presentable(`Not valid: ${form}`, odd).includes('planted'), form);
    assert.ok(presentable('x'.repeat(5_000)).length < 400);
  });

  it('explains what to do about a failed connection, including through nested causes', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const wrapped = new Error('fetch failed', { cause: new AggregateError([refused]) });
    const error = connectionFailed(
      { label: 'Ollama', host: '127.0.0.1:11434', howToStart: [message('providers.startOllama')] },
      wrapped,
    );
    assert.equal(
      error.message,
      "Ollama isn't reachable: nothing is listening at 127.0.0.1:11434. Start it with: ollama serve.",
    );
    assert.match(
      connectionFailed(endpoint, Object.assign(new Error('x'), { code: 'ENOTFOUND' })).message,
      /could not be found/,
    );
  });

  it('reads Retry-After in seconds, as a date, and in milliseconds', () => {
    const read = (headers: Record<string, string>) =>
      retryAfter(new Headers(headers), Date.parse('2025-01-01T00:00:00Z'));
    assert.equal(read({ 'retry-after': '2' }), 2_000);
    assert.equal(read({ 'retry-after': 'Wed, 01 Jan 2025 00:00:05 GMT' }), 5_000);
    assert.equal(read({ 'retry-after-ms': '120', 'retry-after': '9' }), 120);
    assert.equal(read({ 'retry-after': 'soon' }), undefined);
    assert.equal(read({}), undefined);
  });
});
