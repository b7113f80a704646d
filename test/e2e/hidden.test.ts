import { strict as assert } from 'node:assert';

import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import { article } from '../helpers/articles.js';
import { newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { openVsCode, photographFailures, type VsCodeWindow } from '../helpers/vscodeWindow.js';

/** Slow enough that a run is still in progress after the test's steps. */
const WORD_DELAY_MS = 150;

describe('while the sidebar is hidden', function () {
  this.timeout(120_000);
  let ollama: MockLlm;
  let vscode: VsCodeWindow;

  before(async () => {
    ollama = await startMockLlm({ port: 0, wordDelayMs: WORD_DELAY_MS });
    vscode = await openVsCode({
      files: { 'tides.md': article(5, 'Tides'), 'marshes.md': article(6, 'Marshes') },
      env: { OLLAMA_BASE_URL: ollama.url, OLLAMA_MODEL: 'mock-extractive' },
    });
    await vscode.openSidebar();
  });
  photographFailures(() => vscode);
  after(async () => {
    await vscode.close();
    await ollama.close();
  });

  async function hide(): Promise<void> {
    await vscode.runCommand('View: Show Explorer');
    await vscode.page.locator('.explorer-viewlet').waitFor();
  }

  it('case 67, case 70: Stop stops the run, and the restored page says so', async () => {
    await vscode.openFile('tides.md');
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
    await turn.locator('.answer p').first().waitFor();
    await hide();
    await vscode.runCommand('Regen Research: Stop');
    await vscode.openSidebar();
    const shown = vscode.sidebar.locator('.turn[data-run]').last();
    await untilEnded(shown);
    await shown
      .getByText(/stopped/i)
      .first()
      .waitFor();
    await vscode.screenshot('hidden-stopped');
  });

  it('a run requested by a command waits for the page and uses its settings', async () => {
    await vscode.writeSettings({ 'regenResearch.provider': 'ollama', 'regenResearch.model': 'mock-fast' });
    await vscode.sidebar.locator('.badge', { hasText: 'mock-fast' }).waitFor();
    await vscode.openFile('marshes.md');
    await hide();
    await vscode.runCommand('Regen Research: Summarize Active Document');
    const shown = vscode.sidebar.locator('.turn[data-run]', { hasText: 'Marshes' });
    await shown.locator('.verdict').first().waitFor();
    assert.match(ollama.activity.calls.at(-1)?.model ?? '', /^mock-fast/);
  });
});
