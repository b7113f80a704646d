import { pdfCase, readsEach } from '../../../../helpers/fileReading.js';

const escaped = (text: string) => text.replace(/[()\\]/g, '\\$&');
const at = (x: number, y: number, text: string) => `BT /F1 10 Tf ${x} ${y} Td (${escaped(text)}) Tj ET\n`;
/** Rows of cells at these places, downward from `top`. */
const rows = (places: readonly number[], top: number, step: number, ...lines: string[][]) =>
  lines.flatMap((cells, row) => cells.map((text, column) => at(places[column] ?? 0, top - row * step, text))).join('');
const lines = (x: number, top: number, step: number, ...texts: string[]) =>
  texts.map((text, row) => at(x, top - row * step, text)).join('');

const PLACES = [60, 180, 260, 340, 420];
const PROSE = [
  'The council met on Tuesday to',
  'decide about the fees of the',
  'berths in the basin, which had',
  'not changed since 2011, when',
  'the port was sold to the town.',
  'Skippers asked for a lower fee',
  'of 12 euros, but the office',
  'said that 14 would not do.',
];

describe('reading headers of a PDF’s tables in two lines', () => {
  readsEach([
    pdfCase(
      'names that go on below',
      rows(PLACES, 712, 12, ['', 'Boats', 'Fees paid'], ['Port', 'in May', 'in euros']) +
        rows(PLACES, 680, 16, ['Esk', '1,250', '15,000'], ['Wear', '7', '84'], ['Tyne', '740', '8,880']),
      [/^\| Port \| Boats in May \| Fees paid in euros \|\n\| --- .*\n\| Esk \| 1,250 \| 15,000 \|/m],
    ),
    pdfCase(
      'years above groups of columns',
      at(215, 716, '2023') +
        at(375, 716, '2024') +
        rows(
          PLACES,
          700,
          16,
          ['Port', 'In', 'Out', 'In', 'Out'],
          ['Esk', '14', '9', '17', '11'],
          ['Wear', '7', '5', '8', '6'],
        ),
      [/^\| Port \| 2023 In \| 2023 Out \| 2024 In \| 2024 Out \|\n\| --- .*\n\| Esk \| 14 \| 9 \| 17 \| 11 \|/m],
    ),
    pdfCase(
      'words above groups of columns, at their left',
      at(180, 716, 'Northern ports') +
        at(340, 716, 'Southern ports') +
        rows(
          PLACES,
          700,
          16,
          ['Year', 'Boats', 'Fee', 'Boats', 'Fee'],
          ['1st', '14', '9', '17', '11'],
          ['2nd', '7', '5', '8', '6'],
        ),
      [/^\| Year \| Northern ports Boats \| Northern ports Fee \| Southern ports Boats \| Southern ports Fee \|/m],
    ),
    pdfCase(
      'a row of words that isn’t a header',
      rows(
        PLACES,
        700,
        16,
        ['Port', 'Boats', 'Fee'],
        ['Esk', 'none', 'none'],
        ['Wear', '7', '84'],
        ['Tyne', '740', '80'],
      ),
      [/^\| Port \| Boats \| Fee \|\n\| --- .*\n\| Esk \| none \| none \|\n\| Wear \| 7 \| 84 \|/m],
    ),
    pdfCase(
      'labels with colons, which name no column',
      rows(
        [60, 160],
        700,
        18,
        ['Name:', 'Ann Reed'],
        ['Born:', '7 May 1971'],
        ['Length:', '11.4 m'],
        ['Berth:', 'North 12'],
      ),
      [/^\| {2}\| {2}\|\n\| --- \| --- \|\n\| Name: \| Ann Reed \|\n\| Born: \| 7 May 1971 \|/m],
    ),
  ]);
});

describe('reading a PDF’s tables and texts side by side', () => {
  readsEach([
    pdfCase(
      'amounts far from what they are for',
      rows(
        [60, 130, 400, 500],
        700,
        16,
        ['Date', 'Text', 'Amount', 'Balance'],
        ['01.05.', 'Berth north 12', '-14.00', '1,236.00'],
        ['03.05.', 'Deposit of Ann Reed', '250.00', '1,486.00'],
        ['07.05.', 'Crane and winter storage', '-1,250.00', '236.00'],
      ),
      [
        /\| Date \| Text \| Amount \| Balance \|/,
        /\| 01\.05\. \| Berth north 12 \| -14\.00 \| 1,236\.00 \|/,
        /\| 07\.05\. \| Crane and winter storage \| -1,250\.00 \| 236\.00 \|/,
      ],
    ),
    pdfCase(
      'two columns of figures far from long names',
      rows(
        [60, 420, 500],
        700,
        16,
        ['Fees of the northern basin', '15,000.00', '62.5 %'],
        ['Fees of the southern basin', '84.00', '0.4 %'],
        ['Crane and winter storage', '8,880.00', '37.1 %'],
        ['Gifts of the town and others', '3,230.00', '13.4 %'],
      ),
      [
        /\| Fees of the northern basin \| 15,000\.00 \| 62\.5 % \|/,
        /\| Gifts of the town and others \| 3,230\.00 \| 13\.4 % \|/,
      ],
    ),
    pdfCase(
      'a small table beside a text, at other heights',
      lines(60, 700, 13, ...PROSE) +
        rows([330, 430], 695, 17, ['Port', 'Boats'], ['Esk', '14'], ['Wear', '7'], ['Tyne', '3'], ['Tees', '5']),
      [
        /decide about the fees of the berths in the basin, which had not changed since 2011/,
        /\| Port \| Boats \|\n\| --- \| --- \|\n\| Esk \| 14 \|/,
      ],
    ),
    pdfCase(
      'a list of figures beside a text',
      lines(60, 700, 13, ...PROSE) + lines(380, 697, 18, '1,250', '740', '96', '12', '7'),
      [/decide about the fees of the berths in the basin, which had not changed since 2011/, /1,250\s+740\s+96/],
    ),
    pdfCase(
      'two columns of text with figures in them, on the same lines',
      lines(60, 700, 13, ...PROSE) +
        lines(330, 700, 13, ...PROSE.map((text) => text.replace('Tuesday', 'Friday').replace('14', '16'))),
      [/said that 14 would not do\.[^]*met on Friday to decide about the fees of the berths/],
      [/\|/],
    ),
    pdfCase(
      'formulas with numbers',
      [
        ['The load of the gate follows from the level by', 'F = r g h A', '(12)'],
        ['and the level itself from the rain of the day by', 'h = a + b R', '(13)'],
        ['where a is known, and b by', 'b = c / d', '(14)'],
      ]
        .map(
          ([text = '', formula = '', count = ''], row) =>
            at(60, 720 - row * 48, text) + at(200, 696 - row * 48, formula) + at(520, 696 - row * 48, count),
        )
        .join(''),
      [/F = r g h A \(12\)/, /h = a \+ b R \(13\)/, /b = c \/ d \(14\)/],
      [/\|/],
    ),
    pdfCase(
      'losses in brackets, which don’t count',
      rows([60, 260], 700, 16, ['Item', 'Euros'], ['Fees', '(12)'], ['Crane', '(300)'], ['Water', '(13)']),
      [/\| Fees \| \(12\) \|\n\| Crane \| \(300\) \|\n\| Water \| \(13\) \|/],
    ),
  ]);
});
