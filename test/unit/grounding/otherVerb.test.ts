import assert from 'node:assert/strict';
import { verifySentences } from '../../../src/agent/grounding/index.js';
import { areUnrelatedVerbs } from '../../../src/agent/grounding/words/relatedVerbs.js';
import { tellApart, type SentenceKind } from './sentenceKinds.js';

const KINDS: SentenceKind[] = [
  {
    kind: 'another verb, which the source doesn’t have, in the place of its own',
    source:
      'The court dismissed the suit in June. Volunteers restored the windmill. Principal Nadia Reyes protested. The courier lost the parcel.',
    supported: [
      'The court rejected the suit in June.',
      'Volunteers repaired the windmill.',
      'Volunteers renovated the windmill.',
      'The courier mislaid the parcel.',
    ],
    falsified: [
      'The court upheld the suit in June.',
      'Volunteers demolished the windmill.',
      'Volunteers guarded the windmill.',
      'Principal Nadia Reyes applauded.',
      'The courier damaged the parcel.',
    ],
  },
  {
    kind: 'another verb after an auxiliary, in a relative clause, and as a participle',
    source:
      'The app cannot read the card. They plan to expand the harbor. The damaged roof will be repaired in June. The study tested whether light attracts them.',
    supported: [
      'The app cannot scan the card.',
      'They plan to enlarge the harbor.',
      'They plan to extend the harbor.',
      'The damaged roof will be fixed in June.',
    ],
    falsified: [
      'The app cannot erase the card.',
      'They plan to sell the harbor.',
      'The damaged roof will be removed in June.',
      'The study tested whether light kills them.',
    ],
  },
  {
    kind: 'verbs with a particle, and words that only look like verbs',
    source:
      'The board called the meeting off. The crew put the fire out. The briefing begins at nine. Running costs fell by 4%.',
    supported: [
      'The board canceled the meeting.',
      'The crew extinguished the fire.',
      'The gathering begins at nine.',
      'Operating costs fell by 4%.',
    ],
    falsified: [],
  },
];

describe('checkOtherVerb', () => {
  tellApart(KINDS);

  it('says which verb the source has', () => {
    const { bands, reasons } = verifySentences({
      source: 'Police arrested a man in Dover on Sunday night. He is 34.',
      sentences: ['Police released a man in Dover on Sunday night.'],
    });
    assert.deepEqual(bands, ['doubtful']);
    assert.ok(reasons[0]?.some(({ text }) => text === 'The source says "arrested", not "released".'));
  });
});

describe('areUnrelatedVerbs', () => {
  it('knows synonyms, ways of doing something, and verbs that a third one can replace, in either order', () => {
    for (const [one, other] of [
      ['buy', 'purchas'],
      ['walk', 'stroll'],
      ['halt', 'quit'],
      ['abandon', 'leav'],
      ['yield', 'withdraw'],
    ] as const) {
      assert.equal(areUnrelatedVerbs(one, other), false, `${one} ${other}`);
      assert.equal(areUnrelatedVerbs(other, one), false, `${other} ${one}`);
    }
    for (const [one, other] of [
      ['uphold', 'dismiss'],
      ['applaud', 'protest'],
      ['releas', 'arrest'],
    ] as const)
      assert.equal(areUnrelatedVerbs(one, other), true, `${one} ${other}`);
  });

  it('says nothing about words that are no verbs', () => {
    assert.equal(areUnrelatedVerbs('silicon', 'arrest'), false);
    assert.equal(areUnrelatedVerbs('arrest', 'arrest'), false);
  });
});
