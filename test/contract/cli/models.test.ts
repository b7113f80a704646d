import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { CommandLine } from '../../helpers/commandLine.js';
import { replay, type ReplayServer } from '../../helpers/replayServer.js';
import { unusedPort } from '../../helpers/unusedPort.js';

const LOADING = 'llama-server/models-loading.http';
const MODELS = 'llama-server/models.http';

describe('the command line and a model server', function () {
  this.timeout(30_000);
  let folder: string;
  const open: ReplayServer[] = [];
  async function at(routes: Record<string, string | readonly string[]>): Promise<CommandLine> {
    const server = await replay({ '/props': 'llama-server/props.http', ...routes });
    open.push(server);
    const nobody = String(await unusedPort());
    return new CommandLine(folder, {
      OPENAI_BASE_URL: `${server.origin}/v1`,
      OLLAMA_BASE_URL: `http://127.0.0.1:${nobody}`,
      MOCK_LLM_PORT: nobody,
    });
  }
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-cli-models-'));
    await writeFile(path.join(folder, 'bridge.md'), 'The river bridge was built in 1932.');
  });
  afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));
  after(() => rm(folder, { recursive: true, force: true }));

  it("lists a server's models once it has loaded them, and meanwhile says that it is waiting", async () => {
    const cli = await at({ '/v1/models': [LOADING, LOADING, LOADING, MODELS] });
    const { code, stdout, stderr } = await cli.run(['models']);
    assert.equal(code, 0, stderr);
    assert.match(stderr, /^OpenAI is loading a model\./);
    assert.match(stdout, /^OpenAI \(127\.0\.0\.1:\d+\) \(local\)\n {2}chain\.gguf {2}loaded {2}4,096 tokens$/m);
  });

  it('stops waiting for it when interrupted', async () => {
    const cli = await at({ '/v1/models': LOADING });
    const child = cli.start(['models']);
    const ended = once(child, 'exit') as Promise<[number | null]>;
    if (!child.stderr) throw new Error('The process has no pipes.');
    await once(child.stderr, 'data');
    child.kill('SIGINT');
    assert.deepEqual((await ended)[0], 130);
  });

  it('says which variable a provider with a key needs to be set up', async () => {
    const { stdout } = await (await at({ '/v1/models': MODELS })).run(['models']);
    assert.match(stdout, /^Anthropic \(cloud\): not set up; needs ANTHROPIC_API_KEY$/m);
  });

  it('names the environment variable of a missing or wrong key', async () => {
    const cli = await at({ '/v1/models': 'llama-server/key-missing.http' });
    const missing = await cli.run(['summarize', 'bridge.md', '--provider', 'openai']);
    assert.equal(missing.code, 4);
    assert.match(missing.stderr, /needs an API key \(Invalid API Key\)\. .* with OPENAI_API_KEY on the command line/);
    const wrong = await cli.run(['summarize', 'bridge.md', '--provider', 'openai'], {
      environment: { OPENAI_API_KEY: 'sk-wrong-0123456789' },
    });
    assert.equal(wrong.code, 4);
    assert.match(wrong.stderr, /rejected the API key \(Invalid API Key\)\. .* with OPENAI_API_KEY on the command line/);
  });
});
