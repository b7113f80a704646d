import assert from 'node:assert/strict';
import type { PairedBrowser } from '../../../src/agent/index.js';
import { createPairedBrowsers, type Secrets } from '../../../src/extension/companion/pairedBrowsers.js';

/** Secret storage that several windows share. */
function sharedSecrets() {
  const values = new Map<string, string>();
  const listeners = new Set<(event: { key: string }) => void>();
  let reads = 0;
  const changed = (key: string) => listeners.forEach((listener) => listener({ key }));
  const storage: Secrets = {
    get: (key) => Promise.resolve((reads++, values.get(key))),
    store: (key, value) => Promise.resolve(values.set(key, value)).then(() => changed(key)),
    onDidChange: (listener) => {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
  };
  return { storage, values, reads: () => reads };
}

const browser = (id: string, origin = `chrome-extension://${id}`): PairedBrowser => ({
  id,
  origin,
  browser: 'Chrome',
  token: `token-${id}`,
  paired_at: '2026-01-01T00:00:00.000Z',
});

describe('paired browsers', () => {
  it('are kept in secret storage and shared by all windows', async () => {
    const { storage, values } = sharedSecrets();
    const [here, there] = [
      createPairedBrowsers(storage, () => undefined),
      createPairedBrowsers(storage, () => undefined),
    ];
    assert.deepEqual(await there.list(), []);
    await here.add(browser('a'));
    await there.add(browser('b'));
    assert.deepEqual(await here.list(), [browser('a'), browser('b')]);
    assert.equal(values.size, 1);
  });

  it('have one pairing per companion: a new one replaces the old one', async () => {
    const { storage } = sharedSecrets();
    const browsers = createPairedBrowsers(storage, () => undefined);
    await browsers.add(browser('old', 'moz-extension://one'));
    await browsers.add(browser('new', 'moz-extension://one'));
    assert.deepEqual(await browsers.list(), [browser('new', 'moz-extension://one')]);
  });

  it('case 75: disappear from every window once unpaired in one', async () => {
    const { storage } = sharedSecrets();
    const told: string[] = [];
    const here = createPairedBrowsers(storage, () => told.push('here'));
    const there = createPairedBrowsers(storage, () => told.push('there'));
    await here.add(browser('a'));
    await here.add(browser('b'));
    assert.equal((await there.list()).length, 2);
    told.splice(0);
    await here.remove(['a']);
    assert.deepEqual(await there.list(), [browser('b')]);
    assert.ok(told.includes('here') && told.includes('there'));
    there.dispose();
    here.dispose();
  });

  it('are read once, however many companions connect, and never from damaged data', async () => {
    const { storage, values, reads } = sharedSecrets();
    const browsers = createPairedBrowsers(storage, () => undefined);
    await browsers.add(browser('a'));
    const before = reads();
    for (let times = 0; times < 50; times++) await browsers.list();
    assert.equal(reads(), before + 1);
    for (const key of values.keys()) await storage.store(key, '{');
    assert.deepEqual(await browsers.list(), []);
  });
});
