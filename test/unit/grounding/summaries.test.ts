import { tellApart, type SentenceKind } from './sentenceKinds.js';

/** Differences that sentences of answers and summaries have from long sources without being wrong, beside real ones. */
const KINDS: SentenceKind[] = [
  {
    kind: 'numbers torn apart behind their separator',
    source:
      'Of the 3, 700 women who rowed for the club, 28 won a medal. The boat house costs $ 1. 7 million a year. On May 15, 300 people watched the race. The crew led 28 - 24. Rooms 12, 340 and 512 are locked. The 21 - year - old cox signed on monday.',
    supported: [
      'There were 3,700 women who rowed for the club.',
      'The boat house costs $1.7 million a year.',
      '300 people watched the race on May 15.',
      'The crew led 28-24.',
      'Room 340 is locked.',
      'The 21-year-old cox signed on monday.',
    ],
    falsified: [
      'There were 4,700 women who rowed for the club.',
      'There were 3,900 women who rowed for the club.',
      'The boat house costs $1.9 million a year.',
      'The boat house costs $1 million a year.',
      'There were 700 women who rowed for the club.',
      '400 people watched the race on May 15.',
      'The 22-year-old cox signed on monday.',
    ],
  },
  {
    kind: 'two numbers on either side of a comma',
    source: 'In room 7, 120 guests waited for the mayor. Rule 5, 250 members say, is unfair.',
    supported: ['In room 7, 120 guests waited for the mayor.'],
    falsified: ['For the mayor 7,120 guests waited.'],
  },
  {
    kind: 'the number of the next item behind a sentence',
    source: 'The gallery opened in 1911. In its first year it sold 40 drawings to a bank. Injured: 12',
    supported: ['In its first year it sold 40 drawings to a bank.\n\n2.'],
    falsified: ['In its first year it sold 41 drawings to a bank.\n\n2.', 'Injured:\n15.'],
  },
  {
    kind: 'a name and what is derived from it',
    source:
      "Turkey exports hazelnuts, while Turkish engineers design ferries. Bulgaria exports roses. Iran's caravans passed Iraq, whose Iraqi guides knew the wells.",
    supported: ['Engineers from Turkey design ferries.', 'Guides from Iraq knew the wells.'],
    falsified: ['Engineers from Bulgaria design ferries.', 'Guides from Iran knew the wells.'],
  },
  {
    kind: 'the acronym of a name',
    source:
      'The Bureau of River Safety inspected 14 weirs last spring. Its report calls nine of them sound and asks the towns to mend the others.',
    supported: ['The BRS inspected 14 weirs last spring.', 'Last spring, inspectors of the BRS looked at 14 weirs.'],
    falsified: ['The BTS inspected 14 weirs last spring.', 'The BRS inspected 41 weirs last spring.'],
  },
  {
    kind: 'a quantity of the same things in another word',
    source: 'Some clients of the bank pay no fees. The bank closed two branches.',
    supported: ['Some customers of the bank pay no fees.'],
    falsified: ['All customers of the bank pay no fees.'],
  },
  {
    kind: 'the only word of its own, in a source of one sentence',
    source: 'Der Verkäufer trägt die Kosten der Lieferung und der Montage.',
    supported: ['Die Kosten der Lieferung und der Montage trägt der Verkäufer.'],
    falsified: ['Der Käufer trägt die Kosten der Lieferung und der Montage.'],
  },
  {
    kind: 'two acronyms of names, and the initials of a person',
    source:
      'The Alpine Credit Bank lent 3 million euros to the Imperial Mining Fund. Anna Nilsson Carlsson won the race.',
    supported: ['The ACB lent 3 million euros.'],
    falsified: ['The IMF lent 3 million euros to the ACB.', 'The ANC won the race.'],
  },
  {
    kind: 'comparatives of different things, and "can" beside a ban',
    source:
      'The mill used solid rollers, which wear at a faster rate, and steel bands, which last longer. The council may decide that a club is too small, and only then can it leave the league. Dogs can enter the upper field.',
    supported: ['The lighter bands of steel were used by the mill.', 'The council may ban a club from the league.'],
    falsified: [
      'The mill used solid rollers, which wear at a slower rate.',
      'The mill used steel bands, which last for a shorter time.',
      'Dogs are banned from the upper field.',
    ],
  },
  {
    kind: 'other words all over a sentence',
    source:
      'In fact, what the makers of these films see is a normal result of heating snow with small flames. To summarize, two things happen: as the snow melts, the remaining snow soaks up the water, and the flame leaves soot behind.',
    supported: [
      'What really goes on is that the snow soaks up its own water while it is melting, and that the happening leaves soot from an incomplete flame.',
    ],
    falsified: ['As the snow melts, the normal snow soaks up the water.'],
  },
];

describe('what sentences of summaries differ in', () => {
  tellApart(KINDS);
});
