import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startMockLlm, type MockLlm } from '../../../mock-llm/server.js';
import { COMMANDS, type CommandName } from '../../../src/cli/commands.js';
import { optionsOf } from '../../../src/cli/options.js';
import { articlePage } from '../../helpers/articles.js';
import { CommandLine } from '../../helpers/commandLine.js';
import { startTestServer } from '../../helpers/testServer.js';

const SOURCE = `# The ferry of Onsala

The ferry has crossed the sound since 1911. It carries 24 cars and costs 60 kronor.`;

describe('regen-research for scripts', () => {
  let folder: string;
  let model: MockLlm;
  let cli: CommandLine;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-scripts-'));
    await writeFile(path.join(folder, 'ferry.md'), SOURCE);
    await writeFile(path.join(folder, 'right.md'), 'The ferry carries 24 cars.');
    await writeFile(path.join(folder, 'wrong.md'), '# Ferry\n\nThe ferry carries 24 cars. It costs 90 kronor.');
    model = await startMockLlm({ port: 0, wordDelayMs: 0 });
    cli = new CommandLine(folder, { OLLAMA_BASE_URL: model.url, OLLAMA_MODEL: 'mock-extractive' });
  });
  after(async () => {
    await model.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('verify prints each sentence of a file with its verdict and quote, and exits with 5 if one is not supported', async () => {
    const wrong = await cli.run(['verify', 'wrong.md', '--source', 'ferry.md']);
    assert.equal(wrong.code, 5, wrong.stderr);
    const lines = wrong.stdout.split('\n').filter((line) => line !== '');
    assert.match(lines[0] ?? '', /^(?:supported|verbatim) +The ferry carries 24 cars\.$/);
    assert.match(lines[1] ?? '', /^ +“It carries 24 cars and costs 60 kronor\.” \(The ferry of Onsala\)$/);
    assert.match(lines[2] ?? '', /^UNSUPPORTED +It costs 90 kronor\.$/);
    assert.match(lines.slice(3).join('\n'), /The source says 60/);
    assert.equal(wrong.stdout.split('60 kronor').length, 3, 'The passage is quoted once for each sentence.');
    assert.match(wrong.stderr, /1 unsupported/);
    const right = await cli.run(['verify', 'right.md', '--source', 'ferry.md']);
    assert.deepEqual([right.code, /UNSUPPORTED/.test(right.stdout)], [0, false]);
  });

  it('verify accepts several sources and text from standard input, and prints JSON', async () => {
    await writeFile(path.join(folder, 'more.md'), 'The ferry does not run in winter.');
    const { code, stdout } = await cli.run(['verify', '--source', 'ferry.md', '--source', 'more.md', '--json'], {
      input: 'The ferry does not run in winter. It carries 42 cars.',
    });
    assert.equal(code, 5);
    const { sentences, sources } = JSON.parse(stdout) as {
      sentences: { band: string; evidence: { source_id: string }[] }[];
      sources: { id: string }[];
    };
    assert.deepEqual(sentences.map(({ band, evidence: [best] }) => [band, best?.source_id]).slice(0, 1), [
      ['verbatim', 's2'],
    ]);
    assert.deepEqual([sentences[1]?.band, sources.length], ['unsupported', 2]);
  });

  it('verify reads standard input as the source, too, in every format', async () => {
    for (const input of [SOURCE, `<!doctype html><title>Ferry</title><h1>Ferry</h1><p>${SOURCE.split('\n')[2]}</p>`]) {
      const { code, stdout, stderr } = await cli.run(['verify', 'wrong.md', '--source', '-'], { input });
      assert.equal(code, 5, stderr);
      assert.match(stdout, /UNSUPPORTED +It costs 90 kronor\.\n +The source says 60/);
    }
  });

  it('verify names the option that allows a local page, whichever side it is on', async () => {
    const page = await startTestServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(articlePage(3, 'Ferries', `<p>${SOURCE.split('\n')[2]}</p>`));
    });
    const hint = /To read it, add --allow-local\./;
    for (const [parameters, code] of [
      [['verify', 'right.md', '--source', page.origin], 3],
      [['verify', page.origin, '--source', 'ferry.md'], 3],
      [['verify', 'right.md', '--source', 'ferry.md', '--source', page.origin], 0],
    ] as const) {
      const refused = await cli.run([...parameters]);
      assert.deepEqual([refused.code, hint.test(refused.stderr)], [code, true], refused.stderr);
    }
    const allowed = await cli.run(['verify', 'wrong.md', '--source', page.origin, '--allow-local']);
    assert.deepEqual([allowed.code, hint.test(allowed.stderr)], [5, false], allowed.stderr);
    assert.match(allowed.stdout, /The source says 60/);
    await page.close();
  }).timeout(60_000);

  it('verify reports missing arguments and unreadable sources', async () => {
    for (const [parameters, code, says] of [
      [['verify', 'right.md'], 2, /--source/],
      [['verify', 'right.md', 'wrong.md', '--source', 'ferry.md'], 2, /Unexpected argument "wrong.md"/],
      [['verify', '-', '--source', '-'], 2, /only once/],
      [['verify', 'right.md', '--source', 'none.md'], 3, /none\.md/],
      [['verify', 'none.md', '--source', 'ferry.md'], 3, /none\.md/],
      [['ask'], 2, /question/],
      [['search'], 2, /search for/],
      [['completion', 'nu'], 2, /bash, zsh, fish, or powershell/],
    ] as const) {
      const outcome = await cli.run([...parameters]);
      assert.equal(outcome.code, code, parameters.join(' '));
      assert.match(outcome.stderr, says);
    }
  }).timeout(60_000);

  it('ask answers a question, and search finds the sources read for it', async () => {
    const asked = await cli.run(['ask', 'How many cars does the ferry carry?', 'ferry.md']);
    assert.equal(asked.code, 0, asked.stderr);
    assert.match(asked.stdout, /24 cars/);
    const found = await cli.run(['search', 'kronor']);
    assert.match(found.stdout, /^The ferry of Onsala\n.*ferry\.md.*\n.*60 kronor\.\n$/);
    const json = JSON.parse((await cli.run(['search', 'kronor', '--json'])).stdout) as { passages: unknown[] };
    assert.equal(json.passages.length, 1);
    const none = await cli.run(['search', 'Xylophonkonzert']);
    assert.deepEqual([none.code, none.stdout, none.stderr], [0, '', 'No matches found.\n']);
  });

  it('completes every command and option of the parser, in every shell', async () => {
    for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
      const { code, stdout } = await cli.run(['completion', shell]);
      assert.equal(code, 0);
      for (const command of Object.keys(COMMANDS) as CommandName[]) {
        assert.ok(stdout.includes(command), `${shell}: ${command}`);
        for (const [option] of optionsOf(command)) assert.ok(stdout.includes(option), `${shell}: --${option}`);
      }
    }
  });

  it('the bash script completes in bash', async function () {
    if (spawnSync('bash', ['--version']).status !== 0) this.skip();
    const { stdout: script } = await cli.run(['completion', 'bash']);
    const complete = (...words: string[]) => {
      const list = words.map((word) => `'${word}'`).join(' ');
      const run = `COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _regen_research; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return spawnSync('bash', ['-c', `${script}\n${run}`], { cwd: folder, encoding: 'utf8' })
        .stdout.trim()
        .split('\n');
    };
    assert.deepEqual(complete('regen-research', 'ver'), ['verify']);
    assert.deepEqual(complete('regen-research', 'summarize', '--length', ''), ['short', 'medium', 'long']);
    assert.deepEqual(complete('regen-research', 'verify', '--so'), ['--source']);
    assert.deepEqual(complete('regen-research', 'completion', 'f'), ['fish']);
    assert.deepEqual(complete('regen-research', 'extract', 'fer'), ['ferry.md']);
  });
});
