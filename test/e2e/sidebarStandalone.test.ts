import assert from 'node:assert/strict';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { message, textOf, type MeteredRun, type RunEvent } from '../../src/protocol/index.js';
import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';
import { accessibilityProblems } from '../helpers/webview/axe.js';
import {
  completeRun,
  note,
  numbered,
  partials,
  plannedSummary,
  receipt,
  started,
} from '../helpers/webview/scriptedRun.js';
import { answering, echoed, standaloneSidebar } from '../helpers/webview/standaloneSidebar.js';

const ARTIFACTS = path.join(repositoryRoot, 'artifacts', 'sidebar');

describe('the sidebar in a browser', function () {
  this.timeout(60_000);
  const { sidebarWith, withRun } = standaloneSidebar();

  it('goes from question to evidence with the keyboard alone', async () => {
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

  it('says in the details, in the language of the interface, why another model answered', async () => {
    const { page, send } = await sidebarWith({ language: 'de' });
    const reason = message('providers.unreachable', {
      label: 'Ollama',
      why: message('providers.nothingListens', { host: '127.0.0.1:11434' }),
      wayOut: [message('providers.startOllama')],
    });
    const { key, args } = reason;
    const [start, ...rest] = completeRun('run-1');
    const change = { from: 'ollama', to: 'mock', model: 'mock-extractive', location: 'mock' } as const;
    const events: RunEvent[] = [
      start as RunEvent,
      {
        type: 'provider_changed',
        payload: { ...change, reason: textOf(reason), message_key: key, message_args: args },
      },
      ...(rest as RunEvent[]).map((event) =>
        event.type === 'receipt' ? receipt({ provider: 'mock', fallback: `ollama: ${textOf(reason)}` }) : event,
      ),
    ];
    send(...numbered('run-1', events));
    await page.getByRole('button', { name: 'Details' }).click();
    const facts = await page.locator('.run-details .facts').innerText();
    assert.match(facts, /Nicht verwendet\s+Ollama ist nicht erreichbar: .*127\.0\.0\.1:11434/);
    assert.doesNotMatch(facts, /ollama:|isn't/);
  });

  it('says that an answer without any passage of the text is based on notes', async () => {
    for (const [share, told] of [
      [0, 'This answer is based on notes from an earlier run.'],
      [0.004, 'This answer is based on the most relevant 1% of the text.'],
    ] as const) {
      const { page, send } = await sidebarWith();
      send(...completeRun('run-1', plannedSummary(undefined, { first_answer: { share, remaining_ms: 84_000 } })));
      const sentence = page.getByText('This answer is based on').first();
      assert.ok((await sentence.innerText()).startsWith(told), await sentence.innerText());
    }
  });

  it('shows an unsupported sentence with its reason and what to check', async () => {
    const { page } = await withRun();
    const mark = page.locator('.warn-unsupported');
    assert.equal(
      await mark.getAttribute('aria-label'),
      "Unsupported. The number 1682 is not in the source. The source doesn't mention Amsterdam.",
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

  it('shows messages that come and go over the answer, without moving it', async () => {
    const { page, host } = await withRun();
    const top = () => page.locator('.question h2').evaluate((title) => title.getBoundingClientRect().top);
    const before = await top();
    await host({ type: 'notice', level: 'info', message: 'Saved as notes/tide-gauges.md.' });
    await page.locator('.strip', { hasText: 'Saved as' }).waitFor();
    assert.equal(await top(), before);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.locator('.strip').waitFor({ state: 'detached' });
    assert.equal(await top(), before);
  });

  it('decides what to show first when it knows whether there is a model, or remembers it', async () => {
    const missing = {
      provider: 'ollama',
      label: 'Ollama',
      location: 'local',
      available: false,
      state: 'not_set_up',
    } as const;
    const demo = { provider: 'mock', label: 'Mock LLM', location: 'mock', available: true, state: 'ready' } as const;
    const first = await sidebarWith({ init: { providers: [] } });
    const summarize = (page: Page) => page.getByRole('button', { name: 'Summarize This Document' });
    const setup = (page: Page) => page.getByRole('region', { name: 'No model yet' });
    await first.page.locator('main').getByText('Checking which models are available.').waitFor();
    assert.equal(await summarize(first.page).count(), 0);
    await first.host({ type: 'providers', providers: [missing, demo] });
    await setup(first.page).waitFor();
    assert.equal(await summarize(first.page).count(), 0, 'without a model, nothing promises a summary');
    await first.page.getByRole('button', { name: /^Try the Demo.*Quotes key sentences of README\.md/ }).waitFor();
    await first.host({ type: 'providers', providers: [{ ...missing, available: true, state: 'ready' }, demo] });
    await summarize(first.page).waitFor();
    assert.equal(await setup(first.page).count(), 0);

    const next = await sidebarWith({ init: { providers: [], had_model: true } });
    await summarize(next.page).waitFor();
    const without = await sidebarWith({ init: { providers: [], had_model: false } });
    await setup(without.page).waitFor();
    const settings = { provider: null, model: null, language: null, length: null, summarize_shortcut: null };
    const chosen = await sidebarWith({ init: { providers: [], settings: { ...settings, provider: 'ollama' } } });
    await summarize(chosen.page).waitFor();
    const onlyDemo = await sidebarWith({
      init: { providers: [], had_model: false, settings: { ...settings, provider_order: ['mock'] } },
    });
    await summarize(onlyDemo.page).waitFor();
  });

  it('says who answers instead where the answer begins, unless the reader has chosen the demo', async () => {
    const missing = { provider: 'ollama', label: 'Ollama', location: 'local', available: false } as const;
    const demo = { provider: 'mock', label: 'Mock LLM', location: 'mock', available: true, state: 'ready' } as const;
    const passed = { from: 'ollama', to: 'mock', model: 'mock-extractive', location: 'mock' } as const;
    const answered = (notSetUp?: true) =>
      numbered('run-1', [
        started(),
        {
          type: 'provider_changed',
          payload: { ...passed, reason: 'Nothing listens.', from_not_set_up: notSetUp },
        },
        ...partials('A sentence of the source.'),
      ]);
    const changed = answered();
    const failing = await sidebarWith({ init: { providers: [{ ...missing, state: 'unreachable' }, demo] } });
    await failing.connected();
    failing.send(...changed.slice(0, 1));
    await failing.host({ type: 'show_run', run_id: 'run-1' });
    const top = () => failing.page.locator('.run-line').evaluate((line) => line.getBoundingClientRect().top);
    const before = await top();
    failing.send(...changed.slice(1));
    await failing.page.locator('.strip-warning', { hasText: 'shows key sentences of the source instead' }).waitFor();
    assert.equal(await top(), before, 'nothing above it moves');

    const chosen = await sidebarWith({ init: { providers: [{ ...missing, state: 'not_set_up' }, demo] } });
    await chosen.connected();
    await chosen.page.getByRole('button', { name: /^Try the Demo/ }).click();
    chosen.send(...answered(true));
    await chosen.host({ type: 'show_run', run_id: 'run-1' });
    await chosen.page.getByText('A sentence of the source.').waitFor();
    assert.equal(await chosen.page.locator('.strip').count(), 0);
    assert.deepEqual(
      chosen.told.map(({ type }) => type).filter((type) => type === 'start_mock'),
      ['start_mock'],
    );
  });

  it('quotes the same words of a source once in a card, however many reasons rest on them', async () => {
    const quote = 'Since 1807, the record of Brest is kept.';
    const evidence = { source_id: 's1', start: 40, end: 40 + quote.length, quote };
    const summary = plannedSummary([
      {
        text: 'The record of Amsterdam is kept since 1682.',
        band: 'unsupported',
        support: 0.2,
        quotes: [quote],
        reasons: [
          { ...message('grounding.numberNotInSource', { number: '1682' }), counter_evidence: evidence },
          { ...message('grounding.numberNotInSource', { number: '7' }), counter_evidence: evidence },
        ],
      },
    ]);
    const [citation] = summary.citations;
    assert.ok(citation);
    Object.assign(citation, { start: 45, end: 60 });
    const sidebar = await sidebarWith();
    const { page } = sidebar;
    await sidebar.connected();
    sidebar.send(...completeRun('run-1', summary));
    await sidebar.host({ type: 'show_run', run_id: 'run-1' });
    await page.locator('.verdict').waitFor();
    await page.locator('.cite[data-citation]').first().hover();
    const card = page.getByRole('dialog');
    await card.getByText('The number 7 is not in the source.').waitFor();
    assert.equal(await card.locator('blockquote').count(), 1);
    await card.getByRole('button', { name: 'Show in Editor (Enter)' }).waitFor();
  });

  it('labels the tools of an answer where the labels fit, in any language, and never wraps them', async () => {
    for (const [width, language, labeled] of [
      [350, undefined, true],
      [320, undefined, false],
      [250, undefined, false],
      [350, 'ru', false],
      [500, 'de', true],
    ] as const) {
      const { page } = await withRun({ width, language });
      const tools = page.locator('.tools > button');
      await tools.nth(4).waitFor();
      const tops = await tools.evaluateAll((all) => new Set(all.map((tool) => tool.getBoundingClientRect().top)).size);
      assert.equal(tops, 1, `${width} pixels, ${language}`);
      assert.equal(await page.locator('.tool-label').first().isVisible(), labeled, `${width} pixels, ${language}`);
      // When the view is made wider, the labels appear.
      await page.setViewportSize({ width: 800, height: 800 });
      await page.locator('.tool-label').first().waitFor();
    }
  });

  it('turns pasted addresses into sources and asks only about them', async () => {
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

  it("offers prompts after a slash: Enter asks, Tab inserts, and the reader's own come first", async () => {
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
    await page.locator('[aria-selected=true] .prompt-name', { hasText: '/tldr' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.pending').waitFor();
    const start = commands.find(({ type }) => type === 'start_agent');
    assert.ok(start?.type === 'start_agent');
    assert.equal(start.query, 'My own short form.');
    await field.fill('/unknown');
    assert.equal(await options.count(), 0);
  });

  it('accepts dropped sources: tabs, pages, text, and text files', async () => {
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

  it('case 68: continues when the socket breaks in mid-stream', async () => {
    const events = completeRun('run-1');
    let cuts = 0;
    const sidebar = await sidebarWith({
      agent(command, send) {
        if (command.type === 'start_agent') send(...echoed(events.slice(0, 9), command.request_id));
        if (command.type !== 'resume') return;
        // Each connection delivers a little more, partly repeated, and then breaks.
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

  it('case 70: is restored from its saved state after a reload, including drafts', async () => {
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

  it('shows neither a first screen nor a nameless source while a conversation is being restored', async () => {
    const first = await withRun();
    while (!(await first.page.evaluate<boolean>('window.savedState?.thread.length === 1')))
      await first.page.waitForTimeout(20);
    const saved = await first.page.evaluate<unknown>('window.savedState');
    const held: (() => void)[] = [];
    const { page, settled } = await sidebarWith({
      init: { had_model: false, providers: [] },
      saved,
      agent: (command, send) => {
        if (command.type === 'resume') held.push(() => answering(command, send));
        else answering(command, send);
      },
    });
    while (held.length === 0) await page.waitForTimeout(20);
    await settled();
    assert.equal(await page.locator('main').getByRole('button').count(), 0);
    assert.equal(await page.locator('.chip-title').filter({ hasNotText: /\S/ }).count(), 0);
    for (const resume of held) resume();
    await page.locator('.verdict').waitFor();
  });

  it('uses postMessage if the socket is unreachable', async () => {
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

  it('shows the start of a new question, with up-to-date recent questions', async () => {
    const sidebar = await sidebarWith({
      width: 300,
      height: 300,
      agent: (command, send) => {
        if (command.type === 'list_runs') send({ type: 'runs', payload: { runs: [] } });
      },
    });
    const { page, commands } = sidebar;
    await sidebar.connected();
    const scrolled = () => page.evaluate<number>('document.documentElement.scrollTop');
    const overflow = () =>
      page.evaluate<number>('document.documentElement.scrollHeight - document.documentElement.clientHeight');
    const lists = () => commands.filter(({ type }) => type === 'list_runs').length;
    await sidebar.host({ type: 'perform', action: 'new_run' });
    await sidebar.settled();
    assert.ok((await overflow()) > 0, 'the empty state is higher than the view');
    assert.equal(await scrolled(), 0, 'at first');

    sidebar.send(
      ...numbered('run-1', [
        started(),
        ...partials('One more thing about the sea.\n\n'.repeat(60)),
        { type: 'agent_end', payload: { success: true, reason: 'completed' } },
      ]),
    );
    await page.locator('.turn[aria-busy=false]').waitFor();
    await page.evaluate('window.scrollTo(0, 1e6)');
    assert.ok((await scrolled()) > 500);
    const before = lists();
    await sidebar.host({ type: 'perform', action: 'new_run' });
    await page.locator('.empty').waitFor();
    await sidebar.settled();
    assert.ok((await overflow()) > 0);
    assert.equal(await scrolled(), 0, 'after an answer that was read to its end');
    assert.equal(
      await page.evaluate<string>('document.activeElement.getAttribute("aria-label")'),
      'Question',
      'the question can be typed at once',
    );
    while (lists() === before) await page.waitForTimeout(20);
    assert.equal(lists(), before + 1);
  });

  it('follows up below the first answer, and executes an action once', async () => {
    const sidebar = await withRun();
    const { page, commands } = sidebar;
    const explain = page.getByRole('button', { name: 'Explain "stilling well"' });
    await explain.click();
    const executed = () => commands.find((command) => command.type === 'execute_action');
    while (executed() === undefined) await page.waitForTimeout(20);
    const execute = executed();
    assert.ok(execute);
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

  it('keeps content below the answer in place while it streams', async () => {
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

  it('renders twenty thousand partials at once, complete and in order', async () => {
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

  it('shows a long block to its end when the run ends without a summary', async () => {
    const { page, connected, send } = await sidebarWith();
    await connected();
    const lines = Array.from({ length: 400 }, (_, index) => `const level${index} = ${index} * 1.5;`);
    const begun = [started(), ...partials(`\`\`\`js\n${lines.join('\n')}\n`)];
    send(...numbered('run-1', begun));
    await page.getByText('level399').waitFor();
    send(
      ...numbered(
        'run-1',
        [...partials('const last = 1;\n'), { type: 'agent_end', payload: { success: false, reason: 'failed' } }],
        begun.length + 1,
      ),
    );
    await page.locator('.turn[aria-busy=false]').waitFor();
    await page.getByText('const last = 1;').waitFor();
  });

  it('shows metrics in charts and sorted tables, and exports them', async () => {
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
    for (const [theme, width] of [
      ['dark', 900],
      ['light', 500],
      ['high-contrast', 350],
      ['high-contrast-light', 250],
    ] as const) {
      const { page, told } = await sidebarWith({ theme, metrics: runs, width, height: 900 });
      await page.getByRole('button', { name: 'Question 39' }).waitFor();
      await page.screenshot({ path: path.join(ARTIFACTS, `metrics-${theme}-${width}.png`) });
      assert.deepEqual(await accessibilityProblems(page), []);
      const cut = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.equal(cut, 0, `wider than ${width} pixels`);
      // Providers by their names, not their ids.
      await page.getByRole('cell', { name: 'Ollama · qwen3:8b' }).first().waitFor();
      assert.equal(await page.getByText(/ollama ·/).count(), 0);
      const labels = await page
        .locator('.tick')
        .evaluateAll((ticks) => ticks.map((tick) => tick.getBoundingClientRect().height));
      assert.ok(Math.min(...labels) >= 10, `labels of ${Math.min(...labels)} pixels`);
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
});
