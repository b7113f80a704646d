import assert from 'node:assert/strict';
import { verifySentences } from '../../../src/agent/grounding/index.js';

interface Kind {
  kind: string;
  source: string;
  supported: string[];
  falsified: string[];
}

/** Sources with true sentences, which must be accepted, and false ones, which must not, by the kind of difference. */
const KINDS: Kind[] = [
  {
    kind: 'a comparison told from the other side',
    source:
      'Trams in Varna carry more riders than those in Plovdiv. The mill at Oster was built in 1904, three years before the one at Rell. Rashes were more frequent with the cream than with the gel.',
    supported: [
      'Trams in Plovdiv carry fewer riders than those in Varna.',
      'The mill at Rell was built three years after the one at Oster.',
      'Rashes were less frequent with the gel than with the cream.',
    ],
    falsified: [
      'Trams in Varna carry fewer riders than those in Plovdiv.',
      'The mill at Rell was built three years before the one at Oster.',
      'Rashes were less frequent with the cream than with the gel.',
    ],
  },
  {
    kind: 'an opposite that stands beside the right word',
    source: 'Exports rose in Ghana and Togo and fell in Benin. Wages grew last year. Rents per room declined slightly.',
    supported: ['Exports in Benin declined.', 'Rents per room fell a little, while wages grew.'],
    falsified: ['Exports in Benin rose.', 'Rents per room rose slightly.'],
  },
  {
    kind: 'an exception',
    source:
      'Swimming was forbidden in every pond except Elm Pond. The gallery opens daily at 9 except on Tuesdays. The pass is closed to lorries unless they have chains. Members must not bring guests without a card from the office.',
    supported: [
      'Swimming was allowed in Elm Pond.',
      'The gallery is closed on Tuesdays.',
      'Lorries may use the pass only if they have chains.',
      'Members may bring guests if they have a card from the office.',
    ],
    falsified: [
      'Swimming was forbidden in Elm Pond.',
      'The gallery is open on Tuesdays.',
      'Lorries may use the pass without chains.',
      'Members may bring guests without a card.',
    ],
  },
  {
    kind: 'ein Ausnahmefall',
    source:
      'Fahrräder sind im Park verboten, es sei denn, sie werden geschoben. Kinder zahlen nichts, Senioren die Hälfte.',
    supported: ['Fahrräder sind im Park erlaubt, wenn sie geschoben werden.', 'Senioren zahlen die Hälfte.'],
    falsified: ['Senioren zahlen nichts.'],
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
    kind: 'a second number in a part without a verb',
    source: 'The plant heats 12,000 flats in summer and up to 19,000 in winter.',
    supported: ['In winter the plant can heat as many as 19,000 flats.'],
    falsified: ['In summer the plant can heat as many as 19,000 flats.'],
  },
  {
    kind: 'a denial of something else',
    source:
      'Three quarters of the tenants asked were against the sale. The landlord says that rents will stay the same, which the tenants’ group disputes. Earlier press reports that the roof leaks were wrong.',
    supported: [
      'Three quarters of the tenants asked opposed the sale.',
      'According to the landlord, rents will stay the same.',
    ],
    falsified: ['The roof leaks.'],
  },
  {
    kind: 'a part of a sentence beside a denial',
    source:
      'No class will be cancelled, since the teachers of Holm are to stand in at Birk. The director denies that money is missing; the members demand the accounts.',
    supported: ['The teachers of Holm are to stand in at Birk.', 'The members demand the accounts.'],
    falsified: ['Money is missing.', 'Classes will be cancelled.'],
  },
  {
    kind: 'the subject of a relative clause, and of another person',
    source:
      'Rolf Amsel ran the inn until 1990. He had built it with his cousin Petra, who painted the signs. His brother Emil, a baker, left his recipes to the school.',
    supported: ['Petra painted the signs.', 'Emil, a baker, left his recipes to the school.'],
    falsified: ['Rolf Amsel painted the signs.', 'Amsel, a baker, left his recipes to the school.'],
  },
  {
    kind: 'from and to with the same verb',
    source: 'The operator, Norvex, rents the pumps from Tilden, which made them.',
    supported: ['Norvex rents pumps from Tilden.'],
    falsified: ['Norvex rents pumps to Tilden.'],
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
    kind: 'русские окончания',
    source: 'Учительница Анна Белова похвалила ученика за рисунок. Район купил землю у колхоза.',
    supported: ['Ученика похвалила учительница Анна Белова.', 'Район купил у колхоза землю.'],
    falsified: ['Ученик похвалил учительницу Анну Белову.', 'Колхоз купил землю у района.'],
  },
  {
    kind: 'everyday synonyms',
    source: 'Four hikers were injured when the bridge collapsed. The council declined a second bid of 3 million.',
    supported: ['Four hikers were hurt.', 'A second bid of 3 million was refused by the council.'],
    falsified: ['Five hikers were hurt.', 'A second bid of 3 million was approved by the council.'],
  },
  {
    kind: 'gleichbedeutende Wörter',
    source: 'Die Firma hat die Halle im Mai erworben. Sie steht am Hafen.',
    supported: ['Das Unternehmen kaufte die Halle im Mai.'],
    falsified: ['Das Unternehmen verkaufte die Halle im Mai.'],
  },
  {
    kind: 'what is awaited, what holds at a rate, and what depends on something',
    source:
      'The permit for Dock 4 was still waiting for approval. Boats call at the island hourly in June. The next fair is to move to Ulm, provided that the mayor agrees. A gale in 2004 destroyed the jetty but left the chapel unharmed.',
    supported: [
      'The permit for Dock 4 had not been approved.',
      'In June there is a boat to the island every hour.',
      'The next fair will move to Ulm if the mayor agrees.',
      'The gale of 2004 did not damage the chapel.',
    ],
    falsified: ['The next fair will move to Ulm.', 'The gale of 2004 destroyed the chapel.'],
  },
  {
    kind: 'eine Aussage über jemand anderen im nächsten Satz',
    source:
      'Der Geologe Karl Lenz beschrieb die Höhle 1961 in Graz. Seine Kollegin Edda Wolf hatte die ersten Proben genommen.',
    supported: ['Edda Wolf nahm die ersten Proben.'],
    falsified: ['Karl Lenz nahm die ersten Proben.'],
  },
  {
    kind: '带单位的小数字',
    source: '调查涉及三个县的800名农民,为期两年。',
    supported: ['调查持续了两年,涉及800名农民。'],
    falsified: ['调查持续了三年,涉及800名农民。'],
  },
  {
    kind: 'a count in the clause beside a denial',
    source:
      'No lion was hurt, although two escaped through a broken fence. Nobody drowned, while four swimmers were injured.',
    supported: ['Four swimmers were injured.', 'Two lions escaped through a broken fence.'],
    falsified: ['Two lions were hurt.', 'Four swimmers drowned.'],
  },
  {
    kind: 'a passive with the sides of the active',
    source: 'The goose bit the gardener, who later complained. The mayor praised the firefighters.',
    supported: ['The gardener was bitten by the goose.', 'The firefighters were praised by the mayor.'],
    falsified: ['The goose was bitten by the gardener.', 'The mayor was praised by the firefighters.'],
  },
];

describe('true and minimally false sentences by kind', () => {
  for (const { kind, source, supported, falsified } of KINDS)
    it(kind, () => {
      const accepted = (sentence: string): boolean => {
        const { bands } = verifySentences({ source, sentences: [sentence] });
        return bands[0] === 'supported' || bands[0] === 'verbatim';
      };
      assert.deepEqual(
        supported.filter((sentence) => !accepted(sentence)),
        [],
        'true, but not accepted',
      );
      assert.deepEqual(falsified.filter(accepted), [], 'false, but accepted');
    });
});
