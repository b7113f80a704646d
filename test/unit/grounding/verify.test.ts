import assert from 'node:assert/strict';
import { verifySentences } from '../../../src/agent/grounding/index.js';
import { labelled } from './labelled.js';

function score(source: string, sentence: string): number | null | undefined {
  return verifySentences({ source, sentences: [sentence] }).scores[0];
}

describe('verifySentences', () => {
  it("ranks what the source supports above what it doesn't", () => {
    const good: number[] = [];
    const bad: number[] = [];
    for (const { source, supported, falsified } of labelled) {
      for (const [sentences, into] of [
        [supported, good],
        [falsified, bad],
      ] as const) {
        for (const value of verifySentences({ source, sentences }).scores) {
          assert.ok(value !== null, 'each of them can be judged');
          into.push(value);
        }
      }
    }
    const wins = good.flatMap((higher) =>
      bad.map((lower): number => (higher > lower ? 1 : higher === lower ? 0.5 : 0)),
    );
    const area = wins.reduce((sum, win) => sum + win, 0) / wins.length;
    assert.ok(area > 0.95, `area under the curve: ${area}`);
  });

  it('returns the first sentence of the source that says it, word for word', () => {
    const { source } = labelled[0] as { source: string };
    const { citations } = verifySentences({
      source,
      sentences: [
        'Passengers increased to 165,000.',
        'It was dredged to six metres.',
        'The wall cost 48 million euros.',
      ],
    });
    const quotes = citations.map((places) => source.slice(places[0]?.start, places[0]?.end));
    assert.deepEqual(quotes, [
      'The number of passengers increased from 110,000 to 165,000 within three years.',
      'Fishing boats use the old basin, which was dredged to a depth of six metres in 2016.',
      'The new wall is 900 metres long and cost 48 million euros.',
    ]);
  });

  it('is certain only about verbatim sentences', () => {
    const { source, supported } = labelled[0] as {
      source: string;
      supported: string[];
    };
    assert.ok((score(source, 'nobody was hurt during the works') ?? 0) > 0.99);
    // The last one occurs in the source word for word.
    for (const sentence of supported.slice(0, -1)) assert.ok((score(source, sentence) ?? 1) < 0.99);
  });

  it('gives a score to every sentence that has words', () => {
    const sentences = [
      '',
      '…',
      'Yes, it is.',
      'Sure!',
      'Unable to answer based on the given passages.',
      '1. Boil it.',
      '**Bold**',
    ];
    const { scores } = verifySentences({
      source: 'Boil the water.',
      sentences,
    });
    assert.deepEqual(
      scores.map((value) => typeof value),
      ['object', 'object', 'object', 'number', 'number', 'number', 'number'],
    );
    assert.ok((scores[4] ?? 0) > 0.8, "an honest refusal isn't a false statement");
  });

  it('judges against a table, JSON, or a single line', () => {
    assert.ok(
      (score('| Ship | Year |\n|---|---|\n| Aurora | 1903 |\n| Borealis | 1921 |', 'The Aurora is from 1903.') ?? 0) >
        0.85,
    );
    assert.ok(
      (score("{'name': 'Blue Door', 'stars': 4.5, 'city': 'Goleta'}", 'Blue Door in Goleta has 4.5 stars.') ?? 0) >
        0.85,
    );
    assert.ok((score('Aurora was built in 1903', 'Aurora was built in 1907.') ?? 1) < 0.8);
    assert.ok((score('', 'Aurora was built in 1907.') ?? 1) < 0.5);
  });

  it('understands numbers in any notation', () => {
    const source =
      'It sold 1,250,000 copies, 3.5 million in all, at $1,000 each; twenty-five percent went to 12 schools in 1999.';
    const value = (sentence: string) => score(source, sentence) ?? 0;
    for (const same of [
      '1.25 million copies',
      '3,500,000 in all',
      '1000 dollars each',
      '25% went to twelve schools',
      'the 1999 schools',
    ])
      assert.ok(value(`It says ${same} sold.`) > value(`It says ${same.replace(/\d[\d.,]*/, '7777')} sold.`), same);
    assert.ok(value('12 schools got copies in 1999.') > value('12 schools got copies in 2001.'));
  });

  it("doesn't judge an answer in another language by its words", () => {
    const { source } = labelled[0] as { source: string };
    assert.deepEqual(
      verifySentences({
        source,
        sentences: [
          'Der Hafen wurde nach einem Sturm wieder aufgebaut und ist heute größer als früher.',
          '港口在风暴之后重建了。',
        ],
      }).scores,
      [null, null],
    );
  });

  const languages: [language: string, source: string, right: string, wrong: string][] = [
    [
      'French',
      'Le pont a été fermé en 2021 parce que des fissures ont été trouvées. La reconstruction coûtera 62 millions d’euros.',
      'Des fissures ayant été trouvées, le pont a été fermé en 2021.',
      'Des tempêtes ayant détruit le toit, l’école a été fermée en 2015.',
    ],
    [
      'Spanish',
      'El puente fue cerrado en 2021 porque se encontraron grietas. La reconstrucción costará 62 millones de euros.',
      'Como se encontraron grietas, el puente fue cerrado en 2021.',
      'Como los vecinos protestaron, la escuela fue cerrada en 2015.',
    ],
    [
      'Russian',
      'Мост закрыли в 2021 году, потому что в бетоне нашли трещины. Новый мост будет стоить 62 миллиона евро.',
      'В 2021 году мост был закрыт: нашли трещины в бетоне.',
      'В 2015 году школу закрыли из-за протестов жителей.',
    ],
    [
      'Chinese',
      '这座桥于2021年关闭，因为混凝土中发现了裂缝。新桥将花费6200万欧元。',
      '由于混凝土中发现裂缝，桥在2021年关闭。',
      '由于居民抗议，学校在2015年停课。',
    ],
    [
      'Japanese',
      'この橋はコンクリートにひびが見つかったため、2021年に閉鎖された。新しい橋は6200万ユーロかかる。',
      'コンクリートにひびが見つかり、橋は2021年に閉鎖された。',
      '住民の抗議により、学校は2015年に休校になった。',
    ],
  ];
  for (const [language, source, right, wrong] of languages) {
    it(`works in ${language}`, () => {
      const { scores, citations } = verifySentences({
        source,
        sentences: [right, wrong],
      });
      assert.ok((scores[0] ?? 0) > 0.85 && (scores[1] ?? 0) < 0.7, JSON.stringify(scores));
      assert.equal(citations[0]?.[0]?.start, 0);
    });
  }
});

describe('the support of sentences in one band', () => {
  it('is less for a close sentence with a difference than for a free one without words of the source', () => {
    const source =
      'The archive of Lund moved to a new hall in 2019. The old hall was sold to a brewery, which had rented its cellar before.';
    const { scores, bands } = verifySentences({
      source,
      sentences: [
        'The archive of Lund may have moved to a new hall.',
        'The archive of Lund moved to a new hall in 2018.',
      ],
    });
    assert.ok((scores[0] ?? 0) > (scores[1] ?? 1), JSON.stringify(scores));
    assert.equal(bands[1], 'unsupported');
  });

  it('is less for a quoted part without its condition than for the whole in other words', () => {
    const { scores, bands } = verifySentences({
      source: "Tenants may paint the walls of the flat only with the owner's consent. The heating is read in January.",
      sentences: [
        "Without the owner's consent, tenants may not paint the walls of the flat.",
        'Tenants may paint the walls of the flat.',
      ],
    });
    assert.deepEqual(bands, ['supported', 'doubtful']);
    assert.ok((scores[0] ?? 0) > (scores[1] ?? 1), JSON.stringify(scores));
  });

  it('is less for a sentence that joins words of two sentences', () => {
    const source =
      'The mill at Orb grinds rye on Mondays. The mill at Tarn grinds oats on Fridays. Both belong to the Weiss family.';
    const { scores } = verifySentences({
      source,
      sentences: ['The mill at Orb grinds rye.', 'The mill at Orb grinds oats.'],
    });
    assert.ok((scores[0] ?? 0) > (scores[1] ?? 1), JSON.stringify(scores));
  });
});
