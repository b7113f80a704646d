import assert from 'node:assert/strict';
import { startMockLlm, type MockLlm } from '../../../mock-llm/server.js';
import type { Provider } from '../../../src/agent/interfaces/index.js';
import { startScriptedOllama } from '../../helpers/ollamaServer.js';
import { startTestServer } from '../../helpers/testServer.js';
import { createProviders, DESCRIPTORS, type ProvidersConfiguration } from '../../../src/agent/providers/index.js';
import { DEFAULT_OLLAMA_URL, textOf } from '../../../src/protocol/index.js';

/** Nothing listens on it: the discard port, which no ordinary program uses. */
const NOWHERE_PORT = 9;
const NOWHERE = `http://127.0.0.1:${NOWHERE_PORT}`;

describe('createProviders', () => {
  let mock: MockLlm;
  before(async () => {
    mock = await startMockLlm({ port: 0, wordDelayMs: 0 });
  });
  after(() => mock.close());

  it('uses the first provider in the order, and falls back to the next with the reason', async () => {
    const here = createProviders(() => ({ values: { ollama: { baseUrl: mock.url }, mock: { port: mock.port } } }));
    const first = await here.choose();
    assert.deepEqual([first.provider.id, first.passedOver], ['ollama', []]);
    const away = createProviders(() => ({ values: { ollama: { baseUrl: NOWHERE }, mock: { port: mock.port } } }));
    const second = await away.choose();
    assert.equal(second.provider.id, 'mock');
    assert.deepEqual(
      second.passedOver.map(({ provider, reason }) => ({ provider, reason: textOf(reason) })),
      [
        {
          provider: 'ollama',
          reason: "Ollama isn't reachable: nothing is listening at 127.0.0.1:9. Start it with: ollama serve.",
        },
      ],
    );
    assert.equal((await here.choose({ exclude: ['ollama'] })).provider.id, 'mock');
  });

  it('counts only addresses as this machine that neither a proxy nor a name server ever answers for', () => {
    const locationOf = (baseUrl: string) => {
      const { location, host } = createProviders(() => ({ values: { ollama: { baseUrl } } })).get('ollama') ?? {};
      return `${location ?? ''} ${host ?? ''}`;
    };
    for (const baseUrl of ['localhost:11434', 'http://127.0.0.1:11434/', 'http://[::1]:11434', 'http://127.1:11434'])
      assert.match(locationOf(baseUrl), /^local /, baseUrl);
    // What Ollama listens on, and what people therefore copy.
    assert.equal(locationOf('0.0.0.0:11434'), 'local 127.0.0.1:11434');
    assert.equal(locationOf('http:localhost:11434'), 'local localhost:11434', 'a URL for whatever reads URLs');
    for (const host of ['127.0.0.2', 'ollama.localhost', 'localhost.', '[::ffff:127.0.0.1]', 'localhost.evil.example'])
      assert.match(locationOf(`http://${host}:11434`), /^cloud /, host);
  });

  it('skips a server that lacks the configured model, unless the run requests another', async () => {
    const providers = createProviders(() => ({
      values: { ollama: { baseUrl: mock.url, model: 'llama3.2' }, mock: { port: mock.port } },
    }));
    const choice = await providers.choose();
    assert.equal(choice.provider.id, 'mock');
    assert.equal(
      choice.passedOver[0] && textOf(choice.passedOver[0].reason),
      'Ollama has no model "llama3.2". Get it with: ollama pull llama3.2',
    );
    const { provider } = await providers.choose({ preferred: 'ollama' });
    assert.equal((await provider.describe('mock-fast')).model, 'mock-fast');
    await assert.rejects(provider.describe(undefined), { code: 'model_not_found' });
  });

  it("uses only the provider requested by name, and reports why it can't", async () => {
    const providers = createProviders(() => ({ values: { ollama: { baseUrl: NOWHERE }, mock: { port: mock.port } } }));
    await assert.rejects(providers.choose({ preferred: 'ollama' }), { code: 'provider_unavailable' });
    await assert.rejects(providers.choose({ preferred: 'nobody' }), { code: 'no_provider', message: /ollama, mock/ });
    await assert.rejects(providers.choose({ exclude: ['mock'] }), { code: 'no_provider', message: /ollama serve/ });
  });

  it('makes consecutive calls over one connection', async () => {
    const ollama = await startScriptedOllama(() => ['One ', 'word.']);
    const provider = createProviders(() => ({ values: { ollama: { baseUrl: ollama.origin } } })).get('ollama');
    for (let call = 0; call < 3; call++) {
      const events =
        provider?.generate({ model: ollama.model, prompt: `Question ${call}` }, new AbortController().signal) ?? [];
      let last = '';
      for await (const { type } of events) last = type;
      assert.equal(last, 'done');
    }
    assert.equal(ollama.connections(), 1);
    await ollama.close();
  });

  it('reaches a server that has just closed its idle connections, and believes one that resets a new connection', async () => {
    let resets: 'kept' | 'all' = 'kept';
    const answered = new WeakSet<object>();
    const server = await startTestServer(({ url, socket }, response) => {
      if (resets === 'all' || answered.has(socket)) {
        socket.destroy();
        return;
      }
      answered.add(socket);
      const models = [{ name: 'model', digest: 'x', modified_at: '2026-01-01T00:00:00Z' }];
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(url === '/api/show' ? { model_info: {} } : { models }));
    });
    const ollama = createProviders(() => ({ values: { ollama: { baseUrl: server.origin } } })).get('ollama');
    for (let time = 0; time < 3; time++) assert.equal((await ollama?.models())?.length, 1);
    resets = 'all';
    await assert.rejects(ollama?.models() ?? Promise.resolve(), { code: 'provider_unavailable' });
    await server.close();
  });

  it('selects by recent status and checks again in the background; a status request queries the server', async () => {
    let now = 0;
    const ollama = await startScriptedOllama(() => []);
    const providers = createProviders(
      () => ({ values: { ollama: { baseUrl: ollama.origin }, mock: { port: mock.port } } }),
      {
        now: () => now,
      },
    );
    assert.equal((await providers.choose()).provider.id, 'ollama');
    const asked = ollama.requests.length;
    now = 30_000;
    assert.equal((await providers.choose()).provider.id, 'ollama');
    assert.equal(ollama.requests.length, asked, "the run doesn't wait for a status check");
    while (ollama.requests.length === asked) await new Promise((resolve) => setTimeout(resolve, 20));
    await ollama.close();
    now = 40_000;
    assert.equal((await providers.status()).find(({ provider }) => provider === 'ollama')?.available, false);
    assert.equal((await providers.choose()).provider.id, 'mock', "a failed check isn't remembered as a success");
  });

  it('starts the mock LLM when it is its turn, and only then', async () => {
    let started = 0;
    let url = NOWHERE;
    const startMockLlm = () => {
      started++;
      url = mock.url;
      return Promise.resolve(true);
    };
    // The address is read again, because the mock LLM may start on another port.
    const fetchThere = async (address: string, init: object) =>
      (await import('../../../src/agent/providers/wire/nodeFetch.js')).defaultFetch(
        address.replace(NOWHERE, url),
        init,
      );
    const providers = createProviders(
      () => ({ values: { ollama: { baseUrl: mock.url }, mock: { port: NOWHERE_PORT } } }),
      {
        startMockLlm,
        fetch: fetchThere,
      },
    );
    await providers.choose();
    await providers.status();
    assert.equal(started, 0);
    assert.equal((await providers.choose({ exclude: ['ollama'] })).provider.id, 'mock');
    assert.equal(started, 1);
  });

  it("follows the settings: order, addresses, and what isn't configured", async () => {
    let configuration: ProvidersConfiguration = { values: { mock: { port: NOWHERE_PORT } } };
    const providers = createProviders(() => configuration);
    assert.equal(providers.get('openai'), undefined);
    const first = providers.get('mock');
    assert.equal(providers.get('mock'), first, 'kept while nothing changes');
    configuration = {
      values: { mock: { port: mock.port }, openai: { baseUrl: 'https://api.openai.com/v1' } },
      order: ['openai', 'mock', 'unknown'],
    };
    const { provider, passedOver } = await providers.choose();
    assert.equal(provider.id, 'mock');
    assert.deepEqual(
      passedOver.map((passed) => passed.provider),
      ['openai'],
    );
    assert.match(passedOver[0] ? textOf(passedOver[0].reason) : '', /needs an API key/);
    assert.equal(providers.get('openai')?.location, 'cloud');
  });

  it('knows where text goes', () => {
    const location = (baseUrl: string, model?: string) =>
      createProviders(() => ({ values: { ollama: { baseUrl, model } } })).get('ollama')?.location;
    assert.equal(location('http://localhost:11434'), 'local');
    assert.equal(location('http://[::1]:11434'), 'local');
    assert.equal(location('127.0.0.1:11434'), 'local');
    assert.equal(location('http://192.168.1.7:11434'), 'cloud');
    assert.equal(location('http://127.0.0.1.evil.example'), 'cloud');
    assert.equal(location('http://localhost:11434', 'gpt-oss:120b-cloud'), 'cloud');
  });

  it('gives each provider only its own key', async () => {
    const asked: string[] = [];
    const providers = createProviders(
      () => ({
        values: Object.fromEntries(DESCRIPTORS.map(({ id }) => [id, { baseUrl: mock.url, port: mock.port }])),
      }),
      { getKey: (id) => Promise.resolve(void asked.push(id)).then(() => `sk-of-${id}-000000`) },
    );
    for (const { id, key } of DESCRIPTORS) {
      asked.length = 0;
      await providers.get(id)?.models();
      assert.deepEqual([...new Set(asked)], key ? [id] : [], id);
    }
  });

  it('distinguishes unconfigured providers from configured ones that fail', async () => {
    const stateOf = async (id: string, values: Record<string, string | number>, chosen?: string, key?: string) =>
      (
        await createProviders(() => ({ chosen, values: { [id]: values } }), {
          getKey: () => Promise.resolve(key),
          fetch: () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })),
        })
          .get(id)
          ?.status()
      )?.state;
    assert.equal(await stateOf('ollama', { baseUrl: DEFAULT_OLLAMA_URL }), 'not_set_up');
    assert.equal(await stateOf('ollama', { baseUrl: DEFAULT_OLLAMA_URL }, 'ollama'), 'unreachable');
    assert.equal(await stateOf('ollama', { baseUrl: DEFAULT_OLLAMA_URL, model: 'llama3.2' }), 'unreachable');
    assert.equal(await stateOf('ollama', { baseUrl: NOWHERE }), 'unreachable');
    assert.equal(await stateOf('mock', { port: 4_000 }), 'stopped');
    for (const [baseUrl, isNotSetUp] of [
      [DEFAULT_OLLAMA_URL, true],
      [NOWHERE, false],
    ] as const) {
      const providers = createProviders(() => ({ order: ['ollama', 'vscode'], values: { ollama: { baseUrl } } }), {
        fetch: () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })),
        hostProviders: [{ ...hostProvider, inProcess: true }],
      });
      const { passedOver } = await providers.choose();
      assert.deepEqual(
        passedOver.map((passed) => [passed.provider, passed.isNotSetUp]),
        [['ollama', isNotSetUp]],
      );
    }
    assert.equal(await stateOf('openai', { baseUrl: 'https://api.openai.com/v1' }), 'not_set_up');
    assert.equal(
      await stateOf('anthropic', { baseUrl: 'https://api.anthropic.com' }, 'anthropic', 'sk-x'),
      'unreachable',
    );
  });

  const hostProvider: Provider = {
    id: 'vscode',
    label: 'Copilot',
    location: 'cloud',
    status: () =>
      Promise.resolve({ provider: 'vscode', label: 'Copilot', location: 'cloud', available: true, state: 'ready' }),
    models: () => Promise.resolve([]),
    describe: () =>
      Promise.resolve({
        model: 'm',
        identity: 'm',
        contextTokens: 8_192,
        contextSource: 'told',
        location: 'cloud',
      }),
    async *generate() {
      await Promise.resolve();
      yield { type: 'text', text: 'half an ans' };
    },
  };

  it("checks the status of a host's provider without consent only if that stays in the process", async () => {
    const stateOf = async (host: Provider) => {
      const providers = createProviders(() => ({ order: ['mock'], values: {} }), {
        hostProviders: [host],
        isConsented: () => false,
      });
      return (await providers.status())[0]?.state;
    };
    assert.equal(await stateOf(hostProvider), 'not_set_up');
    assert.equal(await stateOf({ ...hostProvider, inProcess: true }), 'ready');
  });

  it("guards the host's providers too", async () => {
    const providers = createProviders(() => ({ order: ['vscode'], values: {} }), { hostProviders: [hostProvider] });
    const { provider } = await providers.choose();
    const run = async () => {
      for await (const event of provider.generate({ model: 'm', prompt: '' }, new AbortController().signal))
        assert.equal(event.type, 'text');
    };
    await assert.rejects(run, { code: 'stream_broken' });
  });

  it('pulls a missing model with progress, then lists it', async () => {
    const ollama = createProviders(() => ({ values: { ollama: { baseUrl: mock.url } } })).get('ollama');
    await assert.rejects(
      async () => {
        for await (const step of ollama?.pull?.('nonsense', new AbortController().signal) ?? [])
          assert.ok(textOf(step.sentence));
      },
      { code: 'model_not_found' },
    );
    const done: (number | null)[] = [];
    for await (const step of ollama?.pull?.('mock-pullable', new AbortController().signal) ?? []) done.push(step.done);
    assert.equal(done.at(-1), 1);
    assert.ok(done.includes(0.5));
    assert.ok(
      (await ollama?.models())?.some(
        (model) => model.id === 'mock-pullable:latest' && model.context_tokens === 4_194_304,
      ),
    );
    const embedded = await ollama?.embed?.(['one', 'two'], new AbortController().signal);
    assert.equal(embedded?.vectors.length, 2);
    assert.match(embedded.identity, /mock-embed.*@\w{12}$/);
  });
});
