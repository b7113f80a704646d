import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { startMockLlm, type MockLlm } from '../../../mock-llm/server.js';
import { isInRange } from '../../../scripts/nodeRange.mjs';
import { repositoryRoot } from '../../../scripts/repositoryRoot.mjs';
import { article } from '../../helpers/articles.js';

/** A Node older than package.json requires: the one that `npm test` was started with, or this one. */
async function olderNode(): Promise<string | undefined> {
  const { engines } = JSON.parse(await readFile(path.join(repositoryRoot, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const candidate = process.env.REGEN_RESEARCH_OLDER_NODE ?? process.execPath;
  const version = spawnSync(candidate, ['--version'], { encoding: 'utf8' }).stdout.trim().replace(/^v/, '');
  return isInRange(version, engines.node) ? undefined : candidate;
}

describe('on a Node version older than package.json requires', () => {
  let node: string;
  let folder: string;
  let ollama: MockLlm;
  before(async function () {
    const older = await olderNode();
    if (older === undefined) return this.skip();
    node = older;
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-older-'));
    ollama = await startMockLlm({ port: 0, wordDelayMs: 0 });
    return undefined;
  });
  after(async () => {
    // Nothing was set up if the tests were skipped.
    await (ollama as MockLlm | undefined)?.close();
    if ((folder as string | undefined) !== undefined) await rm(folder, { recursive: true, force: true });
  });

  async function run(file: string, parameters: string[], environment: Record<string, string>) {
    const child = spawn(node, [path.join(repositoryRoot, file), ...parameters], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: folder, LOCALAPPDATA: folder, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    return { code, stdout, stderr };
  }

  it('the built command line runs', async () => {
    await writeFile(path.join(folder, 'coast.md'), article(3));
    const environment = { OLLAMA_BASE_URL: ollama.url, MOCK_LLM_PORT: String(ollama.port) };
    const { code, stdout, stderr } = await run('dist/cli.js', ['summarize', 'coast.md'], environment);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /ordinary year/);
    assert.doesNotMatch(stderr, /warning|deprecated/i);
  });

  it('npm test and npm start continue under a newer version from npm, and pass on its exit code', async function () {
    if (process.platform === 'win32') return this.skip();
    const newer = path.join(folder, 'cache', 'node-24', 'node_modules', 'node', 'bin', 'node');
    await mkdir(path.dirname(newer), { recursive: true });
    await writeFile(newer, '#!/bin/sh\necho "newer: $*"\nexit 7\n');
    await chmod(newer, 0o755);
    for (const command of ['test', 'start']) {
      const { code, stdout } = await run(`scripts/${command}.mjs`, ['--flag'], {
        REGEN_RESEARCH_CACHE: path.join(folder, 'cache'),
      });
      assert.equal(code, 7, stdout);
      assert.match(
        stdout,
        new RegExp(`^\\[${command}\\] Node .* is too old .*\\nnewer: .*scripts/${command}\\.mjs --flag\\n$`),
      );
    }
    return undefined;
  });
});
