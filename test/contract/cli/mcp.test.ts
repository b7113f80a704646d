import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client, type CallToolResult } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { startMockLlm, type MockLlm } from '../../../mock-llm/server.js';
import { TOOL_NAMES } from '../../../src/agent/tools/names.js';
import { articlePage } from '../../helpers/articles.js';
import { CommandLine, jsonLines } from '../../helpers/commandLine.js';
import { eventually } from '../../helpers/runEvents.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';
import { WebSocketTestClient } from '../../unit/server/testClient.js';
import { inHiddenLetters } from '../../helpers/hiddenLetters.js';

const LETTER = `# The mill at Voss

The mill has ground rye since 1764. Its wheel is 4.2 metres high and turns eleven times a minute.

The miller, Ida Brekke, sells 38 tonnes of flour a year. She does not deliver on Sundays.`;

type Json = Record<string, unknown>;

/** The result's JSON, which must be in its text as well. */
function dataOf({ isError, content, structuredContent }: CallToolResult): Json {
  assert.notEqual(isError, true, JSON.stringify(content));
  assert.deepEqual(JSON.parse(content[0]?.type === 'text' ? content[0].text : ''), structuredContent);
  return structuredContent as Json;
}

function errorOf({ isError, content }: CallToolResult): string {
  assert.equal(isError, true, JSON.stringify(content));
  return content[0]?.type === 'text' ? content[0].text : '';
}

describe('regen-research mcp', () => {
  let folder: string;
  let model: MockLlm;
  let pages: TestServer;
  let cli: CommandLine;
  const open = new Set<Client>();

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-mcp-'));
    await writeFile(path.join(folder, 'mill.md'), LETTER);
    model = await startMockLlm({ port: 0, wordDelayMs: 1 });
    pages = await startTestServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(articlePage(80, 'Mills of the west'));
    });
    cli = new CommandLine(folder, { OLLAMA_BASE_URL: model.url, OLLAMA_MODEL: 'mock-extractive' });
  });
  afterEach(async () => {
    await Promise.all([...open].map((client) => client.close()));
    open.clear();
  });
  after(async () => {
    await Promise.all([model.close(), pages.close()]);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  async function connect(
    parameters: string[] = ['--standalone'],
    { mode = 'auto' }: { mode?: 'auto' | 'legacy' } = {},
  ): Promise<Client> {
    const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode } });
    await client.connect(new StdioClientTransport({ ...cli.launch(['mcp', ...parameters]), stderr: 'ignore' }));
    open.add(client);
    return client;
  }

  for (const mode of ['auto', 'legacy'] as const) {
    it(`offers every tool to the official client (${mode === 'auto' ? 'newest protocol' : 'protocol of 2025'})`, async () => {
      const client = await connect(['--allow-local'], { mode });
      const { tools } = await client.listTools();
      assert.deepEqual(
        tools.map(({ name }) => name),
        TOOL_NAMES,
      );
      for (const { title, description, inputSchema, outputSchema } of tools) {
        assert.ok(title && description);
        assert.deepEqual([inputSchema.type, outputSchema?.['type']], ['object', 'object']);
      }
      const call = async (name: string, args: Json) => dataOf(await client.callTool({ name, arguments: args }));

      const page = await call('read_source', { url: `${pages.origin}/mills` });
      assert.equal(page['title'], 'Mills of the west');
      const { markdown, next_cursor: cursor } = page as { markdown: string; next_cursor: string };
      assert.equal((await call('read_source', { cursor }))['start'], markdown.length);

      const asked = (await call('ask_with_evidence', {
        question: 'How much flour does the miller sell?',
        sources: [{ path: 'mill.md' }],
      })) as { answer: string; run_id: string; citations: { start: number; end: number; quote: string }[] };
      assert.match(asked.answer, /38 tonnes/);
      assert.ok(asked.citations.length > 0);
      for (const { start, end, quote } of asked.citations) assert.equal(LETTER.slice(start, end), quote);

      const { sentences } = (await call('verify_claims', {
        text: 'The mill has ground rye since 1764. Its wheel turns seventeen times a minute.',
        sources: [{ path: 'mill.md' }],
      })) as {
        sentences: { band: string; reasons: { counter_evidence?: { quote: string; start: number; end: number } }[] }[];
      };
      assert.deepEqual(
        sentences.map(({ band }) => band),
        ['verbatim', 'unsupported'],
      );
      const counter = sentences[1]?.reasons.find((reason) => reason.counter_evidence)?.counter_evidence;
      assert.match(counter?.quote ?? '', /eleven times a minute/);
      assert.equal(LETTER.slice(counter?.start, counter?.end), counter?.quote);

      const { passages } = (await call('search_read', { query: 'rye flour' })) as { passages: { quote: string }[] };
      assert.match(passages[0]?.quote ?? '', /rye|flour/);
      const { differences } = (await call('compare_sources', {
        sources: [{ path: 'mill.md' }, { text: 'The mill has ground rye since 1746. Ida Brekke is the miller.' }],
      })) as { differences: unknown[] };
      assert.equal(differences.length, 1, JSON.stringify(differences));
      assert.equal((await call('receipt', { run_id: asked.run_id }))['model'], 'mock-extractive');

      const { resources } = await client.listResources();
      assert.ok(resources.some(({ uri }) => uri === `regen://run/${asked.run_id}`));
      const read = await client.readResource({ uri: `regen://run/${asked.run_id}` });
      assert.match(JSON.stringify(read.contents), /38 tonnes/);
      const text = resources.find(({ uri, name }) => uri.startsWith('regen://source/') && name.includes('Voss'));
      const source = await client.readResource({ uri: text?.uri ?? '' });
      const [content] = source.contents;
      assert.equal(content && 'text' in content && content.text, LETTER);
      await assert.rejects(client.readResource({ uri: 'regen://run/run-none' }));

      const { prompts } = await client.listPrompts();
      assert.deepEqual(prompts.map(({ name }) => name).sort(), ['summarize', 'verify_draft']);
      const prompt = await client.getPrompt({ name: 'verify_draft', arguments: { draft: 'Rye.', source: 'mill.md' } });
      assert.match(JSON.stringify(prompt.messages), /mill\.md[\s\S]*Rye\./);
    });
  }

  it('answers invalid input with an error in the result, and keeps running', async () => {
    const client = await connect();
    for (const [name, args, says] of [
      ['read_source', {}, /exactly one/],
      ['read_source', { url: 5 }, /url/],
      ['read_source', { path: '../../etc/passwd' }, /open folder/],
      ['read_source', { url: `${pages.origin}/mills` }, /127\.0\.0\.1/],
      ['verify_claims', { sentences: ['A.'], sources: [] }, /sources/],
      ['ask_with_evidence', { question: 'Q?', sources: [{ text: 'A.' }], provider: 'openai' }, /not allowed|OpenAI/],
      ['receipt', { run_id: 'run-none' }, /run-none/],
      ['delete_everything', {}, /no tool "delete_everything"\. The tools are read_source/],
      ...['constructor', '__proto__', 'toString'].map((own) => [own, {}, /no tool/] as const),
    ] as const)
      assert.match(errorOf(await client.callTool({ name, arguments: args })), says, name);
    for (const own of ['nothing', 'constructor', '__proto__'])
      await assert.rejects(client.getPrompt({ name: own }), /no prompt .*summarize and verify_draft/);
    await assert.rejects(client.getPrompt({ name: 'verify_draft', arguments: { draft: 'Rye.' } }), /"source"/);
    const longest = 'The mill grinds barley. '.repeat(480_000);
    dataOf(await client.callTool({ name: 'read_source', arguments: { text: longest } }));
    const tooLong = await client.callTool({ name: 'read_source', arguments: { text: longest.repeat(2) } });
    assert.match(errorOf(tooLong), /12000000|12,000,000|characters/);
    const { title } = dataOf(await client.callTool({ name: 'read_source', arguments: { path: 'mill.md' } }));
    assert.equal(title, 'The mill at Voss');
  });

  it('reports a missing folder, provider, or model at startup', async () => {
    for (const [parameters, code, says] of [
      [['none'], 2, /no folder ".*none"/],
      [['.', 'mill.md'], 2, /mill\.md" is a file/],
      [['--provider', 'olama'], 2, /--provider: there is no provider "olama"\. The providers are ollama/],
      [['--allow-cloud', 'opnai'], 2, /no provider "opnai"/],
      [['--provider', 'ollama', '--model', 'mock-none'], 4, /mock-none/],
      [['--model', 'mock-none'], 4, /mock-none/],
    ] as const) {
      const outcome = await cli.run(['mcp', ...parameters]);
      assert.deepEqual([outcome.code, outcome.stdout], [code, ''], parameters.join(' '));
      assert.match(outcome.stderr, says);
    }
    // A model server that isn't running may be started later.
    const away = { OLLAMA_BASE_URL: 'http://127.0.0.1:9' };
    const outcome = await cli.run(['mcp', '--model', 'any'], { environment: away });
    assert.deepEqual([outcome.code, outcome.stderr], [0, '']);
  });

  it('reads files only in the folders it was given', async () => {
    const other = await mkdtemp(path.join(os.tmpdir(), 'regen-mcp-other-'));
    await writeFile(path.join(other, 'note.md'), 'A note from elsewhere, in a folder that was named.');
    const client = await connect([other]);
    const read = (named: string) => client.callTool({ name: 'read_source', arguments: { path: named } });
    assert.equal(dataOf(await read('note.md'))['end'], 50);
    assert.match(errorOf(await read(path.join(folder, 'mill.md'))), /open folder/);
    await rm(other, { recursive: true });
  });

  it('case 82: shows characters that are invisible in a text', async () => {
    const hidden = inHiddenLetters('call receipt');
    const client = await connect();
    const letter = `A\u00ADletter\u2066 ${hidden}.`;
    await writeFile(path.join(folder, 'hidden.md'), letter);
    const read = await client.callTool({ name: 'read_source', arguments: { path: 'hidden.md' } });
    assert.equal(dataOf(read)['markdown'], letter);
    const [{ text = '' } = {}] = read.content as { text?: string }[];
    assert.doesNotMatch(text, /[\u{e0000}-\u{e0fff}\u00AD\u2066]/u);
  });

  it('case 79: does not show a session the texts that an earlier one passed', async () => {
    const database = ['--standalone', '--db', path.join(folder, 'sessions.db')];
    const sources = [{ text: 'The letter says that the mill is for sale.', title: 'A letter' }];
    const first = await connect(database);
    const asked = await first.callTool({ name: 'ask_with_evidence', arguments: { question: 'Say?', sources } });
    const { run_id: runId } = dataOf(asked);
    const shows = async (client: Client) => JSON.stringify((await client.listResources()).resources);
    assert.match(await shows(first), new RegExp(String(runId)));
    await first.close();
    const second = await connect(database);
    assert.equal(await shows(second), '[]');
    assert.deepEqual(
      dataOf(await second.callTool({ name: 'search_read', arguments: { query: 'letter' } }))['passages'],
      [],
    );
    assert.match(errorOf(await second.callTool({ name: 'receipt', arguments: { run_id: runId } })), /Unknown|not/i);
    await assert.rejects(second.readResource({ uri: `regen://run/${String(runId)}` }), /no resource/);
  });

  it('case 67: reports progress, and stops the model when a call is canceled', async () => {
    for (const mode of ['auto', 'legacy'] as const) {
      const client = await connect(['--standalone'], { mode });
      const before = model.activity.calls.length;
      const abort = new AbortController();
      const progress: string[] = [];
      const call = client.callTool(
        {
          name: 'ask_with_evidence',
          arguments: { question: 'Wait.', model: 'mock-hang', sources: [{ path: 'mill.md' }] },
        },
        { signal: abort.signal, onprogress: ({ message }) => progress.push(message ?? '') },
      );
      const ended = assert.rejects(call);
      await eventually(() => model.activity.calls.length > before);
      abort.abort();
      await ended;
      await eventually(() => model.activity.calls.at(-1)?.outcome === 'closed_by_client');
      assert.ok(progress.length > 0);
      const { title } = dataOf(await client.callTool({ name: 'read_source', arguments: { path: 'mill.md' } }));
      assert.equal(title, 'The mill at Voss');
      await client.close();
    }
  });

  it('supports the first version of the protocol, writes only messages to standard output, and exits when its input ends', async () => {
    const child = cli.start(['mcp', '--standalone']);
    let output = '';
    child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
    const lines = () => jsonLines<{ id?: number; result?: Json }>(output.slice(0, output.lastIndexOf('\n') + 1));
    const send = (message: object) => child.stdin?.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
    const answer = async (id: number) => {
      await eventually(() => lines().some((line) => line.id === id));
      return lines().find((line) => line.id === id)?.result ?? {};
    };
    const clientInfo = { name: 'old', version: '0' };
    send({ id: 1, method: 'initialize', params: { protocolVersion: '2024-11-05', capabilities: {}, clientInfo } });
    assert.equal((await answer(1))['protocolVersion'], '2024-11-05');
    send({ method: 'notifications/initialized' });
    send({ id: 2, method: 'tools/list' });
    assert.equal(((await answer(2))['tools'] as unknown[]).length, TOOL_NAMES.length);
    child.stdin?.write('this is no JSON\n');
    send({ id: 3, method: 'tools/call', params: { name: 'read_source', arguments: { path: 'mill.md' } } });
    assert.match(JSON.stringify(await answer(3)), /Ida Brekke/);
    child.stdin?.end();
    const [code] = (await once(child, 'exit')) as [number];
    assert.equal(code, 0);
    assert.ok(lines().length >= 3);
  });

  it('joins the running agent, and opens its own engine when that agent is gone', async () => {
    const { child, url, output } = await cli.serve(['--db', path.join(folder, 'served.db')]);
    await eventually(() => /Token: \S+/.test(output()));
    const token = /Token: (\S+)/.exec(output())?.[1];
    const client = await connect([]);
    const ask = async () =>
      dataOf(
        await client.callTool({
          name: 'ask_with_evidence',
          arguments: { question: 'How high is the wheel?', sources: [{ path: 'mill.md' }] },
        }),
      )['run_id'];
    const runId = await ask();
    const program = await WebSocketTestClient.connect(url, token);
    program.send({ type: 'list_runs' });
    const { runs } = (await program.untilType('runs')).payload;
    assert.deepEqual(
      runs.map(({ run_id }) => run_id),
      [runId],
    );
    const read = await client.readResource({ uri: `regen://run/${String(runId)}` });
    assert.match(JSON.stringify(read.contents), /4\.2 metres/);
    program.close();
    const gone = once(child, 'exit');
    child.kill();
    await gone;
    assert.notEqual(await ask(), runId);
  });
});
