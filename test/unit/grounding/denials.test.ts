import { tellApart, type SentenceKind } from './sentenceKinds.js';

const KINDS: SentenceKind[] = [
  {
    kind: 'the same verb denied of two',
    source: 'The judge did not free Ott and did not free Reyes. The clerk, asked for the file, said "I do not know".',
    supported: ['The judge did not free Ott and did not free Reyes.'],
    falsified: ['The judge did not free Ott and did free Reyes.'],
  },
  {
    kind: 'a permission that the source gives with "can"',
    source: 'Dogs can enter the upper field. Residents can park in the courtyard overnight. Guests use the garage.',
    supported: ['Dogs are allowed in the upper field.', 'Residents are permitted to park in the courtyard overnight.'],
    falsified: [
      'Dogs are not allowed in the upper field.',
      'Residents are not permitted to park in the courtyard overnight.',
    ],
  },
  {
    kind: 'a permission in other words',
    source: 'Visitors may bring dogs into the park. Die Gäste dürfen im Hof grillen.',
    supported: [
      'Visitors are authorized to bring dogs into the park.',
      'Visitors are free to bring dogs into the park.',
    ],
    falsified: ['Visitors are not authorized to bring dogs into the park.'],
  },
  {
    kind: 'a relative clause of what is denied',
    source:
      'The vet blames the mild winter rather than the mite that destroyed many hives in 2018. The pictures showed no ice that had been predicted.',
    supported: ['The mite destroyed many hives in 2018.'],
    falsified: [
      'The vet blames the mite that destroyed many hives in 2018.',
      'The pictures showed the ice that had been predicted.',
    ],
  },
  {
    kind: 'a denial of what the sentence before names',
    source:
      'The burglars took a silver cup from the museum in Rill. It has not been found. The gardeners of the park await a report on the limes in March. Until then no branch may be cut.',
    supported: [
      'The silver cup that the burglars took has not been found.',
      'Until March no branch of the limes in the park may be cut.',
    ],
    falsified: [
      'The silver cup that the burglars took has been found.',
      'Until March branches of the limes in the park may be cut.',
    ],
  },
  {
    kind: 'a sentence that goes on about what the one before denies',
    source:
      'It is not true that eating raw kidney beans strengthens the stomach. Nurses warn against it. The beans are sold dry.',
    supported: ['Nurses warn against eating raw kidney beans.'],
    falsified: ['Eating raw kidney beans strengthens the stomach.'],
  },
  {
    kind: 'a denying verb that is itself denied',
    source:
      'Inspector Lea Brand does not rule out a leak. The clinic never refuses patients without papers. The mayor denies that she knew of it.',
    supported: ['Lea Brand does not rule out a leak.', 'The clinic never refuses patients without papers.'],
    falsified: ['Lea Brand rules out a leak.', 'The clinic refuses patients without papers.'],
  },
  {
    kind: 'a limit of which one side is denied',
    source:
      'The fair will not be opened before Easter. The pool is open until nine. The rebuilding was delayed until May.',
    supported: ['The fair will not be opened before Easter.', 'The pool is open until nine.'],
    falsified: ['The fair will be opened before Easter.', 'The fair will be opened until Easter, not before.'],
  },
  {
    kind: 'a limit of which one side is denied, in French',
    source: "Les travaux ne commenceront pas avant l'automne. Le marché ferme à midi.",
    supported: ["Les travaux ne commenceront pas avant l'automne."],
    falsified: ["Les travaux commenceront avant l'automne."],
  },
  {
    kind: 'a limit of which one side is denied, in Spanish',
    source: 'El puente no se abrirá hasta que termine la inspección. La feria dura dos días.',
    supported: ['El puente no se abrirá hasta que termine la inspección.'],
    falsified: ['El puente se abrirá antes de que termine la inspección.'],
  },
  {
    kind: 'a limit of which one side is denied, in Russian',
    source: 'Мост откроется не раньше ноября. Паром ходит каждый час.',
    supported: ['Мост не откроется раньше ноября.'],
    falsified: ['Мост откроется раньше ноября.'],
  },
  {
    kind: 'another verb in the place of the denied one',
    source:
      'The syrup is meant for adults; nursing mothers should not take it. Tourists do not see the old mint. The tower was painted in June.',
    supported: ['Nursing mothers should not take the syrup.'],
    falsified: ['Nursing mothers should be given the syrup.', 'Tourists visit the old mint.'],
  },
  {
    kind: 'harm that was escaped',
    source: 'The chapel windows escaped damage in the gale. Two prisoners escaped from the tower.',
    supported: ['The chapel windows were not damaged.', 'Two prisoners escaped from the tower.'],
    falsified: ['The chapel windows were damaged.'],
  },
  {
    kind: 'a synonym of what is said, denied',
    source: 'The serum is new. It is recommended for grooms and vets.',
    supported: ['Grooms and vets are advised to have the serum.'],
    falsified: ['Grooms and vets are not advised to have the serum.'],
  },
  {
    kind: 'a negation by one word, in Japanese',
    source: '売却額は非公表である。社員は全員残る。',
    supported: ['売却額は明らかにされていない。'],
    falsified: ['売却額は明らかにされている。'],
  },
  {
    kind: 'a question that is answered with no',
    source:
      'Can I park on the grass? No. Do I need a permit? Yes, from the office. Is the café open on Mondays? No, it opens on Tuesday.',
    supported: ['You cannot park on the grass.', 'You need a permit.', 'The café is not open on Mondays.'],
    falsified: ['You can park on the grass.', 'You do not need a permit.', 'The café is open on Mondays.'],
  },
  {
    kind: 'eine Frage mit der Antwort Nein',
    source: 'Gilt der Ausweis überall? Nein, nur in der eingetragenen Zone. Kostet er etwas? Ja, 60 Euro.',
    supported: ['Der Ausweis gilt nicht überall.', 'Der Ausweis gilt nur in der eingetragenen Zone.'],
    falsified: ['Der Ausweis gilt überall.'],
  },
  {
    kind: '用不回答的问题',
    source: '草坪上可以停车吗？不可以。路边可以停车吗？不仅可以停车，还可以装卸货物。',
    supported: ['路边可以停车。'],
    falsified: ['草坪上可以停车。'],
  },
  {
    kind: 'a claim that was not made',
    source: 'The minister did not claim that the dam is safe. New dams are built.',
    supported: ['The minister did not claim that the dam is safe.'],
    falsified: ['The minister claimed that the dam is safe.'],
  },
  {
    kind: 'what many say, which the next sentence calls wrong',
    source:
      'It is often said that Orla Penrose built the first steam plough. A historian has now shown that this is wrong. The museum in Tolm shows the plough on Sundays.',
    supported: ['A historian has shown that Orla Penrose did not build the first steam plough.'],
    falsified: [
      'A historian has shown that Orla Penrose built the first steam plough.',
      'The museum in Tolm does not show the plough on Sundays.',
    ],
  },
  {
    kind: 'a word that denies by itself for its opposite',
    source:
      'The council approved the new library on Tuesday. The board accepted the offer in May. The court allowed the march. Se permiten perros en el parque.',
    supported: [
      'The council approved the library on Tuesday.',
      'The council did not reject the new library on Tuesday.',
      'The board accepted the offer.',
    ],
    falsified: [
      'The council rejected the new library on Tuesday.',
      'The council rejected it on Tuesday.',
      'The board refused the offer in May.',
      'The court prohibited the march.',
      'The court forbade the march.',
      'Se prohíben los perros en el parque.',
    ],
  },
  {
    kind: 'a denial of something else in the next sentence',
    source:
      'The company recalled the heater in May. It denies any wrongdoing. The union says it backs the deal. It denied a rift. Der Schädel ist 40.000 Jahre alt. Das widerlegt die These einer späten Besiedlung.',
    supported: ['The company recalled the heater in May.', 'Der Schädel ist 40.000 Jahre alt.'],
    falsified: [
      'The company did not recall the heater in May.',
      'The union does not back the deal.',
      'Der Schädel ist nicht 40.000 Jahre alt.',
    ],
  },
  {
    kind: 'a denial in words that the source lacks, without one there',
    source: 'Photography is allowed everywhere, though without a flash near the tapestries. School classes enter free.',
    supported: ['Photography is allowed everywhere.'],
    falsified: ['Visitors are not permitted to take photographs throughout the museum.'],
  },
  {
    kind: 'отрицание другими словами',
    source: 'Сироп содержит сахар. Препарат принимают независимо от еды.',
    supported: ['Препарат принимают независимо от еды.'],
    falsified: ['В состав сиропа не входит сахар.', 'Сироп не содержит сахар.'],
  },
  {
    kind: '没有其他人的条件',
    source: '如无他人预约，借期可以再延长两周。参考书只能在馆内阅读。',
    supported: ['在没有他人预约的情况下，借期可以再延长两周。'],
    falsified: ['借期不可以再延长两周。', '不管有没有他人预约，借期都可以再延长两周。'],
  },
  {
    kind: '否定ではない「ない」',
    source: '委員は、制度が来年度から始まる可能性があると述べた。予算はまだ認められていない。',
    supported: ['委員は、制度が来年度から始まるかもしれないと述べた。'],
    falsified: ['委員は、制度が来年度から始まらないと述べた。', '予算は認められた。'],
  },
  {
    kind: 'a negation added to what a condition is set for',
    source:
      'Cellos count as cabin luggage if they fit under the seat. Kayaks are lent only to guests who have passed the roll test. Tickets are sold at the kiosk.',
    supported: [
      'Cellos that fit under the seat count as cabin luggage.',
      'Kayaks are lent only to guests who have passed the roll test.',
    ],
    falsified: [
      'Cellos that fit under the seat do not count as cabin luggage.',
      'Kayaks are lent even to guests who have not passed the roll test.',
    ],
  },
  {
    kind: 'a word that the next sentence denies',
    source:
      'For decades, guidebooks have repeated that the composer Ilario Benz wrote his Mass in prison. The historian Greta Sol has found no evidence for this. Moths are said to be drawn by the moon. Tests at the Ardal school do not support that.',
    supported: [
      'Greta Sol has found no evidence that Ilario Benz wrote his Mass in prison.',
      'The tests at the Ardal school do not support the saying that moths are drawn by the moon.',
    ],
    falsified: [
      'There is evidence that the composer Ilario Benz wrote his Mass in prison.',
      'The tests at the Ardal school support the saying that moths are drawn by the moon.',
    ],
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
    kind: 'a count in the clause beside a denial',
    source:
      'No lion was hurt, although two escaped through a broken fence. Nobody drowned, while four swimmers were injured.',
    supported: ['Four swimmers were injured.', 'Two lions escaped through a broken fence.'],
    falsified: ['Two lions were hurt.', 'Four swimmers drowned.'],
  },
  {
    kind: 'a denial of another clause',
    source:
      'No shop will close, because the clerks of Barrow are to move to Kendal. Serving guests without a license is no longer possible.',
    supported: ['The clerks of Barrow are to move to Kendal.', 'Guests cannot be served without a license.'],
    falsified: ['The clerks of Barrow are not to move to Kendal.', 'Guests can be served without a license.'],
  },
  {
    kind: 'two times joined, one of them denied',
    source: 'People who worked at home slept longer on weekdays; no difference was seen at weekends.',
    supported: ['On weekdays, people who worked at home slept longer.'],
    falsified: ['On weekdays and at weekends, people who worked at home slept longer.'],
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
    kind: 'nobody but',
    source: 'Nobody but the owner knew the code of the safe.',
    supported: ['Only the owner knew the code of the safe.'],
    falsified: ['The owner did not know the code of the safe.'],
  },
  {
    kind: 'without for only after',
    source: 'The agent may enter the house only after announcing a visit.',
    supported: ['The agent may not enter the house without announcing a visit.'],
    falsified: ['The agent may enter the house without announcing a visit.'],
  },
  {
    kind: 'whatever happens',
    source: 'The bridge will be opened as long as the wind stays below 60 kilometers an hour.',
    supported: ['The bridge will be opened if the wind stays below 60 kilometers an hour.'],
    falsified: ['The bridge will be opened whatever the wind.', 'The bridge will be opened under all circumstances.'],
  },
  {
    kind: 'inability and other harmless words',
    source:
      'The pilot had little fuel and could not reach the island in time. If the court agrees, rents will sink to 400 pounds. Lena Moss, a clerk, discovered the map in a drawer in 1961.',
    supported: [
      'The pilot was unable to reach the island in time.',
      'If the court agrees, rents will go down to 400 pounds.',
      'Lena Moss, a clerk, came across the map in a drawer in 1961.',
    ],
    falsified: ['The pilot was able to reach the island in time.'],
  },
  {
    kind: 'an opposite that stands beside the right word',
    source: 'Exports rose in Ghana and Togo and fell in Benin. Wages grew last year. Rents per room declined slightly.',
    supported: ['Exports in Benin declined.', 'Rents per room fell slightly, while wages grew.'],
    falsified: ['Exports in Benin rose.', 'Rents per room rose slightly.'],
  },
  {
    kind: 'only one of two, beside an "until"',
    source: 'Members may use the workshop until 9 p.m. and borrow saws and drills. The workshop is in the cellar.',
    supported: ['Members may borrow saws and drills.'],
    falsified: ['Members may borrow only saws.'],
  },
];

describe('denials and what they deny', () => {
  tellApart(KINDS);
});
