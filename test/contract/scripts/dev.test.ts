import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { unusedPort } from '../../helpers/unusedPort.js';

const BUILT_FROM = [
  'src',
  'mock-llm',
  'packages',
  'scripts',
  'media',
  'esbuild.mjs',
  'package.json',
  'tsconfig.base.json',
];

/** The program's output as it arrives. */
function outputOf(child: ChildProcess): { count(pattern: RegExp, times: number): Promise<void>; text(): string } {
  let text = '';
  const changed = new Set<() => void>();
  const heard = (data?: Buffer) => {
    text += data?.toString() ?? '';
    for (const look of changed) look();
  };
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', heard);
  child.once('exit', () => heard());
  return {
    text: () => text,
    count: (pattern, times) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if ((text.match(pattern) ?? []).length >= times) resolve();
          else if (child.exitCode !== null || child.signalCode !== null) reject(new Error(`It ended: ${text}`));
          else return;
          changed.delete(look);
        };
        changed.add(look);
        look();
      }),
  };
}

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/api/ping`).then(
    ({ ok }) => ok,
    () => false,
  );

async function untilSilent(port: number): Promise<void> {
  while (await answers(port)) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('npm run dev:realtime', function () {
  this.timeout(120_000);
  let root: string;
  let dev: ChildProcess | undefined;
  before(async () => {
    // A copy, so that the bundles used by other tests stay unchanged.
    root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'regen-dev-')));
    for (const name of BUILT_FROM)
      await cp(name, path.join(root, name), {
        recursive: true,
        filter: (file) => path.basename(file) !== 'node_modules',
      });
    await symlink(path.resolve('node_modules'), path.join(root, 'node_modules'), 'junction');
    // What an earlier build left behind must not be mistaken for the new one.
    await mkdir(path.join(root, 'dist'));
    for (const name of ['cli.js', 'mock-llm.js'])
      await writeFile(path.join(root, 'dist', name), 'throw new Error("a bundle of yesterday");\n');
  });
  afterEach(async () => {
    if (dev && dev.exitCode === null && dev.signalCode === null) {
      dev.kill('SIGTERM');
      await once(dev, 'exit');
    }
  });
  after(() => rm(root, { recursive: true, force: true }));

  function start(mockPort: number): ChildProcess {
    const { PATH = '' } = process.env;
    dev = spawn(process.execPath, ['scripts/dev.mjs', '--port', '0', '--no-token', '--db', path.join(root, 'dev.db')], {
      cwd: root,
      env: { PATH, HOME: root, XDG_RUNTIME_DIR: root, LOCALAPPDATA: root, MOCK_LLM_PORT: String(mockPort) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return dev;
  }

  it('starts both servers after the build, restarts them after a change, and stops everything', async () => {
    const port = await unusedPort();
    const child = start(port);
    const output = outputOf(child);
    await output.count(/\[MockLLM\] Server listening/g, 1);
    await output.count(/\[WebSocket\] Server listening/g, 1);
    assert.doesNotMatch(output.text(), /yesterday/);
    assert.ok(await answers(port));

    await appendFile(path.join(root, 'mock-llm', 'main.ts'), "\nconsole.log('[MockLLM] As changed');\n");
    await output.count(/\[MockLLM\] As changed/g, 1);
    await output.count(/\[WebSocket\] Server listening/g, 2);

    child.kill('SIGTERM');
    const [code] = (await once(child, 'close')) as [number | null];
    assert.equal(code, 0, output.text());
    assert.ok(!(await answers(port)), 'the mock LLM ended with it');
  });

  it('leaves nothing running when it is killed', async () => {
    const port = await unusedPort();
    const child = start(port);
    await outputOf(child).count(/\[WebSocket\] Server listening/g, 1);
    child.kill('SIGKILL');
    // Its output closes when the last of its children has ended.
    await once(child, 'close');
    await untilSilent(port);
  });
});
