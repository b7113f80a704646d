import assert from 'node:assert/strict';
import type { Provider } from '../../../src/agent/interfaces/index.js';
import { recorded } from '../../helpers/replayServer.js';
import { startScriptedServer, type Scripted, type ScriptedServer } from '../../helpers/scriptedServer.js';
import { collect, providerOf, providersAt, withinASecond } from './subjects.js';

const SUBJECTS = [
  { id: 'openai', route: '/v1/chat/completions', file: 'llama-server/chat-stream.http' },
  { id: 'anthropic', route: '/v1/messages', file: 'llama-server/messages-stream.http' },
] as const;

/** The faults that every provider is tested with, applied to a real llama.cpp server's response. */
for (const { id, route, file } of SUBJECTS) {
  describe(`a recorded llama.cpp stream through ${id}, with faults`, () => {
    const open: ScriptedServer[] = [];
    const waits: number[] = [];
    afterEach(async () => {
      waits.length = 0;
      await Promise.all(open.splice(0).map((server) => server.close()));
    });

    type Change = (recording: Scripted & { body: Buffer }, turn: number) => Scripted;
    async function at(change: Change, idleMs = 60_000): Promise<{ provider: Provider; server: ScriptedServer }> {
      const [stream, list, props] = await Promise.all(
        [file, 'llama-server/models.http', 'llama-server/props.http'].map(recorded),
      );
      let turn = 0;
      const server = await startScriptedServer((asked) => {
        if (asked.route === route && stream) return change(stream, turn++);
        return asked.route === '/v1/models' ? list : asked.route === '/props' ? props : undefined;
      });
      open.push(server);
      const sleep = (milliseconds: number) => Promise.resolve(void waits.push(milliseconds));
      return {
        provider: providerOf(providersAt(server.origin, { sleep }, { idleMs, loadingAfterMs: 50 }), id),
        server,
      };
    }
    const model = 'chain.gguf';
    const half = (body: Buffer): Buffer => body.subarray(0, Math.floor(body.length * 0.6));

    it('delivers its words in order, and the usage', async () => {
      const { provider } = await at((recording) => recording);
      const { text, done, types } = await collect(provider, { model });
      assert.match(text, /^The river bridge was built in 1932/);
      assert.equal(types.at(-1), 'done');
      assert.ok((done?.usage.promptTokens ?? 0) > 0 && (done?.usage.outputTokens ?? 0) > 0);
    });

    it('returns the first token before the answer is complete, and closes the connection on a cancel', async () => {
      const { provider, server } = await at((recording) => ({
        ...recording,
        body: half(recording.body),
        then: 'hold',
      }));
      const abort = new AbortController();
      let text = '';
      await assert.rejects(
        async () => {
          for await (const event of provider.generate({ model, prompt: 'When?' }, abort.signal))
            if (event.type === 'text' && (text += event.text) !== '') abort.abort();
        },
        { code: 'cancelled' },
      );
      assert.notEqual(text, '');
      await withinASecond(() => server.asked.at(-1)?.left === true, 'the server sees it close');
    });

    it('is the same if every byte arrives separately', async () => {
      const whole = await collect((await at((recording) => recording)).provider, { model });
      const { provider } = await at((recording) => ({
        ...recording,
        body: Array.from({ length: recording.body.length }, (_, at) => recording.body.subarray(at, at + 1)),
      }));
      const split = await collect(provider, { model });
      assert.deepEqual([split.text, split.done?.usage, split.error], [whole.text, whole.done?.usage, undefined]);
    });

    for (const then of ['break', undefined] as const) {
      it(`is an error if it ${then ? 'breaks' : 'ends'} in mid-stream, and the partial answer is kept`, async () => {
        const { provider, server } = await at((recording) => ({ ...recording, body: half(recording.body), then }));
        const { text, done, error } = await collect(provider, { model });
        assert.equal(error?.code, 'stream_broken');
        assert.equal(done, undefined);
        assert.match(text, /^The/);
        assert.equal(server.count(route), 1);
      });
    }

    it('hits the idle time-out if it stalls', async () => {
      const stalls: Change = (recording) => ({ ...recording, body: half(recording.body), then: 'hold' });
      const { error, text } = await collect((await at(stalls, 300)).provider, { model });
      assert.equal(error?.code, 'idle_timeout');
      assert.match(text, /^The/);
    });

    it('is requested again after a rate limit, no sooner than the server allows', async () => {
      const busy = {
        status: 429,
        headers: { 'content-type': 'application/json', 'retry-after': '2' },
        body: '{"error":{"code":429,"message":"Slow down","type":"rate_limit_error"}}',
      };
      const { provider, server } = await at((recording, turn) => (turn < 2 ? busy : recording));
      const { text, error } = await collect(provider, { model });
      assert.equal(error, undefined);
      assert.match(text, /^The/);
      assert.equal(server.count(route), 3);
      assert.ok(waits.length === 2 && waits.every((wait) => wait >= 2_000));
    });

    it('is reported as loading while the server loads its model, and then answers', async () => {
      const loading = await recorded('llama-server/health-loading.http');
      const { provider, server } = await at((recording, turn) => (turn < 5 ? loading : recording));
      const { types, error } = await collect(provider, { model });
      assert.equal(error, undefined);
      assert.equal(types.filter((type) => type === 'loading').length, 1);
      assert.equal(types[0], 'loading');
      assert.equal(server.count(route), 6);
    });
  });
}
