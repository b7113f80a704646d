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
  {
    kind: 'a share of every so many',
    source: 'Four in ten colonies were lost. Nine out of ten guests sleep well. One in five pupils walks.',
    supported: [
      'Two fifths of the colonies were lost.',
      '40 percent of the colonies were lost.',
      'A fifth of pupils walk.',
    ],
    falsified: [
      '30 percent of the colonies were lost.',
      'Eight in ten guests sleep well.',
      'One in four pupils walks.',
    ],
  },
  {
    kind: 'a temperature with its scale spelled out',
    source: 'The kiln is kept at 175 °C for two hours.',
    supported: ['The kiln is kept at 175 degrees Celsius.'],
    falsified: ['The kiln is kept at 175 degrees Fahrenheit.'],
  },
  {
    kind: 'a measured number beside counted things',
    source:
      'Le hall compte 140 sièges, contre 210 auparavant. Le coût, 1,9 million de francs, a été couvert par la région après les travaux.',
    supported: ['Les travaux ont coûté 1,9 million de francs.'],
    falsified: ['Les travaux ont coûté 1,9 milliard de francs.'],
  },
  {
    kind: 'a unit that stands for a second number as well',
    source:
      'Entry is 14 dollars, 5 less for pupils. Of the loan, 70,000 euros are paid at once, 40,000 when the mast stands. The ferry leaves every 20 minutes, the bus every 35.',
    supported: [
      'Pupils pay 5 dollars less.',
      'When the mast stands, 40,000 euros of the loan are paid.',
      'The bus leaves every 35 minutes.',
    ],
    falsified: ['Pupils pay 5 percent less.', 'The bus leaves every 35 seconds.'],
  },
  {
    kind: 'a rate by the quarter, a bound, and a share of all',
    source:
      'The tenant pays 2,400 crowns each quarter. Most of the guards live within five minutes of the gate. Fewer than half of the wells are covered.',
    supported: [
      'The tenant pays 2,400 crowns every quarter.',
      'Most guards live no more than five minutes from the gate.',
      'Less than half of all wells are covered.',
    ],
    falsified: ['The tenant pays 2,400 crowns every month.', 'More than half of all wells are covered.'],
  },
  {
    kind: 'a unit shared by two numbers',
    source: 'Colds were more frequent in the old wing (18 against 7 percent). Attendance rose from 21 to 34 thousand.',
    supported: ['Colds were found in 18 percent of the old wing.', 'Attendance rose to 34 thousand from 21 thousand.'],
    falsified: ['Colds were found in 18 people of the old wing.', 'Attendance rose to 21 thousand from 34 thousand.'],
  },
  {
    kind: 'the end of a range',
    source: 'Parcels can be collected at the counter between 9 a.m. and 5 p.m. on weekdays.',
    supported: ['Parcels can be collected at the counter until 17:00.'],
    falsified: [
      'Parcels can be collected at the counter until 9:00.',
      'Parcels can be collected at the counter until 19:00.',
    ],
  },
  {
    kind: '带单位的小数字',
    source: '调查涉及三个县的800名农民,为期两年。',
    supported: ['调查为期两年,涉及800名农民。'],
    falsified: ['调查为期三年,涉及800名农民。'],
  },
  {
    kind: 'a count for a percentage',
    source: 'The school checked its computers. Of some 900 computers in the school, 6 percent were replaced.',
    supported: ['Six percent of the computers in the school were replaced.'],
    falsified: ['Six of the computers in the school were replaced.'],
  },
  {
    kind: 'a unit left out for a second number',
    source:
      'The council approved 12 percent for parks and 300 litres of water a day. The old pipe lost 41 litres. Costs fell by 8 percent to 300 euros.',
    supported: ['Costs fell by 8 percent, to 300.'],
    falsified: ['Costs fell by 8 euros, to 300.'],
  },
  {
    kind: 'a number with its bound, and another one in the sentence before',
    source:
      'Nitrogen dioxide fell by 3 micrograms at the control station as well, where no route was changed. At most, then, 2 micrograms come from the buses. Noise fell, too.',
    supported: ['At most 2 micrograms of the nitrogen dioxide come from the buses.'],
    falsified: ['At most 3 micrograms of the nitrogen dioxide come from the buses.'],
  },
  {
    kind: 'versions with and without a third number',
    source:
      'The editor Papyra is now at version 6.0. The old theme format, discouraged since 5.2, has been removed. A flaw in the export of footnotes will be mended in 6.0.3. On average, users give it 4.6 points.',
    supported: [
      'The flaw in the export of footnotes is to be put right in 6.0.3.',
      'The old theme format had been discouraged since 5.2.',
    ],
    falsified: [
      'The flaw in the export of footnotes is to be put right in 5.2.',
      'The old theme format had been discouraged since 6.0.3.',
    ],
  },
];

describe('amounts, times, and counts', () => {
  tellApart(KINDS);
});
