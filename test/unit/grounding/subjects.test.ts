import { tellApart, type SentenceKind } from './sentenceKinds.js';

/** What a source says of one thing, said of another. */
const KINDS: SentenceKind[] = [
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
  {
    kind: 'the subject of a relative clause, and of another person',
    source:
      'Rolf Amsel ran the inn until 1990. He had built it with his cousin Petra, who painted the signs. His brother Emil, a baker, left his recipes to the school.',
    supported: ['Petra painted the signs.', 'Emil, a baker, left his recipes to the school.'],
    falsified: ['Rolf Amsel painted the signs.', 'Amsel, a baker, left his recipes to the school.'],
  },
  {
    kind: 'people with the same title',
    source: 'Dr Lena Moss succeeded Dr Karl Unger as director in 2018. The post is unpaid.',
    supported: ['In 2018 Dr Lena Moss succeeded Dr Karl Unger.'],
    falsified: ['In 2018 Dr Karl Unger succeeded Dr Lena Moss.'],
  },
  {
    kind: 'a name of one part with what is said of another',
    source: 'The shop in Arden will sell books and maps, while the one in Belmont is meant for furniture.',
    supported: ['Furniture is to be sold at the shop in Belmont.', 'Maps will be sold at the shop in Arden.'],
    falsified: ['Furniture is to be sold at the shop in Arden.', 'Maps will be sold at the shop in Belmont.'],
  },
  {
    kind: 'eine Aussage über jemand anderen im nächsten Satz',
    source:
      'Der Geologe Karl Lenz beschrieb die Höhle 1961 in Graz. Seine Kollegin Edda Wolf hatte die ersten Proben genommen.',
    supported: ['Edda Wolf nahm die ersten Proben.'],
    falsified: ['Karl Lenz nahm die ersten Proben.'],
  },
  {
    kind: 'a group of its own in another sentence',
    source:
      'The lens test finds cataracts in adults over sixty. In younger adults it missed one case in four. Children under 12 swim for free. Small children need a vest.',
    supported: [
      'In older adults the test finds cataracts.',
      'In adults over sixty the test finds cataracts.',
      'Children under twelve may swim without paying.',
    ],
    falsified: ['In younger adults the test finds cataracts.', 'In adults the test finds cataracts.'],
  },
  {
    kind: 'a title and a heading for a statement',
    source:
      '# Moving the town library to the old station: a second look\n\nThe library lent 41,000 books in the year. Visitors like the tall windows, and complain about the stairs.\n\n## What we recommend\n\nPut in a lift before winter. Decide about the branch in Hollow Street when the lift has been paid for.\n',
    supported: ['The library lent 41,000 books.', 'Visitors complain about the stairs.'],
    falsified: [
      'We recommend moving the town library to the old station.',
      'The report recommends a second look at the station.',
    ],
  },
  {
    kind: 'a headline',
    source: '# Council approves new pool in Hale\n\nThe pool is to open in 2027. It will have six lanes.\n',
    supported: ['The council approved a new pool in Hale.'],
    falsified: ['The council approved six lanes in Hale.'],
  },
];

describe('whom or what a claim is about', () => {
  tellApart(KINDS);
});
