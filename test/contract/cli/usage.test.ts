import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { COMMANDS, type CommandName } from '../../../src/cli/commands.js';
import { optionsOf } from '../../../src/cli/options.js';
import { CommandLine } from '../../helpers/commandLine.js';

describe('regen-research --help', () => {
  let folder: string;
  let cli: CommandLine;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-usage-'));
    cli = new CommandLine(folder, {});
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('describes how to call each command, and only that command', async () => {
    for (const name of ['summarize', 'serve', 'extract', 'verify', 'models', 'receipt']) {
      for (const parameters of [
        [name, '--help'],
        [name, 'some.md', '-h'],
        ['help', name],
      ]) {
        const { code, stdout, stderr } = await cli.run(parameters);
        assert.deepEqual([code, stderr], [0, ''], parameters.join(' '));
        assert.match(stdout, new RegExp(`^Usage: regen-research ${name}\\b`));
        assert.match(stdout, /Exit codes/);
        assert.ok(!stdout.includes('Environment'), stdout);
      }
    }
    const all = await cli.run(['-h']);
    assert.match(all.stdout, /summarize[\s\S]*serve[\s\S]*receipt[\s\S]*Environment/);
  }).timeout(60_000);

  it('lists exactly the options that the command accepts', async () => {
    for (const name of Object.keys(COMMANDS) as CommandName[]) {
      const { stdout } = await cli.run([name, '--help']);
      const listed = [...stdout.matchAll(/^ +(?:-h, )?--([a-z-]+)/gm)].map(([, option]) => option);
      assert.deepEqual(listed, [...optionsOf(name).map(([option]) => option), 'help'], name);
    }
  });

  it('validates each value by its option', async () => {
    for (const [parameters, says] of [
      [['serve', '--port', '65536'], '--port must be a whole number from 0 to 65535, not "65536".'],
      [['serve', '--port', '1e3'], '--port must be a whole number from 0 to 65535, not "1e3".'],
      [['serve', '--token', ' '], '--token must not be empty.'],
      [['summarize', 'a.md', '--words', '0'], '--words must be a whole number from 1 to 100000, not "0".'],
      [['summarize', 'a.md', '--length', 'LONG'], '--length must be short, medium, or long, not "LONG".'],
    ] as const) {
      const { code, stdout, stderr } = await cli.run([...parameters]);
      assert.deepEqual([code, stdout, stderr], [2, '', `${says}\n`]);
    }
  });

  it("doesn't load the engine for help", async () => {
    const hook = path.join(folder, 'loaded.cjs');
    await writeFile(
      hook,
      "process.on('exit', () => console.error(JSON.stringify(Object.keys(require.cache).map((file) => require('node:path').basename(file)))));",
    );
    const loadedBy = async (parameters: string[]) => {
      const { stderr } = await cli.run(parameters, {
        environment: { NODE_OPTIONS: `--require ${JSON.stringify(hook)}` },
      });
      return (JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as string[]).filter((file) => file !== 'loaded.cjs');
    };
    for (const parameters of [['--help'], ['summarize', '--help'], ['--version']])
      assert.deepEqual(await loadedBy(parameters), ['cli.js'], parameters.join(' '));
    assert.ok((await loadedBy(['extract', 'none.md'])).includes('agent-reading.js'));
  });

  it('prints its version', async () => {
    const { version } = JSON.parse(
      await readFile(path.join(import.meta.dirname, '..', '..', '..', 'package.json'), 'utf8'),
    ) as { version: string };
    const { code, stdout } = await cli.run(['--version']);
    assert.deepEqual([code, stdout], [0, `${version}\n`]);
  });

  it('reports which option is invalid and where the valid ones are listed, without advice on quoting', async () => {
    for (const [parameters, says] of [
      [['summarize', 'a.md', '--verbose'], /^Unknown option '--verbose'\. .*regen-research summarize --help\n$/],
      [['extract', 'a.md', '--json=yes'], /^Option '--json' does not take an argument\. /],
      [['models', 'all'], /^Unexpected argument 'all'\. /],
    ] as const) {
      const { code, stderr } = await cli.run([...parameters]);
      assert.equal(code, 2, stderr);
      assert.match(stderr, says);
    }
  });
});
