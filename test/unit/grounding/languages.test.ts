import assert from 'node:assert/strict';
import { verifySentences } from '../../../src/agent/grounding/index.js';

/** A denial in a language whose words aren't known, and the same without it. */
const DENIED: Record<string, [denies: string, asserts: string]> = {
  Swedish: ['Hyresgästen får inte måla om köket.', 'Hyresgästen får måla om köket.'],
  Polish: ['Najemca nie może malować ścian w kuchni.', 'Najemca może malować ściany w kuchni.'],
  Czech: ['Nájemce nesmí malovat stěny v kuchyni.', 'Nájemce smí malovat stěny v kuchyni.'],
  Turkish: ['Kiracı mutfağın duvarlarını boyayamaz.', 'Kiracı mutfağın duvarlarını boyar.'],
  Ukrainian: ['Орендар не може фарбувати стіни на кухні.', 'Орендар може фарбувати стіни на кухні.'],
  Korean: ['세입자는 부엌 벽을 칠할 수 없습니다.', '세입자는 부엌 벽을 칠할 수 있습니다.'],
  Arabic: ['لا يجوز للمستأجر طلاء جدران المطبخ.', 'يجوز للمستأجر طلاء جدران المطبخ.'],
  Hebrew: ['השוכר לא רשאי לצבוע את קירות המטבח.', 'השוכר רשאי לצבוע את קירות המטבח.'],
  Hindi: ['किरायेदार रसोई की दीवारें नहीं रंग सकता।', 'किरायेदार रसोई की दीवारें रंग सकता।'],
  Italian: [
    "L'inquilino non può dipingere le pareti della cucina.",
    "L'inquilino può dipingere le pareti della cucina.",
  ],
  Portuguese: ['O inquilino não pode pintar as paredes da cozinha.', 'O inquilino pode pintar as paredes da cozinha.'],
  Dutch: ['De huurder mag de muren van de keuken niet verven.', 'De huurder mag de muren van de keuken verven.'],
};

describe("verifySentences in languages whose words it doesn't know", () => {
  for (const [language, [denies, asserts]] of Object.entries(DENIED))
    it(`calls a sentence with a dropped denial in ${language} neither verbatim nor supported, and a full quotation verbatim`, () => {
      // Together and one by one: the rest of an answer doesn't change how a sentence is split.
      for (const sentences of [[denies, asserts], [denies], [asserts]]) {
        const { bands } = verifySentences({ source: denies, sentences });
        for (const [at, sentence] of sentences.entries())
          assert.ok(
            (sentence === denies ? ['verbatim'] : ['unjudged', 'doubtful', 'unsupported']).includes(bands[at] ?? ''),
            `${sentence}: ${bands[at]}`,
          );
      }
    });

  it('notices a denial in another language than a source that denies nothing', () => {
    const source = 'The dome weighs 190 tonnes. The telescope itself, built in 1978, will be kept.';
    const { bands } = verifySentences({
      source,
      sentences: [
        'Le télescope, construit en 1978, sera conservé.',
        'Le télescope, construit en 1978, ne sera pas conservé.',
      ],
    });
    assert.deepEqual(bands, ['unjudged', 'doubtful']);
  });

  it('notices a denial and an opposite in another language by the words around them, without a number or name', () => {
    for (const [source, right, wrong] of [
      [
        'The bakery sells bread and cheese. Dogs are not allowed in the garden. The owner lives above the shop.',
        'Hunde sind im Garten nicht erlaubt.',
        'Hunde sind im Garten erlaubt.',
      ],
      [
        'The farmers planted new trees. The price of milk fell last winter. The school stayed open.',
        'Le prix du lait a baissé l’hiver dernier.',
        'Le prix du lait a augmenté l’hiver dernier.',
      ],
      [
        'Die Mieter zahlen die Miete im Voraus. Der Vermieter repariert das Dach nicht. Die Küche ist neu.',
        'The landlord does not repair the roof.',
        'The landlord repairs the roof.',
      ],
      [
        'Библиотека находится рядом с рекой. Студенты бесплатно берут книги. Окна библиотеки закрыты зимой.',
        'The windows of the library are closed in winter.',
        'The windows of the library are open in winter.',
      ],
      [
        '博物馆不出售门票。学生参观博物馆是免费的。花园里有鸟。',
        'The museum does not sell tickets.',
        'The museum sells tickets.',
      ],
    ] as const) {
      const { bands } = verifySentences({ source, sentences: [right, wrong] });
      assert.deepEqual(bands, ['unjudged', 'doubtful'], wrong);
    }
  });

  it('cites the passage that a sentence in another language repeats, although its words are not checked', () => {
    const source =
      'Varley has a new hospital. The old building will be pulled down next year. The nurses asked for more beds. Parents may visit their children at night. The architect of Varley also designed the library.';
    const sentences = [
      'Los padres pueden visitar a sus hijos por la noche.',
      'Das alte Gebäude wird nächstes Jahr abgerissen.',
      'Медсёстры просили больше кроватей.',
      'Die Straßenbahn fährt jetzt häufiger.',
    ];
    const { citations, bands } = verifySentences({ source, sentences });
    assert.deepEqual(
      citations.map(([first]) => first && source.slice(first.start, first.end)),
      [
        'Parents may visit their children at night.',
        'The old building will be pulled down next year.',
        'The nurses asked for more beds.',
        undefined,
      ],
    );
    assert.ok(bands.every((band) => band === 'unjudged'));
  });

  it('notices a day or a season that a source in another language lacks while it has another one', () => {
    const source = 'The workshop is open to visitors on Saturdays. In summer it moves to the Maple Bridge.';
    const { bands, reasons } = verifySentences({
      source,
      sentences: [
        'Die Werkstatt ist jeden Samstag geöffnet.',
        'Die Werkstatt ist jeden Sonntag geöffnet.',
        'Im Winter zieht sie um.',
        'Sie ist jede Woche geöffnet.',
      ],
    });
    assert.deepEqual(bands, ['unjudged', 'doubtful', 'doubtful', 'unjudged']);
    assert.deepEqual(
      reasons.slice(1, 3).map((all) => all.map(({ text }) => text)),
      [['The source says Saturdays, not Sonntag.'], ['The source says summer, not Winter.']],
    );
  });

  it('ranks two names in the order of a source in another language higher, unless one of the two is a passive', () => {
    const source =
      'Hana Wells sold her vineyard to the Petrov family. The furniture maker Lomax was bought by the investor Carla Dunn last autumn.';
    const scoreOf = (sentence: string): number =>
      verifySentences({ source, sentences: [sentence] }).scores[0] ?? Number.NaN;
    const pairs = [
      ['Hana Wells vendió su viñedo a la familia Petrov.', 'La familia Petrov vendió su viñedo a Hana Wells.'],
      [
        'La inversora Carla Dunn adquirió el fabricante de muebles Lomax el otoño pasado.',
        'El fabricante de muebles Lomax adquirió a la inversora Carla Dunn el otoño pasado.',
      ],
    ] as const;
    for (const [right, wrong] of pairs)
      assert.ok(scoreOf(right) > scoreOf(wrong), `${scoreOf(right)} ${scoreOf(wrong)}`);
  });

  it("notices a dropped denial when most of the sentence's source is in another language", () => {
    const english =
      'The dam was built in 1931 by the city, and it is still in use today. It supplies the valley with water.';
    for (const [denies, asserts] of [
      ['洪水期间大坝没有倒塌。', '洪水期间大坝倒塌。'],
      ['Der Damm brach im Jahr 1940 nicht.', 'Der Damm brach im Jahr 1940.'],
      ["Le barrage n'est pas fermé pendant l'hiver.", "Le barrage est fermé pendant l'hiver."],
      ['Плотина не разрушилась во время войны.', 'Плотина разрушилась во время войны.'],
    ] as const) {
      const { bands } = verifySentences({ source: `${english}\n\n${denies}`, sentences: [asserts, denies] });
      assert.equal(bands[0], 'unsupported', asserts);
      assert.ok(['verbatim', 'supported'].includes(bands[1] ?? ''), denies);
    }
  });

  it('ranks a number higher whose words look alike in a source in another language', () => {
    const told = [
      [
        'The festival sells tickets for 40 dollars. The museum next door charges 9 dollars.',
        'Las entradas del festival cuestan 40 dólares.',
        'Las entradas del festival cuestan 9 dólares.',
      ],
      [
        'В экспедиции участвовали 26 человек. В порту ждали 41 человек.',
        'The expedition had 26 members.',
        'The expedition had 41 members.',
      ],
    ].map(([source = '', ...sentences]) => verifySentences({ source, sentences }));
    for (const { scores, bands } of told) {
      assert.ok((scores[0] ?? 0) > (scores[1] ?? 1), JSON.stringify(scores));
      assert.equal(bands[0], 'unjudged');
    }
  });

  it('ranks a number higher whose words mean the same in a source in another language', () => {
    for (const [source, right, wrong] of [
      [
        'The mill was built in 1804 and sold in 1877. It was rebuilt after a flood.',
        'Die Mühle wurde 1877 verkauft.',
        'Die Mühle wurde 1804 verkauft.',
      ],
      [
        'Der Turm ist 52 Meter hoch, die Mauer 310 Meter lang. Beide stehen am Fluss.',
        'La tour a une hauteur de 52 mètres.',
        'La tour a une hauteur de 310 mètres.',
      ],
      [
        '病院では、医師が48人、患者が630人いる。建物は海の近くにある。',
        'The hospital has 48 doctors.',
        'The hospital has 630 doctors.',
      ],
      [
        'El barco lleva 90 coches y 640 pasajeros. El viaje dura tres horas.',
        'Паром перевозит 640 пассажиров.',
        'Паром перевозит 90 пассажиров.',
      ],
      [
        'The library lent 7,000 books. It had 1,900 visitors on the first day.',
        '这家图书馆有1900名参观者。',
        '这家图书馆有7000名参观者。',
      ],
    ] as const) {
      const { scores, bands } = verifySentences({ source, sentences: [right, wrong] });
      assert.ok((scores[0] ?? 0) > (scores[1] ?? 1), `${right} ${JSON.stringify(scores)}`);
      assert.equal(bands[0], 'unjudged');
    }
  });

  it('finds the denial of a claim in another clause, and reads the French "sept" as a number', () => {
    const { bands } = verifySentences({
      source: "Le phare de Morvil n'est plus habité depuis 1991.",
      sentences: ['The lighthouse has not had a keeper since 1991.'],
    });
    assert.deepEqual(bands, ['unjudged']);
    const french = verifySentences({
      source: 'Seven climbers were rescued from the south ridge of Mount Ardal on Tuesday.',
      sentences: ['Les sept alpinistes ont été secourus mardi sur le mont Ardal.'],
    });
    assert.notEqual(french.bands[0], 'unsupported');
  });

  it('keeps judging short English sentences', () => {
    const { bands } = verifySentences({
      source: 'The depot closed in 2004. The trams moved to Harburg.',
      sentences: ['In 2004 the depot closed.', 'The depot closed in 2014.'],
    });
    assert.deepEqual(bands, ['supported', 'unsupported']);
  });

  it('knows a day without its month, and ranks what scatters the names of a source lower, in another language', () => {
    const source =
      'The exhibition travels in May. It opens in Lowbridge on the 4th and closes in Kell Harbor on the 19th. Curator Ida Brandt wrote the catalog. Collector Tom Askew lent 30 maps.';
    const { scores, bands } = verifySentences({
      source,
      sentences: [
        'Die Ausstellung schließt am 19. Mai in Kell Harbor.',
        'Die Ausstellung schließt am 21. Mai in Kell Harbor.',
        'Tom Askew hat der Ausstellung 30 Karten geliehen.',
        'Ida Brandt hat der Ausstellung 30 Karten geliehen.',
      ],
    });
    assert.equal(bands[0], 'unjudged');
    assert.notEqual(bands[1], 'unjudged');
    assert.ok((scores[0] as number) > (scores[1] as number), JSON.stringify(scores));
    assert.ok((scores[2] as number) > (scores[3] as number), JSON.stringify(scores));
  });

  /** Bands of sentences, given as pairs of a source and a true sentence in another language. */
  const bandsOf = (pairs: readonly (readonly [string, string])[]): string[] =>
    pairs.map(([source, sentence]) => verifySentences({ source, sentences: [sentence] }).bands[0] ?? '');

  it('takes no capitalized word for a name that the source lacks if another language writes it otherwise', () => {
    const bands = bandsOf([
      [
        'Führungen gibt es jeden Samstag um 14 Uhr. Sie dauern eine Stunde.',
        'There are guided tours every Saturday at 2 p.m.',
      ],
      [
        'No jobs will be cut in Germany. In Poland, 400 jobs will disappear.',
        'En Alemania no se suprimirá ningún puesto de trabajo.',
      ],
      [
        'Direktorin Anna Vogt lobt die Spende. Das Haus hat nun mehr Geld.',
        'Director Anna Vogt has praised the donation.',
      ],
      [
        'The study was funded by the Helmut Brandt Foundation. It had no influence on it.',
        'Исследование оплатил фонд Хельмута Брандта.',
      ],
      [
        'The tool needs no configuration file. Then Quill uses the default theme.',
        'Ohne Konfigurationsdatei verwendet das Programm Quill das Standard-Theme.',
      ],
      [
        'The lake appears in the novel "The Silent Shore" by Ingrid Malm.',
        'Der See kommt in Ingrid Malms Roman „The Silent Shore“ vor.',
      ],
      [
        'Sarn is not a member of NATO. It joined the European Union in 2004.',
        'Depuis 2004, Sarn est membre de l’Union européenne, mais pas de l’OTAN.',
      ],
    ]);
    assert.deepEqual(new Set(bands), new Set(['unjudged']), JSON.stringify(bands));
  });

  it('compares no German noun beside a name as a name', () => {
    const bands = bandsOf([
      [
        'The green candidate, Nadia Benali, refused to support Carrère. The mayor lost.',
        'Die grüne Kandidatin Nadia Benali will Carrère nicht unterstützen.',
      ],
      [
        'Sato beat Okafor in the vote of the audience by only 31 votes. The jury voted, too.',
        'Okafor verlor die Publikumswahl gegen Sato mit nur 31 Stimmen Rückstand.',
      ],
      [
        'The audience award went to "The Open Door" by Mina Sato. The jury disagreed.',
        'Den Publikumspreis erhielt „The Open Door“ von Mina Sato.',
      ],
    ]);
    assert.deepEqual(new Set(bands), new Set(['unjudged']), JSON.stringify(bands));
  });

  it('takes the hours of a day for a time, and a number for an ordinal, in another language', () => {
    const source = 'Das Museum hat von 10 bis 17 Uhr geöffnet. Das Café im Hof öffnet erst um 11 Uhr.';
    const { bands } = verifySentences({
      source,
      sentences: [
        'El museo abre de 10 a 17 horas.',
        'El café del patio abre a las 11 horas.',
        'El museo abre de 10 a 18 horas.',
      ],
    });
    assert.deepEqual(bands, ['unjudged', 'unjudged', 'unsupported']);
    assert.deepEqual(
      bandsOf([
        [
          'The firm lost money in the third quarter. The loss was 120 million euros.',
          '3분기에 회사는 손실을 기록했다.',
        ],
      ]),
      ['unjudged'],
    );
  });

  it('finds no denial in a title, in another part of the sentence, or in what is turned as well', () => {
    const bands = bandsOf([
      [
        'The film follows the band No Tomorrow on its last tour. It won a prize.',
        'Der Film begleitet die Band No Tomorrow auf ihrer letzten Tournee.',
      ],
      [
        'In 1938 Morva attacked Sarn without declaring war. The army of the country fled to the south.',
        'Im Jahr 1938 wurde das Land Sarn von Morva angegriffen.',
      ],
      [
        'Morva did not recognize the new state until 1934. It was founded in 1921.',
        'До 1934 года Морва не признавала новое государство.',
      ],
      [
        'Morva did not recognize the new state until 1934. It was founded in 1921.',
        "Morva n'a reconnu le nouvel État qu'en 1934.",
      ],
      [
        'Das Café im Hof öffnet erst um 11 Uhr und ist nur für die Gäste des Hauses da.',
        '中庭のカフェは11時にならないと開きません。',
      ],
      [
        'The new cinema has more seats than the old one. Both are full.',
        'Das alte Kino hat weniger Plätze als das neue.',
      ],
      [
        'Спутник будет наблюдать не за океанами, а за лесами. Он весит 640 килограммов.',
        'Der Satellit soll nicht die Ozeane beobachten, sondern die Wälder.',
      ],
      [
        'Ракета не может взлететь, пока не заменят клапан. Экипаж не пострадал.',
        'The rocket cannot take off until a valve has been replaced.',
      ],
      [
        'The plant in Brunn will stay closed until the authorities approve its restart.',
        'Das Werk in Brunn darf nicht öffnen, bis die Behörden zustimmen.',
      ],
      [
        'Walsh sold his tractor to the cooperative for 9,500 euros. It was old.',
        'Die Genossenschaft kaufte Walsh seinen Traktor für 9500 Euro ab.',
      ],
      [
        'Nobody may join without the consent of at least two members. It is free.',
        'Nadie puede entrar sin el consentimiento de al menos dos miembros.',
      ],
      ['The lake has no natural outlet. It is 87 meters deep.', 'El lago carece de desagüe natural.'],
      [
        'Die Garantie erlischt, wenn das Gehäuse geöffnet wurde. Sie gilt zwei Jahre.',
        'The warranty is no longer valid once the housing has been opened.',
      ],
    ]);
    assert.deepEqual(new Set(bands), new Set(['unjudged']), JSON.stringify(bands));
    const wrong = bandsOf([
      [
        'The new cinema has more seats than the old one. Both are full.',
        'Das neue Kino hat weniger Plätze als das alte.',
      ],
      [
        'The town sold the old library last year. Many visitors liked it.',
        'Die Stadt hat die alte Bibliothek im letzten Jahr nicht verkauft.',
      ],
    ]);
    assert.deepEqual(wrong, ['doubtful', 'doubtful']);
  });

  it('takes a cause that the source tells without a word for it', () => {
    const bands = bandsOf([
      [
        'The ferry does not run in January and February, when the lake is frozen. It runs in March.',
        'Im Januar und Februar fährt die Fähre nicht, weil der See zugefroren ist.',
      ],
    ]);
    assert.deepEqual(bands, ['unjudged']);
  });

  it('does not judge an answer in a language that it has no words of as one in the language of its source', () => {
    const source =
      'Norvik Energy reported a loss of 120 million euros for the third quarter. No jobs will be cut in Germany. Tessel denied that it had made an offer.';
    const { bands } = verifySentences({
      source,
      sentences: [
        'Norvik Energy odnotowała w trzecim kwartale stratę w wysokości 120 milionów euro.',
        'W Niemczech nie zostaną zlikwidowane żadne miejsca pracy.',
        'Norvik Energy odnotowała stratę w wysokości 170 milionów euro.',
      ],
    });
    assert.deepEqual(bands, ['unjudged', 'unjudged', 'unsupported']);
  });
});
