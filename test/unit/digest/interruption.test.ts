import assert from 'node:assert/strict';
import fc from 'fast-check';
import { digest } from '../../../src/agent/digest/digest.js';
import { incompleteFor, AgentError, asWritten, message } from '../../../src/protocol/index.js';
import { documentOf } from '../../bench/digest/documents.js';
import { memoryStore, readAll, requestOf, scriptedModel, type MemoryStore } from './harness.js';

const TEXT = documentOf(200_000);

/** Stops reading at event `count`, as if the process had ended: what isn't in the store by then is lost. */
async function killedAt(count: number, store: MemoryStore): Promise<string[]> {
  const model = scriptedModel();
  let alive = true;
  const nodes = {
    ...store.nodes,
    put: (key: string, text: string) => (alive ? store.nodes.put(key, text) : Promise.resolve()),
  };
  let seen = 0;
  let finished: string[] = [];
  const events = digest(
    requestOf(TEXT),
    { model, nodes, facts: store.facts, now: () => performance.now() },
    new AbortController().signal,
  )[Symbol.asyncIterator]();
  while ((await events.next()).done !== true) {
    if (seen++ < count) continue;
    alive = false;
    finished = [...model.finished];
    await events.return?.();
    break;
  }
  return alive ? [...model.finished] : finished;
}

describe('digest, interrupted', function () {
  this.timeout(30_000);

  it('repeats no completed call, wherever it was killed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 3 }), async (moments) => {
        const store = memoryStore();
        const finished: string[] = [];
        for (const moment of moments) finished.push(...(await killedAt(moment, store)));
        const model = scriptedModel();
        const { result } = await readAll(requestOf(TEXT), model, store);
        assert.equal(result.read.get('s1')?.closely, 1);
        const all = [...finished, ...model.finished];
        // What ended in the same turn as the kill may not have reached the store.
        const repeated = all.length - new Set(all).size;
        assert.ok(repeated <= moments.length, `${repeated} calls made twice`);
      }),
      { numRuns: 12 },
    );
  });

  it('gives the partial answer when stopped, with how much was read, and makes no more calls', async () => {
    const controller = new AbortController();
    const model = scriptedModel();
    const store = memoryStore();
    let atStop = 0;
    const { result } = await readAll(requestOf(TEXT), model, store, {
      controller,
      onEvent: (event) => {
        if (event.type === 'progress' && event.done === 9) {
          controller.abort();
          atStop = model.prompts.length;
        }
      },
    });
    assert.match(
      incompleteFor(result.incomplete).incomplete ?? '',
      /^You stopped this run\. This is the first answer, from \d% of the text\.$/,
    );
    assert.ok(result.text.length > 100);
    assert.equal(model.prompts.length, atStop);
    const read = result.read.get('s1');
    assert.ok(read !== undefined && read.closely > 0 && read.closely < 1);
    assert.ok(Math.abs(read.closely + read.skimmed + read.left - 1) < 1e-9);
    const again = scriptedModel();
    await readAll(requestOf(TEXT), again, store);
    assert.equal(new Set([...model.finished, ...again.finished]).size, model.finished.length + again.finished.length);
  });

  it('says that all was read if stopped while the answer was written', async () => {
    const controller = new AbortController();
    const { result } = await readAll({ ...requestOf(TEXT), continued: true }, scriptedModel(), memoryStore(), {
      controller,
      onEvent: (event) => {
        if (event.type === 'answer') controller.abort();
      },
    });
    assert.equal(
      incompleteFor(result.incomplete).incomplete,
      'All of the text was read, but you stopped this run before its answer was complete.',
    );
  });

  it('gives a result if stopped before it starts', async () => {
    const controller = new AbortController();
    controller.abort();
    const model = scriptedModel();
    for (const text of [TEXT, documentOf(2_000)]) {
      const { result } = await readAll(requestOf(text), model, memoryStore(), { controller });
      assert.equal(incompleteFor(result.incomplete).incomplete, 'You stopped this run before anything was read.');
    }
    assert.equal(model.prompts.length, 0);
  });

  it('ends open calls when its consumer leaves', async () => {
    const model = scriptedModel();
    for await (const event of digest(
      requestOf(TEXT),
      { model, ...memoryStore(), now: () => performance.now() },
      new AbortController().signal,
    )) {
      if (event.type === 'notes' && event.chunkIndex > 2) break;
    }
    while (model.open > 0) await new Promise(setImmediate);
  });

  it('continues from the last node after the server dies', async () => {
    const store = memoryStore();
    const dying = scriptedModel({
      conduct: (call) =>
        call >= 9
          ? new AgentError('provider_unavailable', message('providers.unavailable', { label: 'Ollama' }))
          : 'answer',
    });
    await assert.rejects(
      readAll(requestOf(TEXT), dying, store),
      (error) => error instanceof AgentError && error.code === 'provider_unavailable',
    );
    assert.ok(dying.finished.length >= 4);
    const model = scriptedModel();
    await readAll(requestOf(TEXT), model, store);
    assert.equal(new Set([...dying.finished, ...model.finished]).size, dying.finished.length + model.finished.length);
  });

  it("makes no second call to a server that didn't answer the first", async () => {
    for (const text of [TEXT, documentOf(2_000)]) {
      const silent = scriptedModel({
        conduct: () => new AgentError('first_token_timeout', asWritten('Nothing arrived.')),
      });
      await assert.rejects(
        readAll(requestOf(text), silent, memoryStore()),
        (error) => error instanceof AgentError && error.code === 'first_token_timeout',
      );
      assert.equal(new Set(silent.prompts).size, silent.prompts.length, 'no call is made twice');
      assert.ok(silent.prompts.length <= 4, 'the calls in progress are the last ones');
    }
  });

  it('repeats no call, marks failures, and reads the rest', async () => {
    const stalled = new AgentError('idle_timeout', asWritten('Nothing arrived for 60 seconds.'), { retryable: true });
    const model = scriptedModel({ conduct: (call) => (call === 5 ? stalled : 'answer') });
    const { result } = await readAll(requestOf(TEXT), model, memoryStore());
    assert.equal(new Set(model.prompts).size, model.prompts.length);
    assert.match(
      incompleteFor(result.incomplete).incomplete ?? '',
      /One model call failed, so part of the text was not read: Nothing arrived/,
    );
    const read = result.read.get('s1');
    assert.ok(read !== undefined && read.left > 0 && read.closely > 0.8);
    assert.ok(read.sections.some((section) => section.read === 'left'));
  });

  it('gives the notes if the answer itself fails', async () => {
    const model = scriptedModel({ conduct: (_, prompt) => (prompt.includes('```actions') ? 'empty' : 'answer') });
    const { result } = await readAll(requestOf(TEXT), model, memoryStore());
    assert.match(incompleteFor(result.incomplete).incomplete ?? '', /Its notes are shown instead/);
    assert.ok(result.text.length > 200);
  });

  it('throws if nothing could be read', async () => {
    const model = scriptedModel({ conduct: () => 'empty' });
    await assert.rejects(
      readAll(requestOf(TEXT), model, memoryStore()),
      (error) => error instanceof AgentError && error.code === 'bad_response',
    );
    await assert.rejects(
      readAll(requestOf(documentOf(2_000)), model, memoryStore()),
      (error) => error instanceof AgentError && error.code === 'bad_response',
    );
  });
});
