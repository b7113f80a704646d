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
  {
    kind: 'what is allowed and what is required',
    source:
      'Clients may keep the reply for ten seconds. I would like to write a book about my aunt. Tap water is not allowed, since chlorine spoils the result.',
    supported: [
      'Clients may keep the reply for ten seconds.',
      'Because chlorine spoils the result, tap water is not allowed.',
    ],
    falsified: ['Clients must keep the reply for ten seconds.', 'The speaker has written a book about her aunt.'],
  },
  {
    kind: 'a decision for a thought',
    source:
      'The board is considering whether to sell the ferry to an island trust. A survey of the hull is due in June. The crew has been told to expect a decision in autumn.',
    supported: ['The board is considering a sale of the ferry.', 'The board may sell the ferry to an island trust.'],
    falsified: ['The board has decided to sell the ferry.', 'The board plans to sell the ferry to an island trust.'],
  },
  {
    kind: 'a welcome for opposition',
    source: 'The steel has not been ordered. The shopkeepers welcome the closure of the bridge. It lasts until June.',
    supported: ['The shopkeepers welcome the closure.'],
    falsified: ['The shopkeepers oppose the closure.'],
  },
  {
    kind: 'a span that ended',
    source:
      'The café was run by the Alder family from 1961 to 1984. Since 1990 it has belonged to a cooperative. Four bands play there on Fridays.',
    supported: ['From 1961 to 1984 the Alder family ran the café.'],
    falsified: [
      'Since 1961 the café has been run by the Alder family.',
      'The Alder family has run the café since 1961.',
    ],
  },
  {
    kind: 'a cause that alone is uncertain, a span told by "since then", and a limit that isn\'t a denial',
    source:
      'The burial registers have not survived, probably because of the war. The elephants were sold in 2012, and since then the circus has shown only horses. In July, the mill ran on nothing but wind power.',
    supported: [
      'The burial registers have not survived.',
      'The circus has shown only horses since 2012.',
      'In July, the mill ran on wind power.',
    ],
    falsified: ['The burial registers have survived.'],
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
    kind: 'what is only offered, asked, or to come',
    source:
      'Harrow Foods has offered to take over the dairy in Pell. Tickets will be refunded in May. The union voted to call a strike, and the mayor resigned.',
    supported: ['Harrow Foods has offered to take over the dairy in Pell.', 'The mayor resigned.'],
    falsified: ['Harrow Foods has taken over the dairy in Pell.', 'Tickets were refunded in May.'],
  },
  {
    kind: 'a wish from a promise',
    source: 'The choir sang in Turin on Sunday. Next year it wants to sing in Lyon.',
    supported: ['Next year the choir wants to sing in Lyon.'],
    falsified: ['Next year the choir will sing in Lyon.'],
  },
  {
    kind: 'plans in other languages',
    source:
      'La mairie de Larzac souhaite transformer la vieille gare en musée des chemins de fer. Les horaires des bus qui desservent le quartier seront publiés lundi.',
    supported: ['La mairie souhaite transformer la vieille gare en musée.'],
    falsified: ['La mairie a transformé la vieille gare en musée des chemins de fer.'],
  },
  {
    kind: 'a belief that the same sentence takes back',
    source:
      'It is often said that the poet drowned in the canal, but letters show that he died of a fever. A cook was long suspected of the theft, but a guard turned out to have the key.',
    supported: ['Letters show that the poet died of a fever.'],
    falsified: ['The poet drowned in the canal.'],
  },
  {
    kind: 'a denial in the next sentence that says itself what it denies',
    source:
      'The mill was built in 1904. It ground rye until 1968. Contrary to what guidebooks say, it never burned down.',
    supported: ['The mill ground rye until 1968.', 'The mill never burned down.'],
    falsified: ['The mill burned down.'],
  },
  {
    kind: 'an amount from what is left',
    source: 'The town cut the fee by 40 crowns in May. Nobody was hurt in the crash, but three people were fined.',
    supported: ['In May the town cut the fee by 40 crowns.', 'Three people were fined.'],
    falsified: ['The town cut the fee to 40 crowns.', 'Three people were hurt in the crash.', 'Nobody was fined.'],
  },
  {
    kind: 'what another sentence says of the same day',
    source: 'The library is open on weekdays from nine to five. It closes on Sundays and on public holidays.',
    supported: ['The library is closed on Sundays.'],
    falsified: ['The library is open on Sundays.'],
  },
  {
    kind: 'a direction told by another kind of word',
    source: 'The museum had 7,300 visitors, 900 more than in 2022. The fee rose from 18 to 22 euros.',
    supported: ['The number of visitors was up by 900 on 2022.', 'The fee rose by 4 euros.'],
    falsified: ['The number of visitors was down by 900 on 2022.'],
  },
  {
    kind: 'a year that is counted from another',
    source: 'The novel came out in 1994. Three years later the translation won the Galway medal.',
    supported: ['In 1997 the translation won the Galway medal.'],
    falsified: ['In 1998 the translation won the Galway medal.'],
  },
  {
    kind: 'superlatives, parts of the day, and small units',
    source:
      'The tunnel at Sable is the longest of the three. Ilse Norn rehearses in the morning and rests in the afternoon. The grains measure between 20 and 60 micrometres.',
    supported: [
      'The tunnel at Sable is the longest.',
      'Ilse Norn rehearses in the morning.',
      'The grains measure 20 to 60 micrometres.',
    ],
    falsified: [
      'The tunnel at Sable is the shortest.',
      'Ilse Norn rehearses in the afternoon.',
      'The grains measure 20 to 60 millimetres.',
    ],
  },
];

describe('what may, must, and did happen', () => {
  tellApart(KINDS);
});
