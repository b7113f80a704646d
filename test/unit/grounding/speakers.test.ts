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
];

describe('who says or does it', () => {
  tellApart(KINDS);
});
