import assert from 'node:assert/strict';
import { verifySentences } from '../../../src/agent/grounding/index.js';

/** A source, what may be left open about it, and what its words contradict. */
interface Case {
  source: string;
  open: readonly string[];
  wrong: readonly string[];
}

/** "The report doesn't say who paid": true of most sources, false of one that says who paid. */
const CASES: readonly Case[] = [
  {
    source:
      'The storm tore the roof off the sports hall in Benning. The repairs cost 40 million crowns and were paid for by the county. The hall opened again in May 1991.',
    open: [
      'The report does not say who designed the roof.',
      'The report does not say who designed the roof, but the repairs cost 40 million crowns.',
      'The repairs cost 40 million crowns, although the report does not say who designed the roof.',
      'The hall, whose architect is not named, opened again in May 1991.',
      'The article does not say who designed the roof, when, or why.',
      'The article does not say why the hall opened again.',
    ],
    wrong: [
      'The report does not say who designed the roof, but the repairs cost 50 million crowns.',
      'The report does not say who designed the roof, and the repairs cost 50 million crowns.',
      'Although the report does not say who designed the roof, the repairs cost 50 million crowns.',
      'The repairs cost 50 million crowns, although the report does not say who designed the roof.',
      'The hall, whose architect is not named, opened again in May 1992.',
      'The text does not name the hall, which was closed for 20 years.',
      'The article does not say what the repairs cost.',
      'The article does not say who paid for the repairs.',
      'The article does not say when the hall opened again.',
      'The article does not say whether the hall opened again.',
    ],
  },
  {
    source:
      'Der neue Impfstoff senkte die Zahl der Erkrankungen um 31 Prozent. Entwickelt wurde er von der Firma Torvig.',
    open: [
      'Wie lange der Impfstoff schützt, wird nicht gesagt.',
      'Der Bericht nennt keinen Preis, aber der Impfstoff senkte die Zahl der Erkrankungen um 31 Prozent.',
    ],
    wrong: [
      'Der Bericht nennt keinen Preis, aber der Impfstoff senkte die Zahl der Erkrankungen um 13 Prozent.',
      'Der Impfstoff senkte die Zahl der Erkrankungen um 13 Prozent, wie lange er schützt, wird nicht gesagt.',
      'Um wie viel Prozent der Impfstoff die Erkrankungen senkte, wird nicht gesagt.',
    ],
  },
  {
    source: 'La coopérative a vendu 9 000 tonnes de pommes en 2021. Elle emploie 46 personnes à Morvil.',
    open: [
      "L'article ne précise pas qui dirige la coopérative, mais elle emploie 46 personnes.",
      "L'article ne dit pas qui dirige la coopérative.",
    ],
    wrong: [
      "L'article ne précise pas qui dirige la coopérative, mais elle emploie 64 personnes.",
      "L'article ne dit pas combien de tonnes de pommes la coopérative a vendu.",
    ],
  },
  {
    source: 'El satélite Ombria dejó de enviar datos después de siete meses. La misión costó 80 millones de euros.',
    open: ['Aunque el texto no indica quién construyó el satélite, la misión costó 80 millones de euros.'],
    wrong: [
      'Aunque el texto no indica quién construyó el satélite, la misión costó 90 millones de euros.',
      'El texto no indica cuánto costó la misión.',
    ],
  },
  {
    source: 'Завод в Толме остановил печь 3 мая. Ремонт печи стоил 12 миллионов рублей.',
    open: ['В статье не указано, кто чинил печь, но ремонт печи стоил 12 миллионов рублей.'],
    wrong: [
      'В статье не указано, кто чинил печь, но ремонт печи стоил 21 миллион рублей.',
      'В статье не указано, сколько стоил ремонт печи.',
    ],
  },
  {
    source:
      'The gallery sold the clock for 7 million dollars in 2006. The bath closed in June, so the guests swim in the river. Ferry tickets cost 9 euros because fuel is dear.',
    open: [
      'The article does not say where the gallery sold the clock.',
      'The article does not say which gallery sold the clock.',
      'The article does not say to whom the gallery sold the clock.',
      'The article does not say how the gallery sold the clock.',
      'The article does not say how many clocks the gallery sold in 2006.',
      'The article does not say what the gallery did with the 7 million dollars.',
      'The article does not say how many guests swim in the river.',
      'The article does not say why the bath closed in June.',
      'The article does not say why fuel is dear.',
    ],
    wrong: [
      'The article does not say when the gallery sold the clock.',
      'The article does not say for how much the gallery sold the clock.',
      'The article does not say what the gallery sold.',
      'The article does not say who sold the clock.',
      'The article does not say why ferry tickets cost 9 euros.',
      'The article does not mention that the gallery sold the clock.',
    ],
  },
  {
    source:
      'Das Museum verkaufte die Uhr 2006 für 7 Millionen Dollar. Das Bad schloss im Mai, deshalb schwimmen die Gäste im Fluss.',
    open: [
      'Der Text sagt nicht, an wen das Museum die Uhr verkaufte.',
      'Der Text sagt nicht, warum das Bad im Mai schloss.',
    ],
    wrong: [
      'Der Text sagt nicht, wann das Museum die Uhr verkaufte.',
      'Der Text sagt nicht, warum die Gäste im Fluss schwimmen.',
    ],
  },
  {
    source: 'Le musée a vendu la montre en 2006 pour 7 millions de dollars.',
    open: [
      'Le texte ne dit pas à qui le musée a vendu la montre.',
      'Le texte ne dit pas où le musée a vendu la montre.',
    ],
    wrong: ['Le texte ne dit pas quand le musée a vendu la montre.'],
  },
  {
    source:
      'The council approved the new depot on Tuesday. The building will cost 12 million euros, and the state pays 4 million of it.',
    open: [
      'The article does not state the name of the mayor, nor does it say how many buses the depot will have.',
      'The article does not say who pays the other 8 million, so the reader is left to guess.',
      'The article does not say when it will open; it only says that the council approved it on Tuesday.',
    ],
    wrong: [
      'The article does not say when it will open; it only says that the council approved it on Friday.',
      'The article does not say how many buses it has, nor does it say who runs it, but the building will cost 14 million euros.',
    ],
  },
  {
    source: '云桥镇的图书馆去年借出图书31000册。新馆的造价为900万元。',
    open: [
      '报道没有说明谁设计了新馆，但新馆的造价为900万元。',
      '文中没有提到馆长是谁。',
      '文中没有提到图书馆去年为什么借出图书。',
    ],
    wrong: ['报道没有说明谁设计了新馆，但新馆的造价为700万元。', '文中没有提到新馆的造价是多少。'],
  },
  {
    source: 'トルム町の工場は5月に操業を始めた。建物の費用は9億円だった。',
    open: [
      '記事には誰が建物を設計したか書かれていないが、建物の費用は9億円だった。',
      'この記事には、社長の名前は書かれていない。',
    ],
    wrong: [
      '記事には誰が建物を設計したか書かれていないが、建物の費用は7億円だった。',
      '記事には建物の費用は書かれていない。',
    ],
  },
];

describe('what a sentence says of what its source leaves out', () => {
  for (const { source, open, wrong } of CASES)
    it(`is judged apart from the rest: ${source.slice(0, 30)}…`, () => {
      const { bands } = verifySentences({ source, sentences: [...open, ...wrong] });
      open.forEach((sentence, at) => {
        assert.equal(bands[at], 'unjudged', sentence);
      });
      wrong.forEach((sentence, at) => {
        assert.match(bands[open.length + at] ?? '', /^(?:doubtful|unsupported)$/u, sentence);
      });
    });

  it('is supported only if the source itself says that nothing was said', () => {
    const { bands } = verifySentences({
      source:
        'The orchestra did not disclose what its conductor earns. The hall was not ready when the concerts began, so they moved. The council did not want to tell how much the roof cost.',
      sentences: [
        'The source does not say how much the roof cost.',
        'The orchestra does not say what its conductor earns.',
        'The text does not say when the hall was ready for the concerts.',
      ],
    });
    assert.deepEqual(bands, ['supported', 'supported', 'unjudged']);
  });

  it('looks up what a sentence says is not mentioned', () => {
    const source = 'The bridge was built in 1932. Its roof carries solar panels.';
    const { bands } = verifySentences({
      source,
      sentences: [
        'The source does not mention “tunnel”, “ferry”.',
        'The source does not mention “tunnel”, “cost”, or “report”.',
        'The source does not mention “bridge”.',
        'The source does not mention “tunnel”, “cost”, or “bridge”.',
        // Its words are there, so it may be mentioned in another form.
        'The source does not mention “roof panels”.',
        'The article does not say what the “bridge” cost.',
      ],
    });
    assert.deepEqual(bands, ['supported', 'supported', 'unsupported', 'unsupported', 'unjudged', 'unjudged']);
  });
});
