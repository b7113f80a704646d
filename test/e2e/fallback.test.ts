import { strict as assert } from 'node:assert';

import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import { article } from '../helpers/articles.js';
import { newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { startTestServer, type TestServer } from '../helpers/testServer.js';
import { unusedPort } from '../helpers/unusedPort.js';
import { openVsCode, photographFailures, type VsCodeWindow } from '../helpers/vscodeWindow.js';

describe('Ollama and the mock LLM', function () {
  this.timeout(120_000);
  let ollama: MockLlm;
  /** What a company's environment sends requests to; VS Code exempts few names of this machine from it. */
  let proxy: TestServer;
  let vscode: VsCodeWindow;

  before(async () => {
    ollama = await startMockLlm({ port: 0, wordDelayMs: 5 });
    proxy = await startTestServer((_request, response) => response.writeHead(502).end());
    vscode = await openVsCode({
      files: { 'tides.md': article(4, 'Tides'), 'marshes.md': article(5, 'Marshes') },
      env: { http_proxy: proxy.origin, HTTP_PROXY: proxy.origin },
      settings: {
        // What OLLAMA_HOST is often set to, so that other machines or containers reach it.
        'regenResearch.ollama.baseUrl': ollama.url.replace('127.0.0.1', '0.0.0.0'),
        'regenResearch.mock.port': await unusedPort(),
        'regenResearch.mock.wordDelayMs': 10,
        // VS Code's default, which reports every port that a program opens.
        'remote.autoForwardPorts': true,
      },
    });
    await vscode.openSidebar();
  });
  photographFailures(() => vscode);
  after(async () => {
    await vscode.close();
    await Promise.all([ollama.close(), proxy.close()]);
  });

  const summarize = async (file: string) => {
    await vscode.openFile(file);
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
    await untilEnded(turn);
    await turn.locator('.verdict').first().waitFor();
    return turn;
  };
  /** The badge changes shortly after the run has found out what is available. */
  const badge = (text: RegExp) => vscode.sidebar.locator('.badge', { hasText: text }).waitFor();

  it('Ollama answers if it is running, as the badge and receipt show', async () => {
    const turn = await summarize('tides.md');
    await badge(/^Ollama · mock-extractive.*local/);
    await turn.getByRole('button', { name: 'Details' }).click();
    assert.match(
      await turn.locator('.facts').innerText(),
      /Model\s+Ollama · mock-extractive\S*\s+Runs\s+on this machine/,
    );
    assert.ok(ollama.activity.calls.some(({ path }) => path === '/api/generate'));
    assert.deepEqual(
      proxy.requests.filter((url) => url.includes('/api/')),
      [],
      'text for this machine goes to no proxy',
    );
    assert.equal(await vscode.page.locator('.terminal-wrapper').count(), 0);
    await vscode.screenshot('fallback-ollama');
  });

  it('the mock LLM takes over when Ollama stops: visibly, automatically, in a terminal', async () => {
    await ollama.close();
    const turn = await summarize('marshes.md');
    await vscode.sidebar.locator('.strip', { hasText: 'Demo (quotes only) shows key sentences' }).waitFor();
    await turn.locator('.answer-title', { hasText: 'Key sentences' }).waitFor();
    await badge(/^Demo \(quotes only\)/);
    // The same name and icon wherever a person sees them.
    const status = vscode.page.locator('.statusbar-item', { hasText: 'Regen' });
    assert.match((await status.getAttribute('aria-label')) ?? '', /Regen Research: Demo \(quotes only\)$/);
    assert.equal(await status.locator('.codicon-regen-research').count(), 1);
    // VS Code looks for new ports every two seconds.
    await vscode.page.waitForTimeout(3000);
    assert.equal(await vscode.dialog.count(), 0);
    assert.deepEqual(await vscode.page.locator('.notification-list-item').allInnerTexts(), []);
    await vscode.screenshot('fallback-mock');
    await vscode.page.keyboard.press('Control+Backquote');
    await vscode.page.locator('.terminal-wrapper').first().waitFor();
    await vscode.screenshot('fallback-terminal');
  });

  it('Ollama answers again as soon as it is back', async () => {
    ollama = await startMockLlm({ port: ollama.port, wordDelayMs: 5 });
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Run Again Without Cache'));
    await untilEnded(turn);
    assert.equal(await turn.locator('.answer-title').count(), 0);
    assert.equal(await vscode.sidebar.locator('.strip-warning').count(), 0);
    await badge(/^Ollama · mock-extractive.*local/);
  });
});
