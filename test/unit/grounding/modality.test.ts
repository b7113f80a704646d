import { tellApart, type SentenceKind } from './sentenceKinds.js';

const KINDS: SentenceKind[] = [
  {
    kind: 'what is required, left open',
    source:
      'After a reset, the password must be entered again. Pupils with a cough should stay at home. Guests may use the pool.',
    supported: ['After a reset, the password has to be entered again.', 'Pupils with a cough should stay at home.'],
    falsified: [
      'After a reset, the password can be entered again if desired.',
      'Pupils with a cough may stay at home if they like.',
      'Guests must use the pool.',
    ],
  },
  {
    kind: 'what is not yet done',
    source: 'A second tower, Ombra 2, has been approved but not yet built. The first one leans.',
    supported: ['Ombra 2 has been approved.', 'Ombra 2 has not yet been built.'],
    falsified: ['Ombra 2 has already been built.', 'Ombra 2 has been built.'],
  },
  {
    kind: 'a prospect told as a fact, in Japanese',
    source: '同部門の社員90人は全員移籍する見通しだ。工場は残る。',
    supported: ['社員90人は全員移籍する見通しである。'],
    falsified: ['社員90人は全員移籍した。'],
  },
  {
    kind: 'a sign told as a proof',
    source: 'The analysis points to a local workshop. Divers believe that a squall hit the mast.',
    supported: ['The analysis points to a local workshop.', 'Divers believe that a squall hit the mast.'],
    falsified: [
      'The analysis has proved that there was a local workshop.',
      'It is certain that a squall hit the mast.',
    ],
  },
  {
    kind: 'a place to which something is confined, opened to all',
    source: 'People with the allergy may be vaccinated only in a hospital. The fair lasts until Friday.',
    supported: ['People with the allergy may be vaccinated only in a hospital.'],
    falsified: ['People with the allergy may be vaccinated anywhere.'],
  },
  {
    kind: 'the main clause and the clause that says when, exchanged',
    source: 'Tobias ran the brewery, but got into debt when the main customer went bankrupt. It was sold later.',
    supported: ['The brewery got into debt when its main customer went bankrupt.'],
    falsified: ['The main customer went bankrupt when the brewery got into debt.'],
  },
  {
    kind: 'an adverbial with a new noun',
    source: 'Parents must report absences by 8.30. The school office opens at seven.',
    supported: ['Absences must be reported by parents by 8.30.'],
    falsified: ['Parents must report absences by 8.30 through the school app.'],
  },
  {
    kind: 'a possibility, which is less than what happened',
    source: 'The strike ended on Tuesday. The union has offered to open the gates. The port may close.',
    supported: [
      'It is possible that the port will close.',
      'The strike ended on Tuesday.',
      'The union has offered to open the gates.',
    ],
    falsified: ['The union has opened the gates.', 'The port has closed.'],
  },
  {
    kind: 'what a firm advertises',
    source: 'The firm Ruvo advertises that its lamp lasts for ten years. Testers of the magazine Prüf found six years.',
    supported: ['Ruvo advertises that its lamp lasts for ten years.'],
    falsified: ['Testers of the magazine Prüf found that the lamp of Ruvo lasts for ten years.'],
  },
  {
    kind: 'a condition, waived by "whether … or not"',
    source: 'The bridge may reopen within two weeks if the bearings can be welded. Buses are late.',
    supported: ['The bridge may reopen within two weeks if the bearings can be welded.'],
    falsified: ['The bridge will reopen within two weeks, whether the bearings can be welded or not.'],
  },
  {
    kind: 'an application that nobody granted',
    source: 'The town applied for a grant of 2 million euros in March. The school was built in 1970.',
    supported: ['In March, the town applied for a grant of 2 million euros.'],
    falsified: [
      'The town received a grant of 2 million euros in March.',
      'The town was given a grant of 2 million euros.',
    ],
  },
  {
    kind: 'ein Antrag, une demande, una solicitud',
    source: 'Die Stadt beantragte im März einen Zuschuss von 2 Millionen Euro.',
    supported: ['Die Stadt hat einen Zuschuss von 2 Millionen Euro beantragt.'],
    falsified: ['Die Stadt erhielt im März einen Zuschuss von 2 Millionen Euro.'],
  },
  {
    kind: 'une demande',
    source: "La ville a demandé une subvention de 2 millions d'euros en mars.",
    supported: ["En mars, la ville a demandé une subvention de 2 millions d'euros."],
    falsified: ["La ville a reçu une subvention de 2 millions d'euros en mars."],
  },
  {
    kind: 'what was asked for and given, in the same sentence or one of the next',
    source:
      'The nurses demanded a bonus of 300 dollars and got it after a strike. The mill applied for a loan of 90,000 francs from the canton. Its owner was born in Uri.',
    supported: [
      'The nurses received a bonus of 300 dollars.',
      'After a strike, the nurses received a bonus of 300 dollars.',
    ],
    falsified: [
      'The mill received a loan of 90,000 francs from the canton.',
      'The canton gave the mill a loan of 90,000 francs.',
    ],
  },
  {
    kind: 'permission to do something that nobody has given',
    source:
      'The owners of the Corran quarry have applied for permission to replace 20 old kilns by 8 larger ones. The contract for the road went to Hale & Son, which had asked 2 million pounds.',
    supported: ['The owners of the Corran quarry have applied for permission to replace 20 old kilns.'],
    falsified: [
      'The owners have received permission to put up 8 larger kilns.',
      'Hale & Son was not given the contract for the road.',
    ],
  },
  {
    kind: 'those who got something else than what was asked of them',
    source: 'Ferry lines demanded a deposit of 40 euros from people who received a cabin.',
    supported: ['People who got a cabin had to pay a deposit of 40 euros.'],
    falsified: ['People who got a cabin had to pay a deposit of 60 euros.'],
  },
  {
    kind: 'ein Antrag, dem der nächste Satz entspricht',
    source:
      'Der Verein beantragte 70.000 Euro beim Kreis. Im Juni überwies der Kreis die Summe vollständig. Die Schule beantragte im Herbst 20.000 Euro für neue Möbel. Gebaut wurde die Turnhalle 1961.',
    supported: ['Der Verein erhielt 70.000 Euro vom Kreis.'],
    falsified: ['Die Schule erhielt im Herbst 20.000 Euro für neue Möbel.'],
  },
  {
    kind: 'une demande que la phrase suivante accorde',
    source: "La commune a demandé une aide de 3 millions d'euros au département. Le département l'a accordée en juin.",
    supported: ["La commune a reçu une aide de 3 millions d'euros du département."],
    falsified: ["La commune a reçu une aide de 5 millions d'euros du département."],
  },
  {
    kind: 'a limit in other words, and a time instead of a limit',
    source:
      'The diet helped women over 70. Lorries over 9 tonnes are banned from the dam. Children under 14 are let in for free. The dye was tested on rats over 30 weeks. Rents rose in suburbs over 4 years.',
    supported: [
      'The diet helped older women.',
      'Heavy lorries are banned from the dam.',
      'Young children are let in for free.',
      'The dye was tested on rats.',
      'Rents rose in suburbs.',
    ],
    falsified: ['The diet helped women.', 'Children are let in for free.', 'Lorries are banned from the dam.'],
  },
  {
    kind: 'ein Alter in anderen Worten, und eine Dauer',
    source:
      'Die Kur half Frauen über 70. Kinder unter 8 Jahren baden gratis. Die Mieten stiegen in Vororten über 4 Jahre hinweg.',
    supported: ['Die Kur half älteren Frauen.', 'Kleine Kinder baden gratis.', 'Die Mieten stiegen in Vororten.'],
    falsified: ['Die Kur half Frauen.', 'Kinder baden gratis.'],
  },
  {
    kind: 'un âge en d’autres mots',
    source:
      "L'essai a montré un effet chez les femmes de plus de 70 ans. Les enfants de moins de 8 ans nagent gratuitement au lac.",
    supported: ["L'essai a montré un effet chez les femmes âgées.", 'Les jeunes enfants nagent gratuitement au lac.'],
    falsified: ["L'essai a montré un effet chez les femmes.", 'Les enfants nagent gratuitement au lac.'],
  },
  {
    kind: 'what holds from a limit on',
    source:
      'The drug lowered blood pressure in men over 60 by a tenth. Women were not examined. The mine goes down over 640 metres. The town has over 60 shops.',
    supported: [
      'The drug lowered blood pressure by a tenth in men over 60.',
      'The mine goes down over 640 metres.',
      'The town has shops.',
    ],
    falsified: [
      'The drug lowered blood pressure in people by a tenth.',
      'The drug lowered blood pressure by a tenth in men.',
      'The drug lowered blood pressure in men.',
    ],
  },
  {
    kind: 'Kinder unter zwölf, enfants de moins de douze ans',
    source: 'Kinder unter 12 Jahren zahlen im Museum nichts. Die Halle fasst über 900 Gäste.',
    supported: ['Im Museum zahlen Kinder unter 12 Jahren nichts.', 'Die Halle fasst Gäste.'],
    falsified: ['Im Museum zahlen Kinder nichts.'],
  },
  {
    kind: 'les enfants de moins de 12 ans',
    source: 'Les enfants de moins de 12 ans entrent gratuitement au musée. Le tunnel a 90 ans.',
    supported: ['Au musée, les enfants de moins de 12 ans entrent gratuitement.'],
    falsified: ['Au musée, les enfants entrent gratuitement.'],
  },
];

describe('what may, must, and did happen', () => {
  tellApart(KINDS);
});
