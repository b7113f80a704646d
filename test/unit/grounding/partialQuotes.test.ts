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
  {
    kind: 'a hedge or a denial of the main clause behind an opening clause',
    source:
      'While the trustees are split, tenants claim that, under the new lease, the orchard will be fenced. Because money is short, it is unlikely that, before June, the culvert will be relined. Although the guild met twice, it did not decide that, from May on, renters must pay the levy. Unlike its rivals, the guild does not think that, in the long run, the fund is at risk. Because the ground is wet it is unlikely that before July, the barn will be moved. While no one was looking, the goat ate the ledger.',
    supported: ['The goat ate the ledger.'],
    falsified: [
      'Under the new lease, the orchard will be fenced.',
      'The orchard will be fenced.',
      'Before June, the culvert will be relined.',
      'The culvert will be relined.',
      'From May on, renters must pay the levy.',
      'In the long run, the fund is at risk.',
      'The barn will be moved.',
    ],
  },
  {
    kind: 'an opening that is about the main clause itself',
    source:
      'As some villagers fear, the spring will run dry. As critics wrongly claimed, the serum was never tested. As her rivals allege, Ines Farrow copied the loom. While not yet confirmed, the kiln will move to Leeds. While perhaps exaggerated, the tale describes a real flood. Far from confirmed, the ferry will be sold. As no one had the key, the wardens broke the lock. Far from closing, the dairy hired 20 people.',
    supported: ['The wardens broke the lock.', 'The dairy hired 20 people.'],
    falsified: [
      'The spring will run dry.',
      'The serum was never tested.',
      'Ines Farrow copied the loom.',
      'The kiln will move to Leeds.',
      'The tale describes a real flood.',
      'The ferry will be sold.',
    ],
  },
  {
    kind: 'a denial behind a German opening clause',
    source:
      'Da niemand die Akten kennt, ist es zweifelhaft, dass, wie geplant, der Hafen 2031 öffnet. Obwohl der Verein zweimal tagte, beschloss er nicht, dass, ab Mai, die Gebühr für Mieter steigt. Obwohl er nicht gewann, er blieb der Held der Stadt.',
    supported: ['Er blieb der Held der Stadt.'],
    falsified: ['Der Hafen 2031 öffnet.', 'Die Gebühr für Mieter steigt.'],
  },
  {
    kind: 'a denial behind a French opening clause',
    source:
      'Comme le prétendent ses rivaux, le sculpteur a copié la statue. Parce que les registres ont brûlé, on ne croit pas que, avant 1700, le hameau avait un moulin. Bien que la pluie ne cessait pas, le bateau a quitté le port.',
    supported: ['Le bateau a quitté le port.'],
    falsified: [
      'Le sculpteur a copié la statue.',
      'Avant 1700, le hameau avait un moulin.',
      'Le hameau avait un moulin.',
    ],
  },
  {
    kind: 'a denial behind a Spanish opening clause',
    source:
      'Como se rumorea desde mayo, el escultor copió la estatua. Como nadie tenía los registros, no se cree que, antes de 1700, la aldea tenía un molino. Aunque la lluvia no paraba, el barco dejó el puerto.',
    supported: ['El barco dejó el puerto.'],
    falsified: [
      'El escultor copió la estatua.',
      'Antes de 1700, la aldea tenía un molino.',
      'La aldea tenía un molino.',
    ],
  },
  {
    kind: 'an abbreviation that ends no sentence',
    source:
      'It is not true, says Prof. Klein, that the tarn is drying up. It is a myth, writes Capt. Moore, that the gulls are blind. It is not true, says Orrin Corp. in its letter, that the quarry leaks. It is not true that since Sept. the sluice has leaked.',
    supported: ['It is not true, says Prof. Klein, that the tarn is drying up.'],
    falsified: ['The tarn is drying up.', 'The gulls are blind.', 'The quarry leaks.', 'The sluice has leaked.'],
  },
  {
    kind: 'a condition that reads like a place, an example, or a time',
    source:
      'Hounds may run off the leash, where permitted. Boats may moor at the weir, where legally allowed. Trams will run every ten minutes, where the track allows it. For example, a lodger pays no rent if the heating fails. Smiths receive a bonus when the forge reached its target. The hatch opens as soon as the guard pressed the button. The archive keeps the deeds in the crypt, where members can read them. The bells fell silent when the tower burned. The curate, who was once named best gardener, left the parish.',
    supported: [
      'The archive keeps the deeds in the crypt.',
      'The bells fell silent.',
      'A lodger pays no rent if the heating fails.',
      'The curate left the parish.',
    ],
    falsified: [
      'Hounds may run off the leash.',
      'Boats may moor at the weir.',
      'Trams will run every ten minutes.',
      'A lodger pays no rent.',
      'Smiths receive a bonus.',
      'The hatch opens.',
    ],
  },
  {
    kind: 'an alternative',
    source:
      'The tannery closed in 1890 or possibly in 1891. The fire began in the scullery, or perhaps in the hall. The foundry will move to Cork and may cut 200 jobs.',
    supported: ['The foundry will move to Cork'],
    falsified: ['The tannery closed in 1890.', 'The fire began in the scullery.'],
  },
  {
    kind: 'how many suspect something',
    source:
      'Of the 12 surgeons, 9 suspect that the well was poisoned. Of the 40 farmers asked, 31 suspect the reeve was bribed. The 2 suspects said that the gate was open.',
    supported: ['The 2 suspects said that the gate was open.'],
    falsified: ['The well was poisoned.', 'The reeve was bribed.'],
  },
  {
    kind: 'a reason that is only claimed',
    source:
      'The union went on strike because it claimed that the owner had stolen wages. The tenant sued the bank because it claimed to be owed the rent.',
    supported: ['The union went on strike.', 'The tenant sued the bank.'],
    falsified: ['The union went on strike because of the theft by its owner.'],
  },
];

describe('Parts of sentences', () => {
  tellApart(KINDS);
});
