import { tellApart, type SentenceKind } from './sentenceKinds.js';

/** Sources with true and false sentences, by what one clause or cell of the source says of another. */
const KINDS: SentenceKind[] = [
  {
    kind: 'what comes before and what after an event',
    source:
      'The deposit is refunded once the keys have been returned. Der Saal wird geputzt, sobald die Gäste gegangen sind.',
    supported: [
      'The deposit is refunded after the keys have been returned.',
      'The deposit is not refunded until the keys have been returned.',
    ],
    falsified: [
      'The deposit is refunded before the keys have been returned.',
      'Der Saal wird geputzt, bevor die Gäste gegangen sind.',
    ],
  },
  {
    kind: 'an obstacle instead of a cause',
    source: 'The hut stays closed because the road is blocked by snow.',
    supported: ['Because the road is blocked by snow, the hut stays closed.'],
    falsified: ['Although the road is blocked by snow, the hut stays closed.'],
  },
  {
    kind: 'a second subject without its verb',
    source:
      'The gate will be repaired by the smith Halvard, and the fence by Oakley Timber. The ferry costs 12 euros and the cable car 31 euros. The pass leads to Dorn and Corrie, two valleys. Dorn is about 12 kilometers wide and dark, Corrie 20 kilometers and covered in heather.',
    supported: [
      'The fence will be repaired by Oakley Timber.',
      'The cable car costs 31 euros.',
      'The valley covered in heather is Corrie.',
    ],
    falsified: [
      'The fence will be repaired by the smith Halvard.',
      'The cable car costs 12 euros.',
      'The valley covered in heather is Dorn.',
    ],
  },
  {
    kind: 'a currency that only the sentence before names',
    source:
      'Assets stood at 310 million euros in May. Grants of 12 million were paid out and fees of 7 million taken in.',
    supported: ['Grants of 12 million euros were paid out.'],
    falsified: ['Grants of 7 million euros were paid out.', 'Grants of 12 billion euros were paid out.'],
  },
  {
    kind: 'a release that is only numbered',
    source: 'Release 4.1 adds maps, while 4.0 had brought charts.',
    supported: ['Release 4.0 brought charts.'],
    falsified: ['Release 4.1 brought charts.'],
  },
  {
    kind: 'a denial of what somebody gave',
    source:
      'The mayor gave her consent to the new route. The driver had not been told of the limit that was set in May.',
    supported: ['The mayor gave her consent to the new route.'],
    falsified: [
      'The mayor did not give her consent to the new route.',
      'The driver had been told of the limit that was set in May.',
    ],
  },
  {
    kind: 'advice that became a duty',
    source: 'In fog, boats should stay in the harbor.',
    supported: ['Boats should stay in the harbor in fog.'],
    falsified: ['In fog, boats must stay in the harbor.'],
  },
  {
    kind: 'the opposite of going back',
    source: 'Its tongue retreated by 34 meters.',
    supported: ['Its tongue retreated by 34 meters.'],
    falsified: ['Its tongue advanced by 34 meters.'],
  },
  {
    kind: 'a pronoun that speaks beside another speaker',
    source:
      'We asked the pilot and the nurse, who saw it. She says the drone landed, while the pilot had told us that it fell.',
    supported: ['The pilot had told us that it fell.'],
    falsified: ['According to the pilot, the drone landed.'],
  },
  {
    kind: 'who wants it, in Chinese',
    source: '镇长方明远表示，镇上缺少停车位。教师林秋月认为，旧车站应当改成图书馆。',
    supported: ['教师林秋月认为，旧车站应当改成图书馆。'],
    falsified: ['镇长方明远主张把旧车站改成图书馆。'],
  },
  {
    kind: 'the side that has more, in Japanese',
    source: '車は北橋を1日に8200台渡る。一方、歩行者は南橋のほうが多く、1日に1900人が利用している。',
    supported: ['歩行者は南橋のほうが北橋より多い。'],
    falsified: ['歩行者は北橋のほうが南橋より多い。'],
  },
  {
    kind: 'differences and ranks in a column of a table',
    source:
      '| Plan | Price (euros) | Data (GB) |\n|---|---|---|\n| Basic | 9 | 3 |\n| Plus | 19 | 12 |\n| Max | 39 | 60 |',
    supported: [
      'Plus costs 10 euros more than Basic.',
      'Of the three plans, Plus is the second cheapest.',
      'The plan with the most data is Max.',
    ],
    falsified: [
      'Plus costs 20 euros more than Basic.',
      'Of the three plans, Max is the second cheapest.',
      'The plan with the most data is Plus.',
    ],
  },
  {
    kind: 'a change from one column of a table to another',
    source:
      '| Species | 2019 | 2021 | 2023 |\n|---|---|---|---|\n| Lapwing | 48 | 39 | 31 |\n| Curlew | 12 | 15 | 17 |',
    supported: [
      'From 2019 to 2023 the number of lapwings went down.',
      'More lapwings were counted in 2019 than in 2023.',
      'Curlews were counted more often in 2023 than in 2019.',
    ],
    falsified: [
      'From 2019 to 2023 the number of lapwings went up.',
      'Fewer lapwings were counted in 2019 than in 2023.',
      'Curlews were counted less often in 2023 than in 2019.',
    ],
  },
  {
    kind: 'versions and dates from which and up to which something holds',
    source:
      'Arbor requires Node 18.2 or later. Before version 2.3, the cache was stored in memory; from 2.3 on it is written to disk. The flag works only in versions below 3.1. Ab 1. Mai gilt der neue Tarif.',
    supported: [
      'Arbor needs Node 18.2 or newer.',
      'Since version 2.3 the cache has been written to disk.',
      'The flag works only before version 3.1.',
    ],
    falsified: [
      'Arbor needs Node 18.2 or older.',
      'Before version 2.3 the cache was written to disk.',
      'From version 2.3 on, the cache is stored in memory.',
      'The flag works from version 3.1 on.',
      'Bis 1. Mai gilt der neue Tarif.',
    ],
  },
  {
    kind: 'a cause instead of an obstacle, and one of two sentences with the same circumstance',
    source:
      'The match went ahead despite heavy rain. The second match was called off because of the rain. Although the dam holds only 40 million litres, it supplied the valley through the drought.',
    supported: [
      'Despite heavy rain, the match went ahead.',
      'The second match was called off because of the rain.',
      'The dam supplied the valley through the drought even though it holds only 40 million litres.',
    ],
    falsified: [
      'The match went ahead because of heavy rain.',
      'The second match was called off despite the rain.',
      'Because the dam holds only 40 million litres, it supplied the valley through the drought.',
    ],
  },
  {
    kind: 'what hadn’t happened when something else did',
    source: 'The train left before the passengers had boarded because of a signal fault. The crew had boarded at noon.',
    supported: ['The passengers had not boarded when the train left.'],
    falsified: ['The train left after the passengers had boarded.', 'The crew had not boarded at noon.'],
  },
  {
    kind: 'what has been so since the date before, and what was so until then',
    source: 'The old library on Builder Street was closed in 2019 and the building has stood empty since.',
    supported: [
      'The building on Builder Street has stood empty since 2019.',
      'Until 2019, the old library was open.',
      'The old library was open until 2019.',
    ],
    falsified: ['In 2019, the old library was open.', 'The old library on Builder Street was opened in 2019.'],
  },
  {
    kind: 'what is no longer so, without the words that say from when',
    source: 'Node 18 is no longer supported as of release 5.1. The plugin works with 5.0 and earlier only.',
    supported: ['Node 18 is no longer supported.', 'Node 18 is not supported.', 'Node 18 was supported.'],
    falsified: ['Node 18 is supported.', 'From 5.1 on, Node 18 is supported.'],
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
    kind: 'a second number in a part without a verb',
    source: 'The plant heats 12,000 flats in summer and up to 19,000 in winter.',
    supported: ['In winter the plant can heat as many as 19,000 flats.'],
    falsified: ['In summer the plant can heat as many as 19,000 flats.'],
  },
  {
    kind: 'a part without a verb that has its own subject',
    source: 'The members of the club paid 40 pounds, guests 55. The mill employed 90 people and the dairy 35.',
    supported: ['The members of the club paid 40 pounds.', 'The mill employed 90 people.'],
    falsified: ['The members of the club paid 55 pounds.', 'The mill employed 35 people.'],
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
    kind: '无关的原因',
    source: '周五上午，一列列车在东门站附近停运。断电是施工造成的，与天气无关。',
    supported: ['断电是施工造成的。'],
    falsified: ['断电是天气造成的。'],
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
    kind: 'an item added to an enumeration, and a letter that numbers a part',
    source:
      'The guarantee lasts two years and covers cracks only. Coarse salt removes rust. Annex B lists the machines, Annex C the insurance policies.',
    supported: ['The guarantee covers nothing but cracks.', 'The machines are listed in Annex B.'],
    falsified: ['The guarantee covers cracks and rust.', 'The machines are listed in Annex C.'],
  },
  {
    kind: 'items of a list behind what is said of all of them',
    source:
      'Four firms were fined for fixing the price of bricks: Orrin, Delva, Marsh and Tolland. Orrin must pay 4 million euros, Delva 3 million and Tolland 1 million.',
    supported: ['Orrin, Delva, Marsh and Tolland were fined for fixing the price of bricks.'],
    falsified: ['Orrin, Delva and Marsh, but not Tolland, were fined for fixing the price of bricks.'],
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
];

describe('what one clause or cell says of another', () => {
  tellApart(KINDS);
});
