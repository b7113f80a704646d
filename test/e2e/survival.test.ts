import { strict as assert } from 'node:assert';

import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import { article } from '../helpers/articles.js';
import { answerText, newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { unusedPort } from '../helpers/unusedPort.js';
import { openVsCode, photographFailures, type VsCodeWindow } from '../helpers/vscodeWindow.js';

/** Slow enough that a run is still in progress after the test's steps. */
const WORD_DELAY_MS = 90;

describe('a run in the sidebar survives', function () {
  this.timeout(120_000);
  let ollama: MockLlm;
  let slower: MockLlm;
  let vscode: VsCodeWindow;

  before(async () => {
    [ollama, slower] = await Promise.all([
      startMockLlm({ port: 0, wordDelayMs: WORD_DELAY_MS }),
      startMockLlm({ port: 0, wordDelayMs: 3 * WORD_DELAY_MS }),
    ]);
    vscode = await openVsCode({
      files: { 'tides.md': article(5, 'Tides'), 'marshes.md': article(6, 'Marshes'), 'ports.md': article(7, 'Ports') },
      env: { OLLAMA_BASE_URL: ollama.url, OLLAMA_MODEL: 'mock-extractive' },
    });
    await vscode.openSidebar();
  });
  photographFailures(() => vscode);
  after(async () => {
    await vscode.close();
    await Promise.all([ollama.close(), slower.close()]);
  });

  /** Starts a run on a file and waits until part of its answer has arrived. */
  async function midStream(file: string) {
    await vscode.openFile(file);
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
    await words(6);
    return { turn, text: await answerText(turn) };
  }
  const turnNow = () => vscode.sidebar.locator('.turn[data-run]').last();
  async function words(count: number): Promise<string> {
    await turnNow().locator('.answer p').first().waitFor();
    for (;;) {
      const text = await answerText(turnNow());
      if (text.split(' ').length >= count) return text;
      await vscode.page.waitForTimeout(50);
    }
  }
  /** What the model has been asked to write since then. */
  const asked = () => ollama.activity.calls.filter(({ path }) => path === '/api/generate').length;

  it('case 68: losing its connection when the agent moves to another port', async () => {
    const { turn, text } = await midStream('tides.md');
    const calls = asked();
    await vscode.writeSettings({ 'regenResearch.server.port': await unusedPort() });
    const later = await words(text.split(' ').length + 8);
    assert.ok(later.startsWith(text.slice(0, 40)));
    await untilEnded(turn);
    assert.equal(asked(), calls);
    await assertWhole(await answerText(turn));
  });

  it('case 70: hiding and showing the sidebar', async () => {
    const { text } = await midStream('marshes.md');
    const calls = asked();
    await vscode.page.locator('.activitybar .action-item a[aria-label^="Explorer"]').click();
    await vscode.page.locator('.explorer-viewlet').waitFor();
    await vscode.page.waitForTimeout(1500);
    await vscode.openSidebar();
    const later = await words(text.split(' ').length + 1);
    assert.ok(later.startsWith(text.slice(0, 40)));
    await vscode.screenshot('survival-hidden');
    await untilEnded(turnNow());
    assert.equal(asked(), calls);
    await assertWhole(await answerText(turnNow()));
  });

  it('case 69: a reload of the window, which restarts the agent', async () => {
    // Opening a window takes seconds, and the run would still be in progress then if it had continued.
    await vscode.writeSettings({ 'regenResearch.ollama.baseUrl': slower.url });
    const { turn, text } = await midStream('ports.md');
    const before = await turn.getAttribute('data-run');
    // Like a crash, this leaves VS Code no time to prepare.
    await vscode.page.reload();
    await vscode.openSidebar();
    const first = await words(1);
    await vscode.screenshot('survival-reloaded');
    // The agent stores sent events in batches, so the last words may not have been stored.
    assert.ok(first.startsWith(text) || text.startsWith(first), `“${first}” instead of “${text}”`);
    assert.ok(first.length >= text.length - 60, `after the reload ${first.length} of ${text.length} characters`);
    await vscode.sidebar.locator('.verdict').first().waitFor();
    assert.notEqual(await turnNow().getAttribute('data-run'), before);
    assert.equal(await vscode.sidebar.locator('.turn').count(), 1);
    assert.equal(await vscode.sidebar.getByText('nterrupted').count(), 0);
    await assertWhole(await answerText(turnNow()));
    await vscode.screenshot('survival-continued');
  });

  /** No sentence is repeated or cut off: the answer consists of complete sentences from the source. */
  async function assertWhole(text: string): Promise<void> {
    const sentences = text.match(/[A-Z][^.]*\d[^.]*\./g) ?? [];
    assert.ok(sentences.length >= 3, text);
    assert.equal(new Set(sentences).size, sentences.length, text);
    for (const sentence of sentences) assert.match(sentence, /of district \d+ \w+ about \d+ .* in an ordinary year\.$/);
    await vscode.sidebar.locator('.verdict').first().waitFor();
  }
});
