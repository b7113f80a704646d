import { pdfCase, readsEach, type FileCase } from '../../../../helpers/fileReading.js';

const at = (x: number, y: number, text: string, size = 10) => `BT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET\n`;
const lines = (...texts: string[]) => texts.map((text, index) => at(72, 700 - index * 13, text)).join('');

/** A PDF whose font F1 draws fractions with the codes 1 to 5: slash, raised 1 and 3, lowered 2 and 8. */
const fractions = (what: string, drawing: string, has: RegExp[], hasNot: RegExp[] = []): FileCase => {
  const { content, ...file } = pdfCase(what, drawing, has, hasNot);
  return {
    ...file,
    content: String(content).replace(
      '/Encoding/WinAnsiEncoding',
      '/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[1/fraction/onesuperior/threesuperior/twoinferior/eightinferior]>>',
    ),
  };
};

describe('reading mixed numbers of PDFs', () => {
  readsEach([
    pdfCase(
      'a raised numerator and a lowered denominator after a whole number',
      at(72, 700, 'A rod of 12') +
        at(121.2, 703.6, '1', 7) +
        at(125.1, 700, '/') +
        at(127.9, 698.4, '2', 7) +
        at(135, 700, 'inches was lowered.'),
      [/A rod of 12 1\/2 inches/],
    ),
    pdfCase(
      'a fraction without a whole number, and a power before a slash',
      at(72, 700, 'It took') +
        at(102.2, 703.6, '3', 7) +
        at(106.1, 700, '/') +
        at(108.9, 698.4, '4', 7) +
        at(116, 700, 'of an hour.') +
        at(72, 680, 'A load of 10') +
        at(125.6, 683.6, '3', 7) +
        at(129.6, 680, '/m was measured.'),
      [/It took 3\/4 of an hour/, /10\^3\/m/],
    ),
    fractions('glyphs of a fraction after a whole number', lines('A rod of 121\\0012 inches, and one of 23\\0014.'), [
      /A rod of 12 1⁄2 inches, and one of 2 3⁄4\./,
    ]),
    fractions(
      'raised and lowered glyphs',
      lines('A rod of 12\\002\\001\\004 inches, and one of \\003\\001\\005 inches.'),
      [/A rod of 12 ¹⁄₂ inches, and one of ³⁄₈ inches/],
    ),
    fractions('fractions alone, and after other numbers', lines('A gear of 3\\0014, and of 105\\0016.'), [
      /A gear of 3⁄4, and of 10 5⁄6/,
    ]),
  ]);
});

describe('joining the words of PDFs over line ends', () => {
  readsEach([
    pdfCase(
      'a compound of several words',
      lines('The pump is new, and it is a state-of-the-', 'art pump, as the keeper says with pride.'),
      [/state-of-the-art pump/],
    ),
    pdfCase(
      'a compound that ends in a word of the text',
      lines('They go to the lock on a day-to-', 'day plan, and they write down what they see.'),
      [/day-to-day plan/],
    ),
    pdfCase(
      'a word divided within the last part of a compound',
      lines('The keepers bought a high-perfor-', 'mance pump, and it lifts water for the whole town.'),
      [/high-performance pump/],
    ),
  ]);
});
