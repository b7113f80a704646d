import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import { agentFolder, findAgents } from '../../src/agent/server/discovery.js';
import { article } from '../helpers/articles.js';
import { newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { openVsCode, type VsCodeWindow } from '../helpers/vscodeWindow.js';
import { WebSocketTestClient } from '../unit/server/testClient.js';

describe('a browser showing VS Code', function () {
  this.timeout(120_000);
  let ollama: MockLlm;
  before(async () => {
    // So slow that the answer is still streaming when the test has found it.
    ollama = await startMockLlm({ port: 0, wordDelayMs: 60 });
  });
  after(() => ollama.close());

  /**
   * Summarizes a document completely; returns the agent addresses that the page has connected to. Programs are served
   * in any case.
   */
  async function socketsOfARun(env: Record<string, string>): Promise<string[]> {
    const runtime = await mkdtemp(path.join(tmpdir(), 'regen-runtime-'));
    const vscode = await openVsCode({
      files: { 'tides.md': article(5, 'Tides') },
      env: {
        OLLAMA_BASE_URL: ollama.url,
        OLLAMA_MODEL: 'mock-extractive',
        XDG_RUNTIME_DIR: runtime,
        HOME: runtime,
        ...env,
      },
      settings: { 'regenResearch.server.port': 0 },
    });
    try {
      const sockets: string[] = [];
      vscode.page.on('websocket', (socket) => {
        if (socket.url().includes('agent_ws')) sockets.push(socket.url());
      });
      await summarize(vscode);
      const [agent] = await findAgents(agentFolder({ XDG_RUNTIME_DIR: runtime }, process.platform, runtime));
      assert.ok(agent?.token, 'the discovery file says where the agent is');
      const program = await WebSocketTestClient.connect(agent.url, agent.token);
      await program.settled();
      program.close();
      return sockets;
    } finally {
      await vscode.close();
      await rm(runtime, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  async function summarize(vscode: VsCodeWindow): Promise<void> {
    await vscode.openSidebar();
    await vscode.openFile('tides.md');
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
    await turn.locator('.answer.streaming p').first().waitFor();
    await untilEnded(turn);
    await turn.locator('.verdict').first().waitFor();
  }

  it('case 26: gets neither address nor token if it may be on another computer, and runs stream to the end over messages', async () => {
    assert.deepEqual(await socketsOfARun({ REGEN_RESEARCH_SAME_MACHINE: '' }), []);
  });

  it('uses the WebSocket if the environment says it is on the same machine', async () => {
    assert.equal((await socketsOfARun({})).length, 1);
  });
});
