import assert from 'node:assert/strict';
import { verifySentences } from '../../../src/agent/grounding/index.js';

/** A source, and two sentences that name another thing of its kind: the first a true one, the second a false one. */
const KINDS: Record<string, [source: string, right: string, wrong: string][]> = {
  en: [
    [
      'The farmers of Orlen vaccinated 300 sheep in May. The vet found no disease.',
      'The farmers of Orlen vaccinated their sheep in May.',
      'The farmers of Orlen vaccinated their horses in May.',
    ],
    [
      'The brake was replaced in 2019. The pump still has to be checked.',
      'The brake was replaced in 2019.',
      'The brake was painted in 2019.',
    ],
    [
      'A dentist lent the choir her piano. The concert is on Friday.',
      'A dentist lent the choir her piano.',
      'A dentist lent the choir her violin.',
    ],
  ],
  de: [
    [
      'Die Feuerwehr pumpte den Keller leer. Die Nachbarn brachten Suppe.',
      'Der Keller wurde von der Feuerwehr leer gepumpt.',
      'Die Feuerwehr pumpte die Garage leer.',
    ],
  ],
  fr: [
    [
      'La tempête a endommagé le toit du gymnase. Les travaux dureront un mois.',
      'Le toit du gymnase a été endommagé par la tempête.',
      'La tempête a endommagé les fenêtres du gymnase.',
    ],
  ],
  es: [
    [
      'La maestra plantó un olivo en el patio. Los vecinos lo riegan.',
      'La maestra plantó un olivo en el patio.',
      'La maestra plantó un roble en el patio.',
    ],
  ],
  ru: [
    [
      'Бабушка подарила внуку гитару на день рождения. Он учится играть.',
      'Бабушка подарила внуку гитару.',
      'Бабушка подарила внуку скрипку.',
    ],
  ],
  zh: [['村里的医生每周六去学校。孩子们很高兴。', '村里的医生每周六去学校。', '村里的医生每周六去医院。']],
  ja: [['農家は春に牛を三頭買った。夏には売るつもりだ。', '農家は春に牛を三頭買った。', '農家は春に馬を三頭買った。']],
};

describe('checkExclusive', () => {
  for (const [language, cases] of Object.entries(KINDS))
    it(`notices another thing of the same kind that the source doesn't have (${language})`, () => {
      for (const [source, right, wrong] of cases) {
        const { bands } = verifySentences({ source, sentences: [right, wrong] });
        assert.ok(['verbatim', 'supported'].includes(bands[0] ?? ''), `${right}: ${bands[0]}`);
        assert.ok(['doubtful', 'unsupported'].includes(bands[1] ?? ''), `${wrong}: ${bands[1]}`);
      }
    });

  it('leaves a synonym, a general word, and a thing of another kind alone', () => {
    for (const [source, sentence] of [
      ['The film opened in May. Critics praised its lead actor.', 'The movie opened in May.'],
      ['Wolves returned to the valley in 2019. Shepherds keep dogs.', 'The animals returned to the valley in 2019.'],
      ['The shoemaker sold the shop to his daughter in 2004.', 'The shoemaker sold the store to his daughter in 2004.'],
      ['The ferry carries 90 cars to the island every day.', 'The ferry carries 90 vehicles to the island every day.'],
    ] as const)
      assert.deepEqual(verifySentences({ source, sentences: [sentence] }).bands, ['supported'], sentence);
  });

  it('leaves what the same thing can be at once, a part of a compound, and a word of many meanings alone', () => {
    for (const [source, sentence] of [
      [
        'Her two sons run a small publishing house in Hamburg.',
        'The brothers run a small publishing house in Hamburg.',
      ],
      [
        'The tenants, a couple with three children, had lived without heat for two winters.',
        'The parents of three had lived without heat for two winters.',
      ],
      ['The hall was renovated for 9 million and painted red.', 'The hall was repaired for 9 million and painted red.'],
      [
        'Police arrested a man on Tuesday after a car hit a cyclist on Mill Street.',
        'A bike rider was hit by a vehicle on Mill Street on Tuesday.',
      ],
      [
        'Die Familie wohnt in einem Haus am Waldrand, das man vom Tal aus sieht. Sie verkauft Apfelsaft im Dorf.',
        'Die Familie wohnt in einem Haus am Rand des Waldes.',
      ],
      ['周日晚上，火灾烧毁了仓库的屋顶。', '火灾损坏了仓库的屋顶。'],
    ] as const)
      assert.deepEqual(verifySentences({ source, sentences: [sentence] }).bands, ['supported'], sentence);
  });

  it('notices it in another language than the source', () => {
    const source = 'The nurses asked for more beds. The mayor opened the new bridge in May.';
    const { bands, reasons } = verifySentences({
      source,
      sentences: ['Die Krankenschwestern baten um mehr Betten.', 'Le maire a inauguré le nouveau tunnel en mai.'],
    });
    assert.deepEqual(bands, ['unjudged', 'doubtful']);
    assert.equal(reasons[1]?.[0]?.text, 'The source says "bridge", not "tunnel".');
  });
});
