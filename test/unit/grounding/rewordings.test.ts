import { tellApart, type SentenceKind } from './sentenceKinds.js';

/** True sentences in words that look like a difference, and false ones in almost the same words. */
const KINDS: SentenceKind[] = [
  {
    kind: 'a condition behind a permission',
    source:
      'Guests may cook meals in the hall if the caretaker agrees. The choir performs in May if the roof is finished.',
    supported: ['In the hall, guests may cook meals.'],
    falsified: ['In May the choir performs.'],
  },
  {
    kind: 'a place described by "where", and "once" that counts',
    source:
      'Head gardener Ivo Lund called the cellar under the palm house, where visitors can buy seeds, the best addition. Owners of the older model must reset the clock once by hand. Bikes may be parked where a sign says so.',
    supported: [
      'Ivo Lund called the cellar under the palm house the best addition.',
      'The clock must be reset by owners of the older model.',
    ],
    falsified: ['The clock must be reset by owners of the newer model.'],
  },
  {
    kind: 'an opinion, and a fear for something',
    source:
      'Professor Ada Kell considers the pause of two weeks too short. Baker Tom Reed fears for the mills in the valley. The brewery is considering a move to Harl.',
    supported: [
      'Ada Kell finds the pause of two weeks too short.',
      'Tom Reed is worried about the mills in the valley.',
      'The brewery is thinking about moving to Harl.',
    ],
    falsified: ['The brewery will move to Harl.'],
  },
  {
    kind: 'something denied beside what holds',
    source:
      'The elms are dying, rangers say, because the soil has dried out; the moths came later. Water is included in the rent; gas is not.',
    supported: [
      'The elms are dying because the soil has dried out, not because of moths.',
      'Gas is not included in the rent.',
    ],
    falsified: [
      'The elms are dying because of the moths.',
      'Gas is included in the rent.',
      'Water is not included in the rent.',
    ],
  },
  {
    kind: 'both ends of a span',
    source:
      'Warden Ole Brandt counted 2,374 overnight stays between June and October. In 2019 the farm used no copper at all.',
    supported: ['Ole Brandt counted 2,374 overnight stays from June to October.'],
    falsified: ['Since 2019 the farm has used no copper at all.'],
  },
  {
    kind: 'what is no longer so',
    source:
      'The harbor ferry Petrel will not run on Mondays any more. Mayor Ada Crowe regrets it and wants to speak with the owners. Support for the QX-2 driver was dropped in 5.1; QX-3 remains supported.',
    supported: ['On Mondays the ferry Petrel no longer runs.', 'QX-2 has not been supported since 5.1.'],
    falsified: ['On Mondays the ferry Petrel still runs.', 'QX-3 has not been supported since 5.1.'],
  },
  {
    kind: 'none of those that',
    source:
      'The office tested 85 wells in the valley. In most of them the water was fine. None contained lead. Owners of wells with high values were told to have them tested again.',
    supported: ['None of the wells that were tested contained lead.'],
    falsified: ['Some of the wells that were tested contained lead.'],
  },
  {
    kind: 'a denying verb for a denial',
    source: 'El alcalde niega que haya retrasos; los vecinos piden las cuentas.',
    supported: ['Según el alcalde, no hay retrasos.'],
    falsified: ['Según el alcalde, hay retrasos.'],
  },
  {
    kind: 'two words that deny once',
    source: "Un rocher est tombé dimanche près du col de Vauge. Personne n'a été blessé.",
    supported: ["La chute du rocher n'a fait aucun blessé."],
    falsified: ['La chute du rocher a fait plusieurs blessés.'],
  },
  {
    kind: 'what still has to be done',
    source: 'A successor, Ombra 2, has been approved but not yet built.',
    supported: ['Ombra 2 still has to be built.'],
    falsified: ['Ombra 2 has been built.'],
  },
  {
    kind: 'a quarrel, and a story that is contradicted',
    source:
      'Old DNA from 34 graves has settled a dispute about the people of Holm. Her letters were found in a chest in 2004. They contradict the story that she had fled to Rome. The heirs dispute that the chest was sold.',
    supported: ['DNA from 34 graves has settled a dispute.', 'In 2004 her letters were found in a chest.'],
    falsified: ['She had fled to Rome.', 'The chest was sold.'],
  },
  {
    kind: 'the name of an option',
    source: 'The exporter now writes files with a header row by default; use --no-header to get the old behavior.',
    supported: ['By default the exporter now writes files with a header row.'],
    falsified: ['By default the exporter now writes files with no header row.'],
  },
  {
    kind: 'where somebody did something',
    source:
      'Ilse Varga was born in 1921 and painted from childhood. From 1961 to 1974 she lived in Lisbon, and afterwards in Dornbach.',
    supported: ['Ilse Varga lived in Lisbon from 1961 until 1974.'],
    falsified: ['Ilse Varga lived in Dornbach from 1961 until 1974.'],
  },
  {
    kind: 'what happens when something else does, for its cause',
    source: 'Bread browns unevenly when the fan is dirty. Slots that are covered make the motor hot. It hums at night.',
    supported: ['A dirty fan causes bread to brown unevenly.'],
    falsified: ['A hot motor causes bread to brown unevenly.'],
  },
  {
    kind: 'a loss of a share',
    source: 'Her school has 34 teachers and lost a tenth of its budget this year.',
    supported: ['The budget of the school shrank by a tenth this year.'],
    falsified: ['The budget of the school grew by a tenth this year.'],
  },
  {
    kind: 'a visit and a thought, which nobody says',
    source:
      'The ministry had considered a move of the museum in 2021 but dropped the idea. The baker Emil Roth, a cousin, visited her every Sunday, say the neighbors.',
    supported: [
      'In 2021 the ministry considered moving the museum.',
      'Emil Roth, a baker, called on her every Sunday.',
    ],
    falsified: ['In 2021 the ministry decided to move the museum.'],
  },
  {
    kind: 'whose work it is',
    source: 'Lund taught the painter Ivo Kesti, who later illustrated her books. The poet Edda Lund died in 1934.',
    supported: ['Ivo Kesti illustrated the books of Edda Lund.'],
    falsified: ['Edda Lund illustrated the books of Ivo Kesti.'],
  },
  {
    kind: 'a condition behind "but only"',
    source: 'Holding R and F together deletes the codes as well, but only when the cover is open. It takes a second.',
    supported: ['Pressing R and F together deletes the codes only if the cover is open.'],
    falsified: ['Pressing R and F together deletes the codes even if the cover is closed.'],
  },
  {
    kind: 'a claim with a denying verb that is not supported',
    source:
      'It has been claimed that willow tea prevents gout. We gave 148 adults willow tea or water. Our results give no support to the claim. Side effects were mild.',
    supported: ['The results do not support the claim that willow tea prevents gout.'],
    falsified: ['The results support the claim that willow tea prevents gout.'],
  },
  {
    kind: '大きな数の二つの部分',
    source: 'この車の価格は4万1000ユーロである。人口は3億2000万人だ。',
    supported: ['価格は41,000ユーロである。', '人口は3億2000万人だ。'],
    falsified: ['価格は4万2000ユーロである。', '人口は3億人だ。'],
  },
  {
    kind: '"as long as" for "provided that"',
    source:
      'Other bicycles are carried provided that a space is free. To qualify, a hedge has to consist of at least five native species. Farmers get 14 pounds per metre for a new hedge of native species.',
    supported: ['Other bicycles are carried as long as there is a free space.'],
    falsified: [
      'Other bicycles are carried whether or not there is a free space.',
      'A new hedge of native species qualifies no matter how many species it consists of.',
    ],
  },
  {
    kind: 'since an event of a year',
    source:
      'Since the first count in 1984 the colony has grown by 40 nests. The island was bought by the parish in 1991.',
    supported: ['The colony has grown by 40 nests since 1984.'],
    falsified: ['The colony has grown by 40 nests since 1994.', 'The island has been bought by the parish since 1991.'],
  },
  {
    kind: 'desde un lugar',
    source:
      'El ferri zarpó desde el muelle de Gijón en 1976. Desde el primer censo de 1984 la colonia ha crecido mucho.',
    supported: ['El ferri zarpó del muelle de Gijón en 1976.', 'La colonia ha crecido mucho desde 1984.'],
    falsified: ['El ferri zarpó del muelle de Gijón desde 1976.'],
  },
  {
    kind: 'as his assistant, which is no cause',
    source:
      'From 1901 to 1907 Nora Pell assisted the botanist Karl Wied. The potters used the stable as their workshop. The mill closed in May.',
    supported: [
      'Nora Pell worked for the botanist Karl Wied as his assistant from 1901 to 1907.',
      'The stable was the workshop of the potters.',
    ],
    falsified: ['The mill closed in May as its wheel had cracked.'],
  },
  {
    kind: 'nothing else than what is listed',
    source: 'The crate contains the kiln, a lid, and a controller. The wire is guaranteed for two years.',
    supported: ['The crate contains a lid and a controller.'],
    falsified: ['The crate contains a lid and a controller, and nothing else.'],
  },
  {
    kind: 'un objeto delante del verbo',
    source: 'Solo recibirán el diploma los alumnos que asistan a nueve clases. La banda abrió el concierto.',
    supported: [
      'El diploma lo recibirán solo los alumnos que asistan a nueve clases.',
      'El concierto lo abrió la banda.',
    ],
    falsified: ['La banda la abrió el concierto.', 'El concierto abrió la banda.'],
  },
  {
    kind: 'un objeto delante del verbo, y quien lo recibe',
    source: 'El trofeo lo entregó la ministra al atleta.',
    supported: ['La ministra entregó el trofeo al atleta.', 'El trofeo lo entregó la ministra.'],
    falsified: ['El atleta entregó el trofeo a la ministra.', 'El trofeo lo entregó el atleta a la ministra.'],
  },
  {
    kind: 'a passive of giving with the giver and the receiver',
    source:
      'The ring was handed to the duchess by the abbot. The witness was sent to the judge. The meadow was donated to the village by the countess.',
    supported: [
      'The duchess was handed the ring.',
      'The duchess was handed the ring by the abbot.',
      'The judge was sent the witness.',
      'The village was donated the meadow.',
    ],
    falsified: [
      'The abbot was handed the ring.',
      'The abbot was handed the ring by the duchess.',
      'The ring was handed to the abbot by the duchess.',
      'The judge was sent to the witness.',
      'The village was donated to the meadow.',
      'The countess was donated the meadow.',
    ],
  },
  {
    kind: 'passives of giving and of verbs with a preposition',
    source:
      'The keys may be handed to tenants before May. The expedition was paid for by Norrland. The dog bit the postman.',
    supported: ['Tenants may be handed the keys before May.', 'Norrland paid for the expedition.'],
    falsified: ['Tenants may be handed the keys after May.', 'The postman bit the dog.'],
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
];

describe('true sentences in other words', () => {
  tellApart(KINDS);
});
