import { tellApart, type SentenceKind } from './sentenceKinds.js';

/** Sources with parts of their sentences, as they stand there: true ones, and ones whose omitted rest changes what they say. */
const KINDS: SentenceKind[] = [
  {
    kind: 'a hedge of another clause',
    source:
      'Ines Farrow will lead the spring walk and her group may include two trainees. While the fee might seem high to newcomers, the guild still pays for every tool. The chapel was sold in 1988 and the vestry was too, perhaps. Critics suspect that the mill has closed.',
    supported: ['Ines Farrow will lead the spring walk', 'the guild still pays for every tool'],
    falsified: ['The vestry was too', 'The mill has closed'],
  },
  {
    kind: 'a denial of an adjunct',
    source:
      'Not to be outdone, the rowing club opened its boathouse at dawn. No one believes the rowing club sold its boats last winter.',
    supported: ['The rowing club opened its boathouse at dawn.'],
    falsified: ['The rowing club sold its boats last winter.'],
  },
  {
    kind: 'a time that reads like a condition',
    source:
      'The pumps were switched off when the river rose over the quay. The quay gate closes when the river is above two meters. The larch is native to the upper valley, where it may grow on scree.',
    supported: ['The pumps were switched off', 'The larch is native to the upper valley'],
    falsified: ['The quay gate closes'],
  },
  {
    kind: 'another sentence that a quotation mark or lowercase letters keep with it',
    source:
      '"we were never told about the roof." the council repaired the roof in august, said the warden. it is not true that the council repaired the tower in june.',
    supported: ['The council repaired the roof in august'],
    falsified: ['The council repaired the tower in june.'],
  },
  {
    kind: 'a verb with its particle at the end',
    source:
      'The ferry capsized as the net was hauled in, an officer told the station. The crew of the ferry was looked after in the harbor.',
    supported: ['The ferry capsized as the net was hauled in'],
    falsified: ['The crew of the ferry was looked after in'],
  },
  {
    kind: 'suspects who are people',
    source:
      'The raid was part of a search launched in 2011 by the harbor police to catch smugglers and other suspects who had fled. The harbor police suspects the clerk sold the maps. Anna suspects the porter keeps the maps.',
    supported: ['The raid was part of a search launched in 2011'],
    falsified: ['The clerk sold the maps.', 'The porter keeps the maps.'],
  },
];

describe('Parts of sentences', () => {
  tellApart(KINDS);
});
