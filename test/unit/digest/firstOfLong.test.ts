import assert from 'node:assert/strict';
import { documentOf, withEditedSentence } from '../../bench/digest/documents.js';
import { memoryStore, readAll, requestOf, scriptedModel, type MemoryStore } from './harness.js';
import type { DigestRequest } from '../../../src/agent/interfaces/index.js';

const BUDGET = { calls: 12, minutes: 60 };
const isFirst = (prompt: string): boolean => prompt.includes('These are the most telling passages');
/** Texts of megabytes of different kinds. */
const TEXTS: Readonly<Record<string, () => string>> = {
  prose: () => documentOf(2_000_000),
  'one line': () => documentOf(2_000_000, 3).replace(/\s+/g, ' '),
  'lines without sentences': () =>
    Array.from({ length: 60_000 }, (_, row) => `reading ${row} at station ${row % 17} ${(row * 7) % 901} mm`).join(
      '\n',
    ),
  'letters without spaces': () => 'abcdefghij'.repeat(200_000),
  Chinese: () => '水獭在北部的堤坝上被发现，共有九只。港口于一八五六年重建，灯塔高三十三米。'.repeat(50_000),
  'pairs of units': () => '😀'.repeat(800_000),
};

describe('the first answer about a text of megabytes', function () {
  this.timeout(60_000);

  /** A store that notes when the text's cuts were first looked up. */
  function watchedStore(onCut: () => void): MemoryStore {
    const store = memoryStore();
    const { get } = store.nodes;
    store.nodes.get = (key) => {
      if (key.startsWith('cuts:')) onCut();
      return get(key);
    };
    return store;
  }

  for (const [kind, write] of Object.entries(TEXTS)) {
    it(`is asked for before the text is cut, from passages of all its parts (${kind})`, async () => {
      const text = write();
      const order: string[] = [];
      const model = scriptedModel({ conduct: (_, prompt) => (isFirst(prompt) && order.push('first'), 'answer') });
      const store = watchedStore(() => order.push('cut'));
      const { result, events } = await readAll(requestOf(text, { budget: BUDGET, depth: 'quick' }), model, store);
      assert.equal(order[0], 'first');
      const prompt = model.prompts.find(isFirst) ?? '';
      assert.ok(prompt.length / 4 < model.facts.contextTokens && !/\p{Surrogate}/u.test(prompt));
      assert.equal(events.filter((event) => event.type === 'answer' && event.ended === true).length, 1);
      const read = result.read.get('s1');
      assert.ok(read && Math.abs(read.closely + read.skimmed + read.left - 1) < 1e-9, JSON.stringify(read));
      assert.ok(read.closely > 0 && read.closely < 0.05 && read.skimmed > read.closely, JSON.stringify(read));
      assert.ok(Math.abs(read.closely - (result.firstAnswer?.share ?? 0)) < 0.001);
    });
  }

  it('says of each section how it was read', async () => {
    const text = documentOf(2_000_000);
    const request = requestOf(text, { budget: BUDGET, depth: 'quick' });
    const { result } = await readAll(request, scriptedModel(), memoryStore());
    const sections = result.read.get('s1')?.sections ?? [];
    const characters = sections.reduce((sum, section) => sum + section.characters, 0);
    assert.ok(sections.length <= 300 && characters > 0.98 * text.length, `${sections.length}, ${characters}`);
    const closely = sections.reduce((sum, { read, characters: own }) => (read === 'closely' ? sum + own : sum), 0);
    const share = result.read.get('s1')?.closely ?? 0;
    assert.ok(Math.abs(closely / characters - share) < 0.002, `${closely} of ${characters}, ${share}`);
  });

  it('reads passages of each of several texts', async () => {
    const texts = [documentOf(1_200_000, 1), documentOf(1_200_000, 2)];
    const model = scriptedModel();
    const { result } = await readAll(requestOf(texts, { budget: BUDGET, depth: 'quick' }), model, memoryStore());
    for (const id of ['s1', 's2']) {
      const read = result.read.get(id);
      assert.ok(read && read.closely > 0 && Math.abs(read.closely + read.skimmed + read.left - 1) < 1e-9, id);
    }
  });

  // Of a model with a token for each letter, a small context has room for less than one passage of the usual size.
  for (const contextTokens of [1_600, 1_800, 2_048])
    for (const [size, length] of Object.entries({ 'a few KB': 12_000, '2 MB': 2_000_000 }))
      it(`is never asked for without text (${size}, a context of ${contextTokens} letters)`, async () => {
        const text = documentOf(length);
        const store = memoryStore();
        const model = scriptedModel({ contextTokens, charactersPerToken: 1 });
        // Only a run shows how long the model's tokens are.
        await readAll(requestOf(documentOf(12_000, 5), { depth: 'quick' }), model, store);
        for (const depth of ['quick', 'auto'] as const)
          for (const question of [undefined, 'How many eels pass the locks of Zwolle?']) {
            model.prompts.length = 0;
            const asked = question === undefined ? {} : { question, isSummary: false };
            await readAll(requestOf(text, { budget: BUDGET, depth, ...asked }), model, store);
            const about = `${depth}, ${question ?? 'a summary'}`;
            for (const prompt of model.prompts.filter((one) => one.includes('passages of a longer text'))) {
              const found = prompt.split('\n').filter((line) => line !== '' && text.includes(line));
              assert.ok(found.join('').length > 40, `${about}: ${prompt}`);
            }
          }
      });

  it("doesn't wait for a store that is busy writing the text", async () => {
    const store = memoryStore();
    const { get } = store.nodes;
    let asked = (): void => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    let lookups = 0;
    // The opening is looked up first.
    store.nodes.get = async (key) => {
      if (key.startsWith('node:') && ++lookups > 1) await isAsked;
      return get(key);
    };
    const model = scriptedModel({ conduct: (_, prompt) => (isFirst(prompt) && asked(), 'answer') });
    const { result } = await readAll(
      requestOf(documentOf(2_000_000), { budget: BUDGET, depth: 'quick' }),
      model,
      store,
    );
    assert.ok(lookups > 1 && result.firstAnswer !== undefined);
  });

  it('is followed by the answer from what the budget allows, and an edit costs no second one', async () => {
    const store = memoryStore();
    const model = scriptedModel();
    const text = documentOf(2_000_000);
    const run = (markdown: string): Promise<unknown> => {
      const request: DigestRequest = requestOf(markdown, { budget: BUDGET, depth: 'thorough' });
      model.prompts.length = 0;
      return readAll(request, model, store);
    };
    await run(text);
    assert.equal(model.prompts.filter(isFirst).length, 1);
    assert.ok(model.prompts.length > 8 && model.prompts.length <= BUDGET.calls + 1, `${model.prompts.length} calls`);
    await run(withEditedSentence(text, 0.001, 'The old bridge was closed in 1999.'));
    assert.equal(model.prompts.filter(isFirst).length, 0);
    assert.ok(model.prompts.length <= 3, `${model.prompts.length} calls`);
  });

  it('ends with what was read if it is stopped, wherever that is', async () => {
    for (const stopAt of [1, 3, 10, 40]) {
      const controller = new AbortController();
      let seen = 0;
      const { result } = await readAll(
        requestOf(documentOf(2_000_000), { budget: BUDGET, depth: 'thorough' }),
        scriptedModel(),
        memoryStore(),
        { controller, onEvent: () => ++seen === stopAt && controller.abort() },
      );
      assert.ok((result.incomplete?.length ?? 0) > 0, `${stopAt}`);
    }
  });
});
