import { tellApart, type SentenceKind } from './sentenceKinds.js';

/** Sources with true sentences, which must be accepted, and false ones, which must not, by the kind of difference. */
const KINDS: SentenceKind[] = [
  {
    kind: 'the former and the latter',
    source:
      'The Kite tent replaces the Heron in the shop. The former has two doors, the latter sleeps four. Ada Brook and Nora Lane founded the choir in 1990. The latter left it after a quarrel. The nurse calls the surgeon if the bleeding starts again. The patient then gets a drip. The latter must be changed every six hours.',
    supported: [
      'The Kite has two doors.',
      'The Heron sleeps four.',
      'Nora Lane left the choir after a quarrel.',
      'The drip must be changed every six hours.',
    ],
    falsified: [
      'The Heron has two doors.',
      'The Kite sleeps four.',
      'Ada Brook left the choir after a quarrel.',
      'The surgeon must be changed every six hours.',
    ],
  },
  {
    kind: 'who is denied to have said something',
    source:
      'The mayor said that no decision has been made about the pier. The board has disclosed its fees. The minister has revealed that the plant will not reopen before 2030.',
    supported: ['The minister has revealed that the plant will not reopen before 2030.'],
    falsified: [
      'The mayor has not said that no decision has been made about the pier.',
      'The board has not disclosed its fees.',
      'The minister has not revealed that the plant will not reopen before 2030.',
    ],
  },
  {
    kind: 'letzterer',
    source:
      'Der Verlag Rothe kaufte 2011 den Verlag Lindner. Letzterer druckt vor allem Kochbücher und Karten. Der frühere Besitzer lebt in Ulm.',
    supported: ['Der Verlag Lindner druckt vor allem Kochbücher.'],
    falsified: ['Der Verlag Rothe druckt vor allem Kochbücher.'],
  },
  {
    kind: 'ce dernier',
    source:
      'Le club de Morval a battu celui de Tressan en finale. Ce dernier avait perdu son gardien à la mi-temps. Le match a duré deux heures.',
    supported: ['Le club de Tressan avait perdu son gardien à la mi-temps.'],
    falsified: ['Le club de Morval avait perdu son gardien à la mi-temps.'],
  },
  {
    kind: 'a comparison with an adjective of its own',
    source: 'Le modèle Uno pèse 9 kilos, le modèle Duo 14 kilos. Ils coûtent le même prix.',
    supported: ['Le modèle Uno est plus léger que le modèle Duo.'],
    falsified: ['Le modèle Duo est plus léger que le modèle Uno.', 'Le modèle Duo est moins lourd que le modèle Uno.'],
  },
  {
    kind: 'una comparación con adjetivo',
    source: 'El puente Norte mide 80 metros y el puente Sur 120 metros.',
    supported: ['El puente Norte es más corto que el puente Sur.'],
    falsified: ['El puente Sur es más corto que el puente Norte.', 'El puente Sur es menos largo que el puente Norte.'],
  },
  {
    kind: 'items of a list behind what is said of all of them',
    source:
      'Four firms were fined for fixing the price of bricks: Orrin, Delva, Marsh and Tolland. Orrin must pay 4 million euros, Delva 3 million and Tolland 1 million.',
    supported: ['Orrin, Delva, Marsh and Tolland were fined for fixing the price of bricks.'],
    falsified: ['Orrin, Delva and Marsh, but not Tolland, were fined for fixing the price of bricks.'],
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
    kind: 'halves of two facts with one verb',
    source:
      'The council planted lindens along Mill Street and honey locusts along the quay. Orme Builders will paint the west wing, and Tarn Group the boiler house.',
    supported: ['The council planted honey locusts along the quay.', 'The boiler house will be painted by Tarn Group.'],
    falsified: [
      'The council planted honey locusts along Mill Street.',
      'The boiler house will be painted by Orme Builders.',
    ],
  },
  {
    kind: 'halves of two facts with different verbs',
    source:
      'Along Mill Street, the city has planted lindens. Along the quay it chose honey locusts, which tolerate salt.',
    supported: ['The city has planted lindens along Mill Street.', 'The city chose honey locusts along the quay.'],
    falsified: ['The city has planted honey locusts along Mill Street.'],
  },
  {
    kind: 'what one part of a sentence says of another thing',
    source:
      'The grinder weighs 6.4 kg, its case 1.9 kg. The pump division earned 38 million crowns and the valve division 17 million. Runners with coach Hald needed on average 42 minutes, compared with 51 minutes under coach Ross.',
    supported: [
      'The case of the grinder weighs 1.9 kg.',
      'The valve division earned 17 million crowns.',
      'Under coach Ross, runners needed 51 minutes on average.',
    ],
    falsified: [
      'The case of the grinder weighs 6.4 kg.',
      'The valve division earned 38 million crowns.',
      'Under coach Ross, runners needed 42 minutes on average.',
    ],
  },
  {
    kind: 'what one part of a Chinese sentence says of another thing',
    source: '去年全县收获稻谷和小麦。其中稻谷3400吨，小麦900吨。',
    supported: ['小麦收获900吨。'],
    falsified: ['小麦收获3400吨。'],
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
    kind: 'a direction that only an amount behind a comma tells',
    source: 'The route carried 41,000 passengers last year, 6,000 fewer than the year before, although it ran daily.',
    supported: ['The route carried fewer passengers last year than the year before.'],
    falsified: ['Passenger numbers on the route increased last year.'],
  },
  {
    kind: 'a change told by its direction',
    source:
      'The default size has been lowered from 90 to 30 lines. The club now expects sales of 4.1 million, down from an earlier forecast of 4.6 million. Las cuotas bajarán en mayo. A day card 12 instead of 9 crowns.',
    supported: ['The club lowered its forecast of sales.', 'Las cuotas se reducirán en mayo.'],
    falsified: [
      'The release raises the default size from 90 to 30 lines.',
      'The club raised its forecast of sales.',
      'Las cuotas se incrementarán en mayo.',
    ],
  },
  {
    kind: 'a rank told as the first',
    source:
      'The pond at Ellmoor is the second-largest in the district. Her first play, Tin Roofs, was a failure; the second, The Long Tide, made her rich. Rike was the youngest of four brothers.',
    supported: [
      'The pond at Ellmoor is the second-largest in the district.',
      'The Long Tide was her second play.',
      'Rike was the youngest of four brothers.',
    ],
    falsified: [
      'The pond at Ellmoor is the largest in the district.',
      'The Long Tide was her first play.',
      'Rike was the eldest of four brothers.',
    ],
  },
  {
    kind: '第几和第一',
    source: '白沙水库是全省第二大水库，库容3亿立方米。水库建于1962年。',
    supported: ['白沙水库是全省第二大水库。'],
    falsified: ['白沙水库是全省最大的水库。'],
  },
  {
    kind: '二番目と一番目',
    source: '青森町の図書館は蔵書数が県内で3番目に多い。開館は朝9時である。',
    supported: ['図書館の蔵書数は県内で3番目に多い。'],
    falsified: ['図書館の蔵書数は県内で最も多い。'],
  },
  {
    kind: 'a comparison that the source makes by an attribute or by numbers of two sentences',
    source:
      'In May the society bought the eastern meadow, the larger of the two meadows. On the western meadow, 12 orchids were counted. The Brack tunnel is 880 metres long and 9 metres wide. Farther north lies the Ulm tunnel, 1,240 metres long.',
    supported: ['The eastern meadow is larger than the western one.'],
    falsified: [
      'The western meadow is larger than the eastern one.',
      'The Brack tunnel is longer than the Ulm tunnel.',
    ],
  },
  {
    kind: 'an item added to an enumeration, and a letter that numbers a part',
    source:
      'The guarantee lasts two years and covers cracks only. Coarse salt removes rust. Annex B lists the machines, Annex C the insurance policies.',
    supported: ['The guarantee covers nothing but cracks.', 'The machines are listed in Annex B.'],
    falsified: ['The guarantee covers cracks and rust.', 'The machines are listed in Annex C.'],
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
    kind: 'a rank joined with a superlative',
    source:
      'Velm is the second-largest port of the country. Its crane is the third of its kind, and its ferry the fourth-fastest on the coast.',
    supported: ['Velm is the second-largest port of the country.', 'Its ferry is the fourth-fastest on the coast.'],
    falsified: ['Velm is the third-largest port of the country.', 'Its ferry is the third-fastest on the coast.'],
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
    supported: ['Exports in Benin declined.', 'Rents per room fell slightly, while wages grew.'],
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
    supported: ['调查为期两年,涉及800名农民。'],
    falsified: ['调查为期三年,涉及800名农民。'],
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
  {
    kind: 'what a pronoun refers to',
    source:
      'Nora Finch met the dealer Paul Rauch in Genoa. She sold the collection of coins in 1922. When the estate was split, Anna kept the shop and her brother Peter took the mill. He let it fall into ruin. In 1954 she taught with Karl Benz at Orsay; Benz left in spring, and she ran the course alone until June.',
    supported: [
      'It was Nora Finch who sold the collection of coins in 1922.',
      'Nora Finch sold the collection of coins in 1922.',
      'Peter let the mill fall into ruin.',
    ],
    falsified: [
      'It was Paul Rauch who sold the collection of coins in 1922.',
      'Paul Rauch sold the collection of coins in 1922.',
      'Anna let the mill fall into ruin.',
      'Karl Benz ran the course alone until June.',
    ],
  },
  {
    kind: 'a pronoun after a woman and another who is only mentioned',
    source:
      'The jury honors the chemist Ilka Brandt, who is the second woman to win after Nora Petrie in 1990. She will give the money to a clinic.',
    supported: ['Ilka Brandt will give the prize money to a clinic.'],
    falsified: ['Nora Petrie will give the prize money to a clinic.'],
  },
  {
    kind: 'who is who, in a sentence about one of them',
    source:
      'Guests must show their card to the steward. The steward may refuse entry to anybody without a ticket. Buyers pay the fee to the agent. The agent keeps the documents for ten years.',
    supported: [
      'The steward may refuse entry to people without a ticket.',
      'The agent has to keep the documents for ten years.',
    ],
    falsified: ['Guests may refuse entry to anybody without a ticket.', 'The buyer keeps the documents for ten years.'],
  },
  {
    kind: 'a noun that goes with another name',
    source: 'The schooner Alma was rammed by the steamer Vesta off Cape Lorn. The Alma sank within minutes.',
    supported: ['Within minutes the schooner sank.'],
    falsified: ['Within minutes the steamer sank.'],
  },
  {
    kind: 'the agent of a perfect passive',
    source: 'Three hens found in the yard had been bitten by a fox.',
    supported: ['A fox had bitten three hens found in the yard.'],
    falsified: ['Three hens found in the yard had bitten a fox.'],
  },
  {
    kind: 'a denial of another clause',
    source:
      'No shop will close, because the clerks of Barrow are to move to Kendal. Serving guests without a license is no longer possible.',
    supported: ['The clerks of Barrow are to move to Kendal.', 'Guests cannot be served without a license.'],
    falsified: ['The clerks of Barrow are not to move to Kendal.', 'Guests can be served without a license.'],
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
    kind: 'a speaker named in another sentence',
    source:
      'The start-up Ovalis sells a lamp that, according to its own figures, lasts ten years. The magazine Kappa has examined it: it went dark after four years in dry rooms.',
    supported: ['Ovalis says that its lamp lasts ten years.'],
    falsified: ['Tests by the magazine Kappa found that the lamp lasts ten years.'],
  },
  {
    kind: 'who denies it',
    source:
      'Opponents of the bill deny that it will save water. The minister praised it. Residents doubt that the tank will save energy; the director is confident.',
    supported: ['Opponents deny that the bill will save water.', 'Residents doubt that the tank will save energy.'],
    falsified: [
      'The minister denies that the bill will save water.',
      'The director doubts that the tank will save energy.',
    ],
  },
  {
    kind: 'what others claim, contrary to fact',
    source:
      'Contrary to what hunters claim, the foxes do not harm the lambs. The library was never flooded, despite what guidebooks claim.',
    supported: ['The foxes do not harm the lambs.', 'The library was never flooded.'],
    falsified: ['The foxes hurt the lambs, as hunters claim.', 'The library was flooded, as guidebooks claim.'],
  },
  {
    kind: 'whatever happens',
    source: 'The bridge will be opened as long as the wind stays below 60 kilometers an hour.',
    supported: ['The bridge will be opened if the wind stays below 60 kilometers an hour.'],
    falsified: ['The bridge will be opened whatever the wind.', 'The bridge will be opened under all circumstances.'],
  },
  {
    kind: 'without for only after',
    source: 'The agent may enter the house only after announcing a visit.',
    supported: ['The agent may not enter the house without announcing a visit.'],
    falsified: ['The agent may enter the house without announcing a visit.'],
  },
  {
    kind: 'the object of an order',
    source:
      'In Barr against Colby, the landlord Ann Barr sued her tenant. The court told Colby to return 900 pounds to Barr and to pay the costs.',
    supported: ['The court told Colby to return 900 pounds to Barr.'],
    falsified: ['The court told Barr to return 900 pounds to Colby.'],
  },
  {
    kind: 'the object of one verb with the verb of another',
    source: 'Reviewers admired the overture but called the final act tedious.',
    supported: ['The overture was admired by reviewers.', 'Reviewers admired the overture.'],
    falsified: ['The final act was admired by reviewers.', 'Reviewers admired the final act.'],
  },
  {
    kind: 'paying and receiving',
    source: 'The publisher Arden paid Quill 3,000 dollars. The academy awarded the medal to Ruth Lamm.',
    supported: ['Quill received 3,000 dollars from Arden.', 'Ruth Lamm received the medal from the academy.'],
    falsified: ['Arden received 3,000 dollars from Quill.'],
  },
  {
    kind: 'roles around a verb without an ending',
    source: 'The council must return the fee to the applicant within ten days.',
    supported: ['The council has to return the fee to the applicant.'],
    falsified: ['The applicant has to return the fee to the council.'],
  },
  {
    kind: 'a comparison of two numbers',
    source:
      'Average waiting times were 21 minutes at the north gate and 34 minutes at the south gate. Above the weir the stream carried 12 eels per net, below it 41. In the test, pigeons needed 4.2 seconds for the task, crows 2.9. The new bridge cost 40 million crowns, a quarter less than the old one.',
    supported: [
      'Waiting times were shorter at the north gate than at the south gate.',
      'The waiting time at the south gate was longer than at the north gate.',
      'There were more eels below the weir than above it.',
      'The new bridge was cheaper than the old one.',
    ],
    falsified: [
      'Waiting times were longer at the north gate than at the south gate.',
      'Waiting times were shorter at the south gate than at the north gate.',
      'There were fewer eels below the weir than above it.',
      'Pigeons were faster at the task than crows.',
      'The new bridge was dearer than the old one.',
    ],
  },
  {
    kind: '比较的方向',
    source: '李岩的饭馆去年营业额超过了他哥哥的饭馆。列车到站比计划晚了十分钟。',
    supported: ['李岩饭馆的营业额比他哥哥的饭馆高。', '列车到站的时间比计划晚了十分钟。'],
    falsified: ['李岩饭馆的营业额比他哥哥的饭馆低。', '列车到站的时间比计划早了十分钟。'],
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
    kind: 'two times joined, one of them denied',
    source: 'People who worked at home slept longer on weekdays; no difference was seen at weekends.',
    supported: ['On weekdays, people who worked at home slept longer.'],
    falsified: ['On weekdays and at weekends, people who worked at home slept longer.'],
  },
  {
    kind: 'an adverbial that rests on nothing',
    source:
      'Ida Vogel discovered the fern near Trondheim. The bakery has 31 employees, and it delivers bread to four schools.',
    supported: ['Ida Vogel found the fern near Trondheim.', 'The bakery employs 31 people.'],
    falsified: [
      'Ida Vogel discovered the fern near Trondheim with a borrowed lens.',
      'Ida Vogel discovered the fern near Trondheim during a thunderstorm.',
    ],
  },
  {
    kind: 'a direction shown only by two numbers',
    source: 'The yearly output of the plant should go from 180 to 220 gigawatt hours.',
    supported: ['The yearly output of the plant should increase.'],
    falsified: ['The yearly output of the plant should decrease.'],
  },
  {
    kind: 'a part without a verb that has its own subject',
    source: 'The members of the club paid 40 pounds, guests 55. The mill employed 90 people and the dairy 35.',
    supported: ['The members of the club paid 40 pounds.', 'The mill employed 90 people.'],
    falsified: ['The members of the club paid 55 pounds.', 'The mill employed 35 people.'],
  },
  {
    kind: 'nobody but',
    source: 'Nobody but the owner knew the code of the safe.',
    supported: ['Only the owner knew the code of the safe.'],
    falsified: ['The owner did not know the code of the safe.'],
  },
  {
    kind: 'indirekte Rede mit Konjunktiv',
    source: 'Eine Sprecherin sagte, die neue Linie könne im Mai starten.',
    supported: ['Laut einer Sprecherin könnte die neue Linie im Mai starten.'],
    falsified: ['Die neue Linie startet im Mai.'],
  },
  {
    kind: '无关的原因',
    source: '周五上午，一列列车在东门站附近停运。断电是施工造成的，与天气无关。',
    supported: ['断电是施工造成的。'],
    falsified: ['断电是天气造成的。'],
  },
  {
    kind: 'a rise for a cut',
    source: 'The town closed two schools in spring. The budget for roads was cut by a third. The council meets in May.',
    supported: ['The town reduced the budget for roads by a third.'],
    falsified: ['The town increased the budget for roads by a third.'],
  },
  {
    kind: '量で分かる増減',
    source:
      '港は月曜日、年報を出した。コンテナの取扱量は前の年より8%増えて2万個となった一方、木材は不況の影響で15%減った。',
    supported: ['昨年の木材の取扱量は前の年より15%減少した。'],
    falsified: ['昨年の木材の取扱量は前の年より15%増加した。'],
  },
  {
    kind: 'a count for a percentage',
    source: 'The school checked its computers. Of some 900 computers in the school, 6 percent were replaced.',
    supported: ['Six percent of the computers in the school were replaced.'],
    falsified: ['Six of the computers in the school were replaced.'],
  },
  {
    kind: 'only one of two, beside an "until"',
    source: 'Members may use the workshop until 9 p.m. and borrow saws and drills. The workshop is in the cellar.',
    supported: ['Members may borrow saws and drills.'],
    falsified: ['Members may borrow only saws.'],
  },
  {
    kind: '比較の逆転',
    source: '雑誌が掃除機を試した。価格はどれも同じだった。騒音は「風丸」の方が「静波」より小さかった。',
    supported: ['騒音は「風丸」の方が「静波」より小さい。'],
    falsified: ['騒音は「静波」の方が「風丸」より小さい。'],
  },
  {
    kind: '说话人不同',
    source:
      '关于是否拆除老街两端的石桥墩，各方意见不一。市规划局认为，桥面太窄，妨碍了车辆通行。建筑学者梁思源则指出，多数桥墩完好，只需加固。',
    supported: ['梁思源认为，多数石桥墩是完好的，只需加固。'],
    falsified: ['市规划局认为，多数石桥墩是完好的，只需加固。'],
  },
  {
    kind: 'words from several passages',
    source:
      'The ferry was rebuilt in spring at a yard in Molde. The crew trained in the harbour for six weeks. A new captain, who had sailed in the north, took over in June. Tickets are sold on board.',
    supported: ['The ferry was rebuilt at a yard in Molde.', 'The crew trained for six weeks in the harbour.'],
    falsified: ['The new captain trained for the ferry at a yard in Molde.'],
  },
  {
    kind: 'a cause that joins two passages',
    source:
      'The mill closed in 2019. A baker from Ost bought the stones, and the wheel was given to a museum. The owner now lives in Ost, where he runs a café with his sister.',
    supported: ['A baker from Ost bought the stones of the mill.', 'The wheel was given to a museum.'],
    falsified: ['The owner bought the stones because the mill closed.'],
  },
  {
    kind: 'a title and a heading for a statement',
    source:
      '# Moving the town library to the old station: a second look\n\nThe library lent 41,000 books in the year. Visitors like the tall windows, and complain about the stairs.\n\n## What we recommend\n\nPut in a lift before winter. Decide about the branch in Hollow Street when the lift has been paid for.\n',
    supported: ['The library lent 41,000 books.', 'Visitors complain about the stairs.'],
    falsified: [
      'We recommend moving the town library to the old station.',
      'The report recommends a second look at the station.',
    ],
  },
  {
    kind: 'a headline',
    source: '# Council approves new pool in Hale\n\nThe pool is to open in 2027. It will have six lanes.\n',
    supported: ['The council approved a new pool in Hale.'],
    falsified: ['The council approved six lanes in Hale.'],
  },
  {
    kind: '谁对谁做了什么',
    source:
      '在决赛中，青山队以3比1击败了海河队。渔民周大海在暴风雨中救起了游客林小雨，林小雨后来把一面锦旗送给了周大海。',
    supported: [
      '青山队在决赛中击败了海河队。',
      '海河队在决赛中被青山队击败。',
      '周大海救起了林小雨。',
      '游客林小雨在暴风雨中被渔民周大海救起。',
      '林小雨送给周大海一面锦旗。',
    ],
    falsified: [
      '海河队在决赛中击败了青山队。',
      '青山队在决赛中被海河队击败。',
      '青山队以3比1输给了海河队。',
      '林小雨救起了周大海。',
      '周大海把一面锦旗送给了林小雨。',
    ],
  },
  {
    kind: 'giver and receiver of a verb with two objects, and of its passive',
    source:
      'The museum lends the castle two tapestries each winter. The castle owes the museum a painting from 1998. A driver is paid 90 crowns a day by the castle.',
    supported: ['The castle owes the museum a painting from 1998.', 'The castle pays a driver 90 crowns a day.'],
    falsified: ['The museum owes the castle a painting from 1998.', 'The castle is paid 90 crowns a day by a driver.'],
  },
  {
    kind: 'a decision for a thought',
    source:
      'The board is considering whether to sell the ferry to an island trust. A survey of the hull is due in June. The crew has been told to expect a decision in autumn.',
    supported: ['The board is considering a sale of the ferry.', 'The board may sell the ferry to an island trust.'],
    falsified: ['The board has decided to sell the ferry.', 'The board plans to sell the ferry to an island trust.'],
  },
  {
    kind: 'an amount compared with that of another sentence',
    source:
      'A litre of the new paint costs 14.20 euros, of which 3.10 euros are tax. The old paint had cost 9.80 euros per litre. Both cover eight square metres.',
    supported: ['A litre costs 14.20 euros, compared with 9.80 euros for the old paint.'],
    falsified: ['A litre costs 9.80 euros, compared with 14.20 euros for the old paint.'],
  },
  {
    kind: 'a unit left out for a second number',
    source:
      'The council approved 12 percent for parks and 300 litres of water a day. The old pipe lost 41 litres. Costs fell by 8 percent to 300 euros.',
    supported: ['Costs fell by 8 percent, to 300.'],
    falsified: ['Costs fell by 8 euros, to 300.'],
  },
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
    kind: 'a number with its bound, and another one in the sentence before',
    source:
      'Nitrogen dioxide fell by 3 micrograms at the control station as well, where no route was changed. At most, then, 2 micrograms come from the buses. Noise fell, too.',
    supported: ['At most 2 micrograms of the nitrogen dioxide come from the buses.'],
    falsified: ['At most 3 micrograms of the nitrogen dioxide come from the buses.'],
  },
  {
    kind: 'どちらがより良いか',
    source:
      '新しいカメラ「ルナ」は、暗い場所での画質が「ソラ」より良い。電池は「ソラ」の方が長く持つ。価格は「ルナ」が二万円高い。',
    supported: ['暗い場所での画質は「ルナ」の方が「ソラ」より良い。', '電池は「ソラ」の方が長く持つ。'],
    falsified: [
      '暗い場所での画質は「ソラ」の方が「ルナ」より良い。',
      '暗い場所での画質は「ルナ」の方が「ソラ」より悪い。',
      '電池は「ルナ」の方が長く持つ。',
    ],
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
    kind: 'a welcome for opposition',
    source: 'The steel has not been ordered. The shopkeepers welcome the closure of the bridge. It lasts until June.',
    supported: ['The shopkeepers welcome the closure.'],
    falsified: ['The shopkeepers oppose the closure.'],
  },
  {
    kind: 'a rank in wide digits, in Japanese',
    source: '北川は県内で２番目に長い川である。源流は山地にある。',
    supported: ['県内で2番目に長い川は北川である。'],
    falsified: ['県内で最も長い川は北川である。', '県内で3番目に長い川は北川である。'],
  },
  {
    kind: 'words that begin like a direction in another language',
    source:
      'The number of repairs dropped for the third month in a row. Sales in the eastern fields increased for the second time. The number of guests at the hotel fell in the last month. Water use at the surgery sank by a tenth. The bank lowered its fees in May.',
    supported: [
      'Sales in the eastern fields went up for the second time.',
      'Water use at the surgery decreased by a tenth.',
      'The bank reduced its fees in May.',
    ],
    falsified: [
      'Repairs increased for the third month in a row.',
      'Sales in the eastern fields decreased for the second time.',
      'The number of guests at the hotel rose in the last month.',
      'Water use at the surgery rose by a tenth.',
      'The bank raised its fees in May.',
    ],
  },
  {
    kind: 'German words that begin like a direction',
    source:
      'Der Umsatz mit Wachs fiel im Osten leicht. Kürzlich wurden die Gebühren erhöht. Die Zahl der Fahrgäste ist am Montag gestiegen.',
    supported: ['Der Umsatz mit Wachs sank im Osten leicht.', 'Die Zahl der Fahrgäste stieg am Montag.'],
    falsified: ['Der Umsatz mit Wachs stieg im Osten leicht.', 'Kürzlich wurden die Gebühren gesenkt.'],
  },
  {
    kind: 'what a pronoun at the start of a sentence stands for',
    source:
      'The ferry Aurora was built in 1951 and renamed five years later. It burned in March 1972 and was laid up until a yard in Holm rebuilt it in 1979. Since 1990 it has served as a museum.',
    supported: ['The ferry that burned in March 1972 was rebuilt in 1979.', 'The ferry was built in 1951.'],
    falsified: ['The ferry that burned in March 1972 was rebuilt in 1990.', 'The ferry was built in 1979.'],
  },
  {
    kind: 'ce que remplace un pronom en tête de phrase',
    source:
      "L'horloge de Brissac date de 1640 et a été fondue à Nantes. Elle tomba en juin 1801 et fut réparée en 1809. Depuis 1955, elle est électrique.",
    supported: ["L'horloge, tombée en juin 1801, fut réparée en 1809."],
    falsified: ["L'horloge, tombée en juin 1801, fut réparée en 1955."],
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
  {
    kind: 'a synonym in another sentence than the number',
    source:
      'The central bank of Merovia cut its key rate by a quarter of a point on Thursday, to 4.25 percent. House prices went up again. The crown lost 0.6 percent against the dollar after the decision. The next meeting is on 19 June.',
    supported: ['After the decision the crown weakened by 0.6 percent against the dollar.'],
    falsified: [
      'After the decision the crown strengthened by 0.6 percent against the dollar.',
      'After the decision the crown weakened by 4.25 percent against the dollar.',
    ],
  },
  {
    kind: 'a last word that only another sentence has',
    source:
      'A cake that is baked too hot cracks on top. Too much flour makes the crumb dry. Sugar lets the crust brown.',
    supported: ['A cake cracks on top if it is baked too hot.'],
    falsified: ['A cake cracks on top if it has too much flour.'],
  },
  {
    kind: 'a group of its own in another sentence',
    source:
      'The lens test finds cataracts in adults over sixty. In younger adults it missed one case in four. Children under 12 swim for free. Small children need a vest.',
    supported: [
      'In older adults the test finds cataracts.',
      'In adults over sixty the test finds cataracts.',
      'Children under twelve may swim without paying.',
    ],
    falsified: ['In younger adults the test finds cataracts.', 'In adults the test finds cataracts.'],
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

describe('true and minimally false sentences by kind', () => {
  tellApart(KINDS);
});
