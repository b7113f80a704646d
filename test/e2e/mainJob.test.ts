import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import { article, articlePage } from '../helpers/articles.js';
import { openCompanionBrowser } from '../helpers/companionBrowser.js';
import { startLoginSite } from '../helpers/loginSite.js';
import { answerText, newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { startTestServer, type TestServer } from '../helpers/testServer.js';
import { openVsCode, photographFailures, screenshotFile, type VsCodeWindow } from '../helpers/vscodeWindow.js';

/** Slow enough to see the text stream, and fast enough not to delay the test. */
const WORD_DELAY_MS = 25;
/** If the page arrived immediately, the fetching stage couldn't be seen. */
const PAGE_DELAY_MS = 300;
const TITLE = 'Coastal districts';
/** A page with enough text to be read as it is, and more once its scripts have run. */
/** Sections about something else, which the summary leaves for further questions. */
const MORE = `<h2>Who pays for the ferries</h2>
  <p>The council never agreed on that, although it met twice a year. A fund of the province paid in the end.</p>
  <h2>What the museum keeps</h2>
  <p>Its cellar holds the charts of three surveys. Visitors may look at copies of them on Sundays.</p>`;
const APPLICATION = articlePage(3, 'Reports').replace(
  '</body>',
  `<script>document.querySelector('article').insertAdjacentHTML('beforeend',
    '<p>${'The scripts of this page report that the lock was closed in autumn for repairs. '.repeat(4)}</p>');</script></body>`,
);

describe('the main job', function () {
  this.timeout(120_000);
  let ollama: MockLlm;
  let site: TestServer;
  let vscode: VsCodeWindow;
  /** Windows find one another through this folder, which must not contain other tests' windows. */
  let runtime: string;

  before(async () => {
    runtime = await mkdtemp(path.join(tmpdir(), 'regen-run-'));
    ollama = await startMockLlm({ port: 0, wordDelayMs: WORD_DELAY_MS });
    site = await startTestServer((request, response) => {
      const page = request.url === '/application' ? APPLICATION : articlePage(6, TITLE, MORE);
      setTimeout(
        () => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page),
        PAGE_DELAY_MS,
      );
    });
    vscode = await openVsCode({
      files: { 'tides.md': article(4, 'Tides'), 'estuaries.md': article(60, 'Estuaries') },
      settings: { 'regenResearch.fetch.allowLocalAddresses': true },
      env: { OLLAMA_BASE_URL: ollama.url, OLLAMA_MODEL: 'mock-extractive', XDG_RUNTIME_DIR: runtime },
    });
    await vscode.openSidebar();
  });
  photographFailures(() => vscode);
  after(async () => {
    await vscode.close();
    await Promise.all([ollama.close(), site.close(), rm(runtime, { recursive: true, force: true })]);
  });

  const summarizeUrl = (url: string) =>
    newTurn(vscode, async () => {
      await vscode.runCommand('Regen Research: Summarize URL');
      await vscode.answerInput(url);
    });
  const summarizeDocument = () => newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));

  it('reads a longer document in parts, and keeps the notes collapsed', async () => {
    await vscode.openFile('estuaries.md');
    const seen = await watchStatus(vscode);
    const turn = await summarizeDocument();
    await untilEnded(turn);
    assert.equal(await turn.getByText(/^Notes on/).count(), 0);
    await turn.getByRole('button', { name: 'Details' }).click();
    const notes = turn.getByText(/^Notes on \d+ sections$/);
    await notes.waitFor();
    assert.equal(await turn.locator('.notes').count(), 0);
    await notes.click();
    await turn.locator('.notes > .note').nth(1).waitFor();
    assert.match((await seen()).join('\n'), /\d+ of \d+/);
    await vscode.screenshot('main-job-notes');
  });

  it('summarizes a page on this machine if a setting allows it: stages, streaming text, citations, confidence, actions', async () => {
    const seen = await watchStatus(vscode);
    const turn = await summarizeUrl(`${site.origin}/coast`);
    await turn.locator('.answer.streaming p').first().waitFor();
    const early = await answerText(turn);
    await vscode.screenshot('main-job-streaming');
    await untilEnded(turn);
    const answer = await answerText(turn);
    assert.ok(
      early.length > 0 && early.length < answer.length,
      `${early.length} characters while streaming, ${answer.length} at the end`,
    );
    await turn.locator('.verdict').first().waitFor();
    await turn.locator('.cite[data-citation]').nth(2).waitFor();
    await turn.locator('.actions button').nth(1).waitFor();
    assert.match(await turn.locator('.run-row').innerText(), /Coastal districts[\s\S]*\d+ words/);
    await turn.getByRole('button', { name: 'Details' }).click();
    assert.match(await turn.locator('.source-row').innerText(), /Coastal districts[\s\S]*read 100%/);
    assert.match(await turn.locator('.source-facts').innerText(), /127\.0\.0\.1.*\d+ words/);
    const stages = (await seen()).join('\n');
    for (const stage of [/fetching/i, /reading/i, /writing the answer/i]) assert.match(stages, stage);
    await vscode.screenshot('main-job-url');
  });

  it('answers from the cache the second time, completely and immediately', async () => {
    const first = await answerText(vscode.sidebar.locator('.turn').last());
    const asked = ollama.activity.calls.length;
    const turn = await summarizeUrl(`${site.origin}/coast`);
    await turn
      .getByText(/from cache/)
      .first()
      .waitFor();
    assert.equal(await answerText(turn), first);
    assert.equal(ollama.activity.calls.length, asked);
    await vscode.screenshot('main-job-cached');
  });

  it('reads a page again, rendered in a browser', async () => {
    const before = await summarizeUrl(`${site.origin}/application`);
    await untilEnded(before);
    assert.doesNotMatch(await before.innerText(), /lock was closed/);
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Read Again in a Browser'));
    await untilEnded(turn);
    await turn.getByRole('button', { name: 'Details' }).click();
    assert.match(await turn.innerText(), /lock was closed/);
    await vscode.screenshot('main-job-rendered');
    await untilEnded(await summarizeUrl(`${site.origin}/coast`));
  });

  it('opens the snapshot of the page from its name', async () => {
    await vscode.sidebar.locator('.source-name').last().click();
    await vscode.page.locator('.tab.active', { hasText: `${TITLE}.md` }).waitFor();
    await vscode.page.locator('.editor-instance .view-line', { hasText: 'harbour of district 1 ' }).first().waitFor();
    // A snapshot has already been read, so it isn't offered as the next source.
    await vscode.sidebar.locator('.chip.offered').waitFor({ state: 'hidden' });
  });

  it('summarizes the active document, and opens it from its name', async () => {
    await vscode.openFile('tides.md');
    const turn = await summarizeDocument();
    await untilEnded(turn);
    await vscode.openFile('estuaries.md');
    await turn.locator('.source-name').click();
    await vscode.page.locator('.tab.active[data-resource-name="tides.md"]').waitFor();
    await vscode.screenshot('main-job-document');
  });

  it('summarizes a page behind a login with a click on the browser companion, once paired', async () => {
    const intranet = await startLoginSite({ '/report': articlePage(5, 'Harbour report') });
    const browser = await openCompanionBrowser();
    try {
      const page = await browser.context.newPage();
      await page.goto(`${intranet.origin}/report`);
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.getByText('Logged in.').waitFor();
      await page.goto(`${intranet.origin}/report`);
      await page.getByRole('heading', { name: 'Harbour report' }).waitFor();
      const visits = intranet.requests.length;

      const companion = await browser.clickForPage(page);
      await companion.getByRole('heading', { name: 'Pair with VS Code' }).waitFor();
      await vscode.runCommand('Regen Research: Pair Browser Companion');
      const shown = vscode.notification(/Pairing code [\w-]+/);
      const said = await shown.innerText();
      const [, code = '', port = ''] = /code ([\w-]+)[^]*Port: (\d+)/.exec(said) ?? [];
      await vscode.screenshot('companion-code');
      await companion.getByLabel('Code').fill(code.toLowerCase());
      await companion.getByLabel('Port').fill(port);
      await companion.screenshot({ path: screenshotFile('companion-pair') });
      const turn = await newTurn(vscode, () => companion.getByRole('button', { name: 'Pair' }).click());
      await vscode.notified('Chrome is paired');
      await companion.getByText('Sent to VS Code.').waitFor();
      await untilEnded(turn);
      assert.match(await turn.locator('.run-row').innerText(), /Harbour report/);
      await turn.locator('.cite[data-citation]').nth(2).waitFor();
      await turn.getByRole('button', { name: 'Details' }).click();
      assert.match(await turn.locator('.source-facts').innerText(), /private, from your browser/);
      await turn.getByRole('button', { name: 'Details' }).click();
      await vscode.screenshot('companion-summary');

      const again = await newTurn(vscode, () => browser.clickButton(page));
      await untilEnded(again);
      assert.match(await again.locator('.run-row').innerText(), /Harbour report/);
      assert.equal(intranet.requests.length, visits, 'nothing is fetched');

      await vscode.runCommand('Regen Research: Manage Paired Browsers');
      await vscode.page.locator('.quick-input-list').getByText(browser.origin).waitFor();
      await vscode.screenshot('companion-manage');
      await vscode.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Chrome' }).click();
      await vscode.page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
      await vscode.notified('Unpaired: Chrome.');
      const refused = await browser.clickForPage(page);
      await refused.getByText('No VS Code window was found.').waitFor();
    } finally {
      await Promise.all([browser.close(), intranet.close()]);
    }
  });

  it('asks before reading a page on this machine if no setting allows it', async () => {
    await vscode.writeSettings({ 'regenResearch.fetch.allowLocalAddresses': false });
    const asked = site.requests.length;
    const refused = await summarizeUrl(`${site.origin}/asked-about`);
    await vscode.dialog.waitFor();
    await vscode.screenshot('main-job-asks');
    assert.equal(site.requests.length, asked);
    await vscode.page.keyboard.press('Escape');
    await untilEnded(refused);
    assert.equal(site.requests.length, asked);
    await vscode.screenshot('main-job-refused');
    await refused.getByRole('button', { name: 'Open in Browser' }).click();
    await vscode.dialog.getByText('Open this address in your browser?').waitFor();
    const opened = vscode.page.waitForEvent('popup');
    await vscode.dialog.getByRole('button', { name: 'Open', exact: true }).click();
    const page = await opened;
    // The server build reaches this machine's pages through its own path.
    await page.waitForURL(/\/asked-about$/);
    await page.close();
    const allowed = await summarizeUrl(`${site.origin}/asked-about`);
    await vscode.dialog.getByRole('button').first().click();
    await allowed.locator('.verdict').first().waitFor();
    assert.equal(site.requests.length, asked + 1);
  });
});

/** Collects what the status line of the sidebar says from now on. */
async function watchStatus(vscode: VsCodeWindow): Promise<() => Promise<string[]>> {
  const body = vscode.sidebar.locator('body');
  await body.evaluate((element) => {
    const said = new Set<string>();
    Object.assign(window, { statusSaid: said });
    new MutationObserver(() => {
      for (const line of element.querySelectorAll('.run-facts')) said.add(line.textContent);
    }).observe(element, { childList: true, subtree: true, characterData: true });
  });
  return () => body.evaluate(() => [...(window as unknown as { statusSaid: Set<string> }).statusSaid]);
}
