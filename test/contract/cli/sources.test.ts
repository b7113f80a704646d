import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startMockLlm, type MockLlm } from '../../../mock-llm/server.js';
import type { AgentEvent } from '../../../src/protocol/index.js';
import { makeDocx } from '../../fixtures/documents.js';
import { article, articlePage } from '../../helpers/articles.js';
import { CommandLine, jsonLines } from '../../helpers/commandLine.js';
import { ofType } from '../../helpers/testEngine.js';
import { startTestServer } from '../../helpers/testServer.js';
import { assertSoundRun } from '../transport/messageSequences.js';

/** A page with one line of text; readers rebuild the missing table of objects. */
const PDF = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
4 0 obj <</Length 79>> stream
BT /F1 12 Tf 72 700 Td (The harbour protects fourteen boats every winter.) Tj ET
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R>>
%%EOF
`;

describe('regen-research: source arguments', () => {
  let folder: string;
  let ollama: MockLlm;
  let cli: CommandLine;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-sources-'));
    await writeFile(path.join(folder, 'coast.md'), article(3));
    await writeFile(
      path.join(folder, 'weir.md'),
      '# Weir\n\nOtters were seen at the northern weir on nine mornings in spring.\n',
    );
    ollama = await startMockLlm({ port: 0, wordDelayMs: 0 });
    cli = new CommandLine(folder, { OLLAMA_BASE_URL: ollama.url, MOCK_LLM_PORT: String(ollama.port) });
  });
  after(async () => {
    await ollama.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("detects the format of piped input just like a file's", async () => {
    const piped: [string, string | Uint8Array, RegExp][] = [
      ['a PDF', PDF, /harbour protects fourteen boats/],
      ['a Word document', makeDocx(), /Otters were seen at the northern weir/],
      ['a page', articlePage(3), /harbour of district 1/],
      [
        'windows-1252',
        Buffer.from('The caf\xe9 of the harbour serves fourteen boats every winter.', 'latin1'),
        /The café of the harbour/,
      ],
      ['Markdown', article(3), /harbour of district 1/],
    ];
    for (const [what, input, says] of piped) {
      const extracted = await cli.run(['extract', '-'], { input });
      assert.equal(extracted.code, 0, `${what}: ${extracted.stderr}`);
      assert.match(extracted.stdout, says, what);
      assert.ok(!['%PDF', 'word/document', '<p>'].some((raw) => extracted.stdout.includes(raw)), what);
      const summarized = await cli.run(['summarize', '-'], { input });
      assert.equal(summarized.code, 0, `${what}: ${summarized.stderr}`);
      assert.match(summarized.stdout, says, what);
    }
  }).timeout(120_000);

  it('refuses binary input instead of summarizing it', async () => {
    const noise = Buffer.concat([randomBytes(4_000), Buffer.alloc(8)]);
    for (const name of ['summarize', 'extract']) {
      const { code, stdout, stderr } = await cli.run([name, '-'], { input: noise });
      assert.deepEqual([code, stdout], [3, ''], stderr);
      assert.match(stderr, /no text to read/);
      const json = await cli.run([name, '-', '--json'], { input: noise });
      assert.equal(json.code, 3);
      assert.match(json.stdout, /"code":"unsupported_content"/);
    }
  });

  it('continues a run about piped input', async () => {
    const [first] = jsonLines<AgentEvent>((await cli.run(['summarize', '-', '--json'], { input: makeDocx() })).stdout);
    const { code, stdout, stderr } = await cli.run([
      'summarize',
      '--follow-up',
      first?.run_id ?? '',
      '--query',
      'Where were otters seen?',
    ]);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /northern weir/);
  });

  it('summarizes and compares all of several sources', async () => {
    const report = (side: string, year: number, cranes: string) =>
      `# Harbor report, ${side}\n\nThe ${side} harbor was built in ${year}. It handled 410,000 tons of cargo in 2023. ` +
      `The dredging contract ends in June 2026.\n\n${cranes} were replaced in 2019. Energy use fell by a third after that.\n`;
    await writeFile(path.join(folder, 'north.md'), report('north', 1921, 'Two of the four cranes'));
    await writeFile(path.join(folder, 'south.md'), report('south', 1954, 'All of the cranes'));
    const summary = await cli.run(['summarize', 'north.md', 'south.md']);
    assert.match(summary.stdout, /north harbor was built in 1921\.[^]*south harbor was built in 1954\./);
    const compared = await cli.run(['ask', 'Compare the cranes', 'north.md', 'south.md']);
    assert.match(compared.stdout, /Two of the four cranes were replaced[^]*All of the cranes were replaced/);
  });

  it('reads several sources in one run', async () => {
    const events = jsonLines<AgentEvent>((await cli.run(['summarize', 'coast.md', 'weir.md', '--json'])).stdout);
    assertSoundRun(events);
    assert.deepEqual(
      ofType(events, 'final_summary')[0]?.payload.summary.sources.map(({ title }) => title),
      ['Coastal districts', 'Weir'],
    );
    const twice = await cli.run(['summarize', '-', '-'], { input: 'text' });
    assert.equal(twice.code, 2);
    const two = await cli.run(['extract', 'coast.md', 'weir.md']);
    assert.equal(two.code, 2);
    assert.match(two.stderr, /weir\.md/);
  });

  it('distinguishes a URL without a scheme from a file', async () => {
    const cases: { source: string; code: number; says: RegExp; silent?: RegExp }[] = [
      {
        source: 'example.org/paper',
        code: 3,
        says: /File not found: .*To read a web page, use https:\/\/example\.org\/paper\./,
      },
      { source: 'www.example.org', code: 3, says: /use https:\/\/www\.example\.org\./ },
      { source: 'ftp://example.org/x', code: 2, says: /^Only http and https URLs can be read, not ftp:\.$/m },
      { source: 'http://[', code: 2, says: /not a valid URL/ },
      { source: 'none.md', code: 3, says: /File not found: .*none\.md. Check the path/, silent: /https/ },
      { source: 'docs/none.txt', code: 3, says: /File not found/, silent: /https/ },
      { source: '', code: 2, says: /Specify what to read/ },
    ];
    for (const { source, code, says, silent } of cases) {
      for (const name of ['summarize', 'extract']) {
        const outcome = await cli.run([name, source]);
        assert.equal(outcome.code, code, `${name} ${source}: ${outcome.stderr}`);
        assert.match(outcome.stderr, says);
        if (silent) assert.doesNotMatch(outcome.stderr, silent);
      }
    }
  }).timeout(60_000);

  it('checks the source before it looks for a model', async () => {
    const model = await startTestServer((_request, response) => response.writeHead(404).end());
    try {
      for (const source of ['none.md', 'ftp://example.org/x', 'https://']) {
        const { stderr } = await cli.run(['summarize', source], { environment: { OLLAMA_BASE_URL: model.origin } });
        assert.equal(stderr.trim().split('\n').length, 1, stderr);
      }
      assert.equal(model.requests.length, 0);
    } finally {
      await model.close();
    }
  });

  it('fetches pages up to the configured limit', async () => {
    const page = await startTestServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(articlePage(2) + ' '.repeat(2 * 1024 * 1024)),
    );
    try {
      const refused = await cli.run(['extract', page.origin, '--allow-local', '--max-megabytes', '1']);
      assert.deepEqual([refused.code, refused.stdout], [3, ''], refused.stderr);
      assert.match(refused.stderr, /larger than 1 MB\. Increase the setting "regenResearch\.fetch\.maxMegabytes"/);
      for (const name of ['extract', 'summarize']) {
        const read = await cli.run([name, page.origin, '--allow-local', '--max-megabytes', '3']);
        assert.equal(read.code, 0, read.stderr);
      }
      const summarized = await cli.run(['summarize', page.origin, '--allow-local', '--fresh', '--max-megabytes', '1']);
      assert.equal(summarized.code, 3, summarized.stderr);
    } finally {
      await page.close();
    }
  });

  it('suggests --allow-local only if it would help', async () => {
    const hinted = await cli.run(['extract', 'http://127.0.0.1:9/']);
    assert.match(hinted.stderr, /--allow-local/);
    for (const parameters of [
      ['http://169.254.169.254/latest'],
      ['http://169.254.169.254/latest', '--allow-local'],
      ['http://127.0.0.1:11434/'],
    ]) {
      for (const name of ['summarize', 'extract']) {
        const { code, stderr } = await cli.run([name, ...parameters]);
        assert.equal(code, 3, stderr);
        assert.doesNotMatch(stderr, /--allow-local/, `${name} ${parameters.join(' ')}`);
      }
    }
  });
});
