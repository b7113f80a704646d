import assert from 'node:assert/strict';
import { createSessionHub, createToken, startAgentServer, type AgentServer } from '../../../src/agent/server/index.js';
import { AgentClient } from './agentClient.js';
import { ScriptedRuns } from './scriptedRuns.js';

describe('the agent server', () => {
  const token = createToken();
  let runs: ScriptedRuns;
  let server: AgentServer;
  const lines: string[] = [];
  beforeEach(async () => {
    runs = new ScriptedRuns();
    lines.length = 0;
    server = await startAgentServer({ hub: createSessionHub({ runs }), port: 0, token, log: (line) => lines.push(line) });
  });
  afterEach(() => server.close());

  it('says where it listens', () => assert.deepEqual(lines, [`[WebSocket] Server listening on ws://127.0.0.1:${server.port}/agent_ws`]));

  it('streams a run to all clients of the session', async () => {
    const [first, second] = await Promise.all([AgentClient.connect(server.url, token), AgentClient.connect(server.url, token)]);
    first.send({ type: 'start_agent', query: 'Summarize', url: 'https://example.org/' });
    await second.untilType('agent_start');
    for (let index = 0; index < 100; index++) runs.say('run-1', `token ${index} `);
    runs.end('run-1');
    await Promise.all([first.untilType('agent_end'), second.untilType('agent_end')]);
    assert.deepEqual(first.events.map((event) => event.seq), Array.from({ length: 102 }, (_, index) => index + 1));
    assert.deepEqual(second.events, first.events);
  });
});
