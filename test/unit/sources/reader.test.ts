import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { textOf } from '../../../src/protocol/index.js';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createFileDocuments } from '../../../src/agent/sources/fileDocuments.js';
import { fetchPage, type FetchPage } from '../../../src/agent/sources/fetch/fetchPage.js';
import { createPositionMap } from '../../../src/agent/sources/positions.js';
import { createTestReader, type TestReader } from '../../helpers/testReader.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';

const HOUR = 60 * 60_000;
const code = (expected: string) => (error: unknown) => {
  assert.equal((error as { code?: unknown }).code, expected, String(error));
  return true;
};

/** Treats 127.0.0.1 as a public address, so that pages are stored as public ones are. */
const fetchAsPublic: FetchPage = (url, options) => fetchPage(url, { ...options, classify: () => 'public' });

describe('reader', function () {
  this.timeout(20_000);
  const tests: TestReader[] = [];
  let server: TestServer;
  let answer: Parameters<typeof startTestServer>[0] = (_request, response) => response.end();

  const create = async (...options: Parameters<typeof createTestReader>) => {
    const test = await createTestReader(...options);
    tests.push(test);
    return test;
  };
  beforeEach(async () => {
    server = await startTestServer((request, response) => {
      answer(request, response);
    });
  });
  afterEach(async () => {
    await Promise.all(tests.splice(0).map(({ reader }) => reader.close()));
    await server.close();
  });

  describe('pages', () => {
    it('serves a recent snapshot without the network, revalidates an old one, and skips both on request', async () => {
      let now = Date.UTC(2025, 5, 1);
      let version = 1;
      answer = (request, response) => {
        const etag = `"v${version}"`;
        if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
        else response.writeHead(200, { 'content-type': 'text/markdown', etag }).end(`# Version ${version}`);
      };
      const { reader, context, snapshots } = await create({ fetchPage: fetchAsPublic, now: () => now });
      const url = `${server.origin}/page`;
      const first = await reader.read({ url: `${url}#part` }, context());
      assert.equal(first.title, 'Version 1');
      now += HOUR / 2;
      assert.deepEqual(await reader.read({ url }, context()), first);
      assert.equal(server.requests.length, 1);
      now += HOUR;
      assert.equal((await reader.read({ url }, context())).contentHash, first.contentHash);
      assert.equal(server.requests.length, 2);
      assert.equal(snapshots.snapshots.get(url)?.fetchedAt, new Date(now).toISOString());
      await reader.read({ url }, context());
      assert.equal(server.requests.length, 2);
      version = 2;
      assert.equal((await reader.read({ url }, context({ fresh: true }))).title, 'Version 2');
      assert.equal(server.requests.length, 3);
    });

    it('revalidates a page only with the address it came from, wherever a redirect leads now', async () => {
      let now = Date.UTC(2025, 5, 1);
      let target = '/2024';
      const asked: string[] = [];
      // Both pages have the same tag and date, as on generated sites.
      const validators = { etag: '"build-7"', 'last-modified': 'Tue, 01 Apr 2025 10:00:00 GMT' };
      answer = (request, response) => {
        const { 'if-none-match': etag, 'if-modified-since': since } = request.headers;
        if (etag !== undefined || since !== undefined) asked.push(request.url ?? '');
        if (request.url === '/latest') response.writeHead(302, { location: target, ...validators }).end();
        else if (etag !== undefined || since !== undefined) response.writeHead(304).end();
        else
          response.writeHead(200, { 'content-type': 'text/markdown', ...validators }).end(`# Report of ${request.url}`);
      };
      const { reader, context } = await create({ fetchPage: fetchAsPublic, now: () => now });
      const url = `${server.origin}/latest`;
      const read = () => reader.read({ url }, context());
      assert.equal((await read()).title, 'Report of /2024');
      now += 2 * HOUR;
      assert.equal((await read()).title, 'Report of /2024');
      assert.deepEqual(asked, ['/2024'], 'the same page is requested conditionally, but not what leads to it');
      target = '/2025';
      now += 2 * HOUR;
      const moved = await read();
      assert.equal(moved.title, 'Report of /2025');
      assert.equal(moved.url, `${server.origin}/2025`);
      now += 2 * HOUR;
      assert.equal((await read()).title, 'Report of /2025');
      assert.deepEqual(asked, ['/2024', '/2025']);
    });

    it('serves the old snapshot with a warning when the site is unreachable, but not when the page is gone', async () => {
      let now = Date.UTC(2025, 5, 1);
      let status = 200;
      answer = (_request, response) =>
        response.writeHead(status, { 'content-type': 'text/plain' }).end('Words of the page.');
      const { reader, context } = await create({ fetchPage: fetchAsPublic, now: () => now });
      await reader.read({ url: server.origin }, context());
      now += 2 * HOUR;
      status = 503;
      const old = await reader.read({ url: server.origin }, context());
      assert.match(
        old.warnings.map((warning) => textOf(warning)).join(),
        /could not be reached. This is the page as of 2025-06-01/,
      );
      status = 404;
      await assert.rejects(reader.read({ url: server.origin }, context()), code('http_error'));
    });

    it('serves a saved local page only to those who may read local pages', async () => {
      answer = (_request, response) => response.setHeader('content-type', 'text/plain').end('Secrets of the router.');
      const { reader, context } = await create();
      const source = await reader.read({ url: server.origin }, context());
      await assert.rejects(
        reader.read({ url: server.origin }, context({ allowLocal: false })),
        code('blocked_address'),
      );
      assert.deepEqual(await reader.read({ url: server.origin }, context()), source);
      assert.equal(server.requests.length, 1);
    });

    it('reports its stages with correct numbers, and can be stopped during either', async () => {
      const body = 'A line of text.\n'.repeat(60_000);
      answer = (_request, response) =>
        response.writeHead(200, { 'content-type': 'text/plain', 'content-length': String(body.length) }).end(body);
      const { reader, context, progress } = await create();
      await reader.read({ url: server.origin }, context());
      assert.ok(
        progress.some(({ stage, done, total }) => stage === 'fetching' && total === body.length && (done ?? 0) > 0),
      );
      assert.equal(progress.at(-1)?.stage, 'reading');

      answer = (_request, response) => response.write('slow');
      const stopped = new AbortController();
      const reading = reader.read({ url: `${server.origin}/slow` }, context({ signal: stopped.signal }));
      setTimeout(() => {
        stopped.abort();
      }, 30);
      await assert.rejects(reading, code('cancelled'));
      const html = `<article>${'<p>Some words of a page.</p>'.repeat(20_000)}</article>`;
      const parsing = new AbortController();
      await assert.rejects(
        reader.read(
          { html },
          context({
            signal: parsing.signal,
            onProgress: () =>
              setTimeout(() => {
                parsing.abort();
              }, 5),
          }),
        ),
        code('cancelled'),
      );
      await assert.rejects(reader.read({ text: 'a' }, context({ signal: AbortSignal.abort() })), code('cancelled'));
    });

    it('reads several pages at the same time', async () => {
      answer = (request, response) =>
        response
          .setHeader('content-type', 'text/html')
          .end(
            `<title>t</title><article><h1>${request.url ?? ''}</h1>${'<p>Words of this page that are worth reading, in a sentence.</p>'.repeat(30)}</article>`,
          );
      const { reader, context } = await create();
      const sources = await Promise.all(
        ['/a', '/b', '/c', '/d', '/e'].map((page) => reader.read({ url: server.origin + page }, context())),
      );
      assert.deepEqual(
        sources.map(({ url }) => url?.slice(-2)),
        ['/a', '/b', '/c', '/d', '/e'],
      );
    });
  });

  describe('inline', () => {
    it('reads text, Markdown, and HTML from a client, and keeps them for citations', async () => {
      const { reader, context } = await create();
      const text = await reader.read({ text: 'Nine otters were counted. More came.\n' }, context());
      assert.deepEqual(
        [text.kind, text.format, text.title, text.verbatim],
        ['inline', 'text', 'Nine otters were counted. More came.', false],
      );
      const markdown = await reader.read(
        { markdown: '# Otters\n\nNine.', title: 'Given', url: 'https://example.org/otters' },
        context(),
      );
      assert.deepEqual([markdown.title, markdown.url, markdown.hosts], ['Given', 'https://example.org/otters', []]);
      const html = await reader.read(
        { html: '<p>Short <a href="/x">and</a> rendered.</p>', url: 'https://example.org/a/' },
        context(),
      );
      assert.match(html.markdown, /Short \[and\]\(https:\/\/example\.org\/x\) rendered\./);
      await assert.rejects(reader.read({ html: '<p></p>' }, context()), code('empty_content'));
    });

    it('reads a text too large for the host in the worker, with the same result', async () => {
      const { reader, context } = await create();
      const text = 'A sentence of a very long text.\n'.repeat(20_000);
      const source = await reader.read({ text }, context());
      assert.equal(source.markdown, text);
      assert.equal(source.format, 'text');
    });
  });

  describe('documents', () => {
    it("keeps an editor's text exactly, with the position of a selection and the symbols", async () => {
      const { reader, context, documents } = await create();
      const text = 'line one\r\nfunction f() {}\r\n\u200bend';
      documents.set('untitled:1', {
        uri: 'untitled:1',
        title: 'Untitled-1',
        text,
        languageId: 'javascript',
        symbols: [{ name: 'f', start: 10, end: 25 }],
      });
      const whole = await reader.read({ uri: 'untitled:1' }, context());
      assert.deepEqual(
        [whole.markdown, whole.verbatim, whole.format, whole.symbols?.length, whole.title],
        [text, true, 'code', 1, 'Untitled-1'],
      );
      const range = { start: { line: 4, character: 7 }, end: { line: 5, character: 0 } };
      documents.set('file:///a.html', {
        uri: 'file:///a.html',
        title: 'a.html',
        text: '<b>bold</b>\n',
        languageId: 'html',
        start: range.start,
      });
      const selection = await reader.read({ uri: 'file:///a.html', range }, context());
      assert.deepEqual(
        [selection.kind, selection.markdown, selection.format, selection.documentStart],
        ['selection', '<b>bold</b>\n', 'code', range.start],
      );
      assert.deepEqual(createPositionMap(selection.markdown, selection.documentStart).rangeOf(3, 7), {
        start: { line: 4, character: 10 },
        end: { line: 4, character: 14 },
      });
      await assert.rejects(reader.read({ uri: 'file:///none' }, context()), code('not_found'));
    });

    it('reads a large text in slices as it reads a small one, and what only looks like one as what it is', async () => {
      const { reader, context, documents } = await create();
      const hash = (text: string) => createHash('sha256').update(text).digest('hex');
      const open = (uri: string, content: { text: string } | { bytes: Uint8Array }, languageId?: string) => {
        documents.set(uri, { uri, title: uri.slice(uri.lastIndexOf('/') + 1), languageId, ...content });
        return reader.read({ uri }, context());
      };
      const text = `${'ab🚢港\r\n'.repeat(200_000)}\u200bend`;
      for (const shift of ['', 'x', 'xx', 'xxx']) {
        const whole = shift + text;
        for (const content of [{ text: whole }, { bytes: Buffer.from(whole) }]) {
          const source = await open('file:///a.txt', content);
          assert.ok(source.markdown === whole);
          assert.deepEqual([source.verbatim, source.format, source.contentHash], [true, 'text', hash(whole)]);
        }
      }
      const halves = await open('untitled:2', { text: '\ud83d '.repeat(600_000) }, 'markdown');
      assert.deepEqual([halves.format, halves.contentHash], ['markdown', hash(halves.markdown)]);
      const legacy = await open('file:///b.txt', { bytes: Buffer.from('Größe und Höhe. '.repeat(60_000), 'latin1') });
      assert.match(legacy.markdown, /^Größe und Höhe/);
      const article = `<article>${'\n'.repeat(9_000)}<sec><p>${'The river rose for nine days. '.repeat(30_000)}</p></sec></article>`;
      assert.equal((await open('file:///c.txt', { bytes: Buffer.from(article) })).format, 'xml');
      await assert.rejects(open('file:///d.txt', { bytes: Buffer.alloc(800_000, ' \n') }), code('empty_content'));
    });

    it('frees the bytes of a large file as soon as its text is known, unless others may use them', async () => {
      const { reader, context, documents } = await create();
      const text = 'A sentence of a very long file.\n'.repeat(30_000);
      const read = async (bytes: Uint8Array) => {
        documents.set('file:///a.txt', { uri: 'file:///a.txt', title: 'a.txt', bytes });
        assert.ok((await reader.read({ uri: 'file:///a.txt' }, context())).markdown === text);
        return bytes.byteLength;
      };
      assert.equal(await read(new TextEncoder().encode(text)), 0);
      for (const shared of [Buffer.from(text), new TextEncoder().encode(`${text}.`).subarray(0, text.length)])
        assert.equal(await read(shared), text.length);
      const folder = await mkdtemp(path.join(os.tmpdir(), 'regen-files-'));
      try {
        const file = path.join(folder, 'a.txt');
        await writeFile(file, text);
        const { bytes } = await createFileDocuments().open(file, undefined, new AbortController().signal);
        assert.equal(await read(bytes ?? new Uint8Array()), 0);
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    it('opens files by path, URI, and range; standard input is not a document that a client can request', async () => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'regen-files-'));
      try {
        const file = path.join(folder, 'näme ä.md');
        await writeFile(file, '# Über\n\nzwei\ndrei\n');
        const { reader, context } = await create({ documents: createFileDocuments() });
        for (const uri of [file, pathToFileURL(file).href, path.relative(process.cwd(), file)]) {
          const source = await reader.read({ uri }, context());
          assert.deepEqual(
            [source.title, source.format, source.verbatim, source.uri],
            ['Über', 'markdown', true, pathToFileURL(file).href],
          );
        }
        const part = await reader.read(
          { uri: file, range: { start: { line: 2, character: 1 }, end: { line: 3, character: 2 } } },
          context(),
        );
        assert.deepEqual([part.markdown, part.documentStart], ['wei\ndr', { line: 2, character: 1 }]);
        await assert.rejects(reader.read({ uri: '-' }, context()), code('not_found'));
        await assert.rejects(reader.read({ uri: 'stdin:' }, context()), code('read_failed'));
        await assert.rejects(reader.read({ uri: path.join(folder, 'none.md') }, context()), code('not_found'));
        await assert.rejects(reader.read({ uri: folder }, context()), code('read_failed'));
        await assert.rejects(reader.read({ uri: 'ftp://example.org/a' }, context()), code('read_failed'));
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  });
});
