import { pdfCase, readsEach } from '../../../../helpers/fileReading.js';

const at = (x: number, y: number, text: string, size = 10) =>
  text === '' ? '' : `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[()]/g, '\\$&')}) Tj ET `;
const rows = (columns: number[], lines: string[][], top = 700, step = 16) =>
  lines
    .flatMap((cells, index) => cells.map((text, column) => at(columns[column] ?? 0, top - index * step, text)))
    .join('');
const PROSE = 'The council will decide about them in the meeting that follows this one.';

describe('reading tables of PDFs', () => {
  readsEach([
    pdfCase(
      'with blank cells, between paragraphs',
      at(60, 740, 'The boats of the ports were these:') +
        rows(
          [60, 200, 280],
          [
            ['Port', 'In', 'Out'],
            ['Esk', '14', '9'],
            ['Wear', '7', ''],
            ['Tyne', '', '3'],
          ],
        ) +
        at(60, 580, PROSE),
      [
        /were these:\n\n\| Port \| In \| Out \|\n\| --- \| --- \| --- \|\n\| Esk \| 14 \| 9 \|\n\| Wear \| 7 \|\s+\|\n\| Tyne \|\s+\| 3 \|\n\nThe council/,
      ],
    ),
    pdfCase(
      'with negative amounts in brackets, below a heading',
      at(230, 716, 'Fees in euros') +
        rows(
          [60, 220, 300],
          [
            ['Item', '2023', '2024'],
            ['Fees of berths', '1,250', '1,400'],
            ['Loss', '(300)', '(12)'],
            ['Gifts of the owners', '', '95'],
            ['Total', '950', '1,483'],
          ],
        ),
      [/\| Item \| 2023 \| 2024 \|/, /\| Loss \| \(300\) \| \(12\) \|/, /\| Gifts of the owners \|\s+\| 95 \|/],
    ),
    pdfCase(
      'whose columns have no names',
      rows(
        [60, 200, 280],
        [
          ['Esk', '14 t', '1801'],
          ['Wear', '7 t', '1822'],
          ['Tyne', '9 t', '1833'],
        ],
      ),
      [/^\|\s+\|\s+\|\s+\|\n\| --- \| --- \| --- \|\n\| Esk \| 14 t \| 1801 \|\n\| Wear \| 7 t \| 1822 \|/m],
    ),
    pdfCase(
      'whose columns are named by quarters',
      rows(
        [60, 200, 280],
        [
          ['Port', 'Q1 2024', 'Q2 2024'],
          ['Esk', '14', '18'],
          ['Wear', '7', '22'],
          ['Tyne', '9', '33'],
        ],
      ),
      [/^\| Port \| Q1 2024 \| Q2 2024 \|\n\| --- /m],
    ),
    pdfCase(
      'of words alone, if no cell is blank',
      rows(
        [60, 180, 300],
        [
          ['Port', 'Keeper', 'Tide'],
          ['Esk', 'Ann Reed', 'high'],
          ['Wear', 'Bo Lund', 'low'],
          ['Tyne', 'Cy Moor', 'low'],
        ],
      ),
      [/\| Wear \| Bo Lund \| low \|/],
    ),
    pdfCase(
      'turned to the side',
      [
        ['Port', 'In', 'Out'],
        ['Esk', '14', '9'],
        ['Wear', '7', '8'],
      ]
        .flatMap((cells, index) =>
          cells.map(
            (text, column) => `BT /F1 10 Tf 0 1 -1 0 ${100 + index * 16} ${100 + column * 90} Tm (${text}) Tj ET `,
          ),
        )
        .join(''),
      [/\| Port \| In \| Out \|/, /\| Wear \| 7 \| 8 \|/],
    ),
    pdfCase(
      'but not lists side by side',
      rows(
        [60, 220],
        [
          ['Almonds', 'Walnuts'],
          ['Hazelnuts', 'Pecans'],
          ['Peanuts', 'Chestnuts'],
        ],
      ),
      [/Hazelnuts Pecans/],
      [/\|/],
    ),
    pdfCase(
      'nor a numbered list with its numbers set apart',
      rows(
        [60, 90],
        [
          ['1.', 'Ring twice, in 2 rows.'],
          ['2.', 'Pay 12 euros.'],
          ['3.', 'Leave by 6.'],
        ],
      ),
      [/Ring twice/],
      [/\|/],
    ),
    pdfCase(
      'nor paragraphs side by side at different heights',
      rows(
        [60, 300],
        [
          ['In 1911 the lock opened', 'About 14 boats pass'],
          ['to boats of 12 meters.', 'in an hour of May 2024.'],
          ['It was shut in 1954.', 'In June, there are 17.'],
        ],
      ) + rows([180], [['See page 12'], ['or page 14'], ['or page 16']], 694),
      [/1911/],
      [/\|/],
    ),
    pdfCase(
      'however many lines there are',
      Array.from({ length: 600 }, (_, index) => at(60, 780 - index, 'a1') + at(200, 780 - index, 'b2')).join(''),
      [/a1/],
    ),
  ]);
});

describe('reading letters of PDFs that are set apart', () => {
  const apart = (text: string, spacing = 4) =>
    `BT /F1 12 Tf ${spacing} Tc 60 700 Td (${text}) Tj ET BT 0 Tc 60 600 Td (${PROSE}) Tj ET`;
  readsEach([
    pdfCase('as words and numbers', apart('HARBOR FEES: 1250 euros'), [/HARBOR FEES: 1250 euros/]),
    pdfCase('as one word', apart('FOREWORD'), [/FOREWORD/]),
    pdfCase('but not letters in order', apart('A B C D E F G', 0), [/A B C D E F G/]),
    pdfCase('nor numbers', apart('1 2 5 0 7 9', 0), [/1 2 5 0 7 9/]),
  ]);
});
