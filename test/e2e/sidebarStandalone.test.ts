import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import {
  verdictOf,
  type AgentEvent,
  type MeteredRun,
  type RunEvent,
  type RunRecord,
} from '../../src/protocol/index.js';
import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';
import { accessibilityProblems } from '../helpers/webview/axe.js';
import { HOSTILE_TEXTS } from '../helpers/webview/hostileText.js';
import {
  ACTIONS,
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
  type Theme,
} from '../helpers/webview/sidebarPage.js';

const ARTIFACTS = path.join(repositoryRoot, 'artifacts', 'sidebar');
const echoed = (events: readonly AgentEvent[], requestId: string | undefined): AgentEvent[] =>
  events.map((event) =>
    event.type === 'agent_start' ? { ...event, payload: { ...event.payload, request_id: requestId } } : event,
  );

/** An agent that answers every question with a complete run and knows how to hand it over again. */
const answering: Agent = (command, send) => {
  if (command.type === 'start_agent') send(...echoed(completeRun('run-1'), command.request_id));
  if (command.type === 'resume') send(...completeRun(command.run_id).filter(({ seq = 0 }) => seq > command.after_seq));
  if (command.type === 'join_session')
    send({ type: 'session_joined', payload: { session_id: command.session_id, active_runs: [] } });
};

describe('the sidebar in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let open: SidebarPage[] = [];

  before(async () => {
    await mkdir(ARTIFACTS, { recursive: true });
    browser = await launchBrowser();
  });
  after(() => browser.close());
  afterEach(async () => {
    const pages = open;
    open = [];
    for (const sidebar of pages) await sidebar.close();
    for (const { violations, requests } of pages) {
      assert.deepEqual(violations, [], 'nothing breaks the content security policy or throws');
      assert.deepEqual(requests, [], 'nothing is asked of anyone else');
    }
  });
  const sidebarWith = async (options: SidebarPageOptions = {}): Promise<SidebarPage> => {
    const sidebar = await openSidebar(browser, options);
    open.push(sidebar);
    return sidebar;
  };
  const withRun = async (options: SidebarPageOptions = {}): Promise<SidebarPage> => {
    const sidebar = await sidebarWith({ agent: answering, ...options });
    await sidebar.page.getByRole('button', { name: 'Summarize This Document' }).click();
    await sidebar.page.locator('.verdict').waitFor();
    return sidebar;
  };

  describe('is photographed and accessible', () => {
    const live: RunEvent[] = [
      started({
        query: 'What are the main sources of error?',
        sources: [{ id: 's1', kind: 'document', title: 'tide-handbook.md', uri: 'file:///project/tide-handbook.md' }],
      }),
      ...['Introduction', 'What a gauge measures', 'The stilling well', 'Levelling', 'Vertical land motion'].flatMap(
        (heading, index): RunEvent[] => [
          {
            type: 'partial_summary',
            payload: {
              text: `- The section explains **${heading.toLowerCase()}** and gives figures.\n`,
              chunk_index: index,
              heading,
              source_id: 's1',
              cached: index < 2,
            },
          },
          {
            type: 'partial_summary',
            payload: { text: '- A second point, and how it was measured.\n- A third', chunk_index: index },
          },
        ],
      ),
      {
        type: 'progress',
        payload: {
          stage: 'notes',
          message: 'Reading section 6 of 41',
          done: 5,
          total: 41,
          read: 0.12,
          remaining_ms: 84_000,
        },
      },
    ];
    const handbook = {
      ...SOURCE,
      kind: 'document' as const,
      title: 'tide-handbook.md',
      url: undefined,
      uri: 'file:///project/tide-handbook.md',
      words: 81_240,
      read: { closely: 0.62, skimmed: 0.26, left: 0.12 },
    };
    const stopped: RunEvent[] = [
      ...live,
      {
        type: 'final_summary',
        payload: {
          summary: plannedSummary(undefined, {
            sources: [handbook],
            coverage: 0.62,
            incomplete: 'You stopped reading at 62%.',
          }),
          citations: 5,
          confidence: 0.81,
          verdict: verdictOf(plannedSummary().sentences),
        },
      },
      receipt({ share_read: 0.62 }),
      { type: 'agent_end', payload: { success: false, reason: 'cancelled' } },
    ];
    const records: RunRecord[] = [1, 2, 3, 4, 5].map((day) => ({
      run_id: `r${day}`,
      session_id: 'sidebar',
      title: `Question ${day} about the sea`,
      query: 'Why?',
      sources: [
        { id: 's1', kind: 'url', title: day > 3 ? 'A handbook of harbors and how they are dredged' : 'Tide gauges' },
      ],
      provider: 'ollama',
      model: 'llama3.2:3b',
      started_at: new Date(Date.now() - day * 20_000_000).toISOString(),
      ended_at: null,
      reason: day === 5 ? 'failed' : 'completed',
      pinned: day === 3,
      confidence: 0.9,
      thread_id: `r${day}`,
    }));
    const states: Record<
      string,
      {
        events?: RunEvent[];
        agent?: Agent;
        init?: SidebarPageOptions['init'];
        then?: (sidebar: SidebarPage) => Promise<void>;
      }
    > = {
      empty: {},
      streaming: {
        events: [
          started(),
          { type: 'progress', payload: { stage: 'answer', message: 'Writing the answer' } },
          ...partials(plannedSummary().text.slice(0, 170)),
        ],
      },
      'middle-of-a-large-document': { events: live },
      'after-stop': { events: stopped },
      done: { events: completeRun('run-1') },
      rich: { events: completeRun('run-1', plannedSummary(RICH, { may_not_answer: true })) },
      'no-model': {
        init: {
          providers: [
            {
              provider: 'ollama',
              label: 'Ollama',
              location: 'local',
              available: false,
              state: 'not_set_up',
              message: 'Ollama isn’t running.',
            },
            {
              provider: 'mock',
              label: 'Mock LLM',
              location: 'mock',
              available: true,
              state: 'ready',
              model: 'mock-extractive',
            },
          ],
        },
      },
      'done-unfolded': {
        events: completeRun('run-1'),
        then: async ({ page }) => {
          for (const summary of await page.locator('.fold > summary').all()) await summary.click();
          await page.getByRole('button', { name: 'Details' }).click();
        },
      },
      'unsupported-sentence': {
        events: completeRun('run-1'),
        then: ({ page }) => page.locator('.warn-unsupported').hover(),
      },
      citation: { events: completeRun('run-1'), then: ({ page }) => page.locator('.cite').first().hover() },
      error: {
        events: [
          started(),
          {
            type: 'error',
            payload: {
              code: 'no_provider',
              message: 'Ollama cannot be reached at 127.0.0.1:11434. Start it, or let the bundled mock LLM answer.',
              retryable: true,
            },
          },
          { type: 'agent_end', payload: { success: false, reason: 'failed' } },
        ],
      },
      fallback: {
        events: [
          started(),
          {
            type: 'provider_changed',
            payload: {
              from: 'ollama',
              to: 'mock',
              model: 'mock-extractive',
              location: 'mock',
              reason: 'Ollama isn’t running at 127.0.0.1:11434. Start Ollama, or select another model.',
            },
          },
          ...partials('A sentence of the source.'),
        ],
      },
      several: {
        events: [
          started({
            sources: [
              { id: 's1', kind: 'url', title: 'Tide gauges', url: 'https://example.org/a' },
              { id: 's2', kind: 'url', title: 'Handbook', url: 'https://example.org/b' },
              { id: 's3', kind: 'url', title: 'Journal', url: 'https://example.org/c' },
            ],
          }),
          { type: 'source_read', payload: { source: SOURCE } },
          {
            type: 'progress',
            payload: { stage: 'notes', message: 'Taking notes on 3 sources', source_id: 's2', done: 7, total: 19 },
          },
          {
            type: 'error',
            payload: {
              code: 'login_required',
              message: 'The journal asks for a login, so the article was not read.',
              retryable: false,
              source_id: 's3',
            },
          },
        ],
      },
      busy: {
        agent: (command, send) => {
          if (command.type === 'start_agent')
            send({
              type: 'agent_busy',
              payload: { message: 'This is being answered already.', run_id: 'run-9', request_id: command.request_id },
            });
        },
        then: async ({ page }) => {
          await page.getByRole('button', { name: 'Summarize This Document' }).click();
          await page.getByRole('button', { name: 'Show It' }).waitFor();
        },
      },
      history: {
        agent: (command, send) => {
          if (command.type === 'list_runs') send({ type: 'runs', payload: { runs: records } });
        },
        then: async ({ page, host }) => {
          await host({ type: 'perform', action: 'show_history' });
          await page.locator('.fold.unanswered > summary').click();
          await page.getByRole('button', { name: 'Delete Question 2 about the sea' }).click({ force: true });
          await page.locator('.entry').nth(1).hover();
        },
      },
    };
    const looks: { name: string; theme: Theme; width: number }[] = [
      { name: 'dark', theme: 'dark', width: 340 },
      { name: 'light', theme: 'light', width: 340 },
      { name: 'high-contrast', theme: 'high-contrast', width: 340 },
      { name: 'high-contrast-light', theme: 'high-contrast-light', width: 500 },
      { name: 'narrow', theme: 'dark', width: 250 },
    ];
    for (const [state, { events = [], agent, init, then }] of Object.entries(states)) {
      it(state, async () => {
        for (const { name, theme, width } of looks) {
          const sidebar = await sidebarWith({ theme, width, height: 800, agent, init });
          await sidebar.connected();
          sidebar.send(...(events[0] && 'seq' in events[0] ? (events as AgentEvent[]) : numbered('run-1', events)));
          if (events.length > 0) await sidebar.page.locator('.turn').waitFor();
          await sidebar.settled();
          await then?.(sidebar);
          await sidebar.settled();
          await sidebar.page.screenshot({ path: path.join(ARTIFACTS, `${state}-${name}.png`), animations: 'disabled' });
          assert.deepEqual(await accessibilityProblems(sidebar.page), [], `${state}, ${name}`);
          const overflow = await sidebar.page.evaluate<number>(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          assert.equal(overflow, 0, `${state}, ${name}: wider than the column`);
          await sidebar.close();
          open = open.filter((other) => other !== sidebar);
          assert.deepEqual(sidebar.violations, []);
        }
      });
    }
  });

  it('runs from question to proof by keyboard alone', async () => {
    const { page, commands, told } = await sidebarWith({ agent: answering });
    await page.getByRole('textbox', { name: 'Question' }).focus();
    await page.keyboard.type('Why?');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('Exactly.');
    await page.keyboard.press('Enter');
    await page.locator('.verdict').waitFor();
    const start = commands.find(({ type }) => type === 'start_agent');
    assert.ok(start?.type === 'start_agent');
    assert.equal(start.query, 'Why?\nExactly.');
    assert.deepEqual(start.document, { uri: 'file:///project/README.md' });
    assert.equal(start.session_id, 'sidebar');

    const first = page.getByRole('button', { name: /^Citation 1/ });
    for (
      let presses = 0;
      presses < 40 && !(await first.evaluate((element) => element === document.activeElement));
      presses++
    )
      await page.keyboard.press('Tab');
    const card = page.getByRole('dialog');
    assert.match((await card.textContent()) ?? '', /Supported.*relative to a benchmark/s);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    assert.deepEqual(told.at(-1), { type: 'open_citation', run_id: 'run-1', citation_id: 1, place: 'editor' });
    assert.match((await page.getByRole('status').textContent()) ?? '', /^The answer is complete/);
  });

  it('shows an unsupported sentence with its reason, and what to check', async () => {
    const { page } = await withRun();
    const mark = page.locator('.warn-unsupported');
    assert.equal(
      await mark.getAttribute('aria-label'),
      'Unsupported. 1682 does not occur in the source. The source does not name Amsterdam.',
    );
    assert.equal(
      await page.locator('.sentence[data-band=unsupported]').first().textContent(),
      'The first one was built in Amsterdam in 1682.',
    );
    await page.locator('.verdict summary').click();
    await page
      .locator('.to-check > li', { hasText: 'Amsterdam' })
      .getByRole('button', { name: 'Show in the answer' })
      .click();
    assert.equal(await page.locator('.flash').first().textContent(), 'The first one was built in Amsterdam in 1682.');
  });

  it('turns pasted addresses into sources and asks about them alone', async () => {
    const { page, commands } = await sidebarWith();
    const field = page.getByRole('textbox', { name: 'Question' });
    await field.focus();
    await page.evaluate(`{
      const data = new DataTransfer();
      data.setData('text/plain', 'https://example.org/one\\nhttps://example.org/two');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }`);
    await page.getByText('example.org/two').waitFor();
    assert.equal(await field.inputValue(), '');
    await page.keyboard.press('Enter');
    await page.locator('.pending').waitFor();
    const start = commands.find(({ type }) => type === 'start_agent');
    assert.ok(start?.type === 'start_agent');
    assert.equal(start.query, 'Summarize this source.');
    assert.deepEqual(start.sources, [{ url: 'https://example.org/one' }, { url: 'https://example.org/two' }]);
  });

  it('offers prompts by a slash: Enter asks, Tab writes out, the reader’s own come first', async () => {
    const own = [
      { name: 'review', text: 'List the strengths.' },
      { name: 'tldr', text: 'My own short form.' },
    ];
    const settings = {
      provider: null,
      model: null,
      language: null,
      length: null,
      summarize_shortcut: null,
      prompts: own,
    };
    const { page, commands } = await sidebarWith({ init: { settings } });
    const field = page.getByRole('textbox', { name: 'Question' });
    await field.focus();
    await page.keyboard.type('/');
    const options = page.getByRole('listbox', { name: 'Prompts' }).getByRole('option');
    assert.deepEqual(
      (await options.allInnerTexts()).slice(0, 3).map((text) => text.split('\n')[0]),
      ['/review', '/tldr', '/method'],
    );
    await page.screenshot({ path: path.join(ARTIFACTS, 'prompts.png') });
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.keyboard.press('Escape');
    assert.equal(await options.count(), 0);
    await page.keyboard.type('me');
    await page.keyboard.press('Tab');
    assert.match(await field.inputValue(), /^How was this done\?/);
    await field.fill('/');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('[aria-selected=true] .prompt-name').innerText(), '/tldr');
    await page.keyboard.press('Enter');
    await page.locator('.pending').waitFor();
    const start = commands.find(({ type }) => type === 'start_agent');
    assert.ok(start?.type === 'start_agent');
    assert.equal(start.query, 'My own short form.');
    await field.fill('/unknown');
    assert.equal(await options.count(), 0);
  });

  it('takes what is dropped on it as sources: tabs, pages, text and text files', async () => {
    const sidebar = await sidebarWith();
    const { page } = sidebar;
    const drop = (fill: string) =>
      page.evaluate(`{
        const data = new DataTransfer();
        ${fill}
        for (const type of ['dragover', 'drop'])
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }`);
    await drop(
      `data.setData('application/vnd.code.uri-list', 'file:///project/a%20b.md\\r\\nhttps://example.org/page');`,
    );
    await drop(`data.setData('text/plain', 'A text that was dragged.');`);
    await drop(`data.items.add(new File(['# Notes'], 'notes.md', { type: 'text/markdown' }));`);
    await drop(`data.items.add(new File([new Uint8Array(9)], 'photo.heic', { type: 'image/heic' }));`);
    await page.locator('.strip-text', { hasText: 'photo.heic can only be read from the Explorer.' }).waitFor();
    assert.deepEqual(await page.locator('.chip:not(.offered) .chip-title').allInnerTexts(), [
      'a b.md',
      'example.org/page',
      'A text that was dragged.',
      'notes.md',
    ]);
    await page.getByRole('textbox', { name: 'Question' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.pending').waitFor();
    const start = sidebar.commands.find(({ type }) => type === 'start_agent');
    assert.ok(start?.type === 'start_agent');
    assert.deepEqual(start.sources, [
      { uri: 'file:///project/a%20b.md' },
      { url: 'https://example.org/page' },
      { text: 'A text that was dragged.' },
      { markdown: '# Notes', title: 'notes.md' },
    ]);
  });

  it('case 68: goes on where it was when the socket is cut in mid-stream', async () => {
    const events = completeRun('run-1');
    let cuts = 0;
    const sidebar = await sidebarWith({
      agent(command, send) {
        if (command.type === 'start_agent') send(...echoed(events.slice(0, 9), command.request_id));
        if (command.type !== 'resume') return;
        // Each connection brings a little more, some of it twice, and dies.
        const from = Math.max(0, command.after_seq - 2);
        send(...events.slice(from, cuts++ < 3 ? command.after_seq + 3 : undefined));
        if (cuts <= 3) setTimeout(() => sidebar.cut(), 50);
      },
    });
    await sidebar.page.getByRole('button', { name: 'Summarize This Document' }).click();
    await sidebar.page.locator('.answer').waitFor();
    sidebar.cut();
    await sidebar.page.locator('.verdict').waitFor({ timeout: 30_000 });
    const text = (await sidebar.page.locator('.answer').textContent()) ?? '';
    assert.equal(text.split('benchmark').length, 2);
    assert.ok(text.includes('Satellites correct for it'));
  });

  it('case 70: is rebuilt from its saved state after a reload, drafts included', async () => {
    const first = await withRun();
    await first.page.getByRole('textbox', { name: 'Question' }).fill('And then?');
    while (!(await first.page.evaluate<boolean>("window.savedState?.composer.query === 'And then?'")))
      await first.page.waitForTimeout(20);
    const saved = await first.page.evaluate<unknown>('window.savedState');
    const { page, commands } = await sidebarWith({ agent: answering, saved });
    await page.locator('.verdict').waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Question' }).inputValue(), 'And then?');
    assert.deepEqual(
      commands.filter(({ type }) => type === 'start_agent'),
      [],
    );
  });

  it('speaks by postMessage where the socket cannot be reached', async () => {
    const sidebar = await sidebarWith({ init: { endpoint: { url: 'ws://127.0.0.1:9/agent_ws', token: 'x' } } });
    const { page, told } = sidebar;
    await page.getByRole('button', { name: 'Summarize This Document' }).click();
    const posted = () => told.flatMap((message) => (message.type === 'agent_command' ? [message.command] : []));
    while (!posted().some(({ type }) => type === 'start_agent')) await page.waitForTimeout(100);
    assert.equal(posted()[0]?.type, 'join_session');
    const start = posted().find(({ type }) => type === 'start_agent');
    assert.ok(start?.type === 'start_agent');
    for (const event of echoed(completeRun('run-1'), start.request_id))
      await sidebar.host({ type: 'agent_event', event });
    await page.locator('.verdict').waitFor();
  });

  it('follows up below the first answer, and executes an action once', async () => {
    const sidebar = await withRun();
    const { page, commands } = sidebar;
    const explain = page.getByRole('button', { name: 'Explain "stilling well"' });
    await explain.click();
    const execute = commands.at(-1);
    assert.ok(execute?.type === 'execute_action');
    assert.deepEqual([execute.run_id, execute.action_id], ['run-1', 'a2']);
    assert.equal(await explain.getAttribute('aria-disabled'), 'true');
    sidebar.send({
      type: 'action_result',
      run_id: 'run-1',
      payload: {
        request_id: execute.request_id,
        action_id: 'a2',
        action_type: 'explain_term',
        success: true,
        message: 'Asked.',
      },
    });
    await page.getByText('Asked.').waitFor();
    await page.getByRole('textbox', { name: 'Question' }).fill('And then?');
    await page.keyboard.press('Enter');
    await page.locator('.pending').waitFor();
    const follow = commands.at(-1);
    assert.ok(follow?.type === 'start_agent');
    assert.equal(follow.follow_up, 'run-1');
    sidebar.send(
      ...numbered('run-2', [
        started({ query: 'And then?', request_id: follow.request_id, follow_up: 'run-1' }),
        ...partials('Then the tide comes.'),
      ]),
    );
    await page.getByText('Then the tide comes.').waitFor();
    assert.equal(await page.locator('.turn').count(), 2);
  });

  it('leaves what stands below the answer where it is while it streams', async () => {
    const sidebar = await sidebarWith();
    await sidebar.connected();
    sidebar.send(...numbered('run-1', [started(), note('One.', 0)]));
    await sidebar.page.locator('.live-notes').waitFor();
    const top = () => sidebar.page.locator('.composer').evaluate((element) => element.getBoundingClientRect().top);
    const before = await top();
    sidebar.send(
      ...numbered(
        'run-1',
        [
          note('- Two.\n'.repeat(30), 1),
          {
            type: 'progress',
            payload: { stage: 'notes', message: 'Taking notes', done: 2, total: 9, remaining_ms: 9_000 },
          },
          ...partials('The answer begins.'),
        ],
        3,
      ),
    );
    await sidebar.page.getByText('The answer begins.').waitFor();
    assert.equal(await top(), before);
  });

  it('draws twenty thousand partials at once, whole and in order', async () => {
    const sidebar = await sidebarWith();
    await sidebar.connected();
    const paragraph = 'Some words of an answer that never seems to end, with **emphasis** and `code`. '
      .repeat(4)
      .trim();
    const text = Array.from({ length: 900 }, (_, index) => `${index} ${paragraph}`).join('\n\n');
    sidebar.send(
      ...numbered('run-1', [
        started(),
        ...partials(text, 16),
        { type: 'agent_end', payload: { success: true, reason: 'completed' } },
      ]),
    );
    await sidebar.page.locator('.turn[aria-busy=false]').waitFor();
    assert.equal(await sidebar.page.locator('.block > p').count(), 900);
  });

  it('shows metrics in plots and sorted tables, and exports them', async () => {
    const runs = Array.from({ length: 40 }, (_, index): MeteredRun => {
      const event = receipt({
        started_at: new Date(Date.UTC(2026, 1, 1 + index)).toISOString(),
        model: index % 3 === 0 ? 'qwen3:8b' : 'llama3.2:3b',
        cached: index % 5 === 0,
        first_token_ms: 300 + ((index * 137) % 500),
        tokens_per_second: 40 + ((index * 53) % 35),
      });
      assert.ok(event.type === 'receipt');
      return { run_id: `run-${index}`, title: `Question ${index}`, receipt: event.payload };
    });
    for (const theme of ['dark', 'light', 'high-contrast'] as const) {
      const { page, told } = await sidebarWith({ theme, metrics: runs, width: 900, height: 900 });
      await page.getByRole('button', { name: 'Question 39' }).waitFor();
      await page.screenshot({ path: path.join(ARTIFACTS, `metrics-${theme}.png`) });
      assert.deepEqual(await accessibilityProblems(page), []);
      await page.getByRole('button', { name: 'Question', exact: true }).click();
      await page.getByRole('button', { name: 'Question', exact: true }).click();
      assert.equal(await page.locator('tbody').nth(1).locator('button').first().textContent(), 'Question 0');
      await page.getByRole('button', { name: 'Question 7', exact: true }).click();
      assert.deepEqual(told.at(-1), { type: 'show_run', run_id: 'run-7' });
      await page.getByRole('button', { name: 'Export as CSV' }).click();
      const exported = told.at(-1);
      assert.ok(exported?.type === 'export_csv');
      assert.equal(exported.text.trim().split('\r\n').length, 41);
    }
  });

  it('case 64: hostile text does nothing, wherever it stands', async () => {
    const sidebar = await sidebarWith();
    await sidebar.connected();
    for (const [index, hostile] of HOSTILE_TEXTS.entries()) {
      sidebar.send(...hostileRun(hostile, `run-${index}`));
      await sidebar.settled();
      await sidebar.host({ type: 'show_run', run_id: `run-${index}` });
      await sidebar.page.locator(`[data-run=run-${index}]`).first().waitFor();
      await provoke(sidebar);
    }
  });

  it('case 65: hostile text that is split across events or comes from the history does nothing', async () => {
    const hostile = HOSTILE_TEXTS.join('\n\n');
    const split = await sidebarWith();
    await split.connected();
    split.send(...numbered('run-1', [started(), ...partials(hostile, 1)]));
    await split.settled();
    await provoke(split);
    const restored = await sidebarWith({
      saved: {
        version: 1,
        thread: ['run-1'],
        composer: {
          query: hostile,
          document_dismissed: false,
          chips: [{ key: 'k', title: hostile, kind: 'url', request: { url: hostile } }],
        },
      },
      agent: (command, send) => {
        if (command.type === 'resume') send(...hostileRun(hostile));
      },
    });
    await restored.page.locator('.turn').waitFor();
    await provoke(restored);
  });

  it('case 66: only web links can be followed, and only by asking VS Code', async () => {
    const sidebar = await sidebarWith();
    const { page, told } = sidebar;
    await sidebar.connected();
    sidebar.send(
      ...numbered('run-1', [
        started(),
        ...partials(`${HOSTILE_TEXTS.join('\n\n')}\n\n[good](https://example.org/good) <https://example.org/auto>`),
      ]),
    );
    await page.getByText('good').waitFor();
    const at = page.url();
    for (const link of await page.locator('.answer a').all()) await link.click();
    await page.locator('.answer a[data-address]').first().focus();
    await page.keyboard.press('Enter');
    assert.equal(page.url(), at);
    assert.equal(page.context().pages().length, 1);
    assert.equal(await page.locator('.answer [href]').count(), 0);
    const followed = told.flatMap((message) => (message.type === 'open_external' ? [message.url] : []));
    assert.deepEqual(followed, ['https://example.org/good', 'https://example.org/auto', 'https://example.org/good']);
  });

  /** Every field that a page, a model or a file name can fill. */
  function hostileRun(text: string, runId = 'run-1'): AgentEvent[] {
    const summary = plannedSummary(
      [
        { text, band: 'unsupported', support: 0.1, reasons: [text], quotes: [text] },
        '\n\n',
        { text: 'End.', band: 'doubtful', support: 0.5, quotes: [text] },
      ],
      {
        title: text,
        incomplete: text,
        key_points: [text],
        sources: [
          {
            ...SOURCE,
            title: text,
            url: text,
            author: text,
            site: text,
            warnings: [text],
            sections: [{ heading: text, read: 'left', characters: 1 }],
          },
        ],
        changes: { since: text, summary: text, sections: [{ heading: text, change: 'added' }] },
      },
    );
    return numbered(runId, [
      started({
        query: text,
        model: text,
        provider: text,
        url: text,
        sources: [{ id: 's1', kind: 'url', title: text, url: text }],
      }),
      { type: 'progress', payload: { stage: 'notes', message: text, source_id: 's1' } },
      { type: 'provider_changed', payload: { from: text, to: text, model: text, location: 'mock', reason: text } },
      { type: 'partial_summary', payload: { text, chunk_index: 0, heading: text } },
      { type: 'reasoning', payload: { text } },
      ...partials(text, 7),
      { type: 'error', payload: { code: 'fetch_failed', message: text, retryable: true, source_id: 's1' } },
      ...ACTIONS.map((action): RunEvent =>
        action.type === 'action_suggestion' ? { ...action, payload: { ...action.payload, label: text } } : action,
      ),
      {
        type: 'final_summary',
        payload: { summary, citations: 2, confidence: 0.5, verdict: verdictOf(summary.sentences) },
      },
      receipt({ model: text, provider: text, hosts: [text], fallback: text }),
      { type: 'agent_end', payload: { success: false, reason: 'failed', message: text } },
    ]);
  }

  /** Shows it all: unfolds, hovers, clicks; then nothing may have run or been asked for. */
  async function provoke(sidebar: SidebarPage): Promise<void> {
    const { page } = sidebar;
    await page.locator('.turn').waitFor();
    await sidebar.settled();
    await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
    await sidebar.settled();
    await page.evaluate(
      "document.querySelectorAll('.cite').forEach((mark) => { mark.focus(); mark.click(); }); document.querySelectorAll('.answer a, .note a').forEach((link) => link.click());",
    );
    await sidebar.settled();
    assert.equal(await page.evaluate<unknown>('window.pwned'), undefined);
    const forbidden =
      'img, iframe, object, embed, video, audio, svg:not(.katex svg), base, [onerror], [onload], .answer form, .answer input, .answer button:not(.copy-code)';
    assert.deepEqual(
      await page.evaluate<string[]>(
        `[...document.querySelectorAll('${forbidden}')].map((element) => element.outerHTML)`,
      ),
      [],
    );
    assert.deepEqual(sidebar.violations, []);
    assert.deepEqual(sidebar.requests, []);
  }
});
