import { strict as assert } from 'node:assert';
import path from 'node:path';

import type { Locator } from 'playwright-core';

import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';
import { AGENT_PATH } from '../../src/protocol/index.js';
import { articlePage } from '../helpers/articles.js';
import { connectCompanion } from '../helpers/companionClient.js';
import { newTurn } from '../helpers/sidebarTurn.js';
import { startTestServer, type TestServer } from '../helpers/testServer.js';
import { unusedPort } from '../helpers/unusedPort.js';
import { openVsCode, type VsCodeWindow } from '../helpers/vscodeWindow.js';

const TIDES = `# Tide gauges

Tide gauges measure the height of the sea against a fixed point on land. The oldest continuous record began at
Amsterdam in 1700. A stilling well damps the waves so that only the slow change remains.
`;
const LAKES = `# Lake gauges

Lake gauges measure the level of a lake. The oldest continuous record began at Stockholm in 1774.
`;

describe('the choice of the model', function () {
  this.timeout(240_000);
  let ollama: MockLlm;
  let vscode: VsCodeWindow;
  let pages: TestServer;

  before(async () => {
    ollama = await startMockLlm({ port: 0, wordDelayMs: 1 });
    pages = await startTestServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(articlePage(1, 'Harbours'));
    });
    vscode = await openVsCode({
      files: { 'tides.md': TIDES, 'lakes.md': LAKES },
      env: { OLLAMA_BASE_URL: ollama.url, OLLAMA_MODEL: 'mock-pullable', MOCK_LLM_PORT: String(await unusedPort()) },
      settings: {
        'regenResearch.mock.start': 'never',
        'regenResearch.server.port': 0,
        'regenResearch.fetch.allowLocalAddresses': true,
      },
      moreExtensions: [path.join(repositoryRoot, 'test', 'fixtures', 'model-extension')],
    });
    await vscode.openFile('tides.md');
  });
  after(async () => {
    await vscode.close();
    await Promise.all([ollama.close(), pages.close()]);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await vscode.screenshot(`failed-${this.currentTest.title.slice(0, 40).replace(/\W+/g, '-')}`);
  });

  const rows = () => vscode.page.locator('.quick-input-list .monaco-list-row');
  const dialog = () => vscode.page.locator('.monaco-dialog-box');
  async function openPicker() {
    await vscode.runCommand('Regen Research: Select Model');
    await vscode.page.locator('.quick-input-widget:visible input[placeholder="Select the model to use"]').waitFor();
    await rows().filter({ hasText: 'Automatic' }).waitFor();
  }
  /** Filters the open picker; false if it doesn't offer that. A row may move before a click: pick it by Enter. */
  async function isOffered(label: string, timeout: number, shown = label): Promise<boolean> {
    await vscode.page.locator('.quick-input-widget:visible input').fill(label);
    const row = vscode.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: shown });
    return row.waitFor({ timeout }).then(
      () => true,
      () => false,
    );
  }
  /** Opens the picker, filtered, until it shows that VS Code has noticed changed settings. */
  async function openPickerWith(label: string, shown?: string): Promise<void> {
    for (const until = Date.now() + 30_000; ;) {
      await openPicker();
      if (await isOffered(label, 3_000, shown)) return;
      assert.ok(Date.now() < until, `${label} is not offered`);
      await vscode.page.keyboard.press('Escape');
    }
  }
  async function choose(label: string, badge: string) {
    await openPicker();
    assert.ok(await isOffered(label, 30_000), label);
    await vscode.page.keyboard.press('Enter');
    await (await vscode.openSidebar()).locator('.badge', { hasText: badge }).waitFor();
  }
  async function run() {
    const sidebar = await vscode.openSidebar();
    await vscode.runCommand('Regen Research: New Question');
    await sidebar.getByRole('button', { name: 'Run (Enter)' }).click();
    return sidebar;
  }

  it('offers to download a selected model that is missing, and downloads it', async () => {
    await openPickerWith('Pull mock-pullable');
    await vscode.screenshot('model-picker-missing');
    await vscode.page.keyboard.press('Enter');
    await vscode.notified('mock-pullable is ready to use.');
    await openPicker();
    // While the list is drawn anew, a row can show the text of another one.
    await rows().filter({ hasText: 'mock-pullable' }).filter({ hasText: 'local' }).first().waitFor();
    await vscode.screenshot('model-picker');
    assert.match(
      (await rows().filter({ hasText: 'mock-fast' }).first().textContent()) ?? '',
      /local · \d+ MB · 4M context/,
    );
    const demo = rows().filter({ hasText: 'Start Demo (quotes only)' }).first();
    assert.doesNotMatch((await demo.textContent()) ?? '', /isn't reachable/, 'a demo that was not started is no fault');
    await vscode.page.keyboard.press('Escape');
  });

  it('stops a canceled download', async () => {
    const slow = await startMockLlm({ port: 0, wordDelayMs: 1_000 });
    await vscode.writeSettings({ 'regenResearch.ollama.baseUrl': slow.url });
    await openPickerWith('Pull mock-pullable');
    await vscode.page.keyboard.press('Enter');
    const pulling = vscode.notification('Pulling mock-pullable');
    await pulling.getByText(/\d+%/).waitFor();
    await vscode.screenshot('model-pulling');
    await pulling.getByRole('button', { name: 'Cancel' }).click();
    await pulling.waitFor({ state: 'hidden' });
    const { models } = (await (await fetch(`${slow.url}/api/tags`)).json()) as { models: { name: string }[] };
    assert.ok(!models.some(({ name }) => name.startsWith('mock-pullable')));
    await vscode.writeSettings({ 'regenResearch.ollama.baseUrl': undefined });
    // Only the other server has it.
    await openPickerWith('mock-pullable', 'local');
    await vscode.page.keyboard.press('Escape');
    await slow.close();
  });

  it('uses the selected model', async () => {
    await choose('mock-fast', 'Ollama · mock-fast');
    const sidebar = await run();
    await sidebar.locator('.verdict').first().waitFor();
    assert.match(ollama.activity.calls.at(-1)?.model ?? '', /^mock-fast/);
  });

  it('shows the measurements of a model, and resets them on demand', async () => {
    await openPicker();
    const row = rows().filter({ hasText: 'mock-fast' }).filter({ hasText: 'Measured since' }).first();
    await row.waitFor();
    assert.match((await row.textContent()) ?? '', /tokens\/s/);
    await vscode.screenshot('model-picker-learned');
    await row.hover();
    await row.getByRole('button', { name: 'Reset Measurements' }).click();
    // VS Code keeps the row and hides its second line.
    await row.getByText('Measured since').waitFor({ state: 'hidden' });
    await vscode.page.keyboard.press('Escape');
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Run Again Without Cache'));
    await turn.locator('.verdict').waitFor();
    const sidebar = await vscode.openSidebar();
    await sidebar.locator('.badge').first().click();
    const learned = sidebar.locator('.learned', { hasText: 'Measured since' }).first();
    await learned.waitFor();
    await vscode.screenshot('model-panel-learned');
    const demo = sidebar.getByRole('region', { name: 'Demo (quotes only)' });
    await demo.getByRole('button', { name: 'Start Demo' }).waitFor();
    assert.equal((await demo.getByRole('heading').innerText()).trim(), 'Demo (quotes only)');
    await learned.getByRole('button', { name: 'Reset Measurements' }).click();
    await sidebar.locator('.learned').first().waitFor({ state: 'detached' });
    await sidebar.getByRole('button', { name: 'Close Models' }).click();
  });

  it('asks before text leaves the machine, and reports a refusal as an error', async () => {
    await choose('Test fast', 'VS Code models');
    const sidebar = await run();
    await dialog().getByText('your questions to VS Code models?').waitFor();
    await dialog().getByText('What is sent to VS Code models leaves this machine.').waitFor();
    await vscode.screenshot('consent');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await sidebar.getByText('Sending text outside this machine, to').first().waitFor();
    await vscode.screenshot('consent-refused');
  });

  it('uses the next provider if text may not leave the machine', async () => {
    // Both settings have been written once the model's name appears, and nothing overwrites them afterward.
    await choose('Automatic', 'Ollama · mock-pullable');
    await vscode.writeSettings({ 'regenResearch.providerOrder': ['vscode', 'ollama'] });
    const sidebar = await vscode.openSidebar();
    await sidebar.locator('.badge', { hasText: 'VS Code models' }).waitFor();
    const asked = ollama.activity.calls.length;
    await vscode.runCommand('Regen Research: Run Again Without Cache');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    // The badge says it only while the run goes on, for a moment.
    await sidebar.getByText('Using Ollama · mock-pullable instead').last().waitFor();
    await sidebar.locator('.turn[aria-busy=false] .verdict').last().waitFor();
    assert.equal(ollama.activity.calls.length, asked + 1);
    await sidebar.getByText('Sending text outside this machine, to').last().waitFor();
    await vscode.screenshot('consent-next');
    await vscode.writeSettings({ 'regenResearch.providerOrder': undefined });
    await choose('Test fast', 'VS Code models');
  });

  it('remembers the consent', async () => {
    const sidebar = await run();
    await dialog().getByRole('button', { name: 'Send to VS Code models' }).click();
    await sidebar.locator('.verdict').first().waitFor();
    await sidebar.getByText('cloud', { exact: true }).first().waitFor();
    await vscode.screenshot('vscode-model');
    await vscode.runCommand('Regen Research: Run Again Without Cache');
    await sidebar.locator('.verdict').nth(1).waitFor();
    assert.equal(await dialog().count(), 0);
  });

  it('lists what can be removed: keys that were set, and permissions, by name', async () => {
    await vscode.runCommand('Regen Research: Remove API Key');
    await rows().first().waitFor();
    assert.deepEqual(
      (await rows().allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim()),
      ['VS Code modelsPermission to send text'],
    );
    await vscode.screenshot('remove-key');
    await vscode.page.keyboard.press('Escape');
  });

  it('asks again before a page of the browser goes there, and a local model answers if it may not', async () => {
    await vscode.runCommand('Regen Research: Pair Browser Companion');
    const said = await vscode.notification(/Pairing code [\w-]+/).innerText();
    const [, code = '', port = ''] = /code ([\w-]+)[^]*Port: (\d+)/.exec(said) ?? [];
    const companion = await connectCompanion(`ws://127.0.0.1:${port}${AGENT_PATH}`, { secret: code.replace('-', '') });
    await choose('Automatic', 'Ollama · mock-pullable');
    await vscode.writeSettings({ 'regenResearch.providerOrder': ['vscode', 'ollama'] });
    await vscode.sidebar.locator('.badge', { hasText: 'VS Code models' }).waitFor();
    const handOver = (title: string, button: string) =>
      newTurn(vscode, async () => {
        const document = { html: articlePage(2, title), title, url: 'https://mail.example.com/inbox' };
        companion.send({ type: 'start_agent', query: 'Summarize this source.', document });
        await dialog().getByText(`Send the page "${title}" to VS Code models?`).waitFor();
        await vscode.screenshot('consent-private');
        await dialog().getByRole('button', { name: button }).click();
      });
    const asked = ollama.activity.calls.length;
    const kept = await handOver('Inbox', 'Cancel');
    await kept.locator('.verdict').waitFor();
    assert.ok(ollama.activity.calls.length > asked);
    const sent = await handOver('Outbox', 'Send Once');
    await sent.locator('.verdict').waitFor();
    companion.close();
    await vscode.writeSettings({ 'regenResearch.providerOrder': undefined });
    await choose('Test fast', 'VS Code models');
  });

  /** Asks in the chat, with these files attached; returns the response once it is complete. */
  async function askInChat(query: string, { files = ['tides.md'], model = 'fast' } = {}): Promise<Locator> {
    await vscode.runCommand('Test: Open Chat');
    await vscode.answerInput(JSON.stringify({ query, files, model }));
    const response = vscode.page.locator('.interactive-response').last();
    await response.locator('.chat-footer-toolbar, .chat-footer-details').first().waitFor({ state: 'attached' });
    return response;
  }

  it('in the chat, @regen /verify reports what the file says about each sentence, with anchors that open the passage', async () => {
    await vscode.openFile('tides.md');
    const response = await askInChat(
      '@regen /verify The oldest continuous record began at Amsterdam in 1800. A stilling well damps the waves.',
    );
    await response.getByText('The source says').first().waitFor();
    await response.getByText('1 of 2 sentences supported').waitFor();
    await vscode.screenshot('chat-verify');
    await vscode.setTheme('light');
    await vscode.screenshot('chat-verify-light');
    await vscode.setTheme('dark');
    await response.locator('.chat-inline-anchor-widget').first().click();
    await vscode.page.locator('.statusbar-item', { hasText: 'selected' }).first().waitFor();
    await vscode.screenshot('chat-verify-passage');
    await response.getByRole('button', { name: 'Save as Note' }).click();
    const note = vscode.page.locator('.editor-group-container.active .view-lines');
    await note.getByText('began at Amsterdam in 1800').first().waitFor();
    await note.getByText('Check against Tide gauges').first().waitFor();
    await vscode.screenshot('chat-verify-note');
    await response.getByRole('button', { name: 'Open in Sidebar' }).click();
    await vscode.openSidebar();
    const composer = vscode.sidebar.locator('textarea').last();
    while (!/Correct this text[^]*in 1800/.test(await composer.inputValue())) await vscode.page.waitForTimeout(100);
    await vscode.screenshot('chat-verify-sidebar');
    await composer.fill('');
    await vscode.runCommand('Regen Research: New Question');
  });

  it('in the chat, @regen /verify checks the selection, and /summarize and /compare answer with anchors', async () => {
    await vscode.openFile('tides.md');
    // The passage is still selected.
    const verified = await askInChat('@regen /verify');
    await verified
      .getByText(/of \d sentences supported/)
      .first()
      .waitFor();
    for (const command of ['/summarize', '/compare']) {
      const response = await askInChat(`@regen ${command}`);
      await response.locator('.chat-inline-anchor-widget').first().waitFor();
      await response.getByRole('button', { name: 'Save as Note' }).waitFor();
      await vscode.screenshot(`chat${command.replace('/', '-')}`);
    }
  });

  it("in the chat, @regen answers with the chat's model, as continuous text with anchors and buttons", async () => {
    const response = await askInChat('@regen When did the oldest record begin?');
    await response.getByText('Amsterdam').first().waitFor();
    await response.locator('.chat-inline-anchor-widget').first().waitFor();
    await response.getByRole('button', { name: 'Save as Note' }).waitFor();
    await vscode.screenshot('chat-answer');
    await response.getByRole('button', { name: 'Open in Sidebar' }).click();
    await vscode.sidebar.getByText('When did the oldest record begin?').first().waitFor();
  });

  it('in the chat, @regen reads the page at an address in the question, and /compare reads every attached file', async () => {
    const about = await askInChat(`@regen How many boats does the harbour protect? ${pages.origin}/harbours`, {
      files: [],
    });
    await about.getByText('14 fishing boats').first().waitFor();
    await about.locator('.chat-inline-anchor-widget').first().waitFor();
    assert.ok(pages.requests.includes('/harbours'));
    await vscode.screenshot('chat-address');
    const compared = await askInChat('@regen /compare', { files: ['tides.md', 'lakes.md'] });
    for (const place of ['Amsterdam in 1700', 'Stockholm in 1774']) await compared.getByText(place).first().waitFor();
    await compared.getByRole('button', { name: 'Save as Note' }).waitFor();
    await vscode.screenshot('chat-compare-two');
  });

  it('in the chat, a suggested question is a button that asks it about the same file', async () => {
    const response = await askInChat('@regen What do tide gauges measure?', { model: 'curious' });
    await response.getByText('the height of the sea').first().waitFor();
    const next = vscode.page.getByRole('button', { name: 'What does a stilling well damp?' }).last();
    await next.waitFor();
    await vscode.screenshot('chat-follow-up');
    await next.click();
    const asked = vscode.page.locator('.interactive-request', { hasText: 'What does a stilling well damp?' }).last();
    await asked.waitFor();
    await asked.getByText('/ask').waitFor();
    await response.getByText('damps the waves').first().waitFor();
    await response.locator('.chat-inline-anchor-widget').first().waitFor();
    await vscode.screenshot('chat-follow-up-answer');
  });

  it('asks before a tool reads, saying what it reads and where the text goes', async () => {
    await vscode.runCommand('Test: Invoke Tool');
    await vscode.answerInput(
      'regen_verify_claims {"sentences":["Tide gauges measure rain."],"sources":[{"path":"tides.md"}]}',
    );
    await dialog().getByText('Check statements against sources').first().waitFor();
    await dialog().getByText('tides.md').waitFor();
    await dialog().getByText('on this machine, without a model').waitFor();
    await vscode.screenshot('tool-confirmation');
    await dialog()
      .getByRole('button', { name: /Allow|Continue|Yes|OK/ })
      .first()
      .click();
    await vscode.notified(/Tide gauges measure rain/);
  });

  it('notices that a provider stopped and came back, and uses it from the next run on', async () => {
    await choose('Automatic', 'Ollama · mock-pullable');
    const sidebar = await vscode.openSidebar();
    await ollama.close();
    await sidebar.locator('.badge.badge-unset, .badge.badge-failing, .badge.badge-mock').waitFor({ timeout: 90_000 });
    await vscode.screenshot('ollama-away');
    ollama = await startMockLlm({ port: ollama.port, wordDelayMs: 1 });
    await (
      await fetch(`${ollama.url}/api/pull`, { method: 'POST', body: JSON.stringify({ model: 'mock-pullable' }) })
    ).text();
    await sidebar.locator('.badge.badge-local').waitFor();
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Run Again Without Cache'));
    await turn.locator('.verdict').waitFor();
    assert.match(ollama.activity.calls.at(-1)?.model ?? '', /^mock-pullable/);
  });
});
