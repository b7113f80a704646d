import assert from 'node:assert/strict';
import type { Provider } from '../../../src/agent/interfaces/index.js';
import {
  asJson,
  events,
  startScriptedServer,
  type Scripted,
  type ScriptedServer,
} from '../../helpers/scriptedServer.js';
import { collect, providerOf, providersAt, ROUTE, type ProviderId } from './subjects.js';

const MODEL = 'odd';
const WORDS = 'The river bridge was built in 1932.';
const LIST = asJson({ object: 'list', data: [{ id: MODEL, object: 'model' }] });

const piece = (content: unknown, finish: string | null = null) => ({
  choices: [{ index: 0, delta: { content }, finish_reason: finish }],
});
const ANSWER = events(
  piece(WORDS),
  piece('', 'stop'),
  { choices: [], usage: { prompt_tokens: 40, completion_tokens: 9 } },
  '[DONE]',
);

describe('a server with unusual responses', () => {
  const open: ScriptedServer[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()));
  });
  /** A provider whose generation route answers with `answers` in turn and then keeps repeating the last one. */
  async function at(
    id: ProviderId,
    ...answers: Scripted[]
  ): Promise<{ provider: Provider; asked: () => number; server: ScriptedServer }> {
    let turn = 0;
    const server = await startScriptedServer(({ route }) => {
      if (route === ROUTE[id]) return answers[Math.min(turn++, answers.length - 1)];
      return route === '/v1/models' ? LIST : undefined;
    });
    open.push(server);
    const provider = providerOf(providersAt(server.origin, { sleep: () => Promise.resolve() }), id);
    return { provider, server, asked: () => server.count(ROUTE[id]) };
  }

  for (const [what, body] of [
    ['no field error', { message: 'The GPU is on fire', code: 500 }],
    ['a detail that is a string', { detail: 'The GPU is on fire' }],
    ['a list of details', { detail: [{ loc: ['body', 'messages'], msg: 'The GPU is on fire', type: 'value_error' }] }],
    ['a list of errors', { errors: [{ title: 'Broken', message: 'The GPU is on fire' }] }],
    ['an error that is a string', { error: 'The GPU is on fire' }],
    ['a nested error', { error: { error: { message: 'The GPU is on fire' } } }],
    ['a field with another name', { success: false, result: { error_message: 'The GPU is on fire' } }],
    ['a field with an unknown name', { ok: false, outcome: ['The GPU is on fire'] }],
    [
      'the service behind a gateway',
      { error: { message: 'Failed', metadata: { raw: '{"error":"The GPU is on fire"}' } } },
    ],
    ['plain text', 'The GPU is on fire'],
  ] as const) {
    for (const id of ['openai', 'anthropic', 'ollama'] as const) {
      it(`quotes the server's own words from ${what} (${id})`, async () => {
        const { provider, asked } = await at(id, {
          status: 400,
          headers: { 'content-type': 'application/json' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        });
        const { error } = await collect(provider, { model: MODEL });
        assert.match(error?.message ?? '', /The GPU is on fire/);
        assert.equal(asked(), 1);
      });
    }
  }

  for (const [what, body] of [
    [
      'Mistral',
      {
        object: 'error',
        message: {
          detail: [{ type: 'extra_forbidden', loc: ['body', 'seed'], msg: 'Extra inputs are not permitted', input: 7 }],
        },
        type: 'invalid_request_error',
      },
    ],
    [
      'FastAPI',
      { detail: [{ type: 'extra_forbidden', loc: ['body', 'seed'], msg: 'Extra inputs are not permitted' }] },
    ],
    [
      'older vLLM',
      {
        object: 'error',
        message: "[{'type': 'extra_forbidden', 'loc': ('body', 'seed'), 'msg': 'Extra inputs are not permitted'}]",
        type: 'BadRequestError',
        code: 400,
      },
    ],
  ] as const) {
    it(`drops a parameter that ${what} forbids, retries once, and remembers it`, async () => {
      const { provider, server } = await at('openai', asJson(body, 422), ANSWER);
      const first = await collect(provider, { model: MODEL });
      assert.equal(first.text, WORDS);
      const second = await collect(provider, { model: MODEL });
      assert.equal(second.text, WORDS);
      const sent = server.asked.filter(({ route }) => route === ROUTE.openai).map((one) => 'seed' in one.body);
      assert.deepEqual(sent, [true, false, false]);
    });
  }

  it("drops several forbidden parameters, and doesn't retry forever when none of them is the cause", async () => {
    const forbidden = (...names: string[]) =>
      asJson(
        {
          detail: names.map((name) => ({
            type: 'extra_forbidden',
            loc: ['body', name],
            msg: 'Extra inputs are not permitted',
          })),
        },
        422,
      );
    const both = await at('openai', forbidden('seed', 'stream_options'), ANSWER);
    assert.equal((await collect(both.provider, { model: MODEL })).text, WORDS);
    assert.equal(both.asked(), 2);
    const other = await at('openai', forbidden('messages'));
    assert.match((await collect(other.provider, { model: MODEL })).error?.message ?? '', /messages: Extra inputs/);
    assert.equal(other.asked(), 1);
    const stubborn = await at('openai', forbidden('seed'));
    assert.match((await collect(stubborn.provider, { model: MODEL })).error?.message ?? '', /seed: Extra inputs/);
    assert.equal(stubborn.asked(), 2);
  });

  const line = (body: object) => `${JSON.stringify(body)}\n`;
  for (const [what, error] of [
    ['plain text', 'The GPU is on fire'],
    ['an object', { message: 'The GPU is on fire', type: 'api_error' }],
  ] as const) {
    it(`reports an error in Ollama's stream that is ${what}`, async () => {
      const { provider, asked } = await at('ollama', {
        headers: { 'content-type': 'application/x-ndjson' },
        body: [line({ model: MODEL, response: 'The river ', done: false }), line({ error })],
      });
      const { error: failure, text, done } = await collect(provider, { model: MODEL });
      assert.match(failure?.message ?? '', /The GPU is on fire/);
      assert.doesNotMatch(failure?.message ?? '', /object Object/);
      assert.equal(text, 'The river ');
      assert.equal(done, undefined);
      assert.equal(asked(), 1);
    });
  }

  it('reports an error sent with status 200', async () => {
    for (const body of [
      { error: { message: 'The GPU is on fire' } },
      { message: 'The GPU is on fire' },
      { detail: 'The GPU is on fire' },
    ]) {
      const { provider, asked } = await at('openai', asJson(body));
      const { error, done } = await collect(provider, { model: MODEL });
      assert.match(error?.message ?? '', /The GPU is on fire/);
      assert.equal(done, undefined);
      assert.equal(asked(), 1);
    }
  });

  it('recognizes plain text and a web page sent with status 200', async () => {
    const plain = await at('openai', { headers: { 'content-type': 'text/plain' }, body: 'The GPU is on fire' });
    assert.match((await collect(plain.provider, { model: MODEL })).error?.message ?? '', /The GPU is on fire/);
    const page = await at('openai', { headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' });
    assert.match((await collect(page.provider, { model: MODEL })).error?.message ?? '', /web page/);
  });

  for (const type of ['application/json', 'text/plain', 'application/octet-stream'])
    it(`recognizes a stream by how it begins, although it is labeled ${type}`, async () => {
      const { provider } = await at('openai', { ...ANSWER, headers: { 'content-type': type } });
      const { text, error } = await collect(provider, { model: MODEL });
      assert.deepEqual([text, error], [WORDS, undefined]);
    });

  const choice = (fields: object) => ({ choices: [{ index: 0, finish_reason: null, ...fields }] });
  for (const [what, chunk] of [
    ['a message instead of a delta', choice({ message: { content: WORDS } })],
    ["completions' text", choice({ text: WORDS })],
    ['a single part', choice({ delta: { content: { type: 'text', text: WORDS } } })],
    ['strings as parts', choice({ delta: { content: ['The river bridge ', 'was built in 1932.'] } })],
  ] as const)
    it(`reads ${what}`, async () => {
      const { provider } = await at('openai', events(chunk, '[DONE]'));
      const { text, error } = await collect(provider, { model: MODEL });
      assert.deepEqual([text, error], [WORDS, undefined]);
    });

  for (const [what, raw] of [
    ['an event', 'event: error\ndata: {"message":"The GPU is on fire"}\n\n'],
    ['a plain text event', 'event: error\ndata: The GPU is on fire\n\n'],
    ['plain text as data', 'data: Error: The GPU is on fire\n\n'],
    ['a chunk without choices', 'data: {"object":"error","message":"The GPU is on fire","code":500}\n\n'],
    ['a detail', 'data: {"detail":"The GPU is on fire"}\n\n'],
    ['JSON without a field name', '{"error":{"message":"The GPU is on fire"}}\n\n'],
    [
      'an error inside a choice',
      `data: ${JSON.stringify(choice({ delta: {}, finish_reason: 'error', error: { message: 'The GPU is on fire' } }))}\n\n`,
    ],
  ] as const)
    for (const end of ['data: [DONE]\n\n', ''])
      it(`reports ${what} in mid-stream, ${end ? 'before [DONE]' : 'at the end'}`, async () => {
        const { provider, asked } = await at('openai', {
          headers: { 'content-type': 'text/event-stream' },
          body: [`data: ${JSON.stringify(piece('The river '))}\n\n`, raw, end],
        });
        const { error, done, text } = await collect(provider, { model: MODEL });
        assert.match(error?.message ?? '', /The GPU is on fire/);
        assert.deepEqual([done, text, asked()], [undefined, 'The river ', 1]);
      });

  const anthropicStart = [
    { type: 'message_start', message: { id: 'm', model: MODEL, usage: { input_tokens: 1, output_tokens: 1 } } },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: WORDS } },
  ].map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  const anthropicEnd = [
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 9 } },
    { type: 'message_stop' },
  ].map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  const openaiStart = [`data: ${JSON.stringify(piece(WORDS))}\n\n`];
  const openaiEnd = [`data: ${JSON.stringify(piece('', 'stop'))}\n\n`, 'data: [DONE]\n\n'];
  for (const garbage of [
    '<html><body>502</body></html>\n',
    '%%%% \u0000 ####\n\n',
    '{\n  "half":\n',
    'data: 42\n\n',
    'data: [1,2]\n\n',
    'dat\n',
  ])
    for (const [id, start, end] of [
      ['openai', openaiStart, openaiEnd],
      ['anthropic', anthropicStart, anthropicEnd],
    ] as const) {
      // Anthropic's client drops events without a name, whatever they contain.
      if (id === 'anthropic' && garbage.startsWith('data:')) continue;
      it(`case 37: ends with an error at ${JSON.stringify(garbage)} in mid-stream, even if the rest follows (${id})`, async () => {
        const headers = { 'content-type': 'text/event-stream' };
        const { provider } = await at(id, { headers, body: [...start, garbage, ...end] });
        const { text, error } = await collect(provider, { model: MODEL, prompt: 'x' });
        assert.equal(text, WORDS);
        assert.equal(error?.code, 'bad_response');
      });
      it(`skips comments, empty lines, and other fields (${id})`, async () => {
        const headers = { 'content-type': 'text/event-stream' };
        const others = ': keep-alive\n\nretry: 10\nid: 7\n\n\r\n:\n\n';
        const { provider } = await at(id, { headers, body: [...start, others, ...end] });
        const { text, error } = await collect(provider, { model: MODEL, prompt: 'x' });
        assert.deepEqual([text, error], [WORDS, undefined]);
      });
    }

  // JSON, but not an answer's: its text would be lost without a word.
  const lineOf = (value: unknown) => `${JSON.stringify(value)}\n`;
  const eventOf = (value: { type?: string }) =>
    `event: ${value.type ?? 'content_block_delta'}\ndata: ${JSON.stringify(value)}\n\n`;
  const ollamaStart = [lineOf({ response: WORDS, done: false })];
  const ollamaEnd = [lineOf({ response: '', done: true, done_reason: 'stop' })];
  for (const [id, start, end, garbage] of [
    ['openai', openaiStart, openaiEnd, `data: ${JSON.stringify({ choices: 'none' })}\n\n`],
    ['openai', openaiStart, openaiEnd, `data: ${JSON.stringify({ choices: [42] })}\n\n`],
    ['openai', openaiStart, openaiEnd, `data: ${JSON.stringify({ choices: [null] })}\n\n`],
    ['openai', openaiStart, openaiEnd, `data: ${JSON.stringify({ choices: { 0: { delta: {} } } })}\n\n`],
    ['openai', openaiStart, openaiEnd, `data: ${JSON.stringify(piece(1932))}\n\n`],
    ['openai', openaiStart, openaiEnd, `data: ${JSON.stringify(piece(true))}\n\n`],
    ['anthropic', anthropicStart, anthropicEnd, 'event: content_block_delta\ndata: 42\n\n'],
    ['anthropic', anthropicStart, anthropicEnd, 'event: content_block_delta\ndata: null\n\n'],
    ['anthropic', anthropicStart, anthropicEnd, eventOf({ type: 'content_block_delta', delta: 'words' } as never)],
    [
      'anthropic',
      anthropicStart,
      anthropicEnd,
      eventOf({ type: 'content_block_delta', delta: { type: 'text_delta', text: 1932 } } as never),
    ],
    [
      'anthropic',
      anthropicStart,
      anthropicEnd,
      eventOf({ type: 'content_block_start', content_block: { type: 'text', text: [] } } as never),
    ],
    ['ollama', ollamaStart, ollamaEnd, lineOf({ response: 1932, done: false })],
    ['ollama', ollamaStart, ollamaEnd, lineOf({ response: ['words'], done: false })],
    ['ollama', ollamaStart, ollamaEnd, lineOf({ respone: 'words' })],
  ] as const)
    it(`case 37: ends with an error at ${garbage.trim()} in mid-stream (${id})`, async () => {
      const headers = { 'content-type': id === 'ollama' ? 'application/x-ndjson' : 'text/event-stream' };
      const { provider } = await at(id, { headers, body: [...start, garbage, ...end] });
      const { text, error } = await collect(provider, { model: MODEL, prompt: 'x' });
      assert.deepEqual([text, error?.code], [WORDS, 'bad_response']);
    });

  it('reports an error given as the finish reason', async () => {
    const { provider } = await at('openai', events(piece(WORDS), piece('', 'error'), '[DONE]'));
    const { error, done } = await collect(provider, { model: MODEL });
    assert.deepEqual([error?.code, done], ['provider_error', undefined]);
  });

  it('drops an argument that a Python server fails on', async () => {
    const failed = asJson({ error: { message: "create() got an unexpected keyword argument 'seed'" } }, 500);
    const { provider, asked } = await at('openai', failed, ANSWER);
    assert.equal((await collect(provider, { model: MODEL })).text, WORDS);
    assert.equal(asked(), 2);
  });

  for (const [what, list] of [
    ['a bare array', [{ id: MODEL }]],
    ['names', { data: [MODEL] }],
    ['a field with another name', { models: [{ name: MODEL }, { size: 7 }, null] }],
  ] as const)
    it(`lists models from ${what}`, async () => {
      const server = await startScriptedServer(({ route }) => (route === '/v1/models' ? asJson(list) : undefined));
      open.push(server);
      const models = await providerOf(providersAt(server.origin), 'openai').models();
      assert.deepEqual(
        models.map(({ id }) => id),
        [MODEL],
      );
    });

  it('reports an error sent with status 200 instead of a list', async () => {
    const server = await startScriptedServer(() => asJson({ error: 'The GPU is on fire' }));
    open.push(server);
    await assert.rejects(providerOf(providersAt(server.origin), 'openai').models(), /The GPU is on fire/);
  });

  it('accepts a complete JSON answer instead of a stream', async () => {
    const { provider, asked } = await at(
      'openai',
      asJson({
        choices: [{ index: 0, message: { role: 'assistant', content: WORDS }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 40, completion_tokens: 9 },
      }),
    );
    const { text, done, error } = await collect(provider, { model: MODEL });
    assert.deepEqual([text, error, done?.usage], [WORDS, undefined, { promptTokens: 40, outputTokens: 9 }]);
    assert.equal(asked(), 1);
  });

  it('accepts [DONE] without a finish reason as the end, without retrying', async () => {
    const { provider, asked } = await at('openai', events(piece(WORDS), '[DONE]'));
    const { text, done, error } = await collect(provider, { model: MODEL });
    assert.deepEqual([text, error, done?.reason], [WORDS, undefined, 'stop']);
    assert.equal(asked(), 1);
  });

  for (const said of [
    '{"code":500,"message":"The GPU is on fire"}',
    '{"error":{"message":"The GPU is on fire"}}',
    'The GPU is on fire',
  ]) {
    it(`reports an error line in a stream: ${said.slice(0, 12)}`, async () => {
      const { provider, asked } = await at('openai', {
        headers: { 'content-type': 'text/event-stream' },
        body: [`data: ${JSON.stringify(piece('The river '))}\n\n`, `error: ${said}\n\n`],
      });
      const { error, done, text } = await collect(provider, { model: MODEL });
      assert.match(error?.message ?? '', /The GPU is on fire/);
      assert.deepEqual([done, text, asked()], [undefined, 'The river ', 1]);
    });
  }

  it("case 38: doesn't retry a rate limit in mid-stream", async () => {
    const { provider, asked } = await at(
      'openai',
      events(piece('The river '), { error: { message: 'Slow down', type: 'rate_limit_error' } }),
      ANSWER,
    );
    const { error, text } = await collect(provider, { model: MODEL });
    assert.deepEqual([error?.code, text, asked()], ['rate_limited', 'The river ', 1]);
  });

  it('separates thinking from text when the content is a list of parts', async () => {
    const { provider } = await at(
      'openai',
      events(
        piece([{ type: 'thinking', thinking: [{ type: 'text', text: 'I look for the year.' }] }]),
        piece([{ type: 'text', text: 'The river bridge ' }]),
        piece('was built in 1932.', 'stop'),
        '[DONE]',
      ),
    );
    const { text, reasoning } = await collect(provider, { model: MODEL });
    assert.deepEqual([text, reasoning], [WORDS, 'I look for the year.']);
  });

  /** The same, however the server splits its text: by word or letter by letter. */
  const inPieces = (text: string, pieces: RegExp) =>
    events(...(text.match(pieces) ?? []).map((part) => piece(part)), piece('', 'stop'), '[DONE]');
  const eachWay = async (said: string, check: (shown: Awaited<ReturnType<typeof collect>>) => void): Promise<void> => {
    for (const pieces of [/\s*\S+/g, /[^]/g]) {
      const { provider } = await at('openai', inPieces(said, pieces));
      check(await collect(provider, { model: MODEL }));
    }
  };

  for (const [before, after] of [
    ['<think type="deep">', '</think>'],
    ['<mm:think>', '</mm:think>'],
    ['<inner_thoughts>', '</inner_thoughts>'],
    ['<analysis>', '</analysis>'],
    ['<chain_of_thought>', '</chain_of_thought>'],
    ['< think >', '</ think >'],
    ['<|thinking|>', '<|/thinking|>'],
    ['<|begin_of_thought|>', '<|end_of_thought|><|begin_of_solution|>'],
    ['<unused94>thought\n', '<unused95>'],
    ['<think>', '</think><answer>'],
    ['<|channel|>analysis<|message|>', '<|end|><|start|>assistant<|channel|>final <|constrain|>json<|message|>'],
    ['analysiswe look. ', 'assistantfinal'],
    ['analysis\n', '\nassistant final\n'],
  ] as const) {
    it(`separates ${JSON.stringify(before)} … ${JSON.stringify(after)} from the answer`, () =>
      eachWay(`${before}I look for the year.${after}\n${WORDS}`, ({ text, reasoning, error }) => {
        assert.deepEqual([text.trim(), error], [WORDS, undefined]);
        assert.match(reasoning, /look/);
      }));
  }

  for (const end of [
    '<|im_end|>\nuser: next?',
    '<turn|>',
    '[EOS]',
    '[|endofturn|]',
    '<|/assistant|>',
    '<pad><pad>',
    '\n\n### User\nnext?\n\n### Assistant\nIt hums.',
    '\n[User]: next?',
    '\n<user>next?</user>',
    '\nassistant\n\nIt hums.',
    '\n\nuser\nnext?\nmodel\nIt hums.',
    '\n\nQuestion: next?\n\nAnswer: It hums.',
  ])
    it(`ends an answer at ${JSON.stringify(end)}`, () =>
      eachWay(WORDS + end, ({ text, error }) => assert.deepEqual([text.trimEnd(), error], [WORDS, undefined])));

  for (const beginning of ['<|im_start|>assistant\n', '<s>', '<|assistant|>', '<bos>'])
    it(`leaves out ${JSON.stringify(beginning)} before the first word`, () =>
      eachWay(beginning + WORDS, ({ text }) => assert.equal(text.trim(), WORDS)));

  for (const said of [
    'It has a role:\n\nThe user: a person who reads.',
    'A <b>bold</b> word, 3 < 4, [a note] and `<|im_end|>` stay.',
    'The options are:\n\n- user\n- model\n\nNo more.',
  ])
    it(`leaves ${JSON.stringify(said)} alone`, () => eachWay(said, ({ text }) => assert.equal(text, said)));

  it('stops a model that repeats one word forever', () =>
    eachWay(`${WORDS} ${'the '.repeat(3_000)}`, ({ text, done }) => {
      assert.equal(done?.reason, 'repetition');
      assert.equal(text, `${WORDS} the`);
    }));

  for (const [before, after] of [
    ['<think>', '</think>'],
    ['<thinking>', '</thinking>'],
    ['[THINK]', '[/THINK]'],
    ['', '</think>'],
  ]) {
    it(`separates ${before || 'reasoning without its opening mark'} … ${after} from the text in Anthropic's protocol`, async () => {
      const delta = (text: string) => ({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } });
      const stream = [
        {
          type: 'message_start',
          message: {
            id: 'm',
            type: 'message',
            role: 'assistant',
            model: MODEL,
            content: [],
            stop_reason: null,
            usage: { input_tokens: 40, output_tokens: 0 },
          },
        },
        { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
        delta(`${before}I look for the year.`),
        delta(`${after}\n\n`),
        delta(WORDS),
        { type: 'content_block_stop', index: 0 },
        { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 20 } },
        { type: 'message_stop' },
      ];
      const { provider } = await at('anthropic', {
        headers: { 'content-type': 'text/event-stream' },
        body: stream.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`),
      });
      const { text } = await collect(provider, { model: MODEL });
      assert.equal(text.trim(), WORDS);
    });
  }

  for (const id of ['openai', 'anthropic', 'ollama'] as const) {
    for (const status of [429, 503]) {
      it(`retries after ${status} at most three times, as counted by the server (${id})`, async () => {
        const { provider, asked } = await at(id, asJson({ error: { message: 'Too busy' } }, status));
        const { error } = await collect(provider, { model: MODEL });
        assert.match(error?.message ?? '', /Too busy/);
        assert.equal(asked(), 4);
      });
    }
    it(`doesn't retry after 500 (${id})`, async () => {
      const { provider, asked } = await at(id, asJson({ error: { message: 'Broken' } }, 500));
      assert.match((await collect(provider, { model: MODEL })).error?.message ?? '', /Broken/);
      assert.equal(asked(), 1);
    });
  }
});
