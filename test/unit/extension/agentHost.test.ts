import { strict as assert } from 'node:assert';

import type { AgentServer, Engine } from '../../../src/agent/engine.js';
import { createAgentHost } from '../../../src/extension/agent/agentHost.js';

describe("the window's agent", () => {
  const SERVER = { enabled: true, port: 0, requireToken: true };

  /** An agent whose first starts fail, each part as many times as specified. */
  function agentThatFails({ engine = 0, server = 0 } = {}) {
    const tried = { engine: 0, server: 0 };
    const closed: string[] = [];
    const listening = {
      url: 'ws://127.0.0.1:1/agent_ws',
      token: 'program',
      sidebarToken: 'sidebar',
      allowOrigin: () => undefined,
      close: () => Promise.resolve(void closed.push('server')),
    } as unknown as AgentServer;
    const running = {
      listen: () =>
        ++tried.server > server ? Promise.resolve(listening) : Promise.reject(new Error('The port is taken.')),
      close: () => Promise.resolve(void closed.push('engine')),
    } as unknown as Engine;
    const logged: string[] = [];
    const host = createAgentHost({
      open: () =>
        ++tried.engine > engine ? Promise.resolve(running) : Promise.reject(new Error('The store is locked.')),
      settings: () => ({ server: SERVER }),
      pageIsHere: () => true,
      workspace: 'w',
      log: { error: (line: string) => void logged.push(line) },
    });
    return { host, running, tried, closed, logged };
  }

  it('starts its engine once, however many callers ask at the same time', async () => {
    const { host, running, tried } = agentThatFails();
    assert.deepEqual(await Promise.all([host.engine(), host.engine()]), [running, running]);
    assert.equal(tried.engine, 1);
  });

  it('tries again to start its engine after a failure', async () => {
    const { host, running, tried } = agentThatFails({ engine: 1 });
    await assert.rejects(host.engine(), /store is locked/);
    const heard: Engine[] = [];
    host.onDidStart((engine) => heard.push(engine));
    assert.equal(await host.engine(), running);
    assert.equal(tried.engine, 2);
    assert.deepEqual(heard, [running]);
  });

  it("works without its server while it can't start, tries again at the next use, and says when it is running", async () => {
    const { host, tried, logged } = agentThatFails({ server: 1 });
    let changes = 0;
    host.onDidChangeEndpoint(() => changes++);
    assert.equal(await host.endpoint(), null);
    assert.match(logged.join(), /port is taken/);
    assert.equal(changes, 0);
    assert.deepEqual(await host.endpoint(), { url: 'ws://127.0.0.1:1/agent_ws', token: 'sidebar' });
    assert.deepEqual([tried.server, changes], [2, 1]);
  });

  it('closes what was started, and nothing else', async () => {
    const started = agentThatFails();
    await started.host.endpoint();
    await started.host.close();
    assert.deepEqual(started.closed, ['server', 'engine']);
    const failing = agentThatFails({ engine: 9 });
    await assert.rejects(failing.host.engine());
    await failing.host.close();
    assert.deepEqual(failing.closed, []);
  });
});
