import { tellApart, type SentenceKind } from './sentenceKinds.js';

const KINDS: SentenceKind[] = [
  {
    kind: 'a pronoun, with a possessor in the same sentence',
    source:
      "The jar was found by the geologist Odo Tamm. Tamm's colleague Ruth Bell remains unconvinced; she believes that the jar was imported and only repaired here. It is 30 cm high.",
    supported: ['Ruth Bell believes that the jar was imported and only repaired here.'],
    falsified: ['Odo Tamm believes that the jar was imported and only repaired here.'],
  },
  {
    kind: 'a pronoun behind "according to", in French',
    source:
      "Le maire, Luc Aubin, a annoncé la fermeture du marché. L'adjointe Claire Morel aurait préféré une rénovation. Selon elle, une association était prête à payer la moitié des travaux.",
    supported: ["Claire Morel affirme qu'une association était prête à payer la moitié des travaux."],
    falsified: ["Luc Aubin affirme qu'une association était prête à payer la moitié des travaux."],
  },
  {
    kind: 'an unusual first name, whose gender a possessive shows',
    source:
      'Lisbet Crane left her mill to her brother Tobias in 2009. He exported to three countries, but ran into debt. The mill is for sale.',
    supported: ['Tobias Crane exported to three countries.'],
    falsified: ['Lisbet Crane exported to three countries.'],
  },
  {
    kind: 'several people in the place of one',
    source:
      'The ecologist Moira Fenn, who has ringed kestrels in both valleys, blames the poison. Farmers dispute that.',
    supported: ['Moira Fenn has ringed kestrels in both valleys.'],
    falsified: ['Farmers have ringed kestrels in both valleys.'],
  },
  {
    kind: 'a denial of what others say, which the sentence repeats',
    source:
      'Contrary to a common belief, the color of the cheese does not depend on its age, but on the feed of the cows. It is sold in June.',
    supported: ['The color of the cheese does not depend on its age.'],
    falsified: ['The color of the cheese depends on its age.'],
  },
  {
    kind: 'a name that is moved behind its verb',
    source:
      'The Fennick Trust has bought the disused lime kilns. The previous owner, a quarry firm, had let them fall into ruin.',
    supported: ['The Fennick Trust bought the lime kilns.'],
    falsified: ['A quarry firm bought the lime kilns from the Fennick Trust.'],
  },
  {
    kind: 'a person known by a full name, and a possessive that is about somebody else',
    source:
      'Dr Naomi Feld and Dr Peter Osei run the clinic. When he was ill last winter, she took over his patients. Feld had spoken in his favour.',
    supported: ['Last winter Dr Osei was ill.'],
    falsified: ['Last winter Dr Feld was ill.'],
  },
  {
    kind: 'what somebody says, denied in another sentence than the one with the speaker',
    source:
      'The museum in Dalby is not moving to the capital. "We are staying," director Ansel Kray told reporters on Friday. Prices go up.',
    supported: ['The museum is not moving to the capital, says director Ansel Kray.'],
    falsified: ['The museum is moving to the capital, says director Ansel Kray.'],
  },
  {
    kind: 'a former belief',
    source: 'It was long assumed that the beads came from Egypt. An analysis contradicts this.',
    supported: ['It was long assumed that the beads came from Egypt.'],
    falsified: ['The beads came from Egypt.'],
  },
  {
    kind: 'a former belief, in Russian',
    source: 'Раньше считалось, что неясыти никогда не охотятся днём. Снимки показали другое.',
    supported: ['Раньше считалось, что неясыти никогда не охотятся днём.'],
    falsified: ['Неясыти никогда не охотятся днём.'],
  },
  {
    kind: '前者与后者',
    source: '画家沈牧云与雕刻家贺南生是同乡。一九五二年，前者迁居海滨，后者留在城里任教。',
    supported: ['一九五二年迁居海滨的是沈牧云。', '贺南生留在城里任教。'],
    falsified: ['一九五二年迁居海滨的是贺南生。', '沈牧云留在城里任教。'],
  },
  {
    kind: '前者与后者，其后又提到姓名',
    source: '刘波与周敏合编这本词典。后者编写注释，前者撰写序言，周敏还绘制了插图。',
    supported: ['周敏绘制了插图。'],
    falsified: ['周敏撰写了序言。'],
  },
  {
    kind: '前者と後者',
    source: '新しい館長には佐藤健一と山本恵子が候補に挙がった。前者は地元の出身で、後者は東京で働いている。',
    supported: ['佐藤健一は地元の出身だ。', '山本恵子は東京で働いている。'],
    falsified: ['山本恵子は地元の出身だ。', '佐藤健一は東京で働いている。'],
  },
  {
    kind: 'ce dernier, este último, quest’ultimo, последний',
    source:
      "Claire Aubry a succédé à Marc Delorme. Ce dernier dirige maintenant un musée à Lyon. Ana Ruiz sustituyó a Pedro Vidal. Este último dirige ahora un museo en Soria. Carla Neri è succeduta a Paolo Conti. Quest'ultimo dirige ora un museo a Pisa.",
    supported: ['Marc Delorme dirige maintenant un musée à Lyon.', 'Pedro Vidal dirige ahora un museo en Soria.'],
    falsified: [
      'Claire Aubry dirige maintenant un musée à Lyon.',
      'Ana Ruiz dirige ahora un museo en Soria.',
      'Carla Neri dirige ora un museo a Pisa.',
    ],
  },
  {
    kind: 'последний из двоих',
    source: 'Ольга Седова сменила Ивана Крылова. Последний теперь руководит музеем в Твери.',
    supported: ['Иван Крылов теперь руководит музеем в Твери.'],
    falsified: ['Ольга Седова теперь руководит музеем в Твери.'],
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
    kind: 'indirekte Rede mit Konjunktiv',
    source: 'Eine Sprecherin sagte, die neue Linie könne im Mai starten.',
    supported: ['Laut einer Sprecherin könnte die neue Linie im Mai starten.'],
    falsified: ['Die neue Linie startet im Mai.'],
  },
  {
    kind: '说话人不同',
    source:
      '关于是否拆除老街两端的石桥墩，各方意见不一。市规划局认为，桥面太窄，妨碍了车辆通行。建筑学者梁思源则指出，多数桥墩完好，只需加固。',
    supported: ['梁思源认为，多数石桥墩是完好的，只需加固。'],
    falsified: ['市规划局认为，多数石桥墩是完好的，只需加固。'],
  },
];

describe('who says or does it', () => {
  tellApart(KINDS);
});
