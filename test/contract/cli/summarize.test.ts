import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startMockLlm, type MockLlm } from '../../../mock-llm/server.js';
import type { AgentEvent } from '../../../src/protocol/index.js';
import { article, articlePage } from '../../helpers/articles.js';
import { CommandLine, jsonLines } from '../../helpers/commandLine.js';
import { startScriptedOllama } from '../../helpers/ollamaServer.js';
import { ofType, streamed } from '../../helpers/testEngine.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';
import { assertSoundRun } from '../transport/messageSequences.js';

describe('regen-research summarize', () => {
  let folder: string;
  let ollama: MockLlm;
  let mockLlm: MockLlm;
  let page: TestServer;
  let cli: CommandLine;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-cli-'));
    await writeFile(path.join(folder, 'coast.md'), article(5));
    [ollama, mockLlm] = await Promise.all([
      startMockLlm({ port: 0, wordDelayMs: 0 }),
      startMockLlm({ port: 0, wordDelayMs: 0 }),
    ]);
    page = await startTestServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(articlePage(4)),
    );
    cli = new CommandLine(folder, { OLLAMA_BASE_URL: ollama.url, MOCK_LLM_PORT: String(mockLlm.port) });
  });
  after(async () => {
    await Promise.all([ollama.close(), mockLlm.close(), page.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  it('streams the answer about a file as text, with the figures on stderr', async () => {
    const { code, stdout, stderr } = await cli.run(['summarize', 'coast.md']);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /ordinary year/);
    const [, runId = ''] = /^Supported \d+% · \d+ citations · read 100% · run (\S+)$/m.exec(stderr) ?? [];
    const followed = await cli.run(['summarize', '--follow-up', runId, '--query', 'What does the lighthouse do?']);
    assert.equal(followed.code, 0, followed.stderr);
    assert.ok(!stdout.includes('```'), 'no actions block');
  });

  it('summarizes a README by its introduction, main points, and commands, with the mock LLM', async () => {
    const { code, stdout, stderr } = await cli.run(['summarize', path.resolve('README.md'), '--provider', 'mock']);
    assert.equal(code, 0, stderr);
    for (const said of [/local first/i, /citations/i, /honest/i, /cost/i, /npm start/, /npm test/])
      assert.match(stdout, said);
    assert.doesNotMatch(stdout, /401|EADDRINUSE|\| default/);
  });

  it('says how to read the output of a command if it is given a pipe', async function () {
    if (process.platform === 'win32') this.skip();
    // A device, like a pipe, has no size to read in advance.
    const { code, stderr } = await cli.run(['summarize', '/dev/null']);
    assert.equal(code, 3);
    assert.match(stderr, /is not a regular file\. .*with - as the source/);
  });

  it("says the source doesn't mention the topic of the question, with the mock LLM", async () => {
    const { stdout, stderr } = await cli.run([
      'summarize',
      'coast.md',
      '--provider',
      'mock',
      '--query',
      'What did the penguins of Antarctica cost the museum in Norway?',
    ]);
    assert.match(stdout, /^The source does not mention “penguins”/);
    assert.match(stderr, /Supported 9\d%/, stderr);
  });

  it('lists the unsupported sentences, and says when an answer comes from the cache', async () => {
    const parameters = ['summarize', 'coast.md', '--model', 'mock-false-number'];
    const { stdout, stderr } = await cli.run(parameters);
    assert.match(stdout, /98,765\.43/);
    assert.match(stderr, /^Supported .*\nUnsupported: ".*98,765\.43.*" — .*98,765\.43.* not in the source/m);
    assert.doesNotMatch(stderr, /from the cache/);
    assert.match((await cli.run(parameters)).stderr, /^Supported .* · from the cache · run .*\nUnsupported/m);
  });

  it('prints one event per line with --json, the second time from the cache', async () => {
    const parameters = [
      'summarize',
      'coast.md',
      '--json',
      '--query',
      'What does the lighthouse do?',
      '--db',
      path.join(folder, 'own.db'),
    ];
    const first = jsonLines<AgentEvent>((await cli.run(parameters)).stdout);
    assertSoundRun(first);
    assert.equal(ofType(first, 'agent_start')[0]?.payload.query, 'What does the lighthouse do?');
    assert.equal(streamed(first).trim(), ofType(first, 'final_summary')[0]?.payload.summary.text);
    assert.ok(
      ofType(first, 'final_summary')[0]?.payload.summary.citations.every(({ range }) => range !== undefined),
      'a file’s citations have ranges',
    );
    const second = jsonLines<AgentEvent>((await cli.run(parameters)).stdout);
    assert.equal(ofType(second, 'agent_end')[0]?.payload.cached, true);
    const fresh = jsonLines<AgentEvent>((await cli.run([...parameters, '--fresh'])).stdout);
    assert.equal(ofType(fresh, 'agent_end')[0]?.payload.cached, undefined);

    const runId = first[0]?.run_id ?? '';
    const follow = jsonLines<AgentEvent>(
      (
        await cli.run([
          'summarize',
          '--json',
          '--follow-up',
          runId,
          '--query',
          'And the ferry?',
          '--db',
          path.join(folder, 'own.db'),
        ])
      ).stdout,
    );
    assert.equal(ofType(follow, 'agent_start')[0]?.payload.thread_id, runId);
    assert.equal(ofType(follow, 'agent_end')[0]?.payload.success, true);

    const receipt = await cli.run(['receipt', runId, '--json', '--db', path.join(folder, 'own.db')]);
    assert.equal(receipt.code, 0, receipt.stderr);
    assert.deepEqual(JSON.parse(receipt.stdout), ofType(first, 'receipt')[0]?.payload);
    const inWords = (await cli.run(['receipt', runId, '--db', path.join(folder, 'own.db')])).stdout;
    assert.match(inWords, /^Model +\S+ \(ollama\)\nRuns +on this machine\n/);
    assert.match(inWords, /^Tokens +[\d,]+ read, [\d,]+ written$/m);
    assert.match(inWords, /^Hosts contacted +127\.0\.0\.1:\d+$/m);
    assert.doesNotMatch(inWords, /null|_|\d\.\d{3}/);
    const unknown = await cli.run(['receipt', 'run-none', '--db', path.join(folder, 'own.db')]);
    assert.equal(unknown.code, 1);
    assert.match(unknown.stderr, /No receipt/);
  });

  it('reads standard input, as Markdown or as a page', async () => {
    for (const input of [article(4), articlePage(4)]) {
      const { code, stdout, stderr } = await cli.run(['summarize', '-', '--length', 'short'], { input });
      assert.equal(code, 0, stderr);
      assert.match(stdout, /ordinary year/);
    }
  });

  it('reads a page on this machine only with --allow-local', async () => {
    const refused = await cli.run(['summarize', `${page.origin}/page`]);
    assert.equal(refused.code, 3);
    assert.match(refused.stderr, /--allow-local/);
    assert.equal(page.requests.length, 0);
    const allowed = await cli.run(['summarize', `${page.origin}/page`, '--allow-local']);
    assert.equal(allowed.code, 0, allowed.stderr);
    assert.match(allowed.stdout, /ordinary year/);
  });

  it('uses the given provider and model', async () => {
    const events = jsonLines<AgentEvent>(
      (await cli.run(['summarize', 'coast.md', '--json', '--provider', 'mock', '--model', 'mock-fast'])).stdout,
    );
    assert.deepEqual(
      [ofType(events, 'receipt')[0]?.payload.provider, ofType(events, 'receipt')[0]?.payload.model],
      ['mock', 'mock-fast'],
    );
  });

  it('case 77: sends nothing to a model that Ollama forwards elsewhere unless the person named it', async () => {
    const remote = { remote_host: 'https://ollama.com:443', remote_model: 'gpt-oss:120b' };
    const forwarding = await startScriptedOllama(() => ['The harbour ', 'protects boats.'], remote);
    const environment = { OLLAMA_BASE_URL: forwarding.origin };
    const { code, stdout } = await cli.run(['summarize', 'coast.md', '--json', '--fresh'], { environment });
    assert.equal(code, 0);
    assert.deepEqual(forwarding.prompts, []);
    assert.ok(jsonLines<AgentEvent>(stdout).some(({ type }) => type === 'provider_changed'));
    for (const named of [
      ['--provider', 'ollama'],
      ['--model', 'scripted'],
    ]) {
      const asked = forwarding.prompts.length;
      assert.equal((await cli.run(['summarize', 'coast.md', '--fresh', ...named], { environment })).code, 0);
      assert.ok(forwarding.prompts.length > asked, named.join(' '));
    }
    await forwarding.close();
  });

  it('starts the mock LLM itself if no model is available', async () => {
    const away = await startTestServer(() => undefined);
    await away.close();
    const { code, stdout, stderr } = await cli.run(['summarize', 'coast.md'], {
      environment: { OLLAMA_BASE_URL: away.origin, MOCK_LLM_PORT: String(away.port) },
    });
    assert.equal(code, 0, stderr);
    assert.match(stderr, /Ollama.*Demo \(quotes only\) instead/s);
    assert.match(stdout, /ordinary year/);
  });

  it('explains failures with an exit code and a message', async () => {
    const cases: { parameters: string[]; code: number; says: RegExp }[] = [
      { parameters: ['summarize'], code: 2, says: /Specify what to read/ },
      {
        parameters: ['summarize', 'coast.md', '--length', 'huge'],
        code: 2,
        says: /^--length must be short, medium, or long, not "huge"\.$/m,
      },
      {
        parameters: ['summarize', 'coast.md', '--language', 'x y'],
        code: 2,
        says: /^--language must be a language tag such as en or pt-BR, not "x y"\.$/m,
      },
      {
        parameters: ['summarize', 'coast.md', '--follow-up', 'run 1'],
        code: 2,
        says: /^--follow-up must be 1 to 128 letters/m,
      },
      { parameters: ['summarize', 'coast.md', '--model', ''], code: 2, says: /^--model must not be empty\.$/m },
      { parameters: ['summarize', 'coast.md', '--query', ' '], code: 2, says: /must not be empty/ },
      { parameters: ['summarize', 'coast.md', '--verbose'], code: 2, says: /--verbose/ },
      { parameters: ['summarize', '-'], code: 2, says: /Standard input is empty/ },
      { parameters: ['frobnicate'], code: 2, says: /Unknown command "frobnicate"/ },
      { parameters: [], code: 2, says: /summarize <url\|file\|->/ },
      { parameters: ['summarize', 'none.md'], code: 3, says: /File not found: .*none\.md/ },
      { parameters: ['summarize', '.'], code: 3, says: /folder/ },
      { parameters: ['summarize', 'https://'], code: 2, says: /not a valid URL/ },
      {
        parameters: ['summarize', 'coast.md', '--model', 'llama-none', '--provider', 'ollama'],
        code: 4,
        says: /ollama pull llama-none/,
      },
      { parameters: ['summarize', 'coast.md', '--provider', 'none'], code: 2, says: /no provider "none"/ },
      {
        parameters: ['summarize', 'coast.md', '--model', 'mock-truncated', '--provider', 'ollama'],
        code: 1,
        says: /./,
      },
    ];
    for (const { parameters, code, says } of cases) {
      const outcome = await cli.run(parameters);
      assert.equal(outcome.code, code, `${parameters.join(' ')}: ${outcome.stderr}`);
      assert.match(outcome.stderr, says);
      assert.ok(!/^\s+at /m.test(outcome.stderr), `no stack trace: ${outcome.stderr}`);
    }
    const help = await cli.run(['--help']);
    assert.equal(help.code, 0);
    assert.match(help.stdout, /Exit codes/);
  }).timeout(60_000);

  it('case 67: stops on SIGINT with its partial answer', async () => {
    const child = cli.start(['summarize', 'coast.md', '--json', '--model', 'mock-slow']);
    let output = '';
    let asked = false;
    child.stdout?.on('data', (data: Buffer) => {
      output += data.toString();
      if (output.includes('partial_summary') && !asked) asked = child.kill('SIGINT');
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 130);
    const events = jsonLines<AgentEvent>(output);
    assertSoundRun(events);
    assert.equal(ofType(events, 'agent_end')[0]?.payload.reason, 'cancelled');
  });

  it('stops and saves the run if its output is closed', async () => {
    const child = cli.start(['summarize', 'coast.md', '--json', '--model', 'mock-slow']);
    let output = '';
    let errors = '';
    child.stderr?.on('data', (data: Buffer) => (errors += data.toString()));
    child.stdout?.on('data', (data: Buffer) => {
      output += data.toString();
      if (output.includes('\n')) child.stdout?.destroy();
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.deepEqual([code, errors], [0, '']);
    const { run_id: runId = '' } = JSON.parse(output.split('\n')[0] ?? '') as AgentEvent;
    const followed = await cli.run(['summarize', '--follow-up', runId, '--query', 'What does the ferry do?']);
    assert.equal(followed.code, 0, followed.stderr);
  });

  it('lists the models', async () => {
    const { code, stdout } = await cli.run(['models', '--json']);
    assert.equal(code, 0);
    const listed = JSON.parse(stdout) as {
      models: { provider: string; id: string }[];
      providers: { provider: string; available: boolean }[];
    };
    assert.ok(listed.models.some(({ provider, id }) => provider === 'ollama' && /^mock-fast/.test(id)));
    assert.ok(listed.providers.some(({ provider, available }) => provider === 'ollama' && available));
    assert.match((await cli.run(['models'])).stdout, /^Ollama \(local\)/m);
  });
});
