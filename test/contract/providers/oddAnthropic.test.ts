import assert from 'node:assert/strict';
import {
  asJson,
  events,
  startScriptedServer,
  type Scripted,
  type ScriptedServer,
} from '../../helpers/scriptedServer.js';
import { collect, providerOf, providersAt, type Collected } from './subjects.js';

const MODEL = 'm';
const ANSWER = ['The mill ', 'grinds barley.'];
const START = { type: 'message_start', message: { role: 'assistant', content: [], usage: { input_tokens: 300 } } };
const TEXT = ANSWER.map((text) => ({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }));
const END = { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 4 } };
const STOP = { type: 'message_stop' };

/** Each event with its name, as the protocol has it. */
const named = (...all: { type: string }[]): Scripted => ({
  headers: { 'content-type': 'text/event-stream' },
  body: all.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`),
});

describe("servers of Anthropic's protocol that deviate from it", () => {
  const open: ScriptedServer[] = [];
  afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

  async function collected(answer: Scripted): Promise<Collected> {
    const server = await startScriptedServer(({ route }) =>
      route === '/v1/messages' ? answer : route === '/v1/models' ? asJson({ data: [{ id: MODEL }] }) : undefined,
    );
    open.push(server);
    const sleep = () => Promise.resolve();
    return collect(providerOf(providersAt(server.origin, { sleep }), 'anthropic'), { model: MODEL });
  }

  const usage = { promptTokens: 300, outputTokens: 4 };
  const none = { promptTokens: 0, outputTokens: 0 };
  for (const [name, answer, counted] of [
    ['events without names', events(START, ...TEXT, END, STOP), usage],
    ['no end after the reason for it', named(START, ...TEXT, END), usage],
    ['no beginning', named(...TEXT, END, STOP), { ...usage, promptTokens: 0 }],
    [
      'no counts',
      named(
        { type: 'message_start', message: {} } as { type: string },
        ...TEXT,
        { ...END, usage: null } as never,
        STOP,
      ),
      none,
    ],
    [
      'the prompt counted at the end',
      named(...TEXT, { ...END, usage: { input_tokens: 300, output_tokens: 4 } } as never, STOP),
      usage,
    ],
    [
      'text in the beginning of a block',
      named(
        START,
        { type: 'content_block_start', index: 0, content_block: { type: 'text', text: ANSWER[0] } } as never,
        TEXT[1] as never,
        END,
        STOP,
      ),
      usage,
    ],
    [
      'blocks and events of other kinds',
      named(
        START,
        { type: 'ping' },
        { type: 'strange' },
        { type: 'content_block_start', content_block: { type: 'redacted_thinking', data: 'x' } } as never,
        { type: 'content_block_delta', delta: { type: 'signature_delta', signature: 'x' } } as never,
        ...TEXT,
        END,
        STOP,
      ),
      usage,
    ],
    [
      'a complete message',
      asJson({
        content: [
          { type: 'thinking', thinking: 'Hm.' },
          { type: 'text', text: ANSWER.join('') },
        ],
        stop_reason: 'end_turn',
        usage: { input_tokens: 300, output_tokens: 4 },
      }),
      usage,
    ],
    ['a complete message whose content is text', asJson({ content: ANSWER.join(''), stop_reason: 'end_turn' }), none],
  ] as const satisfies [string, Scripted, object][]) {
    it(`may send ${name}`, async () => {
      const { text, done, error } = await collected(answer);
      assert.deepEqual([error, text, done?.reason, done?.usage], [undefined, ANSWER.join(''), 'stop', counted]);
    });
  }

  for (const [name, answer] of [
    ['with its name', named(START, ...TEXT, { type: 'error', error: { message: 'Flux is empty' } } as never)],
    ['without a name', events(START, ...TEXT, { error: { message: 'Flux is empty' } })],
    ['without a name, as text', events(START, ...TEXT, { type: 'error', error: 'Flux is empty' })],
  ] as const satisfies [string, Scripted][]) {
    it(`keep what came before an error ${name}, whose words are told`, async () => {
      const { text, error } = await collected(answer);
      assert.equal(text, ANSWER.join(''));
      assert.match(error?.message ?? '', /Flux is empty/);
    });
  }

  it('have failed if neither an end nor the reason for it came', async () => {
    const { text, error } = await collected(named(START, ...TEXT));
    assert.deepEqual([text, error?.code], [ANSWER.join(''), 'stream_broken']);
  });
});
