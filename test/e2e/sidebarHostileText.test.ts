import assert from 'node:assert/strict';
import { message, verdictOf, type AgentEvent, type RunEvent } from '../../src/protocol/index.js';
import { HOSTILE_TEXTS } from '../helpers/webview/hostileText.js';
import {
  ACTIONS,
  SOURCE,
  numbered,
  partials,
  plannedSummary,
  receipt,
  started,
} from '../helpers/webview/scriptedRun.js';
import type { SidebarPage } from '../helpers/webview/sidebarPage.js';
import { standaloneSidebar } from '../helpers/webview/standaloneSidebar.js';

describe('the sidebar with hostile text', function () {
  this.timeout(60_000);
  const { sidebarWith } = standaloneSidebar();

  it('case 64: hostile text has no effect, wherever it appears', async () => {
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

  it('case 65: hostile text split across events or taken from the history has no effect', async () => {
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

  it('case 66: only web links can be followed, and only through VS Code', async () => {
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
  /** Every field that a page, a model, or a file name can fill. */
  function hostileRun(text: string, runId = 'run-1'): AgentEvent[] {
    const summary = plannedSummary(
      [
        {
          text,
          band: 'unsupported',
          support: 0.1,
          reasons: [message('grounding.bound', { said: text })],
          quotes: [text],
        },
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

  /** Reveals everything by expanding, hovering, and clicking; nothing may have run or been requested by then. */
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
