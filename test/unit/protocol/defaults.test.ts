import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as defaults from '../../../src/protocol/defaults.js';
import { OPTIONS } from '../../../src/cli/options.js';

interface Setting {
  default: unknown;
  maximum?: number;
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { configuration: { properties: Record<string, Setting> } | { properties: Record<string, Setting> }[] };
};
const settings = Object.assign({}, ...[contributes.configuration].flat().map(({ properties }) => properties)) as Record<
  string,
  Setting
>;

describe('the defaults in the settings', () => {
  it('match those of the command line and the engine', () => {
    const expected: Record<string, unknown> = {
      'server.port': defaults.DEFAULT_AGENT_PORT,
      'mock.port': defaults.DEFAULT_MOCK_PORT,
      'mock.wordDelayMs': defaults.DEFAULT_MOCK_WORD_DELAY_MS,
      'ollama.baseUrl': defaults.DEFAULT_OLLAMA_URL,
      'openai.baseUrl': defaults.DEFAULT_OPENAI_URL,
      'anthropic.baseUrl': defaults.DEFAULT_ANTHROPIC_URL,
      providerOrder: defaults.DEFAULT_PROVIDER_ORDER,
      'answer.length': defaults.DEFAULT_LENGTH,
      'budget.calls': defaults.DEFAULT_BUDGET_CALLS,
      'budget.minutes': defaults.DEFAULT_BUDGET_MINUTES,
      'history.maxRuns': defaults.DEFAULT_HISTORY_RUNS,
      'history.maxDays': defaults.DEFAULT_HISTORY_DAYS,
      'history.maxMegabytes': defaults.DEFAULT_HISTORY_MEGABYTES,
      'fetch.revalidateMinutes': defaults.DEFAULT_REVALIDATE_MINUTES,
      'fetch.maxMegabytes': defaults.DEFAULT_MAX_SOURCE_MEGABYTES,
    };
    for (const [name, value] of Object.entries(expected))
      assert.deepEqual(settings[`regenResearch.${name}`]?.default, value, name);
    assert.equal(settings['regenResearch.fetch.maxMegabytes']?.maximum, OPTIONS['max-megabytes'].max);
  });
});
