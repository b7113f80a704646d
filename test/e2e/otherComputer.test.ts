import { strict as assert } from 'node:assert';

import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import { article } from '../helpers/articles.js';
import { newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { openVsCode, type VsCodeWindow } from '../helpers/vscodeWindow.js';

describe('a browser that shows VS Code', function () {
  this.timeout(120_000);
  let ollama: MockLlm;
  before(async () => {
    ollama = await startMockLlm({ port: 0, wordDelayMs: 10 });
  });
  after(() => ollama.close());

  /** Summarizes a document to its end; returns the addresses of the agent that the page has connected to. */
  async function socketsOfARun(env: Record<string, string>): Promise<string[]> {
    const vscode = await openVsCode({ files: { 'tides.md': article(5, 'Tides') }, env: { OLLAMA_BASE_URL: ollama.url, OLLAMA_MODEL: 'mock-extractive', ...env } });
    try {
      const sockets: string[] = [];
      vscode.page.on('websocket', (socket) => {
        if (socket.url().includes('agent_ws')) sockets.push(socket.url());
      });
      await summarize(vscode);
      return sockets;
    } finally {
      await vscode.close();
    }
  }
  async function summarize(vscode: VsCodeWindow): Promise<void> {
    await vscode.openSidebar();
    await vscode.openFile('tides.md');
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
    await turn.locator('.answer.streaming p').first().waitFor();
    await untilEnded(turn);
    await turn.getByText(/Supported \d+\s%/).first().waitFor();
  }

  it('case 26: on a computer that may be another one gets neither address nor token, and runs stream to their end by messages', async () => {
    assert.deepEqual(await socketsOfARun({ REGEN_RESEARCH_SAME_MACHINE: '' }), []);
  });

  it('on the same machine, which the environment says, uses the WebSocket', async () => {
    assert.equal((await socketsOfARun({})).length, 1);
  });
});
