import { pdfCase, readsEach } from '../../../../helpers/fileReading.js';

const at = (x: number, y: number, text: string, size = 10) =>
  `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[()]/g, '\\$&')}) Tj ET `;
const lines = (x: number, top: number, texts: string[], step = 13) =>
  texts.map((text, index) => at(x, top - index * step, text)).join('');
const cells = (top: number, table: string[][], step: number) =>
  table.flatMap((row, index) => row.map((text, column) => at(60 + column * step, top - index * 13, text))).join('');
const LETTER = 'Dear Mr. Quint, the levels of the last years are these, as you asked us in your letter:';

describe('reading what stands side by side in PDFs', () => {
  readsEach([
    pdfCase(
      'the addresses of a letter, one after the other',
      lines(60, 740, ['Harbor Office of Whitby', '12 Quay Street', 'Whitby YO21 1DH', 'United Kingdom']) +
        lines(340, 740, ['Mr. Bo Quint', '7 Mill Lane', 'Durham DH1 3EL', 'United Kingdom']) +
        at(60, 660, LETTER),
      [
        /Harbor Office of Whitby\s+12 Quay Street\s+Whitby YO21 1DH\s+United Kingdom\s+Mr\. Bo Quint\s+7 Mill Lane\s+Durham/,
      ],
      [/\|/],
    ),
    pdfCase(
      'dates and fees, which are no addresses',
      lines(60, 740, ['Date of entry', 'May 7, 2024', 'June 8, 2024', 'All of May']) +
        lines(340, 740, ['Fee in euros', '14 euros', '12 euros', '26 euros']) +
        at(60, 660, LETTER),
      [/\| May 7, 2024 \| 14 euros \|/, /\| All of May \| 26 euros \|/],
    ),
    pdfCase(
      'close columns of figures',
      at(60, 660, LETTER) +
        cells(
          630,
          [
            ['Year', 'Min', 'Max', 'Mean'],
            ['2001', '1.2', '3.5', '2.4'],
            ['2002', '0.9', '3.1', '2.1'],
            ['2003', '1.1', '2.9', '2.0'],
          ],
          29,
        ),
      [/\| Year \| Min \| Max \| Mean \|/, /\| 2002 \| 0\.9 \| 3\.1 \| 2\.1 \|/],
    ),
    pdfCase(
      'figures in words of wide spacing are no columns',
      lines(60, 700, ['The keeper wrote', 'down 12 boats in', 'May of 1911, and', 'forty in June of']) +
        at(60, 640, LETTER),
      [/The keeper wrote down 12 boats in\s+May of 1911/],
      [/\|/],
    ),
    pdfCase(
      'one row of figures below the names of their columns',
      at(60, 660, LETTER) +
        cells(
          630,
          [
            ['Year', 'Lowest', 'Highest'],
            ['2001', '1.2', '3.5'],
          ],
          110,
        ),
      [/\| Year \| Lowest \| Highest \|/, /\| 2001 \| 1\.2 \| 3\.5 \|/],
    ),
    pdfCase(
      'a table below two columns that end at one height',
      lines(
        60,
        740,
        Array.from({ length: 9 }, (_, index) => `Alpha line ${index} of the left column goes on so`),
      ) +
        lines(
          330,
          740,
          Array.from({ length: 9 }, (_, index) => `Bravo line ${index} of the right column goes on`),
        ) +
        cells(
          590,
          [
            ['Year', 'In', 'Out'],
            ['2001', '12', '35'],
            ['2002', '9', '31'],
          ],
          60,
        ) +
        at(330, 60, '7'),
      [/Alpha line 8[^]*Bravo line 0[^]*Bravo line 8[^]*\| 2002 \| 9 \| 31 \|/],
    ),
    pdfCase(
      'a left column that goes on below a short right one',
      lines(
        60,
        740,
        Array.from({ length: 6 }, (_, index) => `Alpha line ${index} of the left column goes on so`),
      ) +
        lines(
          60,
          640,
          Array.from({ length: 6 }, (_, index) => `Gamma line ${index} of the left column goes on so`),
        ) +
        lines(
          330,
          740,
          Array.from({ length: 6 }, (_, index) => `Bravo line ${index} of the right column goes on`),
        ),
      [/Alpha line 5[^]*Gamma line 0[^]*Gamma line 5[^]*Bravo line 0/],
    ),
    pdfCase(
      'a first letter that is as high as two lines',
      at(60, 687, 'T', 33) +
        lines(82, 700, [
          'he gate of the weir was built in 1898 by the',
          'town, which paid 12,000 marks for it and then',
        ]) +
        lines(60, 674, ['sold it to the office.']) +
        at(60, 587, 'A', 33) +
        lines(84, 600, [
          'gate was a rare thing, and so the town kept the',
          'gate for itself until the year of the flood.',
        ]),
      [/The gate of the weir was built in 1898 by the town, which/, /A gate was a rare thing, and/],
    ),
    pdfCase(
      'titles without the dots that lead to their pages',
      lines(60, 700, ['1 Scope . . . . . . . . . . . . . . . . . . . .', '2 Fees in 2024 ........................']) +
        lines(400, 700, ['3', '12']),
      [/1 Scope\W+3\b/, /2 Fees in 2024\W+12\b/],
      [/\. ?\. ?\./],
    ),
    pdfCase(
      'a fraction that is drawn one above the other after a whole number',
      `${at(60, 700, 'Take 2', 11)}${at(97, 704, '1', 7)}97 702.5 4 0.4 re f ${at(97, 696, '2', 7)}${at(105, 700, 'cups of salt for it', 11)}`,
      [/Take 2 1\/2 cups of salt/],
    ),
  ]);
});
