import assert from 'node:assert/strict';
import { PROVIDERS } from '../../../src/agent/index.js';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { COMMANDS, type CommandName } from '../../../src/cli/commands.js';
import { optionsOf } from '../../../src/cli/options.js';
import { commandUsage, programUsage } from '../../../src/cli/usage.js';
import { CommandLine } from '../../helpers/commandLine.js';

describe('regen-research --help', () => {
  let folder: string;
  let cli: CommandLine;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-usage-'));
    cli = new CommandLine(folder, {});
    await writeFile(path.join(folder, 'a.md'), 'The tides follow the moon.');
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
        assert.ok(!/Environment|Exit codes/.test(stdout), stdout);
      }
    }
    const all = await cli.run(['-h']);
    assert.match(all.stdout, /summarize[\s\S]*serve[\s\S]*receipt[\s\S]*Environment[\s\S]*Exit codes/);
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
      assert.deepEqual([code, stdout, stderr.split('\n')[0]], [2, '', says]);
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

  it("describes invalid options and arguments in its own words, with the command's usage", async () => {
    for (const [parameters, says] of [
      [['summarize', 'a.md', '--verbose'], 'Unknown option --verbose.'],
      [['summarize', 'a.md', '-x'], 'Unknown option -x.'],
      [['summarize', 'a.md', '--lenght', 'short'], 'Unknown option --lenght. Did you mean --length?'],
      [['serve', '--prt=1'], 'Unknown option --prt. Did you mean --port?'],
      [['extract', 'a.md', '--json=yes'], "--json doesn't take a value."],
      [['summarize', 'a.md', '--model'], '--model needs a value.'],
      [['summarize', 'a.md', '--model', '--json'], '--model needs a value.'],
      [['verify', 'a.md', '--source'], '--source needs a value.'],
      [['models', 'all'], 'Unexpected argument "all" for models.'],
      [['receipt', 'one', 'two'], 'Unexpected argument "two" for receipt.'],
      [['completion', 'bash', 'zsh'], 'Unexpected argument "zsh" for completion.'],
      [
        ['summarize', 'a.md', '--provider', 'a b'],
        `--provider: there is no provider "a b". The providers are ${new Intl.ListFormat('en').format(PROVIDERS.map(({ id }) => id))}.`,
      ],
      [['summarize', 'a.md', '--model', 'm'.repeat(300)], '--model must be at most 256 characters.'],
    ] as const) {
      const { code, stdout, stderr } = await cli.run([...parameters]);
      const [name] = parameters;
      assert.deepEqual([code, stdout], [2, ''], stderr);
      const [first, usage, hint, ...rest] = stderr.split('\n');
      assert.equal(first, says);
      assert.ok(usage?.startsWith(`Usage: regen-research ${name} `), stderr);
      assert.deepEqual([hint, rest], [`For the options, run: regen-research ${name} --help`, ['']]);
    }
  }).timeout(60_000);

  it('names the command that was meant, without the help, which would scroll it away', async () => {
    for (const [name, says] of [
      ['sumarize', 'Unknown command "sumarize". Did you mean summarize?'],
      ['sevre', 'Unknown command "sevre". Did you mean serve?'],
      ['version', 'Unknown command "version".'],
      ['--json', 'Unknown option --json.'],
    ] as const) {
      const { code, stdout, stderr } = await cli.run([name, 'a.md']);
      assert.deepEqual([code, stdout], [2, '']);
      assert.equal(stderr, `${says}\nFor the commands, run: regen-research --help\n`);
    }
  });

  it('breaks lines between words to fit the terminal, each below its column', () => {
    for (const usage of [
      programUsage,
      ...(Object.keys(COMMANDS) as CommandName[]).map((name) => commandUsage.bind(null, name)),
    ]) {
      for (const columns of [80, 100, 132]) {
        const lines = usage(columns).split('\n');
        const long = lines.filter((line) => line.length > columns && line.startsWith('  ') && !/\S{40}/.test(line));
        assert.deepEqual(long, []);
        assert.equal(lines.join(' ').replace(/ +/g, ' '), usage().replace(/\s+/g, ' '));
      }
    }
  });

  it('shows the usage of every command with a missing argument, but not for invalid input', async () => {
    for (const name of Object.keys(COMMANDS) as CommandName[]) {
      if (!COMMANDS[name].operands.startsWith('<')) continue;
      const { code, stderr } = await cli.run([name]);
      assert.equal(code, 2, stderr);
      assert.match(stderr, new RegExp(`^.+\nUsage: regen-research ${name} <`));
    }
    const wrong = await cli.run(['extract', '--batch'], { input: 'no JSON\n' });
    assert.deepEqual([wrong.code, wrong.stderr], [2, 'Line 1 is not valid JSON.\n']);
  }).timeout(60_000);
});
