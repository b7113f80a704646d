import assert from 'node:assert/strict';
import { Bm25, guessLanguage, summarizeByCoverage, tokenize, questionStems } from '@regen-research/text';
import { summaryCandidates } from '../../../packages/text/candidates.js';

const article = `# The harbour of Port Elm

By Anna Reed

The harbour of Port Elm was rebuilt in 2014 after a storm had destroyed its northern wall. The new wall is 900 metres long and cost 48 million euros.

Subscribe to our newsletter for more stories about the harbour of Port Elm and its wall.

Did the town have a choice?

| Year | Ships |
|---|---|
| 2014 | 1,204 |

- Fishing boats use the old basin, which was dredged to a depth of six metres in 2016.
- Ferries to the islands leave from the new pier every two hours during the summer.

The town pays for the harbour through a tax on every passenger, and the tax has doubled since the storm. He said so.

\`\`\`
harbour wall storm town tax = 1
\`\`\`
`;

describe('summarizeByCoverage', () => {
  it('takes complete sentences in order and within the budget', () => {
    const { sentences, text } = summarizeByCoverage(article, { words: 40 });
    assert.ok(sentences.length >= 2);
    assert.ok(text.split(/\s+/).length <= 44);
    assert.ok(sentences.every((sentence, index) => index === 0 || sentence.start > (sentences[index - 1]?.start ?? 0)));
  });

  it('ends an answer when nothing more is relevant, unless it has to reach a length', () => {
    assert.match(
      summarizeByCoverage(article, { words: 100, query: 'When do ferries leave?' }).text,
      /^Ferries to the islands leave [^.]*\.$/,
    );
    assert.ok(
      summarizeByCoverage(article, { words: 60, query: 'When do ferries leave?', fill: true }).sentences.length > 2,
    );
  });

  it('leaves out headings of list items and text that is mostly links', () => {
    const link = (words: string) => `[${words}](https://shop.example/item?id=12345&hash=abcdef)`;
    const listing = `- ### ${link('Women’s elegant green flower pendant necklace and earring set')}\n- ### A heading of a list item that is long enough to be one\n\n${link('Strategy games for everyone')}${link('Card games that last all evening')}.\n\nThe shop sells cards, jewellery and ${link('games')} that were made before 1990.\n`;
    assert.deepEqual(
      summarizeByCoverage(listing, { words: 100 }).sentences.map(({ text }) => text.slice(0, 14)),
      ['The shop sells'],
    );
  });

  it('leaves out headings, bylines, questions, tables, code, and boilerplate if there is something better', () => {
    const { text } = summarizeByCoverage(article, { words: 45 });
    assert.doesNotMatch(text, /By Anna|choice|1,204|tax = 1|newsletter|# The/);
  });

  it('answers a question from the relevant sentences', () => {
    assert.match(
      summarizeByCoverage(article, { words: 18, query: 'How deep is the basin for fishing boats?' }).text,
      /depth of six metres/,
    );
    assert.match(
      summarizeByCoverage(article, { words: 18, query: 'When do the ferries leave?' }).text,
      /every two hours/,
    );
  });

  it("doesn't treat a request for a summary as a question", () => {
    assert.equal(
      summarizeByCoverage(article, { words: 40, query: 'Summarize this page.' }).text,
      summarizeByCoverage(article, { words: 40 }).text,
    );
  });

  it('returns nothing for a text without sentences, but something for a Chinese one', () => {
    assert.deepEqual(summarizeByCoverage('# Title\n\n- a\n- b').sentences, []);
    const chinese =
      '北京是中华人民共和国的首都，也是全国的政治中心和文化中心。这座城市的人口超过两千万，地铁线路很长。今天天气好。';
    assert.ok(summarizeByCoverage(chinese, { words: 30 }).sentences.length > 0);
  });

  it('summarizes a million characters', () => {
    const long = Array.from(
      { length: 9_000 },
      (_, index) =>
        `Station ${index} of the survey measured ${index * 7} birds near lake number ${index % 91} during the windy autumn of ${1900 + (index % 120)}.`,
    ).join(' ');
    const { sentences } = summarizeByCoverage(long, { words: 120, query: 'birds near lake 17' });
    assert.ok(sentences.every(({ start, end, text }) => long.slice(start, end) === text) && sentences.length > 2);
  }).timeout(60_000);
});

describe('the topic of a text', () => {
  const readme = `# Tidewatch

Tidewatch is a small program that measures tides with a cheap sensor and draws them on a map of your harbor.

- **No account.** Tidewatch keeps every measurement on your own machine. Nothing is uploaded unless you ask.
- **Honest gaps.** Missing measurements of the sensor are shown as gaps. They are never filled in.
- **Cheap to repeat.** A measurement that was made is kept, so a second map reads only what changed.

## Two commands
\`\`\`sh
npm start   # installs, builds, and opens the map of the harbor
npm test    # installs, builds, and checks every measurement
\`\`\`
Both commands need Node.js, and print what they are doing with the sensor and the map.

## Settings
The sensor, the map, and the measurements of the harbor are configured in the settings file of the program.

| setting | default |
|---|---|
| sensor.port | 4711 |

## Command line
\`\`\`sh
tidewatch measure --sensor harbor --map --verbose --every 10
tidewatch draw --map harbor --measurements all --output map.svg
tidewatch export --measurements all --format csv
tidewatch sensors --list --harbor --verbose --with-measurements
tidewatch help measure
\`\`\`
Use the sensor and map options to measure the harbor with the program.

## Troubleshooting
- **The sensor of the harbor is silent.** The program writes the measurements of the sensor to the map only when the sensor answers.
`;
  const summary = (query?: string) => summarizeByCoverage(readme, { words: 110, query });

  it('includes its introduction, the first sentences of its points, and how to start', () => {
    for (const part of ['**No account.**', '**Honest gaps.**', '**Cheap to repeat.**', 'npm start ', 'npm test '])
      assert.ok(summary().text.includes(part), `${part} in ${summary().text}`);
    for (const { text, start, end } of summary().sentences) assert.equal(readme.slice(start, end), text);
  });

  it('excludes its settings, reference, and troubleshooting, unless the question asks for them', () => {
    assert.doesNotMatch(summary().text, /configured|options to measure|only when the sensor answers/);
    assert.match(summary('Why is the sensor silent?').text, /only when the sensor answers/);
    assert.match(summary('What is the default sensor.port?').text, /sensor\.port \| 4711/);
  });

  it('includes its settings if they are the topic', () => {
    const guide = readme.replace('# Tidewatch', '# Tidewatch settings').replace('## Settings', '## Sensor');
    assert.ok((summaryCandidates(guide)[0]?.place ?? 0) > 1 && (summaryCandidates(guide).at(-1)?.place ?? 1) < 0.5);
  });

  it('is stated if a question is about something else', () => {
    for (const query of ['What do penguins eat in Antarctica?', 'Who won the football championship?']) {
      const { relevant, missing } = summary(query);
      assert.ok(!relevant && missing.length >= 2, query);
    }
    for (const query of ['What happens to missing measurements?', 'Which commands need Node.js?', 'What is uploaded?'])
      assert.ok(summary(query).relevant, query);
  });

  it('ranks the sentences of a text without headings only by their words', () => {
    const prose = readme.replace(/^[#|`-].*$/gm, '').replace(/\n{2,}/g, '\n\n');
    assert.deepEqual(new Set(summaryCandidates(prose).map(({ place }) => place)), new Set([1]));
  });

  it('requires two sentences to mention a concept, and accepts an opening “we”', () => {
    const text =
      'We measure tides with a sensor in the harbor. Quixotic zebras juggle flamboyant xylophones near volcanic glaciers nightly. The sensor measures tides of the harbor every hour.';
    assert.doesNotMatch(summarizeByCoverage(text, { words: 16 }).text, /zebras/);
    assert.match(summarizeByCoverage(text, { words: 9 }).text, /^We measure/);
  });
});

describe('words', () => {
  it('are stemmed, with numbers and ideographs kept whole and stop words recognized', () => {
    const content = (text: string) =>
      tokenize(text)
        .filter((token) => token.content)
        .map((token) => token.stem);
    assert.deepEqual(content("The runner's dogs didn't run 1,000 miles"), ['runner', 'dog', 'run', '1,000', 'mile']);
    assert.deepEqual(content('東京は首都です'), ['東', '京', '首', '都']);
    assert.deepEqual(content('Die Häuser der Stadt waren nicht größer'), ['häuser', 'stadt', 'größer']);
  });

  it('reveal the language', () => {
    const texts = {
      en: 'The house is on the hill and it was built by them',
      de: 'Das Haus steht auf dem Hügel und wurde von ihnen gebaut',
      fr: 'La maison est sur la colline et elle fut bâtie par eux',
      es: 'La casa está en la colina y fue construida por ellos',
      ru: 'Дом стоит на холме, и он был построен ими',
      zh: '房子在山上，是他们建造的',
      ja: '家は丘の上にあり、彼らが建てた',
      und: 'OK 42',
    };
    for (const [language, text] of Object.entries(texts)) assert.equal(guessLanguage(text), language);
  });

  it('ignores the letters of identifiers and addresses, which are in no language', () => {
    for (const sentence of ['The cook made soup for 12 guests.', 'Der Koch machte die Suppe nur für die Gäste.'])
      for (const noise of [
        '7de2326d98de40e99ee92dd85ffff42e',
        'https://de.example.org/es/la-que/de',
        'la.de.es.example',
        'la_de_que',
      ])
        assert.equal(guessLanguage(`${sentence} ${`${noise} `.repeat(9)}`), guessLanguage(sentence), noise);
    assert.deepEqual(
      ['The cook made soup for 12 guests.', 'Der Koch machte die Suppe nur für die Gäste.'].map(guessLanguage),
      ['en', 'de'],
    );
  });

  it('rank documents by BM25', () => {
    const scores = new Bm25([['a', 'b', 'b'], ['b', 'c', 'c'], ['c']]).score(['a', 'b']);
    assert.ok((scores[0] ?? 0) > (scores[1] ?? 0) && scores[2] === 0);
  });

  it("doesn't search the text for the words that ask for a length", () => {
    for (const wish of ['in 110 words', 'with at most three sentences', 'in about 50 words', 'en 40 palabras'])
      assert.deepEqual(questionStems(`What do gauges show ${wish}?`), questionStems('What do gauges show?'), wish);
  });

  it('finds no topic in a request to compare, but one in what is compared', () => {
    for (const request of [
      'Where do these sources agree, and where do they disagree?',
      'Compare these texts.',
      'Worin stimmen diese Quellen überein, und worin widersprechen sie sich?',
      "Sur quoi ces sources s'accordent-elles, et en quoi se contredisent-elles ?",
      '¿En qué coinciden estas fuentes y en qué discrepan?',
    ])
      assert.deepEqual(questionStems(request), [], request);
    assert.deepEqual(questionStems('Where do these sources disagree about tides?'), questionStems('tides'));
    for (const request of [
      'Compare the cranes',
      'Please compare the cranes.',
      'What is the difference between the cranes?',
      'Contrast cranes',
    ])
      assert.deepEqual(questionStems(request), questionStems('cranes'), request);
    assert.deepEqual(questionStems('Vergleiche die Kräne.'), questionStems('die Kräne.'));
    assert.deepEqual(questionStems('What difference did the crane make?').length, 3);
    const compared = questionStems('What do gauges have to be compared with?');
    assert.deepEqual(compared, questionStems('gauges compared'));
  });

  it('finds the forms of an irregular verb that a question uses', () => {
    const text = 'The sea rose by 14 centimeters over the century. Copper fell, and the mill was sold in 1901.';
    for (const query of ['How far has it risen?', 'Which mills sell?', 'Did copper fall?']) {
      const { relevant, missing } = summarizeByCoverage(text, { query });
      assert.deepEqual({ relevant, missing }, { relevant: true, missing: [] }, query);
    }
    const filler = 'The harbor has a crane and two sheds. ';
    const { sentences } = summarizeByCoverage(`${filler.repeat(3)}${text}`, {
      query: 'How far has it risen?',
      words: 15,
    });
    assert.match(sentences.map((sentence) => sentence.text).join(' '), /rose by 14/);
  });
});
