import { strict as assert } from 'node:assert';
import { copyFile, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Locator } from 'playwright-core';

import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';
import { article } from '../helpers/articles.js';
import { newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { openVsCode, photographFailures, type Theme, type VsCodeWindow } from '../helpers/vscodeWindow.js';

/** Set to 1 to update the README's screenshot. */
const UPDATE_VARIABLE = 'UPDATE_DOCS';
const MOST_PICTURE_BYTES = 300_000;
/** About 500 KB. */
const LONG_DOCUMENT_PARAGRAPHS = 1_150;

/** Without hard line breaks, for an editor that wraps lines. */
const oneLineParagraphs = (text: string): string => text.replace(/(?<=[^\n])\n(?=[^\n#])/g, ' ');

describe('the appearance of the sidebar', function () {
  this.timeout(120_000);
  let fast: MockLlm;
  let slow: MockLlm;
  let vscode: VsCodeWindow;

  before(async () => {
    [fast, slow] = await Promise.all([
      startMockLlm({ port: 0, wordDelayMs: 0 }),
      startMockLlm({ port: 0, wordDelayMs: 30 }),
    ]);
    vscode = await openVsCode({
      files: {
        'tide-gauges.md': oneLineParagraphs(
          await readFile(path.join(repositoryRoot, 'test', 'fixtures', 'tide-gauges.md'), 'utf8'),
        ),
        'districts.md': article(LONG_DOCUMENT_PARAGRAPHS, 'Coastal districts'),
      },
      settings: {
        'regenResearch.providerOrder': ['mock'],
        'regenResearch.mock.port': fast.port,
        'editor.minimap.enabled': false,
        'editor.wordWrap': 'on',
      },
      theme: 'light',
    });
    await vscode.openSidebar();
  });
  photographFailures(() => vscode);
  after(async () => {
    await vscode.close();
    await Promise.all([fast.close(), slow.close()]);
  });

  const start = async (file: string): Promise<Locator> => {
    await vscode.openFile(file);
    return newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
  };
  /** Nothing extends beyond the edge of the column. */
  async function fits(): Promise<void> {
    const { scrollWidth, clientWidth } = await vscode.sidebar
      .locator('html')
      .evaluate(({ scrollWidth: content, clientWidth: room }) => ({ scrollWidth: content, clientWidth: room }));
    assert.ok(scrollWidth <= clientWidth, `${scrollWidth} pixels of content in ${clientWidth}`);
  }

  it('opens from its icon and shows how to start', async () => {
    await vscode.sidebar.getByRole('button', { name: 'Run (Enter)' }).waitFor();
    await vscode.screenshot('looks-empty');
    await vscode.setSidebarWidth(250);
    await fits();
    await vscode.screenshot('looks-empty-250', 'sidebar');
  });

  it('is pictured in the README', async () => {
    await vscode.setSidebarWidth(400);
    await vscode.openFile('tide-gauges.md');
    const turn = await newTurn(vscode, async () => {
      await vscode.runCommand('Regen Research: Ask About Active Document');
      await vscode.answerInput(
        'How much has the sea risen, and what do gauges have to be compared with? In 110 words.',
      );
    });
    await untilEnded(turn);
    await vscode.page.locator('.editor-instance .view-overlays [class*="ced-"]').first().waitFor();
    await turn.locator('.cite[data-citation]').last().hover();
    await vscode.sidebar.locator('.card').waitFor();
    const picture = await vscode.screenshot('looks-readme');
    const target = path.join(repositoryRoot, 'docs', 'sidebar.png');
    if (process.env[UPDATE_VARIABLE] === '1') await copyFile(picture, target);
    assert.ok((await stat(target)).size < MOST_PICTURE_BYTES);
    await vscode.page.mouse.move(900, 700);
  });

  it('is complete after a run in every theme, wide and 250 pixels narrow', async () => {
    for (const theme of ['light', 'dark', 'highContrast', 'highContrastLight'] satisfies Theme[]) {
      await vscode.setTheme(theme);
      for (const width of [400, 250]) {
        await vscode.setSidebarWidth(width);
        await vscode.sidebar.locator('.verdict').waitFor();
        await fits();
        await vscode.screenshot(`looks-${theme}-${width}`, 'sidebar');
      }
    }
    await vscode.setTheme('light');
    await vscode.setSidebarWidth(330);
  });

  it('shows the progress of a 500 KB run throughout, and keeps what was read when stopped', async () => {
    await vscode.writeSettings({ 'regenResearch.mock.port': slow.port });
    const turn = await start('districts.md');
    await turn.locator('.live-text').or(turn.locator('.answer.streaming')).first().waitFor();
    await vscode.screenshot('looks-long-start');
    await turn.locator('.run-facts', { hasText: /\b[5-9] of \d+|\b1\d of \d+/ }).waitFor();
    await vscode.screenshot('looks-long-middle');
    await fits();
    // VS Code shows the progress while the sidebar is hidden, and only then.
    const progress = vscode.notification(/districts/i);
    assert.equal(await progress.count(), 0);
    await vscode.page.keyboard.press('Control+b');
    await progress.waitFor();
    await vscode.screenshot('looks-long-progress');
    await vscode.page.keyboard.press('Control+b');
    await progress.waitFor({ state: 'hidden' });
    await turn.waitFor();
    await vscode.sidebar.getByRole('button', { name: 'Stop (Escape)' }).click();
    await untilEnded(turn);
    await turn
      .getByText(/stopped at \d+%/)
      .first()
      .waitFor();
    await turn.getByText('Read the Rest').waitFor();
    await vscode.screenshot('looks-long-stopped');
    await turn.getByRole('button', { name: 'Details' }).click();
    assert.match(await turn.locator('.fold-title', { hasText: /^Notes on/ }).innerText(), /Notes on \d+ sections/);
  });

  it('reads the rest, and after an edit only what changed', async () => {
    await vscode.writeSettings({ 'regenResearch.mock.port': fast.port });
    const rest = await newTurn(vscode, () => vscode.sidebar.getByText('Read the Rest').click());
    await untilEnded(rest);
    await rest.locator('.verdict').waitFor();
    assert.doesNotMatch(await rest.locator('.run-facts').innerText(), /read \d+%/, 'all of it was read');
    await vscode.screenshot('looks-long-end');
    const file = path.join(vscode.workspaceFolder, 'districts.md');
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace(
        'The oyster bed of district 5 feeds',
        'The oyster bed of district 5 now feeds',
      ),
    );
    const calls = fast.activity.calls.length;
    const again = await start('districts.md');
    await untilEnded(again);
    await again.locator('.verdict').waitFor();
    await again.getByRole('button', { name: 'Details' }).click();
    await vscode.screenshot('looks-long-edited');
    const made = fast.activity.calls.slice(calls).filter(({ path: asked }) => asked === '/api/mock-llm/stream').length;
    assert.ok(made <= 8, `${made} calls after one edited sentence`);
    assert.match(await again.locator('.facts').innerText(), /\d+ from cache/);
  });
});
