import { tellApart, type SentenceKind } from './sentenceKinds.js';

/** Sources with true sentences that say the same in another build, and false ones that differ in the same place. */
const KINDS: SentenceKind[] = [
  {
    kind: 'a cause told by a participle, or by one of several connections',
    source:
      'The lime hardens within a day, causing the wall to shrink by two millimeters. The joints cause no damage as they dry, but if they crack, water seeps into the wall, causing frost damage. The kiln was moved to the yard. The roof of the shed leaks.',
    supported: ['The lime hardens within a day, which causes the wall to shrink by two millimeters.'],
    falsified: ['The kiln was moved to the yard because the roof of the shed leaks.'],
  },
  {
    kind: 'both of two things that the source names, and any after a word that hinders',
    source:
      'The deed names the chapel and the orchard as part of the estate. The iron ring resists bending of the beam. The widow sold the meadow.',
    supported: [
      'The deed names both the chapel and the orchard as part of the estate.',
      'The iron ring resists any bending of the beam.',
    ],
    falsified: ['The widow sold both meadows.', 'The widow sold the entire meadow.'],
  },
  {
    kind: 'each other, which is no quantity',
    source:
      'Glazes craze because the clay and the glass of these pots pull at each other. Every pot in the kiln was inspected.',
    supported: ['Some glazes craze because the clay and the glass of these pots pull at each other.'],
    falsified: ['Some pots in the kiln were inspected.'],
  },
  {
    kind: 'what somebody has said, which is still planned',
    source:
      'Now Lena Moor has hit back, saying that she is going to turn the old forge into a museum. The town plans to sell the mill.',
    supported: ['Lena Moor has said that she is going to turn the old forge into a museum.'],
    falsified: ['Lena Moor has turned the old forge into a museum.', 'The town has sold the mill.'],
  },
  {
    kind: 'a claim that is only the reason for what is told',
    source:
      'The estate sued the label in Dover because the estate claimed it had missed royalties. Critics claimed that the label hid its sales.',
    supported: ['The estate sued the label in Dover.'],
    falsified: ['The label hid its sales.'],
  },
  {
    kind: 'a condition in other words',
    source:
      'If the lenders have been paid, the suppliers receive their share. For example, if it rains in the morning, the match is canceled. If the frost lasts, the locks are closed. If the inspector approves the deck, the bridge opens to trucks in May.',
    supported: [
      'In this case, the suppliers receive their share.',
      'After the lenders are paid, the suppliers receive their share.',
    ],
    falsified: [
      'The locks are closed.',
      'The match is canceled.',
      'Then the bridge opens to trucks in May.',
      'After lunch, the bridge opens to trucks in May.',
    ],
  },
  {
    kind: 'denials that hold for the contrary, or deny the same twice',
    source:
      'Wheels that are not spinning do not steady the cart. Plank barges do not tip easily in a swell. The clerk preferred to write short letters, than to dictate long ones. The gate is not locked. Oak makes the hull hard.',
    supported: [
      'Wheels that are spinning steady the cart.',
      'It is hard for plank barges to tip easily in a swell.',
      'The clerk preferred to write short letters rather than to dictate long ones.',
    ],
    falsified: ['Plank barges tip easily in a swell.', 'The gate is locked.'],
  },
  {
    kind: 'but before a condition with the same denial',
    source: 'If the tenant has not paid the deposit or cannot show a permit, the warden may keep the keys until noon.',
    supported: [
      'But if the tenant has not paid the deposit or cannot show a permit, the warden may keep the keys until noon.',
    ],
    falsified: [
      'But if the tenant has paid the deposit and can show a permit, the warden may keep the keys until noon.',
    ],
  },
  {
    kind: 'a denial for what is not of a kind, and what the kind does',
    source:
      'The non-smoking ward of the hospital does not allow smoking in the corridor. The non-toxic glue does not contain any toxic solvent. A non-union contractor did not pay the union wage. Non-moving carts do not ring the bell. The non-stick pan does not fit the oven, unlike the stick pan.',
    supported: ['Moving carts ring the bell.'],
    falsified: [
      'The ward of the hospital allows smoking in the corridor.',
      'The glue contains a toxic solvent.',
      'The contractor paid the union wage.',
      'The carts ring the bell.',
      'The stick pan of the oven fits the oven.',
    ],
  },
  {
    kind: 'any of what the source limits',
    source:
      'The vaccine prevents severe infection. The small dam prevents small floods. The new tower is taller than the old church. The decree forbids strikes of miners in wartime. The guild stops some thefts. The ring resists bending. The baker sells bread without a night permit. The mill runs without a license.',
    supported: ['The ring resists any bending.', 'The mill runs without any license.'],
    falsified: [
      'The vaccine prevents any infection.',
      'The small dam prevents any floods.',
      'The new tower is taller than any church.',
      'The decree forbids any strikes of miners.',
      'The guild stops any thefts.',
      'The baker sells bread without any permit.',
    ],
  },
  {
    kind: 'both of two things that share what is joined',
    source:
      'The first trial found headaches and nausea. One of the two bridges has lights and railings. The alloys absorb lead and zinc. The barn was built with iron nails and copper wire. The guide praised the nave and the tower.',
    supported: [
      'The barn was built with both iron nails and copper wire.',
      'The guide praised the nave and the tower both.',
    ],
    falsified: [
      'Both trials found headaches and nausea.',
      'Both bridges have lights and railings.',
      'Both absorb lead and zinc.',
    ],
  },
  {
    kind: 'rather than what the source prefers something to',
    source:
      'The council preferred to close the bridge over the canal. The club prefers to pay its players in cash. The abbot prefers cider to the local beer.',
    supported: ['The abbot prefers cider rather than the local beer.'],
    falsified: [
      'The council closed the road rather than the bridge.',
      'The council preferred to close the bridge rather than the canal.',
      'The club pays its players by check rather than in cash.',
    ],
  },
  {
    kind: 'what is hard or unlikely, and what is denied',
    source: 'The guard did not let the visitors enter the vault. The frost does not crack the slate.',
    supported: ['It is hard for the frost to crack the slate.'],
    falsified: [
      'It is unlikely to rain when the guard lets the visitors enter the vault.',
      'It is hard to see that the frost cracks the slate.',
    ],
  },
  {
    kind: 'leading to a place, and so did another',
    source:
      'The frost killed the vines, leading to a shortage of wine. The barn stands by the road. The chapel has two bells. The steps to the crypt were worn by pilgrims. The mill closed in May, and the forge closed in May, too. The yard was paved.',
    supported: [
      'The steps leading to the crypt were worn by pilgrims.',
      'The mill closed in May, so did the forge.',
      'The frost killed the vines, which led to a shortage of wine.',
    ],
    falsified: ['The mill closed in May, so the forge closed.'],
  },
];

describe('What is said in another build', () => {
  tellApart(KINDS);
});
