import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import { createConsent } from '../../../src/extension/agent/consent.js';

describe('consent for sending text elsewhere', () => {
  const shown = vscode.window.showWarningMessage;
  const kept = new Map<string, unknown>();
  const memory: vscode.Memento = {
    keys: () => [...kept.keys()],
    get: (key: string) => kept.get(key) as never,
    update(key: string, value: unknown) {
      if (value === undefined) kept.delete(key);
      else kept.set(key, value);
      return Promise.resolve();
    },
  };
  const consent = createConsent(memory);
  let asked: string[] = [];

  beforeEach(() => {
    kept.clear();
    asked = [];
    vscode.window.showWarningMessage = (question: string, _options: unknown, button: string) => {
      asked.push(question);
      return Promise.resolve(button);
    };
  });
  after(() => {
    vscode.window.showWarningMessage = shown;
  });

  it("is requested per host, and doesn't extend to another", async () => {
    for (const host of ['api.openai.com', 'gateway.example', 'api.openai.com'])
      assert.equal(await consent.cloudProvider('openai', 'OpenAI', host), true);
    assert.equal(asked.length, 2);
    assert.match(asked[0] ?? '', /api\.openai\.com/);
    assert.match(asked[1] ?? '', /gateway\.example/);
  });

  it('is remembered by provider if there is no host', async () => {
    for (const provider of ['vscode', 'vscode', 'anthropic'])
      await consent.cloudProvider(provider, provider, undefined);
    assert.equal(asked.length, 2);
  });

  it('is revoked for all hosts of a provider, but for no other provider', async () => {
    await consent.cloudProvider('openai', 'OpenAI', 'api.openai.com');
    await consent.cloudProvider('openai', 'OpenAI', 'gateway.example:8443');
    await consent.cloudProvider('vscode', 'VS Code models', undefined);
    assert.deepEqual(consent.given(), ['openai', 'vscode']);
    await consent.withdraw('openai');
    assert.deepEqual(consent.given(), ['vscode']);
  });
});
