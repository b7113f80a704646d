import { tellApart, type SentenceKind } from './sentenceKinds.js';

/** Sources with true and false sentences, by how a table is written. */
const KINDS: SentenceKind[] = [
  {
    kind: 'a table of aligned columns',
    source: [
      'Water levels at the lock of Emmerdijk',
      'Gauge        Normal   Today   Alarm',
      'North pool   3.10 m   3.42 m  3.90 m',
      'South pool   1.85 m   1.60 m  2.40 m',
      'Mill race    0.70 m   0.88 m  0.95 m',
      'The lock is closed to boats over 24 metres.',
    ].join('\n'),
    supported: [
      'The mill race stands at 0.88 metres today.',
      'The alarm level of the north pool is 3.90 m.',
      'The north pool is normally at 3.10 metres.',
      'The lock is closed to boats over 24 metres.',
    ],
    falsified: [
      'The mill race stands at 0.95 metres today.',
      'The alarm level of the south pool is 3.90 m.',
      'The south pool is normally at 3.10 metres.',
    ],
  },
  {
    kind: 'a table with bars only between its cells',
    source: [
      'Prices per night:',
      '',
      'Boat | Low season | High season',
      'up to 8 m | 14 | 26',
      '8-12 m | 22 | 41',
      'over 12 m | 37 | 68',
      '',
      'Water is included.',
    ].join('\n'),
    supported: ['Boats over 12 m pay 68 in the high season.', 'Boats up to 8 m pay 14 in the low season.'],
    falsified: ['Boats over 12 m pay 37 in the high season.', 'Boats up to 8 m pay 22 in the low season.'],
  },
  {
    kind: 'rows that bring their titles',
    source: [
      'Bridges of the Orne',
      '',
      'Name: Old Bridge | Built: 1742 | Length: 88 m | Arches: 5',
      'Name: Mill Bridge | Built: 1903 | Length: 61 m | Arches: 3',
      'Name: Ferry Bridge | Built: 1988 | Length: 140 m | Arches: 0',
    ].join('\n'),
    supported: [
      'The Mill Bridge was built in 1903.',
      'The Ferry Bridge is 140 m long.',
      'The Old Bridge has five arches.',
    ],
    falsified: [
      'The Mill Bridge was built in 1742.',
      'The Ferry Bridge is 88 m long.',
      'The Old Bridge has three arches.',
    ],
  },
  {
    kind: 'a table of tabs',
    source: 'Stations and their trains per hour.\n\nStation\tTrains\tPlatforms\nLund\t40\t3\nHale\t12\t1\nOst\t7\t2\n',
    supported: ['Hale has 12 trains an hour.', 'Ost has two platforms.'],
    falsified: ['Hale has 40 trains an hour.', 'Ost has three platforms.'],
  },
  {
    kind: 'CSV as in an editor',
    source:
      'year,station,passengers\n2000,North Quay,7160\n2001,North Quay,7420\n2000,South Quay,3310\n2001,South Quay,2980\n',
    supported: [
      'North Quay had 7,420 passengers in 2001.',
      'In 2001, South Quay counted 2,980 passengers.',
      '| 2001 | North Quay | 7420 |',
      '2001,North Quay,7420',
    ],
    falsified: [
      'South Quay had 7,420 passengers in 2001.',
      'North Quay had 3,310 passengers in 2000.',
      '| 2001 | North Quay | 2980 |',
      '2001,North Quay,2980',
    ],
  },
  {
    kind: 'delimited text with decimal commas, and the name in a column of its own beside the title',
    source: 'Jahr;Ort;Preis\n2000;Ulm;3,50\n2001;Bonn;4,20\n2002;Kiel;5,10\n',
    supported: ['2001 lag der Preis in Bonn bei 4,20.', '2002;Kiel;5,10'],
    falsified: ['2001 lag der Preis in Bonn bei 5,10.', '2001 lag der Preis in Kiel bei 4,20.'],
  },
  {
    kind: 'whose a table is',
    source:
      'Die Übersicht zeigt die Boote der Firma Seefix in Aldorf. Alle Preise gelten je Tag. Eine Weste kostet vier Euro.\n\n| Boot | Plätze | Preis |\n|---|---|---|\n| Jolle | 3 | 49 Euro |\n| Kutter | 5 | 65 Euro |\n\nBei Nordboot ist ein Kutter teurer.',
    supported: ['Ein Kutter kostet bei Seefix 65 Euro am Tag.', 'Eine Jolle von Seefix kostet 49 Euro.'],
    falsified: [
      'Ein Kutter kostet bei Seefix 49 Euro am Tag.',
      'Ein Kutter kostet bei Nordboot 65 Euro am Tag.',
      'Ein Kutter kostet bei Seefix 85 Euro am Tag.',
    ],
  },
];

describe('tables in a text', () => {
  tellApart(KINDS);
});
