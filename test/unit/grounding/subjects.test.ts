import assert from 'node:assert/strict';
import { verifySentences } from '../../../src/agent/grounding/index.js';

interface Kind {
  kind: string;
  source: string;
  supported: string[];
  falsified: string[];
}

/** What a source says of one thing, said of another; sources with true sentences, which must be accepted, and false ones. */
const KINDS: Kind[] = [
  {
    kind: 'the agent of a passive for a pronoun, who is named only later',
    source:
      'In 1911 the doctor Helene Aschauer founded a ward in Ulm. She ran it for 22 years. Her assistant Josefa Krall took over in 1933.',
    supported: ['The ward was run by Helene Aschauer for 22 years.'],
    falsified: ['The ward was run by Josefa Krall for 22 years.'],
  },
  {
    kind: 'a pronoun after a subordinate and a main clause',
    source:
      'Sisters Ottilie and Maud Fenn took over the bakery. While Maud kept the books, Ottilie invented the seaweed loaf. In 2020 she fell ill, and her sister baked alone for a year.',
    supported: ['Ottilie Fenn fell ill in 2020.'],
    falsified: ['Maud Fenn fell ill in 2020.'],
  },
  {
    kind: 'when one leaves and another comes',
    source:
      'When Anna Berg retired, Nora Holm became director. She moved the museum to the harbour. When Peter Lund arrived, the gate was closed. He climbed over the wall. The dog barked.',
    supported: ['Nora Holm moved the museum to the harbour.', 'Peter Lund climbed over the wall.'],
    falsified: ['Anna Berg moved the museum to the harbour.', 'The dog climbed over the wall.'],
  },
  {
    kind: 'un pronombre después de «mientras»',
    source:
      'Mientras Ana Soto llevaba las cuentas, Marta Gil dirigía el taller. Ella ganó el premio en 2015. El taller cerró.',
    supported: ['Marta Gil ganó el premio en 2015.'],
    falsified: ['Ana Soto ganó el premio en 2015.'],
  },
  {
    kind: 'a verb behind a name in commas',
    source:
      "The fair's president, Dame Honor Wick, gave Ruby a medal. The chairman, Tom Abel, sued Karl Stott for libel. Ola Brand, Nils Krag, and Ada Wynn were among the guests.",
    supported: [
      'Tom Abel sued Karl Stott for libel.',
      'Ruby was given a medal by Honor Wick.',
      'Nils Krag, Ada Wynn, and Ola Brand were among the guests.',
    ],
    falsified: ['Ruby awarded a medal to Honor Wick.', 'Karl Stott sued Tom Abel for libel.'],
  },
  {
    kind: 'a pronoun for a person of the sentence before',
    source:
      'Elsa Moor opened the bakery in 1990. Her brother, the baker Karl Moor, made the bread. In spring she bought a second oven. Visitors praised it.',
    supported: ['Elsa Moor bought a second oven.'],
    falsified: ['Karl Moor bought a second oven.'],
  },
  {
    kind: 'a pronoun before the first mention of what takes its place',
    source:
      'The chain Larkspur runs hotels in nine towns. It employs 430 people, most of them in summer. The laundry in Reed, which belongs to the same family, was sold.',
    supported: ['Larkspur employs 430 people.', 'The laundry in Reed was sold.'],
    falsified: ['The laundry in Reed, which belongs to the same family, employs 430 people.'],
  },
  {
    kind: 'a relative clause from one sentence and a verb from another',
    source:
      'The clerk Odo Farn, who had forged two letters, left the country. The judge Ilse Band retired early and is to receive a pension of 900 crowns.',
    supported: ['Odo Farn, who had forged two letters, left the country.'],
    falsified: ['Odo Farn, who had forged two letters, is to receive a pension of 900 crowns.'],
  },
  {
    kind: 'a relative clause that tells which one is meant',
    source:
      'Two floods hit the valley in June. The first, Mara, broke the dike at Holm and drowned the orchard. The second, Tilda, came a week later and killed 30 sheep.',
    supported: ['The flood that broke the dike at Holm drowned the orchard.'],
    falsified: ['The flood that broke the dike at Holm killed 30 sheep.'],
  },
  {
    kind: 'verbs in the third person without an irregular form',
    source:
      'Ada Holm and Lars Wick share a workshop in Kell. Holm carves the masks; Wick paints the faces and keeps the books.',
    supported: ['Lars Wick paints the faces.'],
    falsified: ['Ada Holm paints the faces in Kell.'],
  },
  {
    kind: 'an adjective that tells two of a kind apart',
    source:
      'Two sheds burned on Friday. The older one, beside the mill, lost its roof. The newer one was only blackened by smoke.',
    supported: ['The older shed lost its roof.'],
    falsified: ['The older shed was only blackened by smoke.'],
  },
  {
    kind: 'one of several that were introduced by name',
    source:
      'Moe Ice owns two plants; the larger one, in Bodin, makes 40 tonnes a day, the smaller one, in Rana, 12. The smaller one is to be sold in spring.',
    supported: ['The plant in Rana is to be sold in spring.'],
    falsified: ['The plant in Bodin is to be sold in spring.'],
  },
  {
    kind: 'a giver and a receiver',
    source: 'The trust pays farmers 240 pounds for each flooded field.',
    supported: ['Farmers get 240 pounds for each flooded field from the trust.'],
    falsified: ['The trust gets 240 pounds for each flooded field from farmers.'],
  },
  {
    kind: 'a cleft sentence in Chinese and Japanese',
    source: '石桥中学的合唱团获得银奖。白鹭中学的合唱团获得金奖，领唱来自北山。',
    supported: ['获得金奖的是白鹭中学的合唱团。'],
    falsified: ['获得金奖的是石桥中学的合唱团。'],
  },
];

/** Whether something has happened, is believed, or goes up; and what a source counts from something else. */
const FACTS: Kind[] = [
  {
    kind: 'what is only offered, asked, or to come',
    source:
      'Harrow Foods has offered to take over the dairy in Pell. Tickets will be refunded in May. The union voted to call a strike, and the mayor resigned.',
    supported: ['Harrow Foods has offered to take over the dairy in Pell.', 'The mayor resigned.'],
    falsified: ['Harrow Foods has taken over the dairy in Pell.', 'Tickets were refunded in May.'],
  },
  {
    kind: 'a wish from a promise',
    source: 'The choir sang in Turin on Sunday. Next year it wants to sing in Lyon.',
    supported: ['Next year the choir wants to sing in Lyon.'],
    falsified: ['Next year the choir will sing in Lyon.'],
  },
  {
    kind: 'plans in other languages',
    source:
      'La mairie de Larzac souhaite transformer la vieille gare en musée des chemins de fer. Les horaires des bus qui desservent le quartier seront publiés lundi.',
    supported: ['La mairie souhaite transformer la vieille gare en musée.'],
    falsified: ['La mairie a transformé la vieille gare en musée des chemins de fer.'],
  },
  {
    kind: 'a belief that the same sentence takes back',
    source:
      'It is often said that the poet drowned in the canal, but letters show that he died of a fever. A cook was long suspected of the theft, but a guard turned out to have the key.',
    supported: ['Letters show that the poet died of a fever.'],
    falsified: ['The poet drowned in the canal.'],
  },
  {
    kind: 'a denial in the next sentence that says itself what it denies',
    source:
      'The mill was built in 1904. It ground rye until 1968. Contrary to what guidebooks say, it never burned down.',
    supported: ['The mill ground rye until 1968.', 'The mill never burned down.'],
    falsified: ['The mill burned down.'],
  },
  {
    kind: 'an amount from what is left',
    source: 'The town cut the fee by 40 crowns in May. Nobody was hurt in the crash, but three people were fined.',
    supported: ['In May the town cut the fee by 40 crowns.', 'Three people were fined.'],
    falsified: ['The town cut the fee to 40 crowns.', 'Three people were hurt in the crash.', 'Nobody was fined.'],
  },
  {
    kind: 'what another sentence says of the same day',
    source: 'The library is open on weekdays from nine to five. It closes on Sundays and on public holidays.',
    supported: ['The library is closed on Sundays.'],
    falsified: ['The library is open on Sundays.'],
  },
  {
    kind: 'a direction told by another kind of word',
    source: 'The museum had 7,300 visitors, 900 more than in 2022. The fee rose from 18 to 22 euros.',
    supported: ['The number of visitors was up by 900 on 2022.', 'The fee rose by 4 euros.'],
    falsified: ['The number of visitors was down by 900 on 2022.'],
  },
  {
    kind: 'a year that is counted from another',
    source: 'The novel came out in 1994. Three years later the translation won the Galway medal.',
    supported: ['In 1997 the translation won the Galway medal.'],
    falsified: ['In 1998 the translation won the Galway medal.'],
  },
  {
    kind: 'superlatives, parts of the day, and small units',
    source:
      'The tunnel at Sable is the longest of the three. Ilse Norn rehearses in the morning and rests in the afternoon. The grains measure between 20 and 60 micrometres.',
    supported: [
      'The tunnel at Sable is the longest.',
      'Ilse Norn rehearses in the morning.',
      'The grains measure 20 to 60 micrometres.',
    ],
    falsified: [
      'The tunnel at Sable is the shortest.',
      'Ilse Norn rehearses in the afternoon.',
      'The grains measure 20 to 60 millimetres.',
    ],
  },
];

const isAccepted = (band: string | undefined): boolean => band === 'verbatim' || band === 'supported';

describe('subjects and facts of a claim', () => {
  for (const { kind, source, supported, falsified } of [...KINDS, ...FACTS])
    it(`tells ${kind} apart`, () => {
      const { bands, reasons } = verifySentences({ source, sentences: [...supported, ...falsified] });
      const told = [...supported, ...falsified]
        .map(
          (sentence, at) => `${bands[at] ?? ''}: ${sentence} ${(reasons[at] ?? []).map(({ text }) => text).join(' ')}`,
        )
        .join('\n');
      assert.deepEqual(bands.map(isAccepted), [...supported.map(() => true), ...falsified.map(() => false)], told);
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
