import { tellApart, type SentenceKind } from './sentenceKinds.js';

/** Sources with true and false sentences, by how an amount, a time, or a count is told. */
const KINDS: SentenceKind[] = [
  {
    kind: 'a unit of energy in one word',
    source:
      'Der Windpark Hohe Egge besteht aus sieben Anlagen. Die Anlagen sollen jährlich 94 Gigawattstunden Strom liefern, genug für rund 27.000 Haushalte.',
    supported: ['Der Windpark soll im Jahr 94 Gigawattstunden liefern.'],
    falsified: ['Der Windpark soll im Jahr 94 Megawattstunden liefern.'],
  },
  {
    kind: 'a unit behind an adjective',
    source: 'The server closes a session that is idle for 15 minutes. Orders arrive within three working days.',
    supported: ['The server closes a session after 15 idle minutes.', 'Orders arrive within three working days.'],
    falsified: ['The server closes a session after 15 idle seconds.', 'Orders arrive within three working weeks.'],
  },
  {
    kind: 'a time with seconds',
    source:
      '2025-03-02 04:11:07 INFO backup[311]: started job nightly-db\n2025-03-02 04:40:31 INFO backup[314]: started job nightly-mail',
    supported: ['The job nightly-mail was started at 04:40:31.', 'The job nightly-mail was started at 04:40.'],
    falsified: ['The job nightly-mail was started at 04:11:07.', 'The job nightly-mail was started at 04:41.'],
  },
  {
    kind: 'a comparative that is denied as a bound',
    source:
      'Do not take more than two tablets in 24 hours. Either party may end the lease by giving not less than ninety (90) days’ notice.',
    supported: [
      'No more than two tablets may be taken in 24 hours.',
      'Either party may end the lease with at least 90 days’ notice.',
    ],
    falsified: [
      'At least two tablets may be taken in 24 hours.',
      'Either party may end the lease with at most 90 days’ notice.',
    ],
  },
  {
    kind: 'what is allowed, beside a "without"',
    source:
      'Servers may cache responses for up to 40 seconds in order to answer duplicates without computing them again.',
    supported: [
      'Servers may cache responses for up to 40 seconds.',
      'Responses may be cached by servers for up to 40 seconds.',
    ],
    falsified: ['Servers must cache responses for up to 40 seconds.'],
  },
  {
    kind: 'the rows that have yes in a column',
    source:
      '| Hospital | Beds | Helipad |\n|---|---|---|\n| St. Brannoc | 410 | yes |\n| Mount Pleasant | 620 | no |\n| Vale General | 350 | yes |\n| Croft | 220 | no |',
    supported: [
      'Two of the four hospitals have a helipad.',
      'Two hospitals have no helipad.',
      'At least one of the hospitals has a helipad.',
    ],
    falsified: [
      'Three of the four hospitals have a helipad.',
      'All hospitals have a helipad.',
      'None of the hospitals has a helipad.',
      'Three hospitals have no helipad.',
    ],
  },
  {
    kind: 'quarters as columns, and a caption that scales the numbers',
    source:
      'Results by segment (million dollars)\n\n| Segment | Q1 | Q2 | Q3 |\n|---|---|---|---|\n| Containers | 212 | 198 | 225 |\n| Ferries | 31 | 44 | 63 |',
    supported: [
      'Ferries brought in 63 million dollars in the third quarter.',
      'Containers fell from 212 million dollars in the first quarter to 198 million in the second.',
      'Ferries rose between Q1 and Q2.',
    ],
    falsified: [
      'Ferries brought in 44 million dollars in the third quarter.',
      'Ferries brought in 63 thousand dollars in the third quarter.',
      'Containers rose from 212 million dollars in the first quarter to 198 million in the second.',
      'Ferries fell between Q1 and Q2.',
    ],
  },
  {
    kind: 'a quarter of the year',
    source: 'Sales of bicycles rose in the second quarter. Sales of helmets rose in the third quarter.',
    supported: ['Sales of bicycles rose in Q2.', 'Sales of helmets rose in Q3.'],
    falsified: ['Sales of bicycles rose in Q3.', 'Sales of helmets rose in Q2.'],
  },
  {
    kind: 'a second verb of the same speaker',
    source:
      'Peter Claes, a biologist who was not involved, called the experiment elegant but said the sample was too small. Noor Haddad led the work.',
    supported: ['Peter Claes said that the sample was too small.'],
    falsified: ['Noor Haddad said that the sample was too small.'],
  },
  {
    kind: 'a cause that is called the reason',
    source: 'We attribute the delay of the ferry to a worn bearing. The crew was complete.',
    supported: ['A worn bearing is the reason for the delay of the ferry.'],
    falsified: ['The delay of the ferry is the reason for a worn bearing.'],
  },
  {
    kind: 'parts of a sentence about a table, each by its own columns',
    source:
      '| Model | Price (euros) | Weight (g) | Waterproof | Bluetooth |\n|---|---|---|---|---|\n| A1 | 99 | 210 | yes | no |\n| A2 | 129 | 180 | yes | yes |\n| A3 | 159 | 240 | no | yes |',
    supported: [
      'The A1 is the cheapest model and has no Bluetooth.',
      'The A3 is the heaviest and most expensive model.',
      'Both the A2 and the A3 have Bluetooth.',
      'Only the A3 is not waterproof.',
    ],
    falsified: [
      'The A1 is the cheapest model and has Bluetooth.',
      'The A2 is the lightest and most expensive model.',
      'Both the A1 and the A2 have Bluetooth.',
      'Only the A2 is waterproof.',
    ],
  },
  {
    kind: 'the more of two rows, and a title with a season',
    source: '| Hut | Beds | Open in winter |\n|---|---|---|\n| Kell Saddle | 24 | no |\n| Orr Base | 56 | yes |',
    supported: [
      'Of the two huts, Orr Base has more beds.',
      'Of the two huts, Kell Saddle has fewer beds.',
      'Orr Base has 56 beds and is open in winter.',
    ],
    falsified: [
      'Of the two huts, Kell Saddle has more beds.',
      'Of the two huts, Orr Base has fewer beds.',
      'Kell Saddle has 24 beds and is open in winter.',
    ],
  },
  {
    kind: 'by how much a row changed from one column to another',
    source: '| City | 2010 | 2020 |\n|---|---|---|\n| Arlen | 41,200 | 39,900 |\n| Borth | 12,500 | 14,100 |',
    supported: [
      'Arlen lost 1,300 inhabitants between 2010 and 2020.',
      'Between 2010 and 2020, Arlen lost 1,300 inhabitants while Borth gained 1,600.',
      'Borth grew by 1,600 between 2010 and 2020.',
    ],
    falsified: ['Arlen gained 1,300 inhabitants between 2010 and 2020.', 'Borth grew by 1,700 between 2010 and 2020.'],
  },
  {
    kind: 'a unit left out beside the same number with another unit',
    source:
      'La commune a inauguré vendredi sa nouvelle passerelle piétonne, qui remplace l’ancien pont suspendu, fermé depuis la crue de février 2021. Le chantier, confié à l’entreprise Delmas, a duré quatorze mois, soit cinq de plus que prévu, en raison de la découverte d’un mur romain. La passerelle sera fermée la nuit, de 23 heures à 5 heures.',
    supported: ['La découverte d’un mur romain a retardé le chantier de cinq mois.'],
    falsified: ['La découverte d’un mur romain a retardé le chantier de neuf mois.'],
  },
  {
    kind: 'what a price excludes',
    source: 'The Customer shall pay the Supplier a monthly fee of EUR 12,400, excluding VAT.',
    supported: ['The monthly fee is EUR 12,400 without VAT.'],
    falsified: ['The monthly fee is USD 12,400 without VAT.'],
  },
  {
    kind: 'groups that are only counted by their names',
    source:
      'Lean mass fell by 0.8 kg and 0.5 kg, respectively (P = 0.03). There was no significant difference in grip strength between fasting and restriction.',
    supported: ['The two groups did not differ significantly in grip strength.'],
    falsified: ['The two groups differed significantly in grip strength.'],
  },
  {
    kind: '英尺、フィート',
    source: 'プールの深さは最大1.4メートルだ。長さは25メートルある。',
    supported: ['プールは深さが最大1.4メートルある。'],
    falsified: ['プールは深さが最大1.4フィートある。'],
  },
  {
    kind: 'футы',
    source: 'Глубина бассейна 3 метра, длина 25 метров.',
    supported: ['Бассейн имеет глубину 3 метра.'],
    falsified: ['Бассейн имеет глубину 3 фута.'],
  },
  {
    kind: 'a part of a sum, which has its unit',
    source:
      'The roof cost 1.9 million dollars, of which the diocese contributed 600,000. The hall needs 20 degrees in winter.',
    supported: ['The diocese contributed 600,000 dollars to the roof.'],
    falsified: [
      'The diocese contributed 600,000 euros to the roof.',
      'The diocese contributed 60,000 dollars to the roof.',
      'The diocese contributed 600,000 degrees to the roof.',
    ],
  },
  {
    kind: 'ein Teil einer Summe ohne Einheit',
    source: 'Der Umbau kostete 1,9 Millionen Euro, davon übernahm das Land 600.000. Im Keller hat es 8 Grad.',
    supported: ['Das Land übernahm 600.000 Euro.'],
    falsified: ['Das Land übernahm 600.000 Grad.', 'Das Land übernahm 900.000 Euro.'],
  },
  {
    kind: 'six months for half a year',
    source:
      'Exports reached a record in the first half of the year. Im ersten Halbjahr wurden 31.000 Tonnen Kaffee verschifft.',
    supported: ['Exports reached a record in the first six months of the year.'],
    falsified: [
      'Exports reached a record in the first four months of the year.',
      'In den ersten acht Monaten wurden 31.000 Tonnen Kaffee verschifft.',
    ],
  },
  {
    kind: 'a span that names when, not how long',
    source:
      'The firm lost 3 million dollars in the last quarter. Parents get twelve weeks of leave. In the 19th century the castle burned down, and the siege lasted nine days.',
    supported: ['Parents get twelve weeks of leave.', 'The siege lasted nine days.'],
    falsified: ['Parents get three months of leave.', 'The siege lasted 100 years.'],
  },
  {
    kind: 'some of what was counted',
    source:
      'Forty probes measure the level, and nine of them were installed this summer. Von den 64 Vereinen klagen alle über Geldmangel, und zwölf davon wurden im letzten Jahr aufgelöst.',
    supported: [
      'Nine probes were installed this summer.',
      'Forty probes measure the level.',
      'Zwölf Vereine wurden im letzten Jahr aufgelöst.',
    ],
    falsified: ['Forty probes were installed this summer.', '64 Vereine wurden im letzten Jahr aufgelöst.'],
  },
  {
    kind: 'a part with the whole that it is part of',
    source:
      'The court heard 22 witnesses, six of whom spoke under oath, before it closed the hearing in March. The fleet has 60 ships, 14 of which are tankers, and sails under the flag of Panama. Le musée possède 320 tableaux, dont 45 sont prêtés.',
    supported: [
      'Six of the 22 witnesses spoke under oath.',
      'The court heard 22 witnesses before it closed the hearing in March.',
      'The fleet has 60 ships and sails under the flag of Panama.',
      'The fleet has 60 ships, of which 14 are tankers.',
      '45 des 320 tableaux du musée sont prêtés.',
    ],
    falsified: ['Eight of the 22 witnesses spoke under oath.'],
  },
  {
    kind: 'a part that is counted in something else than the whole',
    source:
      'The roof cost 90,000 euros, of which 120 donors gave half. The door cost 700 euros, of which the state paid 300.',
    supported: ['The state paid 300 euros for the door.'],
    falsified: ['The donors gave 120 euros.', 'The state paid 500 euros for the door.'],
  },
  {
    kind: 'a mean, and a count of things',
    source: 'The clutch had a mean of 11.6 eggs. The park has 73 stones.',
    supported: ['The mean clutch was 11.6 eggs.', 'The park has 73 stones.'],
    falsified: ['The park has 11.6 stones.'],
  },
];

describe('amounts, times, and counts', () => {
  tellApart(KINDS);
});
