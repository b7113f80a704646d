import { tellApart, type SentenceKind } from './sentenceKinds.js';

/** Sources with true and false sentences, by the words that stand for something named before. */
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
];

describe('what pronouns and "the latter" refer to', () => {
  tellApart(KINDS);
});
