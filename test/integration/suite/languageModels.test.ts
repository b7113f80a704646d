import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import type { GenerateEvent, Provider } from '../../../src/agent/interfaces/index.js';
import { createProviders } from '../../../src/agent/providers/index.js';
import { createVsCodeProvider } from '../../../src/extension/models/vscodeProvider.js';
import { collect, PARAGRAPH, promptOf, withinASecond } from '../../contract/providers/subjects.js';

const MODEL_EXTENSION = 'regen-research-tests.model-extension';

interface Call {
  model: string;
  prompt: string;
  outcome: 'answered' | 'cancelled' | 'failed' | undefined;
}

/** The provider as the engine sees it, with the guard around it. */
function guarded(timeouts: { firstTokenMs?: number; idleMs?: number; loadingAfterMs?: number } = {}): Provider {
  const provider = createProviders(() => ({ values: {}, order: ['vscode'], timeouts }), {
    hostProviders: [createVsCodeProvider()],
  }).get('vscode');
  assert.ok(provider);
  return provider;
}

/** The cases of the provider contract that VS Code's API can support. */
describe('provider vscode', () => {
  const provider = guarded();
  let calls: Call[];

  before(async () => {
    const extension = vscode.extensions.getExtension<{ calls: Call[] }>(MODEL_EXTENSION);
    assert.ok(extension, `${MODEL_EXTENSION} is not among the extensions.`);
    ({ calls } = await extension.activate());
  });

  it('reports its identity, and that text may leave the machine', async () => {
    assert.deepEqual({ id: provider.id, location: provider.location }, { id: 'vscode', location: 'cloud' });
    const status = await provider.status();
    assert.deepEqual(
      { available: status.available, provider: status.provider, location: status.location },
      { available: true, provider: 'vscode', location: 'cloud' },
    );
  });

  it('lists the models of other extensions and describes one', async () => {
    const models = await provider.models();
    assert.deepEqual(
      models.filter(({ id }) => id === 'regen-test/fast'),
      [{ provider: 'vscode', id: 'regen-test/fast', label: 'Test fast', location: 'cloud', context_tokens: 32_768 }],
    );
    assert.deepEqual(await provider.describe('regen-test/fast'), {
      model: 'regen-test/fast',
      identity: 'vscode/regen-test/fast@1',
      contextTokens: 32_768,
      contextSource: 'told',
      location: 'cloud',
      countsWholePrompt: true,
    });
  });

  it('streams in order, then one done event with the usage', async () => {
    const { text, types, done, error } = await collect(provider, { model: 'regen-test/fast' });
    assert.equal(error, undefined);
    assert.ok(types.filter((type) => type === 'text').length > 5, 'in many chunks');
    assert.equal(types.indexOf('done'), types.length - 1);
    assert.equal(text, PARAGRAPH);
    assert.equal(done?.reason, 'stop');
    assert.equal(done.usage.outputTokens, text.split(/\s+/).length);
    assert.ok(done.usage.promptTokens > done.usage.outputTokens);
  });

  it('puts the instructions before the prompt', async () => {
    await collect(provider, { model: 'regen-test/fast', system: 'Answer in short sentences.' });
    assert.ok(calls.at(-1)?.prompt.startsWith('Answer in short sentences.\n\nQuestion:'));
  });

  it('returns the first token before the answer is complete', async () => {
    const events = provider
      .generate({ model: 'regen-test/slow', prompt: promptOf(PARAGRAPH) }, new AbortController().signal)
      [Symbol.asyncIterator]();
    const next = async () => (await events.next()).value as GenerateEvent | undefined;
    let first = await next();
    while (first?.type === 'loading') first = await next();
    assert.equal(first?.type, 'text');
    assert.equal(calls.at(-1)?.outcome, undefined, 'the model is still generating');
    await events.return?.();
    await withinASecond(() => calls.at(-1)?.outcome === 'cancelled', 'the model hears of the reader who left');
  });

  it('stops the model within a second after a cancel', async () => {
    const abort = new AbortController();
    const before = calls.length;
    const call = collect(provider, { model: 'regen-test/slow' }, abort.signal);
    await withinASecond(() => calls.length > before, 'the call arrives');
    abort.abort();
    assert.equal((await call).error?.code, 'cancelled');
    await withinASecond(() => calls.at(-1)?.outcome === 'cancelled', 'the model hears of it');
  });

  it('case 31: a model that never answers hits the first-token time-out, after reporting that it is loading', async () => {
    const { types, error } = await collect(guarded({ firstTokenMs: 800, loadingAfterMs: 60 }), {
      model: 'regen-test/hang',
    });
    assert.deepEqual(types, ['loading']);
    assert.equal(error?.code, 'first_token_timeout');
    await withinASecond(() => calls.at(-1)?.outcome === 'cancelled', 'the model hears of it');
  });

  it('case 32: a stall in mid-stream hits the idle time-out, and the partial answer is kept', async () => {
    const { text, error } = await collect(guarded({ idleMs: 800 }), { model: 'regen-test/stalled' });
    assert.equal(error?.code, 'idle_timeout');
    assert.equal(error.retryable, true);
    assert.equal(text, PARAGRAPH.slice(0, 20));
  });

  it('case 34: names a missing model, and uses no other', async () => {
    const before = calls.length;
    const { error } = await collect(provider, { model: 'regen-test/none' });
    assert.equal(error?.code, 'model_not_found');
    assert.match(error.message, /"regen-test\/none" is not available.*Select another model/);
    await assert.rejects(provider.describe('regen-test/none'), { code: 'model_not_found' });
    assert.equal(calls.length, before);
  });

  it('case 35: an error in mid-stream is an error, not an end', async () => {
    const { text, done, error } = await collect(provider, { model: 'regen-test/broken' });
    assert.equal(error?.code, 'provider_error');
    assert.match(error.message, /out of memory/);
    assert.equal(text, PARAGRAPH.slice(0, 20));
    assert.equal(done, undefined);
  });

  it('case 36: the text is the same if every character arrives separately', async () => {
    const { text, error } = await collect(provider, { model: 'regen-test/split' });
    assert.equal(error, undefined);
    assert.equal(text, PARAGRAPH);
  });

  it('case 39: endless tokens are capped and reported as truncated', async () => {
    const { text, done, error } = await collect(provider, { model: 'regen-test/endless', maxOutputTokens: 10 });
    assert.equal(error, undefined);
    assert.equal(done?.reason, 'length');
    assert.ok(text.length < 25_000, String(text.length));
    await withinASecond(() => calls.at(-1)?.outcome === 'cancelled', 'the model hears of it');
  });

  for (const [model, code, way] of [
    ['forbidden', 'unauthorized', /Allow it in the settings/],
    ['gone', 'model_not_found', /Select another model/],
    ['blocked', 'refused_by_model', /month/],
    ['filtered', 'refused_by_model', /filtered/],
  ] as const) {
    it(`reports a model that answers “${model}”, and what to do about it`, async () => {
      const { error, done } = await collect(provider, { model: `regen-test/${model}` });
      assert.equal(error?.code, code);
      assert.match(error.message, way);
      assert.equal(done, undefined);
    });
  }
});
