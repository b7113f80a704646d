import { readsEach, type FileCase } from '../../../helpers/fileReading.js';

/** Bytes in hex, as programs of the time wrote these sentences. */
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replace(/\s+/g, ''), 'hex'));
const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const sample = (what: string, name: string, content: Uint8Array, has: RegExp): FileCase => ({
  what,
  name,
  content,
  has: [has],
  hasNot: [/\ufffd/],
});

const wide = (text: string, little: boolean): Uint8Array =>
  Uint8Array.from(
    Buffer.concat(
      Array.from(`\ufeff${text}`, (character) => {
        const four = Buffer.alloc(4);
        if (little) four.writeUInt32LE(character.codePointAt(0) ?? 0);
        else four.writeUInt32BE(character.codePointAt(0) ?? 0);
        return four;
      }),
    ),
  );

describe('reading old encodings', () => {
  readsEach([
    sample('UTF-32', 'wide.txt', wide('Śluza – level 12 m 🛶.', true), /^Śluza – level 12 m 🛶\.$/),
    sample('UTF-32 the other way round', 'wide.csv', wide('boat,tons\nŻółw,14\n', false), /\| Żółw \| 14 \||Żółw,14/),
    sample(
      'Polish',
      'a.txt',
      latin(
        'Zesp\xf3\xb3 portu zmierzy\xb3 w \xb6rod\xea poziom rzeki. Kapitan powiedzia\xb3, \xbfe woda jest zbyt wysoka dla \xb3odzi.',
      ),
      /Zespół portu zmierzył/,
    ),
    sample(
      'Czech',
      'b.txt',
      latin(
        'P\xf8\xedstav byl v\xe8era zav\xf8en, proto\x9ee hladina \xf8eky stoupla. Zejtra se znovu otev\xf8e pro v\x9aechny lod\xec.',
      ),
      /Přístav byl včera zavřen, protože/,
    ),
    sample(
      'Greek',
      'c.txt',
      latin(
        '\xd4\xef \xeb\xe9\xec\xdc\xed\xe9 \xde\xf4\xe1\xed \xea\xeb\xe5\xe9\xf3\xf4\xfc \xf7\xe8\xe5\xf2 \xea\xe1\xe9 \xe8\xe1 \xe1\xed\xef\xdf\xee\xe5\xe9 \xe1\xfd\xf1\xe9\xef.',
      ),
      /Το λιμάνι ήταν κλειστό χθες/,
    ),
    sample(
      'Turkish',
      'd.txt',
      latin(
        'Liman d\xfcn kapal\xfdyd\xfd, \xe7\xfcnk\xfc su seviyesi \xe7ok y\xfckseldi. Ba\xfekan yar\xfdn a\xe7\xfdlaca\xf0\xfdn\xfd s\xf6yledi.',
      ),
      /Liman dün kapalıydı.*Başkan yarın açılacağını/,
    ),
    sample(
      'Hebrew',
      'e.txt',
      latin(
        '\xe4\xf0\xee\xec \xe4\xe9\xe4 \xf1\xe2\xe5\xf8 \xe0\xfa\xee\xe5\xec \xeb\xe9 \xe4\xee\xe9\xed \xf2\xec\xe5 \xee\xe0\xe5\xe3.',
      ),
      /הנמל היה סגור אתמול/,
    ),
    sample(
      'Russian as on Unix',
      'f.txt',
      latin(
        '\xf0\xcf\xd2\xd4 \xc2\xd9\xcc \xda\xc1\xcb\xd2\xd9\xd4 \xd7\xde\xc5\xd2\xc1, \xd0\xcf\xd4\xcf\xcd\xd5 \xde\xd4\xcf \xd7\xcf\xc4\xc1 \xd0\xcf\xc4\xce\xd1\xcc\xc1\xd3\xd8.',
      ),
      /Порт был закрыт вчера/,
    ),
    sample(
      'Russian as on DOS',
      'g.txt',
      latin(
        '\x8f\xae\xe0\xe2 \xa1\xeb\xab \xa7\xa0\xaa\xe0\xeb\xe2 \xa2\xe7\xa5\xe0\xa0, \xaf\xae\xe2\xae\xac\xe3 \xe7\xe2\xae \xa2\xae\xa4\xa0 \xaf\xae\xa4\xad\xef\xab\xa0\xe1\xec.',
      ),
      /Порт был закрыт вчера/,
    ),
    sample(
      'Japanese as on Unix',
      'h.txt',
      bytes('b9c1 a4cf c0ee a4ce bfe5 b0cc a4ac b9e2 a4a4 a4bf a4e1 c9b7 b8c6 a4b5 a4ec a4de a4b7 a4bf a1a3'),
      /港は川の水位が高いため/,
    ),
    sample('Japanese in seven bits', 'i.txt', bytes('1b2442 3941 244f 406e 244e 3f65 304c 1b2842 0a'), /港は川の水位/),
    sample('Korean', 'j.txt', bytes('c7d7b1b8b4c2 20 b0adb9b0c0cc 20 b3f4bec6 20 b4ddc7fc b4d9 2e'), /항구/),
    sample(
      'Chinese of Taiwan',
      'k.txt',
      bytes('b4e4a466 a6d1 acb0 aa65 a4f4 b0aa a6d3 c3f6 b3ac a143 a9fa a4d1 adab b7f3 b6d7 a9f1 a143'),
      /港口/,
    ),
    sample(
      'Thai',
      'l.txt',
      latin(
        '\xb7\xe8\xd2\xe0\xc3\xd7\xcd\xbb\xd4\xb4\xe0\xc1\xd7\xe8\xcd\xc7\xd2\xb9\xb9\xd5\xe9\xe0\xbe\xc3\xd2\xd0\xb9\xe9\xd3\xca\xd9\xa7\xe0\xa1\xd4\xb9\xe4\xbb',
      ),
      /ท่าเรือปิดเมื่อวานนี้/,
    ),
    sample(
      'French in a table',
      'm.csv',
      latin('ville;pr\xe9f\xe9r\xe9e;co\xfbt\nOrl\xe9ans;oui;12\x80\nN\xeemes;non;7\x80\n'),
      /\| ville \| préférée \| coût \|[\s\S]*Orléans \| oui \| 12€/,
    ),
    sample(
      'captions in Polish',
      'n.srt',
      latin(
        '1\n00:00:01,000 --> 00:00:03,000\nSk\xb9d p\xb3yn\xb9 te \xb3odzie?\n\n2\n00:00:03,000 --> 00:00:05,000\nZ pó\xb3nocy, my\x9cl\xea, \xbfe z Gda\xf1ska.\n',
      ),
      /Skąd płyną te łodzie\?/,
    ),
    sample(
      'a page whose label is wrong',
      'o.html',
      latin(
        `<html><head><meta charset="utf-8"><title>Caf\xe9</title></head><body>${'<p>Le caf\xe9 de la gare est ferm\xe9 jusqu\x92\xe0 lundi \x96 dit-on.</p>'.repeat(4)}</body></html>`,
      ),
      /Le café de la gare est fermé jusqu’à lundi –/,
    ),
    sample(
      'a page with UTF-16 and no mark',
      'p.html',
      new Uint8Array(
        Buffer.from(
          `<html><head><title>Port</title></head><body>${'<p>The ferry – the old one – sails at nine, and it is cold.</p>'.repeat(4)}</body></html>`,
          'utf16le',
        ),
      ),
      /ferry – the old one – sails/,
    ),
    {
      what: 'UTF-8 that ends in the middle of a letter',
      name: 'q.txt',
      content: Uint8Array.from([
        ...Buffer.from('Le café de la gare est fermé jusqu’à lundi. '.repeat(3), 'utf8'),
        0xc3,
      ]),
      has: [/^Le café de la gare est fermé jusqu’à lundi\. Le café/],
    },
    {
      what: 'UTF-8 with one broken letter',
      name: 'r.txt',
      content: Uint8Array.from([
        ...Buffer.from('Le café de la gare est fermé jusqu’à lundi. '.repeat(3), 'utf8'),
        0xe9,
        0x20,
        ...Buffer.from('Il ouvrira après l’été.', 'utf8'),
      ]),
      has: [/^Le café de la gare est fermé jusqu’à lundi\./, /après l’été/],
    },
    sample(
      'German of a DOS program',
      's.txt',
      latin(
        'Die Schleuse wurde am Montag ge\x94ffnet. Gr\x94\xe1e und H\x94he m\x81ssen \x81berpr\x81ft werden, f\x81r jede Stra\xe1e.\r\n\x8eu\xe1erungen dazu nimmt das B\x81ro entgegen.\r\n',
      ),
      /müssen überprüft werden, für jede Straße/,
    ),
    sample(
      'French of a DOS program',
      't.txt',
      latin(
        "Le caf\x82 de la gare est ferm\x82 jusqu'\x85 lundi. Apr\x8as l'\x82t\x82, on ouvrira \x85 nouveau d\x8as huit heures, m\x88me le dimanche, \x87a va de soi.\r\n",
      ),
      /fermé jusqu'à lundi\. Après l'été/,
    ),
    sample(
      'Spanish and a frame of lines',
      'u.txt',
      latin(
        '\xda\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc2\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xbf\r\n\xb3 A\xa4o de pesca \xb3  1987 \xb3\r\n\xc3\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc5\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xb4\r\n\xb3 Regi\xa2n       \xb3 Mu\xa4\xa2n \xb3\r\n\xc0\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xc1\xc4\xc4\xc4\xc4\xc4\xc4\xc4\xd9\r\nEl cami\xa2n lleg\xa2 despu\x82s del se\xa4or N\xa3\xa4ez; \xa8cu\xa0ndo saldr\xa0?\r\n',
      ),
      /│ Región +│ Muñón │[\s\S]*después del señor Núñez/,
    ),
    sample(
      'Polish of a DOS program',
      'v.txt',
      latin(
        '\x97luza zosta\x88a otwarta w poniedzia\x88ek. W\x88a\x98ciciel \x88odzi zap\x88aci\x88 za wjazd, cho\x86 by\x88 p\xa2\xabno; \xbeagl\xa2wka sta\x88a przy brzegu.\r\n',
      ),
      /została otwarta w poniedziałek\. Właściciel łodzi zapłacił/,
    ),
    sample(
      'Portuguese with few letters',
      'w.txt',
      latin(
        'A eclusa abre \x85s seis. N\xc6o h\xa0 bilhete. A esta\x87\xc6o fica ao p\x82 da ponte, e a informa\x87\xc6o \x82 gr\xa0tis.\r\n',
      ),
      /A estação fica ao pé da ponte, e a informação é grátis/,
    ),
    sample(
      'German of an old Mac',
      'x.txt',
      latin(
        'Die Gr\x9a\xa7e der Schleuse ist f\x9fr alle Schiffe \x9fber zehn Meter zu klein. \xe3Das m\x9fssen wir \x8andern\xd2, sagte er.\r',
      ),
      /Größe der Schleuse ist für alle Schiffe über zehn Meter zu klein/,
    ),
  ]);
});
