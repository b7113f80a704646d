import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { CommandLine } from '../../helpers/commandLine.js';

describe('regen-research --help', () => {
  let folder: string;
  let cli: CommandLine;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-usage-'));
    cli = new CommandLine(folder, {});
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('says how each command is called, and only that one', async () => {
    for (const name of ['summarize', 'serve', 'extract', 'verify', 'models', 'receipt']) {
      for (const parameters of [
        [name, '--help'],
        [name, 'some.md', '-h'],
        ['help', name],
      ]) {
        const { code, stdout, stderr } = await cli.run(parameters);
        assert.deepEqual([code, stderr], [0, ''], parameters.join(' '));
        assert.match(stdout, new RegExp(`^ +regen-research ${name}\\b`));
        assert.match(stdout, /Exit codes/);
        assert.ok(!stdout.includes('Environment'), stdout);
      }
    }
    const all = await cli.run(['-h']);
    assert.match(all.stdout, /summarize[\s\S]*serve[\s\S]*receipt[\s\S]*Environment/);
  }).timeout(60_000);

  it('tells its version', async () => {
    const { version } = JSON.parse(
      await readFile(path.join(import.meta.dirname, '..', '..', '..', 'package.json'), 'utf8'),
    ) as { version: string };
    const { code, stdout } = await cli.run(['--version']);
    assert.deepEqual([code, stdout], [0, `${version}\n`]);
  });

  it('says which option is wrong, without advice on quoting, and where the right ones are', async () => {
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
