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

  it('extract prints the Markdown the agent reads from a file, standard input, or a page', async () => {
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
    assert.match(missing.stderr, /File not found/);
  });

  it('extract --batch answers every line by its id, including the unreadable ones', async () => {
    const lines = [
      { id: 'a', url: 'https://example.org/a', html: articlePage(3, 'First') },
      { id: 'empty', html: '<html><body></body></html>' },
      { id: 'separators', html: articlePage(2, 'Line\u2028separators') },
      { id: 'nothing' },
      {
        id: 'shell',
        html: '<html><head><title>A Thread - The Forum</title></head><body><div id="app"></div><script src="app.js"></script></body></html>',
      },
    ];
    const { code, stdout, stderr } = await cli.run(['extract', '--batch'], {
      input: `${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`,
    });
    assert.equal(code, 0, stderr);
    // Lines arrive as pages are finished.
    const found = new Map(jsonLines<Extracted>(stdout).map((result) => [result.id, result]));
    assert.equal(found.size, lines.length);
    const results = lines.map(({ id }) => found.get(id));
    assert.equal(results[0]?.title, 'First');
    assert.match(results[0].markdown, /The harbour of district 1/);
    assert.deepEqual(
      results.map((result) => result?.error === undefined),
      [true, false, true, false, false],
    );
    assert.deepEqual(
      results.slice(3).map((result) => [result?.title, result?.markdown, result?.error]),
      [
        ['', '', 'empty_content'],
        ['A Thread - The Forum', '', 'needs_javascript'],
      ],
    );
    const broken = await cli.run(['extract', '--batch'], { input: '{"id":"a","html":"<p>x</p>"}\n{' });
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /Line 2 is not valid JSON/);
  });

  it('verify scores each sentence against its source and cites the passage', async () => {
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

  /** A checker that only compares words would call each of these verbatim or supported. */
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
    // Parallel parts of a sentence.
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
    // A rejection is a denial, whatever the wording; a limit isn't.
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
    // Grouped digits, and an omitted unit.
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
    // A second clause doesn't affect the first.
    [
      'Cakes can be ordered by phone, but bread cannot.',
      'Bread cannot be ordered by phone.',
      'Bread can be ordered by phone.',
    ],
    [
      'The contract was drafted before the merger and signed after it.',
      'The contract was signed after the merger.',
      'The contract was drafted after the merger.',
    ],
    [
      'Nora earned 52,000 euros and Felix earned 47,000 euros last year.',
      'Felix earned 47,000 euros last year.',
      'Felix earned 52,000 euros last year.',
    ],
    [
      'Aucun client n’a été remboursé; le gérant a été condamné.',
      'Le gérant a été condamné.',
      'Le gérant n’a pas été condamné.',
    ],
    [
      'El club no vendió el estadio, pero alquiló el aparcamiento.',
      'El club alquiló el aparcamiento.',
      'El club no alquiló el aparcamiento.',
    ],
    ['Поезда не ходят ночью, но ходят утром.', 'Поезда ходят утром.', 'Поезда ходят ночью.'],
    // Who does what to whom, with names and common nouns; a converse verb reverses it.
    [
      'Harbor Foods sold its bakery to Lindt Brothers in 2019.',
      'Lindt Brothers bought the bakery of Harbor Foods in 2019.',
      'Lindt Brothers sold its bakery to Harbor Foods in 2019.',
    ],
    [
      'The goat chased the farmer through the yard.',
      'The farmer was chased by the goat.',
      'The farmer chased the goat.',
    ],
    [
      'Den Jäger traf der Wanderer im Wald.',
      'Der Wanderer traf den Jäger im Wald.',
      'Der Jäger traf den Wanderer im Wald.',
    ],
    ['东湖队以2比0战胜西山队。', '东湖队战胜西山队。', '西山队以2比0战胜东湖队。'],
    [
      'Electric vans emitted less noise than diesel vans but more heat.',
      'Diesel vans emitted more noise than electric vans.',
      'Electric vans emitted less heat than diesel vans.',
    ],
    // From and to, by and to, with and without.
    [
      'The archive moved from Old Harwich to Camden in 2015.',
      'In 2015 the archive moved from Old Harwich to Camden.',
      'The archive moved from Camden to Old Harwich in 2015.',
    ],
    [
      'Die Gebühr stieg um vier Prozent auf 260 Euro.',
      'Die Gebühr stieg auf 260 Euro.',
      'Die Gebühr stieg um 260 Euro.',
    ],
    [
      'Ce produit ne doit jamais être mélangé avec de l’eau.',
      'Ce produit ne doit jamais être mélangé avec de l’eau.',
      'Ce produit ne doit jamais être mélangé sans eau.',
    ],
    // Lists under a negative lead-in, yes/no cells, and comparisons of cells.
    [
      'Supported:\n- Linux\n\nNot supported:\n- Solaris\n- older phones',
      'Solaris is not supported.',
      'Solaris is supported.',
    ],
    [
      '| Tent | Weight (g) | Waterproof |\n|---|---|---|\n| Alta | 1,900 | no |\n| Brisa | 2,300 | yes |',
      'The Alta is not waterproof.',
      'The Alta is waterproof.',
    ],
    [
      '| Tent | Weight (g) | Waterproof |\n|---|---|---|\n| Alta | 1,900 | no |\n| Brisa | 2,300 | yes |',
      'The Brisa is heavier than the Alta.',
      'The Alta is heavier than the Brisa.',
    ],
    [
      '| Tent | Weight (g) | Waterproof |\n|---|---|---|\n| Alta | 1,900 | no |\n| Brisa | 2,300 | yes |',
      '| Brisa | 2,300 | yes |',
      '| Brisa | 2,300 | no |',
    ],
    // A denial and a hedge in reported speech.
    [
      'The leaflet states: "The claim that the herb cures asthma is not backed by studies."',
      'The claim that the herb cures asthma is not backed by studies.',
      'The leaflet states that the herb cures asthma.',
    ],
    [
      'Dr. Osei said that the cream might help some patients.',
      'Dr. Osei said that the cream might help some patients.',
      'Dr. Osei said that the cream helps patients.',
    ],
    // Exact to the last letter.
    [
      'Write to sales@mill.example for prices and to press@mill.example for pictures.',
      'For prices, write to sales@mill.example.',
      'For prices, write to salas@mill.example.',
    ],
    [
      'Version 5.0.0-rc.2 is out today for testing.',
      'Today version 5.0.0-rc.2 is out for testing.',
      'Version 5.0.0 is out today for testing.',
    ],
    [
      'The boiler runs at 12.5 MPa on weekdays.',
      'On weekdays the boiler runs at 12.5 MPa.',
      'The boiler runs at 12.5 kPa on weekdays.',
    ],
    [
      'The chamber was cooled to 120 °C by the evening.',
      'By the evening the chamber was cooled to 120 °C.',
      'The chamber was cooled to 120 K by the evening.',
    ],
    [
      'Two thirds of the members voted in the hall.',
      'In the hall, two thirds of the members voted.',
      'A third of the members voted in the hall.',
    ],
    [
      'Boats to the island leave hourly from the pier.',
      'From the pier boats leave for the island hourly.',
      'Boats to the island leave daily from the pier.',
    ],
    [
      'The meeting starts at 14:30 in the chapel.',
      'The meeting starts at 2:30 pm in the chapel.',
      'The meeting starts at 4:30 pm in the chapel.',
    ],
    ['Eleven of the thirty lamps were broken.', '11 lamps were broken.', '30 of the lamps were broken.'],
    [
      'The account of the club shows −€310.20 today.',
      'Today the account of the club is overdrawn by €310.20.',
      'The account of the club shows €310.20 today.',
    ],
    [
      'The pool is open daily except on Tuesdays.',
      'The pool is not open on Tuesdays.',
      'The pool is open on Tuesdays.',
    ],
    // A different word with a similar ending, something reserved to others, an added limit, and a piece without its
    // "not".
    [
      'Der Verkäufer trägt die Kosten der Lieferung und der Montage.',
      'Die Kosten der Lieferung und der Montage trägt der Verkäufer.',
      'Der Käufer trägt die Kosten der Lieferung und der Montage.',
    ],
    [
      'The employer pays the premium for the insurance each month.',
      'Each month the employer pays the premium for the insurance.',
      'The employee pays the premium for the insurance each month.',
    ],
    ['Only residents may use the sauna.', 'Only residents may use the sauna.', 'Visitors may use the sauna.'],
    [
      'The editor needs 6 GB of memory for large films.',
      'For large films the editor needs 6 GB of memory.',
      'The editor needs at most 6 GB of memory for large films.',
    ],
    ['The firm does not intend to move again.', 'The firm does not intend to move again.', 'intend to move again.'],
    // Across languages: one has a negation and the other doesn't.
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
      'The mill cut 340 jobs in Derby and hired 60 people in Crewe.',
      'Die Mühle strich 340 Stellen in Derby.',
      'Die Mühle strich 340 Stellen in Bristol.',
    ],
    [
      'The survey of 1,200 drivers was run by Martha Quinn in May.',
      'Die Umfrage unter 1.200 Fahrern hat Martha Quinn geleitet.',
      'Die Umfrage unter 1.200 Fahrern hat Helga Brandt geleitet.',
    ],
  ];
  it("verify never treats a minimally altered sentence as the source's own, and accepts the true one", async () => {
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
