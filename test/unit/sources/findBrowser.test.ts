import assert from 'node:assert/strict';
import { findBrowser } from '../../../src/agent/sources/render/findBrowser.js';
import { createShowPage } from '../../../src/agent/sources/render/showPage.js';
import { isAgentError } from '../../../src/protocol/index.js';

describe('the browser that renders pages', () => {
  const found = (platform: NodeJS.Platform, environment: Record<string, string>, ...files: string[]) =>
    findBrowser(undefined, { platform, environment, exists: (file) => files.includes(file) });

  it('is an installed Chrome, Edge, or Chromium, in this order, on every platform', () => {
    const linux = { PATH: '/usr/local/bin:/opt/bin' };
    assert.deepEqual(found('linux', linux, '/snap/bin/chromium'), { path: '/snap/bin/chromium', name: 'Chromium' });
    assert.equal(found('linux', linux, '/opt/bin/microsoft-edge', '/usr/bin/chromium')?.name, 'Edge');
    assert.equal(found('linux', linux, '/usr/bin/chromium', '/usr/bin/google-chrome')?.name, 'Chrome');
    const mac = '/Users/me/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
    assert.deepEqual(found('darwin', { HOME: '/Users/me' }, mac), { path: mac, name: 'Edge' });
    const windows = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    assert.deepEqual(found('win32', { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, windows), {
      path: windows,
      name: 'Edge',
    });
    assert.equal(found('win32', {}, windows), undefined);
    assert.equal(found('linux', {}, '/usr/bin/firefox'), undefined);
  });

  it('is the one in the settings, and no other', () => {
    const exists = (file: string) => file !== '/gone';
    assert.equal(findBrowser('/opt/msedge', { exists })?.path, '/opt/msedge');
    assert.equal(findBrowser('/gone', { exists }), undefined);
  });

  it('can be missing: the error names the companion', async () => {
    for (const [browserPath, says] of [
      [undefined, /Install Chrome, Edge, or Chromium/],
      ['/gone', /No browser was found at \/gone/],
    ] as const) {
      const { showPage } = createShowPage({
        blockedPorts: () => [],
        browserPath: () => browserPath,
        pageReaderPath: 'not read without a browser',
        exists: () => false,
      });
      const options = { signal: new AbortController().signal, allowLocal: false, onProgress: () => undefined };
      await assert.rejects(showPage('https://example.org/', options), (error) => {
        assert.ok(isAgentError(error) && error.code === 'needs_javascript');
        assert.match(error.message, says);
        assert.match(error.message, /send the page to VS Code with the browser companion/);
        return true;
      });
    }
  });
});
