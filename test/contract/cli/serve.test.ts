import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import WebSocket from 'ws';
import { startMockLlm, type MockLlm } from '../../../mock-llm/server.js';
import type { AgentEvent } from '../../../src/protocol/index.js';
import { WebSocketTestClient } from '../../unit/server/testClient.js';
import { article, articlePage } from '../../helpers/articles.js';
import { CommandLine, type ServingAgent } from '../../helpers/commandLine.js';
import { ofType, runToEnd, startRun, untilEnd } from '../../helpers/testEngine.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';
import { assertSoundRun } from '../transport/messageSequences.js';

describe('regen-research serve', () => {
  let folder: string;
  let ollama: MockLlm;
  let page: TestServer;
  let cli: CommandLine;
  const children = new Set<ChildProcess>();
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-serve-'));
    ollama = await startMockLlm({ port: 0, wordDelayMs: 2 });
    page = await startTestServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(articlePage(4)),
    );
    cli = new CommandLine(folder, { OLLAMA_BASE_URL: ollama.url, MOCK_LLM_PORT: String(ollama.port) });
  });
  afterEach(async () => {
    for (const child of children) await stop(child, 'SIGKILL');
  });
  after(async () => {
    await Promise.all([ollama.close(), page.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
    children.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    child.kill(signal);
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  }

  async function serve(...parameters: string[]): Promise<ServingAgent> {
    const serving = await cli.serve(['--db', path.join(folder, 'serve.db'), ...parameters]);
    children.add(serving.child);
    return serving;
  }

  it('holds the seed conversation with a ten-line client', async () => {
    const { child, url } = await serve('--no-token', '--allow-local');
    const types: string[] = [];
    const socket = new WebSocket(url);
    socket.on('open', () =>
      socket.send(
        JSON.stringify({ type: 'start_agent', query: 'What does the harbour do?', url: `${page.origin}/page` }),
      ),
    );
    await new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        const event = JSON.parse(data.toString()) as AgentEvent;
        types.push(event.type);
        if (event.type === 'agent_end') resolve();
      });
    });
    socket.close();
    assert.equal(types[0], 'agent_start');
    for (const type of ['partial_summary', 'action_suggestion', 'final_summary']) assert.ok(types.includes(type), type);
    assert.equal(await stop(child, 'SIGTERM'), 0);
  });

  it('requires the token from a file that only this user can read', async () => {
    const { child, url } = await serve('--token', 'a-token-of-at-least-thirty-two-characters-0123456789');
    await assert.rejects(WebSocketTestClient.connect(url));
    await assert.rejects(WebSocketTestClient.connect(url, 'another-token-of-at-least-thirty-two-characters-01234'));
    const client = await WebSocketTestClient.connect(url, 'a-token-of-at-least-thirty-two-characters-0123456789');
    await client.settled();
    const agents = path.join(folder, 'regen-research', 'agents');
    let file: string | undefined;
    // It is written while the server starts, under another name at first.
    while (process.platform === 'linux' && file === undefined)
      file = (await readdir(agents).catch(() => [])).find((name) => name.endsWith('.json'));
    if (file !== undefined) {
      assert.equal((await stat(path.join(agents, file))).mode & 0o777, 0o600);
      assert.equal((JSON.parse(await readFile(path.join(agents, file), 'utf8')) as { url: string }).url, url);
    }
    const refused = await runToEnd(client, { url: `${page.origin}/page` });
    assert.equal(ofType(refused, 'error')[0]?.payload.code, 'blocked_address');
    client.close();
    assert.equal(await stop(child, 'SIGINT'), 0);
    if (file !== undefined) assert.deepEqual(await readdir(agents), [], 'the file is removed with the server');
  });

  it('reads files only below its start folder', async () => {
    const { child, url } = await serve('--no-token');
    const client = await WebSocketTestClient.connect(url);
    const outside = await runToEnd(client, { document: { uri: 'file:///etc/hostname' } });
    assert.equal(ofType(outside, 'error')[0]?.payload.code, 'read_failed');
    const escaping = await runToEnd(client, { document: { uri: `file://${folder}/../../etc/hostname` } });
    assert.equal(ofType(escaping, 'error')[0]?.payload.code, 'read_failed');
    assert.match(ofType(escaping, 'error')[0]?.payload.message ?? '', /open folders/);
    client.close();
    await stop(child, 'SIGTERM');
  });

  it('resolves dots, percent signs, and symbolic links before deciding whether a file is below its folder', async () => {
    const elsewhere = await mkdtemp(path.join(os.tmpdir(), 'regen-elsewhere-'));
    await writeFile(path.join(elsewhere, 'secret.md'), article(3));
    await mkdir(path.join(folder, 'notes'), { recursive: true });
    await writeFile(path.join(folder, 'notes', '..coast.md'), article(3));
    await symlink(elsewhere, path.join(folder, 'notes', 'link'), 'junction');
    const { child, url } = await serve('--no-token');
    const client = await WebSocketTestClient.connect(url);
    const read = async (uri: string) =>
      ofType(await runToEnd(client, { document: { uri } }), 'error')[0]?.payload.message;
    const here = pathToFileURL(path.join(folder, 'notes')).href;
    const name = path.basename(elsewhere);
    for (const uri of [
      `${here}/../../${name}/secret.md`,
      `${here}/%2e%2e/%2E%2E/${name}/secret.md`,
      `${here}/link/secret.md`,
      `${here}/link/none.md`,
    ]) {
      assert.match((await read(uri)) ?? '', /open folders/, uri);
    }
    assert.equal(await read(`${here}/..coast.md`), undefined);
    assert.equal(await read(`${here}/../notes/%2e%2ecoast.md`), undefined);
    client.close();
    await stop(child, 'SIGTERM');
    await rm(elsewhere, { recursive: true, force: true });
  });

  it('reads whatever this user may read if started in the root folder', async () => {
    await writeFile(path.join(folder, 'coast.md'), article(3));
    const serving = await new CommandLine('/', {
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_RUNTIME_DIR: folder,
      LOCALAPPDATA: folder,
      OLLAMA_BASE_URL: ollama.url,
    }).serve(['--no-token', '--db', path.join(folder, 'root.db')]);
    children.add(serving.child);
    const client = await WebSocketTestClient.connect(serving.url);
    const events = await runToEnd(client, { document: { uri: pathToFileURL(path.join(folder, 'coast.md')).href } });
    assert.equal(ofType(events, 'agent_end')[0]?.payload.success, true, JSON.stringify(ofType(events, 'error')));
    client.close();
    await stop(serving.child, 'SIGTERM');
  });

  it('says at startup what clients may read and send', async () => {
    const open = await serve('--no-token', '--allow-local', '--allow-cloud', 'openai,anthropic');
    while (!open.output().includes('--allow-cloud')) await once(open.child.stdout as Readable, 'data');
    assert.match(open.output(), /Every client can read pages on this machine/);
    assert.match(open.output(), /Clients can send text to openai and anthropic/);
  });

  it('starts even if its address cannot be written to a file, and says so', async () => {
    const file = path.join(folder, 'no-folder');
    await writeFile(file, '');
    const serving = await cli.serve(
      ['--no-token', '--db', path.join(folder, 'serve.db')],
      process.platform === 'win32' ? { LOCALAPPDATA: file } : { XDG_RUNTIME_DIR: file, HOME: file },
    );
    children.add(serving.child);
    const client = await WebSocketTestClient.connect(serving.url);
    await client.settled();
    client.close();
    assert.equal(await stop(serving.child, 'SIGTERM'), 0);
    assert.match(serving.output(), /could(?: not|n't) be saved/);
  });

  it('case 69: a run killed with kill -9 in mid-stream is interrupted, and continues from what was read', async () => {
    const first = await serve('--no-token');
    const client = await WebSocketTestClient.connect(first.url);
    const runId = await startRun(client, {
      query: 'What does the ferry do?',
      model: 'mock-slow',
      document: { markdown: article(6), title: 'Brought by the client' },
    });
    await client.until((event) => event.type === 'partial_summary' && (event.seq ?? 0) > 8);
    await stop(first.child, 'SIGKILL');

    const second = await serve('--no-token');
    const later = await WebSocketTestClient.connect(second.url);
    later.send({ type: 'resume', run_id: runId, after_seq: 0 });
    const events = await untilEnd(later, runId);
    assertSoundRun(events);
    assert.equal(ofType(events, 'agent_end')[0]?.payload.reason, 'interrupted');
    later.send({ type: 'list_runs' });
    assert.equal(
      (await later.untilType('runs')).payload.runs.find(({ run_id }) => run_id === runId)?.reason,
      'interrupted',
    );
    const continued = await runToEnd(later, {
      query: 'What does the ferry do?',
      model: 'mock-fast',
      continue_run: runId,
    });
    assert.equal(ofType(continued, 'agent_end')[0]?.payload.success, true);
    assert.deepEqual(
      ofType(continued, 'final_summary')[0]?.payload.summary.sources.map(({ title }) => title),
      ['Brought by the client'],
    );
    later.close();
    await stop(second.child, 'SIGTERM');
  });

  it('starts the mock LLM itself with DEV=true, and stops it at the end', async () => {
    const free = await startTestServer(() => undefined);
    await free.close();
    const child = cli.start(['serve', '--port', '0', '--no-token', '--db', path.join(folder, 'dev.db')], {
      DEV: 'true',
      MOCK_LLM_PORT: String(free.port),
    });
    children.add(child);
    let output = '';
    await new Promise<void>((resolve) =>
      child.stdout?.on('data', (data: Buffer) => {
        output += data.toString();
        if (output.includes(`[mock-llm] http://127.0.0.1:${free.port}`)) resolve();
      }),
    );
    assert.ok((await fetch(`${free.origin}/api/ping`)).ok);
    assert.equal(await stop(child, 'SIGTERM'), 0);
    for (;;) {
      const gone = await fetch(`${free.origin}/api/ping`).then(
        () => false,
        () => true,
      );
      if (gone) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });

  it('reports invalid options and a port in use', async () => {
    const taken = await cli.run(['serve', '--port', String(page.port), '--db', path.join(folder, 'taken.db')]);
    assert.equal(taken.code, 1);
    assert.match(taken.stderr, new RegExp(`${page.port}.*(in use|taken)`, 'i'));
    for (const parameters of [['--port', 'many'], ['--port', '70000'], ['--token', 'x', '--no-token'], ['--what']]) {
      const { code, stderr } = await cli.run(['serve', ...parameters]);
      assert.equal(code, 2, `${parameters.join(' ')}: ${stderr}`);
      assert.notEqual(stderr.trim(), '');
    }
    for (const [name, value] of [
      ['MOCK_LLM_PORT', 'four'],
      ['MOCK_LLM_PORT', '70000'],
      ['MOCK_LLM_WORD_DELAY_MS', 'slow'],
      ['OLLAMA_BASE_URL', 'localhost:11434'],
      ['OPENAI_BASE_URL', 'nowhere'],
    ] as const) {
      const wrong = await cli.run(['serve', '--port', '0'], { environment: { [name]: value } });
      assert.equal(wrong.code, 2, wrong.stderr);
      assert.match(wrong.stderr, new RegExp(`^${name} must be a .*, not "${value}"\\.\n$`));
    }
  });
});
