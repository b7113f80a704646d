import assert from 'node:assert/strict';
import { createSessionHub } from '../../../src/agent/server/index.js';
import { noTools, ScriptedRuns } from './scriptedRuns.js';
import { MessageTestClient } from './testClient.js';

describe('what a command costs its client', () => {
  it('case 20: a command that holds up the event loop costs as much as many, however few are sent', async () => {
    let time = 0;
    class SlowRuns extends ScriptedRuns {
      override start(...parameters: Parameters<ScriptedRuns['start']>): ReturnType<ScriptedRuns['start']> {
        time += 500;
        return super.start(...parameters);
      }
    }
    const hub = createSessionHub({ runs: new SlowRuns(), tools: noTools, now: () => time });
    const client = new MessageTestClient(hub, { trust: 'client' });
    const other = new MessageTestClient(hub, { trust: 'client' });
    const closings: number[] = [];
    void client.closed.then(({ code }) => closings.push(code));
    let sent = 0;
    for (; sent < 20 && closings.length === 0; sent++) {
      client.sendText(JSON.stringify({ type: 'start_agent', query: 'Summarize', url: `https://example.org/${sent}` }));
      await Promise.resolve();
    }
    assert.ok(sent > 1 && sent < 5, `${sent} commands of 500 ms each`);
    assert.deepEqual(closings, [1008]);
    await other.settled();
    hub.close();
  });
});
