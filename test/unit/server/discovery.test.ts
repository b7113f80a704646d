import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findAgents, publishAgent } from '../../../src/agent/server/index.js';
import { agentFolder } from '../../../src/agent/server/discovery.js';
import { useTemporaryFolder } from '../store/temporaryFolder.js';

describe('the discovery file', () => {
  const temporary = useTemporaryFolder();
  const folder = () => path.join(temporary(), 'agents');
  const agent = {
    url: 'ws://127.0.0.1:18080/agent_ws',
    token: 'secret',
    workspace: 'project',
    folders: ['file:///home/reader/project'],
  };

  it('lets a program of the same user find the agent, and is removed with it', async () => {
    const published = await publishAgent(agent, folder());
    const [found, ...others] = await findAgents(folder());
    assert.deepEqual(others, []);
    assert.deepEqual(
      { ...found, started_at: '', used_at: '' },
      { ...agent, pid: process.pid, started_at: '', used_at: '' },
    );
    if (process.platform !== 'win32') {
      assert.equal(statSync(published.file).mode & 0o777, 0o600);
      assert.equal(statSync(folder()).mode & 0o777, 0o700);
    }
    await published.remove();
    await published.remove();
    assert.deepEqual(readdirSync(folder()), []);
  });

  it('has one file for each agent of a process', async () => {
    await publishAgent(agent, folder());
    await publishAgent({ ...agent, url: 'ws://127.0.0.1:18081/agent_ws', token: null }, folder());
    assert.deepEqual((await findAgents(folder())).map(({ token }) => token).sort(), [null, 'secret']);
  });

  it("says when an agent's window was last used", async () => {
    const published = await publishAgent({ ...agent, companions: true }, folder());
    utimesSync(published.file, new Date(0), new Date(0));
    const usedAt = async () => Date.parse((await findAgents(folder()))[0]?.used_at ?? '');
    assert.equal(await usedAt(), 0);
    const before = Date.now();
    await published.used();
    assert.ok((await usedAt()) >= before - 2_000);
    await published.remove();
    await published.used();
  });

  it('removes files of processes that have ended, and skips other files', async () => {
    mkdirSync(folder());
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const stale = path.join(folder(), `agent-${gone}-18080.json`);
    const description = { ...agent, pid: gone, started_at: '2026-01-01T00:00:00.000Z' };
    writeFileSync(stale, JSON.stringify(description));
    writeFileSync(path.join(folder(), 'agent-1-1.json'), 'garbage');
    writeFileSync(
      path.join(folder(), 'agent-1-2.json'),
      JSON.stringify({ ...description, pid: process.pid, url: 'ws://evil.example/agent_ws' }),
    );
    writeFileSync(path.join(folder(), 'agent-1-3.json'), 'x'.repeat(100_000));
    writeFileSync(path.join(folder(), 'notes.txt'), '');
    assert.deepEqual(await findAgents(folder()), []);
    assert.ok(!existsSync(stale));
    assert.equal(readdirSync(folder()).length, 4);
    assert.deepEqual(await findAgents(path.join(folder(), 'missing')), []);
  });

  it('is in a folder that only this user can read', () => {
    const join = (...parts: string[]) => path.join(...parts, 'regen-research', 'agents');
    assert.equal(agentFolder({ XDG_RUNTIME_DIR: '/run/user/1000' }, 'linux', '/home/a'), join('/run/user/1000'));
    assert.equal(agentFolder({}, 'linux', '/home/a'), join('/home/a', '.local', 'state'));
    assert.equal(agentFolder({}, 'darwin', '/Users/a'), join('/Users/a', 'Library', 'Application Support'));
    assert.equal(agentFolder({ LOCALAPPDATA: 'L' }, 'win32', 'H'), join('L'));
  });
});
