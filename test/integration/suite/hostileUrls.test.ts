import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import { fetchPage } from '../../../src/agent/sources/fetch/fetchPage.js';
import { HOSTILE_URLS } from '../../fixtures/hostileUrls.js';
import { runHostileUrls } from '../../helpers/ssrfCanary.js';

describe('fetching inside the extension host', () => {
  it('case 42: no hostile URL reaches a canary under VS Code’s own http, and public pages are read', async function () {
    this.timeout(120_000);
    // VS Code replaces parts of Node's http in this process; by default it overrides agents.
    assert.equal(vscode.workspace.getConfiguration('http').get('proxySupport'), 'override');
    const { outcomes, controls } = await runHostileUrls(fetchPage);
    assert.ok(HOSTILE_URLS.length >= 70);
    assert.deepEqual(
      outcomes.filter(({ reached }) => reached > 0),
      [],
    );
    assert.deepEqual(
      outcomes.filter(({ code }) => code !== 'blocked_address' && code !== 'invalid_url'),
      [],
    );
    assert.deepEqual(controls, ['welcome', 'welcome', 'welcome']);
    console.log(`      ${outcomes.length} hostile URLs, 0 reached the canary`);
  });
});
