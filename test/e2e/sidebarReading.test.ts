import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';
import { DEFAULT_QUERY, verdictOf, type AgentEvent, type RunEvent, type RunRecord } from '../../src/protocol/index.js';
import { finalSummaryOf } from '../../src/protocol/verdict.js';
import { accessibilityProblems } from '../helpers/webview/axe.js';
import {
  RICH,
  SOURCE,
  completeRun,
  note,
  numbered,
  partials,
  plannedSummary,
  receipt,
  started,
} from '../helpers/webview/scriptedRun.js';
import {
  launchBrowser,
  openSidebar,
  type Agent,
  type SidebarPage,
  type SidebarPageOptions,
} from '../helpers/webview/sidebarPage.js';

const ARTIFACTS = path.join(repositoryRoot, 'artifacts', 'sidebar');
const PROGRESS: RunEvent = { type: 'progress', payload: { stage: 'answer', message: 'Writing the answer' } };
const LONG = Array.from(
  { length: 60 },
  (_, index) => `Paragraph ${index + 1} says one more thing about the height of the sea at this station.`,
).join('\n\n');
const END: RunEvent = { type: 'agent_end', payload: { success: true, reason: 'completed' } };
const follow = (runId: string): RunEvent =>
  started({ query: 'And then?', follow_up: runId, sources: [{ id: 's1', kind: 'url', title: 'Tide gauges' }] });
/** Today at noon: the page's clock where days matter, so that midnight doesn't divide what happened a moment ago. */
const NOON = new Date().setHours(12, 0, 0, 0);
const secondsBefore = (time: number, seconds: number): string => new Date(time - seconds * 1000).toISOString();
const records: RunRecord[] = [1, 2, 3].map((number) => ({
  run_id: `r${number}`,
  session_id: 'sidebar',
  title: `Question ${number}`,
  query: 'Why?',
  sources: [{ id: 's1', kind: 'url', title: 'Tide gauges' }],
  provider: 'ollama',
  model: 'llama3.2:3b',
  started_at: secondsBefore(NOON, number),
  ended_at: null,
  reason: 'completed',
  pinned: false,
  confidence: 0.9,
  thread_id: `r${number}`,
}));

describe('reading in the sidebar', function () {
  this.timeout(60_000);
  let browser: Browser;
  let open: SidebarPage[] = [];

  before(async () => {
    await mkdir(ARTIFACTS, { recursive: true });
    browser = await launchBrowser();
  });
  after(() => browser.close());
  afterEach(async () => {
    for (const sidebar of open) await sidebar.close();
    open = [];
  });
  const sidebarWith = async (options: SidebarPageOptions = {}): Promise<SidebarPage> => {
    const sidebar = await openSidebar(browser, { height: 700, ...options });
    open.push(sidebar);
    await sidebar.connected();
    return sidebar;
  };
  const show = async (sidebar: SidebarPage, events: readonly AgentEvent[]): Promise<void> => {
    sidebar.send(...events);
    await sidebar.settled();
  };
  const top = (page: Page, selector: string): Promise<number> =>
    page
      .locator(selector)
      .last()
      .evaluate((element) => element.getBoundingClientRect().top);
  const toEnd = (page: Page): Promise<number> =>
    page.evaluate<number>(
      'document.documentElement.scrollHeight - document.documentElement.clientHeight - document.documentElement.scrollTop',
    );
  /** The focused element, by its accessible name or text. */
  const focused = (page: Page): Promise<string> =>
    page.evaluate<string>(
      "document.activeElement === document.body ? '' : document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()",
    );

  it('keeps the answer in place when the run ends', async () => {
    const sidebar = await sidebarWith();
    const summary = plannedSummary(undefined, { title: SOURCE.title });
    const events = numbered('run-1', [
      started({ sources: [{ id: 's1', kind: 'url', title: SOURCE.title, url: SOURCE.url }] }),
      { type: 'source_read', payload: { source: { ...SOURCE, read: undefined, sections: undefined } } },
      PROGRESS,
      ...partials(summary.text),
      {
        type: 'final_summary',
        payload: { summary, citations: 5, confidence: 0.9, verdict: verdictOf(summary.sentences) },
      },
      receipt(),
      END,
    ]);
    await show(sidebar, events.slice(0, 6));
    const before = await top(sidebar.page, '.answer');
    await show(sidebar, events.slice(6));
    await sidebar.page.locator('.verdict').waitFor();
    assert.equal(await top(sidebar.page, '.answer'), before);
    assert.equal(
      (await sidebar.page.locator('.turn').innerText()).split(SOURCE.title).length,
      2,
      'the title appears once',
    );
  });

  it("keeps the reader's position in the text, and follows the end once the reader has scrolled there", async () => {
    const sidebar = await sidebarWith();
    const { page } = sidebar;
    const [first, second, third] = [
      LONG,
      LONG.replaceAll('one more', 'another'),
      LONG.replaceAll('one more', 'a third'),
    ].map((text) => partials(`${text}\n\n`, 4_000));
    const events = numbered('run-1', [started(), PROGRESS, ...(first ?? []), ...(second ?? []), ...(third ?? []), END]);
    const upTo = (share: number) => Math.round(events.length * share);
    await show(sidebar, events.slice(0, upTo(0.4)));
    await page.mouse.move(150, 400);
    await page.mouse.wheel(0, 300);
    // Playwright polls with eval, which the page's policy forbids.
    while ((await page.evaluate<number>('document.documentElement.scrollTop')) < 300) await page.waitForTimeout(20);
    await show(sidebar, events.slice(upTo(0.4), upTo(0.6)));
    assert.equal(await page.evaluate<number>('document.documentElement.scrollTop'), 300);
    await page.mouse.wheel(0, 100_000);
    while ((await toEnd(page)) > 1) await page.waitForTimeout(20);
    await sidebar.settled();
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    await show(sidebar, events.slice(upTo(0.6), -1));
    assert.ok((await page.evaluate<number>('document.documentElement.scrollHeight')) > height);
    assert.ok((await toEnd(page)) <= 1);
    const last = await top(page, '.answer .block:last-of-type');
    await show(sidebar, events.slice(-1));
    assert.equal(await top(page, '.answer .block:last-of-type'), last);
  });

  it('starts a follow-up at the top of the view and keeps its field', async () => {
    const sidebar = await sidebarWith({
      agent: (command, send) => {
        if (command.type === 'start_agent')
          send(
            ...numbered('run-2', [
              {
                ...follow('run-1'),
                payload: { ...follow('run-1').payload, request_id: command.request_id },
              } as RunEvent,
              PROGRESS,
            ]),
          );
      },
    });
    const { page } = sidebar;
    await show(sidebar, completeRun('run-1'));
    await page.getByRole('textbox', { name: 'Question' }).fill('And then?');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'And then?' }).waitFor();
    await sidebar.settled();
    const turns = page.locator('.turn');
    const bottom = await turns.first().evaluate((turn) => turn.getBoundingClientRect().bottom);
    assert.ok(bottom <= 0, `nothing of the turn before it is in view: ${bottom}`);
    assert.ok((await top(page, '.turn h2')) > 8, 'the question is below the edge');
    assert.ok((await top(page, '.turn')) < 60);
    await page.keyboard.type('Next');
    assert.equal(await page.getByRole('textbox', { name: 'Question' }).inputValue(), 'Next');
    await page.keyboard.press('Enter');
    assert.equal(await page.getByRole('textbox', { name: 'Question' }).inputValue(), 'Next', 'waits for the answer');
    await show(sidebar, numbered('run-2', [...partials('It ebbs.'), END], 3));
    await page.getByRole('button', { name: 'Run (Enter)' }).waitFor();
    assert.ok((await top(page, '.turn')) < 60);
  });

  it('leaves an answer that was stopped within its markup as it was', async () => {
    for (const rest of [
      '- ',
      '1. ',
      '> ',
      '## ',
      '- [x] ',
      '**',
      '| Year | Level',
      'It is **high',
      '$$\n\\frac{1}',
    ] as const) {
      const sidebar = await sidebarWith();
      const { page } = sidebar;
      const answer = async () => [
        (await page.locator('.answer').innerText()).replace(/\u2060/g, '').trim(),
        await page.locator('.answer > *').count(),
      ];
      const events = [started(), ...partials(`It ebbs.\n\n${rest}`)];
      await show(sidebar, numbered('run-1', events));
      await page.getByText('It ebbs.').waitFor();
      await sidebar.settled();
      const before = await answer();
      const end: RunEvent = { type: 'agent_end', payload: { success: false, reason: 'cancelled' } };
      await show(sidebar, numbered('run-1', [end], events.length + 1));
      await page.locator('.turn[aria-busy=false]').waitFor();
      assert.deepEqual(await answer(), before, rest);
    }
  });

  it('reports an error that cut the answer short once, with every remedy', async () => {
    const cut = 'Ollama stopped before the answer was complete. The partial answer was kept. Try again.';
    const summary = plannedSummary(undefined, { incomplete: cut, coverage: 1 });
    for (const [payload, incomplete, buttons] of [
      [
        { code: 'stream_broken', message: cut, retryable: true },
        cut,
        /^Finish the Answer, Try Again, Select Model, Show Log$/,
      ],
      [
        { code: 'provider_error', message: cut, retryable: true },
        cut,
        /^Finish the Answer, Try Again, Select Model, Show Log$/,
      ],
      [
        { code: 'output_limit', message: cut, retryable: true },
        `${cut} So it ends there.`,
        /^Finish the Answer, Model Settings$/,
      ],
    ] as const) {
      const sidebar = await sidebarWith();
      await show(
        sidebar,
        numbered('run-1', [
          started(),
          ...partials(summary.text),
          { type: 'error', payload },
          { type: 'final_summary', payload: finalSummaryOf({ ...summary, incomplete }) },
          { type: 'agent_end', payload: { success: false, reason: 'failed', message: cut } },
        ]),
      );
      await sidebar.page.locator('.verdict').waitFor();
      const banners = sidebar.page.locator('.banner');
      assert.deepEqual(await banners.locator('.banner-text > div:first-child').allInnerTexts(), [incomplete]);
      assert.match((await banners.locator('.buttons > *').allTextContents()).join(', '), buttons);
      assert.match((await banners.first().getAttribute('class')) ?? '', /banner-error/);
    }
  });

  it('reports an error and what else is missing separately', async () => {
    const sidebar = await sidebarWith();
    const summary = plannedSummary(undefined, { incomplete: 'The budget was used up.' });
    await show(
      sidebar,
      numbered('run-1', [
        started(),
        ...partials(summary.text),
        { type: 'error', payload: { code: 'store_failed', message: 'The disk is full.', retryable: true } },
        { type: 'final_summary', payload: finalSummaryOf(summary) },
        END,
      ]),
    );
    await sidebar.page.locator('.verdict').waitFor();
    assert.deepEqual(await sidebar.page.locator('.banner-text > div:first-child').allInnerTexts(), [
      'The disk is full.',
      'The budget was used up.',
    ]);
  });

  it('colors code with enough contrast', async () => {
    const code =
      '```python\n# A comment\nclass Tree:\n    def grow(self, by=2):\n        return "oak" if by > 1 else None\n```\n\n```css\n.tree:hover { color: red }\n```\n\n```diff\n- gone\n+ new\n```';
    for (const theme of ['light', 'dark', 'high-contrast', 'high-contrast-light'] as const) {
      const sidebar = await sidebarWith({ theme });
      await show(sidebar, numbered('run-1', [started(), ...partials(`Some code:\n\n${code}\n\nIt ends.`)]));
      await sidebar.page.locator('.hljs-title').first().waitFor();
      const low = await sidebar.page.evaluate<string[]>(`(() => {
        const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        // As drawn: translucent colors lie on what is behind them.
        const luminance = (...layers) => {
          context.clearRect(0, 0, 1, 1);
          for (const layer of layers) {
            context.fillStyle = layer;
            context.fillRect(0, 0, 1, 1);
          }
          const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((value) =>
            value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const page = getComputedStyle(document.documentElement).getPropertyValue('--vscode-sideBar-background');
        return [...document.querySelectorAll('[class^="hljs-"]')].flatMap((token) => {
          const behind = [page, getComputedStyle(token.closest('pre')).backgroundColor];
          const [a, b] = [luminance(...behind), luminance(...behind, getComputedStyle(token).color)].sort();
          const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          return contrast < 4.5 ? [token.className + ' ' + contrast.toFixed(2)] : [];
        });
      })()`);
      assert.deepEqual([...new Set(low)], [], theme);
    }
  });

  it('keeps an unreadable source in the list, with the reason', async () => {
    const sidebar = await sidebarWith();
    const { page } = sidebar;
    const summary = plannedSummary();
    const sources = [
      { id: 's1', kind: 'url' as const, title: 'Tide gauges', url: SOURCE.url },
      { id: 's2', kind: 'url' as const, title: 'Journal', url: 'https://example.org/journal' },
    ];
    await show(
      sidebar,
      numbered('run-1', [
        started({ sources }),
        {
          type: 'error',
          payload: {
            code: 'login_required',
            message: 'The journal asks for a login.',
            retryable: false,
            source_id: 's2',
          },
        },
        { type: 'source_read', payload: { source: SOURCE } },
        ...partials(summary.text),
        {
          type: 'final_summary',
          payload: { summary, citations: 5, confidence: 0.9, verdict: verdictOf(summary.sentences) },
        },
        END,
      ]),
    );
    await page.locator('.verdict').waitFor();
    await page.locator('.source-failure', { hasText: 'Journal' }).getByText('asks for a login').waitFor();
    await page.getByRole('button', { name: 'Details' }).click();
    assert.deepEqual(await page.locator('.source .source-name').allInnerTexts(), [SOURCE.title, 'Journal']);
  });

  it('lists below the answer what changed since the last one', async () => {
    const sidebar = await sidebarWith({ width: 250 });
    const { page } = sidebar;
    await page.clock.setFixedTime(NOON);
    const changes = {
      since: secondsBefore(NOON, 300),
      summary: 'One section added.',
      sections: [
        { heading: 'A new pier', change: 'added' as const },
        { heading: 'Ferries', change: 'removed' as const },
      ],
    };
    await show(sidebar, completeRun('run-1', plannedSummary(undefined, { changes })));
    const before = await top(page, '.answer');
    assert.match(await page.locator('.changes > summary').innerText(), /What changed since [^,]+: 2 sections$/u);
    await page.getByText('A new pier').waitFor();
    assert.ok(
      before <
        (await page
          .locator('.changes')
          .evaluate((element) => element.getBoundingClientRect().top + document.documentElement.scrollTop)),
      'below the answer, without moving it',
    );
  });

  it('keeps focus when the focused element is removed', async () => {
    const agent: Agent = (command, send) => {
      if (command.type === 'list_runs') send({ type: 'runs', payload: { runs: records } });
      if (command.type === 'cancel_agent')
        send(...numbered('run-1', [{ type: 'agent_end', payload: { success: false, reason: 'cancelled' } }], 4));
    };
    const sidebar = await sidebarWith({ agent });
    const { page } = sidebar;
    await show(sidebar, numbered('run-1', [started(), PROGRESS, ...partials('It ebbs.')]));
    await page.getByRole('button', { name: 'Stop (Escape)' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Read the Rest').waitFor();
    await sidebar.settled();
    assert.notEqual(await focused(page), '', 'after Stop');

    await sidebar.host({
      type: 'add_sources',
      sources: ['one', 'two'].map((name) => ({ title: name, request: { url: `https://example.org/${name}` } })),
    });
    await sidebar.settled();
    await page.getByRole('button', { name: 'Remove one' }).focus();
    await page.keyboard.press('Enter');
    await sidebar.settled();
    assert.equal(await focused(page), 'Remove two');

    await page.locator('.badge').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Model' }).waitFor();
    await page.getByRole('button', { name: 'Close Models' }).focus();
    await page.keyboard.press('Escape');
    await sidebar.settled();
    assert.match(await focused(page), /Select Model$/);

    await sidebar.host({ type: 'perform', action: 'show_history' });
    await page.getByRole('button', { name: 'Delete Question 2' }).focus();
    await page.keyboard.press('Enter');
    await sidebar.settled();
    assert.match(await focused(page), /Question [13]/);
    await page.locator('.panel .entry-open', { hasText: 'Question 1' }).focus();
    await page.keyboard.press('F2');
    await sidebar.settled();
    assert.equal(await focused(page), 'New name');
    await page.keyboard.press('Escape');
    await sidebar.settled();
    assert.match(await focused(page), /Question 1/);
    await page.keyboard.press('Escape');
    await page.locator('.panel').waitFor({ state: 'detached' });
    await sidebar.settled();
    assert.notEqual(await focused(page), '', 'after the history');
  });

  it('lists earlier questions by day and source, with one tab stop, and collapses unanswered ones', async () => {
    const record = (number: number, change: Partial<RunRecord>): RunRecord => ({
      ...(records[0] as RunRecord),
      run_id: `r${number}`,
      thread_id: `r${number}`,
      title: `Question ${number}`,
      ...change,
    });
    const runs = [
      record(1, {}),
      record(2, { query: 'Summarize this source.', title: 'Tide gauges' }),
      record(3, { sources: [{ id: 's1', kind: 'document', title: 'notes.md' }] }),
      record(4, { pinned: true, started_at: secondsBefore(NOON, 9 * 86_400) }),
      record(5, { reason: 'failed', error_code: 'consent_needed' }),
      record(6, { reason: 'failed', error_code: 'provider_unavailable' }),
      // As a run is stored that ended before its source had a title.
      record(7, {
        query: DEFAULT_QUERY,
        title: DEFAULT_QUERY,
        sources: ['https://example.org/a/gone'].map((url) => ({ id: 's1', kind: 'url', title: url, url })),
        reason: 'failed',
        error_code: 'http_error',
      }),
      record(8, {
        query: DEFAULT_QUERY,
        title: 'One +2',
        sources: ['One', 'Two', 'Three'].map((title) => ({ id: title, kind: 'inline', title })),
      }),
    ];
    const sidebar = await sidebarWith({
      agent: (command, send) => {
        if (command.type !== 'list_runs') return;
        const found = command.search ? [record(1, {}), record(9, { thread_id: 'r1', title: 'And salt?' })] : runs;
        send({ type: 'runs', payload: { runs: found } });
      },
    });
    const { page, commands } = sidebar;
    await page.clock.setFixedTime(NOON);
    await sidebar.connected();
    await sidebar.host({ type: 'perform', action: 'show_history' });
    await page.locator('.panel .entry').first().waitFor();
    // A search shows the follow-up that it found.
    const search = page.locator('.panel .search-field input');
    await search.fill('SALT');
    assert.equal(await page.locator('.panel .entry-match').innerText(), 'And salt?');
    await search.fill('question');
    await page.locator('.panel .entry-match').waitFor({ state: 'detached' });
    await search.fill('');
    await page.locator('.panel .entry', { hasText: 'Question 3' }).waitFor();
    assert.deepEqual(await page.locator('.panel h3, .panel h4, .panel .entry-title').allTextContents(), [
      'Pinned',
      'Tide gauges',
      '\uEB2BPinned: Question 4',
      'Today',
      'Tide gauges',
      'Question 1',
      'Summary',
      'notes.md',
      'Question 3',
      'One, Two, and 1 more',
      'Summary',
    ]);
    await page.getByText('Not answered: 3 questions').click();
    const unread = page.locator('.panel .entry', { hasText: 'example.org' });
    assert.match((await unread.innerText()).replace(/\s+/g, ' '), /^Summary example\.org\/…\/gone · .+ · failed/);
    const declined = page.locator('.panel .entry', { hasText: 'Question 5' });
    assert.match(await declined.locator('.entry-facts').innerText(), /not read$/);
    assert.match(
      await page.locator('.panel .entry', { hasText: 'Question 6' }).locator('.entry-facts').innerText(),
      /failed$/,
    );
    const stops = await page
      .locator('.panel .entry-open')
      .evaluateAll((entries) => entries.map((entry) => (entry as HTMLElement).tabIndex));
    assert.deepEqual(stops, [0, -1, -1, -1, -1, -1, -1, -1]);
    // From the search down into what it found.
    await page.locator('.panel .search-field').focus();
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('ArrowDown');
    assert.match(await focused(page), /^Summary/);
    await declined.getByRole('button', { name: 'Try Again: Question 5' }).click();
    await sidebar.settled();
    const again = commands.findLast(({ type }) => type === 'repeat');
    assert.ok(again?.type === 'repeat' && again.run_id === 'r5');
  });

  it('has at most twelve tab stops between the question and the field for the next', async () => {
    // Many blocks, a table and code that scroll, and, with the counts expanded, many sentences to check.
    const wide = `| ${'Station | '.repeat(9)}\n|${'---|'.repeat(9)}\n| ${'Amsterdam | '.repeat(9)}`;
    const code = `\`\`\`\n${'code '.repeat(60)}\n\`\`\``;
    const long = [...RICH, '\n\n', ...RICH, `\n${wide}\n\n${code}\n\n`, ...RICH];
    for (const [plan, open] of [
      [undefined, false],
      [RICH, false],
      [long, false],
      [long, true],
    ] as const) {
      const sidebar = await sidebarWith();
      const { page } = sidebar;
      await show(sidebar, completeRun('run-1', plannedSummary(plan)));
      if (open) {
        await page.locator('.verdict summary').click();
        await page.locator('.to-check button').nth(11).waitFor();
      }
      await page.evaluate("document.querySelector('.question').setAttribute('tabindex', '-1')");
      await page.locator('.question').focus();
      const stops: string[] = [];
      for (;;) {
        await page.keyboard.press('Tab');
        const name = await page.evaluate<string>(
          "document.activeElement.localName + ' ' + (document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).slice(0, 40)",
        );
        if (name === 'textarea Question' || stops.length > 30) break;
        stops.push(name);
      }
      assert.ok(stops.length <= 12, stops.join('\n'));
      assert.deepEqual(await accessibilityProblems(page), []);
    }
  });

  it('reads an answer aloud sentence by sentence, highlighting each, if there are voices', async () => {
    const sidebar = await sidebarWith();
    const { page } = sidebar;
    await show(sidebar, completeRun('run-1', plannedSummary()));
    const listen = page.getByRole('button', { name: 'Listen to the Answer' });
    assert.equal(await listen.count(), 0, 'this browser has no voices');
    await page.evaluate(`{
      window.heard = [];
      const synthesis = Object.assign(new EventTarget(), {
        getVoices: () => [{ name: 'a voice' }],
        cancel: () => {},
        speak(utterance) {
          heard.push(utterance.text);
          utterance.dispatchEvent(new Event('start'));
          window.next = () => utterance.dispatchEvent(new Event('end'));
        },
      });
      const before = window.speechSynthesis;
      Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true });
      before.dispatchEvent(new Event('voiceschanged'));
    }`);
    await listen.click();
    assert.equal(
      (await page.locator('.spoken').allTextContents()).join(''),
      'A tide gauge measures the height of the water against a fixed point on land, the benchmark.',
    );
    await page.evaluate('next()');
    assert.equal(
      (await page.locator('.spoken').allTextContents()).join(''),
      'Its float sits in a stilling well, whose narrow opening damps the waves.',
    );
    await page.evaluate('next()');
    await page.getByRole('button', { name: 'Stop Reading Aloud' }).click();
    await sidebar.settled();
    assert.equal(await page.locator('.spoken').count(), 0);
    await page.evaluate('next()');
    await sidebar.settled();
    assert.equal(await page.evaluate<number>('heard.length'), 3);
    assert.equal(
      await page.evaluate<string>('heard[0]'),
      'A tide gauge measures the height of the water against a fixed point on land, the benchmark.',
    );
    await listen.click();
    for (let index = 0; index < 5; index++) await page.evaluate('next()');
    await listen.waitFor();
  });

  it('shows rows as rows, and marks them and formulas where they are', async () => {
    const sidebar = await sidebarWith({ width: 340 });
    const { page } = sidebar;
    await show(sidebar, completeRun('run-1', plannedSummary(RICH)));
    const answer = page.locator('.answer');
    const bar = answer.locator('tr', { hasText: 'Watering bags' }).locator('td').first();
    const drawn = await bar.evaluate((cell) => {
      const { content, width, left } = getComputedStyle(cell, '::before');
      const frame = cell.closest('.table-frame')?.getBoundingClientRect();
      return { content, width, clipped: cell.getBoundingClientRect().left + parseFloat(left) < (frame?.left ?? 0) };
    });
    assert.deepEqual(drawn, { content: '""', width: '3px', clipped: false });
    const supported = answer.locator('tr', { hasText: 'None' }).locator('td').first();
    assert.equal(await supported.evaluate((cell) => getComputedStyle(cell, '::before').content), 'none');
    // The formula's mark is in its line.
    const [formula, mark] = await Promise.all(
      ['.math-display', '.numbered .cite'].map((selector) => answer.locator(selector).boundingBox()),
    );
    assert.ok(formula && mark);
    assert.ok(mark.y > formula.y && mark.y + mark.height < formula.y + formula.height, JSON.stringify([formula, mark]));
    // A task has its box in place of a bullet.
    const tasks = answer.locator('li', { hasText: /Measured|Repeated/ });
    assert.deepEqual(await tasks.evaluateAll((items) => items.map((item) => getComputedStyle(item).listStyleType)), [
      '"☑\u00a0"',
      '"☐\u00a0"',
    ]);
    assert.deepEqual(await tasks.allInnerTexts(), ['Measured', 'Repeated']);
    await page.locator('.verdict summary').click();
    const card = page.locator('.to-check > li', { hasText: 'Watering bags' });
    const cells = (table: number) => card.locator('table').nth(table).locator('th, td').allInnerTexts();
    await card.waitFor();
    assert.deepEqual(await cells(0), ['Measure', '15-year survival', 'Watering bags', '91 %']);
    assert.deepEqual(await cells(1), ['Watering bags', '71 %']);
    assert.doesNotMatch(await page.locator('.verdict').innerText(), /\|/);
    await page.screenshot({ path: path.join(ARTIFACTS, 'rows.png'), fullPage: true });
    assert.deepEqual(await accessibilityProblems(page), []);
  });

  it('leaves most of a low view, such as at 200 %, to the answer', async () => {
    const sidebar = await sidebarWith({ width: 300, height: 330 });
    const { page } = sidebar;
    await show(sidebar, completeRun('run-1', plannedSummary(RICH)));
    const composer = await page.locator('.composer').boundingBox();
    const start = await page.locator('.answer').boundingBox();
    assert.ok(composer && start);
    const lines = (composer.y - start.y) / 21;
    assert.ok(lines >= 7, `${lines.toFixed(1)} lines of text`);
    // Everything stays within reach.
    for (const name of ['Add Page or File', 'Length', 'Language'])
      await page.locator('.composer').getByLabel(new RegExp(name, 'i')).first().waitFor();
    await page.locator('.composer .badge').waitFor();
    await page.screenshot({ path: path.join(ARTIFACTS, 'low.png') });
    assert.deepEqual(await accessibilityProblems(page), []);
  });

  it('names what is alike by its place, and offers a question only once', async () => {
    const at = (number: number, place: Partial<RunRecord['sources'][number]>): RunRecord => ({
      ...(records[0] as RunRecord),
      run_id: `r${number}`,
      thread_id: `r${number}`,
      title: '',
      query: DEFAULT_QUERY,
      started_at: secondsBefore(NOON, number),
      sources: [{ id: 's1', kind: 'document', title: 'Harbor report', ...place }],
    });
    const runs = [
      at(1, { uri: 'file:///a/scan.pdf' }),
      at(2, { uri: 'file:///a/scan.pdf' }),
      at(3, { uri: 'file:///a/b%C3%BCro.png' }),
    ];
    const sidebar = await sidebarWith({
      agent: (command, send) => {
        if (command.type === 'list_runs') send({ type: 'runs', payload: { runs } });
      },
    });
    const { page } = sidebar;
    const recent = page.locator('.empty .entry');
    await recent.first().waitFor();
    const texts = (await recent.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    assert.equal(texts.length, 2);
    assert.match(texts[0] ?? '', /^Summary Harbor report · scan\.pdf · \d/);
    assert.match(texts[1] ?? '', /^Summary Harbor report · büro\.png · \d/);
    await sidebar.host({ type: 'perform', action: 'show_history' });
    await page.locator('.history-source').first().waitFor();
    assert.deepEqual(await page.locator('.history-source').allInnerTexts(), [
      'Harbor report · scan.pdf',
      'Harbor report · büro.png',
    ]);
  });

  it('has the model correct a sentence in place, with the old one struck through', async () => {
    const sidebar = await sidebarWith();
    const { page, commands } = sidebar;
    await show(sidebar, completeRun('run-1', plannedSummary()));
    await page.locator('.warn-unsupported').hover();
    await page.locator('.card').getByRole('button', { name: 'Ask the Model to Correct This Sentence' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.verdict summary').click();
    const entry = page.locator('.to-check > li', { hasText: 'Amsterdam' });
    await entry.getByRole('button', { name: 'Ask the Model to Correct This Sentence' }).click();
    await sidebar.settled();
    const asked = commands.findLast(({ type }) => type === 'start_agent');
    assert.ok(asked?.type === 'start_agent');
    assert.deepEqual([asked.follow_up, asked.repairs], ['run-1', { sentence_index: 2 }]);
    assert.match(asked.query, /"The first one was built in Amsterdam in 1682\."[^]*begins in Brest in 1807/);
    assert.equal(await page.locator('.turn').count(), 1, "it isn't a separate question");
    const start = started({
      query: asked.query,
      request_id: asked.request_id,
      follow_up: 'run-1',
      repairs: asked.repairs,
    });
    const corrected = plannedSummary([
      {
        text: 'The oldest record that is **still kept** begins in Brest in 1807.',
        band: 'supported',
        support: 0.9,
        quotes: ['It begins in Brest in 1807.'],
      },
    ]);
    const events = completeRun('run-2', corrected, start);
    sidebar.send(...events.slice(0, 4));
    await entry.getByText('Correcting this sentence…').waitFor();
    sidebar.send(...events.slice(4));
    const correction = page.locator('.answer .correction', { hasText: 'Corrected:' });
    await correction.waitFor();
    assert.match(
      await correction.innerText(),
      /Corrected:\s+The oldest record that is still kept begins in Brest in 1807\.[\s\u2060]*\d/,
    );
    const chips = page.locator('.answer .cite[data-citation]');
    const shown = await chips.allInnerTexts();
    const [own = ''] = await correction.locator('.cite').allInnerTexts();
    assert.ok(shown.includes(own));
    assert.deepEqual(
      shown,
      shown.map((_, index) => String(index + 1)),
      'numbered in reading order, as in notes and exports',
    );
    const bars = await page
      .locator('.answer :has(> .replaced)')
      .evaluateAll((blocks) => blocks.map((block) => getComputedStyle(block, '::before').content));
    assert.deepEqual([...new Set(bars)], ['none'], 'what is corrected has no bar');
    assert.match(
      (await correction.locator('.cite').getAttribute('aria-label')) ?? '',
      new RegExp(`^Citation ${own}\\b`),
    );
    assert.equal(await page.locator('.answer .replaced').innerText(), 'The first one was built in Amsterdam in 1682.');
    assert.equal(await page.locator('.turn').count(), 1);
    await entry.getByText('Corrected:', { exact: true }).waitFor();
    await page.screenshot({ path: path.join(ARTIFACTS, 'repaired.png') });
    await correction.locator('.cite').hover();
    assert.match(await page.locator('.card').innerText(), /Supported[^]*It begins in Brest/);
    assert.deepEqual(await accessibilityProblems(page), []);
    // The next question follows up on the answer, not on the correction.
    await page.getByRole('textbox', { name: 'Question' }).fill('And then?');
    await page.keyboard.press('Enter');
    await sidebar.settled();
    const next = commands.findLast(({ type }) => type === 'start_agent');
    assert.ok(next?.type === 'start_agent' && next.follow_up === 'run-1');
  });

  it('deletes a question once undo is no longer possible, even after a reload', async () => {
    const agent: Agent = (command, send) => {
      if (command.type === 'list_runs') send({ type: 'runs', payload: { runs: records } });
    };
    const sidebar = await sidebarWith({ agent });
    const { page, commands } = sidebar;
    const deleted = () => commands.flatMap((command) => (command.type === 'delete_run' ? [command.run_id] : []));
    const openHistory = async () => {
      await sidebar.host({ type: 'perform', action: 'show_history' });
      // It takes the focus a moment after it is shown, and would take the key meant for an entry.
      await page.locator('.panel input:focus').waitFor();
    };
    await sidebar.connected();
    await openHistory();
    await page.locator('.panel .entry-open', { hasText: 'Question 1' }).focus();
    await page.keyboard.press('Delete');
    await page.getByText('Deleted "Question 1".').waitFor();
    assert.equal(await page.locator('.panel .entry').count(), 2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.panel .entry-open', { hasText: 'Question 1' }).waitFor();
    await page.locator('.panel .entry-open', { hasText: 'Question 2' }).focus();
    await page.keyboard.press('Delete');
    await sidebar.settled();
    assert.deepEqual(deleted(), []);
    await page.getByRole('button', { name: 'Close History' }).click();
    await sidebar.settled();
    assert.deepEqual(deleted(), ['r2']);

    await openHistory();
    await page.locator('.panel .entry-open', { hasText: 'Question 3' }).focus();
    await page.keyboard.press('Delete');
    while (!(await page.evaluate<boolean>("window.savedState?.deleted?.title === 'Question 3'")))
      await page.waitForTimeout(20);
    const next = await sidebarWith({ agent, saved: await page.evaluate<unknown>('window.savedState') });
    await next.connected();
    await next.settled();
    assert.ok(next.commands.some((command) => command.type === 'delete_run' && command.run_id === 'r3'));
  });

  it("shows the card of a mark that the arrow keys scrolled to, without the source's line breaks in its quote", async () => {
    const sidebar = await sidebarWith({ height: 420 });
    const { page } = sidebar;
    const quote = 'A gauge reports the height\nof the sea.\n\n- first item\n- second item';
    const sentences = Array.from({ length: 30 }, (_, index) => ({
      text: `Sentence ${index} about the sea.`,
      band: 'supported' as const,
      support: 0.9,
      quotes: [quote],
    }));
    await show(sidebar, completeRun('run-1', plannedSummary(sentences.flatMap((sentence) => [sentence, '\n\n']))));
    await page.locator('.cite').nth(0).focus();
    for (let presses = 0; presses < 25; presses++) await page.keyboard.press('ArrowDown');
    await sidebar.settled();
    assert.ok((await page.evaluate<number>('document.documentElement.scrollTop')) > 0);
    assert.equal(
      await page.locator('.card blockquote').innerText(),
      'A gauge reports the height of the sea.\n\nfirst item\nsecond item',
    );
  });

  it('uses right-to-left direction for right-to-left text, but never for code', async () => {
    const sidebar = await sidebarWith({ width: 250 });
    const { page } = sidebar;
    const code = `\`\`\`\n${'const height = read(station); '.repeat(8)}\n\`\`\``;
    const table = `| ${'Station | '.repeat(9)}\n|${'---|'.repeat(9)}\n| ${'Amsterdam | '.repeat(9)}`;
    await show(
      sidebar,
      numbered('run-1', [
        started({
          query: 'ما هو مقياس المد؟',
          sources: [{ id: 's1', kind: 'document', title: 'ارتفاع مستوى سطح البحر في الموانئ الشمالية' }],
        }),
        PROGRESS,
        ...partials(
          `يقيس مقياس المد ارتفاع البحر.\n\n- تستخدم المحطات الرادار.\n\nPlain English.\n\n${code}\n\n${table}\n`,
        ),
        note('ملاحظة', 1),
      ]),
    );
    const direction = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).direction);
    assert.equal(await direction('.question h2'), 'rtl');
    assert.equal(await direction('.chip-title'), 'rtl', 'so that its end is cut rather than its beginning');
    assert.equal(await direction('.answer p'), 'rtl');
    assert.equal(await direction('.answer ul'), 'rtl');
    assert.equal(await direction('.answer p:has-text("Plain")'), 'ltr');
    assert.equal(await direction('.answer pre'), 'ltr');
    assert.equal(
      await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
      0,
    );
  });
});
