import { strict as assert } from 'node:assert';

import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import { newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { openVsCode, photographFailures, type VsCodeWindow } from '../helpers/vscodeWindow.js';

describe('the first minute', function () {
  this.timeout(120_000);
  let mock: MockLlm;
  let vscode: VsCodeWindow;

  before(async () => {
    mock = await startMockLlm({ port: 0, wordDelayMs: 0 });
    vscode = await openVsCode({
      files: { 'empty.md': '\n\n' },
      settings: { 'regenResearch.providerOrder': ['mock'], 'regenResearch.mock.port': mock.port },
    });
    await vscode.openSidebar();
    // VS Code's hover on the icon would lie over the sidebar.
    await vscode.page.mouse.move(900, 700);
  });
  photographFailures(() => vscode);
  after(async () => {
    await vscode.close();
    await mock.close();
  });

  const steps = () => vscode.page.locator('.gettingStartedContainer .getting-started-step');
  const step = (title: string) => steps().filter({ hasText: title });

  it('leads through the walkthrough from the sidebar: a sample, its summary, a citation', async () => {
    await vscode.sidebar.getByRole('button', { name: 'Open Walkthrough' }).click();
    await step('Choose a model').waitFor();
    assert.equal(await steps().count(), 5);
    await vscode.screenshot('walkthrough');
    await step('Summarize a page').click();
    const turn = await newTurn(vscode, () =>
      vscode.page.locator('.gettingStartedContainer').getByRole('button', { name: 'Summarize a Sample' }).click(),
    );
    await untilEnded(turn);
    await vscode.page.locator('.tab.active[data-resource-name="sample.md"]').waitFor();
    assert.match(await turn.locator('.run-line').innerText(), /Why city trees die young/);
    await turn.locator('.cite[data-citation]').first().click();
    await vscode.screenshot('walkthrough-citation');
    await vscode.runCommand('Regen Research: Get Started');
    await step('Check a sentence').locator('.codicon-pass-filled, .codicon-getting-started-step-checked').waitFor();
    await vscode.screenshot('walkthrough-checked');
  });

  it('says that an empty document is empty', async () => {
    await vscode.openFile('empty.md');
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
    await untilEnded(turn);
    await turn.getByText('This document is empty.').waitFor();
  });
});
