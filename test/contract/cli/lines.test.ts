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
    assert.deepEqual(Object.keys(result ?? {}), ['id', 'scores', 'citations', 'bands', 'reasons']);
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

  /** Each was called verbatim or supported by a checker that only compared words. */
  const wrong: [source: string, right: string, wrong: string][] = [
    [
      'It is not true that drinking bleach cures infections. Doctors warn against it.',
      'It is not true that drinking bleach cures infections.',
      'Drinking bleach cures infections.',
    ],
    [
      'A common myth is that lightning never strikes the same place twice. Masts are hit often.',
      'It is a myth that lightning never strikes the same place twice.',
      'Lightning never strikes the same place twice.',
    ],
    [
      'The firm may sell the land only if the court approves. The sale is planned for May.',
      'The firm may sell the land only if the court approves.',
      'The firm may sell the land.',
    ],
    [
      'The sample was stored at −15 °C for two weeks.',
      'For two weeks the sample was stored at −15 °C.',
      'The sample was stored at 15 °C for two weeks.',
    ],
    [
      'The fee is $5 for each transfer made abroad.',
      'For each transfer made abroad the fee is $5.',
      'The fee is 5 % for each transfer made abroad.',
    ],
    [
      'The oldest member of the club is Herbert Lang from Graz.',
      'Herbert Lang from Graz is the oldest member of the club.',
      'The oldest member of the club is Herbert Lang (93) from Graz.',
    ],
    [
      'The tool needs Python 3.11 and a compiler to build.',
      'To build, the tool needs Python 3.11 and a compiler.',
      'The tool needs Python 3.12 and a compiler to build.',
    ],
    [
      'The leak was fixed in version 1.2.4 of the library.',
      'Version 1.2.4 of the library fixed the leak.',
      'The leak was fixed in version 1.2.3 of the library.',
    ],
    [
      'Die Frist endet am 15.05. um Mitternacht und wird nicht verlängert.',
      'Die Frist endet am 15.05. um Mitternacht.',
      'Die Frist endet am 12.05. um Mitternacht.',
    ],
    [
      'The trial had two arms and ran in Leeds for a year.',
      'The trial ran in Leeds for a year and had two arms.',
      'The trial had eleven arms and ran in Leeds for a year.',
    ],
    [
      'The company employs 10,400 people in nine countries.',
      'In nine countries the company employs 10,400 people.',
      'The company employs 10,450 people in nine countries.',
    ],
    [
      'The foundation gave 5 million euros to the hospital.',
      'The hospital was given 5 million euros by the foundation.',
      'The foundation gave 5 euros to the hospital.',
    ],
    [
      'The share of women among the students was 0.83 last year.',
      'The share of women among the students was 83 % last year.',
      'The share of women among the students was 38 % last year.',
    ],
    [
      '| City | Population |\n|---|---|\n| Arlow | 41,200 |\n| Benton | 9,800 |',
      'Arlow has a population of 41,200.',
      'Arlow has a population of 9,800.',
    ],
    [
      'The library reopened in March. It has a new reading room.',
      'The article does not say what it cost.',
      'The article says that it cost 3 million euros.',
    ],
    [
      'The minister denied that he had taken the money.',
      'The minister denied that he had taken the money.',
      'The minister had taken the money.',
    ],
    // Parts of a sentence that are built alike.
    [
      'The smith hardens chisels with oil and springs with water.',
      'The smith hardens chisels with oil.',
      'The smith hardens chisels with water.',
    ],
    [
      'Das Werk senkte den Milchpreis um vier Cent, den Butterpreis ließ es unverändert.',
      'Das Werk senkte den Milchpreis um vier Cent.',
      'Das Werk senkte den Butterpreis um vier Cent.',
    ],
    [
      'The orchard sells twice as many pears as plums at the market.',
      'At the market the orchard sells twice as many pears as plums.',
      'At the market the orchard sells twice as many plums as pears.',
    ],
    [
      'The new pool has fewer visitors than the one at Norbeck but more visitors than the one at Sund.',
      'The new pool has more visitors than the one at Sund.',
      'The new pool has more visitors than the one at Norbeck.',
    ],
    // Rejection is denial, in whatever words; a bound is none.
    [
      'The council turned down the plan for a car park beside the church.',
      'The council rejected the plan for a car park beside the church.',
      'The council presented the plan for a car park beside the church.',
    ],
    [
      'The procedure takes at most forty minutes and needs no anaesthetic.',
      'The procedure takes no more than forty minutes.',
      'The procedure takes at least forty minutes.',
    ],
    // Numbers in groups, and a unit that is left out.
    [
      'La ville compte 12 300 habitants et trois écoles publiques.',
      'La ville compte 12 300 habitants.',
      'La ville compte 13 200 habitants.',
    ],
    [
      'The fund holds 3.6 million euros, of which 0.9 million is lent to farmers.',
      'Of the fund, 0.9 million euros is lent to farmers.',
      'Of the fund, 3.6 million euros is lent to farmers.',
    ],
    [
      '| Oven | Time (min) |\n|---|---|\n| Brick | 45 |\n| Steel | 20 |',
      'The brick oven has a time of 45 minutes.',
      'The brick oven has a time of 45 hours.',
    ],
    [
      'A third of the pupils walk to school, and the others come by bus.',
      'A third of the pupils walk to school.',
      'Nearly all of the pupils walk to school.',
    ],
    // Across languages: one denies what the other does not.
    [
      'The probe Kestrel-4 cannot land on the moon. It carries two cameras.',
      'Die Sonde Kestrel-4 kann nicht auf dem Mond landen.',
      'Die Sonde Kestrel-4 kann auf dem Mond landen.',
    ],
    [
      'The survey of 1,200 drivers found that 31 percent had used a phone.',
      '31 Prozent der Fahrer hatten ein Telefon benutzt.',
      '47 Prozent der Fahrer hatten ein Telefon benutzt.',
    ],
    [
      'The survey of 1,200 drivers was run by Martha Quinn in May.',
      'Die Umfrage unter 1.200 Fahrern hat Martha Quinn geleitet.',
      'Die Umfrage unter 1.200 Fahrern hat Helga Brandt geleitet.',
    ],
  ];
  it('verify never takes a minimally false sentence for the source’s own, and leaves the true one alone', async () => {
    const { stdout } = await cli.run(['verify'], {
      input: wrong
        .map(([source, ...summary_sentences], at) => JSON.stringify({ id: `${at}`, source, summary_sentences }))
        .join('\n'),
    });
    const results = jsonLines<{
      bands: string[];
      reasons: { text: string; counter_evidence?: { start: number; end: number; quote: string } }[][];
    }>(stdout);
    assert.equal(results.length, wrong.length);
    for (const [at, { bands, reasons }] of results.entries()) {
      const [source = '', right = '', altered = ''] = wrong[at] ?? [];
      assert.ok(['verbatim', 'supported', 'unjudged'].includes(bands[0] ?? ''), `${right}: ${bands[0] ?? ''}`);
      assert.ok(['doubtful', 'unsupported'].includes(bands[1] ?? ''), `${altered}: ${bands[1] ?? ''}`);
      assert.ok((reasons[1] ?? []).length > 0, altered);
      for (const { counter_evidence: counter } of reasons.flat())
        if (counter !== undefined) assert.equal(source.slice(counter.start, counter.end), counter.quote);
    }
  });
});
