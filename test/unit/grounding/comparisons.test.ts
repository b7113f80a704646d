import { tellApart, type SentenceKind } from './sentenceKinds.js';

/** Sources with true and false sentences, by what is compared, ranked, or said to rise or fall. */
const KINDS: SentenceKind[] = [
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
    kind: '比較の逆転',
    source: '雑誌が掃除機を試した。価格はどれも同じだった。騒音は「風丸」の方が「静波」より小さかった。',
    supported: ['騒音は「風丸」の方が「静波」より小さい。'],
    falsified: ['騒音は「静波」の方が「風丸」より小さい。'],
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
    kind: 'an amount compared with that of another sentence',
    source:
      'A litre of the new paint costs 14.20 euros, of which 3.10 euros are tax. The old paint had cost 9.80 euros per litre. Both cover eight square metres.',
    supported: ['A litre costs 14.20 euros, compared with 9.80 euros for the old paint.'],
    falsified: ['A litre costs 9.80 euros, compared with 14.20 euros for the old paint.'],
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
    kind: 'a rank joined with a superlative',
    source:
      'Velm is the second-largest port of the country. Its crane is the third of its kind, and its ferry the fourth-fastest on the coast.',
    supported: ['Velm is the second-largest port of the country.', 'Its ferry is the fourth-fastest on the coast.'],
    falsified: ['Velm is the third-largest port of the country.', 'Its ferry is the third-fastest on the coast.'],
  },
  {
    kind: 'a rank in wide digits, in Japanese',
    source: '北川は県内で２番目に長い川である。源流は山地にある。',
    supported: ['県内で2番目に長い川は北川である。'],
    falsified: ['県内で最も長い川は北川である。', '県内で3番目に長い川は北川である。'],
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
    kind: 'a direction shown only by two numbers',
    source: 'The yearly output of the plant should go from 180 to 220 gigawatt hours.',
    supported: ['The yearly output of the plant should increase.'],
    falsified: ['The yearly output of the plant should decrease.'],
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
];

describe('comparisons, ranks, and directions', () => {
  tellApart(KINDS);
});
