import assert from 'node:assert/strict';
import type { DigestModel } from '../../../src/agent/interfaces/index.js';
import {
  asJson,
  startScriptedServer,
  type Asked,
  type Scripted,
  type ScriptedServer,
} from '../../helpers/scriptedServer.js';
import { memoryStore, readAll, requestOf } from '../../unit/digest/harness.js';
import { collect, providerOf, providersAt } from './subjects.js';

const MODEL = 'llama3.2:3b';
const ANSWER = ['The mill ', 'grinds barley.'];
const TAG = { name: MODEL, modified_at: '2026-01-01T00:00:00Z', size: 2_000, digest: 'abcdef0123456789' };
const END = { response: '', done: true, done_reason: 'stop', prompt_eval_count: 100, eval_count: 4 };

const lines = (...values: object[]): Scripted => ({
  headers: { 'content-type': 'application/x-ndjson' },
  body: values.map((value) => `${JSON.stringify(value)}\n`),
});
const said = (...more: object[]): Scripted => lines(...ANSWER.map((response) => ({ response, done: false })), ...more);
const rejects = (body: object, status = 400): Scripted => asJson(body, status);

describe("servers that deviate from Ollama's protocol", () => {
  const open: ScriptedServer[] = [];
  const waits: number[] = [];
  afterEach(async () => {
    waits.length = 0;
    await Promise.all(open.splice(0).map((server) => server.close()));
  });

  /** `generate` gets each request for an answer; `others` replaces the answers of other paths. */
  async function at(
    generate: (asked: Asked, turn: number) => Scripted,
    others: Record<string, Scripted | undefined> = {},
  ): Promise<{ provider: ReturnType<typeof providerOf>; server: ScriptedServer }> {
    let turn = 0;
    const paths: Record<string, Scripted | undefined> = {
      '/api/tags': asJson({ models: [TAG] }),
      '/api/ps': asJson({ models: [{ name: MODEL }] }),
      '/api/show': asJson({ model_info: { 'llama.context_length': 131_072 }, capabilities: ['completion'] }),
      ...others,
    };
    const server = await startScriptedServer((asked) =>
      asked.route === '/api/generate' ? generate(asked, turn++) : paths[asked.route],
    );
    open.push(server);
    const sleep = (milliseconds: number) => Promise.resolve(void waits.push(milliseconds));
    return { provider: providerOf(providersAt(server.origin, { sleep }), 'ollama'), server };
  }
  const optionsOf = ({ body }: Asked) => body.options as Record<string, unknown>;

  for (const [name, isSent, rejection] of [
    ['truncate', (asked) => 'truncate' in asked.body, rejects({ error: 'json: unknown field "truncate"' })],
    ['shift', (asked) => 'shift' in asked.body, rejects({ detail: [{ loc: ['body', 'shift'], msg: 'Extra' }] }, 422)],
    ['seed', (asked) => 'seed' in optionsOf(asked), rejects({ error: 'invalid option provided: seed' })],
  ] as const satisfies [string, (asked: Asked) => boolean, Scripted][]) {
    it(`don't get a rejected parameter again (${name})`, async () => {
      const { provider, server } = await at((asked) => (isSent(asked) ? rejection : said(END)));
      for (let run = 0; run < 2; run++) {
        const { text, error } = await collect(provider, { model: MODEL, maxOutputTokens: 50 });
        assert.deepEqual([text, error], [ANSWER.join(''), undefined]);
      }
      assert.equal(server.count('/api/generate'), 3);
      assert.equal(optionsOf(server.asked.at(-1) as Asked).num_predict, 50);
    });
  }

  it('are waited for if they say that they have only loaded the model', async () => {
    const loaded = lines({ response: '', done: true, done_reason: 'load' });
    const { provider } = await at((_asked, turn) => (turn < 2 ? loaded : said(END)));
    const { text, types, error } = await collect(provider, { model: MODEL });
    assert.deepEqual([text, error, types[0]], [ANSWER.join(''), undefined, 'loading']);
    assert.equal(waits.length, 2);
  });

  it('may send lines without text, and null for unknown values', async () => {
    const { provider } = await at(() =>
      said(
        { done: false, status: 'working' },
        { response: null, thinking: null, error: null, done: false },
        {
          response: null,
          done: true,
          done_reason: null,
          prompt_eval_count: null,
        },
      ),
    );
    const { text, done, error } = await collect(provider, { model: MODEL });
    assert.deepEqual([text, done?.reason, error], [ANSWER.join(''), 'stop', undefined]);
  });

  for (const [name, tag] of [
    ['null', { name: MODEL, modified_at: null, size: null, digest: null, remote_host: null, details: null }],
    ['empty', { name: MODEL, modified_at: '', size: '', digest: '', remote_host: '', details: {} }],
  ] as const) {
    it(`may list a model with ${name} properties, which counts as a model on this machine`, async () => {
      const { provider } = await at(() => said(END), { '/api/tags': asJson({ models: [tag] }) });
      const facts = await provider.describe(undefined);
      assert.deepEqual([facts.model, facts.location, (await provider.status()).state], [MODEL, 'local', 'ready']);
    });
  }

  for (const [name, indent] of [
    ['on one line', undefined],
    ['indented', 2],
  ] as const) {
    it(`may answer without streaming, with one value ${name}`, async () => {
      const body = JSON.stringify({ ...END, response: ANSWER.join('') }, null, indent);
      const { provider } = await at(() => ({ headers: { 'content-type': 'application/json' }, body: [body] }));
      const { text, error } = await collect(provider, { model: MODEL });
      assert.deepEqual([text, error], [ANSWER.join(''), undefined]);
    });
  }

  it('may have no path for describing a model', async () => {
    const { provider } = await at(() => said(END), { '/api/show': undefined });
    assert.equal((await provider.describe(MODEL)).contextTokens, 4_096);
  });

  it('keep the text before an error, whose message is quoted', async () => {
    const { provider } = await at(() => said({ error: { message: 'Flux is empty', code: 500 } }));
    const { text, error } = await collect(provider, { model: MODEL });
    assert.equal(text, ANSWER.join(''));
    assert.match(error?.message ?? '', /Flux is empty/);
  });

  it('ask for a sign-in, not for a key, if they forward a model', async () => {
    const { provider } = await at(() => rejects({ error: 'unauthorized' }, 401));
    const { error } = await collect(provider, { model: MODEL });
    assert.equal(error?.code, 'unauthorized');
    assert.match(error.message, /unauthorized.*ollama signin/);
  });

  /** The marks of a text that the model saw, and what the digest reports. */
  async function digested(countOf: (prompt: string) => { seen: string; count: number }) {
    const marks = Array.from({ length: 400 }, (_, index) => `mark${index}x`);
    const text = marks
      .map((mark) => `The ${mark} of the river stands at the bridge of the valley since 1890.`)
      .join('\n\n');
    const seen: string[] = [];
    const { provider, server } = await at((asked) => {
      const counted = countOf(String(asked.body.prompt));
      seen.push(counted.seen);
      return said({ ...END, prompt_eval_count: counted.count });
    });
    const facts = await provider.describe(undefined);
    const model: DigestModel = {
      provider: 'ollama',
      facts,
      generate: (request, signal) => provider.generate({ ...request, model: MODEL }, signal),
    };
    const read = async (reading = text) =>
      (await readAll(requestOf(reading, { fresh: true, depth: 'thorough' }), model, store)).result;
    const store = memoryStore();
    const result = await read();
    const whole = seen.join('\n');
    return { result, unread: marks.filter((mark) => !whole.includes(mark)), server, read };
  }
  const HIDDEN = 3_000;

  it("may ignore the requested context: truncated text isn't reported as read", async () => {
    const { result, unread } = await digested((prompt) => {
      const count = Math.ceil(prompt.length / 4);
      if (count <= HIDDEN) return { seen: prompt, count };
      return { seen: prompt.slice((-HIDDEN / 2) * 4), count: HIDDEN / 2 };
    });
    assert.deepEqual([result.incomplete, result.read.get('s1')?.closely, unread], [undefined, 1, []]);
  });

  it('may omit cached tokens from their counts, which takes a sample and one attempt to find out', async () => {
    const known = new Set<string>();
    const { result, server, unread, read } = await digested((prompt) => {
      const count = Math.ceil(prompt.length / 4);
      const isKnown = known.has(prompt);
      known.add(prompt);
      return { seen: prompt, count: isKnown ? Math.ceil(count / 5) : count };
    });
    assert.deepEqual([result.incomplete, unread], [undefined, []]);
    const first = server.count('/api/generate');
    await read();
    const second = server.count('/api/generate') - first;
    assert.equal(second, first + 2, 'a short sample, and one prompt that nothing can be cached of');
    await read();
    assert.equal(server.count('/api/generate') - first - second, first);
  });
});
