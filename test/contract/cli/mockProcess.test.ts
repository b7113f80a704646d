import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createMockProcess, type MockProcess } from '../../../src/cli/mockProcess.js';
import { startMockLlm } from '../../../mock-llm/server.js';
import { unusedPort } from '../../helpers/unusedPort.js';

describe('the mock LLM started by the command line', () => {
  let folder: string;
  let mock: MockProcess | undefined;
  before(async () => (folder = await mkdtemp(path.join(os.tmpdir(), 'regen-mock-'))));
  afterEach(() => mock?.stop());
  after(() => rm(folder, { recursive: true, force: true }));

  const answers = (port: number) =>
    fetch(`http://127.0.0.1:${port}/api/ping`).then(
      ({ ok }) => ok,
      () => false,
    );

  async function script(content: string): Promise<string> {
    const file = path.join(folder, 'mock.js');
    await writeFile(file, content);
    return file;
  }

  it('starts once, and again after being killed', async () => {
    const pidFile = path.join(folder, 'pid');
    const file = await script(
      `require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); require(${JSON.stringify(path.resolve('dist/mock-llm.js'))});`,
    );
    const port = await unusedPort();
    mock = createMockProcess({ port, wordDelayMs: 0 }, file);
    assert.deepEqual(await Promise.all([mock.start(), mock.start()]), [true, true]);
    const pid = Number(await readFile(pidFile, 'utf8'));
    assert.equal(await mock.start(), true);
    assert.equal(Number(await readFile(pidFile, 'utf8')), pid, 'the same process');
    process.kill(pid, 'SIGKILL');
    // The exit event arrives a moment later.
    while (Number(await readFile(pidFile, 'utf8')) === pid) await mock.start();
    assert.equal(await mock.start(), true);
    assert.ok(await answers(port));
  });

  it('counts as unavailable if it exits before it listens, on its own or by a signal', async () => {
    for (const content of ['process.exit(1)', 'process.kill(process.pid, "SIGKILL")']) {
      mock = createMockProcess({ port: 1, wordDelayMs: 0 }, await script(content));
      assert.equal(await mock.start(), false, content);
    }
  });

  it("doesn't start if one already answers", async () => {
    const other = await startMockLlm({ port: 0 });
    mock = createMockProcess({ port: other.port, wordDelayMs: 0 }, path.resolve('dist/mock-llm.js'));
    assert.equal(await mock.start(), true);
    mock.stop();
    assert.ok(await answers(other.port));
    await other.close();
  });
});
