import assert from 'node:assert/strict';
import { textOf, isAgentError } from '../../../src/protocol/index.js';
import { createTestReader, type TestReader } from '../../helpers/testReader.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';
import { findChromium } from '../../../scripts/chromium.mjs';

const SENTENCE = 'The old mill by the river grinds barley for nine villages, and its wheel was renewed in 1911. ';

/** The data that an application fetches. */
const FETCHED =
  `${SENTENCE}The miller opens the sluice at six, and the stones turn until the flour for the bakers is done. ` +
  'In a dry summer the wheel stands still for weeks, and the miller repairs the roof, the sacks, and the shutters. ' +
  'Children of the village come in the evening to feed the cats, which keep the mice away from the grain.';

/** Pages whose text isn't in the server's first response. */
const PAGES: Readonly<Record<string, string>> = {
  '/application': `<div id="root"></div><script>
    fetch('/text').then((answer) => answer.text()).then((text) => {
      root.innerHTML = '<main><h1>The mill</h1><p>' + text + '</p></main>';
      const card = document.createElement('mill-card');
      card.attachShadow({ mode: 'open' }).innerHTML = '<p>In the shadow of the wheel the miller keeps eleven cats, which sleep on the flour sacks until the evening. <slot></slot></p>';
      card.textContent = 'They are grey, all of them, and each has a name that the children of the village chose.';
      document.querySelector('main').append(card);
    });</script>`,
  '/loop': `<div id="root"></div><script>
    root.innerHTML = '<main><h1>Before the loop</h1><p>${SENTENCE.repeat(8)}</p></main>';
    setTimeout(() => { for (;;); }, 300);</script>`,
  '/growing': `<div id="root"></div><script>
    root.innerHTML = '<main><h1>Growing</h1><p id="text"></p></main>';
    setInterval(() => text.append('${SENTENCE}'), 50);</script>`,
  '/interstitial': `<p>Just a moment</p><script>setTimeout(() => { location.href = '/application'; }, 300);</script>`,
  '/reloaded': `<div id="root"></div><script>
    if (!sessionStorage.seen) { sessionStorage.seen = 1; setTimeout(() => location.reload(), 300); }
    else root.innerHTML = '<main><h1>Again</h1><p>${SENTENCE.repeat(8)}</p></main>';</script>`,
  '/patched': `<div id="root"></div><script>
    Array.prototype.push = String.prototype.replace = document.createTreeWalker = () => { throw new Error('patched'); };
    root.innerHTML = '<main><h1>Patched</h1><p>${SENTENCE.repeat(8)}</p></main>';</script>`,
  '/inlined': `<div id="root"></div><script>
    document.body.dataset.picture = 'data:image/png;base64,' + 'A'.repeat(3e7);
    root.innerHTML = '<main><h1>Inlined</h1><p>${SENTENCE.repeat(8)}</p></main>';</script>`,
  '/framed': `<div id="root"></div><script>
    root.innerHTML = '<iframe width="600" height="400"></iframe>';
    setTimeout(() => { document.querySelector('iframe').contentDocument.body.innerHTML = '<h1>Framed</h1><p>${SENTENCE.repeat(8)}</p>'; }, 900);</script>`,
  '/slow': `<div id="root"></div><script>
    setTimeout(() => { root.innerHTML = '<main><h1>Slow</h1><p>${SENTENCE.repeat(8)}</p></main>'; }, 1500);</script>`,
  '/login': `<div id="root"></div><script>
    const frame = document.createElement('iframe'); frame.src = '/locked'; document.body.append(frame);
    fetch('/locked').then((answer) => { root.innerHTML = '<main><h1>Mill</h1><p>The gate says ' + answer.status + '. ${SENTENCE.repeat(8)}</p></main>'; });</script>`,
  '/named': `<div id="root"></div><script>
    root.innerHTML = '<img name="body"><img name="documentElement"><main><h1>Named</h1><form>' +
      ['attributes', 'tagName', 'localName', 'childNodes', 'nodeType', 'shadowRoot'].map((name) => '<input name="' + name + '">').join('') +
      '<p>${SENTENCE.repeat(8)}</p></form></main>';</script>`,
  '/lazy': `<div id="root" style="height:9000px"></div><script>
    root.innerHTML = '<main><h1>First screen</h1><p>${SENTENCE.repeat(6)}</p></main>';
    addEventListener('scroll', () => { const p = document.createElement('p');
      p.textContent = 'Further down the miller says that the weir leaks since spring.'; document.querySelector('main').append(p); }, { once: true });</script>`,
};

describe('pages rendered in an installed browser', function () {
  this.timeout(60_000);
  let test: TestReader;
  let site: TestServer;
  let canary: TestServer;
  /** What the site was told to log in with. */
  const logins: string[] = [];

  before(async () => {
    assert.ok(findChromium() !== undefined, 'Chromium is required to render pages; set CHROMIUM_PATH to its path');
    canary = await startTestServer((_request, response) => response.end('canary'));
    site = await startTestServer((request, response) => {
      const path = request.url ?? '';
      if (request.headers.authorization !== undefined) logins.push(request.headers.authorization);
      if (path === '/locked') response.writeHead(401, { 'www-authenticate': 'Basic realm="Mill"' }).end('Locked');
      else if (path === '/text') setTimeout(() => response.end(FETCHED), 200);
      else {
        const canaries = `<script>fetch('${canary.origin}/fetch').catch(() => {}); new Image().src = '${canary.origin}/image';
          window.open('${canary.origin}/pop-up'); try { new WebSocket('ws://127.0.0.1:${canary.port}/') } catch {} alert(1);</script>`;
        response
          .setHeader('content-type', 'text/html; charset=utf-8')
          .end(`<title>Mill</title>${canaries}${PAGES[path] ?? ''}`);
      }
    });
    test = await createTestReader({ browserPath: () => findChromium() });
  });
  after(() => Promise.all([test.reader.close(), site.close(), canary.close()]));

  const read = (path: string, changes = {}) =>
    test.reader.read({ url: `${site.origin}${path}` }, test.context(changes));

  it('reads what scripts fetch, including open shadow roots and their slots', async () => {
    const source = await read('/application');
    assert.match(source.markdown, /grinds barley for nine villages/);
    assert.match(source.markdown, /eleven cats/);
    assert.match(source.markdown, /grey, all of them/);
    assert.equal(source.rendered, 'Chromium');
    assert.deepEqual(source.warnings, []);
    assert.ok(source.hosts.includes('127.0.0.1'));
  });

  it('case 71: lets the page reach only its own site', () => assert.deepEqual(canary.requests, []));

  it("case 72: tells the proxy's password to no site that asks for one", async () => {
    assert.match((await read('/login', { render: 'always' })).markdown, /gate says 401\. The old mill/);
    assert.deepEqual(logins, []);
  });

  it('case 73: reads the text of a page whose script never yields', async () => {
    assert.match((await read('/loop')).markdown, /grinds barley/);
  });

  it('case 73: takes the partial text at the deadline and says so', async () => {
    const source = await read('/growing');
    assert.match(source.markdown, /grinds barley/);
    assert.match(source.warnings.map((warning) => textOf(warning)).join(), /still loading after 8 seconds/);
  });

  for (const [path, shows] of [
    ['/interstitial', 'redirects it'],
    ['/reloaded', 'reloads it'],
    ['/patched', 'changed the functions that ours would use'],
    ['/named', 'names its fields like properties of the DOM'],
    ['/framed', 'writes into a frame'],
    ['/slow', 'shows nothing for a while'],
    ['/inlined', 'put a large picture into it'],
  ] as const)
    it(`reads a page whose script ${shows}`, async () => {
      const source = await read(path, { render: 'always' });
      assert.match(source.markdown, /grinds barley for nine villages/);
      assert.deepEqual(source.warnings, []);
    });

  it('scrolls to load late content', async () => {
    assert.match((await read('/lazy')).markdown, /weir leaks/);
  });

  it("doesn't render pages if rendering is turned off", async () => {
    await assert.rejects(read('/application', { render: 'never', fresh: true }), (error) => {
      assert.ok(isAgentError(error));
      assert.equal(error.code, 'needs_javascript');
      assert.match(error.message, /turned off/);
      return true;
    });
  });

  it('explains what to do if no browser is installed', async () => {
    const without = await createTestReader({ browserPath: () => '/no/such/browser' });
    try {
      await assert.rejects(
        without.reader.read({ url: `${site.origin}/application` }, without.context()),
        /No browser was found at \/no\/such\/browser/,
      );
    } finally {
      await without.reader.close();
    }
  });

  it('stops when the person cancels', async () => {
    const stop = new AbortController();
    const reading = read('/growing', { fresh: true, signal: stop.signal });
    setTimeout(() => stop.abort(), 1_000);
    await assert.rejects(reading);
  });
});
