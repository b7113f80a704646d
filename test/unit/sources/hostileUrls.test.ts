import assert from 'node:assert/strict';
import { fetchPage } from '../../../src/agent/sources/fetch/fetchPage.js';
import { HOSTILE_URLS } from '../../fixtures/hostileUrls.js';
import { runHostileUrls } from '../../helpers/ssrfCanary.js';

describe('hostile URLs', () => {
  it('case 42: no hostile URL reaches a canary, and public pages are read', async function () {
    this.timeout(60_000);
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
  });
});
