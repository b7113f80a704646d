import { readsEach } from '../../../../helpers/fileReading.js';
import { pdfFile } from '../../../../helpers/pdfFile.js';

const line = (y: number, text: string) => `BT /F1 12 Tf 60 ${y} Td (${text}) Tj ET`;
/** A PDF whose second font names its letters by numbers, without saying which they are. */
const withNumberedFont = (content: string) =>
  pdfFile(content, {
    objects: [
      '20 0 obj <</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Odd/FirstChar 1/LastChar 9/Widths[500 500 500 500 500 500 500 500 500]/Encoding<</Type/Encoding/Differences[1/g101/g102/g103/g104/g105/g106/g107/g108/g109]>>>> endobj',
      '21 0 obj <</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Sub/Encoding/Identity-H/DescendantFonts[22 0 R]>> endobj',
      '22 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Sub/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 23 0 R>> endobj',
      '23 0 obj <</Type/FontDescriptor/FontName/ABCDEF+Sub/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>> endobj',
    ],
  }).replace('/F1 5 0 R', '/F1 5 0 R/F2 20 0 R/F3 21 0 R');
const READABLE = 'The council of the port decided on the fees of all the berths';
/** "the boat was here" by the numbers of glyphs, of which 3 is the space. */
const GLYPHS = '<005700480003004500520044005700030057004400460048>';

describe('reading PDFs with few letters, and letters without names', () => {
  readsEach([
    { what: 'a label', name: 'label.pdf', content: pdfFile(line(700, 'Fee: 12 EUR')), has: [/^Fee: 12 EUR$/m] },
    { what: 'one word', name: 'word.pdf', content: pdfFile(line(700, 'Closed')), has: [/^Closed$/m] },
    { what: 'one number', name: 'number.pdf', content: pdfFile(line(700, '1,250')), has: [/1,250/] },
    { what: 'a page without a letter', name: 'blank.pdf', content: pdfFile('0 0 m 10 10 l S'), has: [], says: /text/ },
    {
      what: 'a line in a font without names',
      name: 'names.pdf',
      content: withNumberedFont(`${line(700, READABLE)} BT /F2 12 Tf 60 670 Td <010203040506070809> Tj ET`),
      has: [/decided on the fees/],
      says: /Letters missing.*\d/,
    },
    {
      what: 'a line of numbers of glyphs, which look like letters',
      name: 'glyphs.pdf',
      content: withNumberedFont(`${line(700, READABLE)} BT /F3 12 Tf 60 670 Td ${GLYPHS} Tj ET`),
      has: [/decided on the fees/],
      hasNot: [/WKH|ERDW|WH/],
      says: /Letters missing.*\d/,
    },
    {
      what: 'nothing but numbers of glyphs',
      name: 'allGlyphs.pdf',
      content: withNumberedFont([700, 680, 660].map((y) => `BT /F3 12 Tf 60 ${y} Td ${GLYPHS} Tj ET`).join(' ')),
      has: [],
      says: /fonts don't specify/,
    },
  ]);
});

const atom = (link: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Port log</title>${link}<entry><title>Ice</title><content>Ice closed the port.</content></entry></feed>`;

describe('reading feeds that go on elsewhere', () => {
  readsEach([
    {
      what: 'Atom with a next page',
      name: 'log.atom',
      content: atom('<link rel="next" href="?page=2"/>'),
      has: [/Ice closed the port/],
      says: /continues on further pages/,
    },
    {
      what: 'RSS with an archive in Atom’s vocabulary',
      name: 'log.rss',
      content:
        '<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>Port log</title><a:link rel="prev-archive" href="https://example.org/2023"/><item><title>Ice</title><description>Ice closed the port.</description></item></channel></rss>',
      has: [/Ice closed the port/],
      says: /continues on further pages/,
    },
    {
      what: 'a JSON feed with the address of its next page',
      name: 'log.json',
      content: JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Port log',
        next_url: 'https://example.org/2',
        items: [{ id: '1', content_text: 'Ice closed the port.' }],
      }),
      has: [/Ice closed the port/],
      says: /continues on further pages/,
    },
    {
      what: 'a feed with a link to itself only',
      name: 'whole.atom',
      content: atom('<link rel="self" href="/feed"/><link rel="alternate" href="/"/>'),
      has: [/Ice closed the port/],
      says: /^$/,
    },
  ]);
});

const notebook = (...outputs: object[]) =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [{ cell_type: 'code', source: 'run()', metadata: {}, outputs }],
  });
const LONG = Array.from({ length: 400 }, (_, step) => `step ${step} of 400\n`);

describe('reading notebooks with long outputs', () => {
  readsEach([
    {
      what: 'a log',
      name: 'log.ipynb',
      content: notebook({ output_type: 'stream', name: 'stdout', text: LONG }),
      has: [/step 0 of 400/],
      hasNot: [/step 399 /],
      says: /cut off after 3000 characters: 1\./,
    },
    {
      what: 'two results',
      name: 'results.ipynb',
      content: notebook(
        { output_type: 'execute_result', data: { 'text/plain': LONG } },
        {
          output_type: 'display_data',
          data: { 'text/html': `<table>${'<tr><td>12</td><td>14</td></tr>'.repeat(400)}</table>` },
        },
      ),
      has: [/step 0 of 400/, /\| 12 \| 14 \|/],
      says: /cut off after 3000 characters: 2\./,
    },
    {
      what: 'a short result',
      name: 'short.ipynb',
      content: notebook({ output_type: 'stream', name: 'stdout', text: ['The fee is 12\n'] }),
      has: [/The fee is 12/],
      says: /^$/,
    },
  ]);
});
