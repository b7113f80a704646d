import { createHash } from 'node:crypto';
import { readsEach, type FileCase } from '../../../../helpers/fileReading.js';

const HELVETICA = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>';
interface Layout {
  fonts?: string[];
  objects?: Record<number, string>;
  catalog?: string;
  page?: string;
  resources?: string;
}
/** A PDF of one page for each content; readers rebuild the missing table of objects. Fonts are F1, F2, … */
function pdf(
  contents: string | string[],
  { fonts = [HELVETICA], objects = {}, catalog = '', page = '', resources = '' }: Layout = {},
): Uint8Array {
  const pages = typeof contents === 'string' ? [contents] : contents;
  const fontList = fonts.map((_, index) => `/F${index + 1} ${5 + index} 0 R`).join(' ');
  const text = [
    '%PDF-1.6',
    `1 0 obj <</Type/Catalog/Pages 2 0 R ${catalog}>> endobj`,
    `2 0 obj <</Type/Pages/Kids[${pages.map((_, index) => `${100 + index} 0 R`).join(' ')}]/Count ${pages.length}>> endobj`,
    ...fonts.map((font, index) => `${5 + index} 0 obj ${font} endobj`),
    ...Object.entries(objects).map(([id, object]) => `${id} 0 obj ${object} endobj`),
    ...pages.flatMap((content, index) => [
      `${100 + index} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${200 + index} 0 R ${page}/Resources<</Font<<${fontList}>>${resources}>>>> endobj`,
      `${200 + index} 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj`,
    ]),
    'trailer <</Root 1 0 R>>\n%%EOF\n',
  ].join('\n');
  return Buffer.from(text, 'latin1');
}
const at = (x: number, y: number, text: string, size = 10, font = 1) =>
  `BT /F${font} ${size} Tf ${x} ${y} Td (${text}) Tj ET\n`;
const stream = (text: string, dictionary = '') => `<<${dictionary}/Length ${text.length}>> stream\n${text}\nendstream`;
const file = (what: string, content: Uint8Array, has: RegExp[], hasNot: RegExp[] = [], says?: RegExp): FileCase => ({
  what,
  name: 'report.pdf',
  content,
  has,
  hasNot,
  says,
});

const LEFT = [
  'The northern weir was mended in spring',
  'and since then the keepers have written',
  'down its level every morning and every',
  'evening. Residents below asked for the',
  'figures in plain language.',
];
const RIGHT = [
  'The southern lock stayed shut all year',
  'because its gate had rusted. The port',
  'bought a new one in the autumn and it',
  'opened again in the first week of the',
  'following February.',
];

/** Standard security handler, revision 2: RC4 with 40 bits and an empty password (ISO 32000-1, 7.6.3). */
function encrypted(text: string): Uint8Array {
  const padding = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
  const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest();
  const rc4 = (key: Buffer, data: Buffer) => {
    const state = Uint8Array.from({ length: 256 }, (_, index) => index);
    for (let i = 0, j = 0; i < 256; i++) {
      j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
      [state[i], state[j]] = [state[j] ?? 0, state[i] ?? 0];
    }
    let i = 0;
    let j = 0;
    return Buffer.from(
      data.map((byte) => {
        i = (i + 1) & 255;
        j = (j + (state[i] ?? 0)) & 255;
        [state[i], state[j]] = [state[j] ?? 0, state[i] ?? 0];
        return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
      }),
    );
  };
  const owner = rc4(md5(padding).subarray(0, 5), padding);
  const id = Buffer.from('0123456789abcdef0123456789abcdef', 'hex');
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(-4);
  const key = md5(padding, owner, permissions, id).subarray(0, 5);
  const user = rc4(key, padding);
  const objectKey = (number: number) => md5(key, Buffer.from([number, 0, 0, 0, 0])).subarray(0, 10);
  const content = rc4(objectKey(200), Buffer.from(at(72, 700, text), 'latin1'));
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[100 0 R]/Count 1>> endobj\n5 0 obj ${HELVETICA} endobj\n100 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 200 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj\n9 0 obj <</Filter/Standard/V 1/R 2/O<${owner.toString('hex')}>/U<${user.toString('hex')}>/P -4>> endobj\n200 0 obj <</Length ${content.length}>> stream\n`,
      'latin1',
    ),
    content,
    Buffer.from(
      `\nendstream endobj\ntrailer <</Root 1 0 R/Encrypt 9 0 R/ID[<${id.toString('hex')}><${id.toString('hex')}>]>>\n%%EOF\n`,
      'latin1',
    ),
  ]);
}

describe('reading PDFs that other readers got wrong', () => {
  readsEach([
    file(
      'two columns on the same lines',
      pdf(
        LEFT.map((line, index) => at(60, 700 - index * 14, line) + at(330, 700 - index * 14, RIGHT[index] ?? '')).join(
          '',
        ),
      ),
      [
        /figures in plain language\.\s[^]*The southern lock/,
        /every\s+evening\. Residents below asked for the\s+figures/,
      ],
    ),
    file(
      'two columns below a title over both, line by line from the left',
      pdf(
        at(150, 750, 'A year at the river', 18) +
          LEFT.map((line, index) => at(60, 700 - index * 14, line)).join('') +
          RIGHT.map((line, index) => at(330, 693 - index * 14, line)).join(''),
      ),
      [/A year at the river[^]*The northern weir[^]*plain language\.[^]*The southern lock[^]*following February\./],
    ),
    file(
      'words divided at the end of a line, and ranges that keep their dash',
      pdf(
        [
          'The deduction of expenses is per-',
          'mitted for the years 1990-',
          '1995 under the state-of-the-',
          'art rules of the Anglo-',
          'Swedish office, and it is co-',
          'operative to file it in time for',
        ]
          .map((line, index) => at(60, 700 - index * 14, line, 11))
          .join(''),
      ),
      [/is permitted for the years 1990-1995 under/, /Anglo-Swedish office/],
      [/19901995|AngloSwedish/],
    ),
    file(
      'letters that are set one by one, with spaces that are only gaps',
      pdf(
        'BT /F1 11 Tf 60 700 Td [(T) 20 (h) -5 (e) -300 (g) 10 (a) -8 (te) -290 (is) -280 (open) 15 (.) -310 (Fee: 1) -20 (2)] TJ ET',
      ),
      [/The gate is open\. Fee: 12/],
    ),
    file(
      'bold text that is drawn twice',
      pdf(
        at(60, 700, 'Total fee 120', 12) +
          at(60.4, 700, 'Total fee 120', 12) +
          at(60, 670, 'Paid in May by the office.', 12),
      ),
      [/Total fee 120/, /Paid in May by the office\./],
      [/Total fee 120[^]*Total fee 120/, /TTotal|112200/],
    ),
    file(
      'a shadow drawn below its text',
      pdf(
        at(61, 699, 'Harbour report', 20) +
          at(60, 700, 'Harbour report', 20) +
          at(60, 660, 'It was read in May by all.', 12),
      ),
      [/Harbour report/],
      [/Harbour report[^]*Harbour report/],
    ),
    file('a file that opens without a password', encrypted('The locked report can be read by everybody.'), [
      /The locked report can be read by everybody\./,
    ]),
    file(
      'text in forms that the page uses',
      pdf(`${at(60, 700, 'On the page itself.')}/X1 Do`, {
        resources: '/XObject<</X1 60 0 R>>',
        objects: {
          60: stream(
            at(60, 650, 'In a form of the page.'),
            '/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>',
          ),
        },
      }),
      [/On the page itself\./, /In a form of the page\./],
    ),
    file(
      'replaced text of a span',
      pdf('BT /F1 11 Tf 60 700 Td (The fee is ) Tj /Span <</ActualText (twelve)>> BDC (12) Tj EMC ( euros.) Tj ET'),
      [/The fee is (?:twelve|12) euros\./],
    ),
    file(
      'a font whose letters have no meaning, which is told',
      pdf('BT /F1 11 Tf 60 700 Td <00240025002600270028> Tj 0 -20 Td <00290030003100320033> Tj ET', {
        fonts: ['<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Sub/Encoding/Identity-H/DescendantFonts[51 0 R]>>'],
        objects: {
          51: '<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Sub/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 52 0 R>>',
          52: '<</Type/FontDescriptor/FontName/ABCDEF+Sub/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
        },
      }),
      [],
      [],
      /./,
    ),
    file(
      'numbers in a table, row by row',
      pdf(
        [
          ['Boat', 'Summer', 'Winter'],
          ['Heron', '1,234', '12.5'],
          ['Tern', '98', '7'],
          ['Gull', '(45)', '-3'],
        ]
          .map((row, line) => row.map((text, column) => at(60 + column * 150, 700 - line * 18, text)).join(''))
          .join(''),
      ),
      [/Heron\W+1,234\W+12\.5/, /Tern\W+98\W+7\b/, /Gull\W+\(45\)\W+-3/],
      [/HeronTern|1,23498/],
    ),
    file(
      'lists with marks of a symbol font',
      pdf(
        ['Moor the boat', 'Pay the fee of 12', 'Leave by noon']
          .map((text, index) => at(60, 700 - index * 16, '\\267', 11, 2) + at(75, 700 - index * 16, text, 11))
          .join(''),
        { fonts: [HELVETICA, '<</Type/Font/Subtype/Type1/BaseFont/Symbol>>'] },
      ),
      [/[-*•] +Moor the boat\s+[-*•] +Pay the fee of 12\s+[-*•] +Leave by noon/],
    ),
    file(
      'footers that change only in the number of the page',
      pdf(
        [
          'The first part tells of the weir and of its keepers.',
          'The second part tells of the lock and of its gate.',
          'The third part tells of the harbor and of its boats.',
          'The fourth part tells of the fees and of the office.',
        ].map(
          (text, index) =>
            at(60, 760, 'Harbour report 2024', 8) + at(60, 600, text, 11) + at(280, 30, `Page ${index + 1} of 4`, 8),
        ),
      ),
      [/first part[^]*second part[^]*third part[^]*fourth part/],
      [/Page 2 of 4/, /Harbour report 2024[^]*Harbour report 2024/],
    ),
  ]);
});
