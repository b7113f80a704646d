import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { article } from '../../helpers/articles.js';
import { CommandLine } from '../../helpers/commandLine.js';
import { startScriptedOllama, type ScriptedOllama } from '../../helpers/ollamaServer.js';
import { unusedPort } from '../../helpers/unusedPort.js';

/** Writes the clipboard, retitles the window, and turns the text red: with two- and one-byte introducers. */
const COMMANDS = '\x1b]52;c;cHduZWQ=\x07\x1b]0;title\x1b\\\x9b31m\x08';
/** Progress, which we erase ourselves. */
const OWN = '\r\x1b[2K';

describe('the command line on a terminal', function () {
  let folder: string | undefined;
  let ollama: ScriptedOllama | undefined;
  let cli: CommandLine;
  const file = 'coast\x1b]0;title\x07.md';
  before(async function () {
    // util-linux's `script`, which runs a program in a terminal.
    if (process.platform !== 'linux' || spawnSync('script', ['--version']).status !== 0) this.skip();
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-terminal-'));
    await writeFile(path.join(folder, file), `# Coast ${COMMANDS}\n\n${article(4)}`);
    ollama = await startScriptedOllama(() => ['The harbour ', `${COMMANDS}protects `, 'boats.\n']);
    const environment = { OLLAMA_BASE_URL: ollama.origin, MOCK_LLM_PORT: String(await unusedPort()), TERM: 'xterm' };
    cli = new CommandLine(folder, environment);
  });
  after(async () => {
    await ollama?.close();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  async function shown(parameters: string[]): Promise<string> {
    const { command, args, ...options } = cli.launch(parameters);
    const quoted = [command, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
    const terminal = spawn('script', ['-qefc', quoted, '/dev/null'], {
      ...options,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return text(terminal.stdout);
  }

  it('gets no command that a text, a title, or a model wrote', async () => {
    for (const parameters of [
      ['summarize', file],
      ['extract', file],
      ['extract', file, '--json'],
      ['search', 'harbour', file],
      ['extract', `${COMMANDS}nowhere.md`],
    ]) {
      const output = await shown(parameters);
      assert.ok(output.trim().length > 10, output);
      const others = output.replaceAll(OWN, '').match(/(?![\r\n\t])\p{Cc}/gu) ?? [];
      assert.deepEqual(others, [], `${parameters.join(' ')}: ${JSON.stringify(output)}`);
    }
  }).timeout(60_000);

  it('leaves output to a file or another program as it is', async () => {
    const { stdout } = await cli.run(['summarize', file]);
    assert.ok(stdout.includes('protects boats.'));
    assert.ok(stdout.includes('\x9b31m'), JSON.stringify(stdout));
  });
});
