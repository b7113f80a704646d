import { strict as assert } from 'node:assert';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Locator } from 'playwright-core';

import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import { article, articlePage } from '../helpers/articles.js';
import { pdfWithNamedFont, utf16 } from '../helpers/pdfNamedFont.js';
import { readPng, scannedPdf } from '../helpers/scannedPdf.js';
import { answerScriptedPage } from '../helpers/scriptedPages.js';
import { newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { startTestServer, type TestServer } from '../helpers/testServer.js';
import { openVsCode, photographFailures, type VsCodeWindow } from '../helpers/vscodeWindow.js';

const inOneLine = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

/** Enough cells that the last one is out of view. */
function notebook(): string {
  const cell = (number: number) => ({
    cell_type: 'markdown',
    metadata: {},
    source: [
      `## Step ${number}\n`,
      '\n',
      `The harbor of district ${number} was measured in ${1900 + number} and dredged again.`,
    ],
  });
  const cells = [
    ...Array.from({ length: 14 }, (_, index) => cell(index + 1)),
    {
      cell_type: 'code',
      metadata: {},
      execution_count: 1,
      source: ['print(depth)'],
      outputs: [{ output_type: 'stream', name: 'stdout', text: ['The mean depth of all harbors is 7.25 meters.\n'] }],
    },
  ];
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

describe('citations', function () {
  this.timeout(120_000);
  let model: MockLlm;
  let site: TestServer;
  let vscode: VsCodeWindow;
  let pdf: Buffer;

  before(async () => {
    model = await startMockLlm({ port: 0, wordDelayMs: 1 });
    site = await startTestServer((request, response) => {
      if (answerScriptedPage(request, response)) return;
      const isPdf = request.url === '/report.pdf';
      response
        .writeHead(200, { 'content-type': isPdf ? 'application/pdf' : 'text/html; charset=utf-8' })
        .end(isPdf ? pdf : articlePage(6, 'Coast'));
    });
    vscode = await openVsCode({
      files: { 'tides.md': article(6, 'Tides'), 'analysis.ipynb': notebook() },
      settings: { 'regenResearch.fetch.allowLocalAddresses': true },
      env: { OLLAMA_BASE_URL: model.url, OLLAMA_MODEL: 'mock-extractive', MOCK_LLM_PORT: String(model.port) },
    });
    pdf = await printPdf();
    await vscode.openSidebar();
  });
  photographFailures(() => vscode);
  after(async () => {
    await vscode.close();
    await Promise.all([model.close(), site.close()]);
  });

  /** Three pages, each with its own chapter. */
  async function printPdf(): Promise<Buffer> {
    const page = await vscode.page.context().newPage();
    const chapters = [1, 2, 3].map(
      (chapter) =>
        `<h1 style="page-break-before: ${chapter === 1 ? 'auto' : 'always'}">Chapter ${chapter}</h1>${articlePage(
          4,
          `Chapter ${chapter}`,
        )
          .replaceAll('district', `borough ${chapter} of district`)
          .replace(/[\s\S]*<\/h1>/, '')}`,
    );
    await page.setContent(`<html lang="en"><title>Report on boroughs</title>${chapters.join('')}</html>`);
    const printed = await page.pdf({ format: 'A4' });
    await page.close();
    return printed;
  }

  async function summarize(url?: string): Promise<Locator> {
    const turn = await newTurn(vscode, async () => {
      await vscode.runCommand(`Regen Research: ${url === undefined ? 'Summarize Active Document' : 'Summarize URL'}`);
      if (url !== undefined) await vscode.answerInput(url);
    });
    await untilEnded(turn);
    await turn.locator('.cite[data-citation]').first().waitFor();
    return turn;
  }
  /** The quote on the citation's card, shown by hovering. */
  async function quoteOf(mark: Locator): Promise<string> {
    await mark.hover();
    const quote = await vscode.sidebar.locator('.card blockquote').innerText();
    return inOneLine(quote);
  }
  /** The editor's selection, read through the clipboard. */
  async function selected(): Promise<string> {
    await vscode.page.evaluate(() => navigator.clipboard.writeText(''));
    for (;;) {
      await vscode.page.locator('.editor-instance .monaco-editor.focused').waitFor();
      await vscode.page.keyboard.press('Control+C');
      const text = inOneLine(await vscode.page.evaluate(() => navigator.clipboard.readText()));
      if (text !== '') return text;
      await vscode.page.waitForTimeout(50);
    }
  }
  const activeTab = (name: string) =>
    vscode.page.locator('.tab.active', { hasText: new RegExp(`^\\s*${name}`) }).waitFor();

  it('of a web page open the quote in the read-only snapshot', async () => {
    const turn = await summarize(`${site.origin}/coast`);
    const mark = turn.locator('.cite[data-citation]').nth(1);
    const quote = await quoteOf(mark);
    await vscode.screenshot('citations-card');
    await mark.click();
    await activeTab('Coast.md');
    assert.equal(await selected(), quote);
    await vscode.page.keyboard.type('x');
    await vscode.page
      .getByText(/Cannot edit in read-only editor/)
      .first()
      .waitFor();
    await vscode.screenshot('citations-web-page');
  });

  for (const [name, shown] of [
    ['application', 'that fetches its text'],
    ['streamed', 'whose text is streamed into it'],
    ['endless', 'that never stops growing'],
    ['layer', 'behind a consent layer'],
  ] as const)
    it(`of a page ${shown} open the quote in its snapshot`, async () => {
      const turn = await summarize(`${site.origin}/${name}`);
      const mark = turn.locator('.cite[data-citation]').first();
      const quote = await quoteOf(mark);
      assert.match(quote, /of district \d+ /);
      await mark.click();
      await activeTab(`${name[0]?.toUpperCase()}${name.slice(1)}.md`);
      assert.equal(await selected(), quote);
      await vscode.screenshot(`citations-${name}`);
      await turn.getByRole('button', { name: 'Details' }).click();
      const said = await turn.innerText();
      assert.doesNotMatch(said, /cookies|partners/);
      assert.equal(/still loading after 8 seconds/.test(said), name === 'endless');
    });

  it("can't be had from a consent wall, or if there is no browser: the sidebar offers the companion", async () => {
    const read = (path: string) =>
      newTurn(vscode, async () => {
        await vscode.runCommand('Regen Research: Summarize URL');
        await vscode.answerInput(site.origin + path);
      });
    const wall = await read('/wall');
    await wall.getByText(/shows only a consent dialog.* send the page to VS Code with the browser companion/).waitFor();
    await vscode.writeSettings({ 'regenResearch.browser.path': '/no/such/browser' });
    const closed = await read('/application?again');
    await closed.getByText(/No browser was found.* send the page to VS Code with the browser companion/).waitFor();
    await vscode.screenshot('citations-no-browser');
    await vscode.writeSettings({ 'regenResearch.browser.path': undefined });
    await summarize(`${site.origin}/coast`);
  });

  it('can be reached with the keyboard', async () => {
    const mark = vscode.sidebar.locator('.turn').last().locator('.cite[data-citation]').first();
    await mark.focus();
    const quote = inOneLine(await vscode.sidebar.locator('.card blockquote').innerText());
    await vscode.page.keyboard.press('ArrowRight');
    const next = inOneLine(await vscode.sidebar.locator('.card blockquote').innerText());
    assert.notEqual(next, quote);
    await vscode.page.keyboard.press('Enter');
    await activeTab('Coast.md');
    assert.equal(await selected(), next);
  });

  it('of a PDF show the page, and open the quote in the text', async () => {
    const turn = await summarize(`${site.origin}/report.pdf`);
    const mark = turn.locator('.cite[data-citation]').last();
    const quote = await quoteOf(mark);
    const chapter = /borough (\d)/.exec(quote)?.[1];
    assert.match(await vscode.sidebar.locator('.card').innerText(), new RegExp(`page ${chapter ?? '?'}\\b`));
    await vscode.screenshot('citations-pdf-card');
    await mark.click();
    await vscode.page.locator('.editor-instance .view-line', { hasText: 'borough' }).first().waitFor();
    assert.equal(await selected(), quote);
    await vscode.screenshot('citations-pdf');
  });

  /** The words that the PDF editor highlights, as soon as there are any. */
  function highlightedText(): Promise<string> {
    const editor = vscode.editorPage;
    return editor.locator('html').evaluate(async () => {
      while (!CSS.highlights.has('cited')) await new Promise((resolve) => setTimeout(resolve, 50));
      const [range] = (CSS.highlights.get('cited') ?? []) as Iterable<Range>;
      return range?.toString() ?? '';
    });
  }

  it('of a PDF in the workspace open its rendered page, with the quote highlighted', async () => {
    await writeFile(path.join(vscode.workspaceFolder, 'report.pdf'), pdf);
    await vscode.openFile('report.pdf');
    const turn = await summarize();
    const mark = turn.locator('.cite[data-citation]').last();
    const quote = await quoteOf(mark);
    await mark.click();
    const editor = vscode.editorPage;
    await editor.locator('.page canvas').first().waitFor();
    const highlighted = await highlightedText();
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    assert.equal(letters(highlighted), letters(quote));
    assert.match(highlighted, /\.$/);
    const chapter = /borough (\d)/.exec(quote)?.[1];
    assert.equal(await editor.locator('.toolbar span').innerText(), `Page ${chapter ?? '?'} of 3`);
    await vscode.screenshot('citations-pdf-editor');
    // Another citation moves within the same editor.
    await turn.locator('.cite[data-citation]').first().click();
    await editor.locator('.toolbar span', { hasText: /^Page 1 of 3$/ }).waitFor();
    await editor.getByRole('button', { name: 'Zoom In (+)' }).click();
    await editor.locator('html').evaluate(async () => {
      while (!CSS.highlights.has('cited')) await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await vscode.screenshot('citations-pdf-editor-zoomed');
  });

  it('of a Chinese PDF without its fonts open the page with the quote highlighted', async () => {
    const text = '港口关闭到三月，下一班船九点开。';
    await writeFile(
      path.join(vscode.workspaceFolder, 'chinese.pdf'),
      pdfWithNamedFont('UniGB-UCS2-H', 'GB1', utf16(`${text}请在售票处等候。`), 'STSong-Light'),
    );
    await vscode.openFile('chinese.pdf');
    const turn = await summarize();
    await turn.locator('.cite[data-citation]').first().click();
    const highlighted = await highlightedText();
    assert.equal(highlighted, text, 'every word and the last sign');
    await vscode.screenshot('citations-pdf-without-fonts');
  });

  /** The only box over the page, as fractions of the page. */
  async function highlightedBox(): Promise<{ left: number; top: number; right: number; bottom: number }> {
    const editor = vscode.editorPage;
    await editor.locator('.page .box').waitFor();
    return editor.locator('.page .box').evaluate((box) => {
      const page = (box.parentElement as HTMLElement).getBoundingClientRect();
      const { left, top, right, bottom } = box.getBoundingClientRect();
      return {
        left: (left - page.left) / page.width,
        top: (top - page.top) / page.height,
        right: (right - page.left) / page.width,
        bottom: (bottom - page.top) / page.height,
      };
    });
  }

  it('of a picture and of a scanned page open it with the recognized words highlighted', async () => {
    const notice = await readFile(path.join(import.meta.dirname, '../fixtures/reading/notice.png'));
    const at: [number, number, number, number] = [60, 400, 480, 271];
    await writeFile(path.join(vscode.workspaceFolder, 'notice.png'), notice);
    await writeFile(path.join(vscode.workspaceFolder, 'scan.pdf'), scannedPdf([{ picture: readPng(notice), at }]));
    // The second line of the notice, in pixels of its 1240 by 700.
    const line = { left: 68 / 1240, right: 1095 / 1240, top: 200 / 700, bottom: 228 / 700 };
    const onPage = {
      left: 0.1 + line.left * 0.8,
      right: 0.1 + line.right * 0.8,
      top: (129 + line.top * 271) / 800,
      bottom: (129 + line.bottom * 271) / 800,
    };
    for (const [name, wanted] of [
      ['notice.png', line],
      ['scan.pdf', onPage],
    ] as const) {
      await vscode.openFile(name);
      const turn = await summarize();
      const mark = turn.locator('.cite[data-citation]').nth(1);
      assert.match(await quoteOf(mark), /^Repairs will take until November/);
      await mark.click();
      const box = await highlightedBox();
      for (const side of ['left', 'right', 'top', 'bottom'] as const)
        assert.ok(Math.abs(box[side] - wanted[side]) < 0.015, `${name} ${side}: ${box[side]}, not ${wanted[side]}`);
      await vscode.screenshot(`citations-${name}`);
      assert.equal(
        await vscode.page.locator(`.tab[data-resource-name="${name}"]`).count(),
        1,
        'one tab for one document',
      );
    }
  });

  it('of a notebook reveal the cell and its output', async () => {
    await vscode.openFile('analysis.ipynb');
    const turn = await summarize();
    const mark = turn.locator('.cite[data-citation]').last();
    await mark.hover();
    const cell = /cell (\d+)/.exec(await vscode.sidebar.locator('.card').innerText())?.[1];
    assert.ok(cell);
    await mark.click();
    await vscode.page.getByText(`Cell ${cell} of 15`).waitFor();
    await vscode.screenshot('citations-notebook');
  });

  it('of a document edited since then are found by their text', async () => {
    await vscode.openFile('tides.md');
    const turn = await summarize();
    const file = path.join(vscode.workspaceFolder, 'tides.md');
    const mark = turn.locator('.cite[data-citation]').nth(1);
    const quote = await quoteOf(mark);
    await writeFile(
      file,
      `# A new beginning\n\nSome words that were not there before.\n\n${await readFile(file, 'utf8')}`,
    );
    await vscode.page.locator('.editor-instance .view-line', { hasText: 'A new beginning' }).waitFor();
    await mark.click();
    assert.equal(await selected(), quote);
    await vscode.sidebar.locator('.strip', { hasText: 'tides.md has changed since it was read' }).waitFor();
    await vscode.screenshot('citations-moved');
  });

  it('of deleted text open the source as it was read, and say so', async () => {
    const turn = vscode.sidebar.locator('.turn').last();
    const mark = turn.locator('.cite[data-citation]').first();
    const quote = await quoteOf(mark);
    const file = path.join(vscode.workspaceFolder, 'tides.md');
    const text = await readFile(file, 'utf8');
    assert.ok(text.includes(quote));
    await writeFile(file, text.replace(quote, 'That sentence was taken out.'));
    await vscode.page.locator('.editor-instance .view-line', { hasText: 'taken out' }).waitFor();
    await mark.click();
    await activeTab('Tides.md');
    assert.equal(await selected(), quote);
    await vscode.sidebar.locator('.strip', { hasText: 'The quote is no longer in tides.md' }).waitFor();
    await vscode.screenshot('citations-gone');
  });

  it('are marked in the editor, with a hover that shows the sentence and links to the sidebar', async () => {
    await vscode.openFile('tides.md');
    const line = vscode.page.locator('.editor-instance .view-line', { hasText: 'coastal path of district 6' }).first();
    await vscode.page.locator('.editor-instance .view-overlays [class*="ced-"]').first().waitFor();
    await line.hover({ position: { x: 120, y: 8 } });
    const hover = vscode.page.locator('.monaco-hover', { hasText: 'Show in Sidebar' });
    await hover.waitFor();
    await vscode.screenshot('citations-decorations');
    assert.match(inOneLine(await hover.innerText()), /coastal path of district 6/);
    await hover.getByText('Show in Sidebar').click();
    await vscode.sidebar.locator('.sentence.flash', { hasText: 'coastal path of district 6' }).waitFor();
  });

  it('are missing from a false sentence, which is shown as unsupported because of its number', async () => {
    await vscode.writeSettings({ 'regenResearch.provider': 'mock', 'regenResearch.model': 'mock-false-number' });
    await vscode.openFile('tides.md');
    const turn = await summarize();
    const sentence = turn.locator('.sentence[data-band="unsupported"]', { hasText: '98,765.43 percent' });
    await sentence.first().waitFor();
    await turn.locator('.cite.warn-unsupported').hover();
    assert.match(await vscode.sidebar.locator('.card').innerText(), /98,765\.43/);
    await vscode.screenshot('citations-false-number');
    // The card covers what is below it until the pointer leaves.
    await turn.locator('.question').first().hover();
    await vscode.sidebar.locator('.card').waitFor({ state: 'detached' });
    await turn.locator('.verdict summary').click();
    assert.match(await turn.locator('.to-check').innerText(), /Unsupported[\s\S]*98,765\.43/);
  });
});
