import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import { readSettings, writeSetting } from '../../../src/extension/settings.js';

describe('settings', () => {
  const configuration = () => vscode.workspace.getConfiguration('regenResearch');
  const { Global, Workspace } = vscode.ConfigurationTarget;
  const shown = vscode.window.showWarningMessage;

  afterEach(async () => {
    vscode.window.showWarningMessage = shown;
    delete process.env.MOCK_LLM_PORT;
    for (const target of [Workspace, Global])
      for (const key of ['provider', 'model']) await configuration().update(key, undefined, target);
  });

  it('are written where their effective value is, so that a choice takes effect', async () => {
    await configuration().update('provider', 'openai', Global);
    await configuration().update('provider', 'mock', Workspace);
    await writeSetting('provider', 'ollama');
    await writeSetting('model', 'mock-fast');
    assert.deepEqual([readSettings().provider, readSettings().model], ['ollama', 'mock-fast']);
    assert.equal(configuration().inspect('provider')?.globalValue, 'openai');
    assert.deepEqual(
      [configuration().inspect('model')?.globalValue, configuration().inspect('model')?.workspaceValue],
      ['mock-fast', undefined],
    );
    await writeSetting('provider', null);
    assert.equal(readSettings().provider, undefined);
  });

  it('count only within what the manifest declares, which VS Code only underlines', async () => {
    const written: Record<string, unknown> = {
      // As if it meant "unlimited": as little as possible would delete the history.
      'history.maxRuns': -1,
      'history.maxDays': 1e12,
      'history.maxMegabytes': '10',
      'server.port': 70_000,
      'server.requireToken': 0,
      'fetch.allowLocalAddresses': 'false',
      'mock.start': 'always',
      provider: 'olama',
      // The engine would reject each command with it.
      'answer.language': 'the language of the source',
      'budget.calls': Number.NaN,
      providerOrder: ['mock', null, 'elsewhere', 'ollama'],
    };
    for (const [key, value] of Object.entries(written)) await configuration().update(key, value, Global);
    try {
      const { history, server, allowLocalAddresses, mockStart, budget, providerOrder, ...more } = readSettings();
      assert.deepEqual(history, { runs: 2_000, days: 36_500, megabytes: 256 });
      assert.deepEqual([server.port, server.requireToken], [65_535, true]);
      assert.deepEqual([allowLocalAddresses, mockStart, budget.calls], ['nobody', 'automatic', 200]);
      assert.deepEqual(providerOrder, ['mock', 'ollama']);
      assert.deepEqual([more.provider, more.language], [undefined, undefined]);
    } finally {
      for (const key of Object.keys(written)) await configuration().update(key, undefined, Global);
    }
  });

  it('ignore an invalid port in the environment, and report it once', () => {
    const warnings: string[] = [];
    vscode.window.showWarningMessage = (message: string) => {
      warnings.push(message);
      return Promise.resolve(undefined);
    };
    for (const port of ['abc', '70000', '-1', '4.5']) {
      process.env.MOCK_LLM_PORT = port;
      assert.equal(readSettings().mockLlm.port, 4000);
    }
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /MOCK_LLM_PORT.*abc.*4000/);
    process.env.MOCK_LLM_PORT = '4567';
    assert.equal(readSettings().mockLlm.port, 4567);
  });
});
