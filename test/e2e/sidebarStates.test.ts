import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  message,
  textOf,
  told,
  verdictOf,
  type AgentEvent,
  type RunEvent,
  type RunRecord,
  type SourceInfo,
} from '../../src/protocol/index.js';
import { say, sayMessages, speak, type TranslatedSentences } from '../../src/webview/selectors/catalog/say.js';
import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';
import { accessibilityProblems } from '../helpers/webview/axe.js';
import {
  RICH,
  SOURCE,
  completeRun,
  groundedEvents,
  numbered,
  partials,
  plannedSummary,
  receipt,
  started,
  type PlannedSentence,
} from '../helpers/webview/scriptedRun.js';
import {
  sentencesOf,
  type Agent,
  type SidebarPage,
  type SidebarPageOptions,
  type Theme,
} from '../helpers/webview/sidebarPage.js';
import { standaloneSidebar } from '../helpers/webview/standaloneSidebar.js';

const UNREACHABLE = message('providers.unreachable', {
  label: 'Ollama',
  why: message('providers.nothingListens', { host: '127.0.0.1:11434' }),
  wayOut: [message('providers.startOllama')],
});

const STOPPED = message('digest.stoppedAt', { share: 62 });
const CUT_OFF = message('digest.truncated');
const HIDDEN = message('sources.hiddenCells', { places: "'Plan 2026'!C, 'Plan 2026'!3:4, Old" });
const WORKBOOK: SourceInfo = {
  ...SOURCE,
  kind: 'document',
  title: 'fleet-plan.xlsx',
  url: undefined,
  uri: 'file:///project/fleet-plan.xlsx',
  format: 'xlsx',
  warnings: [textOf(HIDDEN)],
  warning_details: [HIDDEN],
};

const WORDY = new Set([
  'empty',
  'no-model',
  'done-unfolded',
  'rich',
  'after-stop',
  'cut-off',
  'hidden-cells',
  'fallback',
  'error',
  'history',
]);

const supported = (text: string, quote: string): PlannedSentence => ({
  text,
  band: 'supported',
  support: 0.9,
  quotes: [quote],
});
const unsupported = (text: string, number: string, quote: string): PlannedSentence => ({
  text,
  band: 'unsupported',
  support: 0.1,
  reasons: [
    {
      ...message('grounding.numberNotInSource', { number }),
      counter_evidence: { source_id: 's1', start: 40, end: 40 + quote.length, quote },
    },
  ],
});
/** A finished run whose question, source, and answer are in another language. */
const inLanguage = (query: string, title: string, answer: readonly (PlannedSentence | string)[]): AgentEvent[] => {
  const source = { ...SOURCE, title };
  return completeRun(
    'run-1',
    plannedSummary(answer, { sources: [source] }),
    started({ query, sources: [{ id: 's1', kind: 'url', title, url: 'https://example.org/trees' }] }),
    source,
  );
};

/** Room for some letters of a model's name, in pixels. */
const SHORTEST_NAME = 40;

/** The facts about a finished run aren't cut, and no button of the composer has a line of its own. */
async function assertWhole({ page }: SidebarPage, where: string): Promise<void> {
  // A fact is shown whole, or, except for the first one, not at all.
  const cut = await page.locator('.run-facts').evaluateAll((lines) =>
    lines
      .flatMap((line) => {
        const room = line.parentElement?.getBoundingClientRect();
        return [...line.querySelectorAll('.fact')].filter((fact, index) => {
          const { left, right, top, bottom } = fact.getBoundingClientRect();
          const isShown = room !== undefined && top < room.bottom - 1 && bottom > room.top + 1;
          // The dot of the first fact is outside.
          const isWhole = room !== undefined && right <= room.right + 0.01 && left >= room.left - 12;
          return (
            getComputedStyle(fact).display !== 'none' && fact.clientWidth > 0 && (isShown ? !isWhole : index === 0)
          );
        });
      })
      .map((fact) => fact.textContent),
  );
  assert.deepEqual(cut, [], `${where}: facts are cut`);
  const torn = await page
    .locator('.cite')
    .evaluateAll((marks) => marks.filter((mark) => mark.getClientRects().length !== 1).length);
  assert.equal(torn, 0, `${where}: marks are torn apart`);
  const rows = await page
    .locator('.tools')
    .evaluateAll((bars) =>
      bars.map((bar) => new Set([...bar.children].map((tool) => tool.getBoundingClientRect().top)).size),
    );
  assert.ok(
    rows.every((count) => count === 1),
    `${where}: the toolbar wraps`,
  );
  const optionRows = await page
    .locator('.composer-row')
    .evaluate((row) => new Set([...row.children].map((item) => Math.round(item.getBoundingClientRect().top / 8))).size);
  assert.equal(optionRows, 1, `${where}: the options wrap`);
  const [alone, field] = await page
    .locator('.composer')
    .evaluate((composer) => [
      [...composer.querySelectorAll('.chips > li')].filter(
        (item, index, { length }) =>
          index === length - 1 &&
          index > 0 &&
          ![...item.querySelectorAll('.chip')].some((chip) => chip.clientWidth > 0) &&
          item.getBoundingClientRect().top > (item.previousElementSibling?.getBoundingClientRect().bottom ?? 0),
      ).length,
      composer.querySelector('textarea')?.clientHeight ?? 0,
    ]);
  assert.equal(alone, 0, `${where}: the button that adds sources has a line of its own`);
  assert.ok(field < 60, `${where}: an empty field is ${field} pixels high`);
  // In a low view, only the dot is shown.
  const name = await page.locator('.composer .badge-name').evaluate(({ clientWidth }) => clientWidth);
  assert.ok(name === 1 || name >= SHORTEST_NAME, `${where}: the model's name has only ${name} pixels`);
  const over = await page.locator('.composer').evaluate((composer) => {
    const controls = [...composer.querySelectorAll<HTMLElement>('button, select, .chip')].map((control) => ({
      control,
      box: control.getBoundingClientRect(),
    }));
    return controls.flatMap(({ control, box }, index) =>
      controls
        .slice(index + 1)
        .filter(
          (other) =>
            !control.contains(other.control) &&
            Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 0.5 &&
            Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 0.5,
        )
        .map((other) => `${control.className} and ${other.control.className}`),
    );
  });
  assert.deepEqual(over, [], `${where}: controls overlap`);
}

const ARTIFACTS = path.join(repositoryRoot, 'artifacts', 'sidebar');

describe('the sidebar in each state', function () {
  this.timeout(60_000);
  const { sidebarWith, close } = standaloneSidebar();
  before(() => mkdir(ARTIFACTS, { recursive: true }));
  after(() => speak('en'));

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
        ...told(message('digest.sectionsRead', { done: 5, total: 41 })),
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
          incomplete: textOf(STOPPED),
          incomplete_details: [STOPPED],
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
        { type: 'progress', payload: { stage: 'answer', ...told(message('digest.writing')) } },
        { type: 'source_read', payload: { source: SOURCE } },
        ...partials(plannedSummary().text.slice(0, 300)),
        ...groundedEvents(plannedSummary()).slice(0, 3),
      ],
    },
    'middle-of-a-large-document': { events: live },
    'after-stop': { events: stopped },
    done: { events: completeRun('run-1') },
    rich: { events: completeRun('run-1', plannedSummary(RICH, { may_not_answer: true })) },
    // The fragment isn't checked, and its mark says why.
    'cut-off': {
      events: completeRun(
        'run-1',
        plannedSummary(
          [
            supported(
              'Its float sits in a stilling well, which damps the waves.',
              'The float sits in a stilling well.',
            ),
            '\n\n- ',
            supported(
              'Land that sinks looks like a sea that rises.',
              'Where the land subsides, the gauge shows a rise.',
            ),
            '\n- ',
            {
              text: 'Gauges on sinking land are therefore compared with altime',
              band: 'unjudged',
              support: null,
              reasons: [message('grounding.cutOff')],
            },
          ],
          { incomplete: textOf(CUT_OFF), incomplete_details: [CUT_OFF] },
        ),
      ),
      then: ({ page }) => page.locator('.warn-unjudged').hover(),
    },
    'hidden-cells': {
      events: completeRun('run-1', plannedSummary(undefined, { sources: [WORKBOOK] }), undefined, WORKBOOK),
      then: async ({ page }) => {
        const sign = page.locator('.run-row').getByRole('img');
        assert.equal(await sign.getAttribute('title'), sayMessages([HIDDEN], [])[0]);
        await page.getByRole('button', { name: say('run.details') }).click();
        await page.locator('.source-warning').waitFor();
      },
    },
    'no-model': {
      init: {
        providers: [
          {
            provider: 'ollama',
            label: 'Ollama',
            location: 'local',
            available: false,
            state: 'not_set_up',
            ...told(UNREACHABLE),
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
    'chosen-model-missing': {
      init: {
        settings: { provider: 'mock', model: null, language: null, length: null, summarize_shortcut: null },
        providers: [{ provider: 'mock', label: 'Mock LLM', location: 'mock', available: false, state: 'stopped' }],
      },
    },
    'chosen-model-failing': {
      init: {
        settings: { provider: 'ollama', model: null, language: null, length: null, summarize_shortcut: null },
        providers: [
          { provider: 'ollama', label: 'Ollama', location: 'local', available: false, state: 'unauthorized' },
        ],
      },
    },
    'done-unfolded': {
      events: completeRun('run-1'),
      then: async ({ page }) => {
        for (const summary of await page.locator('.fold > summary').all()) await summary.click();
        await page.getByRole('button', { name: say('run.details') }).click();
      },
    },
    'arabic-text': {
      events: inLanguage('كم شجرة بقيت على قيد الحياة؟', 'أشجار المدينة', [
        supported('بقيت **71 %** من الأشجار على قيد الحياة في *The Hague*.', 'بقيت 71 % من الأشجار على قيد الحياة.'),
        '\n\n- ماء في الصيف\n- تربة أوسع\n\n| المدينة | النسبة |\n| --- | --- |\n| دلفت | 83 % |\n\n',
        unsupported('زُرعت الأشجار عام 1682.', '1682', 'زُرعت الأشجار الأولى عام 1807.'),
      ]),
      then: ({ page }) => page.locator('.warn-unsupported').hover(),
    },
    'german-text': {
      events: inLanguage('Warum werden Straßenbäume selten älter als zwanzig Jahre?', 'Straßenbaumsterblichkeit', [
        '### Was hilft\n\n',
        supported(
          'Bewässerungssäcke erhöhen die **Fünfzehnjahresüberlebenswahrscheinlichkeit** auf 71 %.',
          'Mit Bewässerungssäcken lebten nach fünfzehn Jahren noch 71 % der Bäume.',
        ),
        '\n\n| Maßnahme | Überlebenswahrscheinlichkeit |\n| --- | --- |\n| Bewässerungssäcke | 71 % |\n| Baumsubstrat unter dem Gehweg | 83 % |\n\n',
        unsupported('Die erste Allee wurde 1682 gepflanzt.', '1682', 'Die älteste Allee stammt von 1807.'),
      ]),
      then: ({ page }) => page.locator('.verdict summary').click(),
    },
    'chinese-text': {
      events: inLanguage('行道树为什么活不长？', '城市行道树研究', [
        '### 有效的措施\n\n',
        supported('使用浇水袋后，**71%** 的树木存活了十五年。', '使用浇水袋的树木中，71%在十五年后仍然存活。'),
        '\n\n| 措施 | 存活率 |\n| --- | --- |\n| 浇水袋 | 71% |\n| 人行道下的结构土 | 83% |\n\n',
        unsupported('第一条林荫道建于1682年。', '1682', '最古老的林荫道建于1807年。'),
      ]),
      then: ({ page }) => page.locator('.verdict summary').click(),
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
            ...told(
              message('providers.noneAvailable', { reasons: [UNREACHABLE, message('providers.orderExhausted')] }),
            ),
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
            reason: textOf(UNREACHABLE),
            message_key: UNREACHABLE.key,
            message_args: UNREACHABLE.args,
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
          payload: {
            stage: 'notes',
            ...told(message('digest.sectionsRead', { done: 7, total: 19 })),
            source_id: 's2',
            done: 7,
            total: 19,
          },
        },
        {
          type: 'error',
          payload: {
            code: 'login_required',
            ...told(message('sources.statusLogin', { host: 'journal.example', status: '401' })),
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
            payload: { ...told(message('server.busy')), run_id: 'run-9', request_id: command.request_id },
          });
      },
      then: async ({ page }) => {
        await page.getByRole('button', { name: say('empty.summarizeDocument') }).click();
        await page.getByRole('button', { name: say('banner.showRunning') }).waitFor();
      },
    },
    history: {
      agent: (command, send) => {
        if (command.type === 'list_runs') send({ type: 'runs', payload: { runs: records } });
      },
      then: async ({ page, host }) => {
        await host({ type: 'perform', action: 'show_history' });
        await page.locator('.fold.unanswered > summary').click();
        await page
          .getByRole('button', { name: say('history.delete', { title: 'Question 2 about the sea' }) })
          .click({ force: true });
        await page.locator('.entry').nth(1).hover();
      },
    },
  };
  const looks: { name: string; theme: Theme; width: number; language?: string; zoom?: number }[] = [
    { name: 'dark', theme: 'dark', width: 350 },
    { name: 'light', theme: 'light', width: 350 },
    { name: 'high-contrast', theme: 'high-contrast', width: 350 },
    { name: 'high-contrast-light', theme: 'high-contrast-light', width: 500 },
    { name: 'narrow', theme: 'dark', width: 250 },
  ];
  /** For the states with the most words, because each picture takes a second or two. */
  const wordyLooks: typeof looks = [
    { name: '200-percent', theme: 'light', width: 250, zoom: 2 },
    // German words are the longest of our languages, and Chinese has no spaces to break lines at.
    { name: 'german', theme: 'light', width: 250, language: 'de' },
    { name: 'chinese', theme: 'dark', width: 350, language: 'zh-cn' },
  ];
  for (const [state, { events = [], agent, init, then }] of Object.entries(states)) {
    it(`is accessible and fits its column: ${state}`, async () => {
      for (const { name, theme, width, language, zoom } of WORDY.has(state) ? [...looks, ...wordyLooks] : looks) {
        speak(language ?? 'en', JSON.parse(await sentencesOf(language)) as TranslatedSentences);
        const sidebar = await sidebarWith({ theme, width, height: 800, language, zoom, agent, init });
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
        await assertWhole(sidebar, `${state}, ${name}`);
        await close(sidebar);
      }
    });
  }
});
