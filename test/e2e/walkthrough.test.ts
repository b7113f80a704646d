import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';

import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import { newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { openVsCode, photographFailures, type VsCodeWindow } from '../helpers/vscodeWindow.js';

/** The scheme is the browser-hosted build's. */
const link = (url: string) =>
  `[${new URL(url).host}](code-oss://regen-research.regen-research/read?url=${encodeURIComponent(encodeURIComponent(url))}&q=Who%20grinds%3F)`;

describe('the first minute', function () {
  this.timeout(120_000);
  let mock: MockLlm;
  let vscode: VsCodeWindow;

  before(async () => {
    mock = await startMockLlm({ port: 0, wordDelayMs: 0 });
    vscode = await openVsCode({
      files: {
        'empty.md': '\n\n',
        'links.md': `${link('https://example.org/mill')}\n${link('http://127.0.0.1:9/')}\n`,
      },
      settings: { 'regenResearch.providerOrder': ['mock'], 'regenResearch.mock.port': mock.port },
    });
    await vscode.openSidebar();
    // VS Code's hover on the icon would cover the sidebar.
    await vscode.page.mouse.move(900, 700);
  });
  photographFailures(() => vscode);
  after(async () => {
    await vscode.close();
    await mock.close();
  });

  const steps = () => vscode.page.locator('.gettingStartedContainer .getting-started-step');
  const step = (title: string) => steps().filter({ hasText: title });

  it('goes from the sidebar through the walkthrough: a sample, its summary, a citation', async () => {
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

  it('asks about the sample from the walkthrough, which is itself the active editor', async () => {
    await vscode.runCommand('Regen Research: Get Started');
    await step('Ask a question').click();
    const turn = await newTurn(vscode, async () => {
      await vscode.page
        .locator('.gettingStartedContainer')
        .getByRole('button', { name: 'Ask About the Sample' })
        .click();
      await vscode.answerInput('What did watering bags cost?');
    });
    await untilEnded(turn);
    assert.match(await turn.innerText(), /about 40 dollars/);
  });

  it('opens all settings by topic, also in a remote window, which keeps most of them with its machine', async () => {
    const manifest = JSON.parse(await readFile('package.json', 'utf8')) as {
      contributes: { configuration: { properties: Record<string, unknown> }[] };
    };
    const expected = manifest.contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
    await vscode.runCommand('Regen Research: Open Settings');
    const editor = vscode.page.locator('.settings-editor');
    await editor.getByText(`${expected.length} Settings Found`).waitFor();
    await editor.locator('.settings-toc-entry', { hasText: 'Other Programs' }).waitFor();
    await vscode.screenshot('settings');
    await vscode.page.keyboard.press('Escape');
    await editor.waitFor({ state: 'hidden' });
  });

  it('reports an empty document', async () => {
    await vscode.openFile('empty.md');
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
    await untilEnded(turn);
    await turn.getByText('This document is empty.').waitFor();
  });

  it("case 76: fills in a link's page and question, and reads only after the person agrees", async () => {
    await vscode.openFile('links.md');
    const { page } = vscode;
    const follow = async (part: string) => {
      const line = page.locator('.editor-instance .view-line', { hasText: `[${part}` });
      const box = await line.locator('.detected-link').first().boundingBox();
      assert.ok(box);
      // VS Code draws the line anew whenever the pointer or Ctrl makes a link active or inactive. An element that was
      // found before no longer exists then, and so a click goes to a point. The key comes first: an editor without the
      // focus learns of it only from the pointer.
      await page.keyboard.down('ControlOrMeta');
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 2 });
      await line.locator('.detected-link-active').first().waitFor();
      await page.mouse.down();
      await page.mouse.up();
      await page.keyboard.up('ControlOrMeta');
    };
    const turns = await vscode.sidebar.locator('.turn[data-run]').count();
    await follow('example.org');
    await vscode.dialog.filter({ hasText: 'Read this page with Regen Research?' }).waitFor();
    await vscode.screenshot('link-question');
    await vscode.dialog.getByRole('button', { name: 'Cancel' }).click();
    await vscode.sidebar.locator('.chip', { hasText: 'example.org' }).waitFor();
    assert.equal(await vscode.sidebar.locator('.composer textarea').inputValue(), 'Who grinds?');
    assert.equal(await vscode.sidebar.locator('.turn[data-run]').count(), turns);
    await follow('127.0.0.1');
    await vscode.notified("Links can't open pages on this machine");
    await follow('example.org');
    const turn = await newTurn(vscode, () => vscode.dialog.getByRole('button', { name: 'Read Page' }).click());
    assert.match(await turn.innerText(), /Who grinds\?/);
    await untilEnded(turn);
    await vscode.screenshot('link-read');
  });
});
