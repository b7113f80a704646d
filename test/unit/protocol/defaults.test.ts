import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DESCRIPTORS } from '../../../src/agent/providers/index.js';
import * as defaults from '../../../src/protocol/defaults.js';
import { OPTIONS } from '../../../src/cli/options.js';

interface Setting {
  default: unknown;
  scope?: string;
  enum?: string[];
  pattern?: string;
  items?: { enum?: string[] };
  maximum?: number;
}

const { contributes, capabilities } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
  contributes: { configuration: { properties: Record<string, Setting> }[] };
};
const settings = Object.assign({}, ...contributes.configuration.map(({ properties }) => properties)) as Record<
  string,
  Setting
>;

describe('the defaults in the settings', () => {
  it('match those of the command line and the engine', () => {
    const expected: Record<string, unknown> = {
      'server.port': defaults.DEFAULT_AGENT_PORT,
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

  it('allow as a language what the engine allows, or nothing', () => {
    assert.equal(
      settings['regenResearch.answer.language']?.pattern,
      `^(${defaults.LANGUAGE_TAG.source.slice(1, -1)})?$`,
    );
  });

  /** Values that mean the same as an absent one. */
  const UNSET = { address: '', text: '', integer: 0, boolean: false };
  const { restrictedConfigurations } = capabilities.untrustedWorkspaces;
  for (const { id, settings: described } of DESCRIPTORS) {
    it(`match those of the provider ${id}, which an untrusted workspace can't change`, () => {
      assert.ok(settings['regenResearch.providerOrder']?.items?.enum?.includes(id), 'providerOrder');
      assert.ok(settings['regenResearch.provider']?.enum?.includes(id), 'provider');
      for (const [name, specification] of Object.entries(described)) {
        const key = `regenResearch.${id}.${name}`;
        const setting = settings[key];
        assert.ok(setting, key);
        assert.equal(setting.default, specification.default ?? UNSET[specification.kind], key);
        assert.ok(setting.scope === 'machine' || restrictedConfigurations.includes(key), key);
      }
    });
  }
});
