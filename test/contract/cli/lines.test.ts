import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { article, articlePage } from '../../helpers/articles.js';
import { CommandLine, jsonLines } from '../../helpers/commandLine.js';
import { startTestServer } from '../../helpers/testServer.js';

interface Extracted {
  id: string;
  title: string;
  markdown: string;
  error?: string;
}

describe('regen-research extract and verify', () => {
  let folder: string;
  let cli: CommandLine;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-lines-'));
    await writeFile(path.join(folder, 'page.html'), articlePage(3));
    await writeFile(path.join(folder, 'note.md'), article(2));
    cli = new CommandLine(folder, {});
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('extract prints the Markdown that the agent reads, from a file, standard input or a page', async () => {
    assert.match((await cli.run(['extract', 'page.html'])).stdout, /The harbour of district 1/);
    assert.equal((await cli.run(['extract', 'note.md'])).stdout.trim(), article(2).trim());
    assert.match((await cli.run(['extract', '-'], { input: articlePage(2) })).stdout, /The harbour of district 1/);
    const page = await startTestServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(articlePage(3, 'Served')),
    );
    try {
      const refused = await cli.run(['extract', page.origin, '--json']);
      assert.equal(refused.code, 3);
      assert.equal((JSON.parse(refused.stdout) as { error: { code: string } }).error.code, 'blocked_address');
      const { code, stdout } = await cli.run(['extract', page.origin, '--json', '--allow-local']);
      assert.equal(code, 0);
      assert.equal((JSON.parse(stdout) as { title: string }).title, 'Served');
    } finally {
      await page.close();
    }
    const missing = await cli.run(['extract', 'none.md']);
    assert.equal(missing.code, 3);
    assert.match(missing.stderr, /no file/);
  });

  it('extract --batch answers every line by its id, also those that cannot be read', async () => {
    const lines = [
      { id: 'a', url: 'https://example.org/a', html: articlePage(3, 'First') },
      { id: 'empty', html: '<html><body></body></html>' },
      { id: 'separators', html: articlePage(2, 'Line\u2028separators') },
      { id: 'nothing' },
    ];
    const { code, stdout, stderr } = await cli.run(['extract', '--batch'], {
      input: `${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`,
    });
    assert.equal(code, 0, stderr);
    // Lines come as pages are done.
    const found = new Map(jsonLines<Extracted>(stdout).map((result) => [result.id, result]));
    assert.equal(found.size, lines.length);
    const results = lines.map(({ id }) => found.get(id));
    assert.equal(results[0]?.title, 'First');
    assert.match(results[0].markdown, /The harbour of district 1/);
    assert.deepEqual(
      results.map((result) => result?.error === undefined),
      [true, false, true, false],
    );
    const broken = await cli.run(['extract', '--batch'], { input: '{"id":"a","html":"<p>x</p>"}\n{' });
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /Line 2 is not valid JSON/);
  });

  it('verify scores each sentence against its source and cites the place', async () => {
    const source = article(3);
    const [first = ''] = /The harbour[^.]*\./.exec(source) ?? [];
    const claims = [
      { id: '1', source, summary_sentences: [first, first.replace('14', '950'), 'Penguins govern the moon.'] },
      { id: '2', source, summary_sentences: [] },
    ];
    const { code, stdout, stderr } = await cli.run(['verify'], {
      input: claims.map((claim) => JSON.stringify(claim)).join('\n'),
    });
    assert.equal(code, 0, stderr);
    const [result, none] = jsonLines<{ id: string; scores: number[]; citations: unknown[] }>(stdout);
    assert.deepEqual(Object.keys(result ?? {}), ['id', 'scores', 'citations']);
    const [verbatim = 0, altered = 1, invented = 1] = result?.scores ?? [];
    assert.ok(verbatim > 0.9 && verbatim > altered && altered > invented, result?.scores.join());
    assert.equal(result?.citations.length, 3);
    assert.deepEqual([none?.id, none?.scores], ['2', []]);

    for (const input of ['{"id":"x"}', '{"id":"x","source":"s","summary_sentences":[1]}', 'null', 'no']) {
      const bad = await cli.run(['verify'], { input });
      assert.equal(bad.code, 2, bad.stderr);
      assert.match(bad.stderr, /^Line 1 (is not valid JSON|must be a JSON object \{"id", "source": string, .*\})\.\n$/);
    }
  });
});
