import assert from 'node:assert/strict';
import { incompleteFor } from '../../../src/protocol/index.js';
import { documentOf, withEditedSentence, withInsertedParagraph } from '../../bench/digest/documents.js';
import { memoryStore, readAll, requestOf, scriptedModel } from './harness.js';

const LARGE = documentOf(800_000);
const budget = { calls: 30, minutes: 60 };

describe('the budget', function () {
  this.timeout(30_000);

  it('limits the calls, and reports by section what was read closely and what was skimmed', async () => {
    const model = scriptedModel();
    const { result } = await readAll(requestOf(LARGE, { budget }), model, memoryStore());
    assert.ok(model.prompts.length <= 30);
    assert.ok(model.prompts.length >= 25);
    const read = result.read.get('s1');
    assert.ok(read !== undefined && read.closely > 0.2 && read.skimmed > 0.2 && read.left === 0);
    assert.ok(Math.abs(read.closely + read.skimmed - 1) < 1e-9);
    const characters = (state: string): number =>
      read.sections.filter((section) => section.read === state).reduce((sum, section) => sum + section.characters, 0);
    assert.ok(Math.abs(characters('closely') / (characters('closely') + characters('skimmed')) - read.closely) < 0.01);
    assert.match(
      incompleteFor(result.incomplete).incomplete ?? '',
      /^\d+% was read closely within the limit of 30 model calls/,
    );
  });

  it('is spent on what is relevant to the question', async () => {
    const told =
      'The comet Halley-Brandt was seen from Lisbon in 1812, and its tail was 14 degrees long. The comet Halley-Brandt will return.';
    const text = withInsertedParagraph(withInsertedParagraph(LARGE, 0.63, told), 0.91, told);
    const model = scriptedModel();
    await readAll(
      requestOf(text, {
        budget: { calls: 12, minutes: 60 },
        question: 'When was the comet Halley-Brandt seen?',
        isSummary: false,
        depth: 'thorough',
      }),
      model,
      memoryStore(),
    );
    assert.equal(
      model.prompts.filter(
        (prompt) => prompt.includes('one part of a longer text') && prompt.includes('its tail was 14 degrees'),
      ).length,
      2,
    );
  });

  it('continues where it ended until everything is read, and makes no call twice', async () => {
    const store = memoryStore();
    const finished: string[] = [];
    let share = 0;
    for (let run = 0; share < 1; run++) {
      assert.ok(run < 8);
      const model = scriptedModel();
      const { result } = await readAll(requestOf(LARGE, { budget, continued: run > 0 }), model, store);
      assert.ok(model.prompts.length <= 30);
      finished.push(...model.finished);
      const closely = result.read.get('s1')?.closely ?? 0;
      assert.ok(closely > share);
      share = closely;
    }
    assert.equal(new Set(finished).size, finished.length);
  });

  it('reads an edited text as closely as before, and no further', async () => {
    const store = memoryStore();
    const first = scriptedModel();
    await readAll(requestOf(LARGE, { budget }), first, store);
    const unchanged = scriptedModel();
    await readAll(requestOf(LARGE, { budget }), unchanged, store);
    assert.equal(unchanged.prompts.length, 0);
    const edited = scriptedModel();
    await readAll(
      requestOf(withEditedSentence(LARGE, 0.01, 'The bridge was closed for good.'), { budget }),
      edited,
      store,
    );
    assert.ok(edited.prompts.length >= 1 && edited.prompts.length <= 4);
    const elsewhere = scriptedModel();
    const text = withEditedSentence(LARGE, 0.6, 'The bridge was closed for good.');
    await readAll(requestOf(text, { budget }), elsewhere, store);
    assert.ok(elsewhere.prompts.length <= 4);
  });

  it('stops at the time limit and says so', async () => {
    // Every look at the clock advances it by 400 ms.
    let time = 0;
    const model = scriptedModel();
    const { result } = await readAll(requestOf(LARGE, { budget: { calls: 1_000, minutes: 1 } }), model, memoryStore(), {
      now: () => (time += 400),
    });
    const read = result.read.get('s1');
    assert.ok(read !== undefined && read.closely > 0 && read.closely < 1);
    assert.ok(Math.abs(read.closely + read.skimmed + read.left - 1) < 1e-9);
    assert.match(incompleteFor(result.incomplete).incomplete ?? '', /1 minute/);
    assert.ok(result.text.length > 0);
  });

  it('always covers at least the opening', async () => {
    const model = scriptedModel();
    const { result } = await readAll(requestOf(LARGE, { budget: { calls: 1, minutes: 60 } }), model, memoryStore());
    assert.ok(model.prompts.length <= 2);
    assert.ok((result.read.get('s1')?.closely ?? 0) > 0);
  });

  it('holds in every script, whatever the server counts', async () => {
    const scripts = {
      Chinese: '水獭在北部的堤坝上被发现，共有九只。港口于一八五六年重建，灯塔高三十三米。',
      Thai: 'ท่าเรือถูกสร้างขึ้นใหม่ในปีนั้นและประภาคารสูงสามสิบสามเมตร ',
      Arabic: 'أعيد بناء الميناء في عام ١٨٥٦ وكان ارتفاع المنارة ثلاثة وثلاثين مترا. ',
      digits: '0123456789',
    };
    for (const [script, sentence] of Object.entries(scripts))
      for (const charactersPerToken of [1, 4, 8]) {
        const model = scriptedModel({ charactersPerToken });
        Object.assign(model.facts, { countsWholePrompt: true });
        const text = sentence.repeat(Math.ceil(300_000 / sentence.length));
        const { result } = await readAll(requestOf(text, { budget }), model, memoryStore());
        const told = `${script}, ${charactersPerToken} characters a token: ${model.prompts.length} calls`;
        assert.ok(model.prompts.length <= budget.calls, told);
        assert.equal(result.usage.contextTokens, model.facts.contextTokens, told);
        assert.equal(result.usage.calls, model.prompts.length, told);
        const read = result.read.get('s1');
        assert.ok(read !== undefined && read.closely > 0 && read.closely < 1, told);
        assert.match(incompleteFor(result.incomplete).incomplete ?? '', /was read closely/, told);
      }
  });
});
