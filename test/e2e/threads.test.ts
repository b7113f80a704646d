import { strict as assert } from 'node:assert';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import { article } from '../helpers/articles.js';
import { answerText, newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { openVsCode, photographFailures, type VsCodeWindow } from '../helpers/vscodeWindow.js';

const KEY = 'sk-planted-by-the-test-0815';

describe('threads in VS Code', function () {
  this.timeout(120_000);
  let llm: MockLlm;
  let vscode: VsCodeWindow;
  /** Everything that was sent to the sidebar's page. */
  const frames: string[] = [];
  let answer: string;

  before(async () => {
    llm = await startMockLlm({ port: 0, wordDelayMs: 1 });
    vscode = await openVsCode({
      files: { 'tides.md': article(3, 'Tides'), 'estuaries.md': article(40, 'Estuaries') },
      env: { OLLAMA_BASE_URL: llm.url, OLLAMA_MODEL: 'mock-extractive' },
      settings: { 'regenResearch.server.port': 0, 'regenResearch.openai.baseUrl': `${llm.url}/v1` },
    });
    vscode.page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => frames.push(payload.toString())),
    );
    await vscode.openFile('tides.md');
    await vscode.openSidebar();
  });
  photographFailures(() => vscode);
  after(async () => {
    await vscode.close();
    await llm.close();
  });

  const history = () => vscode.sidebar.locator('.panel');
  const entries = () => history().locator('.entry');
  const openHistory = async () => {
    await vscode.runCommand('Regen Research: Show History');
    await history().getByRole('heading', { name: 'History' }).waitFor();
  };
  const metrics = () =>
    vscode.page
      .locator('iframe.webview[src*="extensionId=regen-research.regen-research"]')
      .last()
      .contentFrame()
      .frameLocator('#active-frame');

  it('explains the metrics page before there is any data', async () => {
    await vscode.runCommand('Regen Research: Show Metrics');
    await metrics().getByRole('heading', { name: 'Metrics' }).waitFor();
    await metrics().getByText('No runs yet').waitFor();
    await vscode.screenshot('metrics-empty');
    await vscode.page.locator('.tab.active .tab-actions a').click();
  });

  it('answers a typed follow-up from the relevant passages', async () => {
    await vscode.openFile('tides.md');
    const first = await newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
    await untilEnded(first);
    const second = await newTurn(vscode, async () => {
      await vscode.sidebar
        .getByRole('textbox', { name: 'Question' })
        .fill('How many fishing boats does the harbour protect?');
      await vscode.page.keyboard.press('Enter');
    });
    await untilEnded(second);
    answer = await answerText(second);
    assert.match(answer, /boats/);
    await second.locator('.cite[data-citation]').first().waitFor();
    await second.getByRole('button', { name: 'Details' }).click();
    await second.getByText(/^\d[\d,]* of \d[\d,]* tokens$/).waitFor();
    await second.getByText('on this machine').waitFor();
    await vscode.screenshot('follow-up');
  });

  it('finds a thread by search after a window reload, and opens it with its sources', async () => {
    const other = await newTurn(vscode, async () => {
      await vscode.openFile('estuaries.md');
      await vscode.runCommand('Regen Research: Summarize Active Document');
    });
    await untilEnded(other);
    await vscode.reopen();
    await openHistory();
    await history().locator('input').first().fill('fishing boats');
    await entries().filter({ hasText: '2 questions' }).waitFor();
    await vscode.screenshot('history-search');
    await entries().filter({ hasText: '2 questions' }).locator('.entry-open').click();
    await vscode.sidebar.getByRole('heading', { name: /How many fishing boats/ }).waitFor();
    assert.equal(await vscode.sidebar.locator('.turn[data-run]').count(), 2);
    assert.equal(await answerText(vscode.sidebar.locator('.turn[data-run]').last()), answer);
    await vscode.sidebar.locator('.source-name').last().click();
    await vscode.page.locator('.tab.active[data-resource-name="tides.md"]').waitFor();
    await vscode.screenshot('thread-opened');
  });

  it('continues a reopened thread', async () => {
    const third = await newTurn(vscode, async () => {
      await vscode.sidebar.getByRole('textbox', { name: 'Question' }).fill('And what of the ferry?');
      await vscode.page.keyboard.press('Enter');
    });
    await untilEnded(third);
    await third.locator('.verdict').first().waitFor();
  });

  it('pins, renames, and deletes', async () => {
    await openHistory();
    await history().locator('input').first().fill('');
    const thread = entries().filter({ hasText: '3 questions' });
    await thread.getByRole('button', { name: /^Pin / }).click();
    await history().getByRole('region', { name: 'Pinned' }).getByText('3 questions').waitFor();
    await thread.getByRole('button', { name: /^Rename / }).click();
    await history().getByLabel('New name').fill('Harbours');
    await vscode.page.keyboard.press('Enter');
    await entries().filter({ hasText: 'Harbours' }).waitFor();
    const rest = entries().filter({ hasNotText: 'Harbours' });
    await rest
      .first()
      .getByRole('button', { name: /^Delete / })
      .click();
    await rest.first().waitFor({ state: 'detached' });
    await history()
      .getByText(/^Deleted ".+"/)
      .waitFor();
    await vscode.screenshot('history');
    await vscode.sidebar.getByRole('button', { name: 'Close History' }).click();
  });

  it('case 40: a key typed into VS Code appears in no log, store, setting, event, or page', async () => {
    await vscode.runCommand('Regen Research: Set API Key');
    await vscode.page.locator('.quick-input-list .monaco-list-row', { hasText: 'OpenAI' }).click();
    await vscode.page.locator('.quick-input-widget:visible input[type="password"]').waitFor();
    await vscode.answerInput(KEY);
    await vscode.notified(/API key for .* saved/);
    await vscode.writeSettings({ 'regenResearch.provider': 'openai' });
    await vscode.sidebar.locator('.badge', { hasText: 'OpenAI' }).waitFor();
    await vscode.openFile('tides.md');
    for (const model of ['mock-fast', 'mock-401', 'mock-error-line']) {
      await vscode.writeSettings({ 'regenResearch.model': model });
      await vscode.sidebar.locator('.badge', { hasText: model }).waitFor();
      const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
      await untilEnded(turn);
    }
    assert.ok(
      JSON.stringify(llm.activity.calls.map(({ headers }) => headers)).includes(KEY),
      'the provider got its key',
    );
    const seen = new Map([['the sidebar', await vscode.sidebar.locator('html').evaluate((page) => page.outerHTML)]]);
    seen.set('the window', await vscode.page.content());
    seen.set('events', frames.filter((frame) => frame.startsWith('{')).join('\n'));
    for (const folder of [vscode.serverDataDir, vscode.workspaceFolder]) {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isFile())
          seen.set(
            path.join(entry.parentPath, entry.name),
            await readFile(path.join(entry.parentPath, entry.name), 'latin1'),
          );
      }
    }
    const names = [...seen.keys()].join('\n');
    assert.match(names, /regen-research\.db/);
    assert.match(names, /Regen Research.*\.log/);
    assert.match(seen.get('events') ?? '', /agent_end/);
    for (const [name, text] of seen) assert.ok(!text.includes(KEY), name);
  });

  it('shows the metrics of all runs, sorted, and exports them as CSV', async () => {
    await vscode.writeSettings({ 'regenResearch.provider': undefined, 'regenResearch.model': undefined });
    await vscode.runCommand('Regen Research: Show Metrics');
    await metrics()
      .getByText(/From the receipts of \d+ runs/)
      .waitFor();
    await metrics().getByRole('img').nth(1).waitFor();
    const runs = metrics().getByRole('region').last();
    await runs.getByRole('button', { name: 'Time' }).click();
    await runs.locator('th[aria-sort="descending"]', { hasText: 'Time' }).waitFor();
    await vscode.screenshot('metrics');
    const file = path.join(vscode.workspaceFolder, 'metrics.csv');
    await metrics().getByRole('button', { name: 'Export as CSV' }).click();
    await vscode.saveAs('Export Metrics', file);
    for (const until = Date.now() + 10_000; ;) {
      const text = await readFile(file, 'utf8').catch(() => '');
      if (text.startsWith('run_id,title,')) break;
      assert.ok(Date.now() < until, 'the file is written');
    }
    for (const theme of ['light', 'highContrast'] as const) {
      await vscode.setTheme(theme);
      await vscode.screenshot(`metrics-${theme}`);
    }
    await metrics().getByRole('button', { name: 'Harbours' }).first().click();
    await vscode.sidebar.getByRole('heading', { name: 'Summary' }).first().waitFor();
  });
});
