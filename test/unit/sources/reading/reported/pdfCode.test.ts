import { readsEach, type FileCase } from '../../../../helpers/fileReading.js';
import { pdfFile } from '../../../../helpers/pdfFile.js';

const COURIER = '20 0 obj <</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>> endobj';
/** 0.6 em in Courier. */
const ADVANCE = 0.6;

type Line = [font: 'text' | 'code', x: number, y: number, text: string, size?: number];
const draw = (lines: readonly Line[]): string =>
  lines
    .map(
      ([font, x, y, text, size = 10]) =>
        `BT /${font === 'text' ? 'F1' : 'F2'} ${size} Tf ${x} ${y} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`,
    )
    .join('\n');

const manual = (what: string, lines: readonly Line[], has: RegExp[], hasNot: RegExp[] = []): FileCase => ({
  what,
  name: 'manual.pdf',
  content: pdfFile(draw(lines), { objects: [COURIER] }).replace('/F1 5 0 R', '/F1 5 0 R/F2 20 0 R'),
  has,
  hasNot,
});

const ABOVE: Line[] = [
  ['text', 60, 740, 'The keeper lists the patterns in a file, one to a line, and sorts it by'],
  ['text', 60, 728, 'their weight before the program reads it. Here is how such a file begins:'],
];
const BELOW: Line[] = [
  ['text', 60, 600, 'A file without a first line like this one is ignored, and so is every line of it that'],
  ['text', 60, 588, 'has no colon. The program says how many lines it has left out.'],
];

describe('reading code in PDFs', () => {
  readsEach([
    manual(
      'with its lines, indentation, and empty lines, none of which is a heading or an item',
      [
        ...ABOVE,
        ['code', 72, 704, '# Written by the keeper', 8],
        ['code', 72, 694, '- {weight}', 8],
        ['code', 72, 674, 'if (weight > 50) {', 8],
        ['code', 72 + 2 * ADVANCE * 8, 664, 'return', 8],
        ['code', 72 + 10 * ADVANCE * 8, 664, 'first;', 8],
        ['code', 72, 654, '}', 8],
        ...BELOW,
      ],
      [
        /begins:\n\n```\n# Written by the keeper\n- \{weight\}\n\nif \(weight > 50\) \{\n {2}return {2}first;\n\}\n```\n\nA file without/,
      ],
    ),
    manual(
      'but not the end of a paragraph that is a file name',
      [...ABOVE, ['code', 60, 716, '/etc/patterns=weights'], ...BELOW],
      [/begins:\s+\/etc\/patterns=weights\n\nA file/],
      [/```/],
    ),
    manual(
      'but not what was filled into a form',
      [...ABOVE, ['code', 72, 694, 'Ada Quint, Harbor Office'], ['code', 72, 682, '12 Quay Street, Whitby'], ...BELOW],
      [/12 Quay Street/],
      [/```/],
    ),
    manual(
      'but not a text that was written with a typewriter',
      [
        ...[...ABOVE, ...BELOW].map(([, ...rest]): Line => ['code', ...rest]),
        ['code', 60, 560, 'Level = 12 cm; it was read at noon.'],
      ],
      [/Level = 12 cm/],
      [/```/],
    ),
  ]);
});
