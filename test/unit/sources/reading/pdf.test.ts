import assert from 'node:assert/strict';
import { textOf } from '../../../../src/protocol/index.js';
import { readFile } from 'node:fs/promises';
import { createPlaceOf } from '../../../../src/agent/placeOf.js';
import { readsEach } from '../../../helpers/fileReading.js';
import { readPng, scannedPdf, turnedLeft } from '../../../helpers/scannedPdf.js';
import { createTestReader } from '../../../helpers/testReader.js';
import type { Source } from '../../../../src/agent/interfaces/index.js';

const NOTICE = new URL('../../../fixtures/reading/notice.png', import.meta.url);

/** Where the words of a sentence on the notice stand, in pixels of its 1240 by 700. */
const SENTENCE = {
  text: /Repairs will take until November, and a ferry carries people across every half hour until then\./g,
  left: 68,
  right: 1095,
  top: 200,
  bottom: 228,
};

/** Asserts that a citation of the sentence has one box, on the line that contains it. `place`: the notice on its page. */
function assertBoxes(
  source: Source,
  place: { left: number; top: number; width: number; height: number },
  from = 0,
): void {
  SENTENCE.text.lastIndex = from;
  const found = SENTENCE.text.exec(source.markdown);
  assert.ok(found, source.markdown);
  const { boxes = [] } = createPlaceOf()(source, found.index, found.index + found[0].length);
  assert.equal(boxes.length, 1);
  const [box] = boxes;
  assert.ok(box);
  const inside = (actual: number, wanted: number) => Math.abs(actual - wanted) < 0.01;
  const shown = JSON.stringify(box);
  assert.ok(inside(box.left, place.left + (SENTENCE.left / 1240) * place.width), shown);
  assert.ok(inside(box.left + box.width, place.left + (SENTENCE.right / 1240) * place.width), shown);
  assert.ok(inside(box.top, place.top + (SENTENCE.top / 700) * place.height), shown);
  assert.ok(inside(box.top + box.height, place.top + (SENTENCE.bottom / 700) * place.height), shown);
}

/** A one-page PDF; readers rebuild the missing table of objects. */
function pdf(content: string, annotations: string[] = [], catalog = ''): string {
  const objects = annotations.map((annotation, index) => `${10 + index} 0 obj <</Type/Annot ${annotation}>> endobj`);
  const references = annotations.map((_, index) => `${10 + index} 0 R`).join(' ');
  return `%PDF-1.6
1 0 obj <</Type/Catalog/Pages 2 0 R ${catalog}>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Annots[${references}]/Resources<</Font<</F1 5 0 R>>>>>> endobj
4 0 obj <</Length ${content.length}>> stream
${content}
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj
${objects.join('\n')}
trailer <</Root 1 0 R>>
%%EOF
`;
}
const text = (x: number, y: number, string: string, size = 11, matrix = '1 0 0 1') =>
  `BT /F1 ${size} Tf ${matrix} ${x} ${y} Tm (${string}) Tj ET\n`;
const FIRST = text(72, 720, 'The keepers wrote down the level of the river every morning.');

describe('reading PDFs', () => {
  readsEach([
    {
      what: 'with powers',
      name: 'a.pdf',
      content: pdf(FIRST + text(72, 700, 'It moved 10') + text(131, 704.5, '6', 7) + text(138, 700, 'tons of sand.')),
      has: [/10\^6 ?tons/],
      hasNot: [/^6$/m],
    },
    {
      what: 'with subscripts',
      name: 'b.pdf',
      content: pdf(FIRST + text(72, 700, 'It held CO') + text(121.8, 697.5, '2', 7) + text(129, 700, 'in spring.')),
      has: [/CO₂ ?in spring/],
    },
    {
      what: 'with note marks',
      name: 'c.pdf',
      content: pdf(FIRST + text(72, 700, 'as was reported') + text(149.5, 704.5, '12', 7) + text(160, 700, 'before.')),
      has: [/reported\[12\] ?before/],
    },
    {
      what: 'with a rotated table',
      name: 'd.pdf',
      content: pdf(
        FIRST + text(200, 150, 'North 300 17', 11, '0 1 -1 0') + text(216, 150, 'South 410 23', 11, '0 1 -1 0'),
      ),
      has: [/keepers wrote/, /North 300 17/, /South 410 23/],
    },
    {
      what: 'with vertical text',
      name: 'e.pdf',
      content: pdf(text(300, 700, 'Everything here is turned to the right.', 11, '0 -1 1 0')),
      has: [/Everything here is turned to the right/],
    },
    {
      what: 'with slanted text',
      name: 'f.pdf',
      content: pdf(FIRST + text(100, 300, 'Copy for the keeper', 20, '0.866 0.5 -0.5 0.866')),
      has: [/Copy for the keeper/],
    },
    {
      what: 'with form values',
      name: 'g.pdf',
      content: pdf(
        FIRST + text(72, 600, 'Boat:'),
        [
          '/Subtype/Widget/FT/Tx/T(a)/V(Grey Heron)/Rect[150 595 300 613]/F 4',
          '/Subtype/Widget/FT/Ch/Ff 131072/T(b)/V(Berth 9)/Opt[(Berth 9)(Berth 10)]/Rect[150 570 300 588]/F 4',
        ],
        '/AcroForm<</Fields[10 0 R 11 0 R]>>',
      ),
      has: [/Boat: Grey Heron/, /Berth 9/],
    },
    {
      what: 'with notes on the page',
      name: 'h.pdf',
      content: pdf(FIRST, [
        '/Subtype/FreeText/Contents(Ask the keeper about this.)/DA(/F1 11 Tf)/Rect[72 500 300 540]/F 4',
      ]),
      has: [/Ask the keeper about this/],
    },
  ]);

  it('recognizes text in a picture, and states its confidence', async () => {
    const test = await createTestReader();
    try {
      const uri = 'file:///reading/notice.png';
      const bytes = new Uint8Array(await readFile(NOTICE));
      test.documents.set(uri, { uri, title: 'notice.png', bytes });
      const source = await test.reader.read({ uri }, test.context({ fresh: true }));
      assert.equal(source.format, 'image');
      assert.match(source.markdown, /stone bridge was closed on Tuesday after divers found a crack of two metres/);
      assert.match(source.warnings.map((warning) => textOf(warning)).join(), /recognized \(\d\d% confidence\)/);
      const { recognized = 0 } = createPlaceOf()(source, 20, 60);
      assert.ok(recognized > 0.8 && recognized <= 1, String(recognized));
      assertBoxes(source, { left: 0, top: 0, width: 1, height: 1 });
    } finally {
      await test.reader.close();
    }
  }).timeout(60_000);

  it('recognizes scanned pages, however they are placed and turned, and keeps where each word stands', async () => {
    const picture = readPng(await readFile(NOTICE));
    const test = await createTestReader();
    try {
      const uri = 'file:///reading/scan.pdf';
      const bytes = new Uint8Array(
        scannedPdf([
          { picture, at: [60, 400, 480, 271] },
          // Shown after a quarter turn to the right: 800 by 600 points.
          { picture: turnedLeft(picture), at: [100, 50, 372, 660], turn: 90 },
          { picture, at: [0, 200, 600, 339], isBlackAndWhite: true },
        ]),
      );
      test.documents.set(uri, { uri, title: 'scan.pdf', bytes });
      const source = await test.reader.read({ uri }, test.context({ fresh: true }));
      assert.deepEqual(
        source.recognized?.map(({ words }) => new Set(words.map(({ box }) => box.page))),
        [new Set([1]), new Set([2]), new Set([3])],
      );
      const [first = 0, second = 0, third = 0] = source.pageStarts ?? [];
      assertBoxes(source, { left: 0.1, top: 129 / 800, width: 0.8, height: 271 / 800 }, first);
      assertBoxes(source, { left: 50 / 800, top: 100 / 600, width: 660 / 800, height: 372 / 600 }, second);
      assertBoxes(source, { left: 0, top: 261 / 800, width: 1, height: 339 / 800 }, third);
    } finally {
      await test.reader.close();
    }
  }).timeout(120_000);
});
