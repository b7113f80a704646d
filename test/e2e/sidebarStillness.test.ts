import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';
import { message, told, type AgentEvent, type RunEvent } from '../../src/protocol/index.js';
import { finalSummaryOf } from '../../src/protocol/verdict.js';
import { accessibilityProblems } from '../helpers/webview/axe.js';
import {
  ACTIONS,
  SOURCE,
  completeRun,
  groundedEvents,
  note,
  numbered,
  partials,
  plannedSummary,
  receipt,
  started,
} from '../helpers/webview/scriptedRun.js';
import { standaloneSidebar } from '../helpers/webview/standaloneSidebar.js';
import type { SidebarPage } from '../helpers/webview/sidebarPage.js';

const ARTIFACTS = path.join(repositoryRoot, 'artifacts', 'sidebar');

/**
 * Watches every word of the column, frame by frame: a text that stays the same must stay where it is. Of the notes being
 * taken, only the end is shown, and a source in the composer gets its title when it has been read, so they aren't watched.
 */
async function watch(page: Page): Promise<void> {
  await page.evaluate(`{
    window.moves = [];
    let before = new Map();
    const look = () => {
      const now = new Map();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.data.trim() === '' || node.parentElement.closest('.live-notes, .kept-room, .chip:not(.offered)')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const { left, top, width } = range.getBoundingClientRect();
        if (width === 0) continue;
        const place = { text: node.data, left, top: top + scrollY };
        now.set(node, place);
        const old = before.get(node);
        if (old?.text === place.text && (Math.abs(old.left - left) > 1 || Math.abs(old.top - place.top) > 1))
          window.moves.push(node.parentElement.className + ' ' + place.text + ' by ' + Math.round(left - old.left) + ', ' + Math.round(place.top - old.top));
      }
      before = now;
      window.watching = requestAnimationFrame(look);
    };
    look();
  }`);
}

const movesSince = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>('cancelAnimationFrame(window.watching), window.moves');

describe('what is on screen', function () {
  this.timeout(60_000);
  const { sidebarWith } = standaloneSidebar();
  before(() => mkdir(ARTIFACTS, { recursive: true }));

  const send = async (sidebar: SidebarPage, events: readonly AgentEvent[]): Promise<void> => {
    for (const event of events) {
      sidebar.send(event);
      await sidebar.page.waitForTimeout(20);
    }
    await sidebar.settled();
  };
  const progress = (done: number, left?: number): RunEvent => ({
    type: 'progress',
    payload: {
      stage: 'notes',
      ...told(message('digest.sectionsRead', { done, total: 41 })),
      done,
      total: 41,
      read: done / 41,
      ...(left === undefined ? {} : { remaining_ms: left }),
    },
  });

  it('stays in its place during a whole run, sideways, too', async () => {
    const incomplete = {
      incomplete: 'The budget was used up.',
      incomplete_details: [message('digest.stoppedAt', { share: 62 })],
    };
    const summary = plannedSummary(undefined, incomplete);
    for (const width of [250, 350, 500]) {
      const sidebar = await sidebarWith({ width, height: 900 });
      await sidebar.connected();
      const [first, ...rest] = numbered('run-1', [
        started(),
        { type: 'progress', payload: { stage: 'fetching', message: 'Opening example.org', source_id: 's1' } },
        { type: 'source_read', payload: { source: SOURCE } },
        note('- One.', 0),
        progress(8),
        progress(9, 62_000),
        note('- Two.', 1),
        progress(10, 31_000),
        note('- Three, with its figures and the way they were measured.', 2),
        progress(11, 9_000),
        progress(41),
        { type: 'progress', payload: { stage: 'answer', ...told(message('digest.writing')) } },
        ...partials(summary.text),
        ...groundedEvents(summary),
        ...ACTIONS,
        { type: 'final_summary', payload: finalSummaryOf(summary) },
        receipt(),
        { type: 'agent_end', payload: { success: true, reason: 'completed' } },
      ]);
      assert.ok(first);
      sidebar.send(first);
      await sidebar.settled();
      await watch(sidebar.page);
      await send(sidebar, rest);
      await sidebar.page.locator('.actions').waitFor();
      assert.deepEqual(await movesSince(sidebar.page), [], `${width} pixels`);
    }
  });

  it('stays in its place when an answer fails halfway', async () => {
    const sidebar = await sidebarWith({ height: 900 });
    await sidebar.connected();
    const [first, ...rest] = numbered('run-1', [
      started(),
      { type: 'source_read', payload: { source: SOURCE } },
      ...partials('It ebbs, and it flows, twice a day.'),
      { type: 'error', payload: { code: 'provider_error', message: 'The model stopped.', retryable: true } },
      { type: 'agent_end', payload: { success: false, reason: 'failed', message: 'The model stopped.' } },
    ]);
    assert.ok(first);
    sidebar.send(first);
    await sidebar.settled();
    await watch(sidebar.page);
    await send(sidebar, rest);
    await sidebar.page.locator('.banner', { hasText: 'The model stopped.' }).waitFor();
    assert.deepEqual(await movesSince(sidebar.page), []);
  });

  it('stays in its place when a correction arrives or fails; one far longer than its sentence is whole, and moves only what is below', async () => {
    for (const [name, text] of [
      ['short', 'It was built in Brest.'],
      [
        'long',
        'The oldest record that is **still kept** begins in Brest in 1807, whereas nothing is said about the year in which the first gauge was built, or about Amsterdam, or about who built it there and for what purpose.',
      ],
      ['failed', undefined],
    ] as const) {
      const sidebar = await sidebarWith({ width: 300, height: 1_400 });
      const { page } = sidebar;
      await sidebar.connected();
      sidebar.send(...completeRun('run-1', plannedSummary()));
      await page.locator('.verdict summary').click();
      const entry = page.locator('.to-check > li', { hasText: 'Amsterdam' });
      await entry.getByRole('button', { name: 'Ask the Model to Correct This Sentence' }).click();
      await sidebar.settled();
      const asked = sidebar.commands.findLast(({ type }) => type === 'start_agent');
      assert.ok(asked?.type === 'start_agent');
      const start = started({
        query: asked.query,
        request_id: asked.request_id,
        follow_up: 'run-1',
        repairs: asked.repairs,
      });
      const events =
        text === undefined
          ? numbered('run-2', [
              start,
              { type: 'error', payload: { code: 'provider_error', message: 'The model stopped.', retryable: true } },
              { type: 'agent_end', payload: { success: false, reason: 'failed', message: 'The model stopped.' } },
            ])
          : completeRun(
              'run-2',
              plannedSummary([{ text, band: 'supported', support: 0.9, quotes: ['It begins in Brest in 1807.'] }]),
              start,
            );
      sidebar.send(...events.slice(0, 1));
      // Its room opens with the click.
      await page.locator('.answer .correction').waitFor();
      await sidebar.settled();
      await page.screenshot({ path: path.join(ARTIFACTS, `correcting-${name}.png`) });
      await watch(page);
      await send(sidebar, events.slice(1));
      const shown = text === undefined ? 'The model stopped.' : 'Brest';
      await page.locator('.answer .correction', { hasText: shown }).waitFor();
      const moves = await movesSince(page);
      if (name !== 'long') assert.deepEqual(moves, [], name);
      for (const move of moves) assert.match(move, / by 0, [1-9]\d*$/, 'down only');
      const clipped = await page
        .locator('.kept')
        .evaluateAll((rooms) =>
          rooms.filter((room) => room.scrollHeight > room.clientHeight).map((room) => room.textContent),
        );
      assert.deepEqual(clipped, [], name);
      await page.screenshot({ path: path.join(ARTIFACTS, `corrected-${name}.png`) });
      assert.deepEqual(await accessibilityProblems(page), []);
    }
  });
});
