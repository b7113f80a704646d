import { tellApart, type SentenceKind } from './sentenceKinds.js';

/** Plain sentences with one or two words replaced, by the kind of word. */
const KINDS: SentenceKind[] = [
  {
    kind: 'the neighbor’s subject',
    source:
      'The blue lamp means that the pump is running. The yellow lamp means that the filter is dirty. Pilots fly for free. Their families pay half the fare. Yusuf will paint the fence on Saturday. Helena has already mowed the lawn.',
    supported: [
      'The blue lamp means the pump is running.',
      'When the yellow lamp is on, the filter is dirty.',
      'Yusuf will paint the fence.',
      'Helena has mowed the lawn.',
    ],
    falsified: [
      'The yellow lamp means that the pump is running.',
      'The blue lamp means that the filter is dirty.',
      'Helena will paint the fence on Saturday.',
      'Yusuf has already mowed the lawn.',
    ],
  },
  {
    kind: 'another word at the end or the beginning',
    source:
      'Ferries are free for cyclists. Motorists need a ticket. The attic was insulated last autumn. The cellar was painted in spring. Towels are included in the rent. Bed linen costs eight euros.',
    supported: ['For cyclists, ferries are free.', 'The attic was insulated last autumn.', 'Towels are included.'],
    falsified: [
      'Ferries are free for motorists.',
      'The cellar was insulated last autumn.',
      'Bed linen is included in the rent.',
      'Towels cost eight euros.',
    ],
  },
  {
    kind: 'another word for the same, which the source does not have',
    source:
      'The customs office seized a sailing boat near Ronne on Friday evening. Biologists found the nest on an islet. The rain damaged the path. Use a soft cloth for the lens.',
    supported: [
      'The customs office confiscated a sailing boat near Ronne on Friday evening.',
      'Researchers found the nest on an islet.',
      'The rainfall damaged the path.',
      'The rain damaged the footpath.',
      'Wipe the lens with a soft cloth.',
    ],
    falsified: ['The nest damaged the path.', 'Use a soft cloth for the path.'],
  },
  {
    kind: 'who the pronoun and the title stand for',
    source:
      'Governor Amina Sall opened the dam on Tuesday. She thanked the engineers for their patience. Sall promised a second turbine. The mayor stayed away. Cakes can be ordered by phone, bread cannot.',
    supported: [
      'Governor Amina Sall opened the dam on Tuesday.',
      'Amina Sall thanked the engineers for their patience.',
      'Bread cannot be ordered by phone.',
    ],
    falsified: ['The mayor promised a second turbine.', 'The mayor thanked the engineers for their patience.'],
  },
  {
    kind: 'a verb with prepositions of its own',
    source: 'The women from Hoy took fifth place. The mayor opened the market at noon.',
    supported: ['The women from Hoy finished in fifth place.'],
    falsified: ['The women from Hoy finished in first place.'],
  },
  {
    kind: 'un verbo con otras preposiciones',
    source: 'El agua se enfrió de 27 a 24 grados. La alcaldesa abrió el mercado a mediodía.',
    supported: ['El agua pasó de 27 a 24 grados.'],
    falsified: ['El agua pasó de 24 a 27 grados.'],
  },
  {
    kind: 'Wörter an der Stelle anderer',
    source:
      'Rentner fahren umsonst. Studenten zahlen die Hälfte. Der Bäcker hat den Ofen erneuert. Der Metzger hat den Keller vermietet.',
    supported: ['Studenten zahlen die Hälfte.', 'Den Ofen hat der Bäcker erneuert.'],
    falsified: ['Rentner zahlen die Hälfte.', 'Der Metzger hat den Ofen erneuert.'],
  },
  {
    kind: 'un mot à la place d’un autre',
    source:
      'Le boulanger a réparé la vitrine. Le boucher a loué la cave. La piscine est gratuite pour les retraités, pas pour les étudiants.',
    supported: ['La vitrine a été réparée par le boulanger.', 'Pour les retraités, la piscine est gratuite.'],
    falsified: ['Le boucher a réparé la vitrine.', 'La piscine est gratuite pour les étudiants.'],
  },
  {
    kind: 'two opposites behind one subject',
    source:
      'The kiosk on the pier opens at nine and shuts at five. Release 7 adds a map view and removes the old toolbar. La cantine ouvre à midi et ferme à deux heures.',
    supported: [
      'The kiosk opens at nine and shuts at five.',
      'Release 7 removes the old toolbar and adds a map view.',
      'La cantine ferme à deux heures.',
    ],
    falsified: [
      'The kiosk opens at five and shuts at nine.',
      'Release 7 removes the map view.',
      'Release 7 adds the old toolbar.',
      'La cantine ouvre à deux heures.',
    ],
  },
  {
    kind: 'wer es war, mit einem Pronomen',
    source: 'Frau Adler zog im Mai um. Der Nachbar half ihr beim Packen.',
    supported: ['Der Nachbar half ihr beim Packen.', 'Frau Adler zog im Mai um.'],
    falsified: ['Sie half dem Nachbarn beim Packen.'],
  },
  {
    kind: 'qui l’a fait, avec un pronom',
    source: 'Anne habite à Tours. Le voisin lui a prêté une échelle.',
    supported: ['Le voisin lui a prêté une échelle.'],
    falsified: ['Elle a prêté une échelle au voisin.'],
  },
  {
    kind: 'a verb in the place of another behind a pronoun',
    source: 'Mina Ott runs the mill. She inherited the mill from an aunt. It burned down in 1987 and reopened in 1990.',
    supported: ['Mina Ott inherited the mill from an aunt.', 'It reopened in 1990.'],
    falsified: ['Mina Ott bought the mill from an aunt.'],
  },
  {
    kind: 'for and against in one sentence',
    source: 'Le syndicat a voté pour, les deux patrons ont voté contre. La salle est restée vide.',
    supported: ['Les deux patrons ont voté contre.'],
    falsified: ['Le syndicat a voté contre.', 'Les deux patrons ont voté pour.'],
  },
  {
    kind: 'dafür und dagegen in einem Satz',
    source: 'Die Jungen stimmten dafür, die alte Garde stimmte dagegen. Der Saal blieb leer.',
    supported: ['Die Jungen stimmten dafür.', 'Die alte Garde stimmte dagegen.'],
    falsified: ['Die Jungen stimmten dagegen.', 'Die alte Garde stimmte dafür.'],
  },
  {
    kind: 'a denial added beside another lack',
    source: 'The referee found that the club had fielded a player without a license. The club can appeal.',
    supported: ['The referee found that the club had fielded a player without a license.'],
    falsified: ['The referee found that the club had not fielded a player.'],
  },
  {
    kind: 'found and lost, came and left',
    source:
      'Inga arrived in Bergen on Monday and left on Thursday. She found a scarf on the ferry and lost her cap. Wi-Fi is switched off by default.',
    supported: ['Inga arrived in Bergen on Monday.', 'She lost her cap.'],
    falsified: ['Inga left Bergen on Monday.', 'She found her cap.', 'She lost a scarf on the ferry.'],
  },
  {
    kind: 'up to a time and behind it',
    source:
      'Members return the kayak by Sunday. The club refunds the deposit within two weeks. The rest is due on arrival. Der Antrag ist vor Ostern zu stellen.',
    supported: [
      'The kayak must be returned by Sunday.',
      'The deposit is refunded within two weeks.',
      'The rest is due on arrival.',
    ],
    falsified: [
      'Members return the kayak after Sunday.',
      'The club refunds the deposit after two weeks.',
      'The rest is due before arrival.',
      'Der Antrag ist nach Ostern zu stellen.',
    ],
  },
];

describe('grounding: words in the place of others', () => tellApart(KINDS));
