import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import path from 'node:path';
import { WebSocket } from 'ws';
import { startMockLlm, type MockLlm } from '../../../mock-llm/server.js';

interface AgentMessage {
  type: string;
  payload: Record<string, unknown>;
  run_id?: string;
  seq?: number;
}

function statusOf(port: number, headers: IncomingHttpHeaders): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/api/ping', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

/** Sends each command as the socket opens, and collects events until `enough`. */
function converse(
  url: string,
  commands: object[],
  enough: (messages: AgentMessage[], socket: WebSocket) => boolean,
): Promise<AgentMessage[]> {
  return new Promise((resolve, reject) => {
    const messages: AgentMessage[] = [];
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/agent/ws`);
    socket.on('error', reject);
    socket.on('open', () => {
      for (const command of commands) socket.send(JSON.stringify(command));
    });
    socket.on('message', (data) => {
      messages.push(JSON.parse((data as Buffer).toString()) as AgentMessage);
      if (!enough(messages, socket)) return;
      socket.close();
      resolve(messages);
    });
  });
}

const ended = (messages: AgentMessage[]) => messages.some(({ type }) => type === 'agent_end');

describe('the mock LLM server', function () {
  this.timeout(20_000);
  let mock: MockLlm;
  before(async () => {
    mock = await startMockLlm({ port: 0, wordDelayMs: 1 });
  });
  after(() => mock.close());

  it('labels itself', async () => {
    const ping = (await (await fetch(`${mock.url}/api/ping`)).json()) as Record<string, unknown>;
    assert.equal(ping.name, 'regen-research-mock-llm');
    assert.equal(ping.model, 'mock-extractive');
  });

  it('refuses web pages and other host names', async () => {
    assert.equal(await statusOf(mock.port, { host: `127.0.0.1:${mock.port}` }), 200);
    assert.equal(await statusOf(mock.port, { host: `localhost:${mock.port}` }), 200);
    assert.equal(await statusOf(mock.port, { host: 'rebound.example' }), 403);
    assert.equal(await statusOf(mock.port, { host: `127.0.0.1:${mock.port}`, origin: 'https://evil.example' }), 403);
    assert.equal(await statusOf(mock.port, { host: `127.0.0.1:${mock.port}`, origin: 'null' }), 403);
    const socket = new WebSocket(`ws://127.0.0.1:${mock.port}/api/agent/ws`, { origin: 'https://evil.example' });
    const failure = await new Promise<Error>((resolve) => socket.on('error', resolve));
    assert.match(failure.message, /403/);
  });

  it('survives a refused client that resets the connection at once', async () => {
    for (let times = 0; times < 20; times++) {
      await new Promise<void>((resolve) => {
        const socket = connect(mock.port, '127.0.0.1', () => {
          socket.write(
            `GET /api/agent/ws HTTP/1.1\r\nhost: evil.example\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n${'x'.repeat(100_000)}`,
            () => socket.resetAndDestroy(),
          );
        });
        socket.on('error', () => undefined);
        socket.on('close', () => resolve());
      });
    }
    assert.equal((await fetch(`${mock.url}/api/ping`)).status, 200);
  });

  it('keeps no prompts unless told to', async () => {
    const outspoken = await startMockLlm({ port: 0, wordDelayMs: 0, keepBodies: true });
    for (const { url } of [mock, outspoken]) {
      await (
        await fetch(`${url}/api/generate`, {
          method: 'POST',
          body: JSON.stringify({ model: 'mock-extractive', prompt: 'A text about harbours.', stream: false }),
        })
      ).json();
    }
    await outspoken.close();
    const [forgotten, kept] = [mock, outspoken].map(({ activity }) => activity.calls.at(-1));
    assert.equal(forgotten?.outcome, 'answered');
    assert.doesNotMatch(JSON.stringify(mock.activity), /harbours/);
    assert.match(JSON.stringify(kept?.body), /harbours/);
  });

  it('answers unknown paths and invalid JSON with a message', async () => {
    assert.equal((await fetch(`${mock.url}/api/nothing`)).status, 404);
    assert.equal((await fetch(`${mock.url}/api/generate`, { method: 'POST', body: '{' })).status, 400);
    const wrong = await fetch(`${mock.url}/api/generate`, { method: 'POST', body: '{"prompt":1,"model":"mock-fast"}' });
    assert.equal(wrong.status, 400);
    assert.match(((await wrong.json()) as { error: string }).error, /^prompt: .*string/);
    for (const route of ['/api/generate', '/v1/chat/completions', '/v1/messages']) {
      const unnamed = await fetch(`${mock.url}${route}`, {
        method: 'POST',
        body: '{"messages":[{"role":"user","content":"x"}],"max_tokens":1}',
      });
      assert.match(await unnamed.text(), /"model: /, route);
    }
  });

  it('streams lines on its own route without a model name', async () => {
    const response = await fetch(`${mock.url}/api/mock-llm/stream`, {
      method: 'POST',
      body: JSON.stringify({ prompt: 'The harbour was dredged in 2019 by the council of the town.' }),
    });
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { model: string; response: string; done: boolean });
    assert.equal(
      lines.map((line) => line.response).join(''),
      'The harbour was dredged in 2019 by the council of the town.',
    );
    assert.deepEqual([lines[0]?.model, lines.at(-1)?.done], ['mock-extractive', true]);
  });

  it("sends the agent's events, with sentences located where their citations point", async () => {
    const text =
      'The harbour was dredged twice in the last decade, and ships of any size can now enter it at low tide.\nThe town council paid for the dredging with a loan that ends in the year 2031.\nMore is in [the history of the harbour](https://example.org/history).';
    const messages = await converse(
      mock.url,
      [{ type: 'start_agent', query: 'Summarize', document: { text, title: 'Harbour' } }],
      ended,
    );
    assert.deepEqual(
      [...new Set(messages.map(({ type }) => type))],
      ['agent_start', 'partial_summary', 'action_suggestion', 'final_summary', 'agent_end'],
    );
    assert.deepEqual(
      messages.map(({ seq }) => seq),
      messages.map((_, index) => index + 1),
    );
    const partials = messages.filter(({ type }) => type === 'partial_summary').map(({ payload }) => payload.text);
    const { summary, citations, confidence } = messages.find(({ type }) => type === 'final_summary')?.payload as {
      summary: { text: string; citations: { quote: string; start: number; end: number }[] };
      citations: number;
      confidence: number;
    };
    assert.equal(partials.join(''), summary.text);
    assert.equal(citations, summary.citations.length);
    assert.ok(confidence > 0.9);
    for (const citation of summary.citations) assert.equal(text.slice(citation.start, citation.end), citation.quote);
  });

  it('answers busy, cancels, and pings', async () => {
    const start = { type: 'start_agent', query: 'Summarize', url: 'https://example.org/' };
    const messages = await converse(mock.url, [{ type: 'ping', id: 'p' }, start, start], (all, socket) => {
      const busy = all.find(({ type }) => type === 'agent_busy');
      if (busy && !ended(all)) socket.send(JSON.stringify({ type: 'cancel_agent', run_id: busy.payload.run_id }));
      return ended(all);
    });
    assert.equal(messages[0]?.type, 'pong');
    assert.equal(
      messages.find(({ type }) => type === 'agent_busy')?.payload.run_id,
      messages.find(({ type }) => type === 'agent_start')?.run_id,
    );
    assert.deepEqual(messages.find(({ type }) => type === 'agent_end')?.payload, {
      success: false,
      reason: 'cancelled',
    });
    const [error] = await converse(mock.url, [{ type: 'nonsense' }], () => true);
    assert.equal(error?.payload.code, 'invalid_message');
  });

  describe('as a program', () => {
    const main = path.resolve('mock-llm/main.ts');
    const run = (environment: Record<string, string>): Promise<{ code: number | null; output: string }> =>
      new Promise((resolve) => {
        let output = '';
        const child = spawn(process.execPath, ['--import', 'tsx', main], { env: { ...process.env, ...environment } });
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (data: Buffer) => (output += data.toString()));
        child.on('exit', (code) => resolve({ code, output }));
      });

    it('leaves the port to a mock LLM already running there', async () => {
      const { code, output } = await run({ MOCK_LLM_PORT: String(mock.port) });
      assert.equal(code, 0, output);
      assert.match(output, /already running/);
    });

    it("doesn't start with an invalid variable, and says which one it is and what it should be", async () => {
      for (const [name, value] of [
        ['MOCK_LLM_PORT', 'four'],
        ['MOCK_LLM_PORT', '70000'],
        ['MOCK_LLM_PORT', '1e3'],
        ['MOCK_LLM_WORD_DELAY_MS', '-1'],
      ] as const) {
        const { code, output } = await run({ [name]: value });
        assert.equal(code, 2, output);
        assert.match(output, new RegExp(`^${name} must be a whole number from 0 to \\d+, not "${value}"\\.\n$`));
      }
    });

    it('explains what to do if another program uses the port', async () => {
      const other = createServer((_request, response) => response.end('{}'));
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const { code, output } = await run({ MOCK_LLM_PORT: String((other.address() as AddressInfo).port) });
      other.close();
      assert.equal(code, 1);
      assert.match(output, /MOCK_LLM_PORT/);
    });
  });
});
