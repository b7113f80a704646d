import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';
import type { AgentEvent, RunEvent, Summary, SummarySentence } from '../../src/protocol/index.js';
import { finalSummaryOf } from '../../src/protocol/verdict.js';
import { say } from '../../src/webview/selectors/catalog/say.js';
import { accessibilityProblems } from '../helpers/webview/axe.js';
import {
  groundedEvents,
  note,
  numbered,
  partials,
  plannedSummary,
  receipt,
  SOURCE,
  started,
} from '../helpers/webview/scriptedRun.js';
import { launchBrowser, openSidebar, type SidebarPage } from '../helpers/webview/sidebarPage.js';

const ARTIFACTS = path.join(repositoryRoot, 'artifacts', 'sidebar');

/** Answers in which ‹ and › mark the start and end of sentences, with each sentence as a reader sees it. */
const ANSWERS: Record<string, { shown: string; seen: string[] }> = {
  prose: { shown: '‹One here.› ‹Two *there*.›', seen: ['One here.', 'Two there.'] },
  'bold to the end': { shown: '‹**One.**› ‹_Two._›', seen: ['One.', 'Two.'] },
  'within bold': { shown: '**‹One.› ‹Two.›** three', seen: ['One.', 'Two.'] },
  'half bold': { shown: '‹One **two three› ‹four** five.›', seen: ['One two three', 'four five.'] },
  lists: {
    shown: '‹- One.›\n‹- Two **x**.›\n\n1. ‹Three.›\n2. ‹Four.›',
    seen: ['One.', 'Two x.', 'Three.', 'Four.'],
  },
  'headings and quotations': { shown: '‹## One›\n\n‹> Two.›\n> ‹Three.›', seen: ['One', 'Two.', 'Three.'] },
  'rows of a table': {
    shown: '| a | b |\n|---|:-:|\n‹| One | -5 % |›\n‹| Two | **-6** % |›\n\n‹After.›',
    seen: ['One-5 %', 'Two-6 %', 'After.'],
  },
  'cells of a table': { shown: '| a | b |\n|---|---|\n| ‹One.› | ‹Two.› |', seen: ['One.', 'Two.'] },
  links: {
    shown: '‹See [the page](https://example.org/and/two/the), and go.› ‹[Two](https://example.org "And so").›',
    seen: ['See the page, and go.', 'Two.'],
  },
  'the same words again': { shown: '‹It ebbs.› It ebbs. ‹It ebbs.›', seen: ['It ebbs.', 'It ebbs.'] },
  'escapes and references': {
    shown: '‹1\\. Of 2011. A \\*star\\* &amp; more.› ‹It is 2011.›',
    seen: ['1. Of 2011. A *star* & more.', 'It is 2011.'],
  },
  code: {
    shown: '‹Call `f(x)` now.›\n\n```python\nprint("print now")\n```\n\n‹Call `g()` then.›',
    seen: ['Call f(x) now.', 'Call g() then.'],
  },
  'long blocks': {
    shown: `‹${'A word and another. '.repeat(80).trim()}› ‹End.›`,
    seen: ['A word and another. '.repeat(80).trim(), 'End.'],
  },
  Arabic: { shown: '‹يقيس مقياس المد البحر.› ‹هذه جملة.›', seen: ['يقيس مقياس المد البحر.', 'هذه جملة.'] },
  Chinese: { shown: '‹潮汐计测量海平面。›‹这是第二句。›', seen: ['潮汐计测量海平面。', '这是第二句。'] },
  footnotes: {
    shown: '‹One[^1] and more.› ‹Two.[^note]›\n\n[^1]: ‹A *note* here.›\n[^note]: ‹Another.›',
    seen: ['One1 and more.', 'Two.note', 'A note here.', 'Another.'],
  },
  tasks: { shown: '- [x] ‹Measured.›\n- [ ] ‹Repeated.›', seen: ['Measured.', 'Repeated.'] },
  'across lines': { shown: '‹One that\ngoes on.›\n‹Two.›', seen: ['One that\ngoes on.', 'Two.'] },
};
/** For math, only the marks' positions are compared: the rendering is KaTeX's. */
const MATH: Record<string, string> = {
  inline: '‹The gain is $\\Delta s = 0.83 - 0.58$, or more.› ‹End.›',
  displayed: '‹It follows:›\n\n$$\n\\frac{a}{b} = \\sqrt{c}\n$$\n\n‹End.›',
  'wrong TeX': '‹It is $\\frac{a$ here.› ‹End.›',
};

function planned(shown: string): Summary {
  const sentences: SummarySentence[] = [];
  let text = '';
  let start = 0;
  for (const character of shown) {
    if (character === '‹') start = text.length;
    else if (character !== '›') text += character;
    else
      sentences.push({
        text: text.slice(start),
        start,
        end: text.length,
        support: 0.1,
        band: 'unsupported',
        reasons: ['Because.'],
        citations: [],
      });
  }
  return { ...plannedSummary([]), text, sentences };
}

describe('the marks in an answer', function () {
  this.timeout(60_000);
  let browser: Browser;
  let sidebar: SidebarPage;

  before(async () => {
    await mkdir(ARTIFACTS, { recursive: true });
    browser = await launchBrowser();
    sidebar = await openSidebar(browser);
    await sidebar.connected();
  });
  after(async () => {
    await sidebar.close();
    await browser.close();
    assert.deepEqual(sidebar.violations, []);
  });

  let runs = 0;
  /** The markup of an answer's blocks without marks, including the room kept for those to come. */
  const unmarked = (answer: Locator): Promise<string[]> =>
    answer.locator('.block').evaluateAll((blocks) =>
      blocks.map((shown) => {
        const block = shown.cloneNode(true) as Element;
        block.querySelectorAll('.marks').forEach((marks) => {
          marks.previousSibling?.remove();
          marks.remove();
        });
        block.querySelectorAll('.sentence').forEach((sentence) => sentence.replaceWith(...sentence.childNodes));
        block.normalize();
        // Which control is the tab stop doesn't affect the appearance.
        return block.innerHTML.replace(/ tabindex="-?\d"/g, '');
      }),
    );
  /** Plays a run with that answer; returns the answer's markup as streamed, and the answer as stored. */
  async function play(shown: string) {
    const { page } = sidebar;
    const runId = `run-${++runs}`;
    const summary = planned(shown);
    const events: AgentEvent[] = numbered(runId, [
      started(),
      ...partials(summary.text, 9),
      { type: 'final_summary', payload: finalSummaryOf(summary) },
      receipt(),
      { type: 'agent_end', payload: { success: true, reason: 'completed' } },
    ]);
    sidebar.send(...events.slice(0, -3));
    await sidebar.settled();
    await sidebar.host({ type: 'show_run', run_id: runId });
    await sidebar.settled();
    const answer = page.locator(`.answer[data-run=${runId}]`);
    const streamed = await unmarked(answer);
    sidebar.send(...events.slice(-3));
    await page.locator('.verdict').waitFor();
    await sidebar.settled();
    return { answer, streamed, sentences: summary.sentences.length };
  }
  /** The answer's markup as streamed, and as stored without its marks; and the marked text. */
  async function render(shown: string) {
    const { answer, streamed, sentences } = await play(shown);
    const marked = await answer.evaluate((element) => {
      const texts: string[] = [];
      for (const wrapper of element.querySelectorAll<HTMLElement>('[data-sentence]')) {
        const index = Number(wrapper.dataset.sentence);
        texts[index] = (texts[index] ?? '') + (wrapper.textContent || '');
      }
      return { texts, ends: element.querySelectorAll('.marks:has([data-mark])').length };
    });
    const stored = await unmarked(answer);
    return { streamed, stored, marked, sentences };
  }

  for (const [name, { shown, seen }] of Object.entries(ANSWERS))
    it(`are added to the streamed answer without changing it: ${name}`, async () => {
      const { streamed, stored, marked, sentences } = await render(shown);
      assert.deepEqual(stored, streamed);
      assert.deepEqual(marked.texts, seen);
      assert.equal(marked.ends, sentences);
    });

  it('leave the alignment of table columns unchanged', async () => {
    const { answer } = await play('| a | b | c |\n|---|:-:|--:|\n‹| One | two | 3 |›');
    assert.deepEqual(
      await answer.locator('td').evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).textAlign)),
      ['start', 'center', 'right'],
    );
  });

  for (const [name, shown] of Object.entries(MATH))
    it(`leave math unchanged: ${name}`, async () => {
      const { streamed, stored, marked, sentences } = await render(shown);
      assert.deepEqual(stored, streamed);
      assert.equal(marked.ends, sentences);
      assert.equal(marked.texts.at(-1), 'End.');
    });

  it('have one bar next to each paragraph or row to check, beside its lines and beyond its bullet', async () => {
    const { answer } = await play(
      [
        '1. ‹Tight, to check.›\n   - Nested and fine.\n   - ‹Nested, to check.›\n\n     ```\n     code\n     ```',
        '- ‹Loose, to check.›\n\n- Loose and fine.\n\n  ‹A second paragraph, to check.›',
        '> ‹Quoted, to check.›\n> - ‹A quoted item, to check.›',
        '| a | b |\n|---|---|\n| ‹**One**› | two |',
        '‹**A *nested* emphasis.**›',
      ].join('\n\n'),
    );
    const bars = await answer.evaluate((element) =>
      [...element.querySelectorAll<HTMLElement>('.block *')].flatMap((owner) => {
        const bar = getComputedStyle(owner, '::before');
        if (bar.content !== '""' || bar.position !== 'absolute') return [];
        const { top, bottom, left } = owner.getBoundingClientRect();
        const row = owner.closest('tr')?.getBoundingClientRect();
        const texts = [...element.querySelectorAll<HTMLElement>('[data-sentence]')].filter((text) => {
          const at = text.getBoundingClientRect();
          return at.bottom > top && at.top < bottom;
        });
        const item = owner.closest('li')?.getBoundingClientRect();
        return [
          {
            color: bar.backgroundColor,
            sentences: new Set(texts.map(({ dataset }) => dataset.sentence)).size,
            height: Math.round((row?.bottom ?? bottom) - (row?.top ?? top)),
            gap: Math.round((item?.left ?? left) - (left + parseFloat(bar.left) + parseFloat(bar.width))),
          },
        ];
      }),
    );
    assert.deepEqual(
      bars.map(({ sentences }) => sentences),
      [1, 1, 1, 1, 1, 1, 1, 1],
    );
    assert.deepEqual(new Set(bars.map(({ color }) => color)).size, 1, 'all of them are visible');
    assert.ok(
      bars.every(({ height }) => height < 36),
      `one line each: ${JSON.stringify(bars)}`,
    );
    assert.deepEqual(
      bars.map(({ gap }) => gap),
      [26, 26, 26, 26, 6, 26, 6, 6],
    );
  });

  it('look the same wherever a sentence ends', async () => {
    const { answer } = await play(
      '‹Plain.›\n\n## ‹A heading›\n\n‹**Bold.**› ‹*Slanted.*› ‹***Both.***› ‹~~Struck.~~› ‹`Code.`› ‹A note.[^1]›\n\n| ‹Head› | b |\n|---|---|\n| ‹One› | ‹**Two**› |\n\n[^1]: ‹Here.›',
    );
    const looks = await answer.locator('[data-mark]').evaluateAll((marks) =>
      marks.map((mark) => {
        const { fontWeight, fontStyle } = getComputedStyle(mark);
        const struck = mark.closest('s, code, sup, a') !== null;
        const { height } = mark.getBoundingClientRect();
        return `${Math.round(height / 2)} ${fontWeight} ${fontStyle} ${struck}`;
      }),
    );
    assert.equal(looks.length, 12);
    assert.deepEqual([...new Set(looks)], [looks[0]]);
  });

  it('open their own quotes, not the link in which a sentence ends', async () => {
    const { answer } = await play('‹[One page.](https://example.org/one)› [‹Two.› ‹Three.›](https://example.org/two)');
    const links = () => sidebar.told.filter(({ type }) => type === 'open_external').length;
    const before = links();
    for (const mark of await answer.locator('[data-mark]').all()) {
      await mark.click();
      await mark.press('Enter');
    }
    assert.equal(links(), before);
    await answer.locator('a').first().click();
    assert.equal(links(), before + 1);
    await sidebar.page.mouse.move(0, 0);
  });

  it('and the punctuation next to a formula stay on its line', async () => {
    const { page } = sidebar;
    const { answer } = await play(
      '‹It was modeled with $h(t) = h_0(t)$.› ‹It holds ($a^2 + b^2$), always.› ‹He said "$x + y + z$".›\n\n‹由此可得$h(t) = a + b$。›',
    );
    const split: string[] = [];
    for (let width = 200; width <= 420; width += 4) {
      await page.setViewportSize({ width, height: 800 });
      split.push(
        ...(await answer.evaluate((element, at) => {
          // The first and last visible part of each formula, and the letters next to it.
          const found: string[] = [];
          const letters: { text: string; top: number; bottom: number; formula: boolean }[] = [];
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const parent = node.parentElement;
            if (!parent || parent.closest('.marks, .katex-mathml')) continue;
            for (let index = 0; index < (node.textContent?.length ?? 0); index++) {
              const range = document.createRange();
              range.setStart(node, index);
              range.setEnd(node, index + 1);
              const { top, bottom, width: wide } = range.getBoundingClientRect();
              if (wide > 0 || range.toString() === ' ')
                letters.push({ text: range.toString(), top, bottom, formula: parent.closest('.math') !== null });
            }
          }
          for (const [index, letter] of letters.entries()) {
            const next = letters[index + 1];
            if (!next || letter.formula === next.formula) continue;
            const mark = letter.formula ? next : letter;
            if (!/[.,)"(。]/.test(mark.text)) continue;
            if (letter.bottom < next.top || next.bottom < letter.top) found.push(`${at}: ${letter.text}|${next.text}`);
          }
          return found;
        }, width)),
      );
    }
    await page.setViewportSize({ width: 340, height: 800 });
    assert.deepEqual(split, []);
  });

  it('get the focus back from their card when it closes', async () => {
    const { page } = sidebar;
    const { answer } = await play('‹One.› ‹Two.›');
    const focused = () =>
      page.evaluate<string>('document.activeElement.dataset.sentenceIndex ?? document.activeElement.localName');
    for (const close of [
      () => page.keyboard.press('Escape'),
      () => page.mouse.move(0, 0),
      () => page.evaluate('document.dispatchEvent(new Event("scroll"))'),
    ]) {
      await answer.locator('[data-mark]').nth(1).hover();
      const card = page.locator('#citation-card');
      await card.getByRole('button', { name: say('repair.ask') }).focus();
      await close();
      await card.waitFor({ state: 'detached' });
      await sidebar.settled();
      assert.equal(await focused(), '1');
      assert.equal(await card.count(), 0);
      await page.mouse.move(0, 0);
    }
  });

  it('leave fifty answers with all kinds of Markdown unchanged', async () => {
    const pieces = [...Object.values(ANSWERS).map(({ shown }) => shown), ...Object.values(MATH)];
    for (let index = 0; index < 50; index++) {
      const parts = Array.from(
        { length: 4 },
        (_, step) => pieces[(index * 7 + step * (index + 3)) % pieces.length] ?? '',
      );
      const { streamed, stored, marked, sentences } = await render(parts.join('\n\n'));
      assert.deepEqual(stored, streamed, parts.join('\n\n'));
      assert.equal(marked.ends, sentences, parts.join('\n\n'));
    }
  });

  it('are one tab stop with all buttons of an answer, and keys move between them', async () => {
    const { page } = sidebar;
    const wide = `\`\`\`\n${'code '.repeat(60)}\n\`\`\``;
    const { answer } = await play(`‹One.› ‹Two.›\n\n‹Three.›\n\n${wide}\n\n‹Four.›`);
    await answer.locator('[data-mark]').first().focus();
    const at = () =>
      page.evaluate<string>(
        'document.activeElement.dataset.sentenceIndex ?? document.activeElement.className + document.activeElement.localName',
      );
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      return at();
    };
    assert.equal(await press('ArrowRight'), '1');
    assert.equal(await press('ArrowDown'), '2');
    assert.match(await press('ArrowDown'), /copy-code/);
    assert.equal(await press('ArrowDown'), '3');
    assert.equal(await press('Home'), '0');
    assert.equal(await press('End', 'ArrowLeft', 'ArrowUp'), '2');
    assert.equal(await press('Tab'), 'pre');
    assert.equal(await press('ArrowRight'), 'pre', 'the arrow scrolls the code');
    // The browser scrolls smoothly.
    while ((await page.evaluate<number>('document.activeElement.scrollLeft')) === 0) await sidebar.settled();
    await press('Tab');
    assert.equal(await answer.evaluate((element) => element.contains(document.activeElement)), false);
    assert.equal(await press('Shift+Tab', 'Shift+Tab'), '2', 'the tab stop keeps its position');
  });

  it('move nothing that fits its line when they arrive', async () => {
    const { page } = sidebar;
    const runId = `run-${++runs}`;
    const quoted = (text: string) => ({ text, band: 'supported' as const, support: 0.9, quotes: ['A quote.'] });
    const summary = plannedSummary([
      quoted('One.'),
      '\n\n- ',
      quoted('Two.'),
      '\n\n| A | B |\n| --- | --- |\n',
      quoted('| 1 | 2 |'),
      '\n\n',
      quoted('$$\n\\frac{a}{b}\n$$'),
      '\n\n',
      quoted('End.'),
    ]);
    const script: RunEvent[] = [
      started(),
      { type: 'source_read', payload: { source: SOURCE } },
      { type: 'partial_summary', payload: { text: summary.text } },
    ];
    const events = numbered(runId, [...script, ...groundedEvents(summary)]);
    sidebar.send(...events.slice(0, script.length));
    await sidebar.host({ type: 'show_run', run_id: runId });
    const answer = page.locator(`.answer[data-run=${runId}]`);
    const places = async () => {
      await sidebar.settled();
      return answer.evaluate((element) =>
        [...element.querySelectorAll('p, li, tr, .math-display')].map((part) => {
          const { top, height } = part.getBoundingClientRect();
          return `${part.localName} ${(top - element.getBoundingClientRect().top).toFixed(1)} ${height.toFixed(1)}`;
        }),
      );
    };
    await answer.locator('.math-display').waitFor();
    const before = await places();
    sidebar.send(...events.slice(script.length));
    await answer.locator('[data-mark]').nth(4).waitFor();
    assert.deepEqual(await places(), before);
  });

  it('appear sentence by sentence while the answer streams, without changing existing ones', async () => {
    const { page } = sidebar;
    const runId = `run-${++runs}`;
    const summary = plannedSummary();
    const grounded = groundedEvents(summary);
    // Each sentence is judged once the next one has begun.
    const script: RunEvent[] = [started(), { type: 'source_read', payload: { source: SOURCE } }];
    const ends: number[] = [];
    let at = 0;
    for (const [index, { start }] of [...summary.sentences.slice(1), { start: summary.text.length }].entries()) {
      script.push({ type: 'partial_summary', payload: { text: summary.text.slice(at, (at = start + 3)) } });
      const event = grounded[index];
      if (event) script.push(event);
      ends.push(script.length);
    }
    script.push({ type: 'final_summary', payload: finalSummaryOf(summary) }, receipt());
    script.push({ type: 'agent_end', payload: { success: true, reason: 'completed' } });
    const events = numbered(runId, script);
    const answer = page.locator(`.answer[data-run=${runId}]`);
    const shownMarks = () =>
      answer.evaluate((element) =>
        [...element.querySelectorAll<HTMLElement>('[data-mark]')].map(
          ({ dataset, textContent }) => `${dataset.sentenceIndex}:${textContent}`,
        ),
      );

    let sent = 0;
    const sendTo = async (end: number) => {
      sidebar.send(...events.slice(sent, (sent = end)));
      await sidebar.settled();
    };
    await sendTo(ends[0] ?? 0);
    await sidebar.host({ type: 'show_run', run_id: runId });
    await sidebar.settled();
    assert.deepEqual(await shownMarks(), ['0:1']);
    await sendTo(ends[2] ?? 0);
    const partly = await shownMarks();
    assert.deepEqual(partly, ['0:1', '1:2', '1:3', '2:!']);

    // A mark works before the answer is complete.
    await answer.locator('[data-citation="2"]').hover();
    assert.match((await page.locator('#citation-card').textContent()) ?? '', /stilling well/);
    await answer.locator('[data-citation="2"]').click();
    assert.ok(sidebar.told.some((told) => told.type === 'open_citation' && told.run_id === runId));
    await page.mouse.move(0, 0);

    // The blocks that are complete now remain the same nodes until the end.
    const kept = await answer.locator('.block').first().elementHandle();
    const [child] = await kept.$$(':scope > *');
    const top = await answer.evaluate((element) => element.getBoundingClientRect().top);
    await sendTo(events.length);
    await page.locator('.verdict').waitFor();
    assert.equal(await child?.evaluate((element) => element.isConnected), true, 'a finished block was redrawn');
    assert.equal(await answer.evaluate((element) => element.getBoundingClientRect().top), top);
    assert.equal((await shownMarks()).length, summary.citations.length + 2);

    // A restarted answer loses the previous one's marks.
    const other = `run-${++runs}`;
    const anew = numbered(other, [
      ...script.slice(0, ends[1]),
      { type: 'partial_summary', payload: { text: 'Something else.', restart: true } },
    ]);
    sidebar.send(...anew);
    await sidebar.host({ type: 'show_run', run_id: other });
    await sidebar.settled();
    assert.equal(await page.locator(`.answer[data-run=${other}] [data-mark]`).count(), 0);
  });

  it('stay on the first answer until the answer from everything replaces it', async () => {
    const { page } = sidebar;
    const runId = `run-${++runs}`;
    const { text, sentences, citations } = plannedSummary();
    const firstText = `${sentences[0]?.text} ${sentences[1]?.text} It came first.`;
    const [sentence] = sentences;
    assert.ok(sentence);
    const script: RunEvent[] = [
      started(),
      { type: 'source_read', payload: { source: SOURCE } },
      {
        type: 'progress',
        payload: { stage: 'first_answer', message: 'First answer, from 6% of the text; reading on…', read: 0.06 },
      },
      { type: 'partial_summary', payload: { text: firstText, draft: true } },
      {
        type: 'sentence_grounded',
        payload: { ...sentence, start: 0, end: sentence.text.length, index: 0, citations: citations.slice(0, 1) },
      },
      { type: 'progress', payload: { stage: 'notes', message: 'Read 3 of 40 sections', done: 3, total: 40 } },
      note('A note.', 3),
      { type: 'partial_summary', payload: { text: text.slice(0, 20), restart: true } },
      { type: 'partial_summary', payload: { text: text.slice(20) } },
      { type: 'final_summary', payload: finalSummaryOf(plannedSummary()) },
      receipt(),
      { type: 'agent_end', payload: { success: true, reason: 'completed' } },
    ];
    const events = numbered(runId, script);
    const answer = page.locator(`.answer[data-run=${runId}]`);
    const begun = script.findIndex((event) => event.type === 'partial_summary' && event.payload.restart === true) + 1;
    sidebar.send(...events.slice(0, begun - 1));
    await sidebar.settled();
    await sidebar.host({ type: 'show_run', run_id: runId });
    await sidebar.settled();
    const shown = async () => ({
      text: (await answer.textContent()) ?? '',
      marks: await answer.locator('[data-mark]').count(),
    });
    const before = await shown();
    assert.match(before.text, /^First answer, from 6% of the text; reading on….*It came first\./s);
    assert.equal(before.marks, 1);
    sidebar.send(...events.slice(begun - 1, begun));
    await sidebar.settled();
    assert.deepEqual(await shown(), before, "a few words don't replace a complete answer");
    sidebar.send(...events.slice(begun));
    await page.locator('.verdict').waitFor();
    await sidebar.settled();
    const after = await shown();
    assert.doesNotMatch(after.text, /First answer|It came first/);
    assert.match(
      (await page.locator(`[data-run=${runId}]`).first().textContent()) ?? '',
      /First answer, before everything was read \(\d of 5 sentences have changed since\)/,
    );
  });

  /**
   * Streams an answer word by word, with the verdict on each sentence `late` words after its end. Returns how often text
   * that was on screen moved, and the words that did.
   */
  async function movesOf(summary: Summary, late: number, pause = 5): Promise<string[]> {
    const { page } = sidebar;
    const runId = `run-${++runs}`;
    const words = summary.text.match(/\s*\S+/g) ?? [];
    const verdicts = groundedEvents(summary).map((event, index) => ({
      event,
      end: summary.sentences[index]?.end ?? 0,
    }));
    const script: RunEvent[] = [started(), { type: 'source_read', payload: { source: SOURCE } }];
    let written = 0;
    for (const [index, word] of words.entries()) {
      script.push({ type: 'partial_summary', payload: { text: word } });
      written += word.length;
      const before = words.slice(0, Math.max(0, index + 1 - late)).join('').length;
      while (verdicts[0] && (verdicts[0].end < before || written === summary.text.length))
        script.push(...verdicts.splice(0, 1).map(({ event }) => event));
    }
    script.push(
      { type: 'final_summary', payload: finalSummaryOf(summary) },
      { type: 'agent_end', payload: { success: true, reason: 'completed' } },
    );
    const [first, ...rest] = numbered(runId, script);
    if (first) sidebar.send(first);
    await sidebar.settled();
    await sidebar.host({ type: 'show_run', run_id: runId });
    await page.locator(`.answer[data-run=${runId}]`).waitFor();
    // Each frame, the place of every letter that was there in the frame before.
    await page.evaluate(`{
      const answer = document.querySelector('.answer[data-run=${runId}]');
      window.moves = [];
      let before = [];
      const look = () => {
        const now = [];
        const walker = document.createTreeWalker(answer, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node.parentElement.closest('.marks, .answer-title')) continue;
          for (const { 0: word, index } of node.data.matchAll(/[^\\s\\u2060]+/g)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + 1);
            const { left, top } = range.getBoundingClientRect();
            now.push({ word, left: Math.round(left), top: Math.round(top + scrollY) });
          }
        }
        // The last word may go on, in the next line if need be.
        before.forEach((old, index) => {
          const word = now[index];
          if (word && (index < before.length - 1 || word.word === old.word) && (Math.abs(word.left - old.left) > 1 || Math.abs(word.top - old.top) > 1))
            window.moves.push(old.word);
        });
        before = now;
        window.looking = requestAnimationFrame(look);
      };
      look();
    }`);
    for (const event of rest) {
      sidebar.send(event);
      await page.waitForTimeout(pause);
    }
    await page.locator('.verdict').waitFor();
    await sidebar.settled();
    return page.evaluate<string[]>('cancelAnimationFrame(window.looking), window.moves');
  }

  it('move nothing that was on screen when they arrive', async () => {
    const prose = planned(
      '‹A tide gauge measures the height of the water.› ‹The first of them stood in Amsterdam and in Brest.› ‹Its **float and counterweight** sit in [a stilling well](https://example.org/well) of `50 cm`.›\n\n- ‹Land that sinks looks like a sea that rises.›\n- ‹Satellites, e.g. those of Dr. Smith, correct for it.›\n\n| Year | Level |\n| --- | --- |\n‹| 1843 | 12 mm |›\n‹| 1844 | 13 mm |›\n\n‹The gain is $\\Delta s = 0.83$ of it.› ‹The end of it came in the year 1845.› ‹It was sad.›',
    );
    // At every place in a line, and with the verdict soon or late.
    for (const width of [250, 283, 317, 340])
      for (const late of [1, 3]) {
        await sidebar.page.setViewportSize({ width, height: 800 });
        assert.deepEqual(await movesOf(prose, late), [], `${width} pixels, ${late} words late`);
      }
    await sidebar.page.setViewportSize({ width: 340, height: 800 });
  });

  /** Lead-ins and labels, which aren't judged; one to three marks a sentence, with numbers of one and two digits. */
  const manyMarks = (): Summary => {
    const marked = (text: string, marks: number, band: SummarySentence['band'] = 'supported') => ({
      text,
      band,
      support: 0.5,
      quotes: Array.from({ length: marks }, (_, index) => `Quote ${index}.`),
    });
    return plannedSummary([
      'Sure, here is a summary of the page:\n\n**Key points**\n\n',
      marked('A tide gauge measures the height of the water.', 3),
      ' ',
      marked('The first of them stood in Brest.', 1, 'unsupported'),
      ' Three points follow: ',
      marked('Its float sits in a stilling well of half a meter.', 2, 'doubtful'),
      '\n\n- ',
      marked('Land that sinks looks like a sea that rises.', 2),
      '\n- ',
      marked('Satellites correct for it.', 2),
      '\n\n| Year | Level |\n| --- | --- |\n',
      marked('| 1843 | 12 mm |', 3),
      '\n',
      marked('| 1844 | 13 mm |', 2, 'unjudged'),
      '\n\n',
      marked('The end of it came in the year 1845.', 2),
      ' ',
      marked('It was sad.', 1),
    ]);
  };

  it('that come later than the text after them move nothing, and lie on each other until they are pointed at', async () => {
    const { page } = sidebar;
    const summary = manyMarks();
    for (const width of [250, 317, 500]) {
      await page.setViewportSize({ width, height: 800 });
      // All of them after the text; after others; and later than text waits for them.
      assert.deepEqual(await movesOf(summary, Infinity), [], `${width} pixels, at the end`);
      assert.deepEqual(await movesOf(summary, 6), [], `${width} pixels, six words late`);
    }
    assert.deepEqual(await movesOf(summary, 12, 60), [], 'slowly');
    await page.setViewportSize({ width: 340, height: 800 });
    await movesOf(summary, Infinity);
    const answer = page.locator(`.answer[data-run=run-${runs}]`);
    const stack = answer.locator('.stack').first();
    const boxes = () =>
      stack.locator('.cite').evaluateAll((marks) =>
        marks.map((mark) => {
          const { left, top, width } = mark.getBoundingClientRect();
          return { left: Math.round(left), top: Math.round(top), width, shown: getComputedStyle(mark).opacity };
        }),
      );
    const closed = await boxes();
    assert.equal(closed.length, 3);
    assert.deepEqual([...new Set(closed.map(({ left }) => left))].length, 1, JSON.stringify(closed));
    await stack.locator('.cite').first().hover();
    const open = await boxes();
    const [first, second, third] = open;
    assert.ok(first && second && third && second.left >= first.left + first.width && third.left > second.left);
    assert.deepEqual(
      open.map(({ shown, top }) => [shown, top]),
      open.map(() => ['1', first.top]),
    );
    await page.screenshot({ path: path.join(ARTIFACTS, 'stack.png') });
    // Each is within reach of the pointer, and of the keys.
    await stack.locator('.cite').nth(2).hover();
    assert.match((await page.locator('#citation-card').textContent()) ?? '', /Quote 2/);
    await page.mouse.move(0, 0);
    await stack.locator('.cite').first().focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate<string>('document.activeElement.dataset.citation'), '2');
    await page.keyboard.press('Escape');
    assert.deepEqual(await accessibilityProblems(page), []);
    // Opened anew, each has a place of its own.
    await sidebar.host({ type: 'perform', action: 'new_run' });
    await sidebar.settled();
    await sidebar.host({ type: 'show_run', run_id: `run-${runs}` });
    await answer.locator('.cite').first().waitFor();
    assert.equal(await answer.locator('.stack').count(), 0);
  });

  it('wait for a sentence with several marks before the next one is shown', async () => {
    const summary = plannedSummary();
    for (const width of [250, 300, 340]) {
      await sidebar.page.setViewportSize({ width, height: 800 });
      assert.deepEqual(await movesOf(summary, 2), [], `${width} pixels`);
    }
    await sidebar.page.setViewportSize({ width: 340, height: 800 });
  });
});
