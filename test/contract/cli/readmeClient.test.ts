import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startMockLlm, type MockLlm } from '../../../mock-llm/server.js';
import { articlePage } from '../../helpers/articles.js';
import { CommandLine } from '../../helpers/commandLine.js';
import { startRun } from '../../helpers/testEngine.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';
import { unusedPort } from '../../helpers/unusedPort.js';
import { WebSocketTestClient } from '../../unit/server/testClient.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const TOKEN = 'a-token-of-at-least-thirty-two-characters-0123456789';

describe('the client in the README', () => {
  let folder: string;
  let ollama: MockLlm;
  let page: TestServer;
  let agent: { child: ChildProcess; url: string };
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-client-'));
    const [, client = ''] =
      /```js\n(\/\/ client\.mjs[\s\S]*?)```/.exec(await readFile(path.join(root, 'README.md'), 'utf8')) ?? [];
    await writeFile(path.join(folder, 'client.mjs'), client);
    await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    ollama = await startMockLlm({ port: 0, wordDelayMs: 0 });
    page = await startTestServer((request, response) => {
      if (request.url === '/none') response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(articlePage(4));
    });
    const cli = new CommandLine(folder, { OLLAMA_BASE_URL: ollama.url, MOCK_LLM_PORT: String(ollama.port) });
    agent = await cli.serve(['--token', TOKEN, '--allow-local', '--db', path.join(folder, 'client.db')]);
  });
  after(async () => {
    agent.child.kill('SIGTERM');
    await once(agent.child, 'exit');
    await Promise.all([ollama.close(), page.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  async function run(address: string, environment: Record<string, string> = {}) {
    const child = spawn(process.execPath, ['client.mjs', address], {
      cwd: folder,
      env: { PATH: process.env.PATH, AGENT_URL: agent.url, AGENT_TOKEN: TOKEN, ...environment },
    });
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    return { stdout, stderr, code };
  }

  it('prints the answer and its statistics', async () => {
    const { stdout, stderr, code } = await run(`${page.origin}/page`);
    assert.deepEqual([stderr, code], ['', 0]);
    assert.match(stdout, /ordinary year[\s\S]*\n\d+ citations, confidence \d\.\d\d\n$/);
  });

  it('reports the error and exits', async () => {
    const cases: { address: string; environment?: Record<string, string>; says: RegExp }[] = [
      { address: 'foo', says: /not a valid URL/ },
      { address: `${page.origin}/none`, says: /404/ },
      { address: `${page.origin}/page`, environment: { AGENT_TOKEN: 'another' }, says: /^.*401.*\n$/ },
      {
        address: `${page.origin}/page`,
        environment: { AGENT_URL: `ws://127.0.0.1:${await unusedPort()}/agent_ws` },
        says: /^.*ECONNREFUSED.*\n$/,
      },
    ];
    for (const { address, environment, says } of cases) {
      const { stderr } = await run(address, environment);
      assert.match(stderr, says);
      assert.doesNotMatch(stderr, /^\s+at /m, 'no stack trace');
    }
  });

  it('exits if the same question is already being answered', async () => {
    const first = await WebSocketTestClient.connect(agent.url, TOKEN);
    const runId = await startRun(first, { query: 'Summarize', url: `${page.origin}/page`, model: 'mock-hang' });
    const { stderr } = await run(`${page.origin}/page`);
    assert.match(stderr, /already/);
    first.send({ type: 'cancel_agent', run_id: runId });
    await first.untilType('agent_end');
    first.close();
  });
});
