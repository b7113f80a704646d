import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findChromium } from '../../../scripts/chromium.mjs';
import { MAX_CONNECTIONS, MAX_PAGE_BYTES } from '../../../src/agent/sources/render/limits.js';
import { isAgentError } from '../../../src/protocol/index.js';
import { articlePage } from '../../helpers/articles.js';
import { CommandLine } from '../../helpers/commandLine.js';
import { createTestReader, type TestReader } from '../../helpers/testReader.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';

const DOWNLOAD_BYTES = 2 * 1024 ** 3;
const CHUNK = Buffer.alloc(256 * 1024, 'x');

const page = (script: string) => articlePage(3, 'Harbour', `<script>${script}</script>`);

const PAGES: Readonly<Record<string, string>> = {
  '/plain': page(''),
  '/sockets': page(
    `for (let i = 0; i < 1000; i++) { try { new WebSocket('ws://' + location.host + '/socket'); } catch {} }`,
  ),
  '/pop-ups': page(`for (let i = 0; i < 100; i++) window.open('/pop-up?' + i);`),
  '/memory': page(`setTimeout(() => { const kept = []; for (;;) kept.push(new Array(1e6).fill(kept.length)); }, 50);`),
  '/file': page(`location.href = '/download';`),
  '/outside': page(`
    const add = (name, properties) => document.body.appendChild(Object.assign(document.createElement(name), { width: 600, height: 400 }, properties));
    location.href = 'mailto:a@mill.example';
    add('form', { action: 'mailto:b@mill.example' }).submit();
    open('mailto:c@mill.example');
    for (const src of ['mailto:d@mill.example', '/sent', 'tel:123', 'vscode://mill.example/', "data:text/html,<script>location = 'mailto:e@mill.example'</scr" + "ipt>"]) add('iframe', { src });
    add('iframe', {}).contentWindow.location = 'mailto:f@mill.example';
    add('object', { data: 'mailto:g@mill.example', type: 'text/html' });
    add('embed', { src: 'mailto:h@mill.example', type: 'text/html' });
    const rules = JSON.stringify({ prerender: [{ source: 'list', urls: ['/sent', 'mailto:j@mill.example'], eagerness: 'immediate' }] });
    document.head.append(Object.assign(document.createElement('script'), { type: 'speculationrules', text: rules }));
    document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0;url=news:mill.example' }));`),
  '/growing': page(`setInterval(() => document.querySelector('article').append(' The tide rises by a hand.'), 50);`),
};

describe('a browser that renders hostile pages', function () {
  this.timeout(90_000);
  let test: TestReader;
  let site: TestServer;
  /** Where the browser keeps its profile. */
  let temporary: string;
  let usual: string | undefined;
  const usualPath = process.env['PATH'];
  let open = 0;
  let mostOpen = 0;
  let downloaded = 0;

  before(async () => {
    temporary = await mkdtemp(path.join(tmpdir(), 'regen-limits-'));
    usual = process.env['TMPDIR'];
    process.env['TMPDIR'] = temporary;
    const programs = path.join(temporary, 'programs');
    await mkdir(programs);
    for (const name of ['xdg-open', 'xdg-email', 'gio']) {
      await writeFile(path.join(programs, name), `#!/bin/sh\necho "$0 $@" >> '${path.join(temporary, 'started')}'\n`);
      await chmod(path.join(programs, name), 0o755);
    }
    process.env['PATH'] = [programs, usualPath].join(path.delimiter);
    site = await startTestServer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://site');
      if (pathname === '/download') {
        response.writeHead(200, {
          'content-type': 'application/octet-stream',
          'content-disposition': 'attachment; filename="big.bin"',
          'content-length': DOWNLOAD_BYTES,
        });
        const more = () => {
          while (!response.destroyed && downloaded < DOWNLOAD_BYTES) {
            downloaded += CHUNK.length;
            if (!response.write(CHUNK)) return;
          }
        };
        response.on('drain', more);
        more();
      } else if (pathname === '/sent') response.writeHead(302, { location: 'mailto:i@mill.example' }).end();
      else if (pathname === '/socket') {
        mostOpen = Math.max(mostOpen, ++open);
        request.socket.once('close', () => open--);
      } else response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGES[pathname] ?? '<p>Nothing.</p>');
    });
    test = await createTestReader({ browserPath: () => findChromium() });
  });
  after(async () => {
    await Promise.all([test.reader.close(), site.close()]);
    process.env['PATH'] = usualPath;
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  });

  const read = (address: string) =>
    test.reader.read({ url: site.origin + address }, test.context({ render: 'always', fresh: true }));

  it('case 73: 1,000 sockets are limited, and the text is read', async () => {
    assert.match((await read('/sockets')).markdown, /harbour of district 1/i);
    assert.ok(mostOpen > 0 && mostOpen <= MAX_CONNECTIONS, `${mostOpen} connections`);
  });

  it('case 73: 100 pop-ups are refused', async () => {
    assert.match((await read('/pop-ups')).markdown, /harbour of district 1/i);
    assert.deepEqual(
      site.requests.filter((address) => address.startsWith('/pop-up?')),
      [],
    );
  });

  it('case 73: a download of 2 GB is not kept, and neither is most of it loaded', async () => {
    await read('/file').catch((error: unknown) => assert.ok(isAgentError(error), String(error)));
    // Refused before the proxy's limit.
    assert.ok(downloaded < MAX_PAGE_BYTES / 2, `${downloaded} bytes`);
    assert.ok((await bytesIn(temporary)) < 2 * MAX_PAGE_BYTES);
    assert.deepEqual(
      (await readdir(temporary, { recursive: true })).filter((name) => /big\.bin|crdownload/.test(name)),
      [],
    );
  });

  it('case 73: a page starts no program of this machine, and is read', async () => {
    assert.match((await read('/outside')).markdown, /harbour of district 1/i);
    await assert.rejects(read('/sent'), (error) => isAgentError(error) && /mailto/.test(error.message));
    assert.equal(await readFile(path.join(temporary, 'started'), 'utf8').catch(() => ''), '');
  });

  it('case 73: a page that fills memory fails by itself', async () => {
    await read('/memory').catch((error: unknown) => assert.ok(isAgentError(error), String(error)));
    assert.match((await read('/plain')).markdown, /harbour of district 1/i);
  });

  it('case 74: a browser that dies fails its page at once, and the next page gets another', async function () {
    if (process.platform !== 'linux') this.skip();
    const reading = read('/growing');
    await requested('/growing');
    for (const { pid } of await browsersIn(temporary)) kill(pid, 'SIGKILL');
    await assert.rejects(reading, isAgentError);
    assert.match((await read('/plain')).markdown, /harbour of district 1/i);
  });

  it('case 74: a browser that dies between two pages is replaced before the second', async function () {
    if (process.platform !== 'linux') this.skip();
    assert.match((await read('/plain')).markdown, /harbour of district 1/i);
    for (const { pid } of await browsersIn(temporary)) kill(pid, 'SIGKILL');
    while ((await browsersIn(temporary)).length > 0) await sleep(20);
    // What its end does to our side of the pipe takes a moment.
    await sleep(500);
    assert.match((await read('/plain')).markdown, /harbour of district 1/i);
  });

  it('case 74: a browser that hangs is ended, and the next page gets another', async function () {
    if (process.platform !== 'linux') this.skip();
    const reading = read('/growing');
    await requested('/growing');
    const hung = await browsersIn(temporary);
    for (const { pid } of hung) kill(pid, 'SIGSTOP');
    await assert.rejects(reading, isAgentError);
    assert.match((await read('/plain')).markdown, /harbour of district 1/i);
    const alive = (await browsersIn(temporary)).map(({ pid }) => pid);
    assert.deepEqual(
      hung.filter(({ pid }) => alive.includes(pid)),
      [],
    );
  });

  it('case 74: a browser that hangs between two pages is replaced before the second', async function () {
    if (process.platform !== 'linux') this.skip();
    assert.match((await read('/plain')).markdown, /harbour of district 1/i);
    const hung = await browsersIn(temporary);
    for (const { pid } of hung) kill(pid, 'SIGSTOP');
    assert.match((await read('/plain')).markdown, /harbour of district 1/i);
    const alive = (await browsersIn(temporary)).map(({ pid }) => pid);
    assert.deepEqual(
      hung.filter(({ pid }) => alive.includes(pid)),
      [],
    );
  });

  it('case 74: kill -9 of the host leaves no process, and its profile is gone at the next start', async function () {
    if (process.platform !== 'linux') this.skip();
    const folder = await mkdtemp(path.join(temporary, 'host-'));
    const program = new CommandLine(folder, { TMPDIR: folder });
    const extract = (address: string) =>
      program.start(['extract', site.origin + address, '--allow-local', '--render', 'always']);
    const host = extract('/growing');
    while ((await browsersIn(folder)).length === 0) await sleep(20);
    assert.equal((await profilesIn(folder)).length, 1);
    host.kill('SIGKILL');
    while ((await browsersIn(folder)).length > 0) await sleep(50);
    const next = extract('/plain');
    await new Promise((resolve) => next.once('exit', resolve));
    assert.equal(next.exitCode, 0);
    assert.deepEqual(await profilesIn(folder), []);
  });

  async function requested(address: string): Promise<void> {
    const times = () => site.requests.filter((one) => one === address).length;
    for (const known = times(); times() === known;) await sleep(20);
  }
});

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended with the others.
  }
}

/** Running processes whose command line names a profile in this folder. */
async function browsersIn(folder: string): Promise<{ pid: number }[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const lines = await Promise.all(
    pids.map(async (pid) => ({ pid, line: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '') })),
  );
  return lines.filter(({ line }) => line.includes(`--user-data-dir=${folder}`));
}

const profilesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith('regen-research-browser-'));

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(path.join(entry.parentPath, entry.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
